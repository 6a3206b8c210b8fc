import { expect, test } from "vitest";

import { report } from "./report";

test("a report names code, act, version, system and time, and nothing of what the sentence told", () => {
  const says = "写 /home/linxi/投稿/《油茶丰收》 时磁盘已满。江克美（左二）";
  const text = report({ code: "disk_full", says, where: "export_story" }, "0.1.0", "Linux", new Date(0));
  expect(text).toBe(
    "Galley 0.1.0\nerror: disk_full\nwhile: export_story\nsystem: Linux\nat: 1970-01-01T00:00:00.000Z",
  );
});
