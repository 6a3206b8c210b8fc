//! A whole card: twenty photos dragged in from another window, captioned by keyboard alone, placed, cropped, exported.

use std::fs::{create_dir, read_dir};
use std::path::PathBuf;
use std::process::Command;

use crate::page::{begin_first_story, begin_with_sample, captions};
use galley_tests::card;
use galley_tests::desk::{Desk, plain};
use galley_tests::programs::ask;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::{Value, json};

const PHOTOS: usize = 20;

/// Photos of our own, no two alike, as a camera numbers them.
fn photos(screen: &Screen) -> Vec<PathBuf> {
    let folder = screen.home().join("card");
    create_dir(&folder).expect("a folder in our own home");
    (0..PHOTOS)
        .map(|n| {
            let file = folder.join(format!("DSC_{:04}.JPG", 4120 + n));
            let colours = format!("gradient:hsl({},60%,70%)-hsl({},50%,30%)", n * 18, n * 18 + 40);
            let mut convert = screen.command("convert");
            convert
                .args(["-size", "2400x1600", &colours, "-quality", "85"])
                .arg(&file);
            ask(&mut convert, "imagemagick").expect("a photo of our own");
            file
        })
        .collect()
}

/// How many photos the sheet holds, and how many of those drawn show their picture.
fn sheet(window: &Window) -> (u64, u64) {
    let script = "const cells = [...document.querySelectorAll('[data-cell]')];
        const there = cells.filter((cell) => { const image = cell.querySelector('img'); return image?.complete && image.naturalWidth > 0; });
        return [Number(cells[0]?.ariaSetSize ?? 0), there.length]";
    let said = window.run(script, &[]);
    let number = |at| said.get(at).and_then(Value::as_u64).unwrap_or_default();
    (number(0), number(1))
}

/// The figures of the one story, as the command line prints them.
fn figures(desk: &Desk) -> Vec<Value> {
    let id = desk.ask(["list"]);
    let id = id.split('\t').next().unwrap_or_default();
    let figures = desk.ask(["--json", "photo", "list", id]);
    serde_json::from_str(&figures).expect("a list of figures")
}

#[test]
fn a_card_is_dropped_captioned_by_keys_placed_cropped_and_exported() {
    let screen = Screen::open();
    let files = photos(&screen);
    let desk = Desk::new();
    let window = Window::open(&screen, &desk.store());
    begin_first_story(&window);
    card::drag(&screen, &files);

    // A whole card opens the contact sheet, and its photos are shown there as they come.
    window.find("listbox", "图片");
    until("the first preview", || (sheet(&window).1 > 0).then_some(()));
    until("every photo on the sheet", || {
        (sheet(&window).0 == PHOTOS as u64).then_some(())
    });
    let waited = card::first_preview(&window);
    eprintln!("first preview on screen {waited} ms after the drop");
    assert!(waited < 2_000, "{waited} ms: nobody waits so long");

    // Captions, by keys alone.
    window.take_keyboard();
    window.find("listbox", "图片").focus();
    window.press("Home");
    window.press("Return");
    for n in 1..=PHOTOS {
        until("the next photo's caption", || {
            let script = "const field = document.querySelector('[data-caption] textarea');
                return field?.value === '' && field === document.activeElement";
            (window.run(script, &[]) == json!(true)).then_some(())
        });
        window.write(&format!("第{n}张：志愿者在值守"));
        if n < PHOTOS {
            window.press("ctrl+Return");
        }
    }
    window.press("Escape");
    window.press("Home");

    // Picked and rated, four of them placed at the caret, one of those cropped.
    for key in [
        "p",
        "4",
        "shift+Right",
        "shift+Right",
        "shift+Right",
        "i",
        "Home",
        "k",
    ] {
        window.press(key);
    }
    // The crop frame has the keyboard at once: its lower edge is moved up twice.
    let frame = window.find("button", "裁切框");
    until("the crop with the keyboard", || {
        (frame.run("return document.activeElement === arguments[0]") == json!(true)).then_some(())
    });
    for edge in ["99%", "98%"] {
        window.press("alt+Up");
        until("the lower edge pulled up", || {
            (frame.run("return arguments[0].style.height") == json!(edge)).then_some(())
        });
    }
    window.find("button", "用这个取景").focus();
    window.press("Return");
    window.gone("button", "用这个取景");
    window.press("Escape");
    window.gone("listbox", "图片");
    until("four pictures on the page", || {
        (captions(&window, "body").len() == 4).then_some(())
    });

    let out = screen.home().join("out");
    create_dir(&out).expect("a folder in our own home");
    window.press("ctrl+e");
    window.find("dialog", "导出稿件包");
    window.find("button", "选择文件夹…").click();
    window.choose_file(&out);
    window.shows(plain(&out));
    window.find("button", "导出").click();
    window.find("dialog", "导出好了");
    window.close();
    let package = read_dir(&out).expect("the chosen folder").flatten().next();
    let package = package.expect("a package").path();
    desk.ask(["verify", plain(&package)]);
    let mut unzip = Command::new("unzip");
    unzip.arg("-p").arg(&package).arg("*/data/story.json");
    let story: Value = serde_json::from_str(&ask(&mut unzip, "unzip").expect("the story")).expect("JSON");
    let tray = story["tray"].as_array().map_or(0, Vec::len);
    assert_eq!(tray, PHOTOS - 4, "the others wait in the tray");

    let figures = figures(&desk);
    let told: Vec<&str> = figures.iter().filter_map(|one| one["caption"].as_str()).collect();
    assert_eq!(told.len(), PHOTOS);
    assert!(
        told.iter().all(|words| words.ends_with("张：志愿者在值守")),
        "{told:?}"
    );
    assert_eq!(figures[0]["pick"], "picked");
    assert_eq!(figures[0]["rating"], 4);
    // By one per cent each, the lower edge.
    assert_eq!(figures[0]["framing"]["crop"]["height"], 9_800);
    assert!(
        figures[..4].iter().all(|one| one["block"].is_number()),
        "{figures:?}"
    );
}

