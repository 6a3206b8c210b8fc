//! A filing on an editor's desk, and a return on its writer's.

use std::path::Path;

use newsroom::story::stages::{Chain, PostRole};
use newsroom::story::{Block, Field, Place};
use newsroom::{Consent, DecisionRequest, Newsroom, ReviewedPage, Signing};
use serde_json::{Value, json};

use super::{Scene, brief, go_on, write};

/// 林溪, who edits, has 周可's piece.
pub(super) fn received() -> Vec<Value> {
    let mut scene = Scene::new();
    let (writer, editor, id, package) = scene.filed();
    let arrived = editor.review().receive(&package, &Consent::default(), &mut go_on);
    scene.answer("receive", json!({}), arrived);
    drop(writer);
    scene.opens(&editor);
    scene.reads(&editor, &id);
    scene.answer("filed_text", json!({ "id": id }), editor.review().filed_text(&id));
    scene.discusses(&editor, &id);
    scene.answer(
        "verify_package",
        json!({}),
        editor.exporting().examined(&package, &mut go_on),
    );
    scene.done()
}

/// 周可, who writes, has the piece back with a change in its first paragraph.
pub(super) fn returned() -> Vec<Value> {
    let mut scene = Scene::new();
    let (writer, editor, id, package) = scene.filed();
    editor
        .review()
        .receive(&package, &Consent::default(), &mut go_on)
        .expect("it came");
    write(&editor, &id, |content| {
        content.body[0] = Block::paragraph("霜降过后，河西村的山坡上人声渐密。");
    });
    scene.passes(30);
    let back = scene.folder("returned");
    let sent = editor
        .review()
        .return_story(&id, &back, None, &mut go_on)
        .expect("it goes back");
    drop(editor);
    scene.passes(30);
    let path = Path::new(&sent.exported.path).to_owned();
    writer
        .review()
        .receive(&path, &Consent::default(), &mut go_on)
        .expect("it is back");
    writer
        .save_place(&id, r#"{"anchor":0,"head":0,"scroll":0}"#)
        .expect("a place");
    scene.opens(&writer);
    scene.reads(&writer, &id);
    scene.answer("filed_text", json!({ "id": id }), writer.review().filed_text(&id));
    scene.decides(&writer, &id);
    scene.done()
}

impl Scene {
    /// 周可's piece, filed: both desks, its id, the package.
    fn filed(&mut self) -> (Newsroom, Newsroom, String, std::path::PathBuf) {
        let writer = self.desk("writer", "周可", "河西村");
        let editor = self.desk("editor", "林溪", "县报编辑部");
        editor
            .signing()
            .set_chain(Chain {
                reviews: 3,
                ..Chain::default()
            })
            .expect("a chain");
        let id = brief(&writer, "河西村油茶采收", "霜降刚过，河西村的山坡上人声渐密。");
        let filed = self.folder("filed");
        let sent = writer
            .review()
            .file(&id, &filed, None, &mut go_on)
            .expect("it is filed");
        self.passes(30);
        (writer, editor, id, Path::new(&sent.exported.path).to_owned())
    }

    /// A comment is made, answered, resolved and opened; then the piece is passed.
    fn discusses(&mut self, editor: &Newsroom, id: &str) {
        let place = Place::field(Field::Headline);
        let comment = editor
            .review()
            .comment_on_range(id, place, (0, 3), "与导语是否同一口径？");
        let comment = comment.expect("a comment");
        self.answer("comment", json!({ "id": id }), Ok(&comment));
        self.marks(editor, id, "comment");
        let answered = editor.review().reply(id, &comment.id, "已核对。");
        self.answer("reply", json!({ "id": id }), answered);
        self.marks(editor, id, "reply");
        for (resolved, after) in [(true, "resolved"), (false, "reopened")] {
            let takes = json!({ "id": id, "resolved": resolved });
            let changed = editor.review().resolve(id, &comment.id, resolved);
            self.answer("resolve", takes, changed);
            self.marks(editor, id, after);
        }
        let signing = Signing {
            role: PostRole::Review,
            stage: 1,
            by: "沈一".to_owned(),
            back: None,
            despite_comments: true,
            version: None,
        };
        self.passes(5);
        self.answer("sign", json!({ "id": id }), editor.signing().sign(id, &signing));
        self.marks(editor, id, "signed");
    }

    /// What is marked on the text as it is stored.
    fn marks(&mut self, desk: &Newsroom, id: &str, after: &str) {
        let content = desk.writing().content(id).expect("the text");
        let page = ReviewedPage {
            content,
            decided: None,
        };
        let marks = desk.review().mark_up(id, page);
        self.answer("mark_up", json!({ "story": id, "after": after }), marks);
    }

    /// What is proposed where the change is accepted and where it is rejected, and what is marked then.
    fn decides(&mut self, writer: &Newsroom, id: &str) {
        let content = writer.writing().content(id).expect("the text");
        let page = ReviewedPage {
            content: content.clone(),
            decided: None,
        };
        let marks = writer.review().mark_up(id, page).expect("marks");
        let change = marks.changes[0].row.change.id.0.clone();
        for accepts in [true, false] {
            let chosen = vec![change.clone()];
            let asked = DecisionRequest {
                content: content.clone(),
                decided: None,
                accept: if accepts { chosen.clone() } else { Vec::new() },
                reject: if accepts { Vec::new() } else { chosen },
                withdraw: Vec::new(),
                choices: newsroom::story::merge::Choices::default(),
            };
            let proposal = writer.review().propose(id, asked).expect("a proposal");
            let how = if accepts { "accept" } else { "reject" };
            let page = ReviewedPage {
                content: proposal.content.clone(),
                decided: Some(proposal.decided.clone()),
            };
            let settled = writer.review().mark_up(id, page);
            self.answer("propose", json!({ "story": id, "how": how }), Ok(proposal));
            self.answer("mark_up", json!({ "story": id, "after": how }), settled);
        }
        let saved = write(writer, id, |_| {});
        self.answer("save_working", json!({ "story": id }), Ok(&saved));
        self.answer("save_decided", json!({ "story": id }), Ok(&saved));
    }
}
