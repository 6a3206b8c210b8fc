// The page: one story in one ProseMirror document. It outlives the element it is shown in, so that undo, caret and scroll
// survive a change of story; the window keeps one Page per open story.
//
// It imports no Svelte and no IPC: what it needs from outside is PageHost, its changes are reported through `subscribe`.
import { history } from "prosemirror-history";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import {
  NodeSelection,
  Selection,
  type Command,
  type EditorState,
  type Plugin,
  type Transaction,
} from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Block, Content, Figure, FigureId } from "../ipc/types";
import type {
  CommandName,
  Counts,
  FieldName,
  Manuscript,
  Modes,
  OutlineRow,
  Place,
  Prompt,
} from "../model/manuscript";
import type { PartName } from "../model/parts";
import { codes } from "./codes";
import { commandTable, isActive, linkAt, setLink } from "./commands";
import { fromDoc, part, startOfPart, toDoc } from "./content";
import { countsOf } from "./count";
import { Draft } from "./draft";
import { caretIn } from "./enter";
import { readField, writeField } from "./fields";
import { Finder } from "./find/finder";
import { hints } from "./hints";
import type { PageHost } from "./host";
import { insertText } from "./insert-text";
import { keys } from "./keys";
import { ManyFigures } from "./many";
import { hold, writingModes } from "./modes";
import { outlineOf } from "./outline";
import { clipboard } from "./paste";
import { pendingPastes } from "./pending-pastes";
import { placeOf, selectionAt } from "./place";
import { PlacedFigures } from "./placed";
import { prompts, promptsOf } from "./prompts";
import { replaceContent } from "./replace-content";
import { Marking } from "./review/marking";
import { MountedPage } from "./mounted-page";
import { takeBlocks } from "./take-back";
import { figureLaw } from "./tray";
import { typing } from "./typing";

export type { PageHost } from "./host";

const newId = () => crypto.randomUUID();

export class Page implements Manuscript {
  readonly finder: Finder;
  readonly figures: PlacedFigures;
  /** What is done with several figures at once. */
  readonly many: ManyFigures;
  readonly marking: Marking;

  private readonly draft: Draft;
  private readonly modes: Modes = { focus: false, typewriter: false };
  private readonly commands: Record<CommandName, Command>;
  private shown: MountedPage | null = null;
  /** Pixels from the top, where the page is not shown. */
  private scroll: number;

  constructor(
    private readonly host: PageHost,
    content: Content,
    place: Place | null,
  ) {
    const doc = toDoc(content);
    this.draft = new Draft(doc, selectionAt(doc, place), {
      view: () => this.view,
      follow: (tr) => this.finder.follow(tr),
    });
    this.finder = new Finder(this.draft);
    this.figures = new PlacedFigures(this.draft);
    this.many = new ManyFigures(this.draft);
    this.marking = new Marking(this.draft, host);
    this.commands = commandTable({ newId, askLink: () => void this.askLink() });
    this.draft.equip(this.plugins(place?.prompts ?? []));
    this.scroll = place?.scroll ?? 0;
  }

  private plugins(given: Prompt[]): Plugin[] {
    const { host, draft } = this;
    return [
      typing(),
      keys(),
      pendingPastes(),
      clipboard({
        host,
        insert: (figures, into) => this.takeIn(figures, into),
        change: (make) => draft.change(make),
      }),
      codes({
        expand: (code) => host.expandCode?.(code) ?? Promise.resolve(code),
        change: (make) => draft.change(make),
      }),
      figureLaw({ composing: () => this.view?.composing ?? false, newId }),
      history({ depth: 500 }),
      hints(host),
      writingModes(this.modes),
      this.marking.plugin(),
      prompts(given),
      gapCursor(),
      dropCursor({ class: "drop-line", color: false, width: 2 }),
    ];
  }

  private get state(): EditorState {
    return this.draft.state;
  }

  private get view(): EditorView | null {
    return this.shown?.view ?? null;
  }

