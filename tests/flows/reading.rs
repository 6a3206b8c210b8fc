//! Other people's files become stories: what we exported ourselves, saved pages, Word files.

use std::fs;
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::programs;
use serde_json::Value;

use crate::package::{export, illustrated};

#[test]
fn a_word_file_and_a_page_that_we_exported_come_back_as_the_same_text_with_their_photos() {
    let desk = Desk::new();
    let (story, files) = illustrated(&desk);
    let text = desk.ask(["show", &story]);
    let package = export(&desk, &story, "out");
    let folder = desk.store().with_file_name("unpacked");
    let mut unzip = Command::new("unzip");
    programs::ask(
        unzip.args(["-q", "-o"]).arg(&package).arg("-d").arg(&folder),
        "unzip",
    )
    .expect("unzip");
    let bag = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    for name in ["story.docx", "story.html"] {
        let file = bag.join("data").join(name);
        let back = desk.ask(["import", plain(&file)]).trim().to_owned();
        assert_eq!(desk.ask(["show", &back]), text, "{name}");
        let rows = desk.ask(["photo", "list", &back]);
        assert_eq!(rows.lines().count(), files.len(), "{name}: {rows}");
        if name == "story.docx" {
            let digests = |rows: &str| -> Vec<String> {
                rows.lines()
                    .filter_map(|row| row.split('\t').nth(3))
                    .map(str::to_owned)
                    .collect()
            };
            let before = desk.ask(["photo", "list", &story]);
            assert_eq!(
                digests(&rows),
                digests(&before),
                "Word carried the originals byte for byte"
            );
        }
    }
}

#[test]
fn a_saved_page_brings_its_pictures_and_says_what_stayed_on_the_web() {
    let desk = Desk::new();
    let photo = fs::read(desk.photo(1)).unwrap();
    let page = desk.file(
        "page.html",
        r#"<!DOCTYPE html><html><head><title>河堤</title></head><body><nav>首页</nav><article><h1>河堤完工</h1>
        <p>　　三公里河堤完工。</p><figure><img src="page%5Ffiles/1.jpg" alt="河堤"><figcaption>一段河堤</figcaption></figure>
        <script>document.title = "x"</script><figure><img src="https://example.com/far.jpg"><figcaption>远处</figcaption></figure>
        <p>村民说好。</p></article></body></html>"#
            .as_bytes(),
    );
    let folder = page.with_file_name("page_files");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("1.jpg"), photo).unwrap();
    let output = desk
        .cli()
        .env("LC_ALL", "zh_CN.UTF-8")
        .args(["import", plain(&page)])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("https://example.com/far.jpg") && said.contains("没有下载"),
        "{said}"
    );
    assert!(said.contains("1 段段首的空格已去掉"), "{said}");
    let story = String::from_utf8(output.stdout).unwrap().trim().to_owned();
    assert_eq!(
        desk.ask(["show", &story, "--as", "text"]),
        "河堤完工\n三公里河堤完工。\n\n一段河堤\n\n远处\n村民说好。\n打印\n关闭\n"
    );
    let shown: Value = serde_json::from_str(&desk.ask(["show", &story, "--json"])).unwrap();
    assert!(shown["content"]["body"][1]["figure"]["photo"].is_string());
    assert!(shown["content"]["body"][2]["figure"]["photo"].is_null());
    assert_eq!(shown["content"]["body"][2]["figure"]["file_name"], "far.jpg");
    let kept = desk
        .ask(["import", "--keep-indents", plain(&page)])
        .trim()
        .to_owned();
    assert!(desk.ask(["show", &kept]).contains("　　三公里河堤完工。"));
}

#[test]
fn a_page_in_an_older_encoding_is_read_as_it_says() {
    let desk = Desk::new();
    for (label, encoding) in [("gb2312", encoding_rs::GB18030), ("big5", encoding_rs::BIG5)] {
        let html = format!(
            "<html><head><meta charset=\"{label}\"><title>x</title></head><body><h1>河堤完工</h1><p>三公里河堤完工，村民在堤上走。</p></body></html>"
        );
        let (bytes, ..) = encoding.encode(&html);
        let file = desk.file(&format!("{label}.html"), &bytes);
        let story = desk.ask(["import", plain(&file)]).trim().to_owned();
        assert_eq!(
            desk.ask(["show", &story]),
            "河堤完工\n三公里河堤完工，村民在堤上走。\n打印\n关闭\n",
            "{label}"
        );
    }
}

#[test]
fn a_body_can_be_written_from_a_page() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["set", &story, "slugline=河堤"]);
    let page = desk.file("page.html", "<h1>河堤完工</h1><p>三公里。</p>".as_bytes());
    desk.ask(["write", &story, plain(&page)]);
    let shown: Value = serde_json::from_str(&desk.ask(["show", &story, "--json"])).unwrap();
    assert_eq!(shown["content"]["slugline"], "河堤");
    assert_eq!(shown["content"]["headline"], "河堤完工");
}

#[test]
fn lists_inside_lists_become_one_list_in_reading_order_and_whoever_imports_them_is_told() {
    let desk = Desk::new();
    let markdown = desk.file(
        "lists.md",
        "# 清单\n\n- 甲\n  - 甲之一\n  - 甲之二\n- 乙\n".as_bytes(),
    );
    let html = "<h1>清单</h1><ul><li>甲<ul><li>甲之一</li><li>甲之二</li></ul></li><li>乙</li></ul>";
    let html = desk.file("lists.html", html.as_bytes());
    for file in [markdown, html] {
        let output = desk
            .cli()
            .args(["import", plain(&file)])
            .env("LC_ALL", "en_GB.UTF-8")
            .output();
        let output = output.expect("galley-cli runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            told.contains("levels of lists") && told.contains("as one level"),
            "{told}"
        );
        let story = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let shown: Value =
            serde_json::from_str(&desk.ask(["show", &story, "--json"])).expect("one JSON value");
        let items: Vec<_> = shown["content"]["body"][0]["items"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|item| item[0]["text"].as_str().unwrap_or_default())
            .collect();
        assert_eq!(items, ["甲", "甲之一", "甲之二", "乙"]);
    }
}
