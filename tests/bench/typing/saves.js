// Clocks the window's saves from outside: how long the page is busy writing its text down and handing it over, and how long
// until the bottom line shows that it is on disk. The body of a function.
window.saves = [];
const encode = TextEncoder.prototype.encode;
let bytes = 0;
TextEncoder.prototype.encode = function (text) {
  const out = encode.call(this, text);
  bytes = out.length;
  return out;
};
const later = window.setTimeout;
window.setTimeout = (run, ...rest) =>
  later((...given) => {
    bytes = 0;
    const start = performance.now();
    run(...given);
    if (bytes > 10_000) window.saves.push({ start, bytes, busy: performance.now() - start });
  }, ...rest);
new MutationObserver(() => {
  const save = window.saves.at(-1);
  if (save) save.acknowledged ??= performance.now() - save.start;
}).observe(document.querySelector("[data-saved]"), { attributes: true });
