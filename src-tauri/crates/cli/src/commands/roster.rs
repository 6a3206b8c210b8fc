//! The roster: the people and units that the copy desk knows.

use newsroom::{KnownPerson, KnownUnit, Newsroom, ProposedPerson};

use crate::args::roster::{PeopleArgs, UnitsArgs};
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

pub(super) fn people(newsroom: &Newsroom, args: &PeopleArgs, output: &Output) -> Result<Done, Stopped> {
    match args {
        PeopleArgs::List => {
            let all = newsroom.stationery().list::<KnownPerson>()?.sheets;
            let people: Vec<KnownPerson> = all.into_iter().map(|sheet| sheet.form).collect();
            output.answer(&people, people.iter().map(person_row))?;
        }
        PeopleArgs::Add { name, fields } => {
            person(&newsroom.copydesk().set_person(name, fields, true)?, output)?;
        }
        PeopleArgs::Set { name, fields } => {
            person(&newsroom.copydesk().set_person(name, fields, false)?, output)?;
        }
        PeopleArgs::Forget { name } => {
            let known = newsroom.stationery().find::<KnownPerson>(name)?.form;
            newsroom.stationery().remove::<KnownPerson>(&known.id)?;
            person(&known, output)?;
        }
        PeopleArgs::Import { table } => {
            let taken = newsroom.copydesk().import_roster(table)?;
            output.answer(&taken, [row(&[&taken.people, &taken.units])])?;
        }
        PeopleArgs::Export { to } => {
            newsroom.copydesk().export_roster(to)?;
            output.answer(&to, [to.display().to_string()])?;
        }
        PeopleArgs::Proposed { take: Some(name), .. } => {
            person(&newsroom.copydesk().take_proposed_person(name)?, output)?;
        }
        PeopleArgs::Proposed { turn_down, .. } => {
            if let Some(name) = turn_down {
                newsroom.copydesk().turn_down_person(name)?;
            }
            let proposed = newsroom.copydesk().proposed_people()?;
            output.answer(&proposed, proposed.iter().map(proposed_row))?;
        }
    }
    Ok(Done::All)
}

pub(super) fn units(newsroom: &Newsroom, args: &UnitsArgs, output: &Output) -> Result<Done, Stopped> {
    match args {
        UnitsArgs::List => {
            let all = newsroom.stationery().list::<KnownUnit>()?.sheets;
            let units: Vec<KnownUnit> = all.into_iter().map(|sheet| sheet.form).collect();
            output.answer(&units, units.iter().map(unit_row))?;
        }
        UnitsArgs::Set { name, shorts } => {
            let known = newsroom.stationery().find::<KnownUnit>(name);
            let unit = newsroom.stationery().save(KnownUnit {
                id: known.map_or(String::new(), |sheet| sheet.form.id),
                name: name.clone(),
                shorts: shorts.clone(),
            })?;
            output.answer(&unit, [unit_row(&unit)])?;
        }
        UnitsArgs::Forget { name } => {
            let unit = newsroom.stationery().find::<KnownUnit>(name)?.form;
            newsroom.stationery().remove::<KnownUnit>(&unit.id)?;
            output.answer(&unit, [unit_row(&unit)])?;
        }
    }
    Ok(Done::All)
}

fn person(person: &KnownPerson, output: &Output) -> Result<(), Stopped> {
    output.answer(person, [person_row(person)])?;
    Ok(())
}

fn person_row(person: &KnownPerson) -> String {
    let rank = person.rank.map_or_else(String::new, |rank| rank.to_string());
    let offices = person.offices.iter().map(|office| {
        let day = |day: Option<_>| day.map_or_else(String::new, |day| format!("{day}"));
        match (office.from, office.to) {
            (None, None) => office.in_full(),
            (from, to) => format!("{} {}..{}", office.in_full(), day(from), day(to)),
        }
    });
    row(&[&person.name, &rank, &offices.collect::<Vec<_>>().join("; ")])
}

fn unit_row(unit: &KnownUnit) -> String {
    row(&[&unit.name, &unit.shorts.join("; ")])
}

fn proposed_row(one: &ProposedPerson) -> String {
    row(&[&one.name, &one.pieces, &one.titles.join("; ")])
}
