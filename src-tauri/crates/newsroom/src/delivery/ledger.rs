//! 台账: what was delivered, as a table for whoever counts it at the end of the month.

use std::path::Path;

use chrono::{DateTime, Datelike, Local, Utc};
use press::spreadsheet::{self, BYTE_ORDER_MARK};
use store::DeliveryState;
use story::Language;

use crate::Error;
use crate::delivery::Delivery;
use crate::delivery::amending::concerns;
use crate::delivery::reading::Unreadable;
use crate::files;
use crate::rooms::DeliveryRoom;
use crate::views::delivery::{Adoption, ReceiptProof, Relation};

impl DeliveryRoom<'_> {
    /// The deliveries of a month (`2026-11`; empty: all) as CSV, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn ledger(&self, month: &str) -> Result<String, Error> {
        let language = self.language();
        let read = self.read_outbox()?;
        // Whether it was delivered, and in which month, is what cannot be read: it is in every table.
        let unreadable = read.unreadable.iter().map(|one| unreadable_row(one, language));
        let all = read.deliveries;
        let delivered = all.iter().filter(|one| one.row.state == DeliveryState::Delivered);
        let of_the_month = delivered.filter(|one| month.is_empty() || month_of(one.delivered_at()) == month);
        let heads = language.pick(
            "日期,标题,作者,渠道,稿件包,SHA-256,字节,核验,审签,结果,备注,件数,关系,针对的稿件包,原因",
            "date,headline,author,outlet,package,sha256,bytes,verified,review,result,note,pieces,relation,concerns,reason",
        );
        let rows = by_piece(of_the_month.collect(), &all);
        let rows = rows.into_iter().map(|one| row(one, &all, language));
        let heads = heads.split(',').map(str::to_owned).collect();
        Ok(spreadsheet::csv(
            std::iter::once(heads).chain(rows).chain(unreadable),
        ))
    }
}

impl DeliveryRoom<'_> {
    /// Writes the table of a month, as [`DeliveryRoom::ledger`] makes it, into a file.
    ///
    /// # Errors
    /// When the store cannot be read or the file not written.
    pub fn save_ledger(&self, month: &str, path: &Path) -> Result<(), Error> {
        let table = format!("{BYTE_ORDER_MARK}{}", self.ledger(month)?);
        files::write(path, table.as_bytes(), disk::Existing::Replace)
    }
}

/// Every correction and withdrawal behind the piece that it concerns. One whose piece is of another month stands where its
/// own time puts it.
fn by_piece<'a>(listed: Vec<&'a Delivery>, all: &'a [Delivery]) -> Vec<&'a Delivery> {
    let first = |one: &&'a Delivery| {
        let piece = concerns(one, all).row.guid.as_str();
        let at = listed.iter().position(|other| other.row.guid == piece);
        at.or_else(|| listed.iter().position(|other| other.row.guid == one.row.guid))
    };
    let mut lines = listed.clone();
    // The order by time is kept among those of one piece.
    lines.sort_by_cached_key(first);
    lines
}

fn row(one: &Delivery, all: &[Delivery], language: Language) -> Vec<String> {
    let facts = &one.facts;
    let proof = match facts.receipt.as_ref().map(|receipt| receipt.proof) {
        Some(ReceiptProof::ReadBack) => language.pick("逐字节读回核对", "read back byte by byte"),
        Some(ReceiptProof::Digest) => language.pick("对方回报校验值", "digest named by the outlet"),
        Some(ReceiptProof::Accepted) | None => language.pick("对方已收", "accepted"),
    };
    let result = match facts.adoption {
        Some(Adoption::Adopted) => language.pick("采用", "adopted"),
        Some(Adoption::Declined) => language.pick("退稿", "declined"),
        None => "",
    };
    let review = match facts.unreviewed {
        true => language.pick("未经审签", "unreviewed"),
        false => "",
    };
    let name = called(one);
    let relation = match facts.amends {
        Some(Relation::Supersedes) => language.pick("替换", "replaces"),
        Some(Relation::Corrects) => language.pick("更正", "corrects"),
        Some(Relation::Withdraws) => language.pick("撤稿", "withdraws"),
        None => "",
    };
    let amended = all.iter().find(|other| other.row.guid == facts.amended);
    // A notice is no piece: whoever adds the column up counts pieces.
    let pieces = if facts.amends.and_then(Relation::notice).is_some() {
        "0"
    } else {
        "1"
    };
    let date = minute(one.delivered_at());
    let cells = [
        date.as_str(),
        &facts.headline,
        &facts.authors,
        &facts.title,
        name,
        &facts.sha256,
        &facts.bytes.to_string(),
        proof,
        review,
        result,
        &facts.note,
        pieces,
        relation,
        amended.map_or("", called),
        &facts.reason,
    ];
    cells.map(str::to_owned).into()
}

/// The row of a delivery that cannot be read: it says so where the note stands.
fn unreadable_row(one: &Unreadable, language: Language) -> Vec<String> {
    let row = one.shown(language);
    let date = one.row.at.map(minute).unwrap_or_default();
    let cells = [
        &date,
        &row.headline,
        "",
        &row.title,
        "",
        "",
        "",
        "",
        "",
        "",
        &row.says,
        "",
        "",
        "",
        "",
    ];
    cells.map(str::to_owned).into()
}

/// A time as the table has it.
fn minute(at: DateTime<Utc>) -> String {
    at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string()
}

/// What its package is called at the outlet.
fn called(one: &Delivery) -> &str {
    let receipt = one.facts.receipt.as_ref();
    receipt.map_or(one.facts.name.as_str(), |receipt| receipt.name.as_str())
}

fn month_of(at: DateTime<Utc>) -> String {
    let at = at.with_timezone(&Local);
    format!("{:04}-{:02}", at.year(), at.month())
}
