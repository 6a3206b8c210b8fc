//! Real pinyin in every place where Chinese is written: the text is exactly what was chosen, once.
//!
//! One window and one fcitx5 for all of it. Each step writes into one place, and then the whole story, as the
//! command line reads it from the store, must differ from what it was by the chosen words and by nothing else.

use crate::page::{body, caret_behind, headed, opens, select};
use crate::proof::Proof;
use galley_tests::desk::{Desk, plain};
use galley_tests::pinyin::Pinyin;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::json;

const STORY: &str = "# 秋收的题目

## 小标题一行

一号段落写在这里。

- 清单头一项
- 清单后一项

| 河段 | 长度 |
| --- | --- |
| 上游 | 三里 |

他说**今年提前**完工。
";

/// Long enough that the last paragraph is below the window's edge.
const FILLING: &str = "这一段只为把页面撑长，谁也不去改它，它也一个字都不能变。";

struct Table<'window, 'desk> {
    window: &'window Window<'window>,
    pinyin: &'window Pinyin<'window>,
    proof: Proof<'desk>,
}

impl Table<'_, '_> {
    /// Writes a word at the caret; the line with the words `before` has then `after` in their place.
    fn word(&mut self, letters: &str, before: &str, after: &str) {
        self.pinyin.word(letters, || self.window.text().contains(after));
        self.turned(before, after);
    }

    /// Checks that the store holds the story with this change.
    fn turned(&mut self, before: &str, after: &str) {
        self.proof.turns(before, after);
        self.proof.holds();
    }

    fn sees(&self, words: &str) -> bool {
        self.window.text().contains(words)
    }

    /// Presses a key in a word that is begun: to undo letters, or to cancel the word itself.
    fn press_in_word(&self, key: &str) {
        self.window.press(key);
    }
}

#[test]
fn pinyin_writes_what_was_chosen_once_in_every_place() {
    let desk = Desk::new();
    desk.ask(["profile", "林溪", "unit=市图书馆"]);
    let text = format!(
        "{STORY}\n{}末段写在窗口的底边。\n",
        format!("{FILLING}\n\n").repeat(12)
    );
    let story = desk.ask(["import", plain(&desk.file("story.md", text.as_bytes()))]);
    let other = desk.ask([
        "import",
        plain(&desk.file("other.md", "# 另一篇的题目\n\n另一篇的正文。\n".as_bytes())),
    ]);
    let empty = desk.ask(["new"]);
    desk.ask(["set", story.trim(), "sign_off=(市图书馆 林溪)"]);
    desk.ask(["set", empty.trim(), "headline=还没有正文"]);
    let figure = desk.ask(["photo", "add", story.trim(), plain(&desk.photo(1))]);
    let figure = figure.trim();
    desk.ask([
        "photo",
        "set",
        story.trim(),
        figure,
        "caption=图说写在这里",
        "alt=画面",
    ]);
    desk.ask(["photo", "place", story.trim(), figure, "--after", "4"]);

    let screen = Screen::open();
    let pinyin = Pinyin::start(&screen);
    let window = Window::open(&screen, &desk.store());
    opens(&window, "还没有正文");
    let mut table = Table {
        window: &window,
        pinyin: &pinyin,
        proof: Proof::of(&desk, &empty),
    };
    an_empty_paragraph(&mut table);

    opens(&window, "秋收的题目");
    table.proof = Proof::of(&desk, &story);
    every_kind_of_line(&mut table);
    letters_taken_back(&mut table);
    over_a_selection(&mut table);
    beside_a_highlight(&mut table);
    punctuation(&mut table);
    each_word_is_one_step_of_undo(&mut table);
    while_a_save_is_under_way(&mut table);
    behind_a_selected_figure(&mut table);
    at_the_windows_end(&mut table);
    stories_switched_fast(&mut table, &mut Proof::of(&desk, &other));

    // No change came late: closed and read once more, all is as it was.
    let proof = table.proof;
    window.close();
    proof.holds();
}

fn an_empty_paragraph(table: &mut Table<'_, '_>) {
    table
        .window
        .element("document.querySelector('[data-body] > p')")
        .click();
    table.pinyin.word("nihao", || body(table.window) == ["你好"]);
    table.proof.gains("sign-off", "paragraph 你好");
    table.proof.holds();
    table.word("shijie", "你好", "你好世界");
}

