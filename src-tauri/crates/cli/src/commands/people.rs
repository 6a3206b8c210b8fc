//! The person who works here, and keys. Those of the roster are `roster`'s.

use newsroom::{Error, KeyRow, KeyTrust, Newsroom, Profile};

use crate::args::KeysArgs;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

pub(super) fn profile(
    newsroom: &Newsroom,
    name: Option<&str>,
    fields: &[(String, String)],
    output: &Output,
) -> Result<Done, Stopped> {
    let mut profile = newsroom.profile()?.unwrap_or_default();
    if let Some(name) = name {
        name.clone_into(&mut profile.name);
        for (field, value) in fields {
            set(&mut profile, field, value)?;
        }
        newsroom.set_profile(&profile)?;
    }
    output.answer(
        &profile,
        [row(&[
            &profile.name,
            &profile.unit,
            &profile.sign_off,
            &profile.place,
        ])],
    )?;
    Ok(Done::All)
}

fn set(profile: &mut Profile, field: &str, value: &str) -> Result<(), Error> {
    match field {
        "unit" => value.clone_into(&mut profile.unit),
        "place" => value.clone_into(&mut profile.place),
        "sign_off" => value.clone_into(&mut profile.sign_off),
        _ => {
            return Err(Error::NoSuchField {
                field: field.to_owned(),
                known: "unit, sign_off, place".to_owned(),
            });
        }
    }
    Ok(())
}

pub(super) fn keys(newsroom: &Newsroom, keys: &KeysArgs, output: &Output) -> Result<Done, Stopped> {
    let key = match keys {
        KeysArgs::New { name } => return new_key(newsroom, name, output),
        KeysArgs::List => {
            let known = newsroom.signing().known_keys()?;
            output.answer(&known, known.iter().map(key_row))?;
            return Ok(Done::All);
        }
        KeysArgs::Show { key } => newsroom.signing().find_key(key)?,
        KeysArgs::Trust { key } => newsroom.signing().trust_key(key)?.key,
        KeysArgs::Retire { key } => newsroom.signing().retire_key(key)?.key,
        KeysArgs::Forget { key } => newsroom.signing().forget_key(key)?.key,
    };
    output.answer(&key, [key_row(&key)])?;
    Ok(Done::All)
}

fn key_row(key: &KeyRow) -> String {
    let trust = match key.trust {
        KeyTrust::Own => "own",
        KeyTrust::Trusted => "trusted",
        KeyTrust::Met => "met",
        KeyTrust::Retired => "retired",
    };
    row(&[&key.number, &trust, &key.name, &key.unit, &key.since, &key.key])
}

/// The person types the passphrase themselves.
fn new_key(newsroom: &Newsroom, name: &str, output: &Output) -> Result<Done, Stopped> {
    let public = newsroom.signing().new_key(name)?;
    output.answer(&serde_json::json!({ "name": name, "key": public }), [&public])?;
    Ok(Done::All)
}
