//! Filing to outlets: deliveries, the outbox, the inbox, the ledger.

use std::io::Read;

use newsroom::{Adoption, Amending, Delivering, DeliveryRow, DeliveryStanding, Newsroom, Relation, Secrets};

use super::one_secret;
use crate::args::filing::{AdoptionArg, Deliver, Filing, InboxArgs, Ledger, Outbox};
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::progress::Bar;

pub(super) fn run(
    newsroom: &Newsroom,
    filing: &Filing,
    secret_stdin: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    match filing {
        Filing::Deliver(deliver) => self::deliver(newsroom, deliver, secret_stdin, output),
        Filing::Outbox { what } => outbox(newsroom, what.as_ref(), secret_stdin, output),
        Filing::Inbox(inbox) => self::inbox(newsroom, inbox, secret_stdin, output),
        Filing::Ledger {
            note:
                Some(Ledger::Note {
                    delivery,
                    became,
                    words,
                }),
            ..
        } => {
            let adoption = match became {
                AdoptionArg::Adopted => Some(Adoption::Adopted),
                AdoptionArg::Declined => Some(Adoption::Declined),
                AdoptionArg::Open => None,
            };
            let noted = newsroom.delivery().note_adoption(delivery, adoption, words)?;
            output.answer(&noted, [line(&noted)])?;
            Ok(Done::All)
        }
        Filing::Ledger { month, to, .. } => {
            match to {
                None => output.text(&newsroom.delivery().ledger(month)?)?,
                Some(path) => {
                    newsroom.delivery().save_ledger(month, path)?;
                    output.answer(&serde_json::json!({ "path": path }), [row(&[&path.display()])])?;
                }
            }
            Ok(Done::All)
        }
    }
}

fn deliver(
    newsroom: &Newsroom,
    deliver: &Deliver,
    secret_stdin: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    let secrets = one_secret(secret_stdin)?;
    let id = newsroom.find_story(&deliver.story)?;
    let amends = [
        (Relation::Supersedes, &deliver.supersedes),
        (Relation::Corrects, &deliver.corrects),
        (Relation::Withdraws, &deliver.withdraws),
    ];
    let amends = amends.iter().find_map(|(relation, which)| {
        Some(Amending {
            relation: *relation,
            delivery: which.as_deref()?,
            reason: &deliver.reason,
        })
    });
    let wanted = Delivering {
        outlet: &deliver.outlet,
        amends,
        unreviewed: deliver.unreviewed,
        hold: deliver.hold,
        despite_embargo: deliver.despite_embargo,
        ..Delivering::default()
    };
    let bar = Bar::new();
    let queued = newsroom
        .delivery()
        .deliver(&id, &wanted, &mut |progress| bar.show(progress))?;
    queued.warnings.iter().for_each(|warning| output.remark(warning));
    let mut rows = vec![queued.delivery];
    // A delivery that waits for its time is not sent now.
    if !deliver.later && rows.iter().all(|row| row.held.is_empty()) {
        let only = rows.first().map(|row| row.id.clone());
        rows = newsroom
            .delivery()
            .run_outbox(only.as_deref(), &secrets, &mut |at| {
                bar.carry(at, output.language())
            })?;
    }
    drop(bar);
    told(&rows, output);
    let ids = rows.iter().map(|row| row.id.as_str());
    match rows.first() {
        Some(first) => output.answer(first, ids)?,
        None => output.answer(&rows, ids)?,
    }
    Ok(done(&rows))
}

