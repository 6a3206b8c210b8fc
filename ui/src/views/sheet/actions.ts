// The actions on the photos that are chosen on the contact sheet. Each is one step of undo on the page.

import { AS_IT_IS, settled, turned } from "../../model/framing";
import type { Differing, Figure, FigureId } from "../../ipc/types";
import { between } from "../../model/contact-sheet";
import type { Desk } from "../../model/desk.svelte";
import type { StorySession } from "../../model/story-session.svelte";
import type { PlacedFigure } from "../../model/manuscript";
import { announce } from "../../parts/announce.svelte";
import { t } from "../../text/speak.svelte";
import { asPatch } from "./as-patch";
import type { Drag } from "./drag.svelte";
import type { Sheet } from "./sheet.svelte";
import type { SheetNavigation } from "./navigation.svelte";

/** What the actions need. */
interface Surroundings {
  desk: Desk;
  sheet: Sheet;
  walk: SheetNavigation;
  drag: () => Drag;
  /** Gives the keyboard to the caption of the photo under the keys. */
  write: () => void;
  /** The name of the key of undo. */
  undo: () => string;
}

export class SheetActions {
  constructor(
    private readonly around: Surroundings,
    private readonly story: () => StorySession,
  ) {}

  private get sheet() {
    return this.around.sheet;
  }

  /** The photo under the keys. */
  get figure(): Figure | undefined {
    return this.around.walk.cursor?.figure;
  }

  /** The photos in sight, in their order. */
  private list(): readonly PlacedFigure[] {
    return this.around.walk.list;
  }

  /** Whether there is a photo under the keys. */
  get any(): boolean {
    return this.sheet.cursor !== null;
  }

  /** The chosen photos that the filter shows, in the order shown; the cursor's where there is none. */
  ids(): FigureId[] {
    const { cursor } = this.sheet;
    const ids = this.list().flatMap(({ figure }) => (this.sheet.isChosen(figure.id) ? figure.id : []));
    return ids.length > 0 ? ids : cursor === null ? [] : [cursor];
  }

  write(): void {
    this.around.write();
  }

  compare(): void {
    this.around.walk.compare();
  }

  look(look: "grid" | "loupe"): void {
    this.sheet.look = this.sheet.look === look ? "grid" : look;
  }

  /** Switches between one pixel of the photo on one of the screen, and the whole photo. */
  zoom(): void {
    if (this.sheet.look === "grid") this.sheet.look = "loupe";
    this.sheet.zoom(!this.sheet.sight.full);
  }

  /** One step back: a drag is cancelled, a picture becomes the grid again, the grid the page. */
  back(): void {
    const drag = this.around.drag();
    if (drag.ids.length > 0) return drag.letGo();
    this.sheet.back();
    if (!this.sheet.open) this.close();
  }

  close(): void {
    this.sheet.leave();
    setTimeout(() => this.story().page.focus());
  }

  private patch(patch: Partial<Figure>): void {
    const ids = this.ids();
    if (ids.length > 0) this.story().page.many.setFacts(ids.map((id) => [id, patch]));
  }

  rate(rating: number): void {
    this.patch({ rating });
    announce(t("sheet.rated", { n: rating }));
  }

  /** Pressed again, the flag comes off. */
  pick(pick: "picked" | "rejected" | "open"): void {
    const now = this.list().find(({ figure }) => figure.id === this.sheet.cursor)?.figure.pick ?? "open";
    const next = now === pick ? "open" : pick;
    this.patch({ pick: next });
    announce(t(`sheet.said_${next}`));
  }

  /** Turns by so many quarters to the right; the photo files themselves stay as they are. */
  turn(quarters: number): void {
    const ids = new Set(this.ids());
    const turns = this.list().flatMap(({ figure }): [FigureId, Partial<Figure>][] =>
      ids.has(figure.id) && figure.photo !== null
        ? [[figure.id, { framing: settled(turned(figure.framing ?? AS_IT_IS, quarters)) ?? undefined }]]
        : [],
    );
    if (turns.length > 0) this.story().page.many.setFacts(turns);
  }

