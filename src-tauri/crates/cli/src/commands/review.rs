//! Review by package: filing, opening, commenting, returning, taking, signing.

use std::path::Path;

use newsroom::{Error, Newsroom, Secrets, SentPackage};

use super::{arriving, commenting, make_last_folder, settling, signing};
use crate::args::review::{Incoming, ReviewArgs, Sending, Taken, Whither};
use crate::outcome::{Done, Stopped};
use crate::output::Output;
use crate::progress::Bar;

pub(super) fn run(
    newsroom: &Newsroom,
    review: &ReviewArgs,
    secret_stdin: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    match review {
        ReviewArgs::File {
            story,
            to,
            form: Sending::Docx,
        } => word(newsroom, story, to, false, output),
        ReviewArgs::Return {
            story,
            to,
            form: Sending::Docx,
        } => word(newsroom, story, to, true, output),
        ReviewArgs::File { story, to, .. } => sent(newsroom, (to, secret_stdin), output, |bar, secrets| {
            let (id, mut watch) = (newsroom.find_story(story)?, |progress| bar.show(progress));
            match (&to.to, &to.outlet) {
                (Some(folder), _) => newsroom.review().file(&id, folder, None, &mut watch),
                (None, outlet) => newsroom.delivery().file_to(
                    &id,
                    outlet.as_deref().unwrap_or_default(),
                    None,
                    secrets,
                    &mut watch,
                ),
            }
        }),
        ReviewArgs::Return { story, to, .. } => sent(newsroom, (to, secret_stdin), output, |bar, secrets| {
            let (id, mut watch) = (newsroom.find_story(story)?, |progress| bar.show(progress));
            match (&to.to, &to.outlet) {
                (Some(folder), _) => newsroom.review().return_story(&id, folder, None, &mut watch),
                (None, outlet) => newsroom.delivery().return_to(
                    &id,
                    outlet.as_deref().unwrap_or_default(),
                    None,
                    secrets,
                    &mut watch,
                ),
            }
        }),
        ReviewArgs::Open(Incoming { package, agreement }) if newsroom::is_mail(package) => {
            arriving::mail(output, |bar| {
                newsroom
                    .review()
                    .open_mail(package, &agreement.consent(), &mut |progress| bar.show(progress))
            })
        }
        ReviewArgs::Open(Incoming { package, agreement }) => arriving::came(output, |bar| {
            newsroom
                .review()
                .open_package(package, &agreement.consent(), &mut |progress| bar.show(progress))
        }),
        ReviewArgs::Register { number } => arriving::register(newsroom, *number, output),
        ReviewArgs::Take(Taken { file, agreement }) => arriving::came(output, |bar| match file.as_slice() {
            [story, word] => {
                let id = newsroom.find_story(&story.to_string_lossy())?;
                newsroom.review().take_word(Some(&id), word)
            }
            all => {
                let file = all.first().cloned().unwrap_or_default();
                newsroom
                    .review()
                    .take(&file, &agreement.consent(), &mut |progress| bar.show(progress))
            }
        }),
        ReviewArgs::Changes { story } => settling::changes(newsroom, story, output),
        ReviewArgs::Settle(asked) => settling::settle(newsroom, asked, output),
        ReviewArgs::Comment(comment) => commenting::say(newsroom, comment, output),
        ReviewArgs::Comments { story } => commenting::comments(newsroom, story, output),
        ReviewArgs::Sign(sign) => signing::signed(newsroom, sign, output),
        ReviewArgs::Trail { story } => signing::trail(newsroom, story, output),
        ReviewArgs::Stages { fields } => signing::stages(newsroom, fields, output),
    }
}

fn word(
    newsroom: &Newsroom,
    story: &str,
    to: &Whither,
    back: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    // clap requires a folder or an outlet.
    let to = to.to.as_deref().unwrap_or(Path::new("."));
    make_last_folder(to)?;
    let path = newsroom
        .review()
        .send_word(&newsroom.find_story(story)?, to, back)?;
    let path = path.display().to_string();
    output.answer(&serde_json::json!({ "path": path }), [&path])?;
    Ok(Done::All)
}

fn sent(
    newsroom: &Newsroom,
    (to, secret_stdin): (&Whither, bool),
    output: &Output,
    send: impl FnOnce(&Bar, &Secrets) -> Result<SentPackage, Error>,
) -> Result<Done, Stopped> {
    let secrets = super::one_secret(secret_stdin)?;
    if let Some(folder) = &to.to {
        make_last_folder(folder)?;
    }
    let bar = Bar::new();
    let sent = send(&bar, &secrets)?;
    drop(bar);
    if sent.signed_by.is_none() {
        let name = newsroom.profile()?.unwrap_or_default().name;
        let zh = "没有签名钥匙，稿件包没有签名。用 --passphrase-stdin 给一个口令，就会做一把。";
        let en = "There is no signing key, so the package is not signed. Give a passphrase with --passphrase-stdin to have one made.";
        let unnamed = "还没有登记姓名，稿件包没有签名。用 profile 登记。";
        let unnamed_en = "Nobody said who works here, so the package is not signed. Say it with profile.";
        let says = if name.is_empty() {
            (unnamed, unnamed_en)
        } else {
            (zh, en)
        };
        output.remark(output.language().pick(says.0, says.1));
    }
    output.answer(&sent, [&sent.exported.path])?;
    Ok(Done::All)
}
