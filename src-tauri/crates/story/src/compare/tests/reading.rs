use crate::compare::{What, compare};
use crate::{Block, Content, Figure, FigureId, Span, Text};

/// A story of these paragraphs; `[x]` is a figure with this id.
fn story(lines: &[&str]) -> Content {
    let body = lines
        .iter()
        .map(
            |line| match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(id) => Block::Figure {
                    figure: Box::new(Figure {
                        id: FigureId(id.to_owned()),
                        caption: format!("图{id}"),
                        ..Figure::default()
                    }),
                },
                None => Block::paragraph(line),
            },
        )
        .collect();
    Content {
        body,
        ..Content::default()
    }
}

/// The changes as `what was → becomes`.
fn told(base: &Content, hers: &Content) -> Vec<String> {
    compare(base, hers)
        .changes()
        .iter()
        .map(|change| format!("{:?} {} → {}", change.what, change.was, change.becomes).replace('\n', "¶"))
        .collect()
}

fn between(base: &[&str], hers: &[&str]) -> Vec<String> {
    told(&story(base), &story(hers))
}

const LEAD: &str =
    "2月14日，市直机关工委下拨专项党费50万元，用于慰问奋战在抗疫一线的党员志愿者和社区工作人员。";

#[test]
fn two_characters_for_two_are_a_word_for_a_word_and_not_a_sentence() {
    let hers = LEAD.replace("下拨", "划拨");
    assert_eq!(between(&[LEAD], &[&hers]), ["Replace 下拨 → 划拨"]);
    let hers = LEAD.replace("慰问", "看望").replace("50万", "58万");
    assert_eq!(
        between(&[LEAD], &[&hers]),
        ["Replace 50 → 58", "Replace 慰问 → 看望"]
    );
}

#[test]
fn a_name_is_read_with_its_neighbour() {
    assert_eq!(
        between(&["书记江克美（左二）参加。"], &["书记江克梅（左二）参加。"]),
        ["Replace 克美 → 克梅"]
    );
}

#[test]
fn a_number_and_a_latin_word_are_never_taken_apart() {
    assert_eq!(
        between(&["共1,559.5元，Galley号。"], &["共1,560.5元，Gallery号。"]),
        ["Replace 1,559.5 → 1,560.5", "Replace Galley → Gallery"]
    );
}

#[test]
fn crumbs_that_stay_by_chance_go_with_the_change() {
    assert_eq!(
        between(&["他说要认真地做好这件事。"], &["他说要扎实地办妥这件事。"]),
        ["Replace 认真地做好 → 扎实地办妥"]
    );
}

#[test]
fn a_sentence_that_came_is_that_sentence_and_not_the_end_of_the_one_before_it() {
    assert_eq!(
        between(&["他来了。"], &["他来了。他走了。"]),
        ["Insert  → 他走了。"]
    );
}

#[test]
fn a_paragraph_that_is_split_or_joined_is_that_and_nothing_else() {
    let (one, two) = ("天刚亮，志愿者就到了岗位。", "傍晚，他们才回家吃饭。");
    let whole = format!("{one}{two}");
    assert_eq!(between(&[&whole], &[one, two]), ["Split  → ¶"]);
    assert_eq!(between(&[one, two], &[&whole]), ["Join ¶ → "]);
    let edited = "傍晚，大家才回家吃饭。";
    assert_eq!(
        between(&[&whole], &[one, edited]),
        ["Split  → ¶", "Replace 他们 → 大家"]
    );
}

#[test]
fn words_behind_a_line_whose_next_line_went_are_words_and_a_line_and_figures_between_stay() {
    let (one, more) = ("天刚亮，志愿者就到了岗位。", "(市直机关工委 彭彤)");
    let longer = format!("{one}{more}");
    let (before, after) = (
        [one, "[a]", "小标题", "别的。"],
        [longer.as_str(), "[a]", "别的。"],
    );
    let insert = format!("Insert  → {more}");
    assert_eq!(between(&before, &after), [insert.as_str(), "Delete 小标题 → "]);
    let delete = format!("Delete {more} → ");
    assert_eq!(between(&after, &before), [delete.as_str(), "Insert  → 小标题"]);
}

