//! Mails that are opened: Chinese ones as other programs write them, our own, archives of them, and the same one again.

use std::fs;
use std::io::{Cursor, Write};

use galley_tests::desk::{Desk, plain};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::review::{shown, two_people};

/// 稿件 in GBK, as bare bytes.
const DRAFT_IN_GBK: &[u8] = b"\xb8\xe5\xbc\xfe";
/// The subject 投稿：社区食堂开业 in GBK and base64, cut between the bytes of one character.
const SUBJECT: &str = "=?gb2312?B?zba45aO6yec=?=\r\n =?gb2312?B?x/jKs8zDv6rStQ==?=";

fn open(desk: &Desk, file: &std::path::Path) -> (Value, Option<i32>) {
    let output = desk.cli().args(["open", plain(file), "--json"]).output().unwrap();
    let pieces = serde_json::from_slice(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (pieces.unwrap_or_else(|_| panic!("{said}")), output.status.code())
}

/// A mail with these files: kind, name as the header has it, bytes.
fn mail(text: &[u8], files: &[(&[u8], &[u8])]) -> Vec<u8> {
    let mut mail = format!(
        "Received: from a by b; Tue, 1 Dec 2026 09:00:00 +0800\r\nMessage-ID: <1@163.com>\r\n\
         From: =?gbk?B?zfW3vA==?= <wangfang@163.com>\r\nTo: desk@example.cn\r\nSubject: {SUBJECT}\r\n\
         Date: Tue, 1 Dec 2026 09:00:00 +0800\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n"
    )
    .into_bytes();
    mail.extend_from_slice(text);
    for (name, bytes) in files {
        mail.extend_from_slice(b"\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"");
        mail.extend_from_slice(name);
        mail.extend_from_slice(b"\"\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        mail.extend_from_slice(bytes);
    }
    mail.extend_from_slice(b"\r\n--b--\r\n");
    mail
}

#[test]
fn a_mail_of_ours_comes_in_with_its_text_and_its_photos_and_again_it_is_nothing_new() {
    let (writer, editor, story) = two_people();
    writer.ask(["photo", "place", &story, "1", "--after", "1"]);
    let to = writer.store().with_file_name("out");
    fs::create_dir_all(&to).unwrap();
    let profile = "name = \"mail\"\nformats = [\"docx\", \"eml\"]\n[files]\npacking = \"zip\"\n";
    writer.ask(["outlet", "add", plain(&writer.file("o.toml", profile.as_bytes()))]);
    let made = writer.ask(["export", &story, "--to", plain(&to), "--outlet", "mail"]);
    let package = made.trim();
    let mut zip = zip::ZipArchive::new(fs::File::open(package).unwrap()).unwrap();
    let name = zip
        .file_names()
        .flatten()
        .find(|name| name.ends_with(".eml"))
        .unwrap()
        .into_owned();
    let mut bytes = Vec::new();
    std::io::copy(&mut zip.by_name(&name).unwrap(), &mut bytes).unwrap();
    let file = editor.file("来稿.eml", &bytes);

    let (pieces, code) = open(&editor, &file);
    assert_eq!((pieces.as_array().unwrap().len(), code), (1, Some(0)), "{pieces}");
    let arrived = &pieces[0]["arrived"];
    let id = arrived["story"]["id"].as_str().unwrap();
    let (here, there) = (shown(&editor, id), shown(&writer, &story));
    assert_eq!(here["state"], "received");
    let texts = |story: &Value| -> Vec<String> {
        let blocks = story["blocks"].as_array().unwrap().iter();
        blocks
            .filter(|block| block["type"] == "paragraph")
            .map(|block| block["text"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(texts(&here), texts(&there));
    assert_eq!(here["content"]["headline"], "油茶丰收");
    let photos = |story: &Value| (story["photos"].clone(), story["figures"][0]["photo"].clone());
    assert_eq!(
        photos(&here),
        photos(&there),
        "the photo that Word holds too is there once"
    );

    let (again, code) = open(&editor, &file);
    assert_eq!(
        (&again[0]["arrived"]["outcome"], code),
        (&Value::from("already"), Some(0))
    );
    // The same mail by way of another server.
    let other = [b"Received: from elsewhere\r\nX-Spam: no\r\n".as_slice(), &bytes].concat();
    let (again, _) = open(&editor, &editor.file("again.eml", &other));
    assert_eq!(again[0]["arrived"]["outcome"], "already");
    let listed: Value = serde_json::from_str(&editor.ask(["list", "--json"])).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    let register: Value = serde_json::from_str(&editor.ask(["register", "--json"])).unwrap();
    assert_eq!(
        (&register[0]["came"], &register[0]["outcome"]["taken"]),
        (&Value::from("mail"), &Value::from("new"))
    );
}

#[test]
fn what_is_in_a_zip_comes_in_and_what_is_not_read_is_refused_by_name() {
    let desk = Desk::new();
    desk.ask(["profile", "林溪"]);
    let photo = fs::read(desk.photo(1)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("a/canteen.txt", "社区食堂开业\n\n昨天，食堂开业。\n".as_bytes()),
        ("a/canteen-1.jpg", &photo),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let zip = zip.finish().unwrap().into_inner();
    let doc = [DRAFT_IN_GBK, b".doc"].concat();
    let bytes = mail(
        DRAFT_IN_GBK,
        &[
            (b"all.zip", &zip),
            (&doc, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            (b"more.rar", b"Rar!\x1a\x07\x00"),
            (b"winmail.dat", b"\x78\x9f\x3e\x22"),
            (b"broken.zip", b"PK\x03\x04..."),
        ],
    );
    let file = desk.file("来稿.eml", &bytes);
    let (pieces, code) = open(&desk, &file);
    assert_eq!(code, Some(1), "some of it was refused");
    let pieces = pieces.as_array().unwrap();
    let came: Vec<&Value> = pieces
        .iter()
        .filter(|piece| !piece["arrived"].is_null())
        .collect();
    assert_eq!(came.len(), 1, "{pieces:?}");
    assert_eq!(came[0]["arrived"]["story"]["photos"], 1);
    assert_eq!(came[0]["arrived"]["from"]["name"], "王芳");
    assert_eq!(came[0]["arrived"]["from"]["unit"], "wangfang@163.com");
    let said: String = pieces
        .iter()
        .filter_map(|piece| piece["refused"]["says"].as_str())
        .collect();
    for word in ["稿件.doc", "more.rar", "RAR", "winmail.dat", "broken.zip"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    let id = came[0]["arrived"]["story"]["id"].as_str().unwrap();
    let comments: Value = serde_json::from_str(&desk.ask(["comments", id, "--json"])).unwrap();
    let letter = comments[0]["said"]["text"].as_str().unwrap();
    for word in ["投稿：社区食堂开业", "wangfang@163.com", "稿件"] {
        assert!(letter.contains(word), "{letter}");
    }
}

#[test]
fn each_mail_of_a_file_of_mails_comes_in_by_import_too() {
    let desk = Desk::new();
    desk.ask(["profile", "林溪"]);
    let mut mailbox = Vec::new();
    for n in 0..3 {
        mailbox.extend_from_slice(b"From wangfang@163.com Tue Dec  1 09:00:00 2026\n");
        let text = format!(
            "From: wangfang@163.com\nMessage-ID: <{n}@163.com>\nSubject: =?utf-8?Q?=E7=AC=AC{n}=E7=AF=87?=\n\nline {n}\n>From here\n\n"
        );
        mailbox.extend_from_slice(text.as_bytes());
    }
    let file = desk.file("all.mbox", &mailbox);
    let said = desk.ask(["import", plain(&file), "--json"]);
    let imported: Value = serde_json::from_str(&said).unwrap();
    let headlines: Vec<&str> = imported
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["story"]["headline"].as_str().unwrap())
        .collect();
    assert_eq!(headlines, ["第0篇", "第1篇", "第2篇"]);
    let id = imported[0]["story"]["id"].as_str().unwrap();
    assert!(desk.ask(["show", id]).contains("From here"), "the quoted line");
    assert!(
        desk.refused(&["open", plain(&desk.file("no.eml", b"just a text"))])
            .contains("not a mail")
    );
}
