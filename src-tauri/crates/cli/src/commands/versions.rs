//! A story's history.

use newsroom::Newsroom;
use newsroom::story::RevisionReason;
use newsroom::story::compare::Site;

use crate::args::CompareForm;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

pub(super) fn history(newsroom: &Newsroom, story: &str, output: &Output) -> Result<Done, Stopped> {
    let revisions = newsroom.writing().history(&newsroom.find_story(story)?)?;
    let lines = revisions.iter().map(|revision| {
        row(&[
            &revision.number,
            &revision.at,
            &revision.by,
            &revision.reason.map(RevisionReason::name).unwrap_or_default(),
            &revision.words,
            &revision.name,
            &revision.digest,
        ])
    });
    output.answer(&revisions, lines)?;
    Ok(Done::All)
}

pub(super) fn compare(
    newsroom: &Newsroom,
    story: &str,
    (base, hers): (Option<u32>, Option<u32>),
    form: CompareForm,
    output: &Output,
) -> Result<Done, Stopped> {
    let story = newsroom.find_story(story)?;
    match form {
        CompareForm::Docx => output.bytes(&newsroom.review().compared_word(&story, base, hers)?)?,
        CompareForm::Html => output.text(&newsroom.writing().compared_page(&story, base, hers)?)?,
        CompareForm::Text => {
            let compared = newsroom.writing().compare(&story, base, hers)?;
            let lines = compared.changes.iter().map(|change| {
                let what = change.what.name();
                row(&[
                    &change.id,
                    &what,
                    &place(&change.site),
                    &change.was,
                    &change.becomes,
                ])
            });
            output.answer(&compared, lines)?;
        }
        CompareForm::Json => output.json(&newsroom.writing().compare(&story, base, hers)?)?,
    }
    Ok(Done::All)
}

fn place(site: &Site) -> String {
    match site {
        Site::Body => "body".to_owned(),
        named => named.name(),
    }
}

pub(super) fn restore(
    newsroom: &Newsroom,
    story: &str,
    number: u32,
    output: &Output,
) -> Result<Done, Stopped> {
    let (_, revision) = newsroom
        .writing()
        .restore(&newsroom.find_story(story)?, number, None)?;
    output.answer(&revision, [revision.number])?;
    Ok(Done::All)
}
