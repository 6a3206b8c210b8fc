//! Two hundred sentences with figures that contradict and two hundred that do not, made by the tests themselves.
//!
//! Each kind makes a pair: a consistent sentence and the same with one figure off, over other numbers and nouns each time.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test: a broken expectation is a panic

use copydesk::{House, check};
use story::{Block, Content, Severity};

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn from(&mut self, low: u64, high: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        low + (self.0 >> 33) % (high - low + 1)
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[usize::try_from(self.0 % words.len() as u64).unwrap()]
    }
}

/// A consistent piece and one that contradicts itself: headline and paragraphs.
type Pair = ([String; 2], [String; 2]);

const PLACES: [&str; 6] = ["全市", "娄星区", "经开区", "全县", "该镇", "三元社区"];
const PEOPLE: [&str; 6] = ["党员", "干部", "志愿者", "民警", "医务人员", "教师"];
const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const WEEK: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

fn body(consistent: String, contradicting: String) -> Pair {
    ([String::new(), consistent], [String::new(), contradicting])
}

fn part(dice: &mut Dice) -> Pair {
    let (whole, part, more) = (dice.from(200, 999), dice.from(20, 199), dice.from(1000, 1999));
    let (place, people) = (dice.of(&PLACES), dice.of(&PEOPLE));
    let say = |part| format!("{place}先后组织{whole}名{people}下沉一线，其中{part}名担任联络员，受到好评。");
    body(say(part), say(more))
}

fn money(dice: &mut Dice) -> Pair {
    let (a, b, off) = (dice.from(10, 90), dice.from(10, 90), dice.from(1, 9));
    let place = dice.of(&PLACES);
    let say = |sum| format!("{place}各单位捐款{a}万元、捐物折合{b}万元，合计{sum}万元。");
    body(say(a + b), say(a + b + off))
}

fn halves(dice: &mut Dice) -> Pair {
    let (men, women, off) = (dice.from(10, 90), dice.from(10, 90), dice.from(1, 9));
    let people = dice.of(&PEOPLE);
    let say = |whole| format!("参加培训的{people}共{whole}名，其中男{people}{men}名、女{people}{women}名。");
    body(say(men + women), say(men + women + off))
}

fn grown(dice: &mut Dice) -> Pair {
    let (was, came, off) = (dice.from(50, 300), dice.from(10, 49), dice.from(2, 40));
    let place = dice.of(&PLACES);
    let say = |is| format!("{place}原有服务网点{was}个，今年新增{came}个，现有网点{is}个。");
    body(say(was + came), say(was + came + off))
}

fn share(dice: &mut Dice) -> Pair {
    let (whole, quarter) = (dice.from(20, 90) * 20, dice.from(1, 19));
    let per_cent = quarter * 5;
    let part = whole * per_cent / 100;
    let wrong = if per_cent > 50 {
        per_cent - dice.from(3, 9)
    } else {
        per_cent + dice.from(3, 9)
    };
    let place = dice.of(&PLACES);
    let say = |per_cent| format!("{place}有农户{whole}户，其中参加合作社的{part}户，占{per_cent}%。");
    body(say(per_cent), say(wrong))
}

fn shares(dice: &mut Dice) -> Pair {
    let (a, b, more) = (dice.from(10, 40), dice.from(10, 40), dice.from(3, 20));
    let rest = 100 - a - b;
    let say = |rest| format!("种植、养殖和加工的收入分别占{a}%、{b}%和{rest}%。");
    body(say(rest), say(rest + more))
}

fn change(dice: &mut Dice) -> Pair {
    let (was, per_cent, off) = (dice.from(1, 9) * 100, dice.from(2, 19) * 5, dice.from(3, 20));
    let is = was * (100 + per_cent) / 100;
    let place = dice.of(&PLACES);
    let say = |per_cent| format!("{place}茶叶产值由{was}万元增加到{is}万元，增长{per_cent}%。");
    body(say(per_cent), say(per_cent + off))
}

fn direction(dice: &mut Dice) -> Pair {
    let (less, more) = (dice.from(10, 90), dice.from(100, 190));
    let place = dice.of(&PLACES);
    let say = |was, is| format!("{place}危房由{was}户减少到{is}户，群众搬进了新居。");
    body(say(more, less), say(less, more))
}

