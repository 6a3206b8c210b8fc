//! 人名录: people set by fields, and the whole roster as one table, out and back.
//!
//! A line of the table is a person with one title, or a unit with its short forms; a person with two titles has two lines. The
//! table that is written is read again as it is.

use std::path::Path;

use ::copydesk::{KnownPerson, KnownUnit, Office};
use chrono::NaiveDate;
use disk::Existing;
use press::spreadsheet::{BYTE_ORDER_MARK, csv, rows_by_line};
use serde::Serialize;
use ts_rs::TS;

use crate::Error;
use crate::files;
use crate::rooms::CopydeskRoom;

/// The largest table that is read.
const MAX_TABLE: u64 = 16 * 1024 * 1024;

/// The columns of a table: Chinese and English name, and the field.
const COLUMNS: [(&str, &str, &str); 7] = [
    ("姓名", "Name", "name"),
    ("职务", "Title", "title"),
    ("单位", "Unit", "unit"),
    ("排序", "Rank", "rank"),
    ("起", "From", "from"),
    ("止", "To", "to"),
    ("简称", "Short forms", "shorts"),
];

/// How dates are written.
const DAY: &str = "2026-01-31";

/// What was taken from a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct TakenRoster {
    /// People that are new or have changed.
    pub people: u32,
    /// Units that are new or have changed.
    pub units: u32,
}

/// The fields of a line that are not empty, by name.
type Fields = [(String, String)];
/// A line of a table: its number, and its fields that are not empty.
type RosterLine = (u64, Vec<(String, String)>);

impl CopydeskRoom<'_> {
    /// Sets fields of a person: `rank`, `title`, `unit`, `from`, `to`. A title that the person does not have yet is added; one that
    /// they have is changed. With `add`, a person who is not in the roster is put into it.
    ///
    /// # Errors
    /// [`Error::NoSuchStationery`], [`Error::NoSuchField`], [`Error::BadValue`].
    pub fn set_person(&self, name: &str, fields: &Fields, add: bool) -> Result<KnownPerson, Error> {
        let mut person = match self.stationery().find::<KnownPerson>(name) {
            Ok(sheet) => sheet.form,
            Err(Error::NoSuchStationery { .. }) if add => named(name),
            Err(error) => return Err(error),
        };
        put(&mut person, fields)?;
        self.stationery().save(person)
    }

    /// Takes a table into the roster, all of it or nothing: what is there of the same name is added to.
    ///
    /// # Errors
    /// [`Error::BadCell`] with line and column; [`Error::Unreadable`], [`Error::TooLarge`], [`Error::NotText`].
    pub fn import_roster(&self, path: &Path) -> Result<TakenRoster, Error> {
        let bytes = files::read_file(path, MAX_TABLE)?;
        let text = press::decode(&bytes).map_err(|source| Error::NotText {
            path: path.to_owned(),
            source,
        })?;
        let mut people = self.people()?;
        let mut units = self.units()?;
        let before = (people.clone(), units.clone());
        for (line, fields) in lines(path, &text.text)? {
            take(&mut people, &mut units, &fields).map_err(|error| in_cell(error, path, line))?;
        }
        people.retain(|person| !before.0.contains(person));
        units.retain(|unit| !before.1.contains(unit));
        let taken = TakenRoster {
            people: crate::rows::number(people.len()),
            units: crate::rows::number(units.len()),
        };
        people
            .into_iter()
            .try_for_each(|person| self.stationery().save(person).map(|_| ()))?;
        units
            .into_iter()
            .try_for_each(|unit| self.stationery().save(unit).map(|_| ()))?;
        Ok(taken)
    }

    /// Writes the roster as a table. A file that is there already is left alone.
    ///
    /// # Errors
    /// [`Error::Unwritable`], [`Error::Store`].
    pub fn export_roster(&self, to: &Path) -> Result<(), Error> {
        let head: Vec<String> = COLUMNS.iter().map(|(zh, ..)| (*zh).to_owned()).collect();
        let mut rows = vec![head];
        for person in self.people()? {
            let rank = person.rank.map_or_else(String::new, |rank| rank.to_string());
            let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
            let offices = if person.offices.is_empty() {
                vec![Office::default()]
            } else {
                person.offices
            };
            let lines = offices.into_iter().map(|office| {
                let (from, to) = (day(office.from), day(office.to));
                let name = person.name.clone();
                vec![
                    name,
                    office.title,
                    office.unit,
                    rank.clone(),
                    from,
                    to,
                    String::new(),
                ]
            });
            rows.extend(lines);
        }
        for unit in self.units()? {
            let mut row = vec![String::new(); COLUMNS.len()];
            if let [_, _, name, .., shorts] = row.as_mut_slice() {
                *name = unit.name;
                *shorts = unit.shorts.join("、");
            }
            rows.push(row);
        }
        let text = format!("{BYTE_ORDER_MARK}{}", csv(rows));
        files::write(to, text.as_bytes(), Existing::Keep)
    }

    /// Everybody of the roster.
    pub(crate) fn people(&self) -> Result<Vec<KnownPerson>, Error> {
        let sheets = self.stationery().list::<KnownPerson>()?.sheets;
        Ok(sheets.into_iter().map(|sheet| sheet.form).collect())
    }

    fn units(&self) -> Result<Vec<KnownUnit>, Error> {
        let sheets = self.stationery().list::<KnownUnit>()?.sheets;
        Ok(sheets.into_iter().map(|sheet| sheet.form).collect())
    }
}

