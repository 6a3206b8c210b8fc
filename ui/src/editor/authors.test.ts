import { describe, expect, it } from "vitest";
import { printAuthors, readAuthors } from "./authors";
import type { Author } from "../ipc/types";

const author = (name: string, unit = "", role = ""): Author => ({ name, unit, role });

describe("the authors' line", () => {
  it.each<[string, Author[]]>([
    ["", []],
    ["彭彤", [author("彭彤")]],
    ["市直机关工委 彭彤", [author("彭彤", "市直机关工委")]],
    [
      "市直机关工委 彭彤；农业农村局 林溪（摄影）",
      [author("彭彤", "市直机关工委"), author("林溪", "农业农村局", "摄影")],
    ],
    ["市委办 机要科 林溪;周守田(文)", [author("林溪", "市委办 机要科"), author("周守田", "", "文")]],
    ["John Smith", [author("John Smith")]],
    ["  彭彤 ； ", [author("彭彤")]],
  ])("%s", (line, authors) => {
    expect(readAuthors(line, [])).toEqual(authors);
  });

  it("gives back the very authors it was printed from, whatever their names hold", () => {
    const odd = [
      author("a；b"),
      author("John Smith", "Reuters"),
      author("", "单位"),
      author("x（y）", "", "z"),
    ];
    expect(readAuthors(printAuthors(odd), odd)).toEqual(odd);
  });

  it("reads anew only the part that somebody changed", () => {
    const known = [author("John Smith", "Reuters"), author("彭彤", "市直机关工委")];
    const line = printAuthors(known).replace("彭彤", "彭彤彤");
    expect(readAuthors(line, known)).toEqual([known[0], author("彭彤彤", "市直机关工委")]);
  });
});
