//! Review by package: two people, two stores, no server.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use galley_tests::desk::{Desk, plain};
use serde_json::Value;

/// A writer with a story of three paragraphs and a photo, and an editor who has nothing yet.
pub(crate) fn two_people() -> (Desk, Desk, String) {
    let (writer, editor) = (Desk::new(), Desk::new());
    writer.ask(["profile", "周可", "unit=河西村"]);
    editor.ask(["profile", "林溪", "unit=县报编辑部"]);
    let page = "油茶丰收\n\n昨天，县里下拨专项资金十万元。\n\n村民们上山采果，一直忙到天黑。\n\n合作社负责人说，今年价格比去年好。\n";
    let story = writer
        .ask(["import", plain(&writer.file("page.txt", page.as_bytes()))])
        .trim()
        .to_owned();
    let photo = writer.photo(1);
    writer.ask(["photo", "add", &story, plain(&photo)]);
    writer.ask(["photo", "set", &story, "1", "caption=村民江克美(左二)在采果。"]);
    (writer, editor, story)
}

pub(crate) fn filed(desk: &Desk, story: &str) -> PathBuf {
    sent(desk, "file", story)
}

pub(crate) fn sent(desk: &Desk, verb: &str, story: &str) -> PathBuf {
    let to = desk.store().with_file_name("sent");
    fs::create_dir_all(&to).unwrap();
    PathBuf::from(desk.ask([verb, story, "--to", plain(&to)]).trim())
}

pub(crate) fn shown(desk: &Desk, story: &str) -> Value {
    serde_json::from_str(&desk.ask(["show", story, "--json"])).unwrap()
}

pub(crate) fn state(desk: &Desk, story: &str) -> String {
    shown(desk, story)["state"].as_str().unwrap().to_owned()
}

/// Writes the body anew, one paragraph a line.
pub(crate) fn write(desk: &Desk, story: &str, paragraphs: &[&str]) {
    let file = desk.file("body.md", paragraphs.join("\n\n").as_bytes());
    desk.ask(["write", story, plain(&file)]);
}

/// Runs a command with the passphrase on its standard input, as somebody without a keychain does.
fn with_passphrase(desk: &Desk, passphrase: &str, arguments: &[&str]) -> Result<String, String> {
    let mut command = desk.cli();
    command
        .arg("--passphrase-stdin")
        .args(arguments)
        .env("LC_ALL", "en_GB.UTF-8");
    let mut running = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(running.stdin.take().unwrap(), "{passphrase}").unwrap();
    let output = running.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    if output.status.success() {
        Ok(String::from_utf8(output.stdout).unwrap())
    } else {
        Err(said)
    }
}

#[test]
fn a_filing_opens_as_a_copy_with_its_photos_byte_for_byte_and_the_same_again_changes_nothing() {
    let (writer, editor, story) = two_people();
    let package = filed(&writer, &story);
    assert_eq!(state(&writer, &story), "filed");
    assert_eq!(editor.ask(["open", plain(&package)]).trim(), story);
    assert_eq!(editor.ask(["show", &story]), writer.ask(["show", &story]));
    assert_eq!(state(&editor, &story), "received");
    let digest = shown(&editor, &story)["figures"][0]["photo"]
        .as_str()
        .unwrap()
        .to_owned();
    let kept = editor
        .store()
        .join("photos")
        .join(&digest[..2])
        .join(format!("{digest}.jpg"));
    assert!(
        fs::read(kept).unwrap() == fs::read(writer.photo(1)).unwrap(),
        "the photo is byte-identical"
    );

    editor.ask(["set", &story, "headline=油茶丰收在望"]);
    assert_eq!(state(&editor, &story), "in_edit");
    let before = editor.ask(["show", &story, "--json"]);
    assert_eq!(
        editor.ask(["open", plain(&package)]).trim(),
        story,
        "the same package again is a no-op"
    );
    assert_eq!(editor.ask(["show", &story, "--json"]), before);
    editor.ask(["doctor"]);
}

