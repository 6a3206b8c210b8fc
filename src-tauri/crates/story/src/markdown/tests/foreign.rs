//! Markdown that Galley did not write.

use crate::{Block, Content, Figure, Text, markdown};

fn read(text: &str) -> Content {
    markdown::read(text, &mut |target| Figure {
        file_name: target.into(),
        ..Figure::default()
    })
    .content
}

/// The body in short: one line a block.
fn body(text: &str) -> Vec<String> {
    let plain = |texts: &[Text]| texts.iter().map(Text::to_plain).collect::<Vec<_>>().join("|");
    let line = |block: &Block| match block {
        Block::Paragraph { text } => format!("p:{}", text.to_plain()),
        Block::Subheading { level, text } => format!("h{level}:{}", text.to_plain()),
        Block::Quote { paragraphs } => format!("q:{}", plain(paragraphs)),
        Block::List { numbered_from, items } => {
            format!("l{}:{}", numbered_from.map_or(-1, i64::from), plain(items))
        }
        Block::Figure { figure } => format!("f:{}:{}:{}", figure.file_name, figure.caption, figure.alt),
        Block::Table { header, rows } => {
            format!(
                "t{header}:{}",
                rows.iter().map(|row| plain(row)).collect::<Vec<_>>().join("/")
            )
        }
        Block::Rule {} => "rule".to_owned(),
    };
    read(text).body.iter().map(line).collect()
}

#[test]
fn lists_in_lists_flatten_in_order() {
    assert_eq!(body("- 甲\n  - 乙\n    1. 丙\n- 丁\n"), ["l-1:甲|乙|丙|丁"]);
    assert_eq!(body("1. 甲\n   - 乙\n\n   后\n2. 丁\n"), ["l1:甲|乙|后|丁"]);
    assert_eq!(body("- - - 深\n"), ["l-1:深"]);
}

#[test]
fn blocks_within_an_item_or_a_quote_become_its_lines() {
    assert_eq!(body("- 甲\n\n  乙\n\n  > 丙\n"), ["l-1:甲\n乙\n丙"]);
    assert_eq!(body("> ## 甲\n>\n> - 乙\n> - 丙\n>\n> > 丁\n"), ["q:甲|乙|丙|丁"]);
}

#[test]
fn code_keeps_its_characters() {
    assert_eq!(
        body("```rust\nlet a = \"*\";\n  b\n```\n"),
        ["p:rust\nlet a = \"*\";\n  b"]
    );
    assert_eq!(body("    缩进\n\n用 `a*b*` 写"), ["p:缩进", "p:用 a*b* 写"]);
}

#[test]
fn html_stays_literal_but_for_our_three_tags() {
    assert_eq!(body("<div>\n话\n</div>\n"), ["p:<div>\n话\n</div>"]);
    assert_eq!(body("有<u>线</u><br>行"), ["p:有<u>线</u>\n行"]);
    assert_eq!(body("单个<strong>标签"), ["p:单个<strong>标签"]);
    let Block::Paragraph { text } = &read("<strong>“粗”</strong>的").body[0] else {
        panic!("no paragraph")
    };
    assert_eq!((text.0[0].text.as_str(), text.0[0].strong), ("“粗”", true));
}

#[test]
fn a_line_broken_between_han_gets_no_space() {
    assert_eq!(
        body("走访\n慰问，\n看望 word\nand\n字"),
        ["p:走访慰问，看望 word and 字"]
    );
}

#[test]
fn definitions_and_footnotes_that_nobody_uses_stay_text() {
    assert_eq!(body("[注]: 说明\n"), ["p:[注]: 说明"]);
    assert_eq!(body("见[^1]。\n\n[^1]: 来源\n"), ["p:见[^1]。", "p:[^1]: 来源"]);
    assert_eq!(
        body("[注]: 一\n[注]: 二\n[注]: 三\n"),
        ["p:[注]: 一 [注]: 二 [注]: 三"]
    );
    assert_eq!(body("见[官网]。\n\n[官网]: https://a.cn\n"), ["p:见官网。"]);
}

#[test]
fn images_stand_by_themselves_wherever_they_were() {
    assert_eq!(body("前![甲](a.jpg)后"), ["p:前", "f:a.jpg:甲:", "p:后"]);
    assert_eq!(
        body("![甲](a.jpg)\n![乙](b.jpg \"替代\")\n"),
        ["f:a.jpg:甲:", "f:b.jpg:乙:替代"]
    );
    assert_eq!(body("- 项![甲](a.jpg)目\n- 二\n"), ["l-1:项目|二", "f:a.jpg:甲:"]);
    assert_eq!(body("[![甲](a.jpg)](http://b)"), ["f:a.jpg:甲:"]);
}

#[test]
fn a_row_wider_than_its_table_keeps_its_words() {
    assert_eq!(
        body("| 甲 | 乙 |\n|--|--|\n| 一 | 二 | 三 |\n"),
        ["ttrue:甲|乙|/一|二|三"]
    );
    assert_eq!(body("|  |\n|--|\n| 一 |\n"), ["tfalse:一"]);
}

#[test]
fn a_headline_comes_first_and_later_ones_are_subheadings() {
    let content = read("**肩题**\n\n# 标*题*\n\n## 小标题\n\n# 又一个\n\n###### 六级\n");
    assert_eq!(
        (content.kicker.as_str(), content.headline.as_str()),
        ("肩题", "标题")
    );
    assert_eq!(
        body("# 标\n## 甲\n# 乙\n###### 丙\n"),
        ["h1:甲", "h1:乙", "h3:丙"]
    );
    assert_eq!(body("甲\n\n乙\n\n# 丙\n"), ["p:甲", "p:乙", "h1:丙"]);
}

#[test]
fn a_body_alone_has_no_fields() {
    let body = markdown::read_body(
        "# 标题\n\n完。(甲 乙)\n\n## 推荐阅读\n\n- 书\n",
        &mut |_| Figure::default(),
    );
    assert_eq!(body.len(), 4);
}

#[test]
fn hostile_depth_and_length_come_back_in_time() {
    for text in [
        "> ".repeat(20_000),
        "- ".repeat(20_000),
        "[".repeat(50_000),
        "**a ".repeat(20_000),
        "<strong>".repeat(20_000),
        "![".repeat(20_000),
        "[a]: b\n".repeat(5_000),
    ] {
        let once = read(&text);
        let written = markdown::write(&once, &|figure| figure.file_name.clone());
        assert!(
            read(&written) == once,
            "{}…",
            text.chars().take(12).collect::<String>()
        );
    }
}
