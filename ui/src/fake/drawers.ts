// Templates, snippets, stamps and code lists, as the shell answers for them.

import type { CodeList, Profile, Sheets, StationeryForm, StationeryKind, Template } from "../ipc/types";
import type { Answers } from "./answers";
import { expandedBy } from "./captions";
import { failure, type Room } from "./room";
import scene from "./scene.json";
import { beginFrom, FakeDrawer, filled } from "./stationery";
import { blank } from "./scenes";

/** What a new newsroom has, written from Rust by tests/tidy/scene.rs. */
const SHIPPED = scene.stationery as Record<StationeryKind, Sheets<StationeryForm>>;

function drawerOf<Form extends StationeryForm["form"]>(kind: StationeryKind): FakeDrawer<Form> {
  return new FakeDrawer(SHIPPED[kind].sheets.map(({ form }) => form.form as Form));
}

export function fakeDrawers(room: Room, profile: () => Profile | null) {
  const templates = drawerOf<Template>("template");
  const codes = drawerOf<CodeList>("codes");
  const drawers = {
    template: templates,
    snippet: drawerOf("snippet"),
    codes,
    stamp: drawerOf("stamp"),
  } as unknown as Record<StationeryKind, FakeDrawer<StationeryForm["form"]>>;
  const tagged = (kind: StationeryKind, form: StationeryForm["form"]) => ({ kind, form }) as StationeryForm;
  return {
    stationery: ({ kind }) => {
      const { sheets, taken_away } = drawers[kind].all();
      return { sheets: sheets.map(({ form, origin }) => ({ form: tagged(kind, form), origin })), taken_away };
    },
    save_stationery: ({ form: { kind, form } }) => tagged(kind, drawers[kind].save(form)),
    remove_stationery: ({ kind, id }) => drawers[kind].remove(id),
    restore_stationery: ({ kind, id }) => drawers[kind].restore(id),
    new_from_template: ({ template }) => {
      const form = templates.all().sheets.find((sheet) => sheet.form.id === template)?.form;
      if (!form) throw failure("not_found", `没有叫“${template}”的模板。`);
      const begun = beginFrom(form, blank(profile()));
      const id = room.take(begun.piece);
      room.place(id, begun.place);
      return room.open(id);
    },
    fill_snippet: ({ text, given }) =>
      filled(text, given, {
        日期: "11月23日",
        姓名: profile()?.name ?? "",
        单位: profile()?.unit ?? "",
      }),
    expand_codes: ({ text }) =>
      expandedBy(
        codes.all().sheets.map(({ form }) => form.text),
        text,
      ),
  } satisfies Partial<Answers>;
}
