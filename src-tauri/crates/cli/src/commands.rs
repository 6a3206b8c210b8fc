//! One function per command: opens the store as the command needs it, calls the newsroom, prints the answer.

mod arriving;
mod checking;
mod commenting;
mod filing;
mod keeping;
mod outlets;
mod packages;
mod people;
mod photos;
mod review;
mod roster;
mod settling;
mod sheets;
mod signing;
pub(crate) mod stamping;
mod stories;
pub(crate) mod strangers;
mod trash;
mod versions;

use std::path::Path;

use newsroom::{Access, Error, Intake, Newsroom, Secrets, WallClock};

use crate::args::filing::Filing;
use crate::args::pictures::PhotoArgs;
use crate::args::review::ReviewArgs;
use crate::args::roster::UnitsArgs;
use crate::args::{Args, Command, CompareForm, KeysArgs, OutletArgs, ShowForm};
use crate::outcome::{Done, Stopped};
use crate::output::Output;
use crate::stationery;

/// Runs the command.
pub(crate) fn run(args: &Args, output: &mut Output) -> Result<Done, Stopped> {
    let dir = args.store.clone().or_else(newsroom::default_store);
    if let Command::Verify { package } = &args.command {
        return packages::verify(package, dir.as_deref(), output);
    }
    if let Command::Check {
        story,
        strict,
        outlet: None,
        sarif,
    } = &args.command
        && Path::new(story).is_file()
    {
        return checking::file(Path::new(story), (*strict, *sarif), output);
    }
    let dir = dir.ok_or(Stopped::NoStore)?;
    if let Command::RestoreBackup { from } = &args.command {
        return keeping::restore_backup(from, &dir, output);
    }
    if let Command::Rescue { whole: true, .. } = &args.command {
        return keeping::rescue_whole(&dir, output);
    }
    let newsroom = match &args.command {
        // What is saved goes out also where the store's own disk takes nothing.
        Command::Export { .. } => Newsroom::open_to_write_or_read(&dir, Box::new(WallClock))?,
        command => Newsroom::open(&dir, access(command), Box::new(WallClock))?,
    };
    newsroom.speak(output.language());
    if args.passphrase_stdin {
        newsroom.signing().use_passphrase(passphrase()?);
    }
    let (accepted, language) = (args.accept_key.clone(), output.language());
    newsroom
        .delivery()
        .meet_strangers(move |stranger| strangers::is_trusted(stranger, accepted.as_deref(), language));
    let done = dispatch(args, &newsroom, output);
    if access(&args.command) == Access::Write {
        // A failed backup is reported by the doctor; the command itself has been done.
        if let Ok(Some(_)) = newsroom.keeping().first_backup_of_the_day() {
            // Everything is read once in thirty days of use, so that damage is found while there are whole copies.
            let _ = newsroom.keeping().scrub(30);
            // Once a day is enough for the leftovers of killed runs and deleted stories.
            let _ = newsroom.writing().sweep();
        }
    }
    newsroom
        .take_remarks()
        .iter()
        .for_each(|remark| output.remark(remark));
    done
}

