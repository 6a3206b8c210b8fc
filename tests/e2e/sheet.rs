//! 看片 with a whole card in it: which photos are drawn, and photos dragged by a real mouse, along the sheet and into the page.

use std::path::PathBuf;

use crate::page::headed;
use galley_tests::desk::{Desk, plain};
use galley_tests::programs::ask;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::{Value, json};

/// So many small photos, no two alike, each named by its number.
fn card(screen: &Screen, count: usize) -> Vec<PathBuf> {
    let folder = screen.home().join("card");
    std::fs::create_dir(&folder).expect("a folder in our own home");
    let mut convert = screen.command("convert");
    convert.args(["-size", "60x40"]);
    for seed in 1..=count {
        convert.args(["-seed", &seed.to_string(), "plasma:"]);
    }
    convert.arg(folder.join("P%04d.JPG"));
    ask(&mut convert, "imagemagick").expect("photos of our own");
    (0..count).map(|n| folder.join(format!("P{n:04}.JPG"))).collect()
}

/// A story of three paragraphs with these photos in its tray, in the window, its contact sheet open.
fn on_the_sheet<'screen>(screen: &'screen Screen, desk: &Desk, photos: &[PathBuf]) -> Window<'screen> {
    desk.ask(["profile", "林溪", "unit=市图书馆"]);
    let text = screen.home().join("piece.txt");
    std::fs::write(&text, "河堤加固完工\n\n第一段。\n\n第二段。\n\n第三段。\n")
        .expect("a file in our own home");
    let id = desk.ask(["import", plain(&text)]);
    let mut add = desk.cli();
    add.args(["photo", "add", id.trim()]).args(photos);
    ask(&mut add, "galley-cli").expect("the photos in the story");
    let window = Window::open(screen, &desk.store());
    window.find_beginning("option", "河堤加固完工").click();
    headed(&window, "河堤加固完工");
    window.press("ctrl+shift+e");
    window.find("listbox", "图片");
    until("the first photos drawn", || {
        let drawn = "const cells = [...document.querySelectorAll('[data-cell] img')];
            return cells.length > 0 && cells.every((image) => image.complete && image.naturalWidth > 0)";
        (window.run(drawn, &[]) == json!(true)).then_some(())
    });
    window
}

/// The file names of the photos in sight, in their order.
fn names(window: &Window) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-cell]')]
        .sort((a, b) => a.ariaPosInSet - b.ariaPosInSet)
        .map((cell) => cell.querySelector('.name').textContent)";
    let names = window.run(script, &[]);
    let names = names.as_array().into_iter().flatten();
    names.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn stand(window: &Window, wanted: &[&str]) {
    until(&format!("the photos in the order {wanted:?}"), || {
        let names = names(window);
        names
            .iter()
            .map(|name| name.trim_end_matches(".JPG"))
            .take(wanted.len())
            .eq(wanted.iter().copied())
            .then_some(())
    });
}

/// A point of an element on the screen, in parts of its width and height. Where the page begins there is measured by the mouse:
/// the page does not have the size of its window's frame and menu.
fn point(window: &Window, expression: &str, across: f64, down: f64) -> (i64, i64) {
    let listen = "if (!window.mouseAt) addEventListener('mousemove', (event) =>
        (window.mouseAt = [event.screenX - event.clientX, event.screenY - event.clientY]), true);
        window.mouseAt ??= null; return window.mouseAt";
    let begins = until("the mouse over the page", || {
        let at = window.run(listen, &[]);
        if at.is_null() {
            window.screen().xdotool(["mousemove_relative", "--", "1", "1"]);
        }
        Some(at).filter(|at| !at.is_null())
    });
    let script = format!(
        "const box = ({expression}).getBoundingClientRect();
        return [box.left + box.width * {across}, box.top + box.height * {down}].map(Math.round)"
    );
    let said = window.run(&script, &[]);
    let at = |n| {
        let number = |value: &Value| value.get(n).and_then(Value::as_i64).expect("a number");
        number(&begins) + number(&said)
    };
    (at(0), at(1))
}

fn cell(nth: usize) -> String {
    format!("document.querySelector('[aria-posinset=\"{nth}\"]')")
}

fn mouse(screen: &Screen, steps: &[&str]) {
    let moved = screen
        .command("xdotool")
        .args(steps)
        .status()
        .expect("xdotool runs");
    assert!(moved.success(), "xdotool has the mouse");
}

/// Moves the pointer from one point to the other as a hand does, in steps.
fn carry(screen: &Screen, from: (i64, i64), to: (i64, i64)) {
    for step in 1..=12 {
        let along = |from: i64, to: i64| (from + (to - from) * step / 12).to_string();
        let (x, y) = (along(from.0, to.0), along(from.1, to.1));
        mouse(screen, &["mousemove", &x, &y, "sleep", "0.02"]);
    }
}

fn press_on(screen: &Screen, (x, y): (i64, i64), then: &str) {
    mouse(screen, &["mousemove", &x.to_string(), &y.to_string(), then, "1"]);
}

