//! Profiles as people write them, and the faults of wrong ones.

use story::{Language, Length};

use crate::Format;
use crate::{Kicker, Outlet, OutletWire, Packing, S3Style, Tls, WordStyle, chinese};

fn read(toml: &str) -> Outlet {
    Outlet::read(toml, Language::En).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// Where the faults are: line and field.
fn faults(toml: &str) -> Vec<(u32, String)> {
    let faults = Outlet::read(toml, Language::En).err().unwrap_or_default();
    faults
        .into_iter()
        .map(|fault| (fault.line, fault.field))
        .collect()
}

fn wire(lines: &str) -> OutletWire {
    read(&format!("name = \"desk\"\nformats = [\"docx\"]\n[wire]\n{lines}"))
        .wire
        .unwrap()
}

#[test]
fn the_least_a_profile_holds_is_a_name_its_formats_and_a_wire() {
    let outlet = read(
        "name = \"desk\"\nformats = [\"docx\", \"html\", \"ninjs\"]\n[wire]\nkind = \"webdav\"\nurl = \"https://desk.example/inbox/\"\n",
    );
    assert_eq!(outlet.title, "desk");
    assert_eq!(outlet.formats, [Format::Docx, Format::Html, Format::Ninjs]);
    assert!(
        outlet.photos.originals && outlet.word.embed,
        "originals go along, and stand in the Word file"
    );
    assert_eq!(
        outlet.wire,
        Some(OutletWire::Webdav {
            url: "https://desk.example/inbox/".to_owned(),
            user: String::new(),
            ca: None
        })
    );
}

#[test]
fn every_clause_is_read() {
    let outlet = read(
        r#"
name = "县报"
title = "县报要闻部"
formats = ["docx", "text"]
cut_off = 13:00:00
exclusive = true
[text]
words = "300-800"
headline = "-24"
kicker = "required"
required = ["sign_off", "keywords"]
[photos]
count = 3
pixels = "20MP"
bytes = "5MB"
facts = ["caption", "people"]
kinds = ["jpeg"]
originals = false
markers = true
[word]
style = "official"
embed = false
[files]
package = "{date}{headline}"
packing = "folder"
[mail]
to = ["desk@example.cn"]
subject = "{unit}+{author}+{headline}"
"#,
    );
    let range = |least, most| Some(Length { least, most });
    assert_eq!(outlet.cut_off.unwrap().format("%H:%M").to_string(), "13:00");
    assert!(outlet.exclusive);
    assert_eq!(outlet.text.words, range(Some(300), Some(800)));
    assert_eq!(outlet.text.headline, range(None, Some(24)));
    assert_eq!(outlet.text.kicker, Kicker::Required);
    assert_eq!(outlet.photos.count, range(Some(3), Some(3)));
    assert_eq!(outlet.photos.bytes, Some(5_000_000));
    assert!(!outlet.photos.originals && outlet.photos.markers && !outlet.word.embed);
    assert_eq!(
        (outlet.word.style, outlet.files.packing),
        (WordStyle::Official, Packing::Folder)
    );
    assert_eq!(outlet.mail.unwrap().to, ["desk@example.cn"]);
}

#[test]
fn every_kind_of_wire_is_read() {
    let at = |wire: &OutletWire| match wire {
        OutletWire::Sftp { at, .. } | OutletWire::Ftp { at, .. } => {
            (at.host.clone(), at.port, at.path.clone())
        }
        other => panic!("{other:?}"),
    };
    let place = |host: &str, port, path: &str| (host.to_owned(), port, path.to_owned());
    assert_eq!(
        wire("kind = \"folder\"\npath = \"/mnt/desk\"").kind(),
        crate::WireKind::Folder
    );
    let sftp = wire("kind = \"sftp\"\nurl = \"sftp://desk.example:2222/inbox/\"\nuser = \"lin\"");
    assert_eq!(at(&sftp), place("desk.example", 2222, "/inbox/"));
    let sftp = wire(
        "kind = \"sftp\"\nhost = \"desk.example\"\npath = \"inbox\"\nuser = \"lin\"\nkey = \"/home/lin/.ssh/id\"",
    );
    assert_eq!(at(&sftp), place("desk.example", 22, "inbox"));
    for (line, port, tls) in [
        ("url = \"ftp://[::1]/\"", 21, Tls::Explicit),
        ("url = \"ftps://[::1]/\"", 990, Tls::Implicit),
        ("url = \"ftp://[::1]:2121/\"\ntls = \"none\"", 2121, Tls::None),
    ] {
        let ftp = wire(&format!("kind = \"ftp\"\nuser = \"lin\"\n{line}"));
        assert_eq!(at(&ftp), place("::1", port, "/"));
        assert!(
            matches!(ftp, OutletWire::Ftp { tls: found, .. } if found == tls),
            "{line}"
        );
    }
    let s3 = wire(
        "kind = \"s3\"\nurl = \"https://s3.example\"\nbucket = \"desk\"\nuser = \"AK\"\nstyle = \"virtual_host\"",
    );
    assert!(matches!(
        s3,
        OutletWire::S3 {
            style: S3Style::VirtualHost,
            ..
        }
    ));
    assert_eq!(
        wire("kind = \"https\"\nurl = \"https://desk.example/submit\"").kind(),
        crate::WireKind::Https
    );
}

#[test]
fn a_bad_profile_is_refused_by_line_and_field_all_of_it_at_once() {
    let toml = r#"
name = "a b"
formats = ["docx", "pdf"]
cut_off = "noon"
colour = "red"
[text]
words = "800-300"
kicker = "maybe"
required = ["headlin"]
[photos]
count = "many"
pixels = "big"
bytes = "5 apples"
markers = "yes"
[files]
package = "{phone}"
[mail]
to = "desk at example"
[wire]
kind = "ftp"
url = "http://desk.example"
bucket = "x"
port = 0
"#;
    let wanted = [
        (2, "name"),
        (3, "formats"),
        (4, "cut_off"),
        (5, "colour"),
        (7, "text.words"),
        (8, "text.kicker"),
        (9, "text.required"),
        (11, "photos.count"),
        (12, "photos.pixels"),
        (13, "photos.bytes"),
        (14, "photos.markers"),
        (16, "files.package"),
        (18, "mail.to"),
        (21, "wire.url"),
        (22, "wire.bucket"),
        (23, "wire.port"),
    ];
    let wanted: Vec<(u32, String)> = wanted.map(|(line, field)| (line, field.to_owned())).into();
    assert_eq!(faults(toml), wanted);
    let all = Outlet::read(toml, Language::Zh).unwrap_err();
    assert!(
        all.iter()
            .all(|fault| fault.zh.ends_with('。') && !fault.en.is_empty())
    );
    assert!(chinese(&all).starts_with("第 2 行 name："), "{}", chinese(&all));
}

#[test]
fn what_is_missing_and_what_is_no_toml_is_said() {
    let missing = [(1, "name".to_owned()), (1, "formats".to_owned())];
    assert_eq!(faults(""), missing);
    assert_eq!(
        faults("name = \"a\"\nformats = []\n[wire]\nurl = \"x\""),
        [(1, "formats".to_owned()), (3, "wire.kind".to_owned())]
    );
    assert_eq!(
        faults("name = \"a\"\nformats = [\"docx\"\nwords"),
        [(3, String::new())]
    );
}

#[test]
fn a_profile_holds_no_secret() {
    let lines = "name = \"a\"\nformats = [\"docx\"]\n[wire]\nkind = \"webdav\"\n";
    let password = format!("{lines}url = \"https://desk.example/\"\npassword = \"geheim\"");
    assert_eq!(faults(&password), [(6, "wire.password".to_owned())]);
    let address = format!("{lines}url = \"https://lin:geheim@desk.example/\"");
    assert_eq!(faults(&address), [(5, "wire.url".to_owned())]);
    let said = Outlet::read(&password, Language::En).unwrap_err();
    assert!(!format!("{said:?}").contains("geheim"), "and does not repeat one");
}

proptest::proptest! {
    /// For any text, reading returns, and names lines that exist.
    #[test]
    fn no_text_makes_it_panic(text in "[a-z\\[\\]{}=\",.# \n0-9中文-]{0,200}") {
        if let Err(faults) = Outlet::read(&text, Language::En) {
            let lines = u32::try_from(text.matches('\n').count()).unwrap() + 1;
            proptest::prop_assert!(faults.iter().all(|fault| (1..=lines).contains(&fault.line)));
        }
    }
}
