// A comparison as the newsroom would make it, for paragraphs alone: enough to draw.

import type { Change, Compared, Content, Extent, Row, Run } from "../ipc/types";

const nowhere: Extent = { from: { block: 0, offset: 0 }, to: { block: 0, offset: 0 } };

export function compared(base: Content, hers: Content): Pick<Compared, "changes" | "rows"> {
  const rows: Row[] = [];
  const changes: Change[] = [];
  const words = (content: Content, at: number) => {
    const block = content.body[at];
    return block?.type === "paragraph" ? block.text.map((span) => span.text).join("") : null;
  };
  for (let at = 0; at < Math.max(base.body.length, hers.body.length); at++) {
    const [old, now] = [words(base, at), words(hers, at)];
    if (old === null && now === null) continue;
    const id = `change-${at}`;
    if (old !== now)
      changes.push({
        id,
        what: old === null ? "insert" : now === null ? "delete" : "replace",
        site: { kind: "body" },
        was: old ?? "",
        becomes: now ?? "",
        before: "",
        after: "",
        figure: null,
        base: nowhere,
        hers: nowhere,
      });
    const run = (fate: Run["fate"], text: string): Run => ({
      fate,
      text,
      strong: false,
      emphasis: false,
      link: null,
      change: fate === "keep" ? null : id,
      base: nowhere,
      hers: nowhere,
    });
    rows.push({
      site: { kind: "body" },
      kind: { type: "paragraph" },
      was: null,
      role: old === null ? "inserted" : now === null ? "deleted" : "kept",
      change: old === null || now === null ? id : null,
      runs:
        old === now
          ? [run("keep", now ?? "")]
          : [...(old === null ? [] : [run("delete", old)]), ...(now === null ? [] : [run("insert", now)])],
      figure: null,
      base_block: old === null ? null : at + 1,
      hers_block: now === null ? null : at + 1,
    });
  }
  return { changes, rows };
}
