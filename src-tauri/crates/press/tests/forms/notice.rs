//! Corrections and withdrawals in every form, as golden files, and before their judges.

use std::io::{Cursor, Read};

use press::notice::{Became, NoticeKind, changed};
use press::{NoPlates, Notice, docx, eml, html, marked_text, page_text, wechat};
use story::{Block, Content, Figure, FigureId, SignOff, Text, markdown};

use crate::docx::faults;
use crate::{golden, sample};

fn delivered() -> Content {
    Content {
        slugline: "河湾新馆".to_owned(),
        headline: "图书馆开到河边".to_owned(),
        sign_off: SignOff {
            text: "（河湾图书馆 林溪）".to_owned(),
            ..SignOff::default()
        },
        body: vec![
            Block::paragraph("河湾图书馆新馆11月28日开门，当天来了三百名读者。"),
            Block::Figure {
                figure: Box::new(Figure {
                    id: FigureId("f1".to_owned()),
                    photo: Some(sample::photo('a')),
                    file_name: "DSC_4101.JPG".to_owned(),
                    caption: "读者在靠河的窗边看书".to_owned(),
                    photographer: "林溪".to_owned(),
                    ..Figure::default()
                }),
            },
            Block::paragraph("馆长沈青说，周一闭馆。"),
            Block::paragraph("开放时间另行通知。"),
        ],
        ..Content::default()
    }
}

fn corrected() -> Content {
    let mut content = delivered();
    content.headline = "河湾图书馆开到河边".to_owned();
    content.body[0] = Block::paragraph("河湾图书馆新馆11月28日开门，当天来了五百名读者。");
    if let Some(figure) = content.body[1].as_figure_mut() {
        figure.caption = "读者在靠河的窗边读报".to_owned();
        figure.photographer = "周小满".to_owned();
    }
    content.body[3] = Block::paragraph("每天开放到晚上九点。");
    content.body.insert(3, Block::paragraph("借书证在门口办理。"));
    content
}

fn notice(kind: NoticeKind) -> Notice {
    Notice {
        kind,
        language: "zh-CN".to_owned(),
        slugline: "河湾新馆".to_owned(),
        to: "县报要闻部".to_owned(),
        headline: delivered().headline,
        package: "2026-11-29-河湾新馆-37a9f97af2e4.zip".to_owned(),
        delivered: sample::time("2026-11-29T15:20:00+08:00"),
        sha256: sample::photo('3').to_string(),
        loose: false,
        reason: "核实后发现到馆人数有误。".to_owned(),
        from: "河湾图书馆 林溪".to_owned(),
        at: sample::time("2026-11-30T09:05:00+08:00"),
        changes: match kind {
            NoticeKind::Correction => changed(&delivered(), &corrected()),
            NoticeKind::Withdrawal => Vec::new(),
        },
    }
}

fn english() -> Notice {
    Notice {
        language: "en".to_owned(),
        to: "Metro desk".to_owned(),
        headline: "Library opens by the river".to_owned(),
        delivered: sample::time("2026-11-29T07:20:00+00:00"),
        at: sample::time("2026-11-30T01:05:00+00:00"),
        reason: "The number of visitors was wrong.".to_owned(),
        from: "Riverbend Library, Lin Xi".to_owned(),
        ..notice(NoticeKind::Withdrawal)
    }
}

fn word(content: &Content) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    docx::write(content, &NoPlates, sample::edition().at, &mut out).unwrap();
    out.into_inner()
}

