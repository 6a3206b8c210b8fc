import { describe, expect, it } from "vitest";
import type { Block, Text } from "../ipc/types";
import { blockNode } from "./content";
import { flattenRooms, oneLine } from "./paste";
import { readBlocks, readPlain } from "./paste-blocks";
import { fileOf, fileUris } from "./pictures";
import { Fragment, Slice } from "prosemirror-model";
import { page, show } from "./testing/notation";

function blocks(html: string): Block[] {
  return readBlocks(new DOMParser().parseFromString(html, "text/html").body).blocks;
}

/** Blocks as short text: marks as **strong**, _emphasis_, [words](link). */
function brief(html: string): string {
  return blocks(html)
    .map((block) => {
      if (block.type === "paragraph") return runs(block.text);
      if (block.type === "subheading") return `${"#".repeat(block.level)} ${runs(block.text)}`;
      if (block.type === "quote") return block.paragraphs.map((text) => `> ${runs(text)}`).join("\n");
      if (block.type === "list")
        return block.items
          .map(
            (text, i) =>
              `${block.numbered_from === null ? "-" : `${block.numbered_from + i}.`} ${runs(text)}`,
          )
          .join("\n");
      if (block.type === "table")
        return block.rows.map((row) => `| ${row.map(runs).join(" | ")} |`).join("\n");
      return block.type === "rule" ? "---" : "figure";
    })
    .join("\n");
}

function runs(text: Text): string {
  return text
    .map(({ text: words, strong, emphasis, link }) => {
      let out = words.replaceAll("\n", "⏎");
      if (emphasis) out = `_${out}_`;
      if (strong) out = `**${out}**`;
      return link === undefined ? out : `[${out}](${link})`;
    })
    .join("");
}

describe("pasted HTML", () => {
  it.each<[name: string, html: string, expected: string]>([
    [
      "keeps paragraphs and drops their dress",
      '<p class="x" style="color:red" id="i">一</p><div><font face="宋体">二</font></div>',
      "一\n二",
    ],
    [
      "runs nothing and shows nothing hidden",
      '<script>alert(1)</script><style>p{}</style><p>一<span style="display:none">暗</span></p><p hidden>无</p>',
      "一",
    ],
    [
      "keeps bold and emphasis, by tag or by style",
      '<p>前<b>粗</b><span style="font-weight:700">重</span><i>斜</i>后</p>',
      "前**粗重**_斜_后",
    ],
    ["sees through Google's wrapper", '<b style="font-weight:normal"><p>一</p><p>二</p></b>', "一\n二"],
    [
      "keeps web links and drops the others",
      '<a href="https://a.cn/中">网</a><a href="javascript:x()">坏</a><a href="#t">内</a>',
      "[网](https://a.cn/中)坏内",
    ],
    [
      "fits headings into three levels",
      "<h1>一</h1><h2>二</h2><h3>三</h3><h6>六</h6>",
      "# 一\n# 二\n## 三\n### 六",
    ],
    [
      "flattens nested lists",
      "<ul><li>甲<ul><li>乙</li></ul></li><li><p>丙</p></li></ul>",
      "- 甲\n- 乙\n- 丙",
    ],
    ["counts as the list did", '<ol start="3"><li>甲</li><li>乙</li></ol>', "3. 甲\n4. 乙"],
    ["keeps quotes", "<blockquote><p>甲</p>乙</blockquote>", "> 甲\n> 乙"],
    [
      "keeps tables",
      "<table><tr><th>甲</th><th>乙</th></tr><tr><td><p>一</p><p>二</p></td><td></td></tr></table>",
      "| 甲 | 乙 |\n| 一⏎二 |  |",
    ],
    ["reads layout tables as their content", "<table><tr><td><p>一</p><p>二</p></td></tr></table>", "一\n二"],
    ["takes the typed indent away", "<p>　　霜降刚过</p><p>&nbsp;&nbsp;清晨</p>", "霜降刚过\n清晨"],
    [
      "puts no space where the source broke a line between Han",
      "<p>合作社的第一辆\n三轮车 and\nmore</p>",
      "合作社的第一辆三轮车 and more",
    ],
    ["reads two breaks as a new paragraph and one as a break", "一<br>二<br><br>三", "一⏎二\n三"],
    ["leaves remote pictures where they are", '<p>前<img src="https://a.cn/x.jpg">后</p>', "前后"],
    ["drops empty paragraphs", "<p>&nbsp;</p><p><br></p><p>一</p>", "一"],
    [
      "restores Word's lists",
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>甲<o:p></o:p></p>
       <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>乙</p>
       <p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>丙</p><p>后<o:p>&nbsp;</o:p></p>`,
      "- 甲\n- 乙\n1. 丙\n后",
    ],
    ["keeps a rule", "<p>一</p><hr><p>二</p>", "一\n---\n二"],
    ["keeps spaces between words", "<p>one <b>two</b> three</p>", "one **two** three"],
  ])("%s", (_, html, expected) => {
    expect(brief(html)).toBe(expected);
  });

  it("offers pictures that it carries within itself", () => {
    const doc = new DOMParser().parseFromString(
      '<img src="data:image/png;base64,AAEC"><img src="blob:x">',
      "text/html",
    );
    expect(readBlocks(doc.body).pictures).toEqual(["data:image/png;base64,AAEC"]);
    expect(fileOf("data:image/png;base64,AAEC", 1)).toMatchObject({
      name: "pasted-1.png",
      type: "image/png",
      size: 3,
    });
    expect(fileOf("data:image/png;base64,***", 1)).toBeNull();
    expect(fileOf("data:text/html;base64,AAEC", 1)).toBeNull();
  });
});

describe("pasted text", () => {
  it("makes a paragraph of each line", () => {
    expect(readPlain("　　一\r\n\r\n二\n三 ")).toEqual(
      ["一", "二", "三"].map((text) => ({ type: "paragraph", text: [{ text }] })),
    );
  });

  it.each([
    ["合作社\n三轮车", "合作社三轮车"],
    ["one\ntwo", "one two"],
  ])("goes into a line as one line: %j", (text, expected) => {
    expect(oneLine(new Slice(Fragment.fromArray(readPlain(text).map(blockNode)), 1, 1))).toBe(expected);
  });

  it("reads local files from an address list and no others", () => {
    expect(fileUris("# drop\r\nfile:///a%20b.jpg\r\nhttps://a.cn/c.jpg\r\n")).toEqual(["file:///a%20b.jpg"]);
  });
});

describe("a copy through several rooms", () => {
  it("comes back as the blocks that were in them", () => {
    const from = page("@headline 标‸题\n正文\n[a] 图说\n末‸段");
    const slice = flattenRooms(from.selection.content());
    const to = page("甲‸乙");
    expect(show(to.apply(to.tr.replaceSelection(slice)))).toBe("甲题\n正文\n[a] 图说\n末‸乙");
  });
});
