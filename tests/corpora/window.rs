//! Other people's payloads and strings in the real window: pasted from a real clipboard, and typed in as text.

use std::time::Duration;

use galley_tests::clipboard::copy;
use galley_tests::desk::{Desk, plain};
use galley_tests::door::Door;
use galley_tests::screen::Screen;
use galley_tests::until::{until, within};
use galley_tests::window::Window;
use serde_json::{Value, json};

use super::reading::{naughty, payloads};

/// Payloads that come in one paste.
const TOGETHER: usize = 60;

/// A story with these lines as its paragraphs, open in a window.
fn open<'screen>(screen: &'screen Screen, desk: &Desk, text: &str) -> (Window<'screen>, String) {
    desk.ask(["profile", "林溪", "unit=市图书馆"]);
    let file = desk.file("story.md", text.as_bytes());
    let story = desk.ask(["import", plain(&file)]).trim().to_owned();
    let window = Window::open(screen, &desk.store());
    window
        .element("document.querySelector('.list [role=option]')")
        .click();
    window.find("textbox", "稿件正文");
    (window, story)
}

/// The payload with every address in it replaced by this door's, so that a request to any of them is recorded.
fn leading_to(door: &str, payload: &str) -> String {
    let mut parts = payload.split("://");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']' | '@')))
            .unwrap_or(part.len());
        out += &format!("://{door}{}", part.get(end..).unwrap_or_default());
    }
    out
}

#[test]
fn everything_of_the_web_pasted_runs_nothing_reaches_nobody_and_leaves_only_words() {
    let screen = Screen::open();
    let desk = Desk::new();
    let (window, _) = open(&screen, &desk, "# 粘贴\n\n第一段\n");
    let door = Door::open();
    // Counts the effects of a script, and the violations that the window's own policy had to stop: there must be none.
    window.run(
        "window.hit = [];
         for (const name of ['alert', 'prompt', 'confirm', 'print', 'open']) window[name] = () => window.hit.push(name);
         document.addEventListener('securitypolicyviolation', (event) => window.hit.push(event.blockedURI));
         window.foreign = () => {
            const names = ['href', 'rel', 'start', 'class', 'data-header', 'data-figure-id', 'contenteditable', 'draggable', 'role', 'tabindex'];
            const classes = ['', 'empty', 'selected', 'missing', 'ProseMirror-trailingBreak', 'ProseMirror-separator', 'ProseMirror-selectednode'];
            const tags = 'P H2 H3 H4 BLOCKQUOTE UL OL LI FIGURE FIGCAPTION DIV TABLE TBODY TR TD HR BR STRONG EM A IMG'.split(' ');
            const body = document.querySelector('[data-body]');
            const ours = (e) => e.closest('.shot, .absent');
            return [...body.querySelectorAll('*')].filter((e) => {
              if (ours(e)) return (e.tagName === 'IMG' && !e.src.startsWith('photo:')) || e.matches('script, iframe, style, svg, link, object, embed, form');
              return !tags.includes(e.tagName)
                || [...e.attributes].some(({ name }) => !names.includes(name) && !name.startsWith('aria-'))
                || [...e.classList].some((name) => !classes.includes(name))
                || (e.hasAttribute('href') && !/^(https?|mailto):/i.test(e.getAttribute('href')))
                || getComputedStyle(e).position !== 'static';
            }).map((e) => e.outerHTML.slice(0, 200));
         }",
        &[],
    );

    let payloads = payloads();
    assert!(payloads.len() > 500, "{}", payloads.len());
    let (mut taken, mut refused) = (0, 0);
    for (number, some) in payloads.chunks(TOGETHER).enumerate() {
        let sign = format!("第{number}次");
        let some = some.iter().map(|one| leading_to(&door.address, one));
        // The sign comes first: what comes behind may swallow all that follows it.
        let html = format!(
            "<meta charset=utf-8><p>{sign}</p>{}",
            some.map(|one| format!("<div>{one}</div>\n")).collect::<String>()
        );
        copy(&screen, "text/html", html.as_bytes());
        window.run(
            "document.querySelector('.ProseMirror').focus();
             getSelection().selectAllChildren(document.querySelector('[data-body]'));
             for (const button of document.querySelectorAll('.told button')) button.click();",
            &[],
        );
        window.press("ctrl+v");
        let there = "return document.querySelector('[data-body]').innerText.includes(arguments[0])";
        // Words nested beyond reason are refused with a sentence, and nothing of them comes in.
        let outcome = until(&format!("paste {number} in, or refused"), || {
            if window.run(there, &[json!(sign)]) == json!(true) {
                return Some(true);
            }
            window.text().contains("嵌套").then_some(false)
        });
        if outcome {
            taken += 1
        } else {
            refused += 1
        }
        assert_eq!(
            window.run("return window.foreign()", &[]),
            json!([]),
            "paste {number}"
        );
    }
    window.shows("已存");
    println!(
        "pasted {} payloads in {taken} pastes, {refused} refused",
        payloads.len()
    );
    assert!(taken > refused * 4, "{taken} taken, {refused} refused");
    assert_eq!(window.run("return window.hit", &[]), json!([]), "nothing ran");
    assert_eq!(door.callers(), 0, "nobody came to the door");
    door.knock();
    until("the caller counted", || (door.callers() == 1).then_some(()));
}

