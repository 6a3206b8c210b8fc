//! A piece that goes as a mail, to a server that answers as it is told: one mail in the end, or a question; never two mails
//! that nobody asked for.

use std::process::Command;
use std::time::{Duration, Instant};

use galley_tests::cutter::Cutter;
use galley_tests::desk::Desk;
use galley_tests::dice::{Dice, rounds};
use galley_tests::mail_server::{MailServer, Script};
use serde_json::Value;
use wire::{Destination, Error, Protection, Retry, Wire};

use crate::kills::{lines, sending};
use crate::outbox::{outlet_of, state};
use crate::outfit::{Kind, Outfit, put};

fn destination(port: u16) -> Destination {
    Destination::Mail(wire::MailServer {
        host: "127.0.0.1".to_owned(),
        port,
        protection: Protection::None,
        user: String::new(),
        from: "wangfang@example.cn".to_owned(),
        to: vec!["desk@example.cn".to_owned()],
        ca: None,
    })
}

/// What is said of a mail of so many bytes to a server that behaves so.
fn refusal(script: Script, bytes: usize) -> Error {
    let (outfit, server) = (Outfit::of(Kind::Folder), MailServer::start(script));
    let wire = Wire::new(destination(server.port), None).with_patience(Duration::from_secs(5));
    let refused = put(&wire, &mut outfit.parcel("mail.eml", bytes, 1)).unwrap_err();
    assert!(
        server.mails().is_empty() || matches!(refused, Error::Unanswered { .. }) || bytes == 3,
        "nothing went: {refused}"
    );
    refused
}

fn answering(command: &'static str, answer: &'static str) -> Error {
    let answers = vec![(command, answer)];
    let script = Script {
        answers,
        ..Script::default()
    };
    // The end of a mail is answered once all of it was there.
    refusal(script, if command == "." { 3 } else { 900 })
}

#[test]
fn each_answer_of_a_mail_server_is_told_apart() {
    let busy = |error: &Error, number| matches!(error, Error::Busy { status, .. } if *status == number);
    for (command, answer, number) in [
        ("EHLO", "421 4.7.0 too many connections", 421),
        ("MAIL", "450 4.2.0 come back later", 450),
        ("RCPT", "451 4.7.1 greylisted", 451),
        (".", "451 4.3.0 queue is busy", 451),
    ] {
        let error = answering(command, answer);
        assert!(busy(&error, number), "{answer}: {error:?}");
        assert_eq!(error.retry(), Retry::Later, "{answer}");
    }
    let full = answering("MAIL", "452 4.3.1 insufficient system storage");
    assert!(matches!(full, Error::Full { .. }), "{full:?}");
    let nobody = answering("RCPT", "550 5.1.1 no such user here");
    assert!(
        matches!(&nobody, Error::NoSuchMailbox { address, says, .. }
            if address == "desk@example.cn" && says.contains("no such user")),
        "{nobody:?}"
    );
    let large = answering(".", "552 5.3.4 message size exceeds fixed limit");
    assert!(matches!(large, Error::TooLarge { .. }), "{large:?}");
    let spam = answering(".", "554 5.7.1 DT:SPM mx21");
    assert!(
        matches!(&spam, Error::Refused { says, .. } if says.contains("DT:SPM")),
        "{spam:?}"
    );
    let wants = answering("MAIL", "530 5.7.0 authentication required");
    assert!(matches!(wants, Error::NeedsCode { .. }), "{wants:?}");
    for error in [nobody, large, spam] {
        assert_eq!(error.retry(), Retry::Never, "{error}");
    }
}

#[test]
fn a_mail_that_is_too_large_is_refused_before_it_goes_with_both_sizes() {
    let script = Script {
        size: Some(20_000),
        ..Script::default()
    };
    let refused = refusal(script, 20_001);
    assert!(
        matches!(
            refused,
            Error::MailTooLarge {
                bytes: 20_001,
                most: 20_000,
                ..
            }
        ),
        "{refused:?}"
    );
}

#[test]
fn a_line_that_is_cut_sends_one_mail_or_asks() {
    let (outfit, server) = (Outfit::of(Kind::Folder), MailServer::start(Script::default()));
    let cutter = Cutter::before(([127, 0, 0, 1], server.port).into());
    let wire = Wire::new(destination(cutter.port()), None).with_patience(Duration::from_secs(10));
    cutter.cut_after(None);
    put(&wire, &mut outfit.parcel("0.eml", 3_000_000, 0)).unwrap();
    let whole = cutter.passed();
    let mut dice = Dice::seeded(21);
    let (mut cuts, mut asked) = (0, 0);
    for round in 1..=rounds(5, 50) {
        let before = server.mails().len();
        let mut mail = outfit.parcel(&format!("{round}.eml"), 3_000_000, round);
        cutter.cut_after(Some(dice.below(whole)));
        let ended = loop {
            match put(&wire, &mut mail) {
                Err(error) if error.retry() == Retry::Later => cuts += 1,
                ended => break ended,
            }
        };
        let sent = server.mails().len() - before;
        match ended {
            Ok(landed) => {
                assert_eq!(sent, 1, "exactly one mail");
                assert!(landed.says.contains("queued as"), "{}", landed.says);
            }
            Err(Error::Unanswered { .. }) => {
                asked += 1;
                assert!(sent <= 1, "no second one without a question");
            }
            Err(error) => panic!("{error}"),
        }
    }
    println!("mail: {cuts} cuts, {asked} questions");
    assert!(cuts > 0, "no cut was felt");
}

