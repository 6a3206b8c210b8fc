import fc from "fast-check";
import { Node } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { emptyContent } from "../testing/new-content";
import type { Block } from "../ipc/types";
import { fromDoc, toDoc } from "./content";
import { schema } from "./schema";
import { anyContent } from "./testing/arbitrary";
import { content } from "./testing/notation";

const { nodes, marks } = schema;

describe("document and content", () => {
  it("are the same story: any content comes back from the page as it went in", () => {
    fc.assert(
      fc.property(anyContent, (story) => {
        const doc = toDoc(story);
        doc.check();
        expect(fromDoc(doc)).toEqual(story);
      }),
      { numRuns: 300 },
    );
  });

  it("write members in the order of story::Content, so that nothing moves when a story is compared as text", () => {
    fc.assert(
      fc.property(anyContent, (story) => {
        const back = fromDoc(toDoc(story));
        expect(Object.keys(back)).toEqual(Object.keys(story));
      }),
      { numRuns: 20 },
    );
  });

  it("keep apart an empty body and one with an empty paragraph", () => {
    const empty = content();
    const one = content({ body: [{ type: "paragraph", text: [] }] });
    expect(fromDoc(toDoc(empty)).body).toEqual([]);
    expect(fromDoc(toDoc(one)).body).toEqual([{ type: "paragraph", text: [] }]);
  });

  it("survive the document's own JSON", () => {
    fc.assert(
      fc.property(anyContent, (story) => {
        const copy = Node.fromJSON(schema, JSON.parse(JSON.stringify(toDoc(story).toJSON())));
        expect(fromDoc(copy)).toEqual(story);
      }),
      { numRuns: 30 },
    );
  });

  it("join runs that an editing step left apart", () => {
    const doc = toDoc(content());
    const strong = [marks.strong.create()];
    const paragraph = nodes.paragraph.create(null, [
      schema.text("前"),
      schema.text("加", strong),
      nodes.hard_break.create(null, null, strong),
      schema.text("粗", strong),
    ]);
    const body = nodes.body.create(null, paragraph);
    const changed = doc.copy(doc.content.replaceChild(4, body));
    expect(fromDoc(changed).body).toEqual([
      { type: "paragraph", text: [{ text: "前" }, { text: "加\n粗", strong: true }] },
    ]);
  });
});

it("refuses a block that it does not know, and makes no paragraph of it", () => {
  const poll = { type: "poll", question: "几点开会？" } as unknown as Block;
  expect(() => toDoc({ ...emptyContent(), body: [poll] })).toThrow(/poll/);
});
