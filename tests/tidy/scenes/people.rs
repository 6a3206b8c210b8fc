//! A desk that knows people by their keys: two of one name, one whose key was changed; and what came from them.

use std::path::Path;

use newsroom::{Consent, Newsroom};
use serde_json::{Value, json};

use super::{Scene, brief, go_on};

/// 林溪 has had pieces of two 王伟 and of 丁雨, and one that bore no signature any more.
pub(super) fn people() -> Vec<Value> {
    let mut scene = Scene::new();
    let desk = scene.desk("editor", "林溪", "总编室");
    desk.signing().use_passphrase("密语".to_owned());
    desk.signing().new_key("林溪").expect("a key");
    for (store, name, unit) in [
        ("a", "王伟", "县报"),
        ("b", "王伟", "市报"),
        ("c", "丁雨", "总编室"),
    ] {
        let writer = scene.desk(store, name, unit);
        writer.signing().use_passphrase("密语".to_owned());
        writer.signing().new_key(name).expect("a key");
        scene.sends(&writer, &desk);
    }
    let number = |unit: &str| {
        let keys = desk.signing().known_keys().expect("keys");
        let key = keys
            .into_iter()
            .find(|row| row.unit == unit && row.name != "林溪");
        key.expect("a key").number
    };
    desk.signing().trust_key(&number("县报")).expect("it is trusted");
    desk.signing()
        .trust_key(&number("总编室"))
        .expect("it is trusted");
    let unsigned = scene.desk("d", "丁雨", "总编室");
    scene.sends(&unsigned, &desk);
    scene.opens(&desk);
    scene.answer("known_keys", json!({}), desk.signing().known_keys());
    let entered = desk.review().register();
    for row in entered.iter().flatten() {
        let takes = json!({ "number": row.number });
        scene.answer(
            "registered_text",
            takes,
            desk.review().registered_text(row.number),
        );
    }
    scene.answer("register", json!({}), entered);
    let (town, ding) = (number("市报"), number("总编室"));
    scene.answer(
        "trust_key",
        json!({ "number": town }),
        desk.signing().trust_key(&town),
    );
    scene.answer(
        "retire_key",
        json!({ "number": ding }),
        desk.signing().retire_key(&ding),
    );
    scene.done()
}

impl Scene {
    /// A piece goes from one to the other; whether it is taken in or refused is in the register.
    fn sends(&mut self, from: &Newsroom, to: &Newsroom) {
        let id = brief(from, "油茶丰收", "昨天，县里下拨专项资金十万元。");
        let folder = self.folder("between");
        let sent = from
            .review()
            .file(&id, &folder, None, &mut go_on)
            .expect("it is filed");
        self.passes(30);
        let _ = to
            .review()
            .receive(Path::new(&sent.exported.path), &Consent::default(), &mut go_on);
    }
}
