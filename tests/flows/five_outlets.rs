//! One page with four photos goes to five outlets at once, and each package is accepted by outside judges.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::five_outlets::{accepted, files, judge, judges, outlets, page, sent};

const OURS: &str = "乡村阅览室开了夜场\n11月20日晚,河西村阅览室第一次开到九点。\n王秀兰带着孙女来借书。\n\n王秀兰(左一)在登记借书\n阅览室有书4200册,比去年多了一倍。\n\n孩子们在晒场上听故事\n村里把旧粮仓改成了书库。\n\n志愿者在分拣捐来的书\n下个月,这里还要办一场旧书交换会。\n\n村民把书背上山\n(河西村文化站 林溪)\n推荐阅读\n- 河西村的油茶熟了\n打印\n关闭\n";

#[test]
fn a_page_with_four_photos_goes_to_five_outlets_and_every_judge_accepts_its_package() {
    let desk = Desk::new();
    let story = page(&desk, OURS);
    outlets(&desk);
    assert_eq!(
        desk.ask(["check", &story, "--outlet", "gov"]),
        "",
        "it asks for nothing that is not there"
    );
    let sent = sent(&desk, &story);
    let judged: Vec<(&str, usize)> = sent
        .iter()
        .map(|(name, folder)| (*name, accepted(folder)))
        .collect();
    assert_eq!(
        judged,
        [
            ("gov", 2),
            ("official", 2),
            ("account", 1),
            ("wire", 1),
            ("paper", 3)
        ]
    );

    let of = |wanted: &str| sent.iter().find(|(name, _)| *name == wanted).unwrap().1.clone();
    let names = files(&of("gov"));
    for name in [
        "河西村文化站-乡村阅览室开了夜场.docx",
        "河西村文化站-乡村阅览室开了夜场.eml",
        "photos/图1.jpg",
        "photos/图4.jpg",
    ] {
        assert!(names.contains(&name.to_owned()), "{name}: {names:?}");
    }
    let text = fs::read_to_string(of("gov").join("河西村文化站-乡村阅览室开了夜场.txt")).unwrap();
    assert!(text.contains("【图1】王秀兰(左一)在登记借书"), "{text}");
    let account = files(&of("account"));
    assert_eq!(
        account,
        [
            "captions.csv",
            "photos/1.jpg",
            "photos/2.jpg",
            "photos/3.jpg",
            "photos/4.jpg",
            "wechat.html"
        ]
    );
    let subject = "import email, email.policy, sys; m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default); print(m['subject'], len(list(m.iter_attachments())))";
    let mail = of("gov").join("河西村文化站-乡村阅览室开了夜场.eml");
    let said = judge(
        Command::new(judges().join("bin/python"))
            .args(["-c", subject])
            .arg(mail),
        "make setup",
    );
    assert_eq!(
        said.trim(),
        "河西村文化站+林溪+乡村阅览室开了夜场 7",
        "text, Word, captions and four originals"
    );
}

#[test]
fn what_an_outlet_gets_is_the_same_every_time() {
    let desk = Desk::new();
    let story = page(&desk, OURS);
    outlets(&desk);
    let export = |to: &str, name: &str| {
        let folder = desk.store().parent().unwrap().join(to);
        fs::create_dir_all(&folder).unwrap();
        PathBuf::from(
            desk.ask(["export", &story, "--to", plain(&folder), "--outlet", name])
                .trim(),
        )
    };
    assert!(
        fs::read(export("a", "gov")).unwrap() == fs::read(export("b", "gov")).unwrap(),
        "mail and all"
    );
    let first = export("a", "account");
    assert_eq!(export("a", "account"), first, "the very same folder is kept");
    desk.ask(["set", &story, "headline=换了标题"]);
    desk.ask(["photo", "set", &story, "1", "caption=换了说明"]);
    let again = export("a", "account");
    assert!(
        again != first && first.join("wechat.html").exists(),
        "a different one takes a new name"
    );
    let left = fs::read_dir(first.parent().unwrap()).unwrap().filter(|entry| {
        entry
            .as_ref()
            .unwrap()
            .file_name()
            .to_str()
            .unwrap()
            .starts_with(".galley")
    });
    assert_eq!(left.count(), 0, "nothing hidden is left behind");
}
