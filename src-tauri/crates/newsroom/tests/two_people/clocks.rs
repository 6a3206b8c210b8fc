//! A clock that is wrong once: nothing of the history is lost, the next revision is taken in time, and what failed is sent.

use newsroom::{Delivering, Newsroom, PieceState, Secrets};

use crate::rig::{Rig, go_on, write};

/// In minutes.
const DAY: i64 = 24 * 60;

/// Writes for so many minutes, a save each.
fn write_for(rig: &Rig, id: &str, minutes: i64) {
    let (writer, _) = rig.people();
    for _ in 0..minutes {
        rig.clock.passes(1);
        let version = writer.writing().open_story(id).unwrap().version;
        write(writer, id, |content| content.ednote = format!("第 {version} 次"));
    }
}

#[test]
fn one_save_by_a_wrong_clock_costs_no_revision_and_the_next_is_taken_in_its_half_hour() {
    for jump in [3652 * DAY, -3652 * DAY, 36525 * DAY, -60] {
        let rig = Rig::new();
        let (writer, _) = rig.people();
        let id = rig.piece();
        write_for(&rig, &id, 180);
        let before = writer.writing().history(&id).unwrap().len();
        assert!(before > 30, "the control: {before} revisions in three hours");
        rig.clock.is_set(jump);
        write_for(&rig, &id, 1);
        rig.clock.is_set(-jump);
        write_for(&rig, &id, 30);
        let after = writer.writing().history(&id).unwrap().len();
        assert!(
            after > before + 4,
            "{jump} minutes: {before} revisions, and {after} half an hour later"
        );
    }
}

/// A delivery to a folder that is not there.
fn to_a_missing_folder(rig: &Rig) -> std::path::PathBuf {
    let (writer, _) = rig.people();
    let shelf = rig.folder("shelf");
    std::fs::remove_dir(&shelf).unwrap();
    let toml = format!(
        "name = \"shelf\"\nformats = [\"text\"]\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
        shelf.display()
    );
    writer.outlets().save(&toml, None).unwrap();
    let id = rig.piece();
    let wanted = Delivering {
        outlet: "shelf",
        unreviewed: true,
        ..Delivering::default()
    };
    writer.delivery().deliver(&id, &wanted, &mut go_on).unwrap();
    shelf
}

fn send(writer: &Newsroom) {
    let sent = writer
        .delivery()
        .run_outbox(None, &Secrets::default(), &mut go_on);
    sent.unwrap();
}

#[test]
fn a_delivery_that_failed_while_the_clock_was_ahead_goes_when_it_is_right_again() {
    let rig = Rig::new();
    let shelf = to_a_missing_folder(&rig);
    let (writer, _) = rig.people();
    rig.clock.is_set(3652 * DAY);
    send(writer);
    assert!(
        writer.delivery().due().unwrap().is_empty(),
        "it failed, and waits"
    );
    rig.clock.is_set(-3652 * DAY);
    assert!(
        writer.delivery().due().unwrap().is_empty(),
        "as long as it would have"
    );
    std::fs::create_dir(&shelf).unwrap();
    rig.clock.passes(10);
    assert_eq!(
        writer.delivery().due().unwrap().len(),
        1,
        "nobody waits ten years"
    );
    send(writer);
    assert_eq!(std::fs::read_dir(&shelf).unwrap().count(), 1);
}

#[test]
fn another_run_of_the_program_lets_nothing_wait_longer_than_its_pause() {
    let rig = Rig::new();
    let shelf = to_a_missing_folder(&rig);
    rig.clock.is_set(120);
    send(rig.people().0);
    rig.clock.is_set(-120);
    let rig = rig.opened_again();
    let (writer, _) = rig.people();
    std::fs::create_dir(&shelf).unwrap();
    assert_eq!(writer.delivery().due().unwrap().len(), 1);
    send(writer);
    assert_eq!(std::fs::read_dir(&shelf).unwrap().count(), 1);
}

