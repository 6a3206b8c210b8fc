//! A folder that others write into: what is claimed there is a package that it offers, and nothing else.

use std::fs;

use newsroom::{Code, Consent, Secrets};

use crate::rig::{Rig, everything, go_on, names};

#[test]
fn a_claim_stays_inside_the_folder_and_takes_packages_alone() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let (id, consent) = (rig.piece(), Consent::default());
    let there = rig.outlet(editor, "drop", "");
    let filed = writer
        .review()
        .file(&id, &rig.folder("filed"), None, &mut go_on)
        .unwrap();
    let above = rig.file("o.zip", fs::read(&filed.exported.path).unwrap());
    fs::copy(&above, there.join("plain.txt")).unwrap();
    fs::create_dir(there.join("folder.zip")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&above, there.join("link.zip")).unwrap();
        let made = std::process::Command::new("mkfifo")
            .arg(there.join("fifo.zip"))
            .status();
        assert!(made.unwrap().success());
    }
    let before = (names(&there), names(above.parent().unwrap()));
    let full = above.display().to_string();
    for name in [
        "../o.zip",
        "folder.zip",
        "link.zip",
        "fifo.zip",
        "plain.txt",
        "returns/../../o.zip",
        &full,
    ] {
        for returns in [false, true] {
            let refused =
                editor
                    .delivery()
                    .claim("drop", name, returns, &consent, &Secrets::default(), &mut go_on);
            assert_ne!(refused.err().unwrap().code(), Code::Internal, "{name}");
        }
    }
    let after = (names(&there), names(above.parent().unwrap()));
    assert_eq!(before, after, "nothing was renamed");
    assert!(
        editor
            .writing()
            .list_stories(&everything())
            .unwrap()
            .rows
            .is_empty(),
        "nothing came in"
    );

    fs::copy(&above, there.join("o.zip")).unwrap();
    editor
        .delivery()
        .claim("drop", "o.zip", false, &consent, &Secrets::default(), &mut go_on)
        .unwrap();
    assert!(names(&there).iter().any(|name| name.ends_with(".claimed")));
}