/// A person of whom only the name is known.
pub(super) fn named(name: &str) -> KnownPerson {
    KnownPerson {
        name: name.trim().to_owned(),
        ..KnownPerson::default()
    }
}

/// The lines of a table below its head.
fn lines(path: &Path, text: &str) -> Result<Vec<RosterLine>, Error> {
    let field = |cell: &String| {
        let known = COLUMNS.iter().find(|(zh, en, _)| cell == zh || cell == en);
        known.map(|(_, _, field)| *field)
    };
    let tables = [b',', b'\t', b';'].map(|delimiter| rows_by_line(text, delimiter));
    let has_names = |(_, row): &(u64, Vec<String>)| row.iter().any(|cell| field(cell) == Some("name"));
    let found = tables.into_iter().find_map(|table| {
        let head = table.iter().position(has_names)?;
        Some((head, table))
    });
    let Some((head, table)) = found else {
        return Err(Error::BadCell {
            path: path.to_owned(),
            line: 1,
            column: "姓名".to_owned(),
            value: String::new(),
            expected: "姓名,职务,单位,排序,起,止,简称",
        });
    };
    let columns: Vec<Option<&str>> = table
        .get(head)
        .map(|(_, row)| row.iter().map(field).collect())
        .unwrap_or_default();
    let lines = table.into_iter().skip(head + 1).map(|(line, row)| {
        let cells = columns.iter().zip(row);
        let fields = cells.filter_map(|(column, cell)| {
            let column = column.filter(|_| !cell.is_empty())?;
            Some((column.to_owned(), cell))
        });
        (line, fields.collect())
    });
    Ok(lines.collect())
}

