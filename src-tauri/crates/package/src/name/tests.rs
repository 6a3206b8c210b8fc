use proptest::prelude::*;

use super::*;

#[test]
fn a_safe_name_keeps_what_people_read_and_drops_what_file_systems_refuse() {
    for (text, name) in [
        ("2020-02-14-慰问抗疫一线志愿者", "2020-02-14-慰问抗疫一线志愿者"),
        ("  50% of: \"us\" \n now... ", "50 of us now"),
        ("../../etc/passwd", "....etcpasswd"),
        ("NUL", "_NUL"),
        ("com¹.jpg", "_com¹.jpg"),
        ("command.com", "command.com"),
        ("cafe\u{301}.txt", "café.txt"),
        ("photo\u{202e}gpj.exe", "photogpj.exe"),
        ("???", "_"),
        ("", "_"),
    ] {
        assert_eq!(safe_name(text), name, "from {text:?}");
    }
}

#[test]
fn a_long_name_is_cut_between_characters_and_keeps_its_extension() {
    let name = safe_name(&format!("{}.jpeg", "疫".repeat(200)));
    assert!(
        name.len() <= limits::SAFE_NAME && name.ends_with("疫.jpeg"),
        "{name}"
    );
}

#[test]
fn names_that_are_trouble_somewhere_are_refused_everywhere() {
    let deep = "a/".repeat(8) + "a";
    let long = "疫".repeat(86);
    let far = format!("{}/{}/{}", "a".repeat(100), "b".repeat(100), "c".repeat(100));
    for path in [
        "",
        "/",
        "/etc/passwd",
        "a//b",
        "a/../b",
        "..",
        "./a",
        "a\\b",
        "C:/a",
        "a:b",
        "a\0b",
        "a\nb",
        "a*b",
        "a?b",
        "a<b",
        "a|b",
        "a\"b",
        "data/a\u{202e}txt.b",
        "a\u{200b}b",
        "a\u{85}b",
        "a./b",
        "a/b ",
        "con",
        "a/Nul.txt",
        "COM1",
        "a/lpt²",
        "aux .c",
        "com0.x",
        "CONIN$",
        &deep,
        &long,
        &far,
    ] {
        assert!(objection(path).is_some(), "{path:?} must be refused");
    }
    for path in [
        "a",
        "a/b/",
        "慰问/data/photos/01-a b.jpg",
        "com",
        "comx",
        "COM10",
        ".hidden",
        "nulls.txt",
    ] {
        assert_eq!(objection(path), None, "{path:?} is a good name");
    }
}

#[test]
fn names_that_some_file_system_takes_for_one_fold_together() {
    for (a, b) in [
        ("A/é", "a/E\u{301}"),
        ("straße", "STRASSE"),
        ("ſ", "S"),
        ("Σ", "ς"),
    ] {
        assert_eq!(fold(a), fold(b), "{a} and {b}");
    }
    assert_ne!(fold("a/b"), fold("a/c"));
}

proptest! {
    #[test]
    fn whatever_the_text_its_safe_name_may_be_written_and_is_its_own_safe_name(text in any::<String>()) {
        let name = safe_name(&text);
        prop_assert_eq!(writing_objection(&name), None);
        prop_assert!(name.len() <= limits::SAFE_NAME);
        prop_assert_eq!(safe_name(&name), name);
    }
}
