//! Word files read: what we export comes back as the same text, and Word's own forms are understood.

use press::docx::{self, read::ChangeKind};
use press::{Noted, Picture, Unsupported, page_text};
use story::{Block, Content, Figure, SignOff, SignOffPlace, Text};

use crate::sample;
use crate::word::{W, drawing, exported, made, p, read, relation, styled, words};

/// The sample with its table squared: every printed form writes missing cells as empty ones.
fn squared() -> Content {
    let mut content = sample::story();
    for block in &mut content.body {
        if let Block::Table { rows, .. } = block {
            let columns = rows.iter().map(Vec::len).max().unwrap();
            rows.iter_mut()
                .for_each(|row| row.resize(columns, Text::default()));
        }
    }
    content
}

#[test]
fn what_we_export_comes_back_as_the_same_text() {
    let own_line = Content {
        sign_off: SignOff {
            text: "（街道 周小满）".to_owned(),
            place: SignOffPlace::OwnLine,
        },
        ..squared()
    };
    for content in [squared(), own_line] {
        let back = read(&exported(&content)).unwrap();
        assert_eq!(page_text::write(&back.content), page_text::write(&content));
        assert_eq!(back.content.keywords, content.keywords);
        assert!(back.changes.is_empty() && back.comments.is_empty());
        let figures = |content: &Content| -> Vec<(bool, String, String)> {
            let body = content.body.iter().filter_map(Block::as_figure);
            let facts = |figure: &Figure| {
                (
                    figure.photo.is_some(),
                    figure.photographer.clone(),
                    figure.credit.clone(),
                )
            };
            body.map(facts).collect()
        };
        assert_eq!(figures(&back.content), figures(&content));
        let kinds =
            |content: &Content| -> Vec<_> { content.body.iter().map(std::mem::discriminant).collect() };
        assert_eq!(kinds(&back.content), kinds(&content));
    }
}

#[test]
fn our_own_page_comes_back_as_the_same_text() {
    let content = squared();
    let html = press::html::page(&content, &sample::Bench).unwrap();
    let back = press::html::read_page(&html, &mut |picture| Figure {
        photo: matches!(picture, Picture::Here { .. }).then(|| sample::photo('a')),
        ..Figure::default()
    });
    let back = back.unwrap();
    assert_eq!(page_text::write(&back.content), page_text::write(&content));
    assert_eq!(back.content.authors, content.authors);
    let shown = |content: &Content| -> Vec<bool> {
        content
            .body
            .iter()
            .filter_map(Block::as_figure)
            .map(|figure| figure.photo.is_some())
            .collect()
    };
    assert_eq!(shown(&back.content), shown(&content));
}

#[test]
fn styles_mean_what_they_are_called_in_chinese_and_in_english() {
    let style = |id: &str, name: &str, more: &str| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{more}</w:style>")
    };
    let styles = [
        style("a3", "Title", ""),
        style("1", "标题 1", ""),
        style("2", "heading 2", ""),
        style("x", "我的小节", "<w:basedOn w:val=\"2\"/>"),
        style("y", "别的", "<w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>"),
        style("q", "明显引用", ""),
        style("round", "圈", "<w:basedOn w:val=\"round\"/>"),
    ];
    let styles = format!("<w:styles {W}>{}</w:styles>", styles.concat());
    let body = [
        styled("a3", "河堤完工"),
        styled("1", "一级"),
        styled("2", "二级"),
        styled("x", "小节"),
        styled("y", "三级"),
        styled("q", "引文一。"),
        styled("q", "引文二。"),
        styled("round", "正文。"),
    ];
    let file = made(
        &body.concat(),
        &relation("rId1", "styles", "styles.xml"),
        &[("word/styles.xml", styles.as_bytes())],
    );
    let content = read(&file).unwrap().content;
    assert_eq!(content.headline, "河堤完工");
    assert_eq!(
        words(&content),
        ["一级", "二级", "小节", "三级", "引文一。|引文二。", "正文。"]
    );
    let levels: Vec<u8> = content
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Subheading { level, .. } => Some(*level),
            _ => None,
        })
        .collect();
    assert_eq!(levels, [1, 2, 2, 3]);
}