/// Where the middle of an element is on the screen: the page begins below the window's own lines.
fn middle(window: &Window, expression: &str) -> (i64, i64) {
    let script = format!(
        "const {{ left, top, width, height }} = ({expression}).getBoundingClientRect();
        return [screenX + left + width / 2, screenY + outerHeight - innerHeight + top + height / 2].map(Math.round)"
    );
    let said = window.run(&script, &[]);
    let at = |n| said.get(n).and_then(Value::as_i64).unwrap_or_default();
    (at(0), at(1))
}

#[test]
fn the_sample_pages_caption_gives_its_person_and_a_pressed_face_its_place() {
    let screen = Screen::open();
    let desk = Desk::new();
    let window = Window::open(&screen, &desk.store());
    begin_with_sample(&window);
    window.press("ctrl+shift+e");
    window.find("listbox", "图片");
    window.press("Home");
    window.press("Return");
    let field = window.find("textbox", "图片说明");
    // The key has arrived: it must not get into the words that are written next.
    until("the caption with the keyboard", || {
        (field.run("return document.activeElement === arguments[0]") == json!(true)).then_some(())
    });
    field.run("arguments[0].setSelectionRange(0, arguments[0].value.length)");
    window.write("江克美(左二)等工委领导看望慰问市退役军人事务局的驻企防疫联络员,指导企业疫情防控工作");
    window.shows("图1写明了左二“江克美”，左一是谁没有写。");
    window.find("button", "加入图中人物：江克美（左二）").click();
    until("the person in the list", || {
        let names = "return [...document.querySelectorAll('.person input')].map((input) => input.value)";
        (window.run(names, &[]) == json!(["江克美", "左二", "", ""])).then_some(())
    });

    // The second from left is marked, and then a person left of them: their places are counted anew.
    window.find("button", "在图上标出人物").click();
    let (x, y) = middle(&window, "document.querySelector('.preview .picture')");
    for (x, dots) in [(x, 1), (x - 90, 2)] {
        screen
            .xdotool(["mousemove", &x.to_string(), &y.to_string(), "click", "1"])
            .expect("xdotool clicks");
        until("a mark on the picture", || {
            let marked = window.run("return document.querySelectorAll('.preview .dot').length", &[]);
            (marked == json!(dots)).then_some(())
        });
    }
    until("the places of both", || {
        let names = "return [...document.querySelectorAll('.person')].map((row) =>
            [...row.querySelectorAll('input')].slice(0, 2).map((input) => input.value).join(''))";
        (window.run(names, &[]) == json!(["左", "江克美右"])).then_some(())
    });
    window.find("button", "在图说的人名后写上位置").click();
    until("the place in the caption put right", || {
        field.text().starts_with("江克美(右)等工委领导").then_some(())
    });
}
