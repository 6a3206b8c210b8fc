use super::words::words;
use super::*;

const OFFICIAL: usize = 20;

fn set(title: &str, room: usize) -> Vec<&str> {
    lines(title, &[], room)
}

#[test]
fn a_title_that_fits_is_one_line_and_the_empty_one_too() {
    assert_eq!(set("东河街道社区食堂开业", OFFICIAL), ["东河街道社区食堂开业"]);
    assert_eq!(set("", OFFICIAL), [""]);
}

#[test]
fn lines_break_where_the_meaning_breaks() {
    for (title, expected) in [
        (
            "市直工委领导走访慰问抗疫一线党员干部志愿者",
            &["市直工委领导走访慰问", "抗疫一线党员干部志愿者"][..],
        ),
        (
            "娄底市直机关工委等3家后盾单位赴岩里村调研乡村振兴工作",
            &["娄底市直机关工委等3家后盾单位", "赴岩里村调研乡村振兴工作"],
        ),
        (
            "传承红色基因 致敬百岁荣光——娄底市直机关工委慰问百岁党员",
            &["传承红色基因 致敬百岁荣光", "——娄底市直机关工委慰问百岁党员"],
        ),
        (
            "深情慰问送关怀 市直机关工委开展“七一”走访慰问",
            &["深情慰问送关怀 ", "市直机关工委开展“七一”走访慰问"],
        ),
    ] {
        assert_eq!(set(title, OFFICIAL), expected, "{title}");
    }
}

#[test]
fn three_lines_are_a_trapezoid_or_a_rhombus() {
    let title = "中国人民抗日战争暨世界反法西斯战争胜利80周年纪念活动总结会议在京举行 习近平亲切接见纪念活动筹办工作各方面代表";
    let widths: Vec<usize> = set(title, OFFICIAL).iter().map(|line| width(line)).collect();
    assert!(widths.len() <= 4, "{:?}", set(title, OFFICIAL));
    assert!(
        widths.iter().all(|width| (80..=200).contains(width)),
        "{widths:?}"
    );
}

#[test]
fn an_english_title_breaks_at_spaces_alone() {
    let title = "Community canteen opens on Donghe Street with eighty elderly guests on its first day";
    let set = set(title, 23);
    assert_eq!(set.len(), 2, "{set:?}");
    assert!(set[0].ends_with(' '), "{set:?}");
}

#[test]
fn a_name_of_the_piece_stays_whole() {
    let title = "东河街道社区食堂今天上午开业欧阳马力买提江为老人们端上第一碗面";
    let set = lines(title, &["欧阳马力买提江"], 18);
    assert!(set.iter().any(|line| line.contains("欧阳马力买提江")), "{set:?}");
}

#[test]
fn what_is_longer_than_a_line_is_broken_somewhere_rather_than_lost() {
    for title in [
        "字".repeat(50),
        "x".repeat(120),
        "《".repeat(60),
        format!("学习《{}》", "中华人民共和国国民经济和社会发展".repeat(4)),
        "啊 ".repeat(40),
        "\u{2028}—— ——".repeat(20),
        "9".repeat(400),
    ] {
        assert_eq!(set(&title, OFFICIAL).concat(), title);
        assert_eq!(unbroken(&title, &[], 11).concat(), title);
        assert_eq!(set(&title, 0).concat(), title);
    }
}

