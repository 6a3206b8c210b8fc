//! Archives made to deceive: each is a sound bag but for the one thing its name says, and is refused for that.

use std::time::{Duration, Instant};

use package::Error;

use crate::forge::{Forged, bag, deflated, file, zip};
use crate::support::judged;

/// What is forged, and how.
type Forgery = (&'static str, fn(&mut Forged));

fn refusal(bytes: &[u8]) -> Error {
    let folder = tempfile::tempdir().unwrap();
    match judged(bytes, folder.path()) {
        Err(error) => error,
        Ok(_) => panic!("accepted"),
    }
}

fn sound() -> Vec<Forged> {
    bag(&[("data/a.txt", b"hello"), ("data/b.txt", b"world")])
}

/// The sound bag with its last entry touched.
fn with(touch: fn(&mut Forged)) -> Vec<u8> {
    let mut entries = sound();
    touch(entries.last_mut().unwrap());
    zip(&entries)
}

fn put(bytes: &mut [u8], at: usize, value: &[u8]) {
    bytes[at..at + value.len()].copy_from_slice(value);
}

#[test]
fn the_bag_all_these_are_made_from_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    judged(&zip(&sound()), folder.path()).unwrap();
}

#[test]
fn names_that_lead_out_or_mean_something_else_elsewhere_are_refused_by_name() {
    for name in [
        "/etc/passwd",
        "../bag/data/x",
        "bag/data/../../x",
        "bag/data/./x",
        "C:/x",
        "bag/data/C:x",
        "\\\\server\\share\\x",
        "bag\\data\\x",
        "bag/data/x\0.txt",
        "bag/data/x\n",
        "bag/data/x:ads",
        "bag/data/x.",
        "bag/data/x ",
        "bag/data./x",
        "bag/data/CON",
        "bag/data/prn.txt",
        "bag/data/com¹",
        "bag/data/LPT9.tar.gz",
        "bag//data",
        "",
    ] {
        let mut entries = sound();
        entries.push(file(name, b"x"));
        assert!(
            matches!(refusal(&zip(&entries)), Error::UnsafeName { .. }),
            "{name:?}"
        );
    }
    let deep = format!("bag/data/{}x", "a/".repeat(6));
    let long = format!("bag/data/{}", "x".repeat(256));
    let far = format!("bag/data/{0}/{0}", "x".repeat(120));
    for name in [deep, long, far] {
        let mut entries = sound();
        entries.push(file(&name, b"x"));
        assert!(
            matches!(refusal(&zip(&entries)), Error::UnsafeName { .. }),
            "{name:?}"
        );
    }
    // Bytes that are no UTF-8, and GBK bytes without a stated encoding.
    for (name, flags) in [
        (b"bag/data/\xff".as_slice(), 1 << 11),
        (b"bag/data/\xb8\xe5\xbc\xfe", 0),
    ] {
        let mut entries = sound();
        entries.push(Forged {
            name: name.to_vec(),
            flags,
            ..file("", b"x")
        });
        assert!(
            matches!(refusal(&zip(&entries)), Error::UnsafeName { .. }),
            "{name:?}"
        );
    }
}

#[test]
fn names_that_some_file_system_takes_for_one_are_refused() {
    for (one, other) in [
        ("x", "x"),
        ("x", "X"),
        ("caf\u{e9}", "cafe\u{301}"),
        ("straße", "STRASSE"),
        ("x", "x/y"),
        ("x/", "x"),
        ("X/y", "x"),
    ] {
        let mut entries = sound();
        for name in [one, other] {
            let external = if name.ends_with('/') {
                0o040_755 << 16
            } else {
                0o100_644 << 16
            };
            entries.push(Forged {
                external,
                ..file(&format!("bag/data/{name}"), b"")
            });
        }
        assert!(
            matches!(refusal(&zip(&entries)), Error::SameName { .. }),
            "{one} and {other}"
        );
    }
}

#[test]
fn links_special_files_encryption_and_other_methods_are_refused_by_what_they_are() {
    let cases: [Forgery; 9] = [
        ("link", |e| e.external = 0o120_777 << 16),
        ("special file", |e| e.external = 0o020_644 << 16),
        ("volume label", |e| e.external |= 0x08),
        ("folder's mark", |e| e.external |= 0x10),
        ("encryption", |e| e.flags |= 1),
        ("encryption", |e| e.flags |= 0x40),
        ("flags", |e| e.flags |= 0x20),
        ("method 12", |e| e.method = 12),
        ("method 99", |e| e.method = 99),
    ];
    for (what, touch) in cases {
        let error = refusal(&with(touch));
        assert!(
            matches!(error, Error::Unsupported { .. }) && error.to_string().contains(what),
            "{what}: {error}"
        );
    }
    let zip64 = refusal(&with(|e| e.central = |line| put(line, 24, &[0xff; 4])));
    assert!(zip64.to_string().contains("zip64"), "{zip64}");
}

