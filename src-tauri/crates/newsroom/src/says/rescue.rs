//! What a damaged piece is, and what it can be had back from.

use store::CopyPlace;
use story::Language;

use super::remark::place;

/// One line about a piece.
pub(crate) fn piece(
    headline: &str,
    revision: Option<u32>,
    from: Option<&CopyPlace>,
    whole_now: bool,
    language: Language,
) -> String {
    let what = match revision {
        Some(number) => language.pick(
            format!("《{headline}》第 {number} 版"),
            format!("revision {number} of {headline:?}"),
        ),
        None => language.pick(
            format!("《{headline}》的文字"),
            format!("the text of {headline:?}"),
        ),
    };
    let next = match (whole_now, from) {
        (true, _) => language.pick(
            "已经完好，可以接着写".to_owned(),
            "is whole again; go on writing".to_owned(),
        ),
        (false, Some(from)) => {
            let (zh, en) = place(from);
            language.pick(
                format!("已损坏；{zh}里有完好的，可以放回去"),
                format!("is damaged; it is whole in {en} and can be put back"),
            )
        }
        (false, None) => language.pick(
            "已损坏，哪里都没有找到完好的；请用 rescue --from 指一份别处的备份，或照手头的稿子重写"
                .to_owned(),
            "is damaged and whole nowhere; name a backup elsewhere with rescue --from, or write it again"
                .to_owned(),
        ),
    };
    language.pick(
        format!("{what}{next}。"),
        super::sentence(&format!("{what} {next}")),
    )
}
