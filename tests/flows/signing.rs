//! Signatures: keys met for the first time and again, posts passed in order, and the changes after which the trail begins anew.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use galley_tests::desk::{Desk, plain};

use crate::review::{filed, sent, shown, state, two_people, verified};

/// Runs a command with the passphrase on its standard input, as a person without a keychain does.
pub(crate) fn with_passphrase(desk: &Desk, passphrase: &str, arguments: &[&str]) -> Result<String, String> {
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

    // Another person under the same name, or the same person without a signature.
    writer.ask(["set", &story, "headline=第三稿"]);
    fs::remove_dir_all(writer.store().join("keys")).unwrap();
    let unsigned = writer.ask(["file", &story, "--to", plain(&to)]);
    let (done, said) = open(unsigned.trim());
    assert!(!done && said.contains("did not sign this"), "{said}");
    writer.ask(["set", &story, "headline=第四稿"]);
    // A second key for a name that signed here is made once the first is retired.
    assert!(file("花生").unwrap_err().contains("retire it first"));
    let keys = writer.ask(["keys", "list"]);
    let (first_key, _) = keys.split_once('\t').expect("the fingerprint comes first");
    writer.ask(["keys", "retire", first_key]);
    let other = file("花生").unwrap();
    let (done, said) = open(other.trim());
    assert!(!done && said.contains("another key than before"), "{said}");
    assert_eq!(shown(&editor, &story)["headline"], "第二稿", "neither came in");
    // What is trusted is the key whose number was compared, and no other.
    let (_, found) = said.split_once("its number is ").unwrap();
    let (found, _) = found.split_once(',').unwrap();
    editor.refused(&["open", other.trim(), "--trust-key", "RWQsomeotherkey"]);
    editor.ask(["open", other.trim(), "--trust-key", found]);
    assert_eq!(shown(&editor, &story)["headline"], "第四稿");
    no_secret_in(&writer.store());
}

/// Asserts that no file of the store holds a key that opens without its passphrase.
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
    writer.ask(["stages", "reviews=3"]);
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
        with_passphrase(&writer, &format!("口令{by}"), &["keys", "new", by]).unwrap();
        sign(stage, by).unwrap();
    }
    assert_eq!(state(&writer, &story), "signed_off");
    let verified = verified(&writer, &story);
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

    // Fields for the desk alone may change; printed ones may not.
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
fn a_typed_name_signs_nothing_and_who_wrote_it_down_is_said() {
    let (writer, editor, story) = two_people();
    writer.ask(["stages", "reviews=2", "proofs=0"]);
    let sign = |stage: &str, by: &str, passphrase: &str| {
        with_passphrase(
            &writer,
            passphrase,
            &["sign", &story, "--stage", stage, "--as", by],
        )
        .unwrap()
    };
    let row = sign("1", "李主任", "随便写的");
    assert!(row.contains("vouched-by 周可"), "{row}");
    assert!(
        !writer.store().join("keys").exists(),
        "no key is made for a typed name"
    );

    with_passphrase(&writer, "孙三自己的", &["keys", "new", "孙三"]).unwrap();
    let twice = with_passphrase(&writer, "另一个", &["keys", "new", "孙三"]).unwrap_err();
    assert!(twice.contains("has a signing key here"), "{twice}");
    let row = sign("2", "孙三", "孙三自己的");
    assert!(row.contains("\tproven\t"), "who unlocks her own key signs: {row}");
    assert_eq!(
        state(&writer, &story),
        "signed_off",
        "what was written down counts too"
    );

    let to = writer.store().with_file_name("sent");
    let package = writer
        .ask(["export", &story, "--to", plain(&to)])
        .trim()
        .to_owned();
    let verified = writer.ask(["verify", &package]);
    assert!(verified.contains("vouched-by 周可"), "{verified}");
    let form = std::process::Command::new("unzip")
        .args(["-p", &package, "*/approval.html"])
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&form.stdout).contains("周可代录"));

    // The same decisions in another store, where nothing proves them.
    writer.ask(["set", &story, "headline=改过"]);
    sign("1", "孙三", "孙三自己的");
    editor.ask(["open", plain(&filed(&writer, &story))]);
    let trail = editor.ask(["trail", &story]);
    let signatures: Vec<&str> = trail.lines().filter_map(|row| row.split('\t').nth(7)).collect();
    assert!(
        signatures.len() == 3 && signatures.iter().all(|one| *one == "claimed"),
        "nobody there knows her key, and nobody signed the package: {trail}"
    );
    assert!(
        trail.lines().all(|row| !row.contains("\tfits\t")),
        "what does not count wears no tick: {trail}"
    );
}

#[test]
fn the_unit_of_who_signs_is_the_desks() {
    let (writer, _, story) = two_people();
    writer.ask(["profile", "周可", "unit=融媒体中心"]);
    writer.ask(["stages", "reviews=1", "proofs=0"]);
    writer.ask(["sign", &story, "--stage", "1", "--as", "李主任"]);
    let trail = writer.ask(["trail", &story]);
    assert_eq!(trail.trim_end().split('\t').nth(4), Some("融媒体中心"), "{trail}");
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