#[test]
fn whole_paragraphs_come_and_go_one_by_one() {
    let lines = [
        "第一段说天气。",
        "第二段说交通。",
        "第三段说收成。",
        "第四段说学校。",
    ];
    assert_eq!(
        between(&[lines[0], lines[3]], &lines),
        ["Insert  → 第二段说交通。", "Insert  → 第三段说收成。"]
    );
    assert_eq!(
        between(&lines, &[lines[0], lines[3]]),
        ["Delete 第二段说交通。 → ", "Delete 第三段说收成。 → "]
    );
}

#[test]
fn a_paragraph_that_moved_is_one_change_and_what_was_edited_in_it_another() {
    let lines = [
        "天刚亮，志愿者就到了岗位。",
        "市直机关工委下拨专项党费，用于慰问抗疫一线的志愿者。",
        "傍晚，他们才回家吃饭。",
        "夜里，街上很安静。",
    ];
    assert_eq!(
        between(&lines, &[lines[0], lines[2], lines[3], lines[1]]),
        [format!("Move {0} → {0}", lines[1])]
    );
    let edited = lines[1].replace("下拨", "划拨");
    assert_eq!(
        between(&lines, &[lines[0], lines[2], lines[3], &edited]),
        [
            format!("Move {} → {edited}", lines[1]),
            "Replace 下拨 → 划拨".to_owned()
        ]
    );
}

#[test]
fn a_figure_moves_by_its_id_and_the_text_around_it_stands() {
    assert_eq!(
        between(
            &["甲甲甲。", "[a]", "乙乙乙。", "丙丙丙。"],
            &["甲甲甲。", "乙乙乙。", "丙丙丙。", "[a]"]
        ),
        ["Move 图a → 图a"]
    );
    assert_eq!(
        between(&["[a]", "[b]", "[c]"], &["[b]", "[c]", "[a]"]),
        ["Move 图a → 图a"]
    );
}

#[test]
fn a_figure_taken_to_the_tray_moved_and_one_removed_went() {
    let base = story(&["甲甲。", "[a]", "[b]"]);
    let mut hers = story(&["甲甲。"]);
    hers.tray = base.figures().take(1).cloned().collect();
    assert_eq!(told(&base, &hers), ["Delete 图b → ", "Move 图a → 图a"]);
}

#[test]
fn the_same_words_marked_otherwise_are_a_change_of_format() {
    let base = story(&["市委书记到一线慰问。"]);
    let mut hers = base.clone();
    hers.body = vec![Block::Paragraph {
        text: Text(vec![
            Span {
                text: "市委书记到".to_owned(),
                ..Span::default()
            },
            Span {
                text: "一线".to_owned(),
                strong: true,
                ..Span::default()
            },
            Span {
                text: "慰问。".to_owned(),
                ..Span::default()
            },
        ]),
    }];
    assert_eq!(told(&base, &hers), ["Format 一线 → 一线"]);
    hers.body = vec![Block::Subheading {
        level: 1,
        text: Text::plain("市委书记到一线慰问。"),
    }];
    assert_eq!(told(&base, &hers), ["Format ¶ → ¶"]);
}

#[test]
fn a_figures_words_and_facts_are_told_one_by_one() {
    let base = story(&["甲。", "[a]"]);
    let mut hers = base.clone();
    for figure in hers.figures_mut() {
        figure.caption = "图a说明".to_owned();
        figure.place = "湖北襄阳".to_owned();
    }
    assert_eq!(told(&base, &hers), ["Set  → 湖北襄阳", "Insert  → 说明"]);
}

#[test]
fn a_change_knows_exactly_where_it_is_in_utf16() {
    let compared_base = story(&["甲。", "😀他下拨了款。"]);
    let compared_hers = story(&["甲。", "😀他划拨了款。"]);
    let compared = compare(&compared_base, &compared_hers);
    let [change] = compared.changes() else {
        panic!("one change")
    };
    assert_eq!(change.what, What::Replace);
    let at = |point: crate::compare::Point| (point.block, point.offset);
    assert_eq!((at(change.hers.from), at(change.hers.to)), ((2, 3), (2, 4)));
    assert_eq!(
        (change.before.as_str(), change.after.as_str()),
        ("😀他", "拨了款。")
    );
}
