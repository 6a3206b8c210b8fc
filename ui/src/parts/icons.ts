// Line drawings on a 16-unit square, drawn for this window; the stroke takes the colour of the text beside it.

export const icons = {
  plus: "M8 3.5v9M3.5 8h9",
  find: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.4 10.4l3.1 3.1",
  more: "M3.6 8h.01M8 8h.01M12.4 8h.01",
  down: "M4.5 6.5 8 10l3.5-3.5",
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3.5 8.5l3 3 6-7",
  panel: "M2.5 3.5h11v9h-11zM10 3.5v9",
  undo: "M6 3.5 3 6.5l3 3M3 6.5h6.2a3.3 3.3 0 0 1 0 6.6H6.5",
  redo: "M10 3.5l3 3-3 3M13 6.5H6.8a3.3 3.3 0 0 0 0 6.6h2.7",
  strong: "M4.8 3h3.6a2.4 2.4 0 0 1 0 4.8H4.8zM4.8 7.8h4.3a2.6 2.6 0 0 1 0 5.2H4.8z",
  emphasis: "M9.8 3 6.2 13M7.4 3h4.2M4.4 13h4.2",
  link: "M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.3 6.7a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8",
  subheading: "M3.5 3v10M9.5 3v10M3.5 8h6M12.3 13V8.4l-1.3.9",
  quote: "M3 4.5h.01M3 4v8M6 5h7M6 8h7M6 11h4.5",
  bullets: "M3 4.3h.01M3 8h.01M3 11.7h.01M6 4.3h7.2M6 8h7.2M6 11.7h7.2",
  numbers: "M2.6 3.4l.9-.6v3.4M2.5 10h1.7L2.5 12.6h1.8M6.8 4.3h6.4M6.8 8h6.4M6.8 11.7h6.4",
  rule: "M2.5 8h11",
  photo: "M2.5 3.5h11v9h-11zM2.8 11l3.2-3.3 2.4 2.4 1.8-1.7 3 2.8M10.6 6.2h.01",
  up: "M8 12.5v-9M4.3 7.2 8 3.5l3.7 3.7",
  downward: "M8 3.5v9M4.3 8.8 8 12.5l3.7-3.7",
  to_tray: "M8 2.5v6M5.6 6.2 8 8.6l2.4-2.4M2.5 9.5v4h11v-4",
  from_tray: "M8 9V3M5.6 5.3 8 2.9l2.4 2.4M2.5 9.5v4h11v-4",
  paragraph: "M3 4h10M5 7h8M3 10h10M3 13h6",
  remove: "M3.5 4.5h9M6.2 4.5v-1.5h3.6v1.5M4.6 4.5l.6 8.5h5.6l.6-8.5M6.9 7v3.5M9.1 7v3.5",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  folder: "M2.5 12.5v-9h4l1.5 1.8h5.5v7.2z",
  warn: "M8 2.8l5.7 10.2H2.3zM8 6.6v3M8 11.3h.01",
} as const;

export type IconName = keyof typeof icons;