fn every_kind_of_line(table: &mut Table<'_, '_>) {
    for (letters, before, after) in [
        ("zhongguo", "一号段落", "一号段落中国"),
        ("xinwen", "小标题一行", "小标题一行新闻"),
        ("beijing", "清单头一项", "清单头一项北京"),
        ("shanghai", "图说写在", "图说写在上海"),
        ("women", "三里", "三里我们"),
        ("jintian", "秋收", "秋收今天"),
        ("dajia", "(市图书馆", "(市图书馆大家"),
        ("wenti", "他说", "他说问题"),
        ("fazhan", "今年提前", "今年提前发展"),
    ] {
        caret_behind(table.window, before);
        table.word(letters, before, after);
    }
    // The kicker is empty, and shows in faint letters what belongs there.
    table
        .window
        .element("document.querySelector('.ProseMirror .kicker')")
        .click();
    table.pinyin.word("shehui", || table.sees("社会"));
    table.turned("kicker ", "kicker 社会");
}

fn letters_taken_back(table: &mut Table<'_, '_>) {
    caret_behind(table.window, "清单后一项");
    // Enter gives the letters as they were typed, and begins no new item.
    table.pinyin.compose("abc");
    table
        .pinyin
        .settle("Return", "the letters", || table.sees("清单后一项abc"));
    table.turned("清单后一项", "清单后一项abc");
    // Escape leaves nothing of the word, and the caret where it was; in a caption too, where Escape alone does something else.
    caret_behind(table.window, "图说");
    table.pinyin.compose("nihao");
    table.pinyin.settle("Escape", "nothing", || !table.sees("nihao"));
    table.proof.holds();
    table.word("nihao", "图说写在", "图说你好写在");
    // Backspace takes a letter of the word, and nothing of the text before it.
    caret_behind(table.window, "一号段落");
    table.pinyin.compose("shijiee");
    table.press_in_word("BackSpace");
    table
        .pinyin
        .settle("space", "the word", || table.sees("一号段落世界"));
    table.turned("一号段落", "一号段落世界");
    table.pinyin.compose("ni");
    table.press_in_word("BackSpace");
    table
        .pinyin
        .settle("BackSpace", "nothing", || !table.sees("落世界n"));
    table.proof.holds();
    table.word("jingji", "落世界", "落世界经济");
}

fn over_a_selection(table: &mut Table<'_, '_>) {
    for (letters, over, chosen) in [
        ("gongzuo", "世界经济", "工作"),
        ("shenghuo", "上海", "生活"),
        ("xuexi", "今天", "学习"),
        ("renmin", "三里", "人民"),
        // One end in bold letters, the other in plain ones.
        ("zuotian", "提前发展完工", "昨天"),
    ] {
        select(table.window, over);
        table.word(letters, over, chosen);
    }
}

fn beside_a_highlight(table: &mut Table<'_, '_>) {
    const FOUND: &str = "中国写";
    let window = table.window;
    window.press("ctrl+f");
    window.find("textbox", "查找").write(FOUND);
    let painted = || {
        until("the hit painted", || {
            let script = "return CSS.highlights.get('find-here')?.size ?? 0";
            (window.run(script, &[]) == json!(1)).then_some(())
        });
    };
    // Before it, behind it, and in the middle of it.
    for (letters, caret, before, after) in [
        ("beijing", "工作", "工作中国", "工作北京中国"),
        ("xinwen", "中国写", "中国写", "中国写新闻"),
        ("women", "北京中国", "中国写", "中国我们写"),
    ] {
        painted();
        caret_behind(window, caret);
        table.word(letters, before, after);
    }
    window.find("textbox", "查找").focus();
    window.press("Escape");
    window.gone("textbox", "查找");
}

fn punctuation(table: &mut Table<'_, '_>) {
    caret_behind(table.window, "清单头一项北京");
    for (key, mark) in [
        ("comma", "，"),
        ("backslash", "、"),
        ("exclam", "！"),
        ("period", "。"),
    ] {
        table.window.press(key);
        let (before, after) = ("清单头一项北京", format!("清单头一项北京{mark}"));
        until(mark, || table.sees(&after).then_some(()));
        table.turned(before, &after);
        caret_behind(table.window, before);
    }
    // A punctuation mark pressed in a word commits the word with it.
    table.pinyin.compose("dajia");
    let (before, after) = ("清单头一项北京", "清单头一项北京大家，");
    table
        .pinyin
        .settle("comma", "the word and its mark", || table.sees(after));
    table.turned(before, after);
}

