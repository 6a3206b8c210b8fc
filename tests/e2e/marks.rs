//! Painted changes under a real input method: while an editor's marks are shown, the text is exactly what was chosen, once.
//!
//! A writer files a piece on the command line, an editor opens it and writes with pinyin in the real window. After every
//! word the store, read by the command line, must hold it and nothing else, and the marks must be those of that text.

use crate::page::{caret_behind, opens, select};
use crate::proof::Proof;
use galley_tests::desk::{Desk, plain};
use galley_tests::pinyin::Pinyin;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::{Value, json};
use std::fs::create_dir_all;
use std::path::PathBuf;

const PAGE: &str = "# 油茶丰收

昨天，县里下拨专项资金十万元。

村民们上山采果，一直忙到天黑。

合作社负责人说，今年价格比去年好。

要删去的一段。
";

/// A piece that a writer filed, and an editor who has opened it.
pub(crate) fn a_filed_piece() -> (Desk, Desk, String) {
    let (writer, editor) = (Desk::new(), Desk::new());
    writer.ask(["profile", "周可", "unit=河西村"]);
    editor.ask(["profile", "林溪", "unit=县报编辑部"]);
    let story = writer.ask(["import", plain(&writer.file("page.md", PAGE.as_bytes()))]);
    let story = story.trim().to_owned();
    let figure = writer.ask(["photo", "add", &story, plain(&writer.photo(1))]);
    let figure = figure.trim();
    writer.ask(["photo", "set", &story, figure, "caption=画里人在采果", "alt=画面"]);
    writer.ask(["photo", "place", &story, figure, "--after", "3"]);
    editor.ask(["open", plain(&sent(&writer, "file", &story))]);
    (writer, editor, story)
}

/// The package that a desk files or returns.
pub(crate) fn sent(desk: &Desk, verb: &str, story: &str) -> PathBuf {
    let to = desk.store().with_file_name("sent");
    create_dir_all(&to).expect("a folder beside the store");
    PathBuf::from(desk.ask([verb, story, "--to", plain(&to)]).trim())
}