/// A sequence of numbers that looks random and is the same in each run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(limit).unwrap()).unwrap()
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const NAMES: [&str; 6] = ["江克美", "欧阳雪松", "古丽巴哈尔", "刘红梅", "颜圣萍", "托卡耶夫"];
const WHO: [&str; 14] = [
    "市直机关工委",
    "娄星区",
    "市退役军人事务局",
    "东河街道办事处",
    "全市各级党组织",
    "市卫健委",
    "华安钢宝利公司",
    "市第一中学",
    "新化县",
    "省委宣传部",
    "志愿服务队",
    "国网娄底供电公司",
    "市民政局",
    "市委编办党员突击队",
];
const DOES: [&str; 14] = [
    "走访慰问",
    "召开",
    "举办",
    "深入推进",
    "扎实开展",
    "圆满完成",
    "学习贯彻",
    "启动",
    "组织青年干部参加",
    "出台",
    "全面提升",
    "积极探索",
    "督导检查",
    "助力",
];
const WHAT: [&str; 16] = [
    "抗疫一线党员干部志愿者",
    "党员发展对象培训班",
    "高质量发展",
    "乡村振兴工作",
    "主题教育",
    "营商环境优化行动",
    "安全生产大检查",
    "社区食堂",
    "防汛抗旱工作会议",
    "“我为群众办实事”实践活动",
    "基层治理",
    "联学活动",
    "民营经济健康发展",
    "网络安全宣传周",
    "“三吨”阵地",
    "纪念活动筹办工作",
];
const COUNTS: [&str; 10] = [
    "2025年",
    "76周年",
    "3000余人次",
    "第三十七期",
    "80多名",
    "1.2万元",
    "23个",
    "百余名",
    "5G",
    "98.6%",
];
const BOOKS: [&str; 4] = [
    "《习近平谈治国理政》",
    "《关于进一步加强机关党建的意见》",
    "《邻里公约》",
    "《中国共产党章程》",
];
const BETWEEN: [&str; 6] = [" ", "　", "，", "：", "——", "在"];

fn headline(numbers: &mut Numbers) -> String {
    let mut title = String::new();
    loop {
        for _ in 0..=numbers.below(2) {
            let part = match numbers.below(8) {
                0 => numbers.one(&NAMES),
                1 => numbers.one(&COUNTS),
                2 => numbers.one(&BOOKS),
                3 | 4 => numbers.one(&WHO),
                _ => numbers.one(&WHAT),
            };
            title.push_str(part);
        }
        title.push_str(numbers.one(&DOES));
        title.push_str(numbers.one(&WHAT));
        if numbers.below(3) > 0 || title.chars().count() > 60 {
            return title;
        }
        title.push_str(numbers.one(&BETWEEN));
    }
}

/// Bytes where a break would be wrong.
fn wrong(title: &str, at: usize, room: usize) -> Option<&'static str> {
    let (left, right) = title.split_at(at);
    let (last, first) = (left.chars().last()?, right.chars().next()?);
    let mut word = 0;
    let starts: Vec<usize> = words(title)
        .iter()
        .map(|one| {
            word += one.text.len();
            word
        })
        .collect();
    let inside = |text: &str| {
        title
            .match_indices(text)
            .any(|(from, _)| from < at && at < from + text.len())
    };
    if !starts.contains(&at) {
        Some("inside a word of the dictionary")
    } else if last.is_ascii_digit() && !first.is_whitespace() {
        Some("between a number and its unit")
    } else if COUNTS.iter().any(|count| inside(count)) {
        Some("inside a number with its unit")
    } else if NAMES.iter().any(|name| inside(name)) {
        Some("inside a name")
    } else if BOOKS.iter().any(|book| inside(book) && width(book) <= room * 10) {
        Some("inside the title of a book")
    } else if "》”，、：）。".contains(first) || "《“（".contains(last) || first.is_whitespace() {
        Some("at a mark")
    } else {
        None
    }
}

#[test]
fn ten_thousand_headlines_break_at_words_into_lines_of_three_characters_and_more() {
    let mut numbers = Numbers(22);
    let mut broken = 0;
    for _ in 0..10_000 {
        let title = headline(&mut numbers);
        let room = [20, 21, 23, 27][numbers.below(4)];
        let set = lines(&title, &NAMES, room);
        assert_eq!(set.concat(), title);
        let mut at = 0;
        for (number, line) in (1..).zip(&set) {
            at += line.len();
            assert!(width(line.trim()) <= room * 10, "too wide: {set:?}");
            assert!(
                set.len() == 1 || line.trim().chars().count() >= FEWEST,
                "a short line: {set:?}"
            );
            if number < set.len() {
                broken += 1;
                assert_eq!(wrong(&title, at, room), None, "{set:?}");
            }
        }
        assert_eq!(set, lines(&title, &NAMES, room), "the same again");
    }
    assert!(broken > 5_000, "{broken} breaks were looked at");
}