fn each_word_is_one_step_of_undo(table: &mut Table<'_, '_>) {
    caret_behind(table.window, "小标题");
    let steps = ["小标题", "小标题问题", "小标题问题发展", "小标题问题发展，"];
    for (letters, step) in [("wenti", 1), ("fazhan", 2)] {
        table.pinyin.word(letters, || table.sees(steps[step]));
    }
    table.window.press("comma");
    for step in [3, 2, 1, 0] {
        let (shown, more) = (steps[step], steps.get(step + 1));
        until(&format!("{shown:?} after undo"), || {
            (table.sees(shown) && !more.is_some_and(|more| table.sees(more))).then_some(())
        });
        if step > 0 {
            table.window.press("ctrl+z");
        }
    }
    table.proof.holds();
    for step in steps.iter().skip(1) {
        table.window.press("ctrl+shift+z");
        until(step, || table.sees(step).then_some(()));
    }
    table.turned(steps[0], steps[3]);
}

fn while_a_save_is_under_way(table: &mut Table<'_, '_>) {
    caret_behind(table.window, "一号段落");
    table.pinyin.word("jintian", || table.sees("一号段落今天"));
    table.pinyin.compose("tianqi");
    // The first word goes to disk while the second is begun and its candidates are open.
    table.turned("一号段落", "一号段落今天");
    assert!(
        table.pinyin.candidates(),
        "the second word is still being composed"
    );
    table
        .pinyin
        .settle("space", "the second word", || table.sees("一号段落今天天气"));
    table.turned("一号段落今天", "一号段落今天天气");
}

fn behind_a_selected_figure(table: &mut Table<'_, '_>) {
    table
        .window
        .element("document.querySelector('[data-body] .shot img')")
        .click();
    table.window.element("document.querySelector('figure.selected')");
    table
        .pinyin
        .word("hezuo", || body(table.window).contains(&"合作".to_owned()));
    table.proof.gains("图说", "paragraph 合作");
    table.proof.holds();
    table.word("nihao", "合作", "合作你好");
}

fn at_the_windows_end(table: &mut Table<'_, '_>) {
    let last = "[...document.querySelectorAll('[data-body] > p')].at(-1)";
    table
        .window
        .run(&format!("{last}.scrollIntoView({{ block: 'end' }})"), &[]);
    caret_behind(table.window, "窗口的底边。");
    table.word("shijie", "窗口的底边。", "窗口的底边。世界");
    let hidden = format!(
        "const line = document.createRange();
        line.selectNodeContents({last});
        const page = document.querySelector('.ProseMirror').parentElement;
        return line.getBoundingClientRect().bottom > page.getBoundingClientRect().bottom + 1"
    );
    assert_eq!(
        table.window.run(&hidden, &[]),
        json!(false),
        "the line that is written stays in sight"
    );
}

fn stories_switched_fast(table: &mut Table<'_, '_>, other: &mut Proof) {
    let window = table.window;
    let card = |words: &str| {
        format!(
            "[...document.querySelectorAll('[role=option]')].find((card) => card.textContent.includes({}))",
            json!(words)
        )
    };
    let (this, that) = (card("学习"), card("另一篇的题目"));
    caret_behind(window, "一号段落");
    table.pinyin.word("xinwen", || table.sees("一号段落新闻"));
    // Left before it is saved, and opened, and left, and opened again.
    for story in [&that, &this, &that] {
        window.element(story).click();
    }
    headed(window, "另一篇的题目");
    caret_behind(window, "另一篇的");
    table.pinyin.word("gongzuo", || table.sees("另一篇的工作"));
    window.element(&this).click();
    headed(window, "秋收学习的题目");
    caret_behind(window, "一号段落新闻");
    table.pinyin.word("dajia", || table.sees("一号段落新闻大家"));
    table.turned("一号段落", "一号段落新闻大家");
    other.turns("另一篇的题目", "另一篇的工作题目");
    other.holds();
}
