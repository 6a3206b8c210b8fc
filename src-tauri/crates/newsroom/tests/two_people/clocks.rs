//! A clock that is wrong once: nothing of the history goes, the next revision is taken in its time, and what failed goes out.

use newsroom::{Delivering, Secrets};

use crate::rig::{Rig, go_on, write};

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
        rig.clock.passes(jump);
        write_for(&rig, &id, 1);
        rig.clock.passes(-jump);
        write_for(&rig, &id, 30);
        let after = writer.writing().history(&id).unwrap().len();
        assert!(
            after > before + 4,
            "{jump} minutes: {before} revisions, and {after} half an hour later"
        );
    }
}

#[test]
fn a_delivery_that_failed_while_the_clock_was_ahead_goes_when_it_is_right_again() {
    let rig = Rig::new();
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
    rig.clock.passes(3652 * DAY);
    let send = || {
        writer
            .delivery()
            .run_outbox(None, &Secrets::default(), &mut go_on)
    };
    send().unwrap();
    assert!(
        writer.delivery().due().unwrap().is_empty(),
        "it failed, and waits"
    );
    rig.clock.passes(-3652 * DAY);
    std::fs::create_dir(&shelf).unwrap();
    assert_eq!(
        writer.delivery().due().unwrap().len(),
        1,
        "nobody waits ten years"
    );
    send().unwrap();
    assert_eq!(std::fs::read_dir(&shelf).unwrap().count(), 1);
}
