use proptest::prelude::*;
use story::{Block, Content, Figure, FigureId, SignOffPlace};

use super::*;

const PAGE: &str = include_str!("../../tests/golden/page.txt");

fn reading(text: &str) -> PageStory {
    let mut next = 0;
    read(text, &mut || {
        next += 1;
        FigureId(format!("f{next}"))
    })
}

fn captions(content: &Content) -> Vec<&str> {
    content.figures().map(|figure| figure.caption.as_str()).collect()
}

fn paragraphs(content: &Content) -> Vec<String> {
    content
        .body
        .iter()
        .filter(|b| matches!(b, Block::Paragraph { .. }))
        .map(|b| b.texts()[0].to_plain())
        .collect()
}

#[test]
fn a_page_is_taken_apart_and_given_back_byte_for_byte() {
    let PageStory { content, took } = reading(PAGE);
    assert_eq!(content.headline, "东河街道社区食堂开业首日 八十多位老人来吃饭");
    assert_eq!(content.body.len(), 7);
    assert_eq!(
        captions(&content),
        [
            "王桂兰(前排左一)在社区食堂打饭,今天的菜是3.5元一份的豆腐烧肉",
            "志愿者把饭菜送到行动不便的老人家里",
            "“一元早餐”窗口前排起了队"
        ]
    );
    assert!(content.figures().all(|figure| figure.photo.is_none()));
    assert_eq!(content.sign_off.text, "(东河街道 周小满)");
    assert_eq!(content.sign_off.place, SignOffPlace::EndOfLastParagraph);
    assert!(paragraphs(&content)[3].ends_with("再推出“一元早餐”。"));
    assert_eq!(content.related.len(), 4);
    assert_eq!(
        content.related[1].title,
        "“银龄课堂”开课啦 | 报名看这里——就在隔壁楼"
    );
    assert_eq!(
        took,
        [
            Took::Headline { line: 1 },
            Took::Caption { line: 4 },
            Took::Caption { line: 7 },
            Took::Caption { line: 10 },
            Took::SignOff { line: 11 },
            Took::Related { line: 12, titles: 4 },
            Took::Buttons { line: 17 },
        ]
    );
    assert_eq!(write(&content), PAGE);
    assert_eq!(manuscript(&content), PAGE.strip_suffix("打印\n关闭\n").unwrap());
}

#[test]
fn one_changed_caption_changes_exactly_that_line() {
    let mut content = reading(PAGE).content;
    content.figures_mut().nth(1).unwrap().caption = "骑手也来帮忙送饭".to_owned();
    let written = write(&content);
    let changed: Vec<_> = written
        .lines()
        .zip(PAGE.lines())
        .enumerate()
        .filter(|(_, (a, b))| a != b)
        .collect();
    assert_eq!(
        changed,
        [(6, ("骑手也来帮忙送饭", "志愿者把饭菜送到行动不便的老人家里"))]
    );
    assert_eq!(written.lines().count(), PAGE.lines().count());
}

#[test]
fn blank_lines_between_paragraphs_mean_that_nothing_is_a_figure() {
    let text = "标题\n\n第一段说了一件事。\n\n小标题\n第二段说了另一件事。\n\n第三段。\n";
    let PageStory { content, took } = reading(text);
    assert_eq!(content.figures().count(), 0);
    assert_eq!(
        paragraphs(&content),
        ["第一段说了一件事。", "小标题", "第二段说了另一件事。", "第三段。"]
    );
    assert_eq!(took, [Took::Headline { line: 1 }, Took::BlankLines { lines: 3 }]);
}

#[test]
fn stanzas_without_end_marks_are_not_figures() {
    let content = reading("春日\n\n东风吹过河岸\n柳条绿了\n\n燕子回来\n屋檐还在\n").content;
    assert_eq!(captions(&content), [""; 0]);
    assert_eq!(content.body.len(), 4);
}

#[test]
fn a_signature_below_a_blank_line_is_not_a_caption_where_the_text_ends() {
    let content = reading("标题\n正文只有一段。\n\n东河街道 周小满\n").content;
    assert_eq!(captions(&content), [""; 0]);
    assert_eq!(paragraphs(&content), ["正文只有一段。", "东河街道 周小满"]);
}

#[test]
fn on_a_page_the_line_below_a_caption_need_not_end_in_a_full_stop() {
    let text = "标题\n\n图一\n正文忘了句号\n打印\n关闭\n";
    let content = reading(text).content;
    assert_eq!(captions(&content), ["图一"]);
    assert_eq!(write(&content), text);
}

#[test]
fn figures_may_follow_each_other_and_end_the_page() {
    let text = "标题\n导语。\n\n图一\n\n图二\n正文。\n\n图三\n推荐阅读\n- 别的\n打印\n关闭\n";
    let content = reading(text).content;
    assert_eq!(captions(&content), ["图一", "图二", "图三"]);
    assert_eq!(write(&content), text);
}

#[test]
fn a_sign_off_is_found_in_either_brackets_and_in_its_own_place() {
    for (end, place, kept) in [
        ("正文。(街道 周小满)", SignOffPlace::EndOfLastParagraph, "正文。"),
        (
            "正文。（街道　周小满）",
            SignOffPlace::EndOfLastParagraph,
            "正文。",
        ),
        (
            "他说：“好！”(周小满)",
            SignOffPlace::EndOfLastParagraph,
            "他说：“好！”",
        ),
        ("正文。\n(街道 周小满)", SignOffPlace::OwnLine, "正文。"),
    ] {
        let text = format!("标题\n{end}\n打印\n关闭\n");
        let content = reading(&text).content;
        assert_eq!(content.sign_off.place, place, "{end}");
        assert!(content.sign_off.unbracketed().ends_with("周小满"), "{end}");
        assert_eq!(paragraphs(&content), [kept], "{end}");
        assert_eq!(write(&content), text);
    }
}

