//! Where the sign-off is printed, in the files that leave.

use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::office;

const SIGNED: &str = "（河湾图书馆 林溪）";
/// A paragraph, and what the text ends with.
const ENDINGS: [(&str, &str); 3] = [
    ("quote", "新馆昨天开门。\n\n> 书香伴河湾。\n"),
    ("list", "新馆昨天开门。\n\n- 书香伴河湾。\n"),
    ("table", "新馆昨天开门。\n\n| 时间 |\n| --- |\n| 书香伴河湾。 |\n"),
];
/// The text of a mail, as a mail program shows it.
const MAIL: &str = "import email,email.policy,sys\nm=email.message_from_binary_file(open(sys.argv[1],'rb'),policy=email.policy.default)\nprint(m.get_body().get_content())";

#[test]
fn behind_a_quote_a_list_and_a_table_word_text_page_and_mail_have_it_last() {
    for (end, body) in ENDINGS {
        let desk = Desk::new();
        let story = desk.ask(["new"]).trim().to_owned();
        let file = desk.file("body.md", body.as_bytes());
        desk.ask(["write", &story, plain(&file)]);
        desk.ask([
            "set",
            &story,
            "headline=图书馆开到河边",
            &format!("sign_off={SIGNED}"),
        ]);
        let to = desk.store().with_file_name("out");
        std::fs::create_dir_all(&to).unwrap();
        let package = desk.ask(["export", &story, "--to", plain(&to), "--as", "docx,text,html,eml"]);
        let done = Command::new("unzip")
            .args(["-q", "-j", package.trim(), "-d", plain(&to)])
            .status();
        assert!(done.unwrap().success(), "{package}");
        let mail = Command::new("python3")
            .args(["-c", MAIL])
            .arg(to.join("story.eml"))
            .output()
            .unwrap();
        let forms = [
            ("Word", office::words(&to.join("story.docx"))),
            ("text", std::fs::read_to_string(to.join("story.txt")).unwrap()),
            ("page", office::words(&to.join("story.html"))),
            ("mail", String::from_utf8(mail.stdout).unwrap()),
        ];
        for (form, text) in forms {
            let (last, signed) = (text.find("书香伴河湾"), text.find(SIGNED));
            assert!(
                last.is_some() && last < signed,
                "{form} ending in a {end}:\n{text}"
            );
            let line = text.lines().find(|line| line.contains(SIGNED)).unwrap();
            assert_eq!(line.trim(), SIGNED, "{form} ending in a {end}:\n{text}");
        }
    }
}
