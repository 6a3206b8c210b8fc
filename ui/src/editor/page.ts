// The page: one story in one ProseMirror document. It outlives the element it is shown in, so that undo, caret and scroll
// survive a change of story; the window keeps one Page per open story.
//
// It knows no Svelte and no IPC: what it needs from outside is PageHost, what it tells is `subscribe`.
import { closeHistory, history } from "prosemirror-history";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import type { Node } from "prosemirror-model";
import { EditorState, NodeSelection, Selection, type Command, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { Block, Content, Count, Figure, FigureId } from "../ipc/types";
import { codes } from "./codes";
import { commandTable, isActive, linkAt, setLink, type CommandName } from "./commands";
import { fromDoc, part, startOfPart, toDoc, type PartName } from "./content";
import { caretIn } from "./enter";
import { readField, writeField, type FieldName } from "./fields";
import {
  figureAt,
  findFigure,
  fromTray,
  givePhoto,
  insertFigures,
  listFigures,
  moveFigure,
  removeFigure,
  setFigure,
  takeBack,
  toParagraph,
  toTray,
  type PlacedFigure,
} from "./figures";
import { FigureView } from "./figure-view";
import { Finder } from "./find/finder";
import { countApart, countHere, countSelection, countStory } from "./count";
import { hints, writeHints } from "./hints";
import type { PageHost } from "./host";
import { insertText } from "./insert-text";
import { keys } from "./keys";
import { hold, writingModes, type Modes } from "./modes";
import { ManyFigures } from "./many";
import { outlineOf, type OutlineRow } from "./outline";
import { clipboard } from "./paste";
import { pendingPastes } from "./pending-pastes";
import { placeOf, selectionAt, scrollerOf, type Place } from "./place";
import { prompts, promptsOf } from "./prompts";
import { bringsMarks, Marking } from "./review/marking";
import { reveal } from "./reveal";
import { takeBlocks } from "./take-back";
import { takeKeyboard } from "./take-keyboard";
import { figureLaw, lawful } from "./tray";
import { typing } from "./typing";
import { UndoSteps } from "./undo-steps";

export type { CommandName } from "./commands";
export type { FieldName } from "./fields";
export type { PlacedFigure } from "./figures";
export type { PageHost } from "./host";
export type { Place } from "./place";

/** How long after the end of a composition the page leaves the document alone. WebKit settles within 20 ms. */
const SETTLED = 50;

export class Page {
  /** Counts changes of the document. */
  revision = 0;

  readonly finder = new Finder({
    state: () => this.state,
    view: () => this.view,
    change: (make) => this.change(make),
    tell: () => this.tell(),
  });

  /** What is done with several figures at once. */
  readonly many = new ManyFigures({
    state: () => this.state,
    view: () => this.view,
    act: (make) => this.act(make),
  });

  readonly marking: Marking;

  private readonly modes: Modes = { focus: false, typewriter: false };
  private state: EditorState;
  private view: EditorView | null = null;
  private scroll: number;
  private readonly commands: Record<CommandName, Command>;
  private readonly listeners = new Set<() => void>();
  private readonly figureViews = new Set<FigureView>();
  private listed: PlacedFigure[] = [];
  private telling = false;
  private waiting: (() => void)[] = [];
  private readonly steps = new UndoSteps();

  constructor(
    private readonly host: PageHost,
    content: Content,
    place: Place | null,
  ) {
    const newId = () => crypto.randomUUID();
    this.marking = new Marking({
      state: () => this.state,
      view: () => this.view,
      change: (make) => this.change(make),
      act: (make) => this.act(make),
      page: host,
    });
    this.commands = commandTable({ newId, askLink: () => void this.askLink() });
    const doc = toDoc(content);
    this.state = EditorState.create({
      doc,
      selection: selectionAt(doc, place),
      plugins: [
        typing(),
        keys(),
        pendingPastes(),
        clipboard({
          host,
          insert: (figures, into) => this.takeIn(figures, into),
          change: (make) => this.change(make),
        }),
        codes({
          expand: (code) => host.expandCode?.(code) ?? Promise.resolve(code),
          change: (make) => this.change(make),
        }),
        figureLaw({ composing: () => this.view?.composing ?? false, newId }),
        history({ depth: 500 }),
        hints(host),
        writingModes(this.modes),
        this.marking.plugin(),
        prompts(place?.prompts ?? []),
        gapCursor(),
        dropCursor({ class: "drop-line", color: false, width: 2 }),
      ],
    });
    this.scroll = place?.scroll ?? 0;
  }

  mount(element: HTMLElement): void {
    this.unmount();
    const scroller = scrollerOf(element);
    this.view = new EditorView(element, {
      state: this.state,
      attributes: () => ({
        class: "page",
        role: "textbox",
        tabindex: "0",
        "aria-multiline": "true",
        "aria-label": this.host.text("story"),
        lang: readField(this.state.doc, "language"),
        spellcheck: "false",
        autocorrect: "off",
        autocapitalize: "off",
      }),
      nodeViews: {
        figure: (node, view, getPos) => {
          const shown = new FigureView(node, view, getPos, this.host, (gone) =>
            this.figureViews.delete(gone),
          );
          this.figureViews.add(shown);
          return shown;
        },
      },
      dispatchTransaction: (tr) => this.apply(tr),
      handleScrollToSelection: (view) =>
        (this.modes.typewriter && view.state.selection.empty) || reveal(view, scroller),
      handleDOMEvents: {
        compositionend: () => {
          this.steps.seal();
          setTimeout(() => this.settle(), SETTLED);
          return false;
        },
        // A link in the page is text to be edited; nothing in the window navigates.
        click: (_view, event) => {
          if (event.target instanceof Element && event.target.closest("a")) event.preventDefault();
          return false;
        },
      },
    });
    takeKeyboard(this.view);
    writeHints(this.view.dom, this.host);
    scroller.scrollTop = this.scroll;
    scroller.addEventListener("scroll", this.scrolled, { passive: true });
    this.finder.redraw();
  }

  private readonly scrolled = (): void => {
    this.scroll = this.scrolledTo();
    this.finder.redraw();
  };

  /** A page that is not laid out, because something covers it, stays where it was. */
  private scrolledTo(): number {
    const scroller = this.view && scrollerOf(this.view.dom);
    return scroller && scroller.clientHeight > 0 ? scroller.scrollTop : this.scroll;
  }

  /** It is seen again after something covered it: where it was. */
  uncover(): void {
    if (this.view) scrollerOf(this.view.dom).scrollTop = this.scroll;
  }

  unmount(): void {
    if (!this.view) return;
    const scroller = scrollerOf(this.view.dom);
    this.scroll = this.scrolledTo();
    scroller.removeEventListener("scroll", this.scrolled);
    this.view.destroy();
    this.view = null;
    this.settle();
  }

  content(): Content {
    return fromDoc(this.state.doc);
  }

  /** The document itself, as a name for the text that stands here now. */
  get document(): Node {
    return this.state.doc;
  }

  /** Calls the listener after the document or the selection changed, once for all changes of one turn. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  place(): Place {
    return placeOf(this.state.selection, this.scrolledTo(), promptsOf(this.state));
  }

  field<N extends FieldName>(name: N): Content[N] {
    return readField(this.state.doc, name);
  }

  setField<N extends FieldName>(name: N, value: Content[N]): void {
    this.change((state) => this.steps.sameEdit(writeField(state.tr, name, value), name));
  }

  counts(): {
    story: Count;
    selection: Count | null;
    here: Count | null;
    apart: { headline: number; captions: number };
  } {
    const { doc, selection } = this.state;
    return {
      story: countStory(doc),
      selection: countSelection(doc, selection),
      here: countHere(selection),
      apart: countApart(doc),
    };
  }

  outline(): OutlineRow[] {
    return outlineOf(this.state.doc, this.state.selection);
  }

  setModes(modes: Modes): void {
    Object.assign(this.modes, modes);
    this.view?.updateState(this.state);
    if (this.view && modes.typewriter) hold(this.view);
  }

  figures(): PlacedFigure[] {
    const list = listFigures(this.state.doc);
    const same = list.length === this.listed.length && list.every((one, index) => one === this.listed[index]);
    if (!same) this.listed = list;
    return this.listed;
  }

  selectedFigure(): FigureId | null {
    return figureAt(this.state);
  }

  selectFigure(id: FigureId): void {
    const spot = findFigure(this.state.doc, id);
    if (!spot) return;
    this.change((state) => state.tr.setSelection(NodeSelection.create(state.doc, spot.pos)));
    const shown = this.view?.nodeDOM(spot.pos);
    if (shown instanceof HTMLElement) shown.scrollIntoView({ block: "nearest" });
  }

  setFigure(id: FigureId, patch: Partial<Figure>): void {
    const what = `${id} ${Object.keys(patch).join(" ")}`;
    this.change((state) => this.steps.sameEdit(setFigure(state.tr, id, patch), what));
  }

  /** Takes blocks of an older revision back; see take-back.ts. */
  takeBlocks(blocks: readonly Block[], from: number, to: number): void {
    this.act((state) => takeBlocks(state, blocks, from, to));
  }

  moveFigure(id: FigureId, direction: "up" | "down"): void {
    this.act((state) => moveFigure(state, id, direction));
  }

  canMoveFigure(id: FigureId, direction: "up" | "down"): boolean {
    return moveFigure(this.state, id, direction) !== null;
  }

  toTray(id: FigureId): void {
    this.act((state) => toTray(state, id));
  }

  toParagraph(id: FigureId): void {
    this.act((state) => toParagraph(state, id));
  }

  fromTray(id: FigureId): void {
    this.act((state) => fromTray(state, id));
  }

  /** Gives a figure whose picture is missing its photo, with the facts that the photo brings and nobody wrote yet. */
  givePhoto(id: FigureId, photo: Figure): void {
    this.change((state) => closeHistory(givePhoto(state.tr, id, photo)));
  }

  removeFigure(id: FigureId): void {
    this.act((state) => removeFigure(state, id));
  }

  insertFigures(figures: Figure[]): void {
    if (figures.length > 0)
      this.change((state) => closeHistory(insertFigures(state, figures)).scrollIntoView());
  }

  takeBack(figure: Figure): void {
    this.act((state) => takeBack(state.tr, figure));
  }

  insertText(text: string): void {
    this.act((state) => insertText(state, text));
    this.view?.focus();
  }

  run(name: CommandName): boolean {
    if (this.view?.composing) return false;
    const done = this.commands[name](this.state, (tr) => this.dispatch(tr), this.view ?? undefined);
    if (name !== "link") this.view?.focus();
    return done;
  }

  can(name: CommandName): boolean {
    return this.commands[name](this.state, undefined, this.view ?? undefined);
  }

  active(name: CommandName): boolean {
    return isActive(this.state, name);
  }

  /** The language of the window changed: names and hints are said anew. */
  relabel(): void {
    if (!this.view) return;
    writeHints(this.view.dom, this.host);
    this.view.updateState(this.state);
    this.refreshPhotos();
  }

  /** Photos came to be known that were not: their places are drawn anew. */
  refreshPhotos(): void {
    for (const shown of this.figureViews) shown.draw();
  }

  /** The block of the body with this number, counted from 1, under the caret and in the middle of the window. */
  selectBlock(index: number): void {
    const body = part(this.state.doc, "body");
    if (index < 1 || index > body.childCount) return;
    const offset = body.children.slice(0, index - 1).reduce((sum, block) => sum + block.nodeSize, 0);
    const pos = startOfPart(this.state.doc, "body") + offset;
    this.change((state) =>
      state.tr.setSelection(
        body.child(index - 1).isAtom
          ? NodeSelection.create(state.doc, pos)
          : Selection.near(state.doc.resolve(pos + 1)),
      ),
    );
    const shown = this.view?.nodeDOM(pos);
    if (shown instanceof HTMLElement) shown.scrollIntoView({ block: "center" });
    this.view?.focus();
  }

  focus(field: PartName | null = null): void {
    if (field) this.change((state) => caretIn(state.tr, field).scrollIntoView());
    this.view?.focus();
  }

  /** Restores a whole content in one step that undo takes back. */
  replace(content: Content): void {
    const doc = toDoc(content);
    this.change((state) => {
      const tr = state.tr.replaceWith(0, state.doc.content.size, doc.content);
      for (const [name, value] of Object.entries(doc.attrs)) tr.setDocAttribute(name, value);
      tr.setSelection(Selection.near(tr.doc.resolve(Math.min(state.selection.head, tr.doc.content.size))));
      return closeHistory(lawful(tr));
    });
  }

  /** What was pasted or dropped: the first photo fills the empty figure it was meant for, the others stand for themselves. */
  private takeIn(figures: Figure[], into: FigureId | null): void {
    const [first, ...others] = figures;
    if (into !== null && first) this.givePhoto(into, first);
    this.insertFigures(into === null ? figures : others);
  }

  private async askLink(): Promise<void> {
    const href = await this.host.openLink(linkAt(this.state));
    if (href === null) return;
    this.change((state) => {
      let made: Transaction | null = null;
      setLink(href)(state, (tr) => (made = tr));
      return made;
    });
    this.view?.focus();
  }

  /** A change that is one step of undo by itself, however soon it follows another. */
  private act(make: (state: EditorState) => Transaction | null): void {
    this.change((state) => {
      const tr = make(state);
      return tr && closeHistory(tr);
    });
  }

  /** Makes a change now, or as soon as the input method has finished its word. */
  private change(make: (state: EditorState) => Transaction | null): void {
    const run = () => {
      const tr = make(this.state);
      if (tr && (tr.docChanged || tr.selectionSet || bringsMarks(tr))) this.dispatch(tr);
    };
    if (this.view?.composing) this.waiting.push(run);
    else run();
  }

  private settle(): void {
    if (this.view?.composing || this.waiting.length === 0) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const run of waiting) run();
  }

  private dispatch(tr: Transaction): void {
    if (this.view) this.view.dispatch(tr);
    else this.apply(tr);
  }

  private apply(tr: Transaction): void {
    this.steps.begin(tr);
    const old = this.state;
    const applied = old.applyTransaction(tr);
    this.state = applied.state;
    if (this.state.doc !== old.doc) {
      this.revision += 1;
      for (const one of applied.transactions) this.finder.follow(one);
    }
    this.view?.updateState(this.state);
    // Marks that wait for the next letter (Ctrl+B in an empty place) are on too.
    const marked = this.state.storedMarks !== old.storedMarks;
    if (this.state.doc !== old.doc || !this.state.selection.eq(old.selection) || marked) this.tell();
  }

  private tell(): void {
    if (this.telling) return;
    this.telling = true;
    queueMicrotask(() => {
      this.telling = false;
      for (const listener of this.listeners) listener();
    });
  }
}
