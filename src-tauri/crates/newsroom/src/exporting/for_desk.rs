//! The lines above a piece that are for its desk, in the language of the piece: until when it must not be published, and, where
//! the outlet's profile asks for them, the note to the editor and how its writer is reached.

use chrono::{DateTime, Datelike, Timelike, Utc};
use story::Content;

use crate::exporting::form_rules::ProfileRules;
use crate::rows::printed;
use outlet::contact::named_in;

/// The lines, the most pressing first. `frozen` is when the revision was made: an embargo that was over then is left out, so that
/// a revision gives the same lines whenever it is packed.
pub(crate) fn for_desk(
    content: &Content,
    profile: Option<&ProfileRules>,
    frozen: DateTime<Utc>,
) -> Vec<String> {
    let chinese = content.is_chinese();
    let pick = |zh: &'static str, en: &'static str| if chinese { zh } else { en };
    let mut lines = Vec::new();
    if let Some(until) = content
        .embargo
        .map(|at| at.to_utc())
        .filter(|until| *until > frozen)
    {
        lines.push(embargo(until, content, chinese));
    }
    let note = content.ednote.trim();
    let Some(rules) = profile.filter(|_| !note.is_empty()) else {
        return lines;
    };
    if rules.note {
        let mut words = note.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = words.next().unwrap_or_default();
        lines.push(format!("{}{first}", pick("【致编辑】", "Note to the editor: ")));
        lines.extend(words.map(str::to_owned));
    } else if rules.contact {
        let contacts = named_in(note).into_iter();
        lines.extend(contacts.map(|contact| format!("{}{contact}", pick("【联系方式】", "Contact: "))));
    }
    lines
}

/// `【禁发】2027年1月1日08:00（北京时间）前不得发布`, in China's one time zone for a Chinese piece, else in UTC.
fn embargo(until: DateTime<Utc>, content: &Content, chinese: bool) -> String {
    let at = printed(until, content);
    let (day, hour, minute) = (at.day(), at.hour(), at.minute());
    if chinese {
        let (year, month) = (at.year(), at.month());
        format!("【禁发】{year}年{month}月{day}日{hour:02}:{minute:02}（北京时间）前不得发布")
    } else {
        format!(
            "EMBARGOED until {hour:02}:{minute:02} UTC, {day} {}",
            at.format("%B %Y")
        )
    }
}

#[cfg(test)]
mod tests {
    use outlet::Outlet;

    use super::*;

    fn piece(language: &str) -> Content {
        Content {
            language: language.to_owned(),
            embargo: DateTime::parse_from_rfc3339("2027-01-01T00:00:00Z").ok(),
            ednote: "请配图。联系人：彭彤，电话 0738-8312345。".to_owned(),
            ..Content::default()
        }
    }

    fn frozen(at: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(at).unwrap().to_utc()
    }

    fn profile(text: &str) -> ProfileRules {
        let toml = format!("name = \"county\"\nformats = [\"docx\"]\n[text]\n{text}\n");
        ProfileRules::of(&Outlet::read(&toml, story::Language::Zh).unwrap())
    }

    #[test]
    fn an_embargo_that_lies_ahead_is_told_in_the_time_of_the_piece_and_one_that_is_over_is_not() {
        let before = frozen("2026-12-31T23:59:00Z");
        assert_eq!(
            for_desk(&piece("zh-CN"), None, before),
            ["【禁发】2027年1月1日08:00（北京时间）前不得发布"]
        );
        assert_eq!(
            for_desk(&piece("en"), None, before),
            ["EMBARGOED until 00:00 UTC, 1 January 2027"]
        );
        assert_eq!(
            for_desk(&piece("en"), None, frozen("2027-01-01T00:00:00Z")),
            Vec::<String>::new()
        );
    }

    #[test]
    fn note_and_contact_are_told_where_the_profile_asks_and_nothing_is_told_twice() {
        let after = frozen("2027-02-01T00:00:00Z");
        let told = |rules: &str| for_desk(&piece("zh-CN"), Some(&profile(rules)), after);
        assert_eq!(told(""), Vec::<String>::new());
        assert_eq!(
            told("contact = true"),
            ["【联系方式】联系人：彭彤，电话 0738-8312345"]
        );
        let note = ["【致编辑】请配图。联系人：彭彤，电话 0738-8312345。"];
        assert_eq!(told("note = true"), note);
        assert_eq!(told("note = true\ncontact = true"), note);
    }
}
