//! Lines for a desk above a piece reach the forms that people read: the embargo, the note to the editor, a contact.

use std::fs;

use galley_tests::desk::{Desk, plain};

const PAGE: &str = "乡村阅览室开了夜场\n11月20日晚，河西村阅览室第一次开到九点。\n(河西村文化站 林溪)\n推荐阅读\n- 河西村的油茶熟了\n打印\n关闭\n";
const FORMS: &str = "formats = [\"docx\", \"html\", \"text\", \"wechat\", \"ninjs\", \"eml\"]\n";

fn page(desk: &Desk) -> String {
    let file = desk.file("page.txt", PAGE.as_bytes());
    desk.ask(["import", plain(&file)]).trim().to_owned()
}

/// The forms that an outlet with these rules for the text gets, as a reader sees the words.
fn forms(desk: &Desk, story: &str, rules: &str) -> Vec<(&'static str, String)> {
    let toml = format!("name = \"county\"\n{FORMS}[text]\n{rules}\n[files]\npacking = \"folder\"\n");
    desk.ask(["outlet", "add", plain(&desk.file("county.toml", toml.as_bytes()))]);
    let out = desk.store().with_file_name("out");
    fs::create_dir_all(&out).unwrap();
    let folder = desk.ask(["export", story, "--to", plain(&out), "--outlet", "county"]);
    let folder = std::path::PathBuf::from(folder.trim());
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let mut word = zip::ZipArchive::new(fs::File::open(folder.join("story.docx")).unwrap()).unwrap();
    let document = std::io::read_to_string(word.by_name("word/document.xml").unwrap()).unwrap();
    let script = "import email, email.policy, sys; m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default); print(m.get_body(('plain',)).get_content())";
    let mail = std::process::Command::new("python3")
        .args(["-c", script])
        .arg(folder.join("story.eml"))
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .unwrap();
    vec![
        ("docx", document),
        ("html", read("story.html")),
        ("text", read("story.txt")),
        ("eml", String::from_utf8(mail.stdout).unwrap()),
        ("wechat", read("wechat.html")),
        ("ninjs", read("ninjs.json")),
    ]
}

#[test]
fn note_contact_and_embargo_stand_above_the_piece_in_the_forms_that_people_read() {
    let desk = Desk::new();
    let story = page(&desk);
    desk.ask([
        "set",
        &story,
        "ednote=请配图。联系人：林溪，电话 0738-8312345。",
        "embargo=2027-01-01T00:00:00Z",
    ]);
    let embargo = "【禁发】2027年1月1日08:00（北京时间）前不得发布";
    let (contact, note) = (
        "【联系方式】联系人：林溪，电话 0738-8312345",
        "【致编辑】请配图。联系人：林溪",
    );
    for (rules, said, not) in [
        ("", vec![embargo], vec!["0738"]),
        ("contact = true", vec![embargo, contact], vec!["请配图"]),
        ("note = true", vec![embargo, note], vec!["【联系方式】"]),
    ] {
        for (form, words) in forms(&desk, &story, rules) {
            // ninjs has a field of its own for it; the account's text is what readers see.
            let plain = !matches!(form, "wechat" | "ninjs");
            for line in &said {
                assert_eq!(
                    words.contains(line),
                    plain,
                    "{form} with {rules:?}: {line} in {words}"
                );
            }
            if plain {
                assert!(
                    not.iter().all(|word| !words.contains(word)),
                    "{form} with {rules:?}"
                );
                let (above, title) = (
                    words.find(embargo).unwrap(),
                    words.rfind("乡村阅览室开了夜场").unwrap(),
                );
                assert!(above < title, "{form}: above the piece");
            }
        }
    }
    let ninjs = forms(&desk, &story, "contact = true").pop().unwrap().1;
    assert!(
        ninjs.contains("0738-8312345") && ninjs.contains("2027"),
        "{ninjs}"
    );
}

#[test]
fn the_contact_clause_looks_at_what_the_desk_gets() {
    let desk = Desk::new();
    let story = page(&desk);
    desk.ask(["set", &story, "ednote=林溪 0738-8312345"]);
    let said = |forms: &str| {
        let toml = format!("name = \"county\"\nformats = {forms}\n[text]\ncontact = true\n");
        desk.ask(["outlet", "add", plain(&desk.file("county.toml", toml.as_bytes()))]);
        desk.ask(["check", &story, "--outlet", "county"])
    };
    assert_eq!(said("[\"docx\"]"), "");
    assert!(
        said("[\"wechat\"]").contains("outlet_contact"),
        "an account's text carries no note"
    );
    desk.ask(["set", &story, "sign_off=(河西村文化站 林溪 0738-8312345)"]);
    assert_eq!(said("[\"wechat\"]"), "", "the sign-off is in every form");
}

#[test]
fn what_was_said_to_a_desk_does_not_come_back_as_text() {
    let desk = Desk::new();
    let story = page(&desk);
    desk.ask(["set", &story, "embargo=2027-01-01T00:00:00Z"]);
    let toml = "name = \"county\"\nformats = [\"docx\", \"html\"]\n[files]\npacking = \"folder\"\n";
    desk.ask(["outlet", "add", plain(&desk.file("county.toml", toml.as_bytes()))]);
    let out = desk.store().with_file_name("out");
    fs::create_dir_all(&out).unwrap();
    let folder = desk.ask(["export", &story, "--to", plain(&out), "--outlet", "county"]);
    for name in ["story.docx", "story.html"] {
        let file = std::path::Path::new(folder.trim()).join(name);
        let read = desk.ask(["import", plain(&file)]);
        let text = desk.ask(["show", read.trim(), "--as", "text"]);
        assert!(
            text.starts_with("乡村阅览室开了夜场\n") && !text.contains("禁发"),
            "{name}: {text}"
        );
    }
}