  mount(element: HTMLElement): void {
    this.unmount();
    this.shown = new MountedPage(element, this.scroll, {
      draft: this.draft,
      host: this.host,
      modes: this.modes,
      scrolled: () => this.finder.redraw(),
    });
    this.finder.redraw();
  }

  unmount(): void {
    if (!this.shown) return;
    this.scroll = this.shown.scroll;
    this.shown.end();
    this.shown = null;
    this.draft.settle();
  }

  /** Notes the scroll position before something covers the page. */
  cover(): void {
    this.shown?.cover();
  }

  /** Restores the scroll position when the page is seen again after something covered it. */
  uncover(): void {
    this.shown?.uncover();
  }

  /** The language of the window changed. */
  relabel(): void {
    this.shown?.relabel();
  }

  /** Counts changes of the document. */
  get revision(): number {
    return this.draft.revision;
  }

  content(): Content {
    return fromDoc(this.state.doc);
  }

  /** Calls the listener after the document or the selection changed, once for all changes of one turn. */
  subscribe(listener: () => void): () => void {
    return this.draft.subscribe(listener);
  }

  place(): Place {
    return placeOf(this.state.selection, this.shown?.scroll ?? this.scroll, promptsOf(this.state));
  }

  field<N extends FieldName>(name: N): Content[N] {
    return readField(this.state.doc, name);
  }

  setField<N extends FieldName>(name: N, value: Content[N]): void {
    this.draft.edit(name, (state) => writeField(state.tr, name, value));
  }

  counts(): Counts {
    return countsOf(this.state.doc, this.state.selection);
  }

  outline(): OutlineRow[] {
    return outlineOf(this.state.doc, this.state.selection);
  }

  setModes(modes: Modes): void {
    Object.assign(this.modes, modes);
    this.draft.redraw();
    if (this.view && modes.typewriter) hold(this.view);
  }

  /** Takes blocks of an older revision back; see take-back.ts. */
  takeBlocks(blocks: readonly Block[], from: number, to: number): void {
    this.draft.act((state) => takeBlocks(state, blocks, from, to));
  }

  insertText(text: string): void {
    this.draft.act((state) => insertText(state, text));
    this.view?.focus();
  }

  run(name: CommandName): boolean {
    if (this.view?.composing) return false;
    const done = this.commands[name](this.state, (tr) => this.draft.dispatch(tr), this.view ?? undefined);
    if (name !== "link") this.view?.focus();
    return done;
  }

  can(name: CommandName): boolean {
    return this.commands[name](this.state, undefined, this.view ?? undefined);
  }

  active(name: CommandName): boolean {
    return isActive(this.state, name);
  }

  /** The block of the body with this number, counted from 1, under the caret and in the middle of the window. */
  selectBlock(index: number): void {
    const body = part(this.state.doc, "body");
    if (index < 1 || index > body.childCount) return;
    const offset = body.children.slice(0, index - 1).reduce((sum, block) => sum + block.nodeSize, 0);
    const pos = startOfPart(this.state.doc, "body") + offset;
    this.draft.change((state) =>
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

  focus(field?: PartName): void {
    if (field) this.draft.change((state) => caretIn(state.tr, field).scrollIntoView());
    this.shown?.focus(field === undefined);
  }

  /** Restores a whole content in one step that undo takes back; what is the same in both stays. */
  replace(content: Content): void {
    this.draft.act((state) => replaceContent(state, content, null));
  }

  /** What was pasted or dropped: the first photo fills the empty figure it was meant for, each other becomes its own figure. */
  private takeIn(figures: Figure[], into: FigureId | null): void {
    const [first, ...others] = figures;
    if (into !== null && first) this.figures.givePhoto(into, first);
    this.figures.insert(into === null ? figures : others);
  }

  private async askLink(): Promise<void> {
    const href = await this.host.openLink(linkAt(this.state));
    if (href === null) return;
    this.draft.change((state) => {
      let made: Transaction | null = null;
      setLink(href)(state, (tr) => (made = tr));
      return made;
    });
    this.view?.focus();
  }
}