  place(): void {
    const ids = this.ids();
    this.story().page.many.place(ids, null);
    announce(t("sheet.placed", { n: ids.length }));
  }

  toTray(): void {
    this.story().page.many.toTray(this.ids());
  }

  /** Removes the photos; the cursor goes on to the first one behind them. */
  remove(): void {
    const ids = this.ids();
    const list = this.list().map(({ figure }) => figure.id);
    const leaving = new Set(ids);
    const last = list.findIndex((id) => id === ids.at(-1));
    const next = list.slice(last + 1).find((id) => !leaving.has(id));
    const before = list.slice(0, last).findLast((id) => !leaving.has(id));
    this.story().page.many.remove(ids);
    this.sheet.put(next ?? before ?? null);
    this.around.desk.notices.tell("news", t("sheet.removed", { n: ids.length, undo: this.around.undo() }));
  }

  /** One place along the order of the page. */
  shift(step: -1 | 1): void {
    const list = this.list().map(({ figure }) => figure.id);
    const ids = this.ids();
    const at = list.findIndex((id) => id === (step < 0 ? ids[0] : ids.at(-1)));
    const beside = list[at + step];
    if (this.sheet.sort !== "page" || beside === undefined) return;
    this.story().page.many.move(ids, beside, step < 0 ? "before" : "behind");
  }

  all(): void {
    const list = this.list();
    const [first, last] = [list[0], list.at(-1)];
    if (first && last)
      this.sheet.stretch(
        this.sheet.cursor ?? first.figure.id,
        between(list, first.figure.id, last.figure.id),
      );
  }

  /** Exchanges the photo; the written words stay, the file's time and photographer come with it. */
  async replace(
    ask: (photo: Figure, differing: Differing[]) => Promise<boolean | null | undefined>,
  ): Promise<void> {
    const [id] = this.ids();
    if (id === undefined) return;
    try {
      await this.exchange(id, ask);
    } catch (thrown) {
      this.around.desk.notices.fail(thrown);
    }
  }

  private async exchange(id: FigureId, ask: Parameters<SheetActions["replace"]>[0]): Promise<void> {
    const { desk } = this.around;
    const [picked, ...more] = await desk.photos.pick();
    const figure = this.story().figures.find((one) => one.figure.id === id)?.figure;
    if (!picked || !figure) return;
    const { facts, differing } = await desk.captions.exchange(figure, picked);
    const take = differing.length > 0 ? await ask(picked, differing) : false;
    if (take === null || take === undefined) return;
    const taken = take ? differing.map(({ field, there }) => [field, there]) : [];
    const brought = { ...facts, ...Object.fromEntries(taken) } as Partial<Figure>;
    this.story().page.many.replacePhoto(id, picked, brought);
    this.story().page.many.attach(more);
    announce(t("sheet.replaced"));
  }

  copy(): void {
    this.sheet.copied = this.sheet.cursor;
    announce(t("sheet.copied"));
  }

  /** Puts the facts of the photo that was copied on all that are chosen. */
  async paste(): Promise<void> {
    const { desk } = this.around;
    const figures = this.story().figures;
    const from = figures.find(({ figure }) => figure.id === this.sheet.copied)?.figure;
    const ids = new Set(this.ids().filter((id) => id !== from?.id));
    const onto = figures.filter(({ figure }) => ids.has(figure.id)).map(({ figure }) => figure);
    if (!from || onto.length === 0) return;
    try {
      const pasted = await desk.captions.paste(from, onto);
      this.story().page.many.setFacts(pasted.map((figure) => [figure.id, asPatch(figure)]));
      announce(t("sheet.pasted", { n: pasted.length }));
    } catch (thrown) {
      desk.notices.fail(thrown);
    }
  }
}
