//! Signing what is sent: with a keychain nothing is asked; without one a passphrase, and why.

use galley_tests::desk::{Desk, plain};
use galley_tests::keychain::Keychain;
use galley_tests::screen::Screen;
use galley_tests::window::Window;
use serde_json::{Value, json};
use std::path::Path;

use crate::page::opens;
use crate::review::sends;

const READY: &str = "会带上您的签名";
const KEYLESS: &str = "第一次填的口令会封住一把新钥匙";
const SEALED: &str = "您的签名钥匙用口令封着";

fn a_piece() -> Desk {
    let writer = Desk::new();
    writer.ask(["profile", "周可", "unit=河西村"]);
    let page = "# 油茶丰收\n\n村民们上山采果，一直忙到天黑。\n";
    writer.ask(["import", plain(&writer.file("page.md", page.as_bytes()))]);
    writer
}

fn is_about_to_send(window: &Window) {
    opens(window, "油茶丰收");
    window.find_beginning("tab", "审阅").click();
    window.find("button", "送审…").click();
    window.find("dialog", "送审");
}

/// Notes from now on which controls of a dialog's body change their height on the screen after they were first drawn.
fn watches(window: &Window) {
    let look = "
        const stood = new Map();
        window.moved = [];
        const look = () => {
            for (const control of document.querySelectorAll('[role=dialog] .body button')) {
                const top = Math.round(control.getBoundingClientRect().top);
                const was = stood.get(control) ?? top;
                if (was !== top) window.moved.push(`${control.textContent}: ${was} → ${top}`);
                stood.set(control, top);
            }
            requestAnimationFrame(look);
        };
        look();";
    window.run(look, &[]);
}

/// The controls that moved while a pointer was on its way to them.
fn moved(window: &Window) -> Value {
    window.run("return window.moved", &[])
}

/// The signature of a package, as shown to an editor who never saw it.
fn signature(package: &Path) -> Value {
    let opened: Value =
        serde_json::from_str(&Desk::new().ask(["open", plain(package), "--json"])).expect("JSON");
    opened["signature"]["kind"].clone()
}

#[test]
fn without_a_keychain_a_passphrase_is_asked_for_and_once_given_no_more() {
    let (writer, screen) = (a_piece(), Screen::open());
    let home = screen.home().to_owned();
    let window = Window::open(&screen, &writer.store());
    watches(&window);
    is_about_to_send(&window);
    window.shows(KEYLESS);
    assert_eq!(moved(&window), json!([]));
    window.find("textbox", "签名口令").write("山那边");
    let filing = sends(&window, &home.join("filed"), "送审", "已送审", "filing.zip");
    assert_eq!(signature(&filing), "new");

    window.find("button", "送审…").click();
    window.shows(READY);
    window.gone("textbox", "签名口令");
    window.close();

    let window = Window::open(&screen, &writer.store());
    is_about_to_send(&window);
    window.shows(SEALED);
    window.find("textbox", "签名口令");
}

#[test]
fn with_a_keychain_nobody_is_asked_for_anything() {
    let (writer, screen) = (a_piece(), Screen::open());
    Keychain::on(&screen);
    let home = screen.home().to_owned();
    let window = Window::open(&screen, &writer.store());
    watches(&window);
    is_about_to_send(&window);
    window.shows(READY);
    window.gone("textbox", "签名口令");
    assert_eq!(moved(&window), json!([]));
    let filing = sends(&window, &home.join("filed"), "送审", "已送审", "filing.zip");
    assert_eq!(signature(&filing), "new");
}
