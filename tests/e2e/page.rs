//! The page of a story, by the accessible names of its parts.

use galley_tests::until::until;
use galley_tests::window::{Control, Window};
use serde_json::{Value, json};

/// The name of a person no other test needs.
const WRITER: &str = "林溪";

/// Answers the first run's questions and begins the first story.
pub(crate) fn begin_first_story(window: &Window) {
    window.find("textbox", "姓名").write(WRITER);
    window.find("textbox", "单位").write("市图书馆");
    window.find("button", "写第一篇稿件").click();
    window.find("textbox", "稿件正文");
}

/// Answers the first run's questions and looks at the sample story.
pub(crate) fn begin_with_sample(window: &Window) {
    window.find("textbox", "姓名").write(WRITER);
    window.find("textbox", "单位").write("市图书馆");
    window.find("button", "先看示例稿件").click();
    window.find("textbox", "稿件正文");
    until("the sample's photos on the page", || {
        pictures_drawn(window).then_some(())
    });
}

/// The headline, where it prints.
pub(crate) fn headline<'w>(window: &'w Window) -> Control<'w> {
    window.find("heading", "标题")
}

/// Waits until the page has this headline. One look at a time: the page may be exchanged for another meanwhile.
pub(crate) fn headed(window: &Window, words: &str) {
    until(&format!("{words:?} as the headline"), || {
        let script = "return document.querySelector('.ProseMirror h1')?.innerText.trim()";
        (window.run(script, &[]) == json!(words)).then_some(())
    });
}

/// The caption of the only picture, where it prints.
pub(crate) fn caption<'w>(window: &'w Window) -> Control<'w> {
    window.find("group", "图片说明")
}

/// The text of each block of the body, pictures by their captions.
pub(crate) fn body(window: &Window) -> Vec<String> {
    let blocks =
        "return [...document.querySelectorAll('[data-body] > *')].map((block) => block.innerText.trim())";
    let blocks = window.run(blocks, &[]);
    let blocks = blocks.as_array().into_iter().flatten();
    blocks.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The first paragraph of the body, to click into.
pub(crate) fn first_paragraph<'w>(window: &'w Window) -> Control<'w> {
    window.element("document.querySelector('[data-body] > p')")
}

/// Where the caret is: the words of its block, and how many characters are before it.
pub(crate) fn caret(window: &Window) -> Value {
    let script = "
        const selection = getSelection();
        if (!selection.anchorNode) return null;
        const node = selection.anchorNode;
        const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('h1, p, figcaption');
        if (!block) return null;
        const before = document.createRange();
        before.setStart(block, 0);
        before.setEnd(node, selection.anchorOffset);
        return [block.innerText.trim(), before.toString().length];";
    window.run(script, &[])
}

/// Whether every picture in sight has been drawn; the others are fetched when the page is scrolled near them.
pub(crate) fn pictures_drawn(window: &Window) -> bool {
    let script = "const all = [...document.querySelectorAll('[data-body] img')];
        const seen = all.filter((image) => {
            const { top, bottom } = image.getBoundingClientRect();
            return bottom > 0 && top < innerHeight;
        });
        return seen.length > 0 && seen.every((image) => image.complete && image.naturalWidth > 0)";
    window.run(script, &[]) == json!(true)
}

/// Selects these words on the page, as dragging the mouse over them does; some may be bold and others not.
pub(crate) fn select(window: &Window, words: &str) {
    let script = "
        const page = document.querySelector('.ProseMirror');
        const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
        const nodes = [];
        let text = '';
        while (texts.nextNode()) {
            nodes.push([text.length, texts.currentNode]);
            text += texts.currentNode.data;
        }
        const at = text.indexOf(arguments[0]);
        if (at < 0) return false;
        const [start, from] = nodes.findLast(([start]) => start <= at);
        const end = at + arguments[0].length;
        const [last, to] = nodes.findLast(([start]) => start < end);
        page.focus();
        getSelection().setBaseAndExtent(from, at - start, to, end - last);
        return true;";
    let found = window.run(script, &[json!(words)]);
    assert_eq!(found, json!(true), "{words:?} stands on the page");
}

/// Puts the caret behind these words on the page, as a press of the mouse does.
pub(crate) fn caret_behind(window: &Window, words: &str) {
    select(window, words);
    window.run("getSelection().collapseToEnd()", &[]);
}

/// Opens the story with this headline from the list.
pub(crate) fn opens(window: &Window, headline: &str) {
    let card = format!(
        "[...document.querySelectorAll('[role=option]')].find((card) => card.textContent.includes({}))",
        json!(headline)
    );
    window.element(&card).click();
    headed(window, headline);
}

/// The captions of a part of the page, `"body"` or `"tray"`, in their order.
pub(crate) fn captions(window: &Window, part: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(`[data-${arguments[0]}] figcaption`)]
        .map((caption) => caption.innerText.trim())";
    let captions = window.run(script, &[json!(part)]);
    let captions = captions.as_array().into_iter().flatten();
    captions.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The caption with these words, the first of them if there are several; `""` for one that is still empty.
pub(crate) fn caption_of<'w>(window: &'w Window, words: &str) -> Control<'w> {
    window.element(&format!(
        "[...document.querySelectorAll('figcaption')].find((caption) => caption.textContent.trim() === {})",
        json!(words)
    ))
}