/// The fields of a page that print, by the name that the page gives them and the store's own.
const FIELDS: [&str; 5] = ["kicker", "headline", "subheadline", "dateline", "sign_off"];

#[test]
fn naughty_strings_written_on_the_page_are_on_disk_byte_for_byte() {
    let screen = Screen::open();
    let desk = Desk::new();
    // A line feed is no character of a line: the page makes two of it.
    let strings: Vec<String> = naughty()
        .into_iter()
        .filter(|one| !one.is_empty() && !one.contains(['\n', '\r']))
        .collect();
    assert!(strings.len() > 400, "{}", strings.len());
    let paragraphs: String = (0..strings.len()).map(|n| format!("第{n}段\n\n")).collect();
    let (window, story) = open(
        &screen,
        &desk,
        &format!("# 怪字符\n\n{paragraphs}\n\n![图说](x.jpg)\n"),
    );
    let write = |selector: &str, index: usize, string: &str| {
        let script = "const line = document.querySelectorAll(arguments[0])[arguments[1]];
            document.querySelector('.ProseMirror').focus();
            getSelection().selectAllChildren(line);
            return document.execCommand('insertText', false, arguments[2])";
        let taken = window.run(script, &[json!(selector), json!(index), json!(string)]);
        assert_eq!(taken, json!(true), "{selector} takes {string:?}");
    };
    let stored =
        || -> Value { serde_json::from_str(&desk.ask(["show", &story, "--json"])).expect("one JSON value") };
    for (index, string) in strings.iter().enumerate() {
        write("[data-body] > p", index, string);
    }
    let mut wrong = Vec::new();
    let body = || {
        let content = stored();
        let blocks = content["content"]["body"].as_array().cloned().unwrap_or_default();
        blocks.iter().map(plain_text).collect::<Vec<_>>()
    };
    let all = within(Duration::from_secs(20), || {
        let body = body();
        wrong = strings
            .iter()
            .zip(&body)
            .filter(|(wanted, found)| wanted != found)
            .map(|(wanted, found)| (wanted.clone(), found.clone()))
            .collect();
        wrong.is_empty().then_some(())
    });
    assert!(all.is_some(), "{} of {}: {wrong:?}", wrong.len(), strings.len());

    // Fields and the caption, as many strings at a time as there are places.
    for some in strings.chunks(FIELDS.len() + 1) {
        for (field, string) in FIELDS.iter().zip(some) {
            write(&format!("[data-field={field}]"), 0, string);
        }
        if let Some(string) = some.get(FIELDS.len()) {
            write("figcaption", 0, string);
        }
        let mut seen = Vec::new();
        let same = within(Duration::from_secs(20), || {
            let content = stored()["content"].take();
            seen = FIELDS
                .iter()
                .map(|field| {
                    let value = if *field == "sign_off" {
                        &content[field]["text"]
                    } else {
                        &content[field]
                    };
                    value.as_str().unwrap_or_default().to_owned()
                })
                .collect();
            let last = content["body"]
                .as_array()
                .and_then(|body| body.last().cloned())
                .unwrap_or_default();
            seen.push(last["figure"]["caption"].as_str().unwrap_or_default().to_owned());
            seen.iter()
                .zip(some)
                .all(|(seen, wanted)| seen == wanted)
                .then_some(())
        });
        assert!(same.is_some(), "{some:?} came back as {seen:?}");
    }
}

/// The characters of a block's text.
fn plain_text(block: &Value) -> String {
    let spans = block["text"].as_array().cloned().unwrap_or_default();
    spans.iter().filter_map(|span| span["text"].as_str()).collect()
}
