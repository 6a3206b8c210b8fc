// What the window says while one writes: length, finding, the outline.

export const writing = {
  "count.of": "/ {range}",
  "count.under": "差 {n}",
  "count.over": "超 {n}",
  "count.selected": "选中 {n} 字",
  "count.here": "本段 {n} 字",

  "info.length": "字数要求",
  "info.length_hint": "如：1200–1600",
  "info.length_bad": "请写成 1200–1600，也可以只写一头：1200–。",
};
