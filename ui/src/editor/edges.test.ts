// Enter, Backspace and Delete where blocks meet, as pages before and after.
import { describe, expect, it } from "vitest";
import { backspace, forwardDelete } from "./backspace";
import { enter } from "./enter";
import { after, page, show, tidy } from "./testing/notation";

type Case = [name: string, before: string, after: string];

describe("Enter", () => {
  it.each<Case>([
    [
      "goes from kicker to headline",
      "@kicker 深秋‸\n@headline 标题\n正文",
      "@kicker 深秋\n@headline 标题‸\n正文",
    ],
    ["goes from the dateline into the body", "@dateline 2月14日‸\n正文", "@dateline 2月14日\n‸正文"],
    ["does not split a headline", "@headline 标‸题\n正文", "@headline 标题\n@subheadline ‸\n正文"],
    ["splits a paragraph", "上午‸下午", "上午\n‸下午"],
    ["opens a paragraph after a subheading", "# 小标题‸", "# 小标题\n‸"],
    ["splits an item", "- 甲‸乙", "- 甲\n- ‸乙"],
    ["leaves a list from its empty item", "- 甲\n- ‸\n- 乙", "- 甲\n‸\n- 乙"],
    ["goes on counting behind the gap", "3. 甲\n4. ‸\n5. 乙", "3. 甲\n‸\n5. 乙"],
    ["leaves a quote from its empty line", "> 引\n> ‸", "> 引\n‸"],
    ["opens a paragraph after the figure whose caption it is in", "[a] 江克‸美\n后", "[a] 江克美\n‸\n后"],
    ["opens a paragraph after a selected figure", "◆[a] 图说\n后", "[a] 图说\n‸\n后"],
    ["breaks the line in a cell", "| 甲‸乙 | 丙 |", "| 甲⏎‸乙 | 丙 |"],
    ["does nothing in the sign-off", "文\n@sign_off (工委‸ 彭彤)", "文\n@sign_off (工委‸ 彭彤)"],
    ["opens the next title", "文\n@related 甲‸", "文\n@related 甲\n@related ‸"],
    ["does nothing in the tray", "文\ntray [a] 图‸说", "文\ntray [a] 图‸说"],
    ["over several rooms deletes without joining them", "@headline 标‸题\n正‸文", "@headline 标‸\n文"],
  ])("%s", (_, before, expected) => {
    expect(show(after(page(before), enter))).toBe(tidy(expected));
  });
});

describe("Backspace", () => {
  it.each<Case>([
    ["joins two paragraphs", "上午\n‸下午", "上午‸下午"],
    ["joins into the last item of a list", "- 甲\n- 乙\n‸丙", "- 甲\n- 乙‸丙"],
    ["joins into the last line of a quote", "> 甲\n‸乙", "> 甲‸乙"],
    ["makes a paragraph of a subheading", "上\n# ‸小标题", "上\n‸小标题"],
    ["makes a paragraph of an item", "- 甲\n- ‸乙\n- 丙", "- 甲\n‸乙\n- 丙"],
    ["makes a paragraph of a quote's first line", "上\n> ‸引", "上\n‸引"],
    ["joins two lines of one quote", "> 甲\n> ‸乙", "> 甲‸乙"],
    ["selects the figure above and deletes nothing", "[a] 图说\n‸后", "◆[a] 图说\n后"],
    ["takes an empty line away below a figure", "[a] 图说\n‸\n后", "◆[a] 图说\n后"],
    ["selects the rule above", "上\n---\n‸后", "上\n◆---\n后"],
    ["selects the figure from the start of its caption", "前\n[a] ‸图说", "前\n◆[a] 图说"],
    ["steps from the body's start into the fields", "@dateline 今天\n‸正文", "@dateline 今天‸\n正文"],
    [
      "steps from a field's start into the one before",
      "@kicker 肩题\n@headline ‸标题\n文",
      "@kicker 肩题‸\n@headline 标题\n文",
    ],
    ["does not join the sign-off to the body", "正文\n@sign_off ‸(彭彤)", "正文‸\n@sign_off (彭彤)"],
    ["takes an empty title away", "文\n@related 甲\n@related ‸", "文\n@related 甲‸"],
    ["stays in a cell", "| 甲 | ‸乙 |", "| 甲 | ‸乙 |"],
    [
      "clears what is selected in two rooms, each for itself",
      "@headline 标‸题\n一\n正‸文",
      "@headline 标‸\n文",
    ],
    ["keeps a figure that is only touched", "前‸文\n[a] 图‸说\n后", "前‸\n[a] 说\n后"],
    ["keeps a table that is only touched", "前‸文\n| 甲 | 乙‸丙 |\n后", "前‸\n|  | 丙 |\n后"],
    ["leaves a figure in the tray alone", "文\n◆tray [a] 图说", "文\n◆tray [a] 图说"],
  ])("%s", (_, before, expected) => {
    expect(show(after(page(before), backspace))).toBe(tidy(expected));
  });
});

describe("Delete", () => {
  it.each<Case>([
    ["joins the next paragraph", "上午‸\n下午", "上午‸下午"],
    ["takes in the first item of a list", "甲‸\n- 乙\n- 丙", "甲‸乙\n- 丙"],
    ["selects the figure below", "上‸\n[a] 图说", "上\n◆[a] 图说"],
    ["takes an empty line away above a figure", "上\n‸\n[a] 图说", "上\n◆[a] 图说"],
    ["stops at the end of a caption", "[a] 图说‸\n后", "[a] 图说‸\n后"],
    ["stops at the end of a field", "@headline 标题‸\n后", "@headline 标题‸\n后"],
    ["stops at the end of the body", "正文‸\n@sign_off (彭彤)", "正文‸\n@sign_off (彭彤)"],
  ])("%s", (_, before, expected) => {
    expect(show(after(page(before), forwardDelete))).toBe(tidy(expected));
  });
});