/// An outlet that takes mail, at this server.
fn desk_with(server: &MailServer) -> Desk {
    let desk = Desk::new();
    outlet_of(
        &desk,
        "desk",
        "formats = [\"docx\"]",
        &lines(&destination(server.port)),
    );
    desk
}

/// What Python reads of a mail: its headers, the defects it finds, and its files with their digests.
fn read(mail: &[u8]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mail.eml");
    std::fs::write(&file, mail).unwrap();
    let script = "import email, email.policy, hashlib, json, sys\n\
        m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n\
        parts = [m, *m.walk()]\n\
        print(json.dumps({'subject': m['subject'], 'from': m['from'], 'to': m['to'], 'id': m['message-id'], 'unsent': m['x-unsent'],\n\
          'text': m.get_body(('plain',)).get_content(), 'defects': [repr(d) for p in parts for d in p.defects],\n\
          'files': {a.get_filename(): hashlib.sha256(a.get_content()).hexdigest() for a in m.iter_attachments()}}))";
    let said = Command::new("python3")
        .args(["-c", script])
        .arg(&file)
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    serde_json::from_slice(&said.stdout).unwrap()
}

#[test]
fn a_piece_goes_as_one_mail_with_a_letter_and_its_files_and_the_receipt_has_the_servers_words() {
    let server = MailServer::start(Script::default());
    let desk = desk_with(&server);
    let story = desk.ask(["sample"]).trim().to_owned();
    let id = desk
        .ask(["deliver", &story, "--outlet", "desk"])
        .trim()
        .to_owned();
    let (now, row) = state(&desk, &id);
    assert_eq!(now, "delivered", "{row}");
    assert_eq!(row["receipt"]["proof"], "accepted");
    assert_eq!(row["receipt"]["says"], "2.0.0 Ok: queued as TEST1");
    assert!(desk.ask(["ledger"]).contains("queued as TEST1"));
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    let mail = read(&mails[0]);
    let headline = row["headline"].as_str().unwrap();
    assert_eq!(mail["subject"], headline);
    assert_eq!(mail["defects"], serde_json::json!([]));
    assert_eq!(mail["unsent"], Value::Null, "it is sent");
    assert!(mail["id"].as_str().unwrap().ends_with("@example.cn>"));
    let text = mail["text"].as_str().unwrap();
    assert!(
        text.starts_with("编辑老师：") && text.contains(headline),
        "{text}"
    );
    let files = mail["files"].as_object().unwrap();
    assert!(files.keys().any(|name| name.ends_with(".docx")), "{files:?}");
    for name in files.keys() {
        assert!(text.contains(name.as_str()), "the letter names {name}");
    }
}

#[test]
fn a_mail_whose_answer_was_lost_is_asked_about_and_goes_again_only_when_a_person_says_so() {
    let server = MailServer::start(Script {
        hangs_up: 1,
        ..Script::default()
    });
    let desk = desk_with(&server);
    let story = desk.ask(["sample"]).trim().to_owned();
    let id = desk
        .ask(["deliver", &story, "--outlet", "desk", "--later"])
        .trim()
        .to_owned();
    for _ in 0..3 {
        let _ = desk.cli().args(["outbox", "run"]).output().unwrap();
        let (now, row) = state(&desk, &id);
        assert_eq!(now, "failed", "{row}");
        assert!(row["why"].as_str().unwrap().contains("可能收到了"), "{row}");
    }
    assert_eq!(server.mails().len(), 1, "not sent again by itself");
    desk.ask(["outbox", "retry", &id]);
    assert_eq!(state(&desk, &id).0, "delivered");
    let mails = server.mails();
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0], mails[1], "the same mail under the same Message-ID");
}

#[test]
fn a_program_that_is_killed_sends_one_mail_or_asks() {
    let server = MailServer::start(Script::default());
    let desk = desk_with(&server);
    let mut dice = Dice::seeded(34);
    let mut longest = Duration::ZERO;
    let (mut killed, mut asked) = (0, 0);
    for round in 0..=rounds(4, 20) {
        let before = server.mails().len();
        let story = desk.ask(["sample"]).trim().to_owned();
        desk.ask(["set", &story, &format!("headline=第{round}号稿")]);
        let id = desk
            .ask(["deliver", &story, "--outlet", "desk", "--later"])
            .trim()
            .to_owned();
        let start = Instant::now();
        let mut child = sending(&desk, &id);
        if round == 0 {
            child.wait().unwrap();
            longest = start.elapsed();
        } else {
            // Not a wait for something: the random moment of the kill is what this test is about.
            std::thread::sleep(longest.mul_f64(dice.fraction()));
            let over = child.try_wait().unwrap().is_some();
            child.kill().unwrap();
            child.wait().unwrap();
            killed += usize::from(!over);
        }
        // What the program does by itself when it is there again.
        let _ = desk.cli().args(["outbox", "run"]).output().unwrap();
        let sent = server.mails().len() - before;
        match state(&desk, &id) {
            (now, row) if now == "delivered" => assert_eq!(sent, 1, "{row}"),
            (now, row) => {
                assert_eq!(now, "failed", "{row}");
                assert!(row["why"].as_str().unwrap().contains("可能收到了"), "{row}");
                assert!(sent <= 1, "no second one without a question: {row}");
                asked += 1;
            }
        }
    }
    println!("mail: killed {killed} times, {asked} questions");
}
