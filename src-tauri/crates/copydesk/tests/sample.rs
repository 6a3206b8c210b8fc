//! The page that Galley ships as its sample, and the texts that break readers.

use copydesk::{House, Passage, Role, TextId, check, read};
use story::{Block, Content, Severity};

fn piece(paragraphs: &[&str]) -> Content {
    Content {
        headline: "市直工委领导走访慰问".to_owned(),
        body: paragraphs.iter().map(|words| Block::paragraph(words)).collect(),
        ..Content::default()
    }
}

fn rules(content: &Content) -> Vec<(String, String)> {
    let remarks = check(content, &House::default());
    remarks
        .into_iter()
        .map(|remark| (remark.rule.to_string(), remark.quote))
        .collect()
}

#[test]
fn a_published_paragraph_has_its_four_faults_and_no_more() {
    let content = piece(&[
        "自全面打响防疫阻击战以来,市直机关工委组织发动833名党员,其中93名党员志愿者担任“驻企防疫联络员”,截止2月14日,\
         累计捐款168万多元(其中市住建局组织有关企业捐款107.4万元),捐赠防疫物品10吨、医用手套10000双。",
        "让党旗始终高高飘扬在这场防疫阻止战的第一线,做到“两手抓、两不误”。",
    ]);
    let found = rules(&content);
    let expected = [
        ("width", ","),
        ("wording", "截止"),
        ("round_wan", "10000双"),
        ("wording", "阻止战"),
    ];
    let expected = expected.map(|(rule, quote)| (rule.to_owned(), quote.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn all_widths_are_one_remark_and_one_fix() {
    let mut content = piece(&["上午,走访(左二)。", "下午,又走访。"]);
    let remarks = check(&content, &House::default());
    let [width] = remarks.as_slice() else {
        panic!("{remarks:?}")
    };
    let [fix] = width.fixes.as_slice() else {
        panic!("{width:?}")
    };
    assert_eq!(fix.edits.len(), 4);
    copydesk::amend(&mut content, &fix.edits).unwrap();
    assert_eq!(content.body[0].words(), "上午，走访（左二）。");
    assert_eq!(content.body[1].words(), "下午，又走访。");
    assert_eq!(check(&content, &House::default()), []);
}

#[test]
fn a_remark_keeps_its_key_while_the_text_changes_elsewhere() {
    let before = check(&piece(&["会上说，帐户里没有钱。"]), &House::default());
    let after = check(
        &piece(&["新的一段。", "昨天的会上说，帐户里没有钱，散会。"]),
        &House::default(),
    );
    assert_eq!(before[0].key, after[0].key);
    assert_ne!(before[0].text, after[0].text);
    let other = check(&piece(&["他的帐户里有钱。"]), &House::default());
    assert_ne!(before[0].key, other[0].key);
}

#[test]
fn a_piece_in_another_language_is_left_alone() {
    let content = Content {
        language: "en".to_owned(),
        ..piece(&["帐户,"])
    };
    assert_eq!(rules(&content), []);
}

#[test]
fn taking_every_fix_leaves_nothing_that_is_certain() {
    let mut content = piece(&[
        "第一、帐户里有3千多元。。。好象没有了，增长10-15%，二○二○年。",
        "（一）、按步就班--进行,全长5KM，百分之98。",
    ]);
    for _ in 0..3 {
        let remarks = check(&content, &House::default());
        let certain = remarks.iter().filter(|remark| remark.is_certain);
        let edits: Vec<_> = certain
            .filter_map(|remark| remark.fixes.first())
            .flat_map(|fix| fix.edits.clone())
            .collect();
        copydesk::amend(&mut content, &edits).unwrap();
    }
    let left = check(&content, &House::default());
    assert!(left.iter().all(|remark| !remark.is_certain), "{left:?}");
}

#[test]
fn places_are_within_their_texts() {
    let words = "𠮷帐户，，二○二○年、截止2月30日（一）、“”。”。…等《《》";
    for from in 0..words.chars().count() {
        let cut: String = words.chars().skip(from).collect();
        let units = u32::try_from(cut.encode_utf16().count()).unwrap();
        let passage = Passage::new(TextId::Line { block: 0, line: 0 }, Role::Text, &cut);
        let reading = read(&passage, &House::default());
        for remark in reading.remarks() {
            let quoted: Vec<u16> = cut
                .encode_utf16()
                .skip(remark.at as usize)
                .take(remark.len as usize)
                .collect();
            assert!(remark.at + remark.len <= units, "{remark:?}");
            assert_eq!(String::from_utf16(&quoted).unwrap(), remark.quote);
        }
    }
}

#[test]
fn a_text_that_repeats_itself_costs_no_more_than_another_and_is_not_told_a_million_times() {
    let hard = [
        "“",
        "《“",
        "“》",
        "、",
        "一是",
        "三点要求：一是",
        "12",
        "1人，",
        "帐户",
        ",",
        "1、",
        "其中1人",
        "）",
        "的",
        "a(",
        "3-4",
        "…",
        "占120%",
    ];
    for one in hard {
        let long = one.repeat(20_000 / one.chars().count());
        let passage = Passage::new(TextId::Line { block: 0, line: 0 }, Role::Text, &long);
        let reading = read(&passage, &House::default());
        assert!(
            reading.remarks().len() <= 2_000,
            "{one}: {}",
            reading.remarks().len()
        );
    }
}

#[test]
fn severities_are_those_a_desk_would_give() {
    let remarks = check(&piece(&["截止2月14日，捐赠手套10000双。"]), &House::default());
    let severities: Vec<Severity> = remarks.iter().map(|remark| remark.severity).collect();
    assert_eq!(severities, [Severity::Error, Severity::Note]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(words in "[一二十百万年月日第是，。、；：“”《》（）()0-9.%a-z \u{20000}\n-]{0,60}", other in ".{0,40}") {
        let content = piece(&[&words, &other]);
        for remark in check(&content, &House::default()) {
            for fix in remark.fixes {
                let mut amended = content.clone();
                proptest::prop_assert!(copydesk::amend(&mut amended, &fix.edits).is_ok(), "{:?}", fix);
            }
        }
    }
}
