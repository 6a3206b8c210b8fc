//! Mails as Chinese programs write them, and mails made to cost much.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use encoding_rs::{BIG5, GB18030};

use super::*;

fn with_body(head: &str, body: &[u8]) -> Mail {
    let mut mail = format!("From: a@b.cn\r\n{head}\r\n\r\n").into_bytes();
    mail.extend_from_slice(body);
    read(&mail).expect("a mail")
}

#[test]
fn the_text_is_read_in_the_encoding_that_is_named_in_a_wider_one_and_where_none_is_named() {
    let text = "社区食堂昨天开业，群众说好。";
    let (gb, ..) = GB18030.encode(text);
    let (big5, ..) = BIG5.encode("社區食堂昨天開業");
    for charset in ["gb2312", "GBK", "gb18030"] {
        let head = format!("Content-Type: text/plain; charset=\"{charset}\"");
        assert_eq!(with_body(&head, &gb).text, text, "{charset}");
    }
    assert_eq!(
        with_body("Content-Type: text/plain", &gb).text,
        text,
        "none is named"
    );
    let (rare, ..) = GB18030.encode("朱镕基、陶喆、㐂");
    assert_eq!(
        with_body("Content-Type: text/plain; charset=gb2312", &rare).text,
        "朱镕基、陶喆、㐂"
    );
    assert_eq!(
        with_body("Content-Type: text/plain; charset=big5", &big5).text,
        "社區食堂昨天開業"
    );
    let base64 = BASE64_STANDARD.encode(&*gb);
    let head = "Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64";
    assert_eq!(with_body(head, base64.as_bytes()).text, text);
    assert_eq!(
        with_body("Content-Type: text/plain; charset=utf-8", text.as_bytes()).text,
        text
    );
}

#[test]
fn a_subject_is_read_though_a_line_was_cut_between_the_bytes_of_one_character() {
    let (gb, ..) = GB18030.encode("投稿：社区食堂开业");
    let (one, two) = gb.split_at(5);
    let head = format!(
        "Subject: =?gb2312?B?{}?=\r\n =?gb2312?B?{}?=",
        BASE64_STANDARD.encode(one),
        BASE64_STANDARD.encode(two)
    );
    assert_eq!(with_body(&head, b"x").subject, "投稿：社区食堂开业");
    let mut bare = b"From: a@b.cn\r\nSubject: ".to_vec();
    bare.extend_from_slice(&gb);
    bare.extend_from_slice(b"\r\n\r\nx");
    assert_eq!(read(&bare).unwrap().subject, "投稿：社区食堂开业", "bare bytes");
}

#[test]
fn files_have_their_names_and_a_mail_in_a_mail_is_one() {
    let (gb, ..) = GB18030.encode("稿件.docx");
    let mut mail = b"From: =?utf-8?B?546L6Iqz?= <wangfang@163.com>\r\nMessage-ID: <1@163.com>\r\n\
        Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhi\r\n\
        --b\r\nContent-Type: application/octet-stream; name=\""
        .to_vec();
    mail.extend_from_slice(&gb);
    mail.extend_from_slice(
        "\"\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBA==\r\n\
         --b\r\nContent-Type: image/jpeg\r\nContent-ID: <p1>\r\n\
         Content-Disposition: attachment; filename*=utf-8''%E5%9B%BE1.jpg\r\n\r\n/9j\r\n\
         --b\r\nContent-Type: image/png; name=\"..\\\\..\\\\logo.png\"\r\n\r\nx\r\n\
         --b\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@d\r\nSubject: inner\r\n\r\nin it\r\n--b--\r\n"
            .as_bytes(),
    );
    let read = read(&mail).unwrap();
    assert_eq!(
        (&*read.sender.0, &*read.sender.1, &*read.id, &*read.text),
        ("王芳", "wangfang@163.com", "1@163.com", "hi")
    );
    let files: Vec<_> = read
        .files
        .iter()
        .map(|file| (&*file.name, &*file.shown_as, file.bytes.len()))
        .collect();
    assert_eq!(
        files,
        [("稿件.docx", "", 4), ("图1.jpg", "p1", 3), ("logo.png", "", 1)]
    );
    assert_eq!(read.mails.len(), 1);
    assert_eq!(
        (&*read.mails[0].subject, &*read.mails[0].text),
        ("inner", "in it")
    );
}

#[test]
fn a_mail_made_to_cost_much_is_refused_by_its_lines() {
    let many = |line: &str, times| format!("From: a@b\r\n{}\r\n\r\nx", line.repeat(times));
    for (mail, why) in [
        (many("a:\r\n", 1 << 20), NotMail::TooMuch),
        (many("--b\r\n\r\n", 3_000), NotMail::TooMuch),
        (
            many("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", 200),
            NotMail::TooMuch,
        ),
        (
            many("Content-Type: message/rfc822\r\n\r\n", 100_000),
            NotMail::TooMuch,
        ),
        (
            many(
                "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n",
                1,
            ),
            NotMail::EncodedMail,
        ),
    ] {
        assert_eq!(read(mail.as_bytes()), Err(why), "{why}");
    }
    assert_eq!(read(b"just a text"), Err(NotMail::NoHeader));
    assert_eq!(read(b""), Err(NotMail::NoHeader));
}
