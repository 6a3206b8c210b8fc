use crate::merge::{Choice, Choices, merge};
use crate::{Block, Content, Figure, FigureId, Span, Text};

fn figure(id: &str) -> Block {
    Block::Figure {
        figure: Box::new(Figure {
            id: FigureId(id.to_owned()),
            caption: format!("图{id}：志愿者在路口执勤。"),
            ..Figure::default()
        }),
    }
}

fn story(headline: &str, body: Vec<Block>) -> Content {
    Content {
        headline: headline.to_owned(),
        body,
        ..Content::default()
    }
}

fn base() -> Content {
    story(
        "慰问抗疫一线志愿者",
        vec![
            figure("a"),
            Block::paragraph(
                "2月14日，市直机关工委下拨党费50万元。书记江克美来到社区，看望值守的志愿者。她叮嘱大家注意防护，保重身体。",
            ),
            Block::paragraph("据了解，全市已有两千多名党员报名参加志愿服务。"),
        ],
    )
}

/// The body as lines; a figure is its id in brackets.
fn lines(content: &Content) -> Vec<String> {
    content
        .body
        .iter()
        .map(|block| match block {
            Block::Figure { figure } => format!("[{}]", figure.id),
            other => other
                .texts()
                .iter()
                .map(|text| text.to_plain())
                .collect::<Vec<_>>()
                .join("|"),
        })
        .collect()
}

#[test]
fn the_writer_wrote_on_while_the_editor_edited_and_nobody_is_asked() {
    let base = base();
    // The editor: two words in the first sentence, one in the last paragraph.
    let hers = story(
        "慰问抗疫一线志愿者",
        vec![
            figure("a"),
            Block::paragraph(
                "2月14日，市直机关工委划拨党费50万元。书记江克美来到社区，看望值守的志愿者。她叮嘱大家注意防护，保重身体。",
            ),
            Block::paragraph("据了解，全市已有2000多名党员报名参加志愿服务。"),
        ],
    );
    // The writer: another sentence of the same paragraph, the paragraph split, the figure moved, the headline fixed.
    let mine = story(
        "市直机关工委慰问抗疫一线志愿者",
        vec![
            Block::paragraph(
                "2月14日，市直机关工委下拨党费50万元。书记江克美来到三个社区，看望值守的志愿者。",
            ),
            figure("a"),
            Block::paragraph("她叮嘱大家注意防护，保重身体。"),
            Block::paragraph("据了解，全市已有两千多名党员报名参加志愿服务。"),
        ],
    );
    let merged = merge(&base, &mine, &hers, &Choices::new());
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.content.headline, "市直机关工委慰问抗疫一线志愿者");
    assert_eq!(
        lines(&merged.content),
        [
            "2月14日，市直机关工委划拨党费50万元。书记江克美来到三个社区，看望值守的志愿者。",
            "[a]",
            "她叮嘱大家注意防护，保重身体。",
            "据了解，全市已有2000多名党员报名参加志愿服务。",
        ]
    );
}

#[test]
fn changes_of_different_words_in_one_sentence_are_both_placed() {
    let one = |text: &str| story("标题", vec![Block::paragraph(text)]);
    let merged = merge(
        &one("市直机关工委下拨党费50万元。"),
        &one("市直机关工委划拨党费50万元。"),
        &one("市直机关工委下拨党费58万元。"),
        &Choices::new(),
    );
    assert_eq!(merged.conflicts, []);
    assert_eq!(lines(&merged.content), ["市直机关工委划拨党费58万元。"]);
}

#[test]
fn a_paragraph_split_behind_a_word_that_the_other_exchanged_is_split_and_has_the_word() {
    let base = story("标题", vec![Block::paragraph("村民上山采果。一直忙到天黑。")]);
    let mine = story("标题", vec![Block::paragraph("村民上山采茶。一直忙到天黑。")]);
    let hers = story(
        "标题",
        vec![
            Block::paragraph("村民上山采果。"),
            Block::paragraph("一直忙到天黑。"),
        ],
    );
    let merged = merge(&base, &mine, &hers, &Choices::new());
    assert_eq!(merged.conflicts, []);
    assert_eq!(lines(&merged.content), ["村民上山采茶。", "一直忙到天黑。"]);
}

#[test]
fn bold_from_one_and_a_link_from_the_other_are_both_put_on() {
    let one = |strong, link: Option<&str>| {
        let span = Span {
            text: "党费".to_owned(),
            strong,
            link: link.map(str::to_owned),
            ..Span::default()
        };
        story(
            "标题",
            vec![Block::Paragraph {
                text: Text(vec![span]),
            }],
        )
    };
    let address = Some("https://example.org/");
    let merged = merge(
        &one(false, None),
        &one(true, None),
        &one(false, address),
        &Choices::new(),
    );
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.content, one(true, address));
}

