//! Stories: imported, shown, changed, spiked.

use std::path::{Path, PathBuf};

use newsroom::story::count::number;
use newsroom::{Intake, ListQuery, Newsroom, Progress, StoryRow};

use crate::args::ShowForm;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::progress::Bar;
use crate::shapes;

pub(super) fn import(
    newsroom: &Newsroom,
    files: &[PathBuf],
    intake: Intake<'_>,
    output: &Output,
) -> Result<Done, Stopped> {
    let mut imported = Vec::new();
    let (bar, total, mut brought) = (Bar::new(), files.len() as u64, 0);
    for (done, file) in (0..).zip(files) {
        let what = file.display().to_string();
        if bar.show(Progress { done, total, what }).is_break() {
            output.remark(&output.language().pick(
                format!("已停止：导入了前 {done} 个，其余 {} 个没有动。", total - done),
                format!(
                    "Stopped: the first {done} came in, the other {} were not touched.",
                    total - done
                ),
            ));
            break;
        }
        for result in newsroom.review().bring_in(file, intake) {
            for sentence in &result.took {
                output.remark(&format!("{}: {sentence}", result.file_name));
            }
            if let Some(failure) = &result.refused {
                output.remark(&format!("galley-cli: {}", failure.says));
            }
            imported.push(result);
        }
        brought += 1;
    }
    drop(bar);
    let ids = imported
        .iter()
        .filter_map(|result| result.story.as_ref())
        .map(|story| &story.id);
    output.answer(&imported, ids)?;
    let refused = brought < files.len() || imported.iter().any(|result| result.refused.is_some());
    Ok(if refused { Done::SomeRefused } else { Done::All })
}

pub(super) fn new(newsroom: &Newsroom, template: Option<&str>, output: &Output) -> Result<Done, Stopped> {
    let open = match template {
        Some(name) => newsroom.stationery().new_from_template(name)?,
        None => newsroom.writing().new_story()?,
    };
    answer_row(&open.row, output)
}

pub(super) fn sample(newsroom: &Newsroom, output: &Output) -> Result<Done, Stopped> {
    answer_row(&newsroom.writing().sample_story()?.row, output)
}

pub(super) fn list(newsroom: &Newsroom, from: u32, most: u32, output: &Output) -> Result<Done, Stopped> {
    let asked = ListQuery {
        spiked: true,
        from,
        most,
        ..ListQuery::default()
    };
    let page = newsroom.writing().list_stories(&asked)?;
    let stories = page.rows;
    let next = from.saturating_add(number(stories.len()));
    if page.found > next {
        output.remark(&output.language().pick(
            format!("共 {} 篇，往下看用 list --from {next}", page.found),
            format!("{} stories; list --from {next} goes on", page.found),
        ));
    }
    let lines = stories.iter().map(|story| {
        let state = story.state.as_str();
        let title = if story.headline.is_empty() {
            &story.first_words
        } else {
            &story.headline
        };
        row(&[
            &story.id,
            &state,
            &story.words,
            &story.photos,
            &story.updated,
            title,
        ])
    });
    output.answer(&stories, lines)?;
    Ok(Done::All)
}

pub(super) fn show(
    newsroom: &Newsroom,
    story: &str,
    form: ShowForm,
    output: &Output,
) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    match form {
        ShowForm::Text => output.text(&newsroom.exporting().as_text(&id)?)?,
        ShowForm::Markdown => output.text(&newsroom.exporting().as_markdown(&id)?)?,
        ShowForm::Html => output.text(&newsroom.exporting().as_html(&id)?)?,
        ShowForm::Json => {
            let open = newsroom.writing().open_story(&id)?;
            let shown = shapes::story(&open);
            output.text(&format!(
                "{}\n",
                serde_json::to_string_pretty(&shown).unwrap_or_default()
            ))?;
        }
    }
    Ok(Done::All)
}

pub(super) fn spike(newsroom: &Newsroom, story: &str, output: &Output) -> Result<Done, Stopped> {
    answer_row(&newsroom.writing().spike(&newsroom.find_story(story)?)?, output)
}

pub(super) fn unspike(newsroom: &Newsroom, story: &str, output: &Output) -> Result<Done, Stopped> {
    answer_row(&newsroom.writing().unspike(&newsroom.find_story(story)?)?, output)
}

pub(super) fn set(
    newsroom: &Newsroom,
    story: &str,
    fields: &[(String, String)],
    output: &Output,
) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    newsroom.writing().set_fields(&id, fields)?;
    answer_row(&newsroom.writing().open_story(&id)?.row, output)
}

pub(super) fn write(newsroom: &Newsroom, story: &str, file: &Path, output: &Output) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    newsroom.writing().write_body(&id, file)?;
    answer_row(&newsroom.writing().open_story(&id)?.row, output)
}

pub(super) fn figure(
    newsroom: &Newsroom,
    story: &str,
    block: usize,
    output: &Output,
) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    let figure = newsroom.pictures().turn_block(&id, block)?;
    let became = figure.as_ref().map_or("paragraph", |_| "figure");
    let value = serde_json::json!({ "block": block, "became": became, "figure": figure });
    output.answer(&value, [figure.map_or_else(|| became.to_owned(), |id| id.0)])?;
    Ok(Done::All)
}

fn answer_row(story: &StoryRow, output: &Output) -> Result<Done, Stopped> {
    output.answer(story, [&story.id])?;
    Ok(Done::All)
}