#[test]
fn lists_links_fields_tables_and_breaks_are_understood() {
    let item = |list: u8, level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"chineseCounting\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    let field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://a.cn/%E4%B8%AD\" </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>域</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>后，</w:t></w:r>\
        <w:hyperlink r:id=\"rId9\"><w:r><w:rPr><w:b/></w:rPr><w:t>粗链</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>换行。</w:t></w:r>\
        <w:hyperlink r:id=\"rId8\"><w:r><w:t>坏链</w:t></w:r></w:hyperlink></w:p>";
    let table = "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>项</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>数</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>合</w:t></w:r></w:p><w:p><w:r><w:t>并</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let body = [
        p("第一段正文在这里。"),
        item(1, 0, "甲"),
        item(1, 1, "乙"),
        item(2, 0, "丙"),
        p("隔开。"),
        item(2, 0, "丁"),
        field.to_owned(),
        table.to_owned(),
    ];
    let relations = [
        relation("rId1", "numbering", "/word/numbering.xml"),
        relation("rId9", "hyperlink", "https://b.cn").replace("/>", " TargetMode=\"External\"/>"),
        relation("rId8", "hyperlink", "javascript:x").replace("/>", " TargetMode=\"External\"/>"),
    ];
    let file = made(
        &body.concat(),
        &relations.concat(),
        &[("word/numbering.xml", numbering.as_bytes())],
    );
    let read = read(&file).unwrap();
    assert_eq!(
        words(&read.content),
        [
            "第一段正文在这里。",
            "甲|乙",
            "丙",
            "隔开。",
            "丁",
            "域后，粗链\n换行。坏链",
            "项|数|合\n并|"
        ]
    );
    let starts: Vec<_> = read
        .content
        .body
        .iter()
        .filter_map(|block| match block {
            Block::List { numbered_from, .. } => Some(*numbered_from),
            _ => None,
        })
        .collect();
    assert_eq!(starts, [None, Some(3), Some(4)]);
    let Some(Block::Paragraph { text }) = read.content.body.get(5) else {
        panic!("a paragraph")
    };
    let links: Vec<_> = text
        .0
        .iter()
        .map(|span| (span.text.as_str(), span.link.as_deref(), span.strong))
        .collect();
    assert_eq!(links[0], ("域", Some("https://a.cn/中"), false));
    assert_eq!(links[2], ("粗链", Some("https://b.cn"), true));
    assert_eq!(links[3].1, None);
    let Some(Block::Table { header, rows }) = read.content.body.last() else {
        panic!("a table")
    };
    assert!(
        *header && !rows[0][0].0[0].strong,
        "titles are not strong on top of being titles"
    );
    for (thing, count) in [(Unsupported::ListLevels, 1), (Unsupported::MergedCells, 1)] {
        assert!(
            read.noted.contains(&Noted::Turned { thing, count }),
            "{:?}",
            read.noted
        );
    }
}

