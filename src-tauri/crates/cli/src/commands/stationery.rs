//! Templates and snippets.

use newsroom::{Error, Newsroom, Sheets, StationeryItem, StationeryOrigin};

use crate::args::{SnippetArgs, TemplateArgs};
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

pub(super) fn template(
    newsroom: &Newsroom,
    command: &TemplateArgs,
    output: &Output,
) -> Result<Done, Stopped> {
    match command {
        TemplateArgs::List => {
            let all = newsroom.stationery::<newsroom::Template>()?;
            list(&all, |template| &template.says, output)
        }
        TemplateArgs::Show { name } => {
            let template = newsroom.find_stationery::<newsroom::Template>(name)?.form;
            let lines = template.blocks.iter().map(|block| block.prompt.clone());
            output.answer(&template, lines)?;
            Ok(Done::All)
        }
        TemplateArgs::Add { file } => answer(&newsroom.add_template(file)?, output),
        TemplateArgs::Remove { name } => remove::<newsroom::Template>(newsroom, name, output),
        TemplateArgs::Restore { name } => restore::<newsroom::Template>(newsroom, name.as_deref(), output),
    }
}

pub(super) fn snippet(newsroom: &Newsroom, command: &SnippetArgs, output: &Output) -> Result<Done, Stopped> {
    match command {
        SnippetArgs::List => {
            let all = newsroom.stationery::<newsroom::Snippet>()?;
            list(&all, |snippet| &snippet.text, output)
        }
        SnippetArgs::Show { name } => {
            let snippet = newsroom.find_stationery::<newsroom::Snippet>(name)?.form;
            output.answer(&snippet, [&snippet.text])?;
            Ok(Done::All)
        }
        SnippetArgs::Add { name, text } => {
            let same = newsroom.find_stationery::<newsroom::Snippet>(name);
            let snippet = newsroom::Snippet {
                id: same.map(|sheet| sheet.form.id).unwrap_or_default(),
                name: name.clone(),
                text: text.clone(),
            };
            answer(&newsroom.save_stationery(snippet)?, output)
        }
        SnippetArgs::Remove { name } => remove::<newsroom::Snippet>(newsroom, name, output),
        SnippetArgs::Restore { name } => restore::<newsroom::Snippet>(newsroom, name.as_deref(), output),
        SnippetArgs::Fill { name, story, fields } => {
            let text = newsroom.find_stationery::<newsroom::Snippet>(name)?.form.text;
            let story = story
                .as_deref()
                .map(|story| newsroom.find_story(story))
                .transpose()?;
            let filled = newsroom.fill_snippet(&text, story.as_deref(), fields)?;
            let open: Vec<&str> = filled.open().collect();
            if let Some(example) = open.first() {
                return Err(Error::OpenFields {
                    fields: open.join(", "),
                    example: (*example).to_owned(),
                }
                .into());
            }
            output.answer(&filled, [&filled.text])?;
            Ok(Done::All)
        }
    }
}

fn list<T: StationeryItem>(
    all: &Sheets<T>,
    says: impl Fn(&T) -> &String,
    output: &Output,
) -> Result<Done, Stopped> {
    let lines = all.sheets.iter().map(|sheet| {
        let origin = match sheet.origin {
            StationeryOrigin::Shipped => "shipped",
            StationeryOrigin::Changed => "changed",
            StationeryOrigin::Own => "own",
        };
        row(&[&sheet.form.id(), &origin, &sheet.form.name(), says(&sheet.form)])
    });
    output.answer(all, lines)?;
    Ok(Done::All)
}

fn remove<T: StationeryItem>(newsroom: &Newsroom, name: &str, output: &Output) -> Result<Done, Stopped> {
    let form = newsroom.find_stationery::<T>(name)?.form;
    newsroom.remove_stationery::<T>(form.id())?;
    answer(&form, output)
}

fn restore<T: StationeryItem>(
    newsroom: &Newsroom,
    name: Option<&str>,
    output: &Output,
) -> Result<Done, Stopped> {
    newsroom.restore_stationery::<T>(name)?;
    let all = newsroom.stationery::<T>()?;
    output.answer(&all, all.sheets.iter().map(|sheet| sheet.form.id()))?;
    Ok(Done::All)
}

fn answer<T: StationeryItem>(form: &T, output: &Output) -> Result<Done, Stopped> {
    output.answer(form, [form.id()])?;
    Ok(Done::All)
}
