// The whole window on a scene, found as a person or a screen reader finds it: by role and name.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import { asFailure } from "../ipc/failure";
import { figuresOf } from "../testing/new-content";
import { sceneHost, type SceneHost, type SceneName } from "../testing/scene-host";
import { speak } from "../text/speak.svelte";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.useRealTimers();
  speak("zh");
});

async function open(scene: SceneName): Promise<SceneHost> {
  const host = sceneHost(scene);
  render(App, { host });
  if (scene === "desk") await screen.findByRole("textbox", { name: "稿件正文" });
  return host;
}
const press = (key: string) => fireEvent.keyDown(window, { key, ctrlKey: true });
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const type = (box: HTMLElement, value: string) => fireEvent.input(box, { target: { value } });
const headlineField = async () => {
  const tab = screen.getByRole("tab", { name: "信息" });
  if (tab.ariaSelected !== "true") await fireEvent.click(tab);
  return within(screen.getByRole("tabpanel")).getByLabelText<HTMLInputElement>("标题");
};
const showPhotos = () => fireEvent.click(screen.getByRole("tab", { name: "图片" }));
const options = () => screen.getAllByRole("option").filter((option) => option.id.startsWith("story-"));

test("the first run asks who you are, suggests the sign-off, and opens a new story", async () => {
  const host = await open("new");
  const name = await screen.findByLabelText("姓名");
  expect(document.activeElement).toBe(name);
  await fireEvent.click(button("写第一篇稿件"));
  expect(screen.getByText("请填姓名。")).toBeTruthy();
  expect(host.asked).not.toContain("set_profile");

  await type(name, "林溪");
  await type(screen.getByLabelText("单位"), "农业农村局");
  expect(screen.getByLabelText<HTMLInputElement>("文末署名").value).toBe("（农业农村局 林溪）");
  await fireEvent.click(button("写第一篇稿件"));
  await screen.findByRole("textbox", { name: "稿件正文" });
  expect(host.asked).toContain("new_story");
  expect(screen.getByText("（农业农村局 林溪）")).toBeTruthy();
});

test("the first run can begin with the sample story", async () => {
  await open("new");
  await type(await screen.findByLabelText("姓名"), "林溪");
  await fireEvent.click(button("先看示例稿件"));
  expect((await screen.findByRole("textbox", { name: "稿件正文" })).textContent).toContain("河西村");
});

test("the filter narrows the list, says where else to look, and lets go with Escape", async () => {
  await open("desk");
  expect(options()).toHaveLength(5);
  const box = screen.getByRole("textbox", { name: "查找稿件" });
  await type(box, "夜校");
  await waitFor(() =>
    expect(options().map((option) => option.querySelector(".headline")?.textContent)).toEqual([
      "社区夜校开课，第一晚坐满了",
    ]),
  );
  await fireEvent.click(button(/^送审，/));
  expect(await screen.findByText("没有找到“夜校”")).toBeTruthy();
  await fireEvent.click(await screen.findByRole("button", { name: "在全部稿件里找" }));
  await waitFor(() => expect(options()).toHaveLength(1));
  await fireEvent.keyDown(box, { key: "Escape" });
  await waitFor(() => expect(options()).toHaveLength(5));
});

test("arrows walk the list and Enter opens the story", async () => {
  await open("desk");
  const list = screen.getByRole("listbox", { name: "稿件列表" });
  await fireEvent.keyDown(list, { key: "ArrowDown" });
  await fireEvent.keyDown(list, { key: "ArrowDown" });
  await fireEvent.keyDown(list, { key: "Enter" });
  await waitFor(() =>
    expect(screen.getByRole("textbox", { name: "稿件正文" }).textContent).toContain("报名表贴出三天"),
  );
});

test("ten thousand stories draw only the cards in sight", async () => {
  const host = sceneHost("desk");
  const [row] = host.golden("list_stories").rows;
  host.on("list_stories", ({ query: { from, most } }) => ({
    rows: Array.from({ length: most }, (_, at) => ({ ...row!, id: `s${from + at}` })),
    found: 10_000,
    since: [],
  }));
  render(App, { host });
  await screen.findAllByRole("option");
  expect(options().length).toBeLessThan(40);
  expect(options()[0]?.getAttribute("aria-setsize")).toBe("10000");
});

