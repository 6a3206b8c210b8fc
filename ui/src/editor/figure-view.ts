// How a figure looks: the picture, which cannot be edited, and under it the caption, which is ordinary text. The two are
// siblings inside one <figure>; nothing is positioned, so that an input method may compose in the caption.
import { figureOf } from "./facts";
import type { Node } from "prosemirror-model";
import { NodeSelection } from "prosemirror-state";
import type { EditorView, NodeView } from "prosemirror-view";
import type { Framing } from "../ipc/types";
import { shownSize } from "../model/framing";
import type { PageHost } from "./host";
import { schema } from "./schema";
import { fill } from "./texts";

/** Width in pixels of the picture under the pointer. */
const DRAGGED_WIDTH = 140;

export class FigureView implements NodeView {
  readonly dom = document.createElement("figure");
  readonly contentDOM = document.createElement("figcaption");
  private readonly shot = document.createElement("div");
  private readonly size: "thumb" | "web";

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    private readonly host: PageHost,
    private readonly forget: (view: FigureView) => void,
  ) {
    const pos = getPos();
    const inTray = pos !== undefined && view.state.doc.resolve(pos).parent.type === schema.nodes.tray;
    this.size = inTray ? "thumb" : "web";
    this.dom.setAttribute("role", "group");
    this.contentDOM.setAttribute("role", "group");
    this.shot.className = "shot";
    this.shot.contentEditable = "false";
    this.shot.draggable = true;
    this.shot.addEventListener("mousedown", this.select);
    this.shot.addEventListener("dblclick", this.pick);
    this.shot.addEventListener("dragstart", this.shrink);
    this.dom.append(this.shot, this.contentDOM);
    this.draw();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    const old = this.node;
    this.node = node;
    if (old.attrs !== node.attrs || old.textContent !== node.textContent) this.name();
    if ((["photo", "alt", "framing"] as const).some((name) => old.attrs[name] !== node.attrs[name]))
      this.draw();
    return true;
  }

  /** Draws everything anew: the language changed, or the photo's file is known now. */
  draw(): void {
    const { photo, alt } = this.node.attrs as { photo: string | null; alt: string };
    this.dom.classList.toggle("missing", photo === null);
    this.shot.replaceChildren(photo === null ? this.missing() : this.picture(photo, alt));
    this.name();
  }

  private name(): void {
    const caption = this.node.textContent;
    const key = this.node.attrs.photo === null ? "figure_missing" : "figure";
    this.dom.dataset.figureId = this.node.attrs.id as string;
    this.dom.setAttribute("aria-label", fill(this.host.text(key), { caption }));
    this.contentDOM.setAttribute("aria-label", this.host.text("caption"));
    this.contentDOM.classList.toggle("empty", caption === "");
  }

  private picture(photo: string, alt: string): HTMLElement {
    const image = document.createElement("img");
    const row = this.host.photo(photo);
    const framing = this.node.attrs.framing as Framing | null;
    if (row) {
      const { width, height } = shownSize(framing, row);
      image.width = width;
      image.height = height;
    }
    image.alt = alt;
    image.draggable = false;
    image.decoding = "async";
    // A long story opens with the pictures in sight; the place of the others is kept by width and height.
    image.loading = "lazy";
    image.src = this.host.photoUrl(photo, this.size, framing);
    return image;
  }

  private missing(): HTMLElement {
    const box = document.createElement("div");
    const says = document.createElement("b");
    says.textContent = this.host.text("picture_missing");
    box.className = "absent";
    box.append(says);
    if (this.host.pickPhoto) {
      const add = document.createElement("button");
      add.type = "button";
      add.textContent = this.host.text("picture_missing_hint");
      add.addEventListener("click", this.pick);
      box.append(add);
    }
    return box;
  }

  /** A press on the picture selects the figure; the drag that may follow then carries it. */
  private readonly select = (event: MouseEvent): void => {
    const pos = this.getPos();
    if (event.button !== 0 || pos === undefined || event.target instanceof HTMLButtonElement) return;
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
    this.view.focus();
  };

  /** A picture as large as the column would hide the place it is dragged to. */
  private readonly shrink = (event: DragEvent): void => {
    const image = this.shot.querySelector("img");
    const small = document.createElement("canvas");
    if (!image?.naturalWidth) return;
    small.width = DRAGGED_WIDTH;
    small.height = Math.round((DRAGGED_WIDTH * image.naturalHeight) / image.naturalWidth);
    small.getContext("2d")?.drawImage(image, 0, 0, small.width, small.height);
    // WebKitGTK gives the drag up for an element that is not in the document.
    small.className = "dragged";
    document.body.append(small);
    event.dataTransfer?.setDragImage(small, DRAGGED_WIDTH / 2, -8);
    setTimeout(() => small.remove());
  };

  private readonly pick = (): void => {
    if (this.node.attrs.photo === null) this.host.pickPhoto?.(figureOf(this.node));
  };

  selectNode(): void {
    this.dom.classList.add("selected");
  }

  deselectNode(): void {
    this.dom.classList.remove("selected");
  }

  /** Presses and keys on the picture are handled here; drags, and everything in the caption, by the page. */
  stopEvent(event: Event): boolean {
    if (!(event.target instanceof HTMLElement) || !this.shot.contains(event.target)) return false;
    if (event.target instanceof HTMLButtonElement)
      return !event.type.startsWith("drag") && event.type !== "drop";
    return event.type === "mousedown";
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    if (mutation.type === "selection") return false;
    return mutation.type === "attributes" || !this.contentDOM.contains(mutation.target);
  }

  destroy(): void {
    this.forget(this);
  }
}
