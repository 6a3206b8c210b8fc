//! A piece on its way: asked about, queued, waiting for an outlet that is away, there, corrected and withdrawn.

use std::fs;

use newsroom::{Amending, Delivering, Newsroom, Relation, Secrets};
use serde_json::{Value, json};

use super::{Scene, brief, go_on};

/// 县报 takes plain text over a folder that is not there at first.
pub(super) fn outbox() -> Vec<Value> {
    let mut scene = Scene::new();
    let desk = scene.desk("desk", "林溪", "农业农村局");
    let there = scene.folder("desk-share").join("inbox");
    let toml = format!(
        "name = \"county\"\ntitle = \"县报\"\nformats = [\"text\"]\n\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
        there.display()
    );
    desk.outlets().save(&toml, None).expect("an outlet");
    let far = "name = \"far\"\ntitle = \"远报\"\nformats = [\"text\"]\n\n[wire]\nkind = \"webdav\"\nurl = \"https://desk.example/in/\"\nuser = \"linxi\"\n";
    desk.outlets().save(far, None).expect("an outlet");
    scene.form(&desk, far, None);
    let id = brief(&desk, "油茶丰收", "昨天，县里下拨专项资金十万元。");
    desk.save_place(&id, r#"{"anchor":0,"head":0,"scroll":0}"#)
        .expect("a place");
    scene.opens(&desk);
    scene.reads(&desk, &id);
    scene.looks(&desk, &id, "first");
    let first = scene.goes(&desk, &id, None);
    scene.carried(&desk, "away");
    fs::create_dir_all(&there).expect("it is there again");
    scene.answer(
        "retry_delivery",
        json!({ "id": first }),
        desk.delivery().retry(&first),
    );
    scene.carried(&desk, "there");
    let adopted = desk
        .delivery()
        .note_adoption(&first, Some(newsroom::Adoption::Adopted), "二版头条");
    scene.answer("note_adoption", json!({ "id": first }), adopted);
    scene.looks(&desk, &id, "again");
    for (relation, reason, after) in [
        (Relation::Corrects, "核实后发现人数有误", "corrected"),
        (Relation::Withdraws, "当事人要求", "withdrawn"),
    ] {
        scene.passes(30);
        let amends = Amending {
            relation,
            delivery: &first,
            reason,
        };
        scene.goes(&desk, &id, Some(amends));
        scene.carried(&desk, after);
    }
    scene.done()
}

impl Scene {
    fn looks(&mut self, desk: &Newsroom, id: &str, when: &str) {
        let ahead = desk.delivery().look_ahead(id, &["county".to_owned()]);
        self.answer("look_ahead", json!({ "id": id, "when": when }), ahead);
    }

    /// It is queued: its delivery's id.
    fn goes(&mut self, desk: &Newsroom, id: &str, amends: Option<Amending<'_>>) -> String {
        let wanted = Delivering {
            outlet: "county",
            amends,
            ..Delivering::default()
        };
        let queued = desk
            .delivery()
            .deliver(id, &wanted, &mut go_on)
            .expect("it is queued");
        let first = queued.delivery.id.clone();
        let how = amends.map(|amends| amends.relation);
        self.answer("deliver", json!({ "id": id, "how": how }), Ok([queued]));
        first
    }

    /// The courier went once: the outbox then.
    fn carried(&mut self, desk: &Newsroom, after: &str) {
        desk.delivery()
            .run_outbox(None, &Secrets::default(), &mut go_on)
            .expect("it was tried");
        let mut rows = desk.delivery().outbox().expect("the outbox");
        for row in rows.iter_mut().filter(|row| !row.due.is_empty()) {
            // Dice say how much later it is tried again.
            row.due.clone_from(&row.at);
        }
        self.answer("outbox", json!({ "after": after }), Ok(rows));
    }
}
