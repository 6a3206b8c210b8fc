//! 台账: what was delivered, as a table for the person who counts it at the end of the month.

use std::collections::HashMap;
use std::path::Path;

use chrono::{DateTime, Datelike, Days, Local, NaiveDate, NaiveTime, Utc};
use press::spreadsheet::{self, BYTE_ORDER_MARK};
use story::Language;

use crate::Error;
use crate::delivery::Delivery;
use crate::delivery::amending::{KnownDeliveries, concerns};
use crate::delivery::reading::{OutboxRows, Unreadable};
use crate::files;
use crate::rooms::DeliveryRoom;
use crate::views::delivery::{Adoption, ReceiptProof};
use press::Relation;

impl DeliveryRoom<'_> {
    /// The deliveries of a month (`2026-11`; empty: all) as CSV, the oldest first.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn ledger(&self, month: &str) -> Result<String, Error> {
        let language = self.language();
        let (from, to) = around(month);
        let read = OutboxRows::read(self.store().delivered_between(from, to)?);
        // An unreadable row is in every table: whether it was delivered, and in which month, is unknown.
        let waiting = self.open_rows()?.unreadable;
        let unreadable = read.unreadable.iter().chain(&waiting);
        let unreadable = unreadable.map(|one| unreadable_row(one, language));
        let of_the_month = |one: &&Delivery| month.is_empty() || month_of(one.delivered_at()) == month;
        let listed: Vec<&Delivery> = read.deliveries.iter().filter(of_the_month).collect();
        let known = self.amended_by(&listed)?;
        let heads = language.pick(
            "日期,标题,作者,渠道,稿件包,SHA-256,字节,核验,审签,结果,备注,件数,关系,针对的稿件包,原因",
            "date,headline,author,outlet,package,sha256,bytes,verified,review,result,note,pieces,relation,concerns,reason",
        );
        let rows = by_piece(listed, &known).into_iter();
        let rows = rows.map(|one| row(one, &known, language));
        let heads = heads.split(',').map(str::to_owned).collect();
        Ok(spreadsheet::csv(
            std::iter::once(heads).chain(rows).chain(unreadable),
        ))
    }

    /// These deliveries and all that they amend, over however many steps, by id.
    fn amended_by(&self, listed: &[&Delivery]) -> Result<KnownDeliveries, Error> {
        let mut known: KnownDeliveries = listed
            .iter()
            .map(|one| (one.row.guid.clone(), (*one).clone()))
            .collect();
        let amended = |one: &Delivery| one.facts.amended.clone();
        let mut wanted: Vec<String> = listed.iter().map(|one| amended(one)).collect();
        while let Some(guid) = wanted.pop() {
            if guid.is_empty() || known.contains_key(&guid) {
                continue;
            }
            // One that is damaged is in the table as a row that cannot be read.
            let found = self.store().delivery(&guid).ok().flatten();
            if let Some(one) = found.and_then(|row| Delivery::read(row).ok()) {
                wanted.push(amended(&one));
                known.insert(guid, one);
            }
        }
        Ok(known)
    }
}

impl DeliveryRoom<'_> {
    /// Writes the table of a month, as [`DeliveryRoom::ledger`] makes it, into a file.
    ///
    /// # Errors
    /// [`Error::Store`], [`Error::Unwritable`].
    pub fn save_ledger(&self, month: &str, path: &Path) -> Result<(), Error> {
        let table = format!("{BYTE_ORDER_MARK}{}", self.ledger(month)?);
        files::write(path, table.as_bytes(), disk::Existing::Replace)
    }
}

/// A time before the month and one after it, whatever zone it is read in; all times for no month, and for what is none.
fn around(month: &str) -> (DateTime<Utc>, DateTime<Utc>) {
    let first = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok();
    let edge = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    let days = first.and_then(|first| Some((first.pred_opt()?, first.checked_add_days(Days::new(33))?)));
    match days {
        Some((from, to)) => (edge(from), edge(to)),
        None => (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC),
    }
}

/// Sorts every correction and withdrawal behind the piece that it concerns. One whose piece is of another month keeps its place
/// by time.
fn by_piece<'a>(listed: Vec<&'a Delivery>, known: &KnownDeliveries) -> Vec<&'a Delivery> {
    let places = listed.iter().enumerate();
    let places: HashMap<&str, usize> = places.map(|(at, one)| (one.row.guid.as_str(), at)).collect();
    let first = |one: &&'a Delivery| {
        let place = |guid: &str| places.get(guid).copied();
        place(&concerns(one, known).row.guid).or_else(|| place(&one.row.guid))
    };
    let mut lines = listed.clone();
    // The sort is stable: the lines of one piece stay in the order of time.
    lines.sort_by_cached_key(first);
    lines
}

fn row(one: &Delivery, known: &KnownDeliveries, language: Language) -> Vec<String> {
    let facts = &one.facts;
    let proof = match facts.receipt.as_ref().map(|receipt| receipt.proof) {
        Some(ReceiptProof::ReadBack) => language.pick("逐字节读回核对", "read back byte by byte"),
        Some(ReceiptProof::Digest) => language.pick("对方回报校验值", "digest named by the outlet"),
        Some(ReceiptProof::Accepted) | None => language.pick("对方已收", "accepted"),
    };
    // With the number under which the other side keeps it: 对方已收（2.0.0 Ok: queued as 4Z1kPq）.
    let says = facts.receipt.as_ref().map_or("", |receipt| receipt.says.as_str());
    let proof = match says {
        "" => proof.to_owned(),
        says => language.pick(format!("{proof}（{says}）"), format!("{proof} ({says})")),
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
    let amended = known.get(&facts.amended);
    // A notice counts 0, so that the sum of this column is the number of pieces.
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
        &proof,
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

/// The row of a delivery that cannot be read; the column of the note says so.
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
