//! Sentences about cells of a filled caption sheet that were not taken over, in both languages. Each repeats the words, so that
//! none is lost.

use press::captions::Column;
use story::{Fact, Language};

/// A part of a sheet that was not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Left {
    /// A column that is none of ours.
    Column(String),
    /// A row without the key of its picture.
    NoKey { number: String, words: String },
    /// A row of a picture that is not in the story any more.
    Gone { number: String, words: String },
    /// A time that cannot be understood.
    Time { number: usize, words: String },
    /// Two rows of one picture with different values.
    Twice {
        number: usize,
        fact: Fact,
        one: String,
        other: String,
    },
    /// A fact that was changed here as well since the sheet went out.
    Both {
        number: usize,
        fact: Fact,
        here: String,
        there: String,
    },
}

impl Left {
    pub(crate) fn says(&self, language: Language) -> String {
        match language {
            Language::Zh => self.zh(),
            Language::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::Column(name) => format!("不认识“{name}”这一栏，没有取。"),
            Self::NoKey { number, words } => {
                format!(
                    "表里{}一行没有编号，不知道是哪张图片，没有取：{words}",
                    figure_zh(number)
                )
            }
            Self::Gone { number, words } => {
                format!("表里{}的图片已经不在稿件里，没有取：{words}", figure_zh(number))
            }
            Self::Time { number, words } => {
                format!("图{number}的拍摄时间“{words}”看不懂，没有取。请写成 2026-10-24 09:30 这样。")
            }
            Self::Twice {
                number,
                fact,
                one,
                other,
            } => format!(
                "图{number}的{}在表里有两种写法，都没有取：“{one}”和“{other}”。",
                Column::Fact(*fact).name(true)
            ),
            Self::Both {
                number,
                fact,
                here,
                there,
            } => format!(
                "图{number}的{}在表发出以后这里也改过，留着这里的“{here}”，没有取表里的“{there}”。",
                Column::Fact(*fact).name(true)
            ),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Column(name) => format!("The column “{name}” is not known; it was not taken over."),
            Self::NoKey { number, words } => format!(
                "A row{} has no id, so that nobody knows which photo it is of; not taken over: {words}",
                figure_en(number)
            ),
            Self::Gone { number, words } => format!(
                "The photo of the row{} is not in the story any more; not taken over: {words}",
                figure_en(number)
            ),
            Self::Time { number, words } => format!(
                "Figure {number}: “{words}” is no time that can be understood; not taken over. Write it like 2026-10-24 09:30."
            ),
            Self::Twice {
                number,
                fact,
                one,
                other,
            } => format!(
                "Figure {number}: the sheet says two things under {}; neither was taken over: “{one}” and “{other}”.",
                Column::Fact(*fact).name(false)
            ),
            Self::Both {
                number,
                fact,
                here,
                there,
            } => format!(
                "Figure {number}: {} was changed here as well since the sheet went out; “{here}” stays, the sheet's “{there}” \
                 was not taken over.",
                Column::Fact(*fact).name(false)
            ),
        }
    }
}

fn figure_zh(number: &str) -> String {
    if number.is_empty() {
        "有".to_owned()
    } else {
        format!("图{number}")
    }
}

fn figure_en(number: &str) -> String {
    if number.is_empty() {
        String::new()
    } else {
        format!(" (No. {number})")
    }
}
