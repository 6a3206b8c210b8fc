// Words that are not in the text, drawn in it: those that were deleted, or that would be added. They can be read and pressed, and
// nothing else: no caret, no key and no clipboard reaches them, and they are not in the document.
import type { Paint } from "../../ipc/types";
import type { PageHost } from "../host";
import type { PageTextKey } from "../texts";

const LABELS: Partial<Record<Paint["drawn"], PageTextKey>> = {
  went: "ghost_went",
  comes: "ghost_comes",
  elsewhere: "ghost_elsewhere",
};

export function ghost(
  paint: Paint,
  host: PageHost,
  chosen: boolean,
  choose: (change: string) => void,
): HTMLElement {
  const { change, drawn, photo, text, whole } = paint;
  const dom = document.createElement(drawn === "comes" ? "ins" : "del");
  dom.className = `ghost ${drawn}${whole ? " line" : ""}${chosen ? " chosen" : ""}`;
  dom.contentEditable = "false";
  dom.draggable = false;
  if (change !== null) dom.dataset.change = change;
  const label = document.createElement("span");
  label.className = drawn === "elsewhere" ? "label" : "unseen";
  label.textContent = host.text(LABELS[drawn] ?? "ghost_went");
  dom.append(label);
  if (photo !== null) {
    const image = document.createElement("img");
    image.src = host.photoUrl(photo, "thumb", null);
    image.alt = "";
    image.draggable = false;
    dom.append(image);
  }
  dom.append(text === "\n" ? "¶" : text);
  // A press chooses the change; the caret stays where it is.
  dom.addEventListener("mousedown", (event) => {
    event.preventDefault();
    if (change !== null && event.button === 0) choose(change);
  });
  return dom;
}
