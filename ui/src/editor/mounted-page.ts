// A page while it is shown: its view in an element of the window, how far it is scrolled, its figures as they are drawn.
// It lives from the page's mount to its unmount; what has to outlive it, the page keeps.
import { EditorView } from "prosemirror-view";
import type { Modes } from "../model/manuscript";
import type { Draft } from "./draft";
import { readField } from "./fields";
import { FigureView } from "./figure-view";
import { writeHints } from "./hints";
import type { PageHost } from "./host";

import { scrollerOf } from "./place";
import { reveal } from "./reveal";
import { takeKeyboard } from "./take-keyboard";

interface MountOptions {
  draft: Draft;
  host: PageHost;
  /** Read anew at every change; the code that changes them has the draft drawn again. */
  modes: Readonly<Modes>;
  scrolled(): void;
}

export class MountedPage {
  readonly view: EditorView;
  /** The element that scrolls, found once: when the page is taken down, Svelte has removed its element from the window. */
  private readonly scroller: HTMLElement;
  private readonly figures = new Set<FigureView>();

  constructor(
    element: HTMLElement,
    /** Pixels from the top. */
    private at: number,
    private readonly page: MountOptions,
  ) {
    this.scroller = scrollerOf(element);
    this.view = this.viewIn(element);
    takeKeyboard(this.view);
    writeHints(this.view.dom, page.host);
    this.scroller.scrollTop = at;
    this.scroller.addEventListener("scroll", this.scrolled, { passive: true });
  }

  private viewIn(element: HTMLElement): EditorView {
    const { draft, host, modes } = this.page;
    return new EditorView(element, {
      state: draft.state,
      attributes: () => ({
        class: "page",
        role: "textbox",
        tabindex: "0",
        "aria-multiline": "true",
        "aria-label": host.text("story"),
        lang: readField(draft.state.doc, "language"),
        spellcheck: "false",
        autocorrect: "off",
        autocapitalize: "off",
      }),
      nodeViews: {
        figure: (node, view, getPos) => {
          const figure = new FigureView(node, view, getPos, host, (gone) => this.figures.delete(gone));
          this.figures.add(figure);
          return figure;
        },
      },
      dispatchTransaction: (tr) => draft.apply(tr),
      handleScrollToSelection: (view) =>
        (modes.typewriter && view.state.selection.empty) || reveal(view, this.scroller),
      handleDOMEvents: {
        compositionend: () => {
          draft.composed();
          return false;
        },
        // A link in the page is text to be edited; nothing in the window navigates.
        click: (_view, event) => {
          if (event.target instanceof Element && event.target.closest("a")) event.preventDefault();
          return false;
        },
      },
    });
  }

  private readonly scrolled = (): void => {
    this.at = this.scroll;
    this.page.scrolled();
  };

  /** Pixels from the top. For a page that is not laid out, because it is covered or gone already, the last known value. */
  get scroll(): number {
    return this.scroller.clientHeight > 0 ? this.scroller.scrollTop : this.at;
  }

  /** Notes the scroll position before the page is covered: the event that tells of it may come after. */
  cover(): void {
    this.at = this.scroll;
  }

  /** Restores the scroll position when the page is seen again after something covered it. */
  uncover(): void {
    this.scroller.scrollTop = this.at;
  }

  /** Takes the keyboard; `staying` where it was scrolled to, as WebKit brings the caret into sight when a panel had the keyboard. */
  focus(staying: boolean): void {
    const at = this.scroll;
    this.view.focus();
    if (staying) this.scroller.scrollTop = at;
  }

  /** Writes names and hints anew after the language of the window changed. */
  relabel(): void {
    writeHints(this.view.dom, this.page.host);
    this.page.draft.redraw();
    for (const figure of this.figures) figure.draw();
  }

  end(): void {
    this.scroller.removeEventListener("scroll", this.scrolled);
    this.view.destroy();
  }
}