#[test]
fn a_clock_that_is_set_ahead_or_back_shortens_and_lengthens_no_pause() {
    for minutes in [-3652 * DAY, -60, 60, 3652 * DAY] {
        let rig = Rig::new();
        to_a_missing_folder(&rig);
        let (writer, _) = rig.people();
        send(writer);
        rig.clock.is_set(minutes);
        assert!(
            writer.delivery().due().unwrap().is_empty(),
            "set by {minutes} minutes"
        );
        rig.clock.passes(10);
        assert_eq!(
            writer.delivery().due().unwrap().len(),
            1,
            "set by {minutes} minutes"
        );
    }
}

/// Changes a word of a story on the disk, which nothing notices but its digest.
fn damage_text(writer: &Newsroom, id: &str) {
    let conn = rusqlite::Connection::open(writer.dir().join("galley.db")).unwrap();
    let sql =
        "UPDATE working_copies SET content = CAST(replace(CAST(content AS TEXT), '下拨', '下发') AS BLOB)
               WHERE story = (SELECT id FROM stories WHERE guid = ?1)";
    assert_eq!(conn.execute(sql, [id]).unwrap(), 1);
}

/// The numbers of a story's revisions.
fn revisions(writer: &Newsroom, id: &str) -> Vec<u32> {
    let history = writer.writing().history(id).unwrap();
    history.into_iter().map(|revision| revision.number).collect()
}

/// Writes for so many minutes, a save of each story a minute.
fn write_all(rig: &Rig, ids: &[&String], minutes: u32) {
    let (writer, _) = rig.people();
    for _ in 0..minutes {
        rig.clock.passes(1);
        for id in ids {
            let version = writer.writing().open_story(id).unwrap().version;
            write(writer, id, |content| content.ednote = format!("第 {version} 次"));
        }
    }
}

#[test]
fn thirty_days_with_damage_on_the_third_and_two_wrong_clocks_cost_nothing() {
    let rig = Rig::new();
    let shelf = to_a_missing_folder(&rig);
    let (writer, _) = rig.people();
    // The twin is written in the same minutes, but by a clock that is always right: what goes of its history is what ages.
    let (steady, busy, twin) = (rig.piece(), rig.piece(), rig.piece());
    let whole = writer.writing().content(&steady).unwrap();
    for day in 1..=30 {
        rig.clock.passes(24 * 60);
        write_all(&rig, &[&busy, &twin], 12);
        writer.keeping().daily_backup().unwrap();
        if day == 3 {
            damage_text(writer, &steady);
        }
        let jump = match day {
            10 => 3652 * DAY,
            20 => -60,
            _ => continue,
        };
        let before = revisions(writer, &busy);
        write_all(&rig, &[&twin], 1);
        rig.clock.is_set(jump);
        write_all(&rig, &[&busy], 1);
        if day == 10 {
            send(writer);
        }
        rig.clock.is_set(-jump);
        write_all(&rig, &[&busy, &twin], 30);
        let (after, aged) = (revisions(writer, &busy), revisions(writer, &twin));
        let gone = |left: &[u32]| before.iter().filter(|number| !left.contains(number)).count();
        assert!(
            gone(&after) <= gone(&aged),
            "day {day}: none is thinned but what ages"
        );
        let newest = before.iter().max();
        let next = after.iter().filter(|number| newest < Some(number)).count();
        assert!(next > 1, "day {day}: the next revision is taken in its half hour");
        if day == 10 {
            std::fs::create_dir(&shelf).unwrap();
            assert_eq!(writer.delivery().due().unwrap().len(), 1, "it goes that day");
            send(writer);
            assert_eq!(std::fs::read_dir(&shelf).unwrap().count(), 1);
        }
    }
    assert!(
        writer.writing().content(&steady).is_err(),
        "the control: it is damaged"
    );
    let offered = writer.keeping().damaged_pieces(&[], &mut go_on).unwrap();
    let is_offered = |piece: &newsroom::DamagedPiece| piece.state == PieceState::Findable;
    assert!(
        !offered.is_empty() && offered.iter().all(is_offered),
        "a whole copy is offered: {offered:?}"
    );
    writer.keeping().rescue_pieces(None, &[], &mut go_on).unwrap();
    assert_eq!(writer.writing().content(&steady).unwrap(), whole);
    assert!(writer.keeping().doctor(&mut go_on).unwrap().sound);
}