#[test]
fn a_newer_filing_takes_the_place_and_an_older_one_after_it_does_not() {
    let (writer, editor, story) = two_people();
    let first = filed(&writer, &story);
    writer.ask(["set", &story, "headline=第二稿"]);
    let second = filed(&writer, &story);
    editor.ask(["open", plain(&second)]);
    editor.ask(["open", plain(&first)]);
    assert_eq!(
        shown(&editor, &story)["headline"],
        "第二稿",
        "an older one is no downgrade"
    );
    writer.ask(["set", &story, "headline=第三稿"]);
    editor.ask(["open", plain(&filed(&writer, &story))]);
    assert_eq!(shown(&editor, &story)["headline"], "第三稿");
    editor.ask(["set", &story, "headline=编辑改的"]);
    writer.ask(["set", &story, "headline=第四稿"]);
    let fourth = filed(&writer, &story);
    let said = editor.refused(&["open", plain(&fourth)]);
    assert!(
        said.contains("in edit"),
        "what the editor did is not written over: {said}"
    );
    assert_eq!(shown(&editor, &story)["headline"], "编辑改的");
}

#[test]
fn what_is_not_a_filing_is_refused_by_what_it_is_and_leaves_nothing_behind() {
    let (writer, editor, story) = two_people();
    let package = filed(&writer, &story);
    assert!(
        writer
            .refused(&["open", plain(&package)])
            .contains("your own story")
    );
    assert!(editor.refused(&["take", plain(&package)]).contains("filing"));
    let to = writer.store().with_file_name("out");
    fs::create_dir_all(&to).unwrap();
    let finished = writer
        .ask(["export", &story, "--to", plain(&to)])
        .trim()
        .to_owned();
    assert!(editor.refused(&["open", &finished]).contains("not for review"));
    let bytes = fs::read(&package).unwrap();
    for at in (0..bytes.len()).step_by(bytes.len() / 17) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        let path = editor.file("changed.zip", &changed);
        editor.refused(&["open", plain(&path)]);
    }
    assert_eq!(editor.ask(["list"]), "");
    let photos = editor.store().join("photos");
    assert!(
        !photos.exists() || fs::read_dir(photos).unwrap().next().is_none(),
        "no photo came in either"
    );
}

