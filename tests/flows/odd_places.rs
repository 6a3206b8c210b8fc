//! Odd places: a database of two names, folders that are no UTF-8, links that lead nowhere, disks without locks.

use galley_tests::desk::{Desk, plain};
use galley_tests::disk::SmallDisk;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The command line on a store anywhere, in English, to its end.
fn run(store: &Path, arguments: &[&OsStr]) -> Output {
    let mut command = Command::new(galley_tests::programs::galley_cli());
    command.arg("--store").arg(store).args(arguments);
    command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    command
        .env("LC_ALL", "en_GB.UTF-8")
        .output()
        .expect("galley-cli runs")
}

fn done(store: &Path, arguments: &[&str]) -> String {
    let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
    let output = run(store, &arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn refused(store: &Path, arguments: &[&str]) -> String {
    let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
    let output = run(store, &arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?} should be refused");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_database_with_a_second_name_is_told_and_parted_before_it_is_written_and_each_keeps_its_words() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
    let other = desk.store().with_file_name("other");
    fs::create_dir(&other).expect("a folder of ours");
    fs::hard_link(desk.store().join("galley.db"), other.join("galley.db")).expect("a second name");
    assert!(desk.ask(["doctor"]).contains("硬链接"), "a reader is told");
    desk.ask(["set", &story, "headline=这边的"]);
    assert!(!desk.ask(["doctor"]).contains("硬链接"));
    done(&other, &["set", &story, "headline=那边的"]);
    assert!(desk.ask(["list"]).contains("这边的"));
    assert!(done(&other, &["list"]).contains("那边的"));
}

/// A folder whose name is no UTF-8, as one from an old disk: 稿 in GBK.
fn not_utf8(desk: &Desk) -> PathBuf {
    let folder = desk.store().with_file_name(OsStr::from_bytes(b"\xb8\xe5"));
    fs::create_dir(&folder).expect("a folder of ours");
    folder
}

#[test]
fn a_store_below_a_folder_that_is_no_utf8_is_written_backed_up_and_restored() {
    let desk = Desk::new();
    let folder = not_utf8(&desk);
    let store = folder.join("store");
    let story = done(&store, &["import", plain(&desk.text(1))]);
    done(&store, &["photo", "add", &story, plain(&desk.photo(1))]);
    let to = folder.join("backup");
    assert!(
        run(&store, &[OsStr::new("backup"), to.as_os_str()])
            .status
            .success()
    );
    done(&store, &["doctor"]);
    let again = folder.join("again");
    assert!(
        run(&again, &[OsStr::new("restore-backup"), to.as_os_str()])
            .status
            .success()
    );
    assert_eq!(done(&again, &["list"]), done(&store, &["list"]));
    let out = folder.join("out");
    let export = [
        OsStr::new("export"),
        OsStr::new(&story),
        OsStr::new("--to"),
        out.as_os_str(),
    ];
    assert!(run(&store, &export).status.success());
    assert_eq!(fs::read_dir(&out).expect("the package's folder").count(), 1);
}

#[test]
fn a_store_behind_a_link_that_leads_nowhere_is_named_and_nothing_is_begun() {
    let desk = Desk::new();
    let (store, gone) = (desk.store(), desk.store().with_file_name("gone"));
    std::os::unix::fs::symlink(&gone, &store).expect("a link");
    let said = refused(&store, &["new"]);
    assert!(
        said.contains(plain(&store)) && said.contains("is not there"),
        "{said}"
    );
    assert!(!said.contains("exists"), "{said}");
    assert!(!gone.exists(), "nothing was made where the disk should be");
}

#[test]
fn what_refuses_a_file_call_never_names_a_hidden_file_of_ours() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
    let out = desk.store().with_file_name("out");
    fs::create_dir(&out).expect("a folder of ours");
    for calls in [
        "write",
        "fsync,fdatasync",
        "rename,renameat,renameat2",
        "linkat,link",
    ] {
        for at in 1..12 {
            let output = Command::new("strace")
                .args(["-f", "-qq", "-o", "/dev/null", "-e"])
                .arg(format!("inject={calls}:error=EIO:when={at}"))
                .arg(galley_tests::programs::galley_cli())
                .args([
                    "--store",
                    plain(&desk.store()),
                    "export",
                    &story,
                    "--to",
                    plain(&out),
                ])
                .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
                .env("LC_ALL", "en_GB.UTF-8")
                .output()
                .expect("strace runs (Debian package strace)");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(
                !said.contains(".galley-") && !said.contains(".part"),
                "{calls} {at}: {said}"
            );
        }
    }
}

#[test]
fn another_program_that_left_no_name_is_told_by_what_to_do() {
    let desk = Desk::new();
    desk.ask(["import", plain(&desk.text(1))]);
    let lock = fs::File::options()
        .write(true)
        .open(desk.store().join("lock"))
        .expect("the lock");
    lock.lock().expect("it is ours");
    lock.set_len(0).expect("a holder that writes nothing");
    let said = refused(&desk.store(), &["new"]);
    assert!(
        said.contains("this store") && said.contains("Close it"),
        "it says what to do: {said}"
    );
}

#[test]
fn the_doctor_and_a_reader_work_where_files_cannot_be_locked() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
    for arguments in [vec!["doctor"], vec!["list"], vec!["show", &story]] {
        let output = Command::new("strace")
            .args(["-f", "-qq", "-o", "/dev/null", "-e", "inject=flock:error=ENOLCK"])
            .arg(galley_tests::programs::galley_cli())
            .args(["--store", plain(&desk.store())])
            .args(&arguments)
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .output()
            .expect("strace runs (Debian package strace)");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
    }
}

#[test]
fn a_story_is_exported_to_another_disk_while_the_stores_own_is_full_or_locked() {
    for locked in [false, true] {
        let desk = Desk::new();
        let home = desk.store().with_file_name("home");
        fs::create_dir(&home).expect("a folder of ours");
        let disk = SmallDisk::mount(&home, 8);
        let store = disk.folder().join("store");
        let story = disk
            .ask(&store, ["import", plain(&desk.text(1))])
            .trim()
            .to_owned();
        disk.ask(&store, ["photo", "add", &story, plain(&desk.photo(1))]);
        // A change that is in no revision yet.
        disk.ask(&store, ["set", &story, "headline=满盘之前的最后一句"]);
        if locked {
            disk.lock()
        } else {
            disk.fill()
        }
        let out = desk.store().with_file_name("out");
        fs::create_dir(&out).expect("a folder of ours");
        let package = disk.ask(&store, ["export", &story, "--to", plain(&out)]);
        desk.ask(["verify", package.trim()]);
        assert!(package.contains("满盘之前的最后一句"), "{package}");
    }
}
