//! What a damaged piece is, and what it can be restored from.

use store::{CopyPlace, Thing};
use story::Language;

use super::doctor::name;
use super::remark::place;
use crate::damaged::Damaged;
use crate::views::PieceState;

/// One line about a piece.
pub(crate) fn piece(
    piece: &Damaged,
    from: Option<&CopyPlace>,
    state: PieceState,
    language: Language,
) -> String {
    let what = what(piece, language);
    let next = match (state, from) {
        (PieceState::Whole, _) => language.pick(
            "已经完好，可以接着用".to_owned(),
            "is whole again; go on".to_owned(),
        ),
        (PieceState::Findable, Some(from)) => {
            let (zh, en) = place(from);
            language.pick(
                format!("已损坏；{zh}里有完好的，可以放回去"),
                format!("is damaged; it is whole in {en} and can be put back"),
            )
        }
        (PieceState::Findable | PieceState::Lost, _) => {
            let (zh, en) = elsewhere(piece);
            language.pick(
                format!("已损坏，还没有找到完好的；{zh}"),
                format!("is damaged, and no whole copy was found; {en}"),
            )
        }
    };
    language.pick(
        format!("{what}{next}。"),
        super::sentence(&format!("{what} {next}")),
    )
}

/// What people call a piece.
fn what(piece: &Damaged, language: Language) -> String {
    match (piece, piece.thing()) {
        (Damaged::Text(..), Thing::Story { headline, .. }) => language.pick(
            format!("《{headline}》的文字"),
            format!("the text of {headline:?}"),
        ),
        (Damaged::Row(row), Thing::Story { headline, .. }) if row.table == "stories" => language.pick(
            format!("《{headline}》的标题、状态等"),
            format!("the headline and state of {headline:?}"),
        ),
        (Damaged::Photo(photo), _) => language.pick(
            format!("图片“{}”", photo.file_name),
            format!("the photo {:?}", photo.file_name),
        ),
        (_, thing) => name(&thing, language),
    }
}

/// Where else to look.
fn elsewhere(piece: &Damaged) -> (&'static str, &'static str) {
    match piece {
        Damaged::Photo(_) => (
            "请指一个存有原图的文件夹、备份或稿件包再找，或把原图重新添加一次",
            "name a folder, a backup or a package that has the original, or add the original again",
        ),
        Damaged::Text(..) | Damaged::Row(_) => (
            "请指一份别处的备份或寄出的稿件包再找，或照手头的稿子重写",
            "name a backup elsewhere or a package that was sent, or write it again",
        ),
    }
}