/// The marks on the page: each one's class and words, in reading order.
pub(crate) fn drawn(window: &Window) -> Vec<String> {
    let script = "
        const kinds = ['came', 'went', 'goes', 'comes', 'dressed', 'moved', 'elsewhere', 'facts', 'conflict'];
        const marks = [];
        for (const mark of document.querySelectorAll('.ProseMirror .drawn, .ProseMirror .ghost, .ProseMirror .ends')) {
            const kind = kinds.find((one) => mark.classList.contains(one));
            const words = [...mark.childNodes]
                .filter((node) => !(node instanceof Element && node.matches('.unseen, .label')))
                .map((node) => node.textContent).join('');
            marks.push({ kind, words: mark.matches('.ends') ? '¶' : words });
        }
        return marks.map(({ kind, words }) => `${kind} ${words}`)";
    let marks = window.run(script, &[]);
    let marks = marks.as_array().cloned().unwrap_or_default();
    marks
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// Waits until exactly this is drawn.
pub(crate) fn draws(window: &Window, marks: &[&str]) {
    let mut seen = Vec::new();
    let same = galley_tests::until::within(galley_tests::until::PATIENCE, || {
        seen = drawn(window);
        (seen == marks).then_some(())
    });
    assert!(same.is_some(), "drawn should be {marks:?}, and is {seen:?}");
}

/// Whether the page's own text, without what is only drawn, has these words.
fn page_has(window: &Window, words: &str) -> bool {
    let script = "
        const page = document.querySelector('.ProseMirror').cloneNode(true);
        page.querySelectorAll('.ghost').forEach((ghost) => ghost.remove());
        return page.textContent.includes(arguments[0])";
    window.run(script, &[json!(words)]) == json!(true)
}

struct Desktop<'window, 'desk> {
    window: &'window Window<'window>,
    pinyin: &'window Pinyin<'window>,
    proof: Proof<'desk>,
}

impl Desktop<'_, '_> {
    /// Writes a word at the caret: `before` becomes `after`, in the store too.
    fn word(&mut self, letters: &str, before: &str, after: &str) {
        self.pinyin.word(letters, || page_has(self.window, after));
        self.turned(before, after);
    }

    fn turned(&mut self, before: &str, after: &str) {
        self.proof.turns(before, after);
        self.proof.holds();
    }

    /// Presses a key and waits until the store holds the text with that change.
    fn key(&mut self, key: &str, before: &str, after: &str) {
        self.window.press(key);
        self.turned(before, after);
    }
}

#[test]
fn pinyin_is_exact_while_an_editors_marks_are_shown() {
    let (_writer, editor, story) = a_filed_piece();
    let screen = Screen::open();
    let pinyin = Pinyin::start(&screen);
    let window = Window::open(&screen, &editor.store());
    opens(&window, "油茶丰收");
    let proof = Proof::of(&editor, &story);
    let mut desk = Desktop {
        window: &window,
        pinyin: &pinyin,
        proof,
    };
    draws(&window, &[]);

    over_a_selection(&mut desk);
    at_the_edges_of_an_insertion(&mut desk);
    beside_a_deletion(&mut desk);
    backspace_at_the_edge_of_a_deletion(&mut desk);
    an_emptied_line(&mut desk);
    a_caption_and_the_headline(&mut desk);
    undone_step_by_step(&mut desk);
    while_the_marks_are_painted_anew(&mut desk);
    in_a_comment_and_its_answer(&mut desk, &editor, &story);

    let proof = desk.proof;
    window.close();
    proof.holds();
}

fn over_a_selection(desk: &mut Desktop<'_, '_>) {
    select(desk.window, "县里下拨");
    desk.word("beijing", "县里下拨", "北京");
    draws(desk.window, &["went 县里下拨", "came 北京"]);
}

fn at_the_edges_of_an_insertion(desk: &mut Desktop<'_, '_>) {
    // Behind its last character, before its first, and in the middle of it.
    caret_behind(desk.window, "北京");
    desk.word("shanghai", "北京专项", "北京上海专项");
    draws(desk.window, &["went 县里下拨", "came 北京上海"]);
    caret_behind(desk.window, "昨天，");
    desk.word("women", "昨天，北京", "昨天，我们北京");
    draws(desk.window, &["went 县里下拨", "came 我们北京上海"]);
    caret_behind(desk.window, "我们北京");
    desk.word("dajia", "我们北京上海", "我们北京大家上海");
    draws(desk.window, &["went 县里下拨", "came 我们北京大家上海"]);
}

fn beside_a_deletion(desk: &mut Desktop<'_, '_>) {
    let (window, widget) = (desk.window, "一直");
    select(window, widget);
    desk.key("Delete", "采果，一直忙到", "采果，忙到");
    let first = ["went 县里下拨", "came 我们北京大家上海"];
    draws(window, &[first[0], first[1], "went 一直"]);
    // At the widget, elsewhere in its line, and at both ends of the line.
    caret_behind(window, "采果，");
    desk.word("gongzuo", "采果，忙到", "采果，工作忙到");
    draws(window, &[first[0], first[1], "went 一直", "came 工作"]);
    caret_behind(window, "忙到天");
    desk.word("xuexi", "忙到天黑", "忙到天学习黑");
    caret_behind(window, "村民们");
    desk.word("jintian", "村民们上山", "村民们今天上山");
    draws(
        window,
        &[
            first[0],
            first[1],
            "came 今天",
            "went 一直",
            "came 工作",
            "came 学习",
        ],
    );
    // Letters committed with Enter, and a word cancelled, beside the widget.
    caret_behind(window, "采果，");
    desk.pinyin.compose("abc");
    desk.pinyin
        .settle("Return", "the letters", || page_has(window, "采果，abc工作"));
    desk.turned("采果，工作", "采果，abc工作");
    caret_behind(window, "采果，");
    desk.pinyin.compose("nihao");
    desk.pinyin
        .settle("Escape", "nothing", || !page_has(window, "nihao"));
    desk.proof.holds();
    select(window, "abc");
    desk.key("BackSpace", "采果，abc工作", "采果，工作");
}

fn backspace_at_the_edge_of_a_deletion(desk: &mut Desktop<'_, '_>) {
    // From behind the widget: the character before it goes, and the widget is untouched.
    select(desk.window, "工作忙");
    desk.window.run("getSelection().collapseToStart()", &[]);
    desk.key("BackSpace", "采果，工作", "采果工作");
    desk.key("BackSpace", "采果工作", "采工作");
    desk.word("shijie", "采工作", "采世界工作");
    // From before it, forwards.
    caret_behind(desk.window, "上山采");
    desk.key("Delete", "采世界", "采界");
    desk.key("ctrl+z", "采界", "采世界");
    // The arrow keys pass the widget in one step each way.
    caret_behind(desk.window, "上山");
    desk.window.press("Right");
    desk.window.press("Right");
    desk.word("nihao", "采世界", "采世你好界");
    desk.window.press("Left");
    desk.window.press("Left");
    desk.window.press("Left");
    desk.word("wenti", "采世你好", "采问题世你好");
}

fn an_emptied_line(desk: &mut Desktop<'_, '_>) {
    // Every word of a line is deleted: the deleted words are drawn, and the line that is empty takes a word.
    select(desk.window, "要删去的一段。");
    desk.key("Delete", "paragraph 要删去的一段。", "paragraph ");
    until("what went drawn outside of the empty line", || {
        let script = "return [...document.querySelectorAll('.ghost.line')].some((ghost) =>
            ghost.textContent.includes('要删去的一段。') && !ghost.closest('p'))";
        (desk.window.run(script, &[]) == json!(true)).then_some(())
    });
    desk.pinyin.word("fazhan", || page_has(desk.window, "发展"));
    desk.proof.last_line("paragraph 发展");
    desk.proof.holds();
}

