// The story's fields for the inspector: read from the document, written by transactions on it.
import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import type { Author, Content, Related, SignOff } from "../ipc/types";
import type { FieldName } from "../model/manuscript";
import { isWordsLine, type PartName } from "../model/parts";
import { printAuthors } from "./authors";
import { authorsOf, part, relatedNode, relatedOf, signOffOf, startOfPart } from "./content";
import { writeText } from "./field-text";

export function readField<N extends FieldName>(doc: Node, name: N): Content[N] {
  return read(doc, name) as Content[N];
}

function read(doc: Node, name: FieldName): Content[FieldName] {
  if (isWordsLine(name)) return part(doc, name).textContent;
  if (name === "authors") return authorsOf(part(doc, "authors"));
  if (name === "sign_off") return signOffOf(part(doc, "sign_off"));
  if (name === "related") return part(doc, "related").children.map(relatedOf);
  return (doc.attrs[name] ?? (name === "length" ? undefined : null)) as Content[FieldName];
}

/** Writes a field; the transaction stays empty where nothing differs. */
export function writeField<N extends FieldName>(tr: Transaction, name: N, value: Content[N]): Transaction {
  if (isWordsLine(name)) return writePart(tr, name, value as string);
  if (name === "authors") {
    const authors = value as Author[];
    if (same(authorsOf(part(tr.doc, "authors")), authors)) return tr;
    tr.setNodeAttribute(startOfPart(tr.doc, "authors") - 1, "known", authors);
    return writePart(tr, "authors", printAuthors(authors));
  }
  if (name === "sign_off") {
    const { text, place } = value as SignOff;
    if (signOffOf(part(tr.doc, "sign_off")).place !== place)
      tr.setNodeAttribute(startOfPart(tr.doc, "sign_off") - 1, "place", place);
    return writePart(tr, "sign_off", text);
  }
  if (name === "related") {
    const old = part(tr.doc, "related");
    if (same(old.children.map(relatedOf), value)) return tr;
    const start = startOfPart(tr.doc, "related");
    return tr.replaceWith(start, start + old.content.size, (value as Related[]).map(relatedNode));
  }
  const held = value ?? null;
  return same(tr.doc.attrs[name], held) ? tr : tr.setDocAttribute(name, held);
}

function writePart(tr: Transaction, name: PartName, text: string): Transaction {
  const start = startOfPart(tr.doc, name);
  return writeText(tr, start, start + part(tr.doc, name).content.size, text);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