fn dispatch(args: &Args, newsroom: &Newsroom, output: &Output) -> Result<Done, Stopped> {
    let (json, secret_stdin) = (args.json, args.secret_stdin);
    match &args.command {
        Command::Profile { name, fields } => people::profile(newsroom, name.as_deref(), fields, output),
        Command::Import {
            files,
            photos,
            keep_indents,
        } => {
            let photos = photos.as_deref();
            let intake = Intake {
                photos,
                keep_indents: *keep_indents,
            };
            stories::import(newsroom, files, intake, output)
        }
        Command::New { template } => stories::new(newsroom, template.as_deref(), output),
        Command::Stationery(kept) => stationery::run(newsroom, kept, output),
        Command::Outlet(outlet) => outlets::outlet(newsroom, outlet, secret_stdin, output),
        Command::Delete { story, for_ever } => trash::delete(newsroom, story, *for_ever, output),
        Command::Sample => stories::sample(newsroom, output),
        Command::List { most, from } => stories::list(newsroom, *from, *most, output),
        Command::Show { story, form } => {
            let form = if json && *form == ShowForm::Text {
                ShowForm::Json
            } else {
                *form
            };
            stories::show(newsroom, story, form, output)
        }
        Command::Spike { story } => stories::spike(newsroom, story, output),
        Command::Unspike { story } => stories::unspike(newsroom, story, output),
        Command::Set { story, fields } => stories::set(newsroom, story, fields, output),
        Command::Write { story, file } => stories::write(newsroom, story, file, output),
        Command::Figure { story, block } => stories::figure(newsroom, story, *block, output),
        Command::Photo(photo) => photos::run(newsroom, photo, output),
        Command::Check {
            story,
            strict,
            outlet: Some(name),
            ..
        } => outlets::check(newsroom, story, name, *strict, output),
        Command::Check {
            story, strict, sarif, ..
        } => checking::story(newsroom, story, (*strict, *sarif), output),
        Command::Fix { story, rule } => checking::fix(newsroom, story, rule, output),
        Command::Export {
            story,
            to,
            outlet,
            formats,
        } => packages::export(newsroom, story, to, outlet.as_deref(), formats, output),
        Command::Review(review) => review::run(newsroom, review, secret_stdin, output),
        Command::Filing(filing) => filing::run(newsroom, filing, secret_stdin, output),
        Command::Keys(keys) => people::keys(newsroom, keys, output),
        Command::People(people) => roster::people(newsroom, people, output),
        Command::Units(units) => roster::units(newsroom, units, output),
        Command::History { story } => versions::history(newsroom, story, output),
        Command::Compare {
            story,
            base,
            hers,
            form,
        } => {
            let form = if json { CompareForm::Json } else { *form };
            versions::compare(newsroom, story, (base.0, hers.0), form, output)
        }
        Command::Restore { story, revision } => versions::restore(newsroom, story, *revision, output),
        Command::Backup { to } => keeping::backup(newsroom, to, output),
        Command::Doctor => keeping::doctor(newsroom, output),
        Command::Rescue { piece, all, from, .. } => {
            keeping::rescue(newsroom, piece.as_deref(), *all, from, output)
        }
        // Handled above, without a store.
        Command::Verify { .. } | Command::RestoreBackup { .. } => Ok(Done::All),
    }
}

/// The access that a command needs: one that only reads can run beside a window that writes.
fn access(command: &Command) -> Access {
    match command {
        Command::Show { .. }
        | Command::List { .. }
        | Command::Check { .. }
        | Command::History { .. }
        | Command::Compare { .. }
        | Command::Backup { .. }
        | Command::Doctor
        | Command::Rescue {
            piece: None,
            all: false,
            ..
        }
        | Command::Delete { for_ever: false, .. }
        | Command::Outlet(OutletArgs::List | OutletArgs::Show { .. })
        | Command::Filing(Filing::Outbox { what: None } | Filing::Ledger { note: None, .. })
        | Command::Photo(
            PhotoArgs::List { .. }
            | PhotoArgs::Removed { .. }
            | PhotoArgs::People { take: false, .. }
            | PhotoArgs::Captions { preview: true, .. }
            | PhotoArgs::ProofSheet { .. }
            | PhotoArgs::Stamp { preview: true, .. },
        )
        | Command::Units(UnitsArgs::List)
        | Command::Keys(KeysArgs::List | KeysArgs::Show { .. })
        | Command::Review(
            ReviewArgs::Register { .. }
            | ReviewArgs::Changes { .. }
            | ReviewArgs::Comments { .. }
            | ReviewArgs::Trail { .. },
        ) => Access::Read,
        Command::Review(ReviewArgs::Stages { fields }) if fields.is_empty() => Access::Read,
        Command::Profile { name: None, .. } => Access::Read,
        Command::Stationery(kept) if kept.only_looks() => Access::Read,
        Command::People(people) if people.only_looks() => Access::Read,
        _ => Access::Write,
    }
}

/// The first line of standard input. An empty one is refused: a key under an empty passphrase is unprotected.
fn passphrase() -> Result<String, Stopped> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    let passphrase = line.trim_end_matches(['\r', '\n']);
    if passphrase.is_empty() {
        Err(Error::NoPassphrase.into())
    } else {
        Ok(passphrase.to_owned())
    }
}

/// The first line of standard input, as the only secret; no secret where the flag was not given.
fn one_secret(promised: bool) -> Result<Secrets, Stopped> {
    if promised {
        Ok(Secrets::one(passphrase()?))
    } else {
        Ok(Secrets::default())
    }
}

/// Makes the last folder of a path for convenience; where more of the path is missing, the disk is not connected.
fn make_last_folder(to: &Path) -> Result<(), Error> {
    let above = to
        .parent()
        .filter(|above| !above.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if to.exists() || !above.is_dir() {
        return Ok(());
    }
    disk::make_folder(to).map_err(|source| Error::Unwritable {
        path: to.to_owned(),
        source,
    })
}
