//! Submitting in the window, to real servers: confirmed once, on its way, waiting for a server that is away, delivered with a
//! receipt; and the destination itself, with a password that is written to no file.

use crate::page::begin_with_sample;
use galley_tests::desk::{Desk, plain};
use galley_tests::keychain::Keychain;
use galley_tests::pinyin::Pinyin;
use galley_tests::screen::Screen;
use galley_tests::servers::{Certificates, PASSWORD, Server, USER};
use galley_tests::until::{until, within};
use galley_tests::window::Window;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// An outlet of this name whose wire is WebDAV at this server.
fn outlet(desk: &Desk, name: &str, title: &str, server: &Server, certificates: &Certificates) {
    let toml = format!(
        "name = \"{name}\"\ntitle = \"{title}\"\nformats = [\"docx\", \"text\"]\n[text]\nrequired = [\"headline\", \
         \"subheadline\"]\n[wire]\nkind = \"webdav\"\nurl = \"https://127.0.0.1:{}/\"\nuser = \"{USER}\"\nca = \"{}\"\n",
        server.port,
        certificates.authority.display()
    );
    let file = desk.file(&format!("{name}.toml"), toml.as_bytes());
    desk.ask(["outlet", "add", plain(&file)]);
}

fn packages(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the server's folder").flatten();
    entries.map(|entry| entry.path()).collect()
}

/// Every file below a folder that is not a socket or a pipe.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let kind = entry.file_type().expect("a kind of file");
        if kind.is_dir() {
            files(&entry.path(), found);
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
}

/// The secret is in no file of these folders, and in nothing that other programs can read of a process.
fn secret_is_nowhere(folders: &[&Path], process: u32) {
    let holds = |bytes: &[u8]| {
        bytes
            .windows(PASSWORD.len())
            .any(|part| part == PASSWORD.as_bytes())
    };
    let mut all = Vec::new();
    for folder in folders {
        files(folder, &mut all);
    }
    assert!(all.len() > 5, "there is something to look through: {all:?}");
    for file in all {
        let bytes = std::fs::read(&file).unwrap_or_default();
        assert!(!holds(&bytes), "{} holds the secret", file.display());
    }
    for entry in std::fs::read_dir("/proc").expect("/proc").flatten() {
        let name = entry.file_name();
        let Ok(id) = name.to_string_lossy().parse::<u32>() else {
            continue;
        };
        // The servers of this very test are told their password as an argument; the program and its children are not.
        if id != process && parent(id) != Some(process) {
            continue;
        }
        for file in ["cmdline", "environ"] {
            let seen = std::fs::read(entry.path().join(file)).unwrap_or_default();
            assert!(!holds(&seen), "process {id} shows the secret in its {file}");
        }
    }
}

fn parent(process: u32) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let behind = stat.rsplit_once(')')?.1;
    behind.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn a_piece_is_mended_goes_to_two_outlets_waits_for_the_one_that_is_away_and_ends_in_receipts() {
    let screen = Screen::open();
    Keychain::on(&screen);
    let pinyin = Pinyin::start(&screen);
    let (desk, certificates) = (Desk::new(), Certificates::make());
    let county = Server::webdav(Some(&certificates));
    let mut city = Server::webdav(Some(&certificates));
    outlet(&desk, "county", "县报要闻部", &county, &certificates);
    outlet(&desk, "city", "市晚报", &city, &certificates);
    let window = Window::open(&screen, &desk.store());
    begin_with_sample(&window);

    window.find("tab", "投稿").click();
    window.find_beginning("button", "县报要闻部").click();
    window.find_beginning("button", "没有副题").click();
    pinyin.word("beijing", || window.text().contains("北京"));
    until("the outlet would take it", || {
        let card = window.find_beginning("button", "县报要闻部");
        card.run("return arguments[0].innerText")
            .to_string()
            .contains("可以投")
            .then_some(())
    });

    // One password is given with the destination, the other when the program asks for it.
    window.find("button", "管理渠道…").click();
    window.find_beginning("radio", "市晚报").click();
    window.find("radio", "线路").click();
    window.find("textbox", "密码").write(PASSWORD);
    window.find("button", "存进密码库").click();
    window.shows("已存进系统的密码库。");
    window.find("button", "好").click();
    window.gone("dialog", "投稿渠道");

    city.stop();
    window.find("button", "一次投给几家…").click();
    window.find("checkbox", "县报要闻部").click();
    window.find("checkbox", "市晚报").click();
    window.find("button", "投出").click();
    window.gone("dialog", "投稿");

    window.find("button", "待发，2 件").click();
    window.find("main", "待发");
    window.find("textbox", "县报要闻部的密码").write(PASSWORD);
    window.find("button", "存好并发送").click();
    window.gone("textbox", "县报要闻部的密码");
    window.shows("逐字节读回，完全一致");
    window.shows("连不上 127.0.0.1");
    window.shows("再试");
    assert_eq!(packages(county.folder()).len(), 1, "one is there");
    assert!(packages(city.folder()).is_empty(), "the other is not");

    city.start();
    // Without a press, at its next try: ten seconds at least, twenty at most.
    within(Duration::from_secs(90), || {
        window.text().contains("没有待发的稿件").then_some(())
    })
    .expect("the delivery goes by itself once its server is back");
    let [there] = packages(city.folder()).try_into().expect("exactly one copy");
    let name = there.file_name().expect("a name").to_string_lossy().into_owned();
    window.shows(&name);
    window.find("button", "已投稿，1 篇");
    let rows = desk.ask(["--json", "outbox"]);
    assert_eq!(rows.matches("\"read_back\"").count(), 2, "{rows}");
    secret_is_nowhere(&[screen.home(), &desk.store()], window.process());
}

