//! The window for assistive technology: axe-core, pinned in `tests/judges`, checks every view of it.

use crate::page::begin_with_sample;
use galley_tests::programs::root;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::{Value, json};
use std::fs::read_to_string;

/// Has axe-core check the window as it is now, and answers each serious or critical fault: rule and place.
pub(crate) fn faults(window: &Window, room: &str) -> Vec<String> {
    let judge = root().join("tests/judges/node_modules/axe-core/axe.min.js");
    let judge = read_to_string(&judge)
        .unwrap_or_else(|error| panic!("{}: {error}; `make setup` fetches it", judge.display()));
    if window.run("return typeof window.axe", &[]) == "undefined" {
        window.run(&judge, &[]);
    }
    // Elements that still fade in do not have their own colours yet.
    until("everything in its place", || {
        let script = "return document.getAnimations().every((one) => one.playState !== 'running')";
        (window.run(script, &[]) == json!(true)).then_some(())
    });
    let script = "
        window.judged = undefined;
        axe.run(document, { resultTypes: ['violations'] }).then(
            ({ violations }) => (window.judged = violations),
            (error) => (window.judged = [{ id: String(error), impact: 'critical', nodes: [] }]),
        )";
    window.run(script, &[]);
    let judged = until("axe-core's judgement", || {
        Some(window.run("return window.judged ?? null", &[])).filter(|judged| !judged.is_null())
    });
    let judged = judged.as_array().cloned().unwrap_or_default();
    let serious = judged
        .iter()
        .filter(|fault| matches!(fault["impact"].as_str(), Some("serious" | "critical")));
    serious
        .flat_map(|fault| {
            let nodes = fault["nodes"].as_array().cloned().unwrap_or_default();
            let places = if nodes.is_empty() {
                vec![Value::Null]
            } else {
                nodes
            };
            let rule = fault["id"].as_str().unwrap_or_default().to_owned();
            places.into_iter().map(move |node| {
                let says = node["failureSummary"]
                    .as_str()
                    .unwrap_or_default()
                    .replace('\n', " ");
                format!("{room}: {rule}: {}: {says}", node["target"])
            })
        })
        .collect()
}

#[test]
fn axe_finds_no_serious_fault() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    let mut found = Vec::new();
    window.find("textbox", "姓名");
    for theme in ["light", "dark"] {
        // There are no settings yet; a system in this theme would look the same.
        let script = "document.documentElement.dataset.theme = arguments[0]";
        window.run(script, &[theme.into()]);
        found.extend(faults(&window, &format!("first run, {theme}")));
    }
    begin_with_sample(&window);
    for (theme, choice) in [("light", "浅色"), ("dark", "深色")] {
        window.press("ctrl+comma");
        window.find("radio", choice).click();
        window.element(&format!("document.querySelector('[data-theme={theme}]')"));
        found.extend(faults(&window, &format!("settings, {theme}")));
        window.press("Escape");
        window.gone("dialog", "设置");

        for tab in ["信息", "审阅", "版本", "投稿", "图片"] {
            window.find("tab", tab).click();
            until(&format!("{tab} in sight"), || {
                let chosen = window.find("tab", tab).run("return arguments[0].ariaSelected");
                (chosen == "true").then_some(())
            });
            found.extend(faults(&window, &format!("{tab}, {theme}")));
        }
        window.press("ctrl+h");
        window.find("textbox", "替换为");
        window.press("ctrl+shift+o");
        window.find("navigation", "大纲");
        found.extend(faults(&window, &format!("finding and outline, {theme}")));
        window.find("textbox", "查找").focus();
        window.press("Escape");
        window.gone("textbox", "替换为");
        window.press("ctrl+shift+o");
        for (keys, room) in [("ctrl+shift+p", "查找命令"), ("ctrl+slash", "快捷键")] {
            window.press(keys);
            window.find("dialog", room);
            found.extend(faults(&window, &format!("{room}, {theme}")));
            window.press("Escape");
            window.gone("dialog", room);
        }
        window.press("ctrl+shift+e");
        window.find("listbox", "图片");
        found.extend(faults(&window, &format!("contact sheet, {theme}")));
        for (key, room) in [("c", "compare"), ("b", "batch")] {
            window.press(key);
            if key == "b" {
                window.find("dialog", "成批填写资料");
            }
            found.extend(faults(&window, &format!("contact sheet, {room}, {theme}")));
            window.press("Escape");
            window.find("listbox", "图片");
        }
        window.press("Escape");
        window.gone("listbox", "图片");
        window.press("ctrl+e");
        window.find("dialog", "导出稿件包");
        found.extend(faults(&window, &format!("export, {theme}")));
        window.press("Escape");
        window.gone("dialog", "导出稿件包");
    }
    assert!(found.is_empty(), "axe-core found:\n{}", found.join("\n"));
}