#[test]
fn tracked_changes_are_accepted_and_told_apart_with_author_and_time() {
    let body = "<w:p><w:r><w:t>拨款</w:t></w:r><w:del w:id=\"1\" w:author=\"王编辑\" w:date=\"2026-03-08T20:00:00Z\"><w:r><w:delText>下拨</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\" w:author=\"王编辑\" w:date=\"2026-03-08T20:01:00Z\"><w:r><w:t>划拨</w:t></w:r></w:ins><w:r><w:t>到位。</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:id=\"3\" w:author=\"李\" w:date=\"2026-03-09T08:00:00Z\"/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>\
        <w:p><w:r><w:t>后半句。</w:t></w:r><w:moveFrom w:id=\"4\" w:author=\"李\"><w:r><w:t>走了</w:t></w:r></w:moveFrom></w:p>\
        <w:moveTo w:id=\"5\" w:author=\"李\"><w:p><w:r><w:t>整段来了。</w:t></w:r></w:p></w:moveTo>\
        <w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"6\" w:author=\"王编辑\"><w:rPr/></w:rPrChange></w:rPr><w:t>加粗了。</w:t></w:r></w:p>";
    let read = read(&made(body, "", &[])).unwrap();
    assert_eq!(
        words(&read.content),
        ["拨款划拨到位。", "前半句，后半句。", "整段来了。", "加粗了。"]
    );
    let changes: Vec<_> = read
        .changes
        .iter()
        .map(|change| {
            (
                change.kind,
                change.author.as_str(),
                change.text.as_str(),
                change.paragraph.as_ref(),
                change.offset,
            )
        })
        .collect();
    assert_eq!(
        changes,
        [
            (ChangeKind::Deleted, "王编辑", "下拨", "拨款划拨到位。", 2),
            (ChangeKind::Inserted, "王编辑", "划拨", "拨款划拨到位。", 2),
            (ChangeKind::MovedAway, "李", "走了", "前半句，后半句。", 8),
            (ChangeKind::Formatted, "王编辑", "", "加粗了。", 4),
        ]
    );
    assert_eq!(read.changes[0].at.date, "2026-03-08T20:00:00Z");
    let authors = vec!["王编辑".to_owned(), "李".to_owned()];
    assert!(
        read.noted.contains(&Noted::Changes { count: 4, authors }),
        "{:?}",
        read.noted
    );
}

#[test]
fn times_of_words_own_comments_and_changes_are_the_instants_it_names_or_those_on_the_wall() {
    let body = "<w:p><w:ins w:id=\"1\" w:author=\"王编辑\" w:date=\"2026-03-08T20:01:00Z\" w16du:dateUtc=\"2026-03-08T12:01:00Z\"><w:r><w:t>划拨</w:t></w:r></w:ins>\
        <w:ins w:id=\"2\" w:author=\"王编辑\" w:date=\"2026-03-08T20:02:00Z\"><w:r><w:t>到位</w:t></w:r></w:ins></w:p>";
    let said = |id: u8, paragraph: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"王编辑\" w:date=\"2026-03-08T20:03:00Z\"><w:p w14:paraId=\"{paragraph}\"><w:r><w:t>核实</w:t></w:r></w:p></w:comment>"
        )
    };
    let comments = format!("<w:comments {W}>{}{}</w:comments>", said(0, "AA"), said(1, "BB"));
    let ids = r#"<w16cid:commentsIds xmlns:w16cid="x"><w16cid:commentId w16cid:paraId="AA" w16cid:durableId="1D"/></w16cid:commentsIds>"#;
    let extensible = r#"<w16cex:commentsExtensible xmlns:w16cex="x"><w16cex:commentExtensible w16cex:durableId="1D" w16cex:dateUtc="2026-03-08T11:03:00Z"/></w16cex:commentsExtensible>"#;
    let relations = [
        relation("rId1", "comments", "comments.xml"),
        relation("rId2", "commentsIds", "commentsIds.xml"),
        relation("rId3", "commentsExtensible", "commentsExtensible.xml"),
    ];
    let file = made(
        body,
        &relations.concat(),
        &[
            ("word/comments.xml", comments.as_bytes()),
            ("word/commentsIds.xml", ids.as_bytes()),
            ("word/commentsExtensible.xml", extensible.as_bytes()),
        ],
    );
    let read = read(&file).unwrap();
    let china = chrono::FixedOffset::east_opt(8 * 3600).unwrap();
    let at = |when: &docx::When| when.at(china).unwrap().format("%H:%M").to_string();
    let changes: Vec<String> = read.changes.iter().map(|change| at(&change.at)).collect();
    let comments: Vec<String> = read.comments.iter().map(|comment| at(&comment.at)).collect();
    assert_eq!(changes, ["12:01", "12:02"]);
    assert_eq!(comments, ["11:03", "12:03"]);
}