#[test]
fn each_form_reads_as_its_golden_one() {
    for (name, notice) in [
        ("correction", notice(NoticeKind::Correction)),
        ("withdrawal", notice(NoticeKind::Withdrawal)),
    ] {
        let content = notice.set();
        golden::compare(&format!("{name}.txt"), &page_text::manuscript(&content));
        golden::compare(&format!("{name}.marked.txt"), &marked_text::write(&content));
        golden::compare(
            &format!("{name}.md"),
            &markdown::write(&content, &|_| String::new()),
        );
        golden::compare(&format!("{name}.html"), &html::page(&content, &NoPlates).unwrap());
        golden::compare(&format!("{name}.wechat.html"), &wechat::page(&content));
        let docx = word(&content);
        let mut zip = zip::ZipArchive::new(Cursor::new(docx.as_slice())).unwrap();
        let mut document = String::new();
        zip.by_name("word/document.xml")
            .unwrap()
            .read_to_string(&mut document)
            .unwrap();
        golden::compare(&format!("{name}.docx.xml"), &document);
        assert_eq!(faults(&docx, "word/document.xml", "document.xsd"), "");
        let mut mail = Vec::new();
        let head = eml::MailHead {
            from: None,
            to: &["desk@example.cn".to_owned()],
            cc: &[],
            subject: &notice.subject("河湾图书馆+林溪"),
            at: notice.at,
            id: &notice.sha256,
            text: &marked_text::write(&content),
        };
        eml::write(&head, &mut [], &mut mail).unwrap();
        golden::compare(&format!("{name}.eml"), &String::from_utf8(mail).unwrap());
    }
}

#[test]
fn a_notice_speaks_the_language_of_the_piece() {
    let notice = english();
    golden::compare("withdrawal.en.txt", &page_text::manuscript(&notice.set()));
    assert_eq!(notice.kind.stem(false), "withdrawal-notice");
    assert_eq!(
        notice.subject("Library opens"),
        "Withdrawal notice: Library opens"
    );
    assert_eq!(NoticeKind::Withdrawal.stem(true), "撤稿函");
}

#[test]
fn a_correction_tells_each_printed_line_that_changed_and_nothing_that_prints_nowhere() {
    let mut hers = corrected();
    hers.ednote = "请尽快".to_owned();
    hers.keywords.push("图书馆".to_owned());
    hers.tray.push(Figure::default());
    let told: Vec<(String, &str)> = changed(&delivered(), &hers)
        .into_iter()
        .map(|line| {
            let became = match line.became {
                Became::Replaced { .. } => "replaced",
                Became::Added(_) => "added",
                Became::Removed(_) => "removed",
                Became::Moved(_) => "moved",
            };
            (line.place, became)
        })
        .collect();
    let expected = [
        ("标题", "replaced"),
        ("正文第 1 段", "replaced"),
        ("图 1", "replaced"),
        ("图 1", "replaced"),
        ("正文第 3 段", "added"),
        ("正文第 4 段", "replaced"),
    ];
    assert_eq!(told, expected.map(|(place, became)| (place.to_owned(), became)));
}

#[test]
fn the_words_that_differ_are_strong_in_the_old_line_and_in_the_new_one() {
    let lines = changed(&delivered(), &corrected());
    let strong = |text: &Text| -> Vec<String> {
        let spans = text.0.iter().filter(|span| span.strong);
        spans.map(|span| span.text.clone()).collect()
    };
    let Became::Replaced { was, is } = &lines[1].became else {
        panic!("{lines:?}")
    };
    assert_eq!(
        (strong(was), strong(is)),
        (vec!["三".to_owned()], vec!["五".to_owned()])
    );
    assert!(is.to_plain().ends_with("五百名读者。"));
}

#[test]
fn a_correction_of_a_text_that_stayed_says_so() {
    let notice = Notice {
        changes: changed(&delivered(), &delivered()),
        ..notice(NoticeKind::Correction)
    };
    assert!(notice.changes.is_empty());
    let text = page_text::manuscript(&notice.set());
    assert!(text.contains("付印的文字和图片没有改动。"), "{text}");
}

#[test]
fn a_withdrawal_says_nothing_of_the_piece_but_its_headline() {
    let text = page_text::manuscript(&notice(NoticeKind::Withdrawal).set());
    assert!(!text.contains("三百名"), "{text}");
    for said in [
        "撤稿",
        "核实后发现到馆人数有误。",
        "37a9f97af2e4",
        "河湾图书馆 林溪",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}
