//! How the printed lines above the body are set in each form: one table, in printed order.
//!
//! The words of the lines are in [`crate::above`]; how a style looks is in `docx/fixed` and `html/page.css`. The sign-off is none
//! of them: where it is printed depends on how the text ends.

use story::Field;

/// How one printed field is set.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FieldSetting {
    pub(crate) field: Field,
    /// It is printed behind its label: `来源：市直机关工委`.
    pub(crate) labelled: bool,
    /// Its element in HTML.
    pub(crate) element: &'static str,
    /// Its class in HTML, by which our own pages are read back; empty for none.
    pub(crate) class: &'static str,
    /// The id of its style in Word.
    pub(crate) word: &'static str,
    /// The names of such a style in Word files of others, in lower case and without spaces.
    pub(crate) word_names: &'static [&'static str],
    /// How many Han characters of it fit a line; `None` where it is broken as a paragraph is.
    pub(crate) room: Option<TitleRoom>,
    /// Its role among ninjs `headlines` and its rank among those of NewsML-G2, 1 for the first in weight; `None` where it is no
    /// headline there.
    pub(crate) headline: Option<(&'static str, u8)>,
}

/// How many Han characters of a title fit a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TitleRoom {
    /// In a Word file for a press office.
    pub(crate) press: usize,
    /// In one set as GB/T 9704 asks.
    pub(crate) official: usize,
    /// On a web page as wide as a sheet of paper.
    pub(crate) page: usize,
}

pub(crate) const FIELD_SETTINGS: [FieldSetting; 6] = [
    FieldSetting {
        field: Field::Kicker,
        labelled: false,
        element: "p",
        class: "kicker",
        word: "Kicker",
        word_names: &["肩题", "引题", "眉题"],
        room: None,
        headline: Some(("kicker", 3)),
    },
    FieldSetting {
        field: Field::Headline,
        labelled: false,
        element: "h1",
        class: "",
        word: "Title",
        word_names: &["title", "标题", "大标题", "主标题"],
        room: Some(TitleRoom {
            press: 23,
            official: 20,
            page: 21,
        }),
        headline: Some(("main", 1)),
    },
    FieldSetting {
        field: Field::Subheadline,
        labelled: false,
        element: "p",
        class: "subheadline",
        word: "Subtitle",
        word_names: &["subtitle", "副标题", "副题"],
        room: Some(TitleRoom {
            press: 27,
            official: 27,
            page: 34,
        }),
        headline: Some(("subheadline", 2)),
    },
    FieldSetting {
        field: Field::Dateline,
        labelled: false,
        element: "p",
        class: "dateline",
        word: "Dateline",
        word_names: &["电头", "dateline"],
        room: None,
        headline: None,
    },
    FieldSetting {
        field: Field::Authors,
        labelled: false,
        element: "p",
        class: "byline",
        word: "Byline",
        word_names: &["作者", "byline", "author"],
        room: None,
        headline: None,
    },
    FieldSetting {
        field: Field::Source,
        labelled: true,
        element: "p",
        class: "source",
        word: "Source",
        word_names: &["来源"],
        room: None,
        headline: None,
    },
];

/// Makes a printed field without a line in the table a compile error.
const _: () = {
    let mut fields = Field::ALL;
    while let [field, rest @ ..] = fields {
        assert!(
            is_set(*field) || field.printed_at().is_none() || matches!(field, Field::SignOff),
            "a field that prints is not in FIELD_SETTINGS"
        );
        fields = rest;
    }
};

const fn is_set(field: Field) -> bool {
    let mut settings: &[FieldSetting] = &FIELD_SETTINGS;
    while let [setting, rest @ ..] = settings {
        if setting.field as usize == field as usize {
            return true;
        }
        settings = rest;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_style_in_both_looks_of_a_word_file_and_is_read_back_by_its_name() {
        for look in [
            include_str!("docx/fixed/styles.xml"),
            include_str!("docx/fixed/official.xml"),
        ] {
            for FieldSetting { word, word_names, .. } in &FIELD_SETTINGS {
                let (_, style) = look
                    .split_once(&format!("w:styleId=\"{word}\"><w:name w:val=\""))
                    .unwrap_or_else(|| panic!("{word} is defined"));
                let (name, _) = style.split_once('"').unwrap();
                let name = name.to_lowercase().replace(' ', "");
                assert!(word_names.contains(&name.as_str()), "{name} is known");
            }
        }
    }
}