#[test]
fn both_changed_the_same_words_and_both_texts_are_shown() {
    let base = story("标题", vec![Block::paragraph("市直机关工委下拨党费50万元。")]);
    let mine = story("标题", vec![Block::paragraph("市直机关工委划拨党费50万元。")]);
    let hers = story("标题", vec![Block::paragraph("市直机关工委拨付党费50万元。")]);
    let merged = merge(&base, &mine, &hers, &Choices::new());
    let [conflict] = merged.conflicts.as_slice() else {
        panic!("one conflict: {merged:#?}")
    };
    assert_eq!(
        (
            conflict.base.as_str(),
            conflict.mine.as_str(),
            conflict.hers.as_str()
        ),
        ("下拨", "划拨", "拨付")
    );
    assert_eq!(
        (
            conflict.at.from.block,
            conflict.at.from.offset,
            conflict.at.to.offset
        ),
        (1, 6, 8)
    );
    assert_eq!(lines(&merged.content), ["市直机关工委划拨党费50万元。"]);
    let settled = |choice: Choice| {
        let choices = Choices::from([(conflict.id.clone(), choice)]);
        let merged = merge(&base, &mine, &hers, &choices);
        assert_eq!(merged.conflicts, []);
        lines(&merged.content).concat()
    };
    assert_eq!(settled(Choice::Mine), "市直机关工委划拨党费50万元。");
    assert_eq!(settled(Choice::Hers), "市直机关工委拨付党费50万元。");
    assert_eq!(settled(Choice::Both), "市直机关工委划拨拨付党费50万元。");
    assert_eq!(
        settled(Choice::Own("下达".to_owned())),
        "市直机关工委下达党费50万元。"
    );
}

#[test]
fn a_paragraph_that_one_moved_carries_what_the_other_wrote_in_it() {
    let paragraph = "2月14日，市直机关工委下拨党费50万元，用于慰问一线的志愿者。";
    let others = [
        "甲，天刚亮志愿者就到岗了。",
        "乙，傍晚他们才回家吃饭。",
        "丙，夜里街上很安静。",
    ]
    .map(Block::paragraph);
    let [one, two, three] = others;
    let base = story(
        "",
        vec![
            Block::paragraph(paragraph),
            one.clone(),
            two.clone(),
            three.clone(),
        ],
    );
    let moved = story(
        "",
        vec![
            one.clone(),
            two.clone(),
            three.clone(),
            Block::paragraph(paragraph),
        ],
    );
    let edited = story(
        "",
        vec![
            Block::paragraph(&paragraph.replace("下拨", "划拨")),
            one,
            two,
            three,
        ],
    );
    for (mine, hers) in [(&moved, &edited), (&edited, &moved)] {
        let merged = merge(&base, mine, hers, &Choices::new());
        assert_eq!(merged.conflicts, []);
        assert_eq!(
            lines(&merged.content).last().unwrap(),
            &paragraph.replace("下拨", "划拨")
        );
        assert_eq!(merged.content.body.len(), 4);
    }
}

#[test]
fn a_figure_that_both_moved_stands_once_and_somebody_says_where() {
    let text = ["第一段文字在这里。", "第二段文字在这里。", "第三段文字在这里。"].map(Block::paragraph);
    let [one, two, three] = text;
    let base = story("", vec![figure("a"), one.clone(), two.clone(), three.clone()]);
    let mine = story("", vec![one.clone(), figure("a"), two.clone(), three.clone()]);
    let hers = story("", vec![one, two, three, figure("a")]);
    let merged = merge(&base, &mine, &hers, &Choices::new());
    assert_eq!(merged.content, mine);
    let [conflict] = merged.conflicts.as_slice() else {
        panic!("one conflict")
    };
    assert!(conflict.moved);
    let choices = Choices::from([(conflict.id.clone(), Choice::Hers)]);
    assert_eq!(merge(&base, &mine, &hers, &choices).content, hers);
}

#[test]
fn a_figure_that_she_removed_and_i_captioned_is_asked_about() {
    let base = story("", vec![Block::paragraph("一段文字。"), figure("a")]);
    let mut mine = base.clone();
    mine.figures_mut()
        .for_each(|figure| figure.caption = "新写的说明".to_owned());
    let hers = story("", vec![Block::paragraph("一段文字。")]);
    let merged = merge(&base, &mine, &hers, &Choices::new());
    assert_eq!(merged.content, mine);
    let [conflict] = merged.conflicts.as_slice() else {
        panic!("one conflict: {merged:#?}")
    };
    assert_eq!(
        (conflict.mine.as_str(), conflict.hers.as_str()),
        ("新写的说明", "")
    );
}

#[test]
fn facts_of_a_figure_merge_one_by_one_wherever_it_stands() {
    let base = story("", vec![figure("a"), Block::paragraph("一段文字。")]);
    let mut mine = story("", vec![Block::paragraph("一段文字。"), figure("a")]);
    mine.figures_mut()
        .for_each(|figure| figure.place = "襄阳".to_owned());
    let mut hers = base.clone();
    hers.figures_mut().for_each(|figure| {
        figure.place = "襄城区".to_owned();
        figure.credit = "新华社".to_owned();
        figure.caption = "图a：志愿者在街口执勤。".to_owned();
    });
    let merged = merge(&base, &mine, &hers, &Choices::new());
    let figure = merged.content.figures().next().unwrap();
    assert_eq!(
        (figure.caption.as_str(), figure.credit.as_str()),
        ("图a：志愿者在街口执勤。", "新华社")
    );
    let [conflict] = merged.conflicts.as_slice() else {
        panic!("one conflict")
    };
    assert_eq!(
        (conflict.mine.as_str(), conflict.hers.as_str(), conflict.both),
        ("襄阳", "襄城区", false)
    );
}
