//! Paste from a real clipboard: what a hostile page puts there runs nothing, reaches nobody, and leaves its words.

use crate::page::{begin_first_story, body, first_paragraph};
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::json;
use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Counts who comes to the door.
fn listen() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port of our own");
    let address = listener.local_addr().expect("an address").to_string();
    let seen = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&seen);
    std::thread::spawn(move || {
        for caller in listener.incoming().flatten() {
            count.fetch_add(1, Ordering::SeqCst);
            let _ = { caller }.read(&mut [0; 16]);
        }
    });
    (address, seen)
}

/// Puts HTML on the screen's clipboard, as a browser does.
fn copy(screen: &Screen, html: &str, name: &str) {
    let file = screen.home().join(name);
    fs::write(&file, html).expect("a file in our own home");
    let mut xclip = screen.command("xclip");
    let file = file.to_str().expect("a path of ours is plain text");
    screen.keep(
        xclip.args(["-quiet", "-selection", "clipboard", "-t", "text/html", "-i", file]),
        "xclip",
    );
    until("the clipboard held", || {
        let mut targets = screen.command("xclip");
        let held = targets
            .args(["-selection", "clipboard", "-o", "-t", "text/html"])
            .output()
            .ok()?;
        (held.stdout == html.as_bytes()).then_some(())
    });
}

#[test]
fn what_a_hostile_page_put_on_the_clipboard_runs_nothing_and_reaches_nobody() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);
    let (address, seen) = listen();
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
    copy(&screen, &html, "hostile.html");
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

    // Everything that could still come has had its time: the story is saved, drawn, and used.
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
    assert_eq!(seen.load(Ordering::SeqCst), 0, "nobody came to the door");
    // The door does open, or it would prove nothing.
    let _ = std::net::TcpStream::connect(&address).expect("our own door");
    until("the caller counted", || {
        (seen.load(Ordering::SeqCst) == 1).then_some(())
    });

    window.press("ctrl+z");
    until("the paste undone as one step", || {
        (body(&window).concat().trim().is_empty()).then_some(())
    });

    // As plain text nothing is asked of anybody.
    copy(&screen, "<p>第一行</p><p><b>第二行</b></p>", "plain.html");
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
