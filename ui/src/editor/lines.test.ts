import { TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import type { CommandName } from "../model/manuscript";
import { commandTable, isActive, setLink } from "./commands";
import { fromDoc } from "./content";
import { stepCell } from "./table";
import { after, page, show, tidy } from "./testing/notation";

const commands = commandTable({ newId: () => "f", askLink: () => undefined });

describe("turning lines", () => {
  it.each<[command: CommandName, before: string, after: string]>([
    ["subheading", "小标‸题", "# 小标‸题"],
    ["subheading", "# 小标‸题", "小标‸题"],
    ["quote", "前\n‸甲\n乙‸\n后", "前\n> ‸甲\n> 乙‸\n后"],
    ["quote", "> 甲\n> ‸乙\n> 丙", "> 甲\n‸乙\n> 丙"],
    ["bullets", "‸甲\n# 乙‸", "- ‸甲\n- 乙‸"],
    ["numbers", "‸甲\n乙‸", "1. ‸甲\n2. 乙‸"],
    ["numbers", "- 甲\n- ‸乙‸\n- 丙", "- 甲\n1. ‸乙‸\n- 丙"],
    ["bullets", "4. 甲\n5. ‸乙\n6. 丙", "4. 甲\n- ‸乙\n6. 丙"],
    ["paragraph", "- ‸甲", "‸甲"],
    ["paragraph", "1. ‸甲\n2. 乙\n> 丙‸", "‸甲\n乙\n丙‸"],
    ["subheading", "‸前\n[a] 图说\n后‸", "‸前\n[a] 图说\n后‸"],
    ["subheading", "[a] 图‸说", "[a] 图‸说"],
    ["bullets", "@headline 标‸题\n文", "@headline 标‸题\n文"],
    ["rule", "前‸\n后", "前\n---\n‸后"],
    ["rule", "前‸", "前\n---\n‸"],
    ["delete_row", "| 甲 | 乙 |\n| 丙‸ | 丁 |", "| ‸甲 | 乙 |"],
    ["delete_column", "| 甲‸ | 乙 |\n| 丙 | 丁 |", "| ‸乙 |\n| 丁 |"],
    ["row_after", "| 甲 | 乙‸ |", "| 甲 | 乙 |\n|  | ‸ |"],
    ["column_after", "| 甲‸ |\n| 丙 |", "| 甲 | ‸ |\n| 丙 |  |"],
    ["delete_row", "前\n| 甲‸ |", "前\n‸"],
    ["related", "文‸", "文\n@related ‸"],
  ])("%s: %s", (name, before, expected) => {
    expect(show(after(page(before), commands[name]))).toBe(tidy(expected));
  });

  it.each<[CommandName, string, boolean]>([
    ["subheading", "# 小‸标题", true],
    ["subheading_2", "# 小‸标题", false],
    ["bullets", "- ‸甲", true],
    ["numbers", "- ‸甲", false],
    ["quote", "> ‸甲", true],
    ["paragraph", "‸甲", true],
    ["paragraph", "@headline 标‸题", false],
    ["table", "| ‸甲 |", true],
  ])("%s is on in %s: %s", (name, text, on) => {
    expect(isActive(page(text), name)).toBe(on);
  });
});

describe("the table", () => {
  it("steps by Tab and grows a row behind its last cell", () => {
    const state = after(page("| 甲‸ | 乙 |"), stepCell(1));
    expect(show(state)).toBe("| 甲 | ‸乙‸ |");
    expect(show(after(state, stepCell(1)))).toBe("| 甲 | 乙 |\n| ‸ |  |");
    expect(show(after(state, stepCell(-1)))).toBe("| ‸甲‸ | 乙 |");
  });
});

describe("a link", () => {
  const body = (state: ReturnType<typeof page>) => fromDoc(state.doc).body[0];

  it("is set on the selection, changed from anywhere in it and taken off", () => {
    const linked = after(page("看‸这里‸。"), setLink("https://a.cn"));
    expect(body(linked)).toEqual({
      type: "paragraph",
      text: [{ text: "看" }, { text: "这里", link: "https://a.cn" }, { text: "。" }],
    });
    const caret = TextSelection.create(linked.doc, linked.selection.from + 1);
    const inside = linked.apply(linked.tr.setSelection(caret));
    expect(body(after(inside, setLink("")))).toEqual({ type: "paragraph", text: [{ text: "看这里。" }] });
  });

  it("cannot be set in a headline or a caption", () => {
    expect(commands.link(page("@headline ‸标题‸"))).toBe(false);
    expect(commands.link(page("[a] ‸图说‸"))).toBe(false);
    expect(commands.link(page("‸正文‸"))).toBe(true);
  });
});
