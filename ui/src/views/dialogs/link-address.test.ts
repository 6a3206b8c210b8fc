import { expect, test } from "vitest";

import { linkAddress } from "./link-address";

test("a link leads to a page or a letter box, and a bare host means https", () => {
  expect(linkAddress(" https://example.com/河西 ")).toBe("https://example.com/河西");
  expect(linkAddress("www.example.com")).toBe("https://www.example.com");
  expect(linkAddress("mailto:desk@example.com")).toBe("mailto:desk@example.com");
});

test("what runs something, or is no address, is no link", () => {
  for (const bad of [
    "",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "see the page",
    "河西村",
  ])
    expect([bad, linkAddress(bad)]).toEqual([bad, null]);
});
