use super::{PeopleRow, Slot, StartSide, standings};
use crate::Language;

/// Everybody named, as `name position` in the language of the caption.
fn told(caption: &str, language: Language) -> Vec<String> {
    standings(caption, &[])
        .people
        .iter()
        .map(|standing| format!("{} {}", standing.name, standing.slot.phrase(language)))
        .collect()
}

#[test]
fn the_sample_pages_caption_names_one_person_by_position() {
    let caption = "江克美(左二)等工委领导看望慰问市退役军人事务局的驻企防疫联络员,指导企业疫情防控工作";
    assert_eq!(told(caption, Language::Zh), ["江克美 左二"]);
}

#[test]
fn chinese_positions_are_read_in_each_way_they_are_written() {
    for (caption, people) in [
        (
            "江克美（左二）与彭彤（右三）在现场",
            &["江克美 左二", "彭彤 右三"][..],
        ),
        ("市直机关工委书记江克美(左一)讲话", &["江克美 左一"]),
        ("王桂兰(前排左一)在打饭", &["王桂兰 前排左一"]),
        (
            "欧阳建国(后排右起第二)、阿依古丽·买买提(中)",
            &["欧阳建国 后排右二", "阿依古丽·买买提 中"],
        ),
        ("江克美(左二，工委书记)", &["江克美 左二"]),
        (
            "左起：江克美、彭彤、王喆",
            &["江克美 左一", "彭彤 左二", "王喆 左三"],
        ),
        (
            "从左至右依次为江克美、彭彤和王喆",
            &["江克美 左一", "彭彤 左二", "王喆 左三"],
        ),
        (
            "前排左起:江克美、彭彤;后排右起:王喆、李明",
            &[
                "江克美 前排左一",
                "彭彤 前排左二",
                "王喆 后排右一",
                "李明 后排右二",
            ],
        ),
        (
            "江克美、彭彤、王喆(左起)在会上",
            &["江克美 左一", "彭彤 左二", "王喆 左三"],
        ),
        ("图中左二为江克美,左三为彭彤", &["江克美 左二", "彭彤 左三"]),
        ("江克美(右)在登记", &["江克美 右"]),
        ("江克美(左11)在队列中", &["江克美 左十一"]),
        ("志愿者(右)在登记", &[]),
        ("赵一(左一)和钱二(左二)在采果", &["赵一 左一", "钱二 左二"]),
        ("村支书向李明(右)介绍情况", &["李明 右"]),
        ("和学勤(左一)讲解", &["和学勤 左一"]),
        ("教师杨柳(中)、主任李明(右)", &["杨柳 中", "李明 右"]),
        ("王桂兰老人(左)和刘大爷(右)", &["王桂兰 左", "刘大爷 右"]),
        (
            "(左起)张三、李四、王五合影",
            &["张三 左一", "李四 左二", "王五 左三"],
        ),
        (
            "前排右二为市长李晓明，左三为一等奖获得者欧阳娜娜",
            &["李晓明 前排右二", "欧阳娜娜 左三"],
        ),
        ("左：张三 右：李四", &["张三 左", "李四 右"]),
    ] {
        assert_eq!(told(caption, Language::Zh), people, "{caption}");
    }
}

#[test]
fn english_positions_are_read_in_each_way_they_are_written() {
    for (caption, people) in [
        (
            "Mayor Ann Lee (second from left) visits the plant",
            &["Mayor Ann Lee second from left"][..],
        ),
        (
            "Ann Lee, left, and Joe Roe, right, shake hands.",
            &["Ann Lee left", "Joe Roe right"],
        ),
        (
            "From left: Ann Lee, Joe Roe and Tim Hu at the gate.",
            &[
                "Ann Lee far left",
                "Joe Roe second from left",
                "Tim Hu third from left",
            ],
        ),
        (
            "(L-R) Ann Lee, J. Roe and Tim Hu",
            &[
                "Ann Lee far left",
                "J. Roe second from left",
                "Tim Hu third from left",
            ],
        ),
        (
            "Back row, from right: Ann Lee, Joe Roe",
            &[
                "Ann Lee back row, far right",
                "Joe Roe back row, second from right",
            ],
        ),
        (
            "Joe Roe (front row, center) reads",
            &["Joe Roe front row, center"],
        ),
    ] {
        assert_eq!(told(caption, Language::En), people, "{caption}");
    }
}

#[test]
fn what_is_no_position_gives_nobody() {
    for caption in [
        "",
        "志愿者在社区门口值守(2月14日摄)",
        "左右两侧都是展板，左邻右舍来帮忙",
        "The left wing of the building (rebuilt in 2019)",
        "Turn left, then right",
        "从左至右参观",
        "((((左二",
        "(左二)",
    ] {
        assert_eq!(standings(caption, &[]).people, [], "{caption}");
    }
}

#[test]
fn a_name_that_is_known_is_not_guessed_at() {
    let known = ["司马青衫客"];
    let found = standings("主席司马青衫客(左三)到场", &known);
    assert_eq!(
        found.people.first().map(|one| one.name.as_str()),
        Some("司马青衫客")
    );
}

#[test]
fn each_phrase_is_read_back_as_the_place_it_was_made_from() {
    for row in [
        None,
        Some(PeopleRow::Front),
        Some(PeopleRow::Middle),
        Some(PeopleRow::Back),
    ] {
        for side in [StartSide::Left, StartSide::Right] {
            for number in [None, Some(1), Some(2), Some(10), Some(13), Some(21)] {
                round_trip(Slot { row, side, number });
            }
        }
        round_trip(Slot {
            row,
            side: StartSide::Middle,
            number: None,
        });
    }
}

fn round_trip(slot: Slot) {
    for language in [Language::Zh, Language::En] {
        let phrase = slot.phrase(language);
        assert_eq!(Slot::parse(&phrase), Some(slot), "{phrase}");
    }
}
