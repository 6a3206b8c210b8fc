//! Mails, each broken in a way of its own: taken in, or refused with a reason, in bounded time and memory.

use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};

use crate::bounded::{Fate, import, run};

/// How many mails one run is given.
const BATCH: u64 = 50;

/// A mail with every structure that a reader has: parts in parts, both texts, a mail in it, encodings, a zip and a photo.
const MAIL: &str = "Received: from a by b\r\nMessage-ID: <1@163.com>\r\nFrom: =?gb2312?B?zfW3vA==?= <wangfang@163.com>\r\n\
    Subject: =?utf-8?B?56S+5Yy6?=\r\n =?utf-8?Q?=E9=A3=9F=E5=A0=82?=\r\nDate: Tue, 1 Dec 2026 09:00:00 +0800\r\n\
    MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"a\"\r\n\r\n--a\r\n\
    Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=gbk\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\r\n=B8=E5=BC=FE=\r\n=B8=E5\r\n--b\r\n\
    Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+5LiA5LqMPC9wPjxpbWcgc3JjPSJjaWQ6cDEiPg==\r\n--b--\r\n\
    --a\r\nContent-Type: image/gif; name*0*=utf-8''%E5%9B%BE; name*1*=1.gif\r\nContent-ID: <p1>\r\n\
    Content-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\r\n\
    --a\r\nContent-Type: application/zip; name=\"a.zip\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
    UEsDBBQAAAAAAAAAIQCsKpPYAgAAAAIAAAAFAAAAYS50eHRoaVBLAQIUABQAAAAAAAAAIQCsKpPYAgAAAAIAAAAFAAAAAAAAAAAAAAAAAAAAAABhLnR4dFBLBQYAAAAAAQABADMAAAAlAAAAAAA=\r\n\
    --a\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@d.cn\r\nSubject: in it\r\n\r\ntext\r\n--a--\r\n";

/// The mail with up to eight bytes, lines or stretches of it changed, doubled or gone.
fn broken(dice: &mut Dice) -> Vec<u8> {
    let mut mail = MAIL.as_bytes().to_vec();
    let below = |length: usize, dice: &mut Dice| usize::try_from(dice.below(length as u64)).unwrap();
    for _ in 0..=dice.below(8) {
        let at = below(mail.len().max(1), dice);
        let length = below(mail.len() - at.min(mail.len()) + 1, dice).min(80);
        match dice.below(5) {
            0 => mail[at] = u8::try_from(dice.below(256)).unwrap(),
            1 => drop(mail.drain(at..at + length)),
            2 => {
                let stretch = mail[at..at + length].to_vec();
                let to = below(mail.len(), dice);
                mail.splice(to..to, stretch);
            }
            3 => mail.truncate(at.max(20)),
            _ => {
                let words: [&[u8]; 6] = [
                    b"\r\n\r\n",
                    b"--a",
                    b"--b--",
                    b"=?gbk?B?",
                    b"multipart/mixed; boundary=a",
                    b"\0",
                ];
                let word = words[below(words.len(), dice)];
                mail.splice(at..at, word.iter().copied());
            }
        }
    }
    mail
}

#[test]
fn broken_mails_are_taken_in_or_refused_within_bounds() {
    let mut dice = Dice::seeded(21);
    for _ in 0..rounds(200, 2_000) / BATCH {
        let desk = Desk::new();
        let mut mailbox = Vec::new();
        for _ in 0..BATCH {
            mailbox.extend_from_slice(b"From a\n");
            mailbox.extend(broken(&mut dice));
            mailbox.push(b'\n');
        }
        run(&desk, &["open", plain(&desk.file("all.mbox", &mailbox))]);
    }
}

#[test]
fn the_mail_itself_is_taken_in() {
    assert_eq!(import("a.eml", MAIL.as_bytes()), Fate::Read);
}

#[test]
fn headers_parts_and_mails_in_mails_are_counted_before_they_are_parsed() {
    let many = |line: &str, times| format!("From: a@b\r\n{}\r\n\r\nx", line.repeat(times));
    for mail in [
        many("To: a,b,c\r\n", 2 << 20),
        many("--b\r\n\r\n", 4 << 20),
        many(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
            100_000,
        ),
        many("Content-Type: message/rfc822\r\n\r\n", 1 << 20),
    ] {
        assert_eq!(import("a.eml", mail.as_bytes()), Fate::Refused);
    }
}
