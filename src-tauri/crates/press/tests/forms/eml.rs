use std::io::{Cursor, Read};
use std::process::Command;

use press::eml::{self, Attachment, MailHead};

use crate::{judges, sample};

fn mail(subject: &str, text: &str, files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let to = ["desk@example.cn".to_owned(), "night@example.cn".to_owned()];
    let head = MailHead {
        from: None,
        to: &to,
        cc: &[],
        subject,
        at: sample::edition().at,
        id: "0011223344556677",
        text,
    };
    let mut opens: Vec<_> = files
        .iter()
        .map(|(_, bytes)| {
            let bytes = bytes.clone();
            move || Ok(Box::new(Cursor::new(bytes.clone())) as Box<dyn Read>)
        })
        .collect();
    let mut attachments: Vec<Attachment<'_>> = files
        .iter()
        .zip(&mut opens)
        .map(|((name, _), open)| Attachment {
            name,
            kind: "application/octet-stream",
            open,
        })
        .collect();
    let mut out = Vec::new();
    eml::write(&head, &mut attachments, &mut out).unwrap();
    out
}

/// A mail as Python's mail parser reads it: the subject, the text, and each file's name and digest.
fn read(mail: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mail.eml");
    std::fs::write(&file, mail).unwrap();
    let script = "import email, email.policy, hashlib, sys\n\
        m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n\
        assert not m.defects, m.defects\n\
        print(m['subject']); print(m['to']); print(m['date'].datetime.isoformat())\n\
        print(m.get_body(('plain',)).get_content(), end='')\n\
        [print(a.get_filename(), hashlib.sha256(a.get_content()).hexdigest()) for a in m.iter_attachments()]\n";
    let (done, said) = judges::run(
        "python3-venv",
        Command::new(judges::python()).args(["-c", script]).arg(&file),
    );
    assert!(done, "{said}");
    said
}

#[test]
fn another_mail_program_reads_the_subject_the_text_and_each_file_byte_for_byte() {
    let subject = "市直机关工委+周小满+东河街道社区食堂开业,首日八十多位老人来吃饭,“一元早餐”下月推出";
    let photo: Vec<u8> = (0..200_000_u32).map(|i| (i % 251) as u8).collect();
    let files = [
        ("图1-打饭 \"窗口\".jpg", photo),
        ("稿件.docx", Vec::new()),
        ("a.txt", b"x".to_vec()),
    ];
    let mail = mail(subject, "第一段。\n第二段。\n", &files);
    let lines: Vec<String> = read(&mail).lines().map(str::to_owned).collect();
    assert_eq!(lines[0], subject);
    assert_eq!(lines[1], "desk@example.cn, night@example.cn");
    assert_eq!(lines[2], "2026-03-08T20:15:30+08:00");
    assert_eq!(lines[3..5], ["第一段。", "第二段。"]);
    let digest = |bytes: &[u8]| {
        let mut command = Command::new("python3");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("f");
        std::fs::write(&file, bytes).unwrap();
        command
            .args([
                "-c",
                "import hashlib,sys;print(hashlib.sha256(open(sys.argv[1],'rb').read()).hexdigest())",
            ])
            .arg(&file);
        judges::run("python3", &mut command).1.trim().to_owned()
    };
    for ((name, bytes), line) in files.iter().zip(&lines[5..]) {
        assert_eq!(*line, format!("{name} {}", digest(bytes)));
    }
    assert!(
        mail.split(|byte| *byte == b'\n')
            .all(|line| line.len() <= 998 && line.is_ascii()),
        "RFC 5322"
    );
    assert!(
        mail.windows(11).any(|bytes| bytes == b"X-Unsent: 1"),
        "whoever opens it sends it"
    );
}

#[test]
fn a_subject_cannot_bring_a_header_of_its_own() {
    let mail = String::from_utf8(mail("a\r\nBcc: x@example.cn", "b", &[])).unwrap();
    assert!(!mail.contains("\r\nBcc:"), "{mail}");
}