fn a_caption_and_the_headline(desk: &mut Desktop<'_, '_>) {
    select(desk.window, "在采果");
    desk.word("shenghuo", "画里人在采果", "画里人生活");
    caret_behind(desk.window, "画里人");
    desk.word("xinwen", "画里人生活", "画里人新闻生活");
    caret_behind(desk.window, "油茶");
    desk.word("renmin", "油茶丰收", "油茶人民丰收");
    let seen = || drawn(desk.window);
    until("marks in caption and headline", || {
        let seen = seen();
        (seen.contains(&"came 人民".to_owned()) && seen.contains(&"came 新闻生活".to_owned())).then_some(())
    });
}

fn undone_step_by_step(desk: &mut Desktop<'_, '_>) {
    desk.key("ctrl+z", "油茶人民丰收", "油茶丰收");
    desk.key("ctrl+z", "画里人新闻生活", "画里人生活");
    desk.key("ctrl+z", "画里人生活", "画里人在采果");
    desk.key("ctrl+shift+z", "画里人在采果", "画里人生活");
}

fn while_the_marks_are_painted_anew(desk: &mut Desktop<'_, '_>) {
    // A word is begun, and its candidates are open while the marks of the word before it arrive.
    caret_behind(desk.window, "负责人");
    desk.pinyin.word("jingji", || page_has(desk.window, "负责人经济"));
    desk.pinyin.compose("hezuo");
    desk.turned("负责人说", "负责人经济说");
    until("the mark of the first word", || {
        drawn(desk.window).contains(&"came 经济".to_owned()).then_some(())
    });
    assert!(
        desk.pinyin.candidates(),
        "the second word is still being composed"
    );
    desk.pinyin.settle("space", "the second word", || {
        page_has(desk.window, "负责人经济合作说")
    });
    desk.turned("负责人经济说", "负责人经济合作说");
    until("the mark of both", || {
        drawn(desk.window)
            .contains(&"came 经济合作".to_owned())
            .then_some(())
    });
}

fn in_a_comment_and_its_answer(desk: &mut Desktop<'_, '_>, editor: &Desk, story: &str) {
    let marks = drawn(desk.window);
    select(desk.window, "价格");
    desk.window.press("ctrl+alt+m");
    desk.window.find_beginning("textbox", "对");
    let says = |words: &str| {
        let script = "return document.querySelector('textarea:focus')?.value ?? ''";
        desk.window.run(script, &[]) == json!(words)
    };
    desk.pinyin.word("jiage", || says("价格"));
    desk.pinyin.word("duoshao", || says("价格多少"));
    // In the middle, a word cancelled, and letters committed.
    desk.window.press("Left");
    desk.window.press("Left");
    desk.pinyin.word("jintian", || says("价格今天多少"));
    desk.window.press("End");
    desk.pinyin.compose("nihao");
    desk.pinyin.settle("Escape", "nothing", || says("价格今天多少"));
    desk.pinyin.compose("abc");
    desk.pinyin
        .settle("Return", "the letters", || says("价格今天多少abc"));
    desk.window.press("ctrl+Return");
    let said = |words: &str| {
        until(words, || {
            let comments = editor.ask(["comments", story]);
            comments.contains(words).then_some(())
        });
    };
    said("价格今天多少abc");
    desk.window.find("button", "回复").click();
    desk.window.find("textbox", "回复");
    desk.pinyin.word("women", || says("我们"));
    desk.window.press("ctrl+Return");
    said("我们");
    assert_eq!(drawn(desk.window), marks, "what is drawn stays as it was");
    desk.proof.holds();
}