#[test]
fn headers_that_tell_two_stories_are_refused() {
    let cases: [Forgery; 14] = [
        ("local mark", |e| e.local = |h| put(h, 0, b"PK\x03\x05")),
        ("local flags", |e| e.local = |h| put(h, 6, &[0, 0])),
        ("local method", |e| e.local = |h| put(h, 8, &[8])),
        ("local time", |e| e.local = |h| put(h, 10, &[1])),
        ("local checksum", |e| e.local = |h| put(h, 14, &[1])),
        ("local packed size", |e| e.local = |h| put(h, 18, &[4])),
        ("local size", |e| e.local = |h| put(h, 22, &[6])),
        ("local name", |e| e.local = |h| put(h, 31, b"x")),
        ("local name's case", |e| e.local = |h| put(h, 30, b"B")),
        ("zip64 in the local header", |e| e.extra = vec![1, 0, 0, 0]),
        ("a second name", |e| e.extra = b"up\x06\0\x01\0\0\0\0x".to_vec()),
        ("a cut extra field", |e| e.extra = vec![0x55, 0x54, 9, 0, 0]),
        ("junk after the bytes", |e| e.after = b"junk".to_vec()),
        ("a descriptor nobody announced", |e| {
            e.after = [b"PK\x07\x08".as_slice(), &[0; 12]].concat()
        }),
    ];
    for (what, touch) in cases {
        let error = refusal(&with(touch));
        assert!(matches!(error, Error::Damaged { .. }), "{what}: {error}");
    }
}

#[test]
fn bytes_before_after_and_between_are_refused() {
    let good = zip(&sound());
    let end = good.len() - 22;
    let mut commented = [&good, b"hi".as_slice()].concat();
    commented[end + 20] = 2;
    let mut one_too_few = good.clone();
    one_too_few[end + 8] -= 1;
    one_too_few[end + 10] -= 1;
    let mut split = good.clone();
    split[end + 4] = 1;
    let second = [good.clone(), good.clone()].concat();
    let before_end = [&good[..end], b"x", &good[end..]].concat();
    for (what, bytes) in [
        ("before", [b"x".as_slice(), &good].concat()),
        ("after", [&good, b"x".as_slice()].concat()),
        ("a comment", commented),
        ("a file the count leaves out", one_too_few),
        ("a split archive", split),
        ("two archives", second),
        ("between directory and end", before_end),
        ("nothing at all", vec![]),
        ("not a zip", b"%PDF-1.7 and so on, long enough".to_vec()),
    ] {
        assert!(matches!(refusal(&bytes), Error::Damaged { .. }), "{what}");
    }
    // A local file the directory does not list, hidden between two it lists.
    let hidden = zip(&[file("bag/data/hidden", b"boo")]);
    let local = &hidden[..30 + 15 + 3];
    let mut entries = sound();
    entries[1].after = local.to_vec();
    assert!(matches!(refusal(&zip(&entries)), Error::Damaged { .. }));
}

#[test]
fn two_entries_on_the_same_bytes_are_refused() {
    // The last line points at the entry before it: full overlap.
    let mut entries = sound();
    let last = entries.len() - 1;
    entries[last] = Forged {
        name: b"bag/data/c.txt".to_vec(),
        ..entries[last - 1].clone()
    };
    entries[last].central = |line| put(line, 42, &[0; 4]);
    assert!(matches!(refusal(&zip(&entries)), Error::Damaged { .. }));
}

#[test]
fn bombs_are_refused_at_once_and_never_grow_past_what_they_state() {
    let started = Instant::now();
    let zeros = vec![0; 20 << 20];
    let stated = deflated(file("bag/data/zeros", &zeros));
    assert!(
        matches!(refusal(&zip(std::slice::from_ref(&stated))), Error::Bomb { .. }),
        "an honest header gives it away"
    );
    // The header is wrong: 1 KB stated, 20 MB inside. It is found at the first byte too many.
    let mut entries = bag(&[("data/zeros", &zeros)]);
    let lying = Forged { size: 1024, ..stated };
    *entries.last_mut().unwrap() = lying;
    assert!(matches!(refusal(&zip(&entries)), Error::Changed { file } if file == "data/zeros"));
    // 1,000 entries that state 300 MB each: refused before anything is unpacked.
    let many: Vec<Forged> = (0..1000)
        .map(|n| Forged {
            size: 300 << 20,
            packed: vec![0; 2 << 10],
            method: 8,
            ..file(&format!("bag/data/{n}"), b"")
        })
        .collect();
    assert!(matches!(
        refusal(&zip(&many)),
        Error::Bomb { .. } | Error::TooLarge { .. }
    ));
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "took {:?}",
        started.elapsed()
    );
}

#[test]
fn too_many_files_are_refused_by_number() {
    let many: Vec<Forged> = (0..5_001).map(|n| file(&format!("bag/data/{n}"), b"")).collect();
    assert!(matches!(
        refusal(&zip(&many)),
        Error::TooLarge {
            size: 5_001,
            limit: 5_000,
            ..
        }
    ));
}

#[test]
fn bytes_hidden_behind_a_deflate_stream_are_found() {
    let mut entries = sound();
    let last = entries.last_mut().unwrap();
    *last = deflated(last.clone());
    last.packed.extend(b"hidden");
    assert!(matches!(refusal(&zip(&entries)), Error::Changed { file } if file == "data/b.txt"));
}