test("what is typed in the inspector is on the page, in the list, and undone with the page's own undo", async () => {
  const host = await open("desk");
  const saved = host.golden("save_working");
  host.on("save_working", () => ({ ...saved, row: { ...saved.row, headline: host.saved().headline } }));
  const field = await headlineField();
  const before = field.value;
  await type(field, "油茶丰收");
  expect(screen.getByRole("textbox", { name: "稿件正文" }).textContent).toContain("油茶丰收");
  await waitFor(() => expect(host.asked).toContain("save_working"));
  await waitFor(() => expect(screen.getByRole("option", { name: /油茶丰收/ })).toBeTruthy());
  await fireEvent.keyDown(field, { key: "z", ctrlKey: true });
  expect(screen.getByRole("textbox", { name: "稿件正文" }).textContent).toContain(before);
});

test("undo survives a look at another story", async () => {
  await open("desk");
  await type(await headlineField(), "改过的标题");
  const page = () => screen.getByRole("textbox", { name: "稿件正文" });
  await fireEvent.click(screen.getByRole("option", { name: /防汛演练/ }));
  await waitFor(() => expect(page().textContent).toContain("防汛演练"));
  await fireEvent.click(screen.getByRole("option", { name: /改过的标题|河西村三百亩/ }));
  await waitFor(() => expect(page().textContent).toContain("改过的标题"));
  await waitFor(() => expect(button("撤销").hasAttribute("disabled")).toBe(false));
  await fireEvent.click(button("撤销"));
  await waitFor(() => expect(page().textContent).toContain("河西村三百亩油茶"));
});