fn outbox(
    newsroom: &Newsroom,
    what: Option<&Outbox>,
    secret_stdin: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    let rows = match what {
        None => {
            let rows = newsroom.delivery().outbox()?;
            output.answer(&rows, rows.iter().map(line))?;
            return Ok(Done::All);
        }
        Some(Outbox::Run) => {
            let secrets = match secret_stdin {
                true => Secrets::lines(&standard_input()?),
                false => Secrets::default(),
            };
            let bar = Bar::new();
            newsroom
                .delivery()
                .run_outbox(None, &secrets, &mut |at| bar.carry(at, output.language()))?
        }
        Some(Outbox::Retry { delivery }) => {
            let secrets = one_secret(secret_stdin)?;
            let row = newsroom.delivery().retry(delivery)?;
            let bar = Bar::new();
            newsroom
                .delivery()
                .run_outbox(Some(&row.id), &secrets, &mut |at| {
                    bar.carry(at, output.language())
                })?
        }
        Some(Outbox::Pause { delivery }) => vec![newsroom.delivery().pause(delivery)?],
        Some(Outbox::Cancel { delivery }) => vec![newsroom.delivery().cancel(delivery)?.0],
    };
    if matches!(what, Some(Outbox::Run | Outbox::Retry { .. })) {
        told(&rows, output);
    }
    output.answer(&rows, rows.iter().map(line))?;
    Ok(done(&rows))
}

fn inbox(
    newsroom: &Newsroom,
    inbox: &InboxArgs,
    secret_stdin: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    let secrets = one_secret(secret_stdin)?;
    let bar = Bar::new();
    let mut watch = |progress| bar.show(progress);
    match &inbox.claim {
        Some(name) => {
            let consent = inbox.agreement.consent();
            let arrived = newsroom.delivery().claim(
                &inbox.outlet,
                name,
                inbox.returns,
                &consent,
                &secrets,
                &mut watch,
            )?;
            drop(bar);
            super::arriving::tell_arrival(&arrived, output);
            output.answer(&arrived, [&arrived.story.id])?;
        }
        None => {
            let found = newsroom
                .delivery()
                .inbox(&inbox.outlet, inbox.returns, &secrets, &mut watch)?;
            drop(bar);
            if !found.can_claim {
                output.remark(output.language().pick(
                    "这条线路只能看：不能让一个人先领走。",
                    "This road can only be read: nobody can take a package before the others.",
                ));
            }
            let lines = found.packages.iter();
            output.answer(&found, lines.map(|one| row(&[&one.name, &one.bytes])))?;
        }
    }
    Ok(Done::All)
}

/// Prints remarks about deliveries that have not arrived.
fn told(rows: &[DeliveryRow], output: &Output) {
    for row in rows.iter().filter(|row| !row.met.is_empty()) {
        output.remark(&output.language().pick(
            format!(
                "“{}”的服务器是第一次连接，已记住它的指纹 {}。",
                row.title, row.met
            ),
            format!(
                "The server of {} was new; its fingerprint {} is remembered.",
                row.title, row.met
            ),
        ));
    }
    for row in rows.iter().filter(|row| row.state != DeliveryStanding::Delivered) {
        output.remark(&format!("{}: {}", row.title, row.says));
        if let Some(stranger) = &row.stranger {
            output.remark(&super::strangers::next_step(stranger, output.language()));
        }
    }
}

/// The exit status: a waiting delivery counts as done; a failed or unreadable one as refused.
fn done(rows: &[DeliveryRow]) -> Done {
    let refused =
        |row: &DeliveryRow| matches!(row.state, DeliveryStanding::Failed | DeliveryStanding::Unreadable);
    if rows.iter().any(refused) {
        Done::SomeRefused
    } else {
        Done::All
    }
}

fn line(one: &DeliveryRow) -> String {
    let proof = one.receipt.as_ref().map_or("", |receipt| receipt.proof.name());
    row(&[
        &one.id,
        &state(one.state),
        &one.outlet,
        &one.headline,
        &one.due,
        &one.name,
        &proof,
        &one.says,
    ])
}

fn state(state: DeliveryStanding) -> &'static str {
    match state {
        DeliveryStanding::Waiting => "waiting",
        DeliveryStanding::Sending => "sending",
        DeliveryStanding::Verifying => "verifying",
        DeliveryStanding::NeedsPassword => "needs_password",
        DeliveryStanding::Paused => "paused",
        DeliveryStanding::Delivered => "delivered",
        DeliveryStanding::Failed => "failed",
        DeliveryStanding::Cancelled => "cancelled",
        DeliveryStanding::Unreadable => "unreadable",
    }
}

fn standard_input() -> Result<String, Stopped> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    Ok(text)
}
