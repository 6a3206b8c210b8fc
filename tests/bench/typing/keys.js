// Clocks the keys of the page that this window shows: from the press to the first animation frame after the text changed,
// and to the end of what that frame drew. The body of a function.
window.pressed = [];
let key = null;
window.addEventListener("keydown", (event) => (key = { stamp: event.timeStamp, heard: performance.now() }), true);
const editable = document.querySelector("[contenteditable=true]");
new MutationObserver(() => {
  if (key === null) return;
  const one = key;
  key = null;
  one.changed = performance.now();
  requestAnimationFrame(() => {
    one.frame = performance.now();
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      one.drawn = performance.now();
      window.pressed.push(one);
    };
    after.port2.postMessage(null);
  });
}).observe(editable, { subtree: true, childList: true, characterData: true });
