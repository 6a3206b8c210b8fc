//! Outlets: who takes finished pieces, and what they accept.

use std::ops::ControlFlow;

use newsroom::{Newsroom, StationeryOrigin};

use crate::args::OutletArgs;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::shapes;

pub(super) fn outlet(
    newsroom: &Newsroom,
    command: &OutletArgs,
    secret_stdin: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    match command {
        OutletArgs::List => list(newsroom, output)?,
        OutletArgs::Show { name } => {
            let sheet = newsroom.outlets().sheet(name)?;
            if output.is_json() {
                output.json(&newsroom.outlets().find(&sheet.name)?)?;
            } else {
                output.text(&sheet.toml)?;
            }
        }
        OutletArgs::Add { file } => {
            let sheet = newsroom.outlets().add(file)?;
            output.answer(&sheet, [&sheet.name])?;
        }
        OutletArgs::Remove { name } => {
            let sheet = newsroom.outlets().sheet(name)?;
            newsroom.outlets().remove(&sheet.name)?;
            output.answer(&sheet, [&sheet.name])?;
        }
        OutletArgs::Test { name } => {
            let secrets = super::one_secret(secret_stdin)?;
            let says = newsroom
                .delivery()
                .test_outlet(name, &secrets, &mut |_| ControlFlow::Continue(()))?;
            output.answer(&says, [&says])?;
        }
        OutletArgs::Secret { name, forget: true } => {
            newsroom.delivery().forget_secret(name)?;
            output.answer(name, [name])?;
        }
        OutletArgs::Secret { name, forget: false } => {
            if !newsroom.delivery().keep_secret(name, &super::passphrase()?)? {
                output.remark(output.language().pick(
                    "这台机器没有密码库，密码没有保存。每次发送时用 --secret-stdin 给出。",
                    "There is no keychain on this machine, and the password was not kept. Give it with --secret-stdin each time.",
                ));
                return Ok(Done::SomeRefused);
            }
            output.answer(name, [name])?;
        }
        OutletArgs::ForgetKey { name } => {
            newsroom.delivery().forget_host_key(name)?;
            output.answer(name, [name])?;
        }
        OutletArgs::Restore { name } => {
            newsroom.outlets().restore(name.as_deref())?;
            list(newsroom, output)?;
        }
    }
    Ok(Done::All)
}

fn list(newsroom: &Newsroom, output: &Output) -> Result<(), Stopped> {
    let all = newsroom.outlets().list()?;
    let lines = all.sheets.iter().map(|sheet| {
        let origin = match sheet.origin {
            StationeryOrigin::Shipped => "shipped",
            StationeryOrigin::Changed => "changed",
            StationeryOrigin::Own => "own",
        };
        let outlet = sheet.outlet.as_ref();
        let title = outlet.map_or("", |outlet| outlet.title.as_str());
        let wire = outlet
            .and_then(|outlet| outlet.wire.as_ref())
            .map_or("", |wire| wire.kind().name());
        row(&[&sheet.name, &origin, &title, &wire])
    });
    output.answer(&all, lines)?;
    Ok(())
}

/// Finds what an outlet would send the story back for; an empty name checks all outlets.
pub(super) fn check(
    newsroom: &Newsroom,
    story: &str,
    name: &str,
    strict: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    let all = newsroom
        .outlets()
        .preflight(&id, Some(name).filter(|name| !name.is_empty()))?;
    let lines = all.iter().flat_map(|one| {
        one.flags.iter().map(|flag| {
            row(&[
                &one.outlet,
                &shapes::severity(flag.severity),
                &flag.rule.name(),
                &flag.place.name(),
                &flag.says,
            ])
        })
    });
    output.answer(&all, lines)?;
    let fails = all.iter().any(|one| !one.flags.is_empty());
    Ok(if strict && fails {
        Done::SomeRefused
    } else {
        Done::All
    })
}
