//! Which parts of foreign HTML come through, case by case, and the rule that cleaning twice is cleaning once.

use proptest::prelude::*;
use story::{Block, Content, Figure, Text};

use super::{NotRead, read_fragment, read_page};
use crate::html::body;
use crate::picture::{Picture, file_name};

fn frame(picture: Picture<'_>) -> Figure {
    let file_name = match picture {
        Picture::Here { name, .. } => name.to_owned(),
        Picture::Away { address } => file_name(address),
    };
    Figure {
        file_name,
        ..Figure::default()
    }
}

fn blocks(html: &str) -> Vec<Block> {
    read_fragment(html, &mut frame).expect("within the limits").blocks
}

fn runs(text: &Text) -> String {
    let one = |span: &story::Span| {
        let mut out = span.text.replace('\n', "⏎");
        if span.emphasis {
            out = format!("_{out}_");
        }
        if span.strong {
            out = format!("**{out}**");
        }
        match &span.link {
            Some(link) => format!("[{out}]({link})"),
            None => out,
        }
    };
    text.0.iter().map(one).collect()
}

/// Blocks as short text: marks as **strong**, _emphasis_, [words](link).
fn brief(blocks: &[Block]) -> String {
    let one = |block: &Block| match block {
        Block::Paragraph { text } => runs(text),
        Block::Subheading { level, text } => format!("{} {}", "#".repeat(usize::from(*level)), runs(text)),
        Block::Quote { paragraphs } => {
            let lines: Vec<_> = paragraphs
                .iter()
                .map(|text| format!("> {}", runs(text)))
                .collect();
            lines.join("\n")
        }
        Block::List { numbered_from, items } => {
            let mark =
                |at: usize| numbered_from.map_or("-".to_owned(), |first| format!("{}.", first as usize + at));
            let lines = items
                .iter()
                .enumerate()
                .map(|(at, item)| format!("{} {}", mark(at), runs(item)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Table { rows, .. } => {
            let row =
                |row: &Vec<Text>| format!("| {} |", row.iter().map(runs).collect::<Vec<_>>().join(" | "));
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Block::Figure { figure } => format!("[{}|{}|{}]", figure.file_name, figure.caption, figure.alt),
        Block::Rule {} => "---".to_owned(),
    };
    blocks.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// One line of the table: what it shows, the HTML, what is read.
type Case = (&'static str, &'static str, &'static str);

const CASES: &[Case] = &[
    (
        "paragraphs without their dress",
        r#"<p class="x" style="color:red" id="i">一</p><div><font face="宋体">二</font></div>"#,
        "一\n二",
    ),
    (
        "nothing that runs and nothing hidden",
        r#"<script>alert(1)</script><style>p{}</style><p>一<span style="display:none">暗</span><span style="font-size: 0">零</span></p><p hidden>无</p><p style="mso-hide:all">隐</p>"#,
        "一",
    ),
    (
        "strong and emphasis, by tag or by style",
        r#"<p>前<b>粗</b><span style="font-weight:700">重</span><i>斜</i>后</p>"#,
        "前**粗重**_斜_后",
    ),
    (
        "what Google wraps",
        r#"<b style="font-weight:normal"><p>一</p><p>二</p></b>"#,
        "一\n二",
    ),
    (
        "links to the web and to people, and no others",
        r##"<a href="https://a.cn/中">网</a><a href="javascript:x()">坏</a><a href="#t">内</a><a href="mailto:a@b.cn">信</a>"##,
        "[网](https://a.cn/中)坏内[信](mailto:a@b.cn)",
    ),
    (
        "headings in three levels, none skipped",
        "<h1>一</h1><h2>二</h2><h3>三</h3><h6>六</h6>",
        "# 一\n# 二\n## 三\n### 六",
    ),
    ("a level that was skipped", "<h4>四</h4>", "# 四"),
    (
        "nested lists as one",
        "<ul><li>甲<ul><li>乙</li></ul></li><li><p>丙</p></li>漏</ul>",
        "- 甲\n- 乙\n- 丙\n- 漏",
    ),
    (
        "a list's own counting",
        r#"<ol start="3"><li>甲</li><li>乙</li></ol>"#,
        "3. 甲\n4. 乙",
    ),
    ("quotes", "<blockquote><p>甲</p>乙</blockquote>", "> 甲\n> 乙"),
    (
        "tables",
        "<table><tr><th>甲</th><th>乙</th></tr><tr><td><p>一</p><p>二</p></td></tr></table>",
        "| 甲 | 乙 |\n| 一⏎二 |  |",
    ),
    (
        "cells that reach over several columns",
        "<table><tr><td colspan=2>甲</td></tr><tr><td>一</td><td>二</td></tr></table>",
        "| 甲 |  |\n| 一 | 二 |",
    ),
    (
        "layout tables as what they lay out",
        "<table><tr><td><p>一</p><p>二</p></td></tr></table>",
        "一\n二",
    ),
    (
        "no space where the source broke a line between Han",
        "<p>合作社的第一辆\n三轮车 and\nmore</p>",
        "合作社的第一辆三轮车 and more",
    ),
    (
        "two breaks as a new paragraph and one as a break",
        "一<br>二<br><br>三",
        "一⏎二\n三",
    ),
    (
        "no empty paragraphs",
        "<p>&nbsp;</p><p><br></p><p>\u{200b}</p><p>　</p><p>一</p>",
        "一",
    ),
    (
        "Word's lists restored",
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>甲<o:p></o:p></p>\
         <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>乙</p>\
         <p style='mso-list:l1 level1 lfo2'><span lang=EN-US><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span></span>丙</p>\
         <p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.</span>丁</p><p>后<o:p>&nbsp;</o:p></p>",
        "- 甲\n- 乙\n1. 丙\n2. 丁\n后",
    ),
    (
        "an empty line in an item of Word's begins another item, as in any list",
        "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>甲<br><br>乙</p>",
        "- 甲\n- 乙",
    ),
    (
        "a Word list that begins at three",
        "<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>（三）</span>丙</p>",
        "3. 丙",
    ),
    ("a rule", "<p>一</p><hr><p>二</p>", "一\n---\n二"),
    (
        "spaces between words",
        "<p>one <b>two</b>&nbsp; three</p>",
        "one **two** three",
    ),
    ("lines of code as lines", "<pre>a  b\nc</pre>", "a b\nc"),
    (
        "a picture of the web as a frame that waits for its photo",
        r#"<figure><img src="https://a.cn/x/河堤.jpg?w=1" alt="一段河堤"><figcaption>河堤 <b>完工</b></figcaption></figure>"#,
        "[河堤.jpg|河堤 完工|一段河堤]",
    ),
    (
        "an alt text that only repeats the caption, whatever the blanks, as none",
        "<figure><img src='https://a.cn/x/a.jpg' alt='1. 河堤'><figcaption>　1.　河堤</figcaption></figure>",
        "[a.jpg|　1.　河堤|]",
    ),
    (
        "no trackers, and no icons within a line",
        r#"<p>前<img src="https://a.cn/smile.gif" width=20>后<img src="https://t.cn/p" width="1" height="1"></p><p><img src="https://a.cn/t.gif" style="width:1px"></p>"#,
        "前后",
    ),
    (
        "a picture that loads late by its true address",
        r#"<section><img data-src="https://mmbiz.example/640.jpg" src="data:image/gif;base64,R0lGOD"></section>"#,
        "[640.jpg||]",
    ),
    (
        "a picture in a quote or a list behind it",
        r#"<ul><li>甲<p><img src="b.jpg"></p></li></ul>"#,
        "- 甲\n[b.jpg||]",
    ),
    (
        "controls as nothing",
        "<p>一<button>按</button><select><option>选</select><textarea>写</textarea></p>",
        "一",
    ),
    (
        "what Word tracked as deleted as gone",
        "<p>一<del>旧</del><ins>新</ins></p>",
        "一新",
    ),
    (
        "other alphabets' markup as words",
        "<svg><text>图</text><script>x</script></svg><math><mi>x</mi></math><p>一</p>",
        "一",
    ),
];

#[test]
fn of_foreign_html_is_kept() {
    for (what, html, expected) in CASES {
        assert_eq!(brief(&blocks(html)), *expected, "{what}");
    }
}

#[test]
fn a_picture_in_the_text_is_handed_over_with_its_bytes() {
    let mut seen = Vec::new();
    let html = r#"<p>前</p><p><img src="data:image/png;base64,AAEC" alt="零 一 二"></p><img src="data:image/png;base64,***">"#;
    let read = read_fragment(html, &mut |picture| {
        if let Picture::Here { name, bytes } = picture {
            seen.push((name.to_owned(), bytes.to_vec()));
        }
        frame(picture)
    });
    assert_eq!(seen, [("picture-1.png".to_owned(), vec![0, 1, 2])]);
    assert_eq!(
        brief(&read.unwrap().blocks),
        "前\n[picture-1.png||零 一 二]\n[||]"
    );
}

#[test]
fn what_was_left_out_is_said() {
    let html = r#"<p>一<img src="https://a.cn/i.png" width=16></p><iframe src="https://b.cn"></iframe><video></video><img src="https://a.cn/b.jpg">"#;
    let read = read_fragment(html, &mut frame).unwrap();
    let zh: Vec<String> = read.noted.iter().map(crate::Noted::zh).collect();
    assert_eq!(
        zh,
        [
            "图片“https://a.cn/b.jpg”不在文件里，没有下载，保留了它的位置",
            "没有收入：行内或过小的图片，1 处",
            "没有收入：音视频，1 处",
            "没有收入：内嵌网页或表单，1 处",
        ]
    );
    assert!(read.noted.iter().all(|noted| !noted.en().is_empty()));
}

#[test]
fn html_nested_or_multiplied_beyond_reason_is_refused_in_time() {
    let begun = std::time::Instant::now();
    let deep = "<div>".repeat(500_000);
    assert_eq!(read_fragment(&deep, &mut frame), Err(NotRead::TooDeep));
    let bold = "<p><b><i>".repeat(50_000);
    assert_eq!(
        read_fragment(&bold, &mut frame).map(|read| read.blocks.len()),
        Ok(0),
        "three of a kind are all that is carried on"
    );
    let fonts: String = (0..30_000).map(|n| format!("<p><font size={n}>")).collect();
    assert_eq!(read_fragment(&fonts, &mut frame), Err(NotRead::TooDeep));
    let many = "<br>".repeat(1_200_000);
    assert_eq!(read_fragment(&many, &mut frame), Err(NotRead::TooMuch));
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}

#[test]
fn a_foreign_page_gives_its_headline_and_its_piece_alone() {
    let html = r#"<html lang="zh-CN"><head><title>河堤完工_某某网</title></head><body>
        <nav><a href="/">首页</a></nav><header><p>某某网</p></header>
        <article><h1>河堤赶在汛期前完工</h1><p>三公里河堤完工。</p><aside>相关</aside><form>搜索</form>
        <p>村民在堤上走。（水务局 李明）</p></article><footer>版权</footer></body></html>"#;
    let read = read_page(html, &mut frame).unwrap().content;
    assert_eq!(read.headline, "河堤赶在汛期前完工");
    assert_eq!(brief(&read.body), "三公里河堤完工。\n村民在堤上走。");
    assert_eq!(read.sign_off.text, "（水务局 李明）");
    let titled = read_page("<title>只有题目</title><p>一</p>", &mut frame)
        .unwrap()
        .content;
    assert_eq!(titled.headline, "只有题目");
}

#[test]
fn an_article_that_wechat_keeps_hidden_is_read() {
    let html = r#"<body><h1 id="activity-name">采收季</h1><div id="js_content" style="visibility: hidden; opacity: 0;">
        <section style="x"><p><span leaf="">油茶开采。</span></p></section></div></body>"#;
    let read = read_page(html, &mut frame).unwrap().content;
    assert_eq!(
        (read.headline.as_str(), brief(&read.body).as_str()),
        ("采收季", "油茶开采。")
    );
}

/// Our own HTML of these blocks: the cleaned blocks, once more as HTML.
fn printed(blocks: &[Block]) -> String {
    let content = Content {
        body: blocks.to_vec(),
        ..Content::default()
    };
    body(&content, &mut |_| Ok(None)).expect("no photo is asked for")
}

/// Cleans, prints, cleans again. File names are not printed.
fn twice(html: &str) -> (Vec<Block>, Vec<Block>) {
    let Ok(read) = read_fragment(html, &mut |_| Figure::default()) else {
        return (Vec::new(), Vec::new());
    };
    let again = read_fragment(&printed(&read.blocks), &mut |_| Figure::default()).expect("our own HTML");
    (read.blocks, again.blocks)
}

#[test]
fn cleaning_twice_is_cleaning_once_in_every_case() {
    for (what, html, _) in CASES {
        let (once, again) = twice(html);
        assert_eq!(once, again, "{what}");
    }
}

/// Pieces of hostile and merely odd HTML.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=\"https://a.cn/ 中%E4\">",
    "</a>",
    "<a href='javascript:x'>",
    "<h1>",
    "</h1>",
    "<h4>",
    "</h4>",
    "<ul>",
    "<ol start=7>",
    "<li>",
    "</ul>",
    "</ol>",
    "<blockquote>",
    "</blockquote>",
    "<table>",
    "<tr>",
    "<td>",
    "<th>",
    "<td colspan=3 rowspan=2>",
    "</table>",
    "<hr>",
    "<br>",
    "<pre>",
    "</pre>",
    "<img src=x.jpg alt='a  b'>",
    "<img src='data:image/png;base64,AA=='>",
    "<figure>",
    "<figcaption>",
    "</figcaption>",
    "</figure>",
    "<div role=img aria-label=\"图片暂缺：甲\">",
    "<span class=credit>",
    "</span>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<svg>",
    "</svg>",
    "<template>",
    "</template>",
    "<math>",
    "<mtext>",
    "<annotation-xml encoding=text/html>",
    "<noscript>",
    "<p style='mso-list:l0 level1 lfo1'>",
    "<span style='mso-list:Ignore'>",
    "1.",
    "·",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&nbsp;",
    "&lt;b&gt;",
    "&#x0;",
    "&#12288;",
    " ",
    "\n",
    "\u{a0}",
    "　",
    "汉",
    "“",
    "a",
    "\u{200b}",
    "\0",
    "<o:p>",
    "</o:p>",
    "<frameset>",
    "<body onload=x>",
    "<select>",
    "<option>",
    "<plaintext>",
    "<textarea>",
    "<td onclick=x style='position:fixed'>",
    "<ins>",
    "<del>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<center>",
    "&",
    "<",
    "\"",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("GALLEY_SOAK").is_some() { 20_000 } else { 2_000 }))]

    #[test]
    fn cleaning_twice_is_cleaning_once(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let html = pieces.concat();
        let (once, again) = twice(&html);
        prop_assert_eq!(once, again);
    }

    #[test]
    fn any_text_at_all_is_read_as_html_without_a_panic(html in "\\PC*", page in any::<bool>()) {
        if page {
            let _ = read_page(&html, &mut frame);
        } else {
            let (once, again) = twice(&html);
            prop_assert_eq!(once, again);
        }
    }
}
