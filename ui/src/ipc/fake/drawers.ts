// Templates, snippets, stamps and code lists, as the shell answers for them.

import type { CodeList, Profile, Stamp } from "../types";
import type { Answers } from "./answers";
import { expandedBy } from "./captions";
import { failure, type Room } from "./room";
import { blank } from "./scenes";
import { beginFrom, FakeDrawer, filled, SNIPPETS, TEMPLATES } from "./stationery";

export function fakeDrawers(room: Room, profile: () => Profile | null) {
  const templates = new FakeDrawer(TEMPLATES);
  const snippets = new FakeDrawer(SNIPPETS);
  const stamps = new FakeDrawer<Stamp>([]);
  const codes = new FakeDrawer<CodeList>([]);
  return {
    templates: () => templates.all(),
    save_template: ({ template }) => templates.save(template),
    remove_template: ({ id }) => templates.remove(id),
    restore_templates: ({ id }) => templates.restore(id),
    new_from_template: ({ template }) => {
      const form = templates.all().sheets.find((sheet) => sheet.form.id === template)?.form;
      if (!form) throw failure("not_found", `没有叫“${template}”的模板。`);
      const begun = beginFrom(form, blank(profile()));
      const id = room.take(begun.piece);
      room.place(id, begun.place);
      return room.open(id);
    },
    snippets: () => snippets.all(),
    save_snippet: ({ snippet }) => snippets.save(snippet),
    remove_snippet: ({ id }) => snippets.remove(id),
    restore_snippets: ({ id }) => snippets.restore(id),
    fill_snippet: ({ text, given }) =>
      filled(text, given, {
        日期: "11月23日",
        姓名: profile()?.name ?? "",
        单位: profile()?.unit ?? "",
      }),
    stamps: () => stamps.all(),
    save_stamp: ({ stamp }) => stamps.save(stamp),
    remove_stamp: ({ id }) => stamps.remove(id),
    code_lists: () => codes.all(),
    save_codes: ({ list }) => codes.save(list),
    remove_codes: ({ id }) => codes.remove(id),
    expand_codes: ({ text }) =>
      expandedBy(
        codes.all().sheets.map(({ form }) => form.text),
        text,
      ),
  } satisfies Partial<Answers>;
}