#[test]
fn of_six_hundred_photos_a_screenful_is_drawn_asked_for_and_followed_by_the_keys() {
    const PHOTOS: usize = 600;
    /// The pictures on the rig's screen, and the rows kept ready beyond it, twice over.
    const SCREENFUL: u64 = 100;
    let screen = Screen::open();
    let desk = Desk::new();
    let photos = card(&screen, PHOTOS);
    let window = on_the_sheet(&screen, &desk, &photos);
    let counted = || {
        let script = "const thumbs = [...document.images].filter(({ src, naturalWidth }) => src.endsWith('thumb') && naturalWidth > 0);
            return [document.querySelectorAll('[data-cell]').length, thumbs.length,
                Number(document.querySelector('[data-cell]')?.ariaSetSize), document.querySelectorAll('.photos article').length]";
        let said = window.run(script, &[]);
        let number = |at| said.get(at).and_then(Value::as_u64).unwrap_or_default();
        (number(0), number(1), number(2), number(3))
    };
    let (drawn, asked, all, beside) = counted();
    assert_eq!(all, PHOTOS as u64);
    assert!((10..SCREENFUL).contains(&drawn), "{drawn} cells are drawn");
    assert!(
        (10..SCREENFUL).contains(&asked),
        "{asked} thumbnails were fetched"
    );
    assert_eq!(beside, 0, "what the sheet covers is not drawn");

    // Smaller thumbnails: more of them in a row, and still no more than a screenful.
    let in_a_row = || {
        let script = "const tops = [...document.querySelectorAll('[data-cell]')].map((cell) => cell.getBoundingClientRect().top);
            return tops.filter((top) => top === Math.min(...tops)).length";
        window.run(script, &[]).as_u64().unwrap_or_default()
    };
    let before = in_a_row();
    window.press("minus");
    until("more photos in a row", || (in_a_row() > before).then_some(()));
    window.press("equal");
    until("as many as before", || (in_a_row() == before).then_some(()));

    // The keys go to either end; the drawn photos go along and do not grow in number.
    window.press("End");
    until("the last photo drawn and under the keys", || {
        let script = "return document.querySelector('.cursor')?.ariaPosInSet === '600'
            && document.querySelector('.cursor').getBoundingClientRect().bottom <= innerHeight";
        (window.run(script, &[]) == json!(true)).then_some(())
    });
    let (drawn, ..) = counted();
    assert!((10..SCREENFUL).contains(&drawn), "{drawn} cells are drawn");

    // A star for every one of them is one step, and one undo takes it back.
    window.press("ctrl+a");
    window.press("4");
    let starred = || {
        let figures = desk.ask(["list"]);
        let id = figures.split('\t').next().unwrap_or_default().to_owned();
        let figures = desk.ask(["--json", "photo", "list", &id]);
        let figures: Vec<Value> = serde_json::from_str(&figures).expect("a list of figures");
        figures.iter().filter(|one| one["rating"] == 4).count()
    };
    until("four stars on every photo, on disk", || {
        (starred() == PHOTOS).then_some(())
    });
    window.press("ctrl+z");
    until("no stars, on disk", || (starred() == 0).then_some(()));

    // In the page, too, the inspector draws only the cards near the visible part.
    window.press("Escape");
    window.find("textbox", "稿件正文");
    window.find("tab", "图片").click();
    until("cards of the first photos", || {
        let (.., cards) = counted();
        (cards > 0).then_some(())
    });
    let (.., cards) = counted();
    assert!(cards < SCREENFUL, "{cards} cards are drawn");

    // And the page is found where it was left.
    window.run("document.querySelector('.scroll').scrollTop = 300", &[]);
    window.press("ctrl+shift+e");
    window.find("listbox", "图片");
    window.press("Escape");
    window.find("textbox", "稿件正文");
    until("the page where it was left", || {
        let scrolled = window.run("return document.querySelector('.scroll').scrollTop", &[]);
        (scrolled == json!(300)).then_some(())
    });
}