#[test]
fn what_only_looks_like_a_sign_off_stays_in_the_paragraph() {
    for paragraph in [
        "出席的有江华(左二)",
        "全文完。(他说：“好。”第二天再来。)",
        "正文。(这一段括号里的话太长了，长到没有一个人会把它当作署名，因为署名只有单位和姓名两样，再长也长不到哪里去)",
        "正文。(单位 (姓名))",
        "正文。()",
        "正文。(单位 姓名）",
    ] {
        let content = reading(&format!("标题\n{paragraph}\n打印\n关闭\n")).content;
        assert_eq!(content.sign_off.text, "", "{paragraph}");
        assert_eq!(paragraphs(&content), [paragraph]);
    }
}

#[test]
fn words_of_the_form_inside_the_text_are_text() {
    let text = "标题\n推荐阅读\n请按打印。\n- 一条\n打印\n正文说完了。\n打印\n关闭\n";
    let content = reading(text).content;
    assert!(content.related.is_empty());
    assert_eq!(content.body.len(), 5);
    assert_eq!(write(&content), text);
    assert_eq!(
        reading("标题\n正文。\n关闭\n").content.body.len(),
        2,
        "one button alone is a word"
    );
}

#[test]
fn spaces_inside_lines_are_kept_where_they_are() {
    let text = "  标 题 \n　　段首空两格。 \n\n 图 说 \n　正文 。\n推荐阅读\n-  两个空格\n- \n打印\n关闭\n";
    assert_eq!(write(&reading(text).content), text);
}

#[test]
fn an_empty_text_is_an_empty_story() {
    for text in ["", "\n\n", "打印\n关闭\n"] {
        assert_eq!(reading(text).content, Content::default(), "{text:?}");
    }
}

#[test]
fn an_uncaptioned_figure_and_an_empty_paragraph_print_nothing() {
    let mut content = Content {
        headline: "标题".to_owned(),
        ..Content::default()
    };
    content.body = vec![
        Block::paragraph(""),
        Block::Figure {
            figure: Box::new(Figure::default()),
        },
        Block::paragraph("正文。"),
    ];
    assert_eq!(manuscript(&content), "标题\n正文。\n");
}

/// A caption: no end mark at its end, not blank, not a word of the form.
fn caption() -> impl Strategy<Value = String> {
    "[一-龥a-zA-Z0-9,、《》“]{0,20}(\\(左[一二三]\\)|2\\.5元)?[一-龥、：]{1,12}"
}

fn sentence() -> impl Strategy<Value = String> {
    "[ 　]{0,2}[一-龥a-z0-9,，、“”;()（）%]{1,40}(107\\.4)?[一-龥]{1,9}[。！？…]{1,2}[”）]?"
}

fn page() -> impl Strategy<Value = String> {
    let title = "[一-龥a-zA-Z0-9 |“”—·]{0,24}";
    let part = prop_oneof![
        3 => sentence().prop_map(|s| format!("{s}\n")),
        2 => prop::collection::vec(caption(), 1..3)
            .prop_flat_map(|captions| sentence().prop_map(move |s| format!("\n{}\n{s}\n", captions.join("\n\n")))),
    ];
    let sign_off = prop_oneof![
        Just(String::new()),
        "[(][一-龥]{2,8} [一-龥]{2,3}[)]",
        "（[一-龥]{2,8}　[一-龥]{2,3}）",
        "\n[(][一-龥]{2,8} [一-龥]{2,3}[)]",
    ];
    let related = prop::collection::vec(title, 0..5).prop_map(|titles| match titles.as_slice() {
        [] => String::new(),
        _ => format!("推荐阅读\n- {}\n", titles.join("\n- ")),
    });
    (
        "[一-龥a-zA-Z0-9 ]{0,8}[一-龥]{1,9}",
        prop::collection::vec(part, 1..8),
        sign_off,
        related,
    )
        .prop_map(|(headline, body, sign_off, related)| {
            let body = body.concat();
            format!(
                "{headline}\n{}{sign_off}\n{related}打印\n关闭\n",
                body.trim_end_matches('\n')
            )
        })
}

proptest! {
    #[test]
    fn every_page_of_the_form_comes_back_byte_for_byte(page in page()) {
        let reading = reading(&page);
        prop_assert_eq!(&write(&reading.content), &page);
        let blank = page.lines().filter(|line| line.is_empty()).count();
        prop_assert_eq!(reading.content.figures().count(), blank);
    }

    #[test]
    fn no_text_makes_it_panic_and_no_word_is_lost(text in "[\n\n 　a。（()）推荐阅读打印关闭图-]{0,60}") {
        let words = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let written = words(&write(&reading(&text).content));
        let kept = words(&text);
        // The writer prints the two buttons anyway; they are the text's own where each is a line at its end.
        let lines = text.split('\n').rev().skip_while(|line| line.trim().is_empty());
        let buttons = lines.take(2).eq(["关闭", "打印"]);
        let kept = if buttons { kept.strip_suffix("打印关闭").unwrap() } else { &kept };
        prop_assert_eq!(written.strip_suffix("打印关闭").unwrap(), kept);
    }
}
