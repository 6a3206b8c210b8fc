import { beforeAll, describe, expect, it } from "vitest";
import type { Query } from "../../model/manuscript";
import { matcher, prepare, replacement } from "./matcher";

const query = (text: string, parts: Partial<Query> = {}): Query => ({
  text,
  matchCase: false,
  wholeWord: false,
  pattern: false,
  variants: false,
  ...parts,
});
const found = (text: string, wanted: Query) =>
  matcher(wanted)?.(text).map(({ from, to }) => text.slice(from, to)) ?? null;

beforeAll(() => prepare(query("", { pattern: true, variants: true })));

describe("looking for words", () => {
  it("tells capitals apart only when asked", () => {
    expect(found("Galley galley GALLEY", query("galley"))).toEqual(["Galley", "galley", "GALLEY"]);
    expect(found("Galley galley", query("galley", { matchCase: true }))).toEqual(["galley"]);
    // A capital whose small letter is longer (İ) moves no hit behind it.
    expect(found("İstanbul x", query("X"))).toEqual(["x"]);
  });

  it("finds a word written in letters whole, and Han anywhere", () => {
    const whole = query("art", { wholeWord: true });
    expect(found("art, party, 艺术art展 art2 Art", whole)).toEqual(["art", "art", "Art"]);
    expect(found("中国人民", query("国人", { wholeWord: true }))).toEqual(["国人"]);
  });

  it("takes full and half width, traditional and simplified for the same", () => {
    const loose = { variants: true };
    expect(found("電腦（左二）、电脑(左二)", query("电脑(左二)", loose))).toEqual([
      "電腦（左二）",
      "电脑(左二)",
    ]);
    expect(found("５Ｇ網路，5g网路", query("5G网路", loose))).toEqual(["５Ｇ網路", "5g网路"]);
    expect(found("他说「好」", query("“好”", loose))).toEqual(["「好」"]);
    expect(found("電腦", query("电脑"))).toEqual([]);
    // 髮 and 發 are both 发.
    expect(found("頭髮與發展", query("发", loose))).toEqual(["髮", "發"]);
  });

  it("never finds half of a character", () => {
    expect(found("𠮷野家", query("\ud842"))).toEqual([]);
    expect(found("𠮷野家", query("𠮷"))).toEqual(["𠮷"]);
  });
});

describe("looking for a pattern", () => {
  const pattern = (text: string, parts: Partial<Query> = {}) => query(text, { pattern: true, ...parts });

  it("finds what it describes, by characters and not by halves", () => {
    expect(found("2月14日、12月3日", pattern("\\d+月\\d+日"))).toEqual(["2月14日", "12月3日"]);
    expect(found("𠮷野家", pattern("^."))).toEqual(["𠮷"]);
    expect(found("a1,b2", pattern("[A-Z]\\d"))).toEqual(["a1", "b2"]);
    expect(found("a1,B2", pattern("[A-Z]\\d", { matchCase: true }))).toEqual(["B2"]);
    expect(found("abc", pattern("x*"))).toEqual([]);
  });

  it("reads full-width marks as themselves, not as operators", () => {
    expect(found("甲（左）乙(右)", pattern("（.）", { variants: true }))).toEqual(["（左）", "(右)"]);
  });

  it("is nothing when it is badly written", () => {
    for (const bad of ["(", "[a", "*", "a{2,1}", "(?=x)("]) expect(found("a", pattern(bad)), bad).toBeNull();
  });

  it("takes its time from the text, never from its own cunning", () => {
    const started = performance.now();
    found("a".repeat(20_000) + "!", pattern("(a+)+$"));
    found("a".repeat(2_000), pattern("(a|aa)+b"));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("puts what its groups caught where a replacement names them", () => {
    const wanted = pattern("(\\d+)月(\\d+)日(上午)?");
    const [match] = matcher(wanted)?.("2月14日") ?? [];
    if (!match) throw new Error("there is a hit");
    expect(replacement(wanted, match, "$2/$1 $3[$&] $$ $9")).toBe("14/2 [2月14日] $ $9");
    expect(replacement(query("a"), match, "$1")).toBe("$1");
  });
});
