//! A full disk, a read-only folder, a folder that vanishes: a sentence names it, nothing is lost, and work goes on after.
//!
//! The disks are real: a small tmpfs, mounted in a namespace of its own, so that nothing outside sees it.

use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::programs::galley_cli;

/// Runs a script where `$D` is an empty tmpfs of 6 MB, `$P` a photo of half a megabyte, and `g` galley-cli on the store in it.
fn on_a_small_disk(script: &str) -> String {
    let desk = Desk::new();
    let disk = desk.store().with_file_name("disk");
    std::fs::create_dir(&disk).unwrap();
    let head = r#"set -eu
mount -t tmpfs -o size=6m tmpfs "$D"
export LC_ALL=en_GB.UTF-8
g() { "$CLI" --store "$D/store" "$@"; }
"#;
    let output = Command::new("unshare")
        .args([
            "--map-root-user",
            "--mount",
            "bash",
            "-c",
            &format!("{head}{script}"),
        ])
        .env("D", &disk)
        .env("P", desk.photo(1))
        .env("CLI", galley_cli())
        .output()
        .expect("unshare runs (Debian package util-linux)");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the script ran to its end: {said}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_full_disk_is_named_nothing_is_lost_and_work_goes_on_when_there_is_space() {
    let said = on_a_small_disk(
        r#"
s=$(g new); g set "$s" headline=满盘之前 >/dev/null
dd if=/dev/zero of="$D/filler" bs=4k 2>/dev/null || true
for i in 1 2 3; do g photo add "$s" "$P" 2>&1 && exit 9; done
for i in $(seq 200); do g set "$s" "ednote=$(head -c 60000 /dev/zero | tr '\0' x)$i" 2>&1 >/dev/null || { echo REFUSED; break; }; done
rm "$D/filler"
echo ---
g set "$s" headline=腾出之后 >/dev/null
g photo add "$s" "$P" >/dev/null
g list
g doctor
"#,
    );
    let (full, after) = said.split_once("---").expect("the script said both parts");
    assert!(
        full.contains("No space is left"),
        "the sentence names the disk: {full}"
    );
    assert!(
        after.contains("腾出之后") && after.contains("Sound"),
        "and work went on: {after}"
    );
}

#[test]
fn a_full_disk_at_the_outlets_folder_gets_nothing_half_done_and_everything_once_there_is_room() {
    let said = on_a_small_disk(
        r#"
g() { "$CLI" --store "$D-store" "$@"; }
there() { ls -A "$D" | grep -vx filler || true; }
s=$(g sample)
for kind in zip folder; do
    printf 'name = "%s"\nformats = ["docx"]\n[files]\npacking = "%s"\n[wire]\nkind = "folder"\npath = "%s"\n' \
        "$kind" "$kind" "$D" >"$D-$kind.toml"
    g outlet add "$D-$kind.toml" >/dev/null
done
dd if=/dev/zero of="$D/filler" bs=4k 2>/dev/null || true
truncate -s -64K "$D/filler"
g deliver "$s" --outlet zip >/dev/null 2>"$D-why"
echo "deliver: $(cat "$D-why")"
echo "outbox: $(g outbox)"
for kind in zip folder; do
    g export "$s" --to "$D" --outlet "$kind" 2>&1 && exit 9
done
echo "there: $(there)"
rm "$D/filler"
echo ---
g outbox retry "$(g outbox | cut -f 1)" >/dev/null
g outbox
echo "delivered: $(there)"
rm "$D"/*.zip
g export "$s" --to "$D" --outlet folder
"#,
    );
    let (full, after) = said.split_once("---").expect("the script said both parts");
    assert!(
        full.contains("is full") && full.contains("\twaiting\t"),
        "it waits, and why: {full}"
    );
    assert_eq!(
        full.matches("No space left").count(),
        2,
        "both exports say so: {full}"
    );
    assert!(full.contains("there: \n"), "nothing stands there: {full}");
    assert!(
        after.contains("\tdelivered\t") && after.contains(".zip\n"),
        "{after}"
    );
}

#[test]
fn a_read_only_folder_can_be_read_and_says_why_it_cannot_be_written() {
    let said = on_a_small_disk(
        r#"
s=$(g new); g set "$s" headline=只读之前 >/dev/null
mount -o remount,ro "$D"
g set "$s" headline=不该写成 2>&1 && exit 9
g list
mount -o remount,rw "$D"
g set "$s" headline=又能写了 >/dev/null
g list
"#,
    );
    assert!(
        said.contains("not written") || said.contains("read-only"),
        "{said}"
    );
    assert!(said.contains("只读之前") && said.contains("又能写了"), "{said}");
    assert!(!said.contains("\t不该写成"), "{said}");
}

#[test]
fn a_folder_that_vanishes_is_never_an_empty_store() {
    let desk = Desk::new();
    let story = desk.ask(["sample"]).trim().to_owned();
    let page = desk.ask(["show", &story]);
    let away = desk.store().with_file_name("away");
    std::fs::rename(desk.store(), &away).unwrap();
    let said = desk.refused(&["show", &story]);
    assert!(said.contains(plain(&desk.store())), "the folder is named: {said}");
    assert!(!desk.store().exists(), "nothing was put in its place");
    std::fs::rename(&away, desk.store()).unwrap();
    assert_eq!(desk.ask(["show", &story]), page);
}

#[test]
fn a_store_on_a_disk_that_is_not_connected_is_not_begun_anew() {
    let desk = Desk::new();
    let disk = desk.store().with_file_name("disk");
    let store = disk.join("store");
    let output = Command::new(galley_cli())
        .args(["--store", plain(&store), "new"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains(plain(&store)),
        "the folder is named"
    );
    assert!(!disk.exists(), "nothing was made where the disk should be");
}

#[test]
fn a_photo_that_was_damaged_on_the_disk_is_named_and_no_package_is_made_of_it() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["photo", "add", &story, plain(&desk.photo(1))]);
    let out = desk.store().with_file_name("out");
    std::fs::create_dir(&out).unwrap();
    // Exported once, so that its page size is made and kept.
    desk.ask(["export", &story, "--to", plain(&out), "--as", "text"]);
    let listed = desk.ask(["photo", "list", &story]);
    let digest = listed.split('\t').nth(3).expect("the list has the digest");
    let photos = desk.store().join("photos").join(&digest[..2]);
    let original = photos.join(format!("{digest}.jpg"));
    let mut bytes = std::fs::read(&original).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::remove_file(&original).unwrap();
    std::fs::write(&original, bytes).unwrap();

    let before = std::fs::read_dir(&out).unwrap().count();
    let said = desk.refused(&["export", &story, "--to", plain(&out)]);
    assert!(said.contains(plain(&original)), "the file is named: {said}");
    assert!(said.contains("backup"), "and the way out: {said}");
    assert_eq!(
        std::fs::read_dir(&out).unwrap().count(),
        before,
        "nothing is left behind"
    );
}
