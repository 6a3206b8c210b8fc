//! A place in a picture: its row, the side it is counted from, and its number from there.

use crate::Language;

/// Which row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeopleRow {
    /// 前排.
    Front,
    /// 中排.
    Middle,
    /// 后排.
    Back,
}

/// Where counting begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StartSide {
    /// 左.
    Left,
    /// 右.
    Right,
    /// 中: in the middle, not counted.
    Middle,
}

/// A person's position in a picture, as a caption gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The row, where there are several.
    pub row: Option<PeopleRow>,
    /// From where it is counted.
    pub side: StartSide,
    /// How many from there, from 1. `None` for the one on a side, `(左)`, and in the middle.
    pub number: Option<u8>,
}

impl Slot {
    /// Reads a position alone: `左二`, `前排左起第三`, `右`, `中`, `second from left`, `front row, center`, `R`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        chinese(text).or_else(|| english(text))
    }

    /// Its number from its side; the one on a side is the first.
    #[must_use]
    pub fn count(self) -> u8 {
        self.number.unwrap_or(1)
    }

    /// The phrase that captions use: `前排左二`, `front row, second from left`.
    #[must_use]
    pub fn phrase(self, language: Language) -> String {
        match language {
            Language::Zh => self.zh(),
            Language::En => self.en(),
        }
    }

    fn zh(self) -> String {
        let row = match self.row {
            Some(PeopleRow::Front) => "前排",
            Some(PeopleRow::Middle) => "中排",
            Some(PeopleRow::Back) => "后排",
            None => "",
        };
        let side = match self.side {
            StartSide::Left => "左",
            StartSide::Right => "右",
            StartSide::Middle => "中",
        };
        let number = self.number.filter(|_| self.side != StartSide::Middle);
        format!("{row}{side}{}", number.map(han_number).unwrap_or_default())
    }

    fn en(self) -> String {
        let row = match self.row {
            Some(PeopleRow::Front) => "front row, ",
            Some(PeopleRow::Middle) => "middle row, ",
            Some(PeopleRow::Back) => "back row, ",
            None => "",
        };
        let side = match self.side {
            StartSide::Left => "left",
            StartSide::Right => "right",
            StartSide::Middle => return format!("{row}center"),
        };
        match self.number {
            None => format!("{row}{side}"),
            Some(1) => format!("{row}far {side}"),
            Some(number) => format!("{row}{} from {side}", ordinal(number)),
        }
    }
}

const HAN: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const ORDINALS: [&str; 10] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// 1 to 99 in Han.
fn han_number(number: u8) -> String {
    let digit = |digit: u8| {
        let digit = usize::from(digit).checked_sub(1).and_then(|at| HAN.get(at));
        digit.map(char::to_string).unwrap_or_default()
    };
    match number {
        0..=10 => digit(number),
        11..=19 => format!("十{}", digit(number - 10)),
        _ => format!("{}十{}", digit(number / 10), digit(number % 10)),
    }
}

fn ordinal(number: u8) -> String {
    let word = usize::from(number).checked_sub(1).and_then(|at| ORDINALS.get(at));
    word.map_or_else(
        || {
            let ending = match (number % 10, number % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{number}{ending}")
        },
        |word| (*word).to_owned(),
    )
}

/// A number in Han or in figures, and nothing else.
pub(super) fn number(text: &str) -> Option<u8> {
    let one = |c: char| {
        HAN.iter()
            .position(|han| *han == c)
            .and_then(|at| u8::try_from(at + 1).ok())
    };
    let chars: Vec<char> = text.chars().collect();
    match chars.as_slice() {
        ['两'] => Some(2),
        [c] if one(*c).is_some() => one(*c),
        ['十', c] => one(*c).filter(|one| *one < 10).map(|one| 10 + one),
        [tens, '十'] => one(*tens).filter(|tens| *tens < 10).map(|tens| tens * 10),
        [tens, '十', c] => {
            Some(one(*tens).filter(|tens| *tens < 10)? * 10 + one(*c).filter(|one| *one < 10)?)
        }
        _ => text.parse().ok().filter(|number| (1..=99).contains(number)),
    }
}

/// The row at the beginning of `text`, and the text after it.
pub(super) fn han_row(text: &str) -> (Option<PeopleRow>, &str) {
    let rows = [
        ("前排", PeopleRow::Front),
        ("前", PeopleRow::Front),
        ("第一排", PeopleRow::Front),
        ("中排", PeopleRow::Middle),
        ("第二排", PeopleRow::Middle),
        ("后排", PeopleRow::Back),
        ("后", PeopleRow::Back),
    ];
    let found = rows
        .iter()
        .find_map(|(word, row)| Some((Some(*row), text.strip_prefix(word)?)));
    found.unwrap_or((None, text))
}

fn chinese(text: &str) -> Option<Slot> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (row, rest) = han_row(&text);
    let rest = rest.trim_start_matches(['居', '从', '由']);
    if matches!(rest, "中" | "中间" | "居中" | "正中" | "中立者" | "中坐者") {
        return Some(Slot {
            row,
            side: StartSide::Middle,
            number: None,
        });
    }
    let (side, rest) = match (rest.strip_prefix('左'), rest.strip_prefix('右')) {
        (Some(rest), _) => (StartSide::Left, rest),
        (_, Some(rest)) => (StartSide::Right, rest),
        _ => return None,
    };
    let rest = rest.trim_start_matches(['起', '数', '边', '侧', '第']);
    let rest = rest.trim_end_matches(['位', '人', '者', '排']);
    let number = match rest {
        "" => None,
        rest => Some(number(rest)?),
    };
    Some(Slot { row, side, number })
}

fn english(text: &str) -> Option<Slot> {
    let text = text.to_lowercase().replace([',', ';', '-'], " ");
    let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "the").collect();
    let (row, words) = match words.as_slice() {
        ["front", "row", rest @ ..] | ["front", rest @ ..] => (Some(PeopleRow::Front), rest),
        ["middle" | "second", "row", rest @ ..] => (Some(PeopleRow::Middle), rest),
        ["back" | "rear", "row", rest @ ..] | ["back" | "rear", rest @ ..] => (Some(PeopleRow::Back), rest),
        rest => (None, rest),
    };
    let side = |word: &str| match word {
        "left" | "l" => Some(StartSide::Left),
        "right" | "r" => Some(StartSide::Right),
        "center" | "centre" | "middle" | "c" => Some(StartSide::Middle),
        _ => None,
    };
    let (side, number) = match words {
        [word] | ["at" | "on" | "in", word] => (side(word)?, None),
        ["far", word] => (side(word)?, Some(1)),
        [ordinal, "from", word] | [ordinal, "from", "far", word] | [ordinal, word] => {
            (side(word)?, Some(nth(ordinal)?))
        }
        _ => return None,
    };
    let number = number.filter(|_| side != StartSide::Middle);
    Some(Slot { row, side, number })
}

fn nth(word: &str) -> Option<u8> {
    let at = ORDINALS.iter().position(|ordinal| *ordinal == word);
    if let Some(at) = at {
        return u8::try_from(at + 1).ok();
    }
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (figures.len() < word.len()).then(|| number(figures)).flatten()
}