/// Chooses an option of a native select.
fn choose(window: &Window, name: &str, value: &str) {
    let list = window.find("combobox", name);
    list.run(&format!(
        "arguments[0].value = '{value}'; arguments[0].dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ));
    until("what was chosen", || {
        let script =
            "return [...document.querySelectorAll('select')].some((one) => one.value === arguments[0])";
        (window.run(script, &[json!(value)]) == json!(true)).then_some(())
    });
}

#[test]
fn a_destination_is_set_up_and_tried_its_new_key_is_asked_about_and_a_changed_one_is_refused() {
    let screen = Screen::open();
    let desk = Desk::new();
    desk.ask(["new"]);
    let mut server = Server::ssh_with_password();
    let window = Window::open(&screen, &desk.store());
    begin_with_sample(&window);
    window.find("tab", "投稿").click();
    window.find("button", "管理渠道…").click();
    window.find("button", "新建").click();
    until("the new outlet's form", || {
        let script = "return [...document.querySelectorAll('input')].some((one) => one.value === 'desk')";
        (window.run(script, &[]) == json!(true)).then_some(())
    });
    window.find("radio", "线路").click();
    choose(&window, "线路", "sftp");
    window
        .find("textbox", "地址")
        .write(&format!("sftp://127.0.0.1:{}/", server.port));
    window.find("textbox", "用户名").write(USER);
    window.shows("没有错误，已保存。");
    window.find("textbox", "密码").write(PASSWORD);
    window.find("button", "测试连接").click();
    window.shows("第一次连接 127.0.0.1");
    window.shows("SHA256:");
    window.find("button", "一致，记住它").click();
    window.shows("连得上。");
    window.shows("密码只在窗口关闭之前有效");
    secret_is_nowhere(&[screen.home(), &desk.store()], window.process());

    server.change_host_key();
    window.find("button", "测试连接").click();
    window.shows("可能有人在中间截听");
    window.find("button", "对方确认换过，忘掉旧钥匙").click();
    window.shows("第一次连接 127.0.0.1");
}

#[test]
fn a_desk_watches_a_destination_claims_a_filing_and_the_writer_finds_its_return() {
    let screen = Screen::open();
    let (writer, editor) = (Desk::new(), Desk::new());
    let shared = screen.home().join("shared");
    std::fs::create_dir(&shared).expect("a folder in our own home");
    let toml = format!(
        "name = \"desk\"\ntitle = \"编辑部\"\nformats = [\"docx\"]\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
        shared.display()
    );
    for (desk, name) in [(&writer, "彭彤"), (&editor, "陈编辑")] {
        desk.ask(["profile", name]);
        let file = desk.file("desk.toml", toml.as_bytes());
        desk.ask(["outlet", "add", plain(&file)]);
    }
    let story = writer.ask(["sample"]).trim().to_owned();
    writer.ask(["file", &story, "--outlet", "desk"]);
    editor.ask(["new"]);

    let window = Window::open(&screen, &editor.store());
    window.find("button", "收件，0 篇").click();
    window.find("button", "管理渠道…").click();
    window.find_beginning("radio", "编辑部").click();
    window.find("radio", "线路").click();
    window
        .find("checkbox", "盯着来稿，出现在“收件”里（编辑用）")
        .click();
    window.find("button", "好").click();
    window.find("button", "收件，1 篇");
    window.find_beginning("button", "领取").click();
    window.find("dialog", "收到一篇稿件");
    window.find("button", "关闭").click();
    window.shows("编辑部：没有新的。");
    window.close();

    editor.ask(["set", &story, "headline=改过的标题"]);
    editor.ask(["return", &story, "--outlet", "desk"]);
    let window = Window::open(&screen, &writer.store());
    window.find("button", "退改，0 篇").click();
    window.find("button", "管理渠道…").click();
    window.find_beginning("radio", "编辑部").click();
    window.find("radio", "线路").click();
    window
        .find("checkbox", "盯着退改，出现在“退改”里（记者用）")
        .click();
    window.find("button", "好").click();
    window.find("button", "退改，1 篇").click();
    window.find_beginning("button", "取回").click();
    window.find("dialog", "收到退回的稿");
    assert!(writer.ask(["changes", &story]).contains("改过的标题"));
}
