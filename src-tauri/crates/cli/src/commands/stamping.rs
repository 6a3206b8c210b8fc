//! Facts on many photos at once, the sets of them that are kept, and codes.

use newsroom::{CodeList, Error, Newsroom, Stamp as Kept, StampLine, StampMode, Stamped};

use crate::args::pictures::{CodesArgs, PhotoArgs, StampArgs, Way};
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

pub(super) fn stamp(newsroom: &Newsroom, command: &PhotoArgs, output: &Output) -> Result<Done, Stopped> {
    let PhotoArgs::Stamp {
        story,
        facts,
        saved,
        photos,
        how,
        preview,
    } = command
    else {
        return Ok(Done::All);
    };
    let id = newsroom.find_story(story)?;
    let mut lines = match saved {
        Some(name) => newsroom.find_stationery::<Kept>(name)?.form.lines,
        None => Vec::new(),
    };
    lines.extend(said(facts, *how));
    let photos = if photos.is_empty() {
        let content = newsroom.content(&id)?;
        content.figures().map(|figure| figure.id.0.clone()).collect()
    } else {
        photos.clone()
    };
    let stamped = if *preview {
        newsroom.preview_stamp(&id, &photos, &lines)?
    } else {
        newsroom.stamp(&id, &photos, &lines)?
    };
    let lines = stamped.iter().flat_map(rows);
    output.answer(&stamped, lines)?;
    Ok(Done::All)
}

/// A line for each fact that changes.
fn rows(one: &Stamped) -> Vec<String> {
    let changes = one.changes.iter();
    changes
        .map(|change| row(&[&one.figure.id, &change.field, &change.before, &change.after]))
        .collect()
}

fn said(facts: &[(String, String)], how: Way) -> Vec<StampLine> {
    let how = match how {
        Way::Replace => StampMode::Replace,
        Way::Append => StampMode::Append,
        Way::Prepend => StampMode::Prepend,
        Way::Fill => StampMode::Fill,
    };
    facts
        .iter()
        .map(|(field, text)| StampLine {
            field: field.clone(),
            how,
            text: text.clone(),
        })
        .collect()
}

pub(super) fn kept(newsroom: &Newsroom, command: &StampArgs, output: &Output) -> Result<Done, Stopped> {
    match command {
        StampArgs::List => {
            let all = newsroom.stationery::<Kept>()?;
            let lines = all.sheets.iter().map(|sheet| {
                let facts = sheet.form.lines.iter();
                let facts: Vec<String> = facts
                    .map(|line| format!("{}={}", line.field, line.text))
                    .collect();
                row(&[&sheet.form.id, &sheet.form.name, &facts.join(" ")])
            });
            output.answer(&all, lines)?;
        }
        StampArgs::Save { name, facts } => {
            let same = newsroom.find_stationery::<Kept>(name);
            let made = newsroom.save_stationery(Kept {
                id: same.map(|sheet| sheet.form.id).unwrap_or_default(),
                name: name.clone(),
                lines: said(facts, Way::Replace),
            })?;
            output.answer(&made, [&made.id])?;
        }
        StampArgs::Remove { name } => {
            let form = newsroom.find_stationery::<Kept>(name)?.form;
            newsroom.remove_stationery::<Kept>(&form.id)?;
            output.answer(&form, [&form.id])?;
        }
    }
    Ok(Done::All)
}

pub(super) fn codes(newsroom: &Newsroom, command: &CodesArgs, output: &Output) -> Result<Done, Stopped> {
    match command {
        CodesArgs::List => {
            let all = newsroom.stationery::<CodeList>()?;
            let sheets = all.sheets.iter();
            let lines = sheets.map(|sheet| {
                let count = sheet.form.text.lines().count();
                row(&[&sheet.form.id, &sheet.form.name, &count])
            });
            output.answer(&all, lines)?;
        }
        CodesArgs::Show { name } => {
            let list = newsroom.find_stationery::<CodeList>(name)?.form;
            output.answer(&list, list.text.lines())?;
        }
        CodesArgs::Add { file, name } => {
            let text = std::fs::read_to_string(file).map_err(|source| Error::Unreadable {
                path: file.clone(),
                source,
            })?;
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            let name = name.clone().unwrap_or_else(|| stem.into_owned());
            let same = newsroom.find_stationery::<CodeList>(&name);
            let made = newsroom.save_stationery(CodeList {
                id: same.map(|sheet| sheet.form.id).unwrap_or_default(),
                name,
                text,
            })?;
            output.answer(&made, [&made.id])?;
        }
        CodesArgs::Remove { name } => {
            let form = newsroom.find_stationery::<CodeList>(name)?.form;
            newsroom.remove_stationery::<CodeList>(&form.id)?;
            output.answer(&form, [&form.id])?;
        }
        CodesArgs::Expand { text } => {
            let expanded = newsroom.expand_codes(text)?;
            output.answer(&expanded, [&expanded.text])?;
        }
    }
    Ok(Done::All)
}