#[test]
fn comments_keep_their_quotes_answers_and_state() {
    let body = "<w:p><w:r><w:t>村里</w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>三百亩</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>\
        <w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t>油茶。</w:t></w:r><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>";
    let comments = format!(
        "<w:comments {W}><w:comment w:id=\"0\" w:author=\"王编辑\" w:date=\"2026-03-08T20:00:00Z\"><w:p w14:paraId=\"AA\"><w:r><w:t>核实</w:t></w:r></w:p><w:p w14:paraId=\"AB\"><w:r><w:t>亩数</w:t></w:r></w:p></w:comment>\
         <w:comment w:id=\"1\" w:author=\"林溪\"><w:p w14:paraId=\"BB\"><w:r><w:t>已核</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let extended = r#"<w15:commentsEx xmlns:w15="x"><w15:commentEx w15:paraId="AB" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AB" w15:done="0"/></w15:commentsEx>"#;
    let relations = [
        relation("rId1", "comments", "comments.xml"),
        relation("rId2", "commentsExtended", "commentsExtended.xml"),
    ];
    let file = made(
        body,
        &relations.concat(),
        &[
            ("word/comments.xml", comments.as_bytes()),
            ("word/commentsExtended.xml", extended.as_bytes()),
        ],
    );
    let read = read(&file).unwrap();
    assert_eq!(words(&read.content), ["村里三百亩油茶。"]);
    let [first, second] = read.comments.as_slice() else {
        panic!("two comments")
    };
    assert_eq!(
        (first.text.as_str(), first.quote.as_str(), first.done),
        ("核实\n亩数", "三百亩", true)
    );
    assert_eq!(
        (second.answers, second.quote.as_str(), second.done),
        (Some(0), "", false)
    );
    assert_eq!(&*first.paragraph, "村里三百亩油茶。");
}

#[test]
fn pictures_come_with_their_bytes_captions_and_alt_text_notes_and_boxes_as_text() {
    let boxed = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx xmlns:wps=\"w\"><w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>\
        <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    let body = [
        p("正文提到一处注释。").replace("</w:p>", "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"),
        format!("<w:p>{}</w:p>", drawing("rId1", "一段河堤")),
        p("图1 三公里河堤"),
        format!("<w:p>{}</w:p>", drawing("rId2", "")),
        p("没有说明的图后面是一段正文。"),
        format!("<w:p>{}</w:p>", drawing("rId3", "外面的图")),
        boxed.to_owned(),
    ];
    let notes = format!(
        "<w:footnotes {W}><w:footnote w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> 据水务局。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let relations = [
        relation("rId1", "image", "media/image1.jpeg"),
        relation("rId2", "image", "../word/media/image2.png"),
        relation("rId3", "image", "https://a.cn/x.jpg").replace("/>", " TargetMode=\"External\"/>"),
        relation("rId4", "footnotes", "footnotes.xml"),
    ];
    let file = made(
        &body.concat(),
        &relations.concat(),
        &[
            ("word/media/image1.jpeg", b"jpeg bytes"),
            ("word/media/image2.png", b"png"),
            ("word/footnotes.xml", notes.as_bytes()),
        ],
    );
    let mut seen = Vec::new();
    let reading = docx::read::read(&file, &mut |picture| {
        seen.push(match picture {
            Picture::Here { name, bytes } => (name.to_owned(), bytes.to_vec()),
            Picture::Away { address } => (address.to_owned(), Vec::new()),
        });
        Figure::default()
    })
    .unwrap();
    assert_eq!(
        seen,
        [
            ("image1.jpeg".to_owned(), b"jpeg bytes".to_vec()),
            ("image2.png".to_owned(), b"png".to_vec()),
            ("https://a.cn/x.jpg".to_owned(), Vec::new()),
        ]
    );
    assert_eq!(
        words(&reading.content),
        [
            "正文提到一处注释。［1］",
            "[图1 三公里河堤|一段河堤]",
            "[|]",
            "没有说明的图后面是一段正文。",
            "[|外面的图]",
            "框里的话。",
            "［1］据水务局。",
        ]
    );
    for thing in [Unsupported::Footnote, Unsupported::TextBox] {
        assert!(
            reading.noted.contains(&Noted::Turned { thing, count: 1 }),
            "{:?}",
            reading.noted
        );
    }
}
