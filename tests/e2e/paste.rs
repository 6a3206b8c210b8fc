//! Paste from a real clipboard: a hostile page on it runs nothing, reaches no server, and leaves its words.

use crate::page::{begin_first_story, body, captions, first_paragraph, pictures_drawn};
use galley_tests::clipboard::copy;
use galley_tests::door::Door;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::json;
use std::fs;

#[test]
fn what_a_hostile_page_put_on_the_clipboard_runs_nothing_and_reaches_nobody() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);
    let door = Door::open();
    let address = &door.address;
    window.run(
        "window.hit = []; for (const name of ['alert', 'prompt', 'confirm']) window[name] = () => window.hit.push(name)",
        &[],
    );

    let html = format!(
        r#"<meta charset="utf-8"><style>@import url(http://{address}/css); p {{ position: fixed }}</style>
        <script>window.hit.push('script'); fetch('http://{address}/script')</script>
        <p id="top" class="overlay" style="position:fixed;inset:0;background:url(http://{address}/bg)" onmouseover="hit.push('over')">河堤<b onclick="hit.push('click')">完工</b></p>
        <img src="http://{address}/pixel" width="1" height="1" onerror="hit.push('error')">
        <figure><img src="http://{address}/far.jpg" onerror="hit.push('error')" onload="hit.push('load')"><figcaption>远处的堤</figcaption></figure>
        <p><a href="javascript:hit.push('link')">链接</a><a href="https://example.com/a">去处</a></p>
        <iframe src="http://{address}/frame" srcdoc="<script>parent.hit.push('frame')</script>"></iframe>
        <svg onload="hit.push('svg')"><image href="http://{address}/svg"/></svg>
        <p data-pm-slice="1 1 []" data-galley="guess">　　村民说好。</p>"#
    );
    copy(&screen, "text/html", html.as_bytes());
    first_paragraph(&window).click();
    window.press("ctrl+v");
    until("the words in the text", || {
        body(&window)
            .iter()
            .any(|block| block == "村民说好。")
            .then_some(())
    });
    let blocks = body(&window);
    assert_eq!(blocks[0], "河堤完工", "{blocks:?}");
    assert!(
        blocks.iter().any(|block| block.contains("远处的堤")),
        "{blocks:?}"
    );

    // Every late effect has had its time: the story is saved, drawn, and used.
    window.shows("已存");
    let foreign = window.run(
        "const body = document.querySelector('[data-body]');
         return [...body.querySelectorAll('script,iframe,style,svg,[onclick],[onerror],[onload],[id],[class=overlay]')].map((e) => e.outerHTML)
           .concat([...body.querySelectorAll('p,b,strong,a,em')].filter((e) => e.getAttribute('style')).map((e) => e.outerHTML))
           .concat([...body.querySelectorAll('[href]')].filter((e) => !/^https:/.test(e.getAttribute('href'))).map((e) => e.outerHTML))
           .concat([...body.querySelectorAll('img')].filter((e) => !e.src.startsWith('photo:')).map((e) => e.outerHTML))",
        &[],
    );
    assert_eq!(foreign, json!([]), "nothing foreign is left on the page");
    assert_eq!(window.run("return window.hit", &[]), json!([]), "nothing ran");
    assert_eq!(door.callers(), 0, "nobody came to the door");
    // The server does answer, or its count would prove nothing.
    door.knock();
    until("the caller counted", || (door.callers() == 1).then_some(()));

    window.press("ctrl+z");
    until("the paste undone as one step", || {
        (body(&window).concat().trim().is_empty()).then_some(())
    });

    // Plain text is pasted without a request to anyone.
    copy(
        &screen,
        "text/html",
        "<p>第一行</p><p><b>第二行</b></p>".as_bytes(),
    );
    first_paragraph(&window).click();
    window.press("ctrl+v");
    until("both lines", || {
        (body(&window) == ["第一行", "第二行"]).then_some(())
    });
    // A copy of our own comes back as it is, through the real clipboard.
    window.press("ctrl+a");
    window.press("ctrl+c");
    window.press("Right");
    window.press("ctrl+v");
    until("the copy behind the text", || {
        (body(&window) == ["第一行", "第二行第一行", "第二行"]).then_some(())
    });
}

/// WebKitGTK does not show the page a picture that is alone on the clipboard: no file, no type. It comes in all the same.
#[test]
fn a_screenshot_on_the_clipboard_becomes_a_photo_where_the_caret_stands() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);
    first_paragraph(&window).click();
    window.write("堤上的人。");
    let picture = screen.home().join("screen.png");
    screen.picture(&picture);
    copy(
        &screen,
        "image/png",
        &fs::read(&picture).expect("the picture just taken"),
    );

    window.press("ctrl+v");
    until("the picture on the page", || {
        (captions(&window, "body").len() == 1 && pictures_drawn(&window)).then_some(())
    });
    assert_eq!(body(&window)[0], "堤上的人。", "the words before it stay");
    window.press("ctrl+z");
    until("the picture undone as one step", || {
        captions(&window, "body").is_empty().then_some(())
    });
    assert_eq!(body(&window), ["堤上的人。"]);
}

/// The most memory that any process of a page of this window had, in megabytes.
fn most_memory(window: &Window) -> u64 {
    let program = window.process();
    let of = |process: &fs::DirEntry| {
        let status = fs::read_to_string(process.path().join("status")).ok()?;
        let line = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.map(str::trim)
        };
        let is_page = line("Name:")?.starts_with("WebKitWebProc") && line("PPid:")? == program.to_string();
        let kilobytes: u64 = line("VmHWM:")?.split(' ').next()?.parse().ok()?;
        is_page.then_some(kilobytes / 1024)
    };
    let processes = fs::read_dir("/proc").expect("/proc").flatten();
    processes
        .filter_map(|process| of(&process))
        .max()
        .expect("a page has a process")
}

/// WebKit would lay it out to clean it, and take 1.2 GB for this kilobyte and 12 s for those spans.
#[test]
fn a_paste_in_which_lengths_multiply_costs_the_page_nothing_and_typing_goes_on() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);
    let level = |n: usize| {
        format!(
            "<g id=\"a{}\">{}</g>",
            n + 1,
            format!("<use href=\"#a{n}\"/>").repeat(10)
        )
    };
    let nested: String = (0..5).map(level).collect();
    let uses = format!(
        "<p>一段字</p><svg xmlns=\"http://www.w3.org/2000/svg\"><defs><g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>{nested}</defs><use href=\"#a5\"/></svg>"
    );
    let spans = format!("<p>{}深处</p>", "<span>".repeat(40_000));
    for (html, word) in [(uses, "one"), (spans, "two")] {
        copy(&screen, "text/html", html.as_bytes());
        first_paragraph(&window).click();
        window.press("ctrl+v");
        window.write(word);
        until("what is typed behind it", || {
            body(&window).concat().contains(word).then_some(())
        });
    }
    let memory = most_memory(&window);
    assert!(memory < 600, "the page took {memory} MB");
}
