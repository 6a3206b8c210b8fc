//! The pages that are typed into: Galley's with a long story open, and the bare ones.

use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::{Value, json};
use std::path::Path;

/// Opens the story with this headline by a press on its card, and answers how many milliseconds later its last block
/// was in an animation frame.
pub(crate) fn open(window: &Window, headline: &str) -> f64 {
    let card = format!(
        "[...document.querySelectorAll('[role=option]')].find((card) => card.textContent.includes({}))",
        json!(headline)
    );
    let watch = "
        window.opened = null;
        addEventListener('mouseup', (event) => {
            const there = () => {
                const blocks = document.querySelector('.ProseMirror h1')?.textContent === arguments[0];
                if (!blocks) return requestAnimationFrame(there);
                window.opened = performance.now() - event.timeStamp;
            };
            requestAnimationFrame(there);
        }, { once: true, capture: true });";
    let card = window.element(&card);
    window.run(watch, &[json!(headline)]);
    card.click();
    until("the long story on the page", || {
        window.run("return window.opened", &[]).as_f64()
    })
}

/// Opens the bar of finding and searches for these words; answers how many hits there are. The bar stays.
pub(crate) fn search(window: &Window, words: &str) -> usize {
    window.take_keyboard();
    caret(window);
    window.press("ctrl+f");
    let line = window.find("textbox", "查找");
    line.run("arguments[0].select()");
    line.write(words);
    until("hits painted", || (painted(window) > 0).then_some(()));
    let said = window.run("return document.getElementById('find-says').innerText", &[]);
    let said = said.as_str().unwrap_or_default();
    // `698 / 1,394`.
    let total = said.rsplit('/').next().unwrap_or_default();
    let digits: String = total.chars().filter(char::is_ascii_digit).collect();
    digits
        .parse()
        .unwrap_or_else(|_| panic!("the bar says {said:?} and no number of hits"))
}

/// How many hits are painted at once: those in sight, and about as many on either side.
pub(crate) fn painted(window: &Window) -> u64 {
    let script = "return CSS.highlights.get('find')?.size ?? 0";
    window.run(script, &[]).as_u64().unwrap_or_default()
}

/// A window of Galley's program that shows a bare page with the words and pictures that `like` shows, in the same place.
pub(crate) fn bare<'screen>(screen: &'screen Screen, kind: &str, like: &Window) -> Window<'screen> {
    let story = like.run(
        "const { left, top, width, height } = document.querySelector('.ProseMirror').parentElement.getBoundingClientRect();
        const blocks = [...document.querySelectorAll('[data-body] > *')].map((block) => {
            const image = block.querySelector('img');
            if (!image) return { words: block.textContent };
            const [width, height] = ['width', 'height'].map((name) => image.getAttribute(name));
            return { src: image.src, width, height, words: block.querySelector('figcaption').textContent };
        });
        return { blocks, place: { left, top, width, height } };",
        &[],
    );
    let window = Window::open(screen, &screen.home().join(kind));
    window.go("about:blank");
    let pages = script();
    window.run(
        &format!("{pages}; bare.show(...arguments)"),
        &[json!(kind), story["blocks"].clone(), story["place"].clone()],
    );
    window
}

/// The bare pages as `make bench` has built them.
fn script() -> String {
    let folder =
        std::env::var_os("GALLEY_BARE").expect("`make bench` says where it has built the bare pages");
    let file = Path::new(&folder).join("bare.js");
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Puts the caret into the middle of the story.
pub(crate) fn caret(window: &Window) {
    until("the page with the keyboard", || {
        let script = include_str!("caret.js");
        (window.run(script, &[]) == Value::Bool(true)).then_some(())
    });
}