test("a full disk is said in its own words, the text stays, and the sentence goes when space is back", async () => {
  const host = await open("desk");
  host.failNext("save_working", "disk_full", "磁盘已满，请腾出空间。");
  await type(await headlineField(), "没有空间");
  expect((await screen.findByRole("alert")).textContent).toContain("磁盘已满，请腾出空间。");
  expect(screen.getByText("还没有存上，正在重试")).toBeTruthy();
  await waitFor(() => expect(host.takes("save_working")).toHaveLength(2));
  expect(host.saved().headline).toBe("没有空间");
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("a story changed elsewhere is kept as a version before our text goes in", async () => {
  const host = await open("desk");
  const theirs = host.golden("open_story");
  host.on("open_story", () => ({ ...theirs, version: theirs.version + 7 }));
  host.failNext("save_working", "stale", "这篇稿件在别处改过，没有覆盖。");
  await type(await headlineField(), "这里写的");
  await waitFor(() => expect(host.takes("save_working")).toHaveLength(2));
  expect(host.takes("freeze")).toMatchObject([{ version: theirs.version + 7, name: "别处改过的稿子" }]);
  expect(host.takes("save_working")[1]?.replaces).toBe(theirs.version + 7);
  expect(host.saved().headline).toBe("这里写的");
  expect(await screen.findByText(/在别处也改过/)).toBeTruthy();
});

test("closing puts the last words on disk before the window goes", async () => {
  const host = await open("desk");
  await type(await headlineField(), "最后一刻");
  host.close();
  await waitFor(() => expect(host.asked).toContain("close_window"));
  expect(host.asked.indexOf("save_working")).toBeLessThan(host.asked.indexOf("close_window"));
  expect(host.saved().headline).toBe("最后一刻");
});

test("what cannot be saved keeps the window open, says why, and closes once it is on disk", async () => {
  const host = await open("desk");
  host.failNext("save_working", "disk_full", "磁盘已满，请腾出空间。");
  await type(await headlineField(), "最后一刻");
  host.close();
  const dialog = await screen.findByRole("dialog", { name: "还有文字没有存上" });
  expect(host.asked).toContain("keep_open");
  expect(host.asked).not.toContain("close_window");
  expect(within(dialog).getByRole("alert").textContent).toContain("《最后一刻》：磁盘已满，请腾出空间。");
  await fireEvent.click(within(dialog).getByRole("button", { name: "再试一次" }));
  await waitFor(() => expect(host.asked).toContain("close_window"));
  expect(host.saved().headline).toBe("最后一刻");
});

test("whoever gives the last words up may close all the same, or go back to them", async () => {
  const host = await open("desk");
  host.failNext("save_working", "read_only", "稿件库只能读。");
  await type(await headlineField(), "最后一刻");
  host.close();
  const dialog = await screen.findByRole("dialog", { name: "还有文字没有存上" });
  await fireEvent.click(within(dialog).getAllByRole("button", { name: "回到稿件" })[0] as HTMLElement);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(host.asked).not.toContain("close_window");

  host.failNext("save_working", "read_only", "稿件库只能读。");
  await type(await headlineField(), "更后一刻");
  host.close();
  await fireEvent.click(await screen.findByRole("button", { name: "仍然关闭，丢掉最后的改动" }));
  await waitFor(() => expect(host.asked).toContain("close_window"));
});

test("a damaged store says so, and its newest backup can be put in its place", async () => {
  const host = sceneHost("desk");
  host.on("start", () => Promise.reject(asFailure({ code: "damaged", says: "稿件库已损坏，没有打开。" })));
  host.on("rescue", () => host.golden("start"));
  render(App, { host });
  expect((await screen.findByRole("alert")).textContent).toContain("已损坏");
  expect(screen.getByText(/损坏的稿件库会原样留在旁边/)).toBeTruthy();
  host.failNext("rescue", "refused", "没有可用的备份。");
  await fireEvent.click(button("恢复最近的备份"));
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("没有可用的备份。"));
  await fireEvent.click(button("再试一次"));
  await fireEvent.click(await screen.findByRole("button", { name: "恢复最近的备份" }));
  await screen.findByRole("listbox", { name: "稿件列表" });
  expect(screen.getByText(/回到最近一次备份时的样子/)).toBeTruthy();
});

test("export asks where to, can be cancelled, and names what it wrote", async () => {
  const host = await open("desk");
  const path = "/home/linxi/投稿/2026-11-23-河西油茶采收.zip";
  const written = { path, folder: "/home/linxi/投稿", bytes: 8_431_220, files: 11, revision: 3, notes: [] };
  let cancel = () => {};
  host.on("cancel_export", () => (cancel(), null));
  host.on("export_story", (_, heard) => {
    heard({ done: 1, total: 6, what: "story.docx" });
    return new Promise((_, reject) => (cancel = () => reject(asFailure({ code: "cancelled", says: "" }))));
  });
  await press("e");
  const dialog = await screen.findByRole("dialog", { name: "导出稿件包" });
  const go = () =>
    within(screen.getByRole("dialog")).getByRole<HTMLButtonElement>("button", { name: "导出" });
  expect(go().disabled).toBe(true);
  await fireEvent.click(within(dialog).getByRole("button", { name: "选择文件夹…" }));
  await screen.findByText("/home/linxi/投稿");
  await fireEvent.click(go());
  await screen.findByRole("progressbar", { name: "正在导出" });
  await fireEvent.click(button("取消"));
  await waitFor(() => expect(go().disabled).toBe(false));
  expect(screen.queryByRole("alert")).toBeNull();

  host.on("export_story", () => written);
  await fireEvent.click(go());
  await screen.findByText(/投稿\/2026-11-23-河西油茶采收\.zip/);
  await fireEvent.click(button("打开所在文件夹"));
  expect(host.asked).toContain("reveal");
  await fireEvent.click(button("好"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("a refused export shows the sentence and keeps the choices", async () => {
  const host = await open("desk");
  await press("e");
  await fireEvent.click(await screen.findByRole("button", { name: "选择文件夹…" }));
  await screen.findByText("/home/linxi/投稿");
  host.failNext("export_story", "missing_folder", "文件夹“投稿”不在了，请另选一个。");
  await fireEvent.click(button("导出"));
  expect((await screen.findByRole("alert")).textContent).toContain("文件夹“投稿”不在了");
  expect(screen.getByText("/home/linxi/投稿")).toBeTruthy();
});

test("Ctrl+S keeps a version without a question, and the bottom line says its number", async () => {
  const host = await open("desk");
  await press("s");
  await waitFor(() => expect(host.takes("freeze")).toMatchObject([{ name: "" }]));
  expect(screen.queryByRole("dialog")).toBeNull();
  const foot = within(screen.getByRole("contentinfo"));
  expect(await foot.findByText("已保存为第 4 版")).toBeTruthy();
  await fireEvent.click(screen.getByRole("option", { name: /防汛演练/ }));
  await waitFor(() => expect(foot.queryByText("已保存为第 4 版")).toBeNull());
});

test("a version is named by Ctrl+Shift+S, looked at and restored; Escape goes back to the page", async () => {
  const host = await open("desk");
  await fireEvent.keyDown(window, { key: "S", ctrlKey: true, shiftKey: true });
  await type(await screen.findByLabelText("版本名"), "定稿");
  await fireEvent.click(button("保存"));
  await waitFor(() => expect(host.takes("freeze")).toMatchObject([{ name: "定稿" }]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  await type(await headlineField(), "又改了");
  await fireEvent.click(screen.getByRole("tab", { name: "版本" }));
  await fireEvent.click(await screen.findByRole("button", { name: /^查看第 2 版/ }));
  expect((await screen.findByRole("document")).textContent).toContain("旧的一段话。");
  await fireEvent.keyDown(document.body, { key: "Escape" });
  await screen.findByRole("textbox", { name: "稿件正文" });
  await fireEvent.click(await screen.findByRole("button", { name: /^查看第 2 版/ }));
  await screen.findByRole("document");
  await fireEvent.click(button("恢复为这一版"));
  await waitFor(() => expect(host.takes("restore")).toMatchObject([{ number: 2 }]));
  await waitFor(() =>
    expect(screen.getByRole("textbox", { name: "稿件正文" }).textContent).toContain("旧的一段话。"),
  );
});

test("a version is compared with the story now, and one paragraph is taken back", async () => {
  const host = await open("desk");
  await fireEvent.click(screen.getByRole("tab", { name: "版本" }));

  const compare = async (version: RegExp) => {
    await fireEvent.click(await screen.findByRole("button", { name: version }));
    const look = await screen.findByRole("combobox", { name: "怎样看这一版" });
    await fireEvent.change(look, { target: { value: "now" } });
  };
  await compare(/改稿/);
  expect(await screen.findByText("两版没有不同。")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "取回旧文" })).toBeNull();

  await compare(/初稿/);
  await screen.findByText("旧", { selector: "del" });
  host.on("compare", () => host.golden("compare", { base: 3 }));
  await fireEvent.click(screen.getAllByRole("button", { name: "取回旧文" })[0] as HTMLElement);
  expect(await screen.findByText("两版没有不同。")).toBeTruthy();
  await fireEvent.click(button("回到稿件"));
  expect((await screen.findByRole("textbox", { name: "稿件正文" })).textContent).toContain("旧的一段话。");
});

test("a table is put in from the menu of the tools, and so is a title under 推荐阅读", async () => {
  const host = await open("desk");
  await showPhotos();
  const insert = async (name: string) => {
    await fireEvent.keyDown(button("插入"), { key: "Enter" });
    // By its words: jsdom has no layout, so the menu computes that its button is out of sight and hides.
    await fireEvent.click(await screen.findByText(name, { selector: ".menu-item span" }));
  };
  await fireEvent.click(screen.getByRole("button", { name: /晒场\.jpg/ }));
  await insert("表格");
  await insert("删去本列");
  await insert("推荐阅读");
  await waitFor(() => {
    const { body, related } = host.saved();
    expect(body.find((block) => block.type === "table")).toMatchObject({
      rows: [
        [[], []],
        [[], []],
        [[], []],
      ],
    });
    expect(related.at(-1)).toEqual({ title: "", href: "" });
  });
});

test("photos come in with one broken file refused by name, and removing one can be undone", async () => {
  await open("desk");
  await showPhotos();
  const figures = () => screen.getAllByRole("button", { name: /^插图 \d/ });
  expect(figures()).toHaveLength(4);
  const panel = screen.getByRole("tabpanel");
  await fireEvent.click(within(panel).getByRole("button", { name: "添加图片…" }));
  await waitFor(() => expect(figures()).toHaveLength(6));
  expect(screen.getByRole("alert").textContent).toContain("IMG_3003.HEIC");

  await fireEvent.click(screen.getByRole("button", { name: /清晨进山的村民/ }));
  await fireEvent.click(button("移除图片"));
  await waitFor(() => expect(figures()).toHaveLength(5));
  await fireEvent.click(
    within(screen.getByText(/已移除/).closest("div") as HTMLElement).getByRole("button", { name: "撤销" }),
  );
  await waitFor(() => expect(figures()).toHaveLength(6));
});

test("photos dropped beside the page go into the story, and the window stays where it is", async () => {
  await open("desk");
  await showPhotos();
  const data = {
    types: ["text/uri-list"],
    files: [],
    getData: () => "file:///home/linxi/%E6%B8%85%E6%99%A8.jpg\r\n",
  };
  const list = screen.getByRole("listbox", { name: "稿件列表" });
  expect(await fireEvent.drop(list, { dataTransfer: data })).toBe(false);
  await screen.findByRole("button", { name: /IMG_3001\.jpg/ });
});

test("facts of a figure typed in the inspector are saved with the story", async () => {
  const host = await open("desk");
  await showPhotos();
  await fireEvent.click(screen.getByRole("button", { name: /晒场\.jpg/ }));
  const facts = await screen.findByRole("group", { name: "图 3 的资料" });
  await type(within(facts).getByLabelText("图片说明"), "晒场一角");
  await fireEvent.click(within(facts).getByRole("button", { name: "添加人物" }));
  await type(await within(facts).findByLabelText("姓名"), "周守田");
  await waitFor(() => {
    const third = figuresOf(host.saved())[2];
    expect(third).toMatchObject({ caption: "晒场一角", people: [{ name: "周守田" }] });
  });
});

test("import says what was taken for what and refuses the rest by name", async () => {
  const host = await open("desk");
  await waitFor(() => expect(host.line("story.import")?.possible).toBe(true));
  await press("o");
  const dialog = await screen.findByRole("dialog", { name: "导入结果" });
  expect(dialog.textContent).toContain("慰问联络员");
  expect(dialog.textContent).toMatch(/“通知.doc”.*旧/);
});

test("a story that was spiked by mistake comes back from the bottom line", async () => {
  const host = await open("desk");
  host.on("unspike", () => ({ ...host.golden("spike"), state: "draft", drawer: "draft" }));
  host.choose("story.spike");
  const foot = within(screen.getByRole("contentinfo"));
  await fireEvent.click(await foot.findByRole("button", { name: "撤销" }));
  await waitFor(() => expect(host.asked).toContain("unspike"));
});

test("a right press opens our own menu or none, never the browser's, and gives the keyboard back", async () => {
  await open("desk");
  const page = screen.getByRole("textbox", { name: "稿件正文" });
  page.focus();
  expect(await fireEvent.contextMenu(screen.getByRole("contentinfo"))).toBe(false);
  expect(screen.queryByRole("menu")).toBeNull();
  expect(await fireEvent.contextMenu(page)).toBe(false);
  const lines = within(await screen.findByRole("menu")).getAllByRole("menuitem");
  expect(lines.map((line) => line.querySelector("span")?.textContent)).toContain("粘贴");
  await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("menuitem"));
  await fireEvent.keyDown(document.activeElement as Element, { key: "Escape" });
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(page);
});

test("the window is called by the headline of its story", async () => {
  const host = await open("desk");
  await waitFor(() => expect(document.title).toBe("河西村三百亩油茶迎来采收季 — 清样"));
  expect(host.takes("set_title").at(-1)).toEqual({ title: document.title });
});

test("a spiked story says so and comes back", async () => {
  await open("desk");
  await fireEvent.click(button(/^已撤，1/));
  await fireEvent.click(screen.getByRole("option", { name: /不发/ }));
  await screen.findByText("这篇稿件已经撤下，不会投出去。");
  await fireEvent.click(button("恢复稿件"));
  await waitFor(() => expect(screen.queryByText("这篇稿件已经撤下，不会投出去。")).toBeNull());
});

test("the whole window changes its language while a story is open", async () => {
  const host = await open("desk");
  await fireEvent.click(button("中 / EN 切换到英文"));
  await screen.findByRole("textbox", { name: "The story" });
  expect(screen.getByRole("tab", { name: "Photos" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("en-GB");
  expect(host.asked).toContain("set_settings");
});

test("a store in use says by whom and can be tried again", async () => {
  const host = sceneHost("desk");
  host.on("start", () => ({ ...host.golden("start"), held_by: "galley-cli（进程 4711）" }));
  render(App, { host });
  expect((await screen.findByRole("alert")).textContent).toContain("galley-cli");
  await fireEvent.click(button("再试一次"));
  await waitFor(() => expect(host.asked.filter((name) => name === "start")).toHaveLength(2));
});

test("keys of the input method start nothing", async () => {
  const host = await open("desk");
  await fireEvent.keyDown(window, { key: "n", ctrlKey: true, isComposing: true });
  await fireEvent.keyDown(window, { key: "n", ctrlKey: true, keyCode: 229 });
  expect(host.asked).not.toContain("new_story");
});

test("the panel is closed until its tab is pressed, and the same press closes it; the list says its days", async () => {
  const host = sceneHost("desk");
  const golden = host.golden("list_stories");
  host.on("list_stories", ({ query }) => ({
    ...golden,
    since: query.since.map((_, at) => Math.min(at + 1, 2)),
  }));
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  expect(screen.queryByRole("tabpanel")).toBeNull();
  const tab = screen.getByRole("tab", { name: "版本" });
  await fireEvent.click(tab);
  expect(screen.getByRole("tabpanel", { name: "版本" })).toBeTruthy();
  await fireEvent.click(tab);
  expect(screen.queryByRole("tabpanel")).toBeNull();
  const headings = [...document.querySelectorAll(".heading")].map((one) => one.textContent?.trim());
  expect(headings).toEqual(expect.arrayContaining(["今天", "更早"]));
});

test("focus mode leaves the page alone in the window, and the bottom line leads back", async () => {
  await open("desk");
  await fireEvent.click(screen.getByRole("tab", { name: "版本" }));
  await fireEvent.keyDown(window, { key: "D", ctrlKey: true, shiftKey: true });
  expect(screen.queryByRole("listbox", { name: "稿件列表" })).toBeNull();
  expect(screen.queryByRole("tabpanel")).toBeNull();
  expect(screen.queryByRole("tablist")).toBeNull();
  expect(screen.queryByRole("toolbar")).toBeNull();
  await fireEvent.click(button("退出专注"));
  expect(screen.getByRole("listbox", { name: "稿件列表" })).toBeTruthy();
  expect(screen.getByRole("tabpanel", { name: "版本" })).toBeTruthy();
});

test("several stories are selected with Shift and Ctrl, go to the spike together, and come back by one press", async () => {
  const host = await open("desk");
  host.on("unspike", ({ id }) => ({ ...host.golden("spike"), id, state: "draft", drawer: "draft" }));
  host.on("spike", ({ id }) => ({ ...host.golden("spike"), id }));
  const [first, second, third] = options();
  await fireEvent.click(second!, { ctrlKey: true });
  await fireEvent.click(first!, { shiftKey: true });
  await fireEvent.click(third!, { ctrlKey: true });
  const selected = screen.getByRole("group", { name: /^已选 \d 篇$/ });
  await fireEvent.click(within(selected).getByRole("button", { name: "移到废稿箱" }));
  await waitFor(() => expect(host.takes("spike").length).toBeGreaterThan(1));
  const foot = within(screen.getByRole("contentinfo"));
  expect(await foot.findByText(/篇已移到废稿箱$/)).toBeTruthy();
  await fireEvent.click(await foot.findByRole("button", { name: "撤销" }));
  await waitFor(() => expect(host.takes("unspike")).toHaveLength(host.takes("spike").length));
});
