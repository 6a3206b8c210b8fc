import { expect, test } from "vitest";
import { seen } from "./seen";
import { t } from "./speak.svelte";
import { texts, type TextKey } from "./texts";

test("what is not seen is written out and ends no line", () => {
  expect(seen("赵一\u202e\u001b[2K\u2028")).toBe("赵一⟨U+202E⟩⟨U+001B⟩[2K⟨U+2028⟩");
  expect(seen("总编室\n终审\t通过\r")).toBe("总编室 终审 通过 ");
  expect(seen("普通的一行：ok 👨‍👩‍👧")).toBe("普通的一行：ok 👨‍👩‍👧");
});

test("words of others in a sentence of ours begin no line and run no other way", () => {
  const named = (Object.keys(texts) as TextKey[]).filter((key) => texts[key].zh.includes("{name}"));
  expect(named.length).toBeGreaterThan(0);
  for (const key of named) expect(t(key, { name: "周可\u202e\n总编", n: 1 })).toContain("周可⟨U+202E⟩ 总编");
});
