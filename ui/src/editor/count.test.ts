import { readFileSync } from "node:fs";
import { EditorState, NodeSelection, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { toDoc } from "./content";
import { countApart, countHere, countSelection, countStory, countText } from "./count";
import { read } from "./testing/notation";

/** The table that story::count is held to in Rust. */
const cases = JSON.parse(readFileSync("../src-tauri/crates/story/src/count/cases.json", "utf8")) as [
  string,
  number,
  number,
  number,
][];

describe("counting", () => {
  it("counts each kind of character as the table says", () => {
    expect(cases.length).toBeGreaterThan(60);
    for (const [text, words, characters, han] of cases)
      expect(countText(text), JSON.stringify(text)).toMatchObject({ words, characters, han });
  });

  it("rounds the reading time up, at 400 a minute", () => {
    for (const [words, minutes] of [
      [0, 0],
      [1, 1],
      [400, 1],
      [401, 2],
    ] as const)
      expect(countText("字".repeat(words)).minutes).toBe(minutes);
  });

  it("counts body and sign-off, and neither headline nor captions", () => {
    const story =
      "@headline 标题\n一二\n# 三\n> 四\n- 五\n- 六\n[a] 图说\n| 七 | 八 |\n---\n九\n@sign_off (彭彤)";
    expect(countStory(toDoc(read(story))).words).toBe(9 + 4);
    expect(countApart(toDoc(read(story)))).toEqual({ headline: 2, captions: 2 });
  });

  it("goes on with a run from the last paragraph into a sign-off printed there", () => {
    const story = read("Reported by\n@sign_off (Lin Xi)");
    expect(countStory(toDoc(story)).words).toBe(3);
    story.sign_off.place = "own_line";
    expect(countStory(toDoc(story)).words).toBe(4);
  });

  it("looks past pictures and empty paragraphs for the paragraph that ends the text, and past nothing else", () => {
    const words = (end: string) => countStory(toDoc(read(`Reported by\n${end}\n@sign_off (Lin Xi)`))).words;
    expect(words("[a] 图说")).toBe(3);
    for (const end of ["> 四", "- 五", "# 三", "| 七 |"]) expect(words(end), end).toBe(5);
    expect(words("---")).toBe(4);
  });

  it("counts what is selected, whole blocks and parts, and the line of the caret", () => {
    const doc = toDoc(read("甲乙丙 word\n[a] 图说\n丁戊"));
    const body = doc.child(4);
    const start =
      doc.content.size -
      doc.child(7).nodeSize -
      doc.child(6).nodeSize -
      doc.child(5).nodeSize -
      body.nodeSize +
      1;
    const state = EditorState.create({ doc });
    const select = (from: number, to: number) =>
      state.apply(state.tr.setSelection(TextSelection.create(doc, from, to))).selection;
    expect(countSelection(doc, select(start + 1, start + 1))).toBeNull();
    // From 乙 to behind 丁, through the caption.
    const end = start + body.content.size;
    expect(countSelection(doc, select(start + 2, end - 2))?.words).toBe(3 + 2 + 1);
    expect(countHere(select(end - 2, end - 2))?.words).toBe(2);
    const figure = NodeSelection.create(doc, start + (body.firstChild?.nodeSize ?? 0));
    expect(countSelection(doc, figure)?.words).toBe(2);
  });
});