#[test]
fn photos_are_put_in_order_by_mouse_and_by_keys_and_nothing_moves_under_the_hand() {
    let screen = Screen::open();
    let desk = Desk::new();
    let photos = card(&screen, 24);
    let window = on_the_sheet(&screen, &desk, &photos);
    stand(&window, &["P0000", "P0001", "P0002", "P0003"]);

    // One, behind the third.
    let (from, to) = (
        point(&window, &cell(1), 0.5, 0.4),
        point(&window, &cell(3), 0.8, 0.5),
    );
    press_on(&screen, from, "mousedown");
    carry(&screen, from, to);
    until("the place it would go to", || {
        let marked = window.run("return document.querySelector('.behind')?.ariaPosInSet", &[]);
        (marked == json!("3")).then_some(())
    });
    assert_eq!(point(&window, &cell(3), 0.8, 0.5), to, "the sheet stands still");
    press_on(&screen, to, "mouseup");
    stand(&window, &["P0001", "P0002", "P0000", "P0003"]);

    // Two at once, before the first: pressed with Ctrl, they need not be neighbours.
    let (one, other) = (
        point(&window, &cell(3), 0.5, 0.4),
        point(&window, &cell(5), 0.5, 0.4),
    );
    press_on(&screen, one, "click");
    mouse(&screen, &["keydown", "ctrl"]);
    press_on(&screen, other, "click");
    mouse(&screen, &["keyup", "ctrl"]);
    let to = point(&window, &cell(1), 0.1, 0.5);
    press_on(&screen, other, "mousedown");
    carry(&screen, other, to);
    press_on(&screen, to, "mouseup");
    stand(&window, &["P0000", "P0004", "P0001", "P0002", "P0003"]);

    // Escape lets go, and nothing has moved.
    let from = point(&window, &cell(2), 0.5, 0.4);
    press_on(&screen, from, "mousedown");
    carry(&screen, from, point(&window, &cell(5), 0.8, 0.5));
    until("a place it would go to", || {
        window
            .run("return document.querySelector('.behind')", &[])
            .is_object()
            .then_some(())
    });
    // Without the rig's care for keys that are held: it lets go of the mouse as well.
    mouse(&screen, &["key", "Escape"]);
    until("nothing carried", || {
        window
            .run("return document.querySelector('.carried')", &[])
            .is_null()
            .then_some(())
    });
    press_on(&screen, from, "mouseup");
    stand(&window, &["P0000", "P0004", "P0001", "P0002", "P0003"]);

    // Near the lower edge the sheet scrolls, so that a photo gets to places that were out of sight.
    let from = point(&window, &cell(1), 0.5, 0.4);
    let edge = point(&window, "document.querySelector('.grid')", 0.3, 0.995);
    press_on(&screen, from, "mousedown");
    carry(&screen, from, edge);
    until("the end of the sheet", || {
        let script = "const { scrollTop, scrollHeight, clientHeight } = document.querySelector('.grid');
            return scrollTop + clientHeight >= scrollHeight - 1";
        (window.run(script, &[]) == json!(true)).then_some(())
    });
    let to = point(&window, &cell(24), 0.8, 0.5);
    carry(&screen, edge, to);
    press_on(&screen, to, "mouseup");
    until("the two that are chosen behind the last", || {
        let names = names(&window);
        names
            .ends_with(&["P0000.JPG".to_owned(), "P0004.JPG".to_owned()])
            .then_some(())
    });

    // And by keys.
    window.press("Home");
    stand(&window, &["P0001", "P0002", "P0003"]);
    window.press("alt+Right");
    stand(&window, &["P0002", "P0001", "P0003"]);
    window.press("alt+Right");
    stand(&window, &["P0002", "P0003", "P0001"]);
    window.press("alt+Left");
    stand(&window, &["P0002", "P0001", "P0003"]);
}

#[test]
fn several_photos_are_carried_from_the_sheet_between_two_paragraphs() {
    let screen = Screen::open();
    let desk = Desk::new();
    let photos = card(&screen, 12);
    let window = on_the_sheet(&screen, &desk, &photos);
    let body = |wanted: &[&str]| {
        until(&format!("{wanted:?} as the body"), || {
            let script = "return [...document.querySelectorAll('[data-body] > *')].map((block) =>
                block.matches('figure') ? document.querySelector(`[data-cell=\"${block.dataset.figureId}\"] .name`)?.textContent : block.innerText.trim())";
            (window.run(script, &[]) == json!(wanted)).then_some(())
        });
    };
    // Three in a row, by Shift.
    press_on(&screen, point(&window, &cell(2), 0.5, 0.4), "click");
    mouse(&screen, &["keydown", "shift"]);
    press_on(&screen, point(&window, &cell(4), 0.5, 0.4), "click");
    mouse(&screen, &["keyup", "shift"]);

    // The page is shown where the words of the photo were.
    let from = point(&window, &cell(3), 0.5, 0.4);
    let side = point(&window, "document.querySelector('.pane')", 0.5, 0.5);
    press_on(&screen, from, "mousedown");
    carry(&screen, from, side);
    until("the page beside the sheet", || {
        let script = "const seen = (one) => document.querySelector(one)?.getBoundingClientRect().width > 0;
            return seen('[data-body] > p') && seen('.paper [role=toolbar]')";
        (window.run(script, &[]) == json!(true)).then_some(())
    });
    let between = point(
        &window,
        "document.querySelectorAll('[data-body] > p')[1]",
        0.4,
        0.9,
    );
    carry(&screen, side, between);
    until("the line between two paragraphs", || {
        window
            .run("return document.querySelector('.drop-here')", &[])
            .is_object()
            .then_some(())
    });
    press_on(&screen, between, "mouseup");
    body(&[
        "第一段。",
        "第二段。",
        "P0001.JPG",
        "P0002.JPG",
        "P0003.JPG",
        "第三段。",
    ]);

    // One act, one undo.
    window.find("listbox", "图片").focus();
    window.press("ctrl+z");
    body(&["第一段。", "第二段。", "第三段。"]);
}