fn weekday(dice: &mut Dice) -> Pair {
    // 1 January 2024 was a Monday.
    let day = dice.from(0, 27);
    let week = |off: u64| WEEK[usize::try_from((day + off) % 7).unwrap()];
    let off = dice.from(1, 6);
    let say = |week: &str| format!("2024年1月{}日（星期{week}），会议在礼堂召开。", day + 1);
    body(say(week(0)), say(week(off)))
}

fn day(dice: &mut Dice) -> Pair {
    let month = [4, 6, 9, 11][usize::try_from(dice.from(0, 3)).unwrap()];
    let (right, year) = (dice.from(1, 30), dice.from(2015, 2024));
    let say = |day| format!("{year}年{month}月{day}日，项目正式开工。");
    body(say(right), say(31))
}

fn enumeration(dice: &mut Dice) -> Pair {
    let long = usize::try_from(dice.from(3, 6)).unwrap();
    let gap = usize::try_from(dice.from(2, 3)).unwrap();
    let points = [
        "提高站位",
        "压实责任",
        "严明纪律",
        "加强宣传",
        "保障物资",
        "做好值守",
    ];
    let say = |skips: bool| {
        let item = |index: usize| {
            let number = index + 1 + usize::from(skips && index + 1 >= gap);
            format!("{}是{}", DIGITS[number], points[index])
        };
        let items: Vec<String> = (0..long).map(item).collect();
        format!("会议强调，{}。", items.join("，"))
    };
    body(say(false), say(true))
}

fn counted(dice: &mut Dice) -> Pair {
    let long = usize::try_from(dice.from(2, 5)).unwrap();
    let points = ["提高站位", "压实责任", "严明纪律", "加强宣传", "保障物资"];
    let items: Vec<String> = (0..long)
        .map(|index| format!("{}是{}", DIGITS[index + 1], points[index]))
        .collect();
    let word = dice.of(&["点要求", "点意见", "项任务", "条措施"]);
    let say = |count: usize| format!("他提出{}{word}：{}。", DIGITS[count], items.join("；"));
    body(say(long), say(long + 1))
}

fn named(dice: &mut Dice) -> Pair {
    let long = usize::try_from(dice.from(3, 5)).unwrap();
    let names = ["甲镇", "乙镇", "丙镇", "丁镇", "戊镇"];
    let list = names[..long].join("、");
    let say = |count: usize| format!("{list}等{count}个镇参加了演练。");
    body(
        say(long + usize::try_from(dice.from(0, 4)).unwrap()),
        say(long - 1),
    )
}

fn headline(dice: &mut Dice) -> Pair {
    let (count, off) = (dice.from(100, 899), dice.from(1, 90));
    let (place, people) = (dice.of(&PLACES), dice.of(&PEOPLE));
    let title = |count| format!("{place}{count}名{people}下沉一线");
    let text = format!("近日，{place}组织{count}名{people}下沉社区，走访群众。");
    ([title(count), text.clone()], [title(count + off), text])
}

const KINDS: [fn(&mut Dice) -> Pair; 14] = [
    part,
    money,
    halves,
    grown,
    share,
    shares,
    change,
    direction,
    weekday,
    day,
    enumeration,
    counted,
    named,
    headline,
];

fn contradictions([title, text]: &[String; 2]) -> Vec<String> {
    let content = Content {
        headline: title.clone(),
        body: vec![Block::paragraph(text)],
        ..Content::default()
    };
    let remarks = check(&content, &House::default()).into_iter();
    remarks
        .filter(|remark| remark.severity != Severity::Note)
        .map(|remark| format!("{} {}", remark.rule, remark.quote))
        .collect()
}

#[test]
fn contradicting_figures_are_found_and_consistent_ones_left() {
    let mut dice = Dice(20_261_130);
    let pairs: Vec<Pair> = (0..200)
        .map(|index| KINDS[index % KINDS.len()](&mut dice))
        .collect();
    let missed: Vec<&[String; 2]> = pairs
        .iter()
        .map(|(_, wrong)| wrong)
        .filter(|wrong| contradictions(wrong).is_empty())
        .collect();
    let alarmed: Vec<(&[String; 2], Vec<String>)> = pairs
        .iter()
        .map(|(right, _)| (right, contradictions(right)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    println!(
        "contradictions: {} of 200 found, {} false",
        200 - missed.len(),
        alarmed.len()
    );
    assert!(missed.len() <= 10, "{} missed: {missed:#?}", missed.len());
    assert!(alarmed.len() <= 2, "{} false: {alarmed:#?}", alarmed.len());
}
