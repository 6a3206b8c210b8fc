//! Who works here.

use newsroom::{Error, Newsroom, Profile};

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

/// The person types the passphrase themselves.
pub(super) fn new_key(newsroom: &Newsroom, name: &str, output: &Output) -> Result<Done, Stopped> {
    let public = newsroom.new_key(name)?;
    output.answer(&serde_json::json!({ "name": name, "key": public }), [&public])?;
    Ok(Done::All)
}