#[test]
fn comments_travel_with_answers_and_stay_on_their_words() {
    let (writer, editor, story) = two_people();
    editor.ask(["open", plain(&filed(&writer, &story))]);
    let on_text = editor
        .ask(["comment", &story, "--on", "1", "--quote", "专项资金", "哪一笔？"])
        .trim()
        .to_owned();
    let figure = shown(&editor, &story)["figures"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    editor.ask(["comment", &story, "--on", &figure, "--quote", "左二", "请核对"]);
    editor.ask(["comment", &story, "--on", "headline", "太平了"]);
    let refused = editor.refused(&["comment", &story, "--on", "1", "--quote", "没有的话", "?"]);
    assert!(refused.contains("没有的话"), "{refused}");
    write(
        &editor,
        &story,
        &[
            "新写的导语。",
            "昨天上午，县里划拨专项资金十万元。",
            "村民们上山采果，一直忙到天黑。",
        ],
    );
    let listed = editor.ask(["comments", &story]);
    let row: Vec<&str> = listed
        .lines()
        .find(|row| row.starts_with(&on_text))
        .unwrap()
        .split('\t')
        .collect();
    assert_eq!(row[2..4], ["2", "专项资金"], "{listed}");

    writer.ask(["take", plain(&sent(&editor, "return", &story))]);
    assert_eq!(state(&writer, &story), "returned");
    let listed = writer.ask(["comments", &story]);
    assert_eq!(listed.lines().count(), 3, "{listed}");
    let row: Vec<&str> = listed
        .lines()
        .find(|row| row.starts_with(&on_text))
        .unwrap()
        .split('\t')
        .collect();
    assert_eq!(
        row[2..4],
        ["1", "专项资金"],
        "on the writer's own text it stands where the words are: {listed}"
    );
    writer.ask(["comment", &story, "--reply", &on_text, "省里的"]);
    writer.ask(["comment", &story, "--resolve", &on_text]);
    let listed = writer.ask(["comments", &story]);
    assert!(listed.contains("省里的") && listed.contains("已解决"), "{listed}");
    writer.ask(["comment", &story, "--reopen", &on_text]);
    assert!(!writer.ask(["comments", &story]).contains("已解决"));
}

#[test]
fn the_same_return_again_changes_nothing() {
    let (writer, editor, story) = two_people();
    editor.ask(["open", plain(&filed(&writer, &story))]);
    editor.ask(["set", &story, "headline=改过"]);
    let back = sent(&editor, "return", &story);
    writer.ask(["take", plain(&back)]);
    let before = writer.ask(["show", &story, "--json"]);
    writer.ask(["take", plain(&back)]);
    assert_eq!(writer.ask(["show", &story, "--json"]), before);
    let stranger = Desk::new();
    assert!(
        stranger
            .refused(&["take", plain(&back)])
            .contains("not in this store")
    );
    assert!(
        writer
            .refused(&["return", &story, "--to", plain(back.parent().unwrap())])
            .contains("returned")
    );
}

#[test]
fn a_key_is_named_at_first_sight_and_a_changed_one_is_an_alarm() {
    let (writer, editor, story) = two_people();
    let to = writer.store().with_file_name("sent");
    fs::create_dir_all(&to).unwrap();
    let file = |passphrase: &str| with_passphrase(&writer, passphrase, &["file", &story, "--to", plain(&to)]);
    let first = file("油茶").unwrap();
    let (bytes, again) = (fs::read(first.trim()).unwrap(), file("油茶").unwrap());
    assert_eq!(first, again, "one revision, one package, signature and all");
    assert!(bytes == fs::read(again.trim()).unwrap());
    assert!(file("花生").unwrap_err().contains("passphrase does not open"));
    assert!(
        writer
            .refused(&["file", &story, "--to", plain(&to)])
            .contains("locked")
    );

    let open = |package: &str| {
        let output = editor
            .cli()
            .env("LC_ALL", "en_GB.UTF-8")
            .args(["open", package])
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    };
    let (done, said) = open(first.trim());
    assert!(done && said.contains("first package signed as 周可"), "{said}");
    writer.ask(["set", &story, "headline=第二稿"]);
    let (done, said) = open(file("油茶").unwrap().trim());
    assert!(
        done && !said.contains("first package signed"),
        "a known key is not named again: {said}"
    );

    // Somebody else under the same name, or the same person without a signature.
    writer.ask(["set", &story, "headline=第三稿"]);
    fs::remove_dir_all(writer.store().join("keys")).unwrap();
    let unsigned = writer.ask(["file", &story, "--to", plain(&to)]);
    let (done, said) = open(unsigned.trim());
    assert!(!done && said.contains("did not sign this"), "{said}");
    writer.ask(["set", &story, "headline=第四稿"]);
    let other = file("花生").unwrap();
    let (done, said) = open(other.trim());
    assert!(!done && said.contains("another key than before"), "{said}");
    assert_eq!(shown(&editor, &story)["headline"], "第二稿", "neither came in");
    editor.ask(["open", other.trim(), "--trust-key"]);
    assert_eq!(shown(&editor, &story)["headline"], "第四稿");
    no_secret_in(&writer.store());
}

/// No file of the store holds a key that opens without its passphrase.
fn no_secret_in(folder: &Path) {
    for entry in fs::read_dir(folder.join("keys")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let sealed = text.lines().nth(1).unwrap();
        // minisign writes the algorithms first: Ed25519, scrypt, BLAKE2b.
        assert!(sealed.starts_with("RWRTY0Iy"), "the key is sealed with scrypt");
    }
}

#[test]
fn three_sign_in_order_and_the_package_proves_it() {
    let (writer, _, story) = two_people();
    let sign = |stage: &str, by: &str| {
        with_passphrase(
            &writer,
            &format!("口令{by}"),
            &["sign", &story, "--stage", stage, "--as", by],
        )
    };
    assert!(
        sign("2", "赵一")
            .unwrap_err()
            .contains("first review has not passed")
    );
    assert!(
        sign("1", "周可")
            .unwrap_err()
            .contains("nobody passes their own piece")
    );
    for (stage, by) in [("1", "赵一"), ("2", "钱二"), ("3", "孙三")] {
        sign(stage, by).unwrap();
    }
    assert_eq!(state(&writer, &story), "signed_off");
    let to = writer.store().with_file_name("out");
    fs::create_dir_all(&to).unwrap();
    let package = writer
        .ask(["export", &story, "--to", plain(&to)])
        .trim()
        .to_owned();
    let verified: Value = serde_json::from_str(&writer.ask(["verify", &package, "--json"])).unwrap();
    assert_eq!(verified["review"]["standing"]["complete"], true);
    let trail = verified["review"]["trail"].as_array().unwrap();
    assert_eq!(trail.len(), 3);
    assert!(
        trail
            .iter()
            .all(|one| one["fits"] == true && one["genuine"] == true),
        "{trail:?}"
    );
    let files: Vec<&str> = verified["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["name"].as_str().unwrap())
        .collect();
    assert!(
        files.contains(&"approval.html") && files.contains(&"approval.docx"),
        "{files:?}"
    );

    // What the desk alone reads may change; what is printed may not.
    writer.ask(["set", &story, "ednote=请尽快", "slugline=油茶", "urgency=2"]);
    assert_eq!(state(&writer, &story), "signed_off");
    writer.ask(["set", &story, "headline=油茶大丰收"]);
    assert_eq!(state(&writer, &story), "draft");
    assert!(
        writer
            .ask(["trail", &story])
            .lines()
            .all(|row| row.contains("changed-since"))
    );
    assert!(
        sign("2", "钱二")
            .unwrap_err()
            .contains("first review has not passed"),
        "it begins again"
    );
    sign("1", "赵一").unwrap();
}

#[test]
fn a_return_with_a_reason_sends_it_back_to_the_first_review_and_open_questions_are_asked() {
    let (writer, editor, story) = two_people();
    writer.ask(["stages", "reviews=2", "proofs=1"]);
    writer.ask(["sign", &story, "--stage", "1", "--as", "赵一"]);
    writer.ask(["sign", &story, "--stage", "1", "--proof", "--as", "李四"]);
    writer.ask([
        "sign",
        &story,
        "--stage",
        "2",
        "--as",
        "钱二",
        "--return",
        "导语要重写",
    ]);
    let trail = writer.ask(["trail", &story]);
    assert!(trail.contains("否决") && trail.contains("导语要重写"), "{trail}");
    let said = writer.refused(&["sign", &story, "--stage", "2", "--as", "钱二"]);
    assert!(said.contains("first review has not passed"), "{said}");

    writer.ask(["comment", &story, "--on", "1", "这里不对"]);
    let said = writer.refused(&["sign", &story, "--stage", "1", "--as", "赵一"]);
    assert!(said.contains("1 comments are open"), "{said}");
    writer.ask([
        "sign",
        &story,
        "--stage",
        "1",
        "--as",
        "赵一",
        "--despite-comments",
    ]);

    editor.ask(["open", plain(&filed(&writer, &story))]);
    assert_eq!(
        editor.ask(["trail", &story]).lines().count(),
        4,
        "the trail goes with the story"
    );
    editor.ask(["set", &story, "headline=改过"]);
    writer.ask(["take", plain(&sent(&editor, "return", &story))]);
    let said = writer.refused(&[
        "sign",
        &story,
        "--stage",
        "1",
        "--as",
        "赵一",
        "--despite-comments",
    ]);
    assert!(said.contains("not settled"), "{said}");
}