fn take(people: &mut Vec<KnownPerson>, units: &mut Vec<KnownUnit>, fields: &Fields) -> Result<(), Error> {
    let of = |wanted: &str| {
        fields
            .iter()
            .find(|(field, _)| field == wanted)
            .map(|(_, value)| value.as_str())
    };
    match (of("name"), of("unit"), of("shorts")) {
        (Some(name), ..) => {
            let rest: Vec<(String, String)> = fields
                .iter()
                .filter(|(field, _)| !matches!(field.as_str(), "name" | "shorts"))
                .cloned()
                .collect();
            if !people.iter().any(|person| person.name == name) {
                people.push(named(name));
            }
            let person = people.iter_mut().find(|person| person.name == name);
            person.map_or(Ok(()), |person| put(person, &rest))
        }
        (None, Some(name), Some(shorts)) => {
            if !units.iter().any(|unit| unit.name == name) {
                units.push(KnownUnit {
                    name: name.to_owned(),
                    ..KnownUnit::default()
                });
            }
            let shorts = shorts.split(['、', '，', ',', ';', '；']).map(str::trim);
            if let Some(unit) = units.iter_mut().find(|unit| unit.name == name) {
                for short in shorts.filter(|short| !short.is_empty()) {
                    if !unit.shorts.iter().any(|known| known == short) {
                        unit.shorts.push(short.to_owned());
                    }
                }
            }
            Ok(())
        }
        // A line without any cell ends a table that a spreadsheet padded.
        _ if fields.is_empty() => Ok(()),
        _ => Err(Error::BadValue {
            field: "name".to_owned(),
            value: String::new(),
            expected: "江克美",
        }),
    }
}

/// Sets fields of a person.
fn put(person: &mut KnownPerson, fields: &Fields) -> Result<(), Error> {
    let of = |wanted: &str| {
        fields
            .iter()
            .find(|(field, _)| field == wanted)
            .map(|(_, value)| value.trim())
    };
    const KNOWN: [&str; 5] = ["rank", "title", "unit", "from", "to"];
    if let Some((field, _)) = fields.iter().find(|(field, _)| !KNOWN.contains(&field.as_str())) {
        return Err(Error::NoSuchField {
            field: field.clone(),
            known: KNOWN.join(", "),
        });
    }
    if let Some(rank) = of("rank") {
        person.rank = parsed("rank", rank, "3")?;
    }
    let [title, unit, from, to] = ["title", "unit", "from", "to"].map(of);
    if title.or(unit).or(from).or(to).is_none() {
        return Ok(());
    }
    let is_meant = |office: &Office| {
        title.is_none_or(|title| office.title == title)
            && (title.is_none() || unit.is_none_or(|unit| office.unit.is_empty() || office.unit == unit))
    };
    let mut meant = person.offices.iter_mut().filter(|office| is_meant(office));
    let office = match (meant.next(), meant.next(), title) {
        (Some(office), None, _) => office,
        (None, _, Some(title)) => {
            person.offices.push(Office {
                title: title.to_owned(),
                ..Office::default()
            });
            match person.offices.last_mut() {
                Some(office) => office,
                None => return Ok(()),
            }
        }
        // Which of several titles is meant only its name and unit tell.
        (None, _, None) | (Some(_), Some(_), _) => {
            return Err(Error::BadValue {
                field: "title".to_owned(),
                value: title.unwrap_or_default().to_owned(),
                expected: "title=书记 unit=市直机关工委",
            });
        }
    };
    if let Some(unit) = unit {
        unit.clone_into(&mut office.unit);
    }
    if let Some(from) = from {
        office.from = parsed("from", from, DAY)?;
    }
    if let Some(to) = to {
        office.to = parsed("to", to, DAY)?;
    }
    Ok(())
}

/// A value; `None` where it was taken away.
fn parsed<T: std::str::FromStr>(
    field: &str,
    value: &str,
    expected: &'static str,
) -> Result<Option<T>, Error> {
    if value.is_empty() {
        return Ok(None);
    }
    let refused = |_| Error::BadValue {
        field: field.to_owned(),
        value: value.to_owned(),
        expected,
    };
    value.parse().map(Some).map_err(refused)
}

/// A refused value with its place in the table.
fn in_cell(error: Error, path: &Path, line: u64) -> Error {
    let Error::BadValue {
        field,
        value,
        expected,
    } = error
    else {
        return error;
    };
    let column = COLUMNS.iter().find(|(_, _, known)| *known == field);
    Error::BadCell {
        path: path.to_owned(),
        line,
        column: column.map_or(field, |(zh, ..)| (*zh).to_owned()),
        value,
        expected,
    }
}
