//! A store whose disk changed three things: a text that is whole in a version, a text that is whole nowhere, and a photo that is
//! whole on a stick.

use std::fs;
use std::path::{Path, PathBuf};

use newsroom::{DamagedPiece, Newsroom};
use serde_json::{Value, json};

use super::desk::small;
use super::{Scene, brief, go_on};

/// What 体检 finds, with the stick and without; what is put back; and what it finds then.
pub(super) fn damaged() -> Vec<Value> {
    let mut scene = Scene::new();
    let desk = scene.desk("desk", "林溪", "农业农村局");
    let kept = brief(&desk, "油茶丰收", "昨天，县里下拨专项资金十万元。");
    desk.writing().freeze(&kept, None, "原样").expect("a version");
    brief(&desk, "通村公路", "公路修到了村口，下拨的资金已经到位。");
    let open = brief(&desk, "社区夜校", "报名表贴出三天，四十个名额被抢空。");
    let stick = scene.folder("usb");
    fs::write(stick.join("采果.jpg"), small("晒场.jpg")).expect("a photo on a stick");
    let added = desk.pictures().add_photo_file(&stick.join("采果.jpg"));
    let figure = added.added.expect("a photo").figure;
    desk.pictures()
        .attach(&open, vec![figure])
        .expect("it is attached");
    desk.save_place(&open, r#"{"anchor":0,"head":0,"scroll":0}"#)
        .expect("a place");
    scene.opens(&desk);
    scene.reads(&desk, &open);
    damage_texts(&desk);
    damage_photos(&desk.dir().join("photos"));
    let stick = [stick];
    scene.checks(&desk, "damage", &[]);
    scene.checks(&desk, "search", &stick);
    scene.puts_back(&desk, "damage", &[]);
    scene.checks(&desk, "put_back", &[]);
    scene.puts_back(&desk, "search", &stick);
    scene.checks(&desk, "put_back_all", &stick);
    scene.done()
}

impl Scene {
    fn checks(&mut self, desk: &Newsroom, after: &str, also: &[PathBuf]) {
        let mut checkup = desk.keeping().checkup(also, &mut go_on);
        if let Ok(checkup) = &mut checkup {
            in_order(&mut checkup.pieces);
        }
        self.answer("check_up", json!({ "after": after }), checkup);
    }

    fn puts_back(&mut self, desk: &Newsroom, after: &str, also: &[PathBuf]) {
        let back = desk.keeping().rescue_pieces(None, also, &mut go_on);
        let mut back = back.expect("it is read");
        in_order(&mut back);
        self.answer("put_back", json!({ "after": after }), Ok(back));
    }
}

/// They come in the order of their ids, which is another each time.
fn in_order(pieces: &mut [DamagedPiece]) {
    pieces.sort_by(|one, other| one.says.cmp(&other.says));
}

/// Changes a word of two stories on the disk.
fn damage_texts(of: &Newsroom) {
    let conn = rusqlite::Connection::open(of.dir().join("galley.db")).expect("the store's file");
    let sql = "UPDATE working_copies SET content = CAST(replace(CAST(content AS TEXT), '下拨', '下发') AS BLOB) \
               WHERE instr(CAST(content AS TEXT), '下拨') > 0";
    assert_eq!(
        conn.execute(sql, []).expect("it is written"),
        2,
        "both are damaged"
    );
}

/// Changes the last byte of every photo below a folder.
fn damage_photos(folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a folder's entry").path();
        if path.is_dir() {
            damage_photos(&path);
            continue;
        }
        let mut bytes = fs::read(&path).expect("a photo");
        if let Some(last) = bytes.last_mut() {
            *last ^= 1;
        }
        fs::write(&path, bytes).expect("it is damaged");
    }
}
