// The outline of the story: its headline, its subheadings with the length of the text under each, its figures where they
// are in the text, and which of them the caret is at.
import type { Node } from "prosemirror-model";
import type { Selection } from "prosemirror-state";
import type { OutlineRow } from "../model/manuscript";
import { part, startOfPart } from "./content";
import { wordsOf } from "./count";
import { inBody } from "./regions";
import { schema } from "./schema";

const { nodes } = schema;

export function outlineOf(doc: Node, selection: Selection): OutlineRow[] {
  const caret = inBody(selection.$head)
    ? selection.$head.index(1) + 1
    : selection.head < startOfPart(doc, "body")
      ? 0
      : Infinity;
  const top = row("headline", 0, part(doc, "headline"), 0);
  const rows = [top];
  let under = top;
  let here = top;
  part(doc, "body").forEach((node, _offset, index) => {
    const block = index + 1;
    if (node.type === nodes.subheading) {
      under = row("subheading", node.attrs.level as number, node, block);
      rows.push(under);
      if (block <= caret) here = under;
    } else if (node.type === nodes.figure) {
      const figure = row("figure", 0, node, block);
      rows.push(figure);
      if (block === caret) here = figure;
    }
    // What follows a figure belongs to the heading above it again.
    if (block === caret && node.type !== nodes.figure) here = under;
    under.words += wordsOf(node);
  });
  here.here = true;
  return rows;
}

function row(kind: OutlineRow["kind"], level: number, node: Node, block: number): OutlineRow {
  return { kind, level, text: node.textContent, block, words: 0, here: false };
}
