//! Checks packages with tools of other projects, which our readers may use.

use std::path::{Path, PathBuf};
use std::process::Command;

use package::Source;

use crate::support::{on, parcel};

/// The Python that has `bagit`, made by `make setup`.
fn python() -> PathBuf {
    let cache = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/galley/judges"));
    let judges = std::env::var_os("GALLEY_JUDGES")
        .map(PathBuf::from)
        .or_else(cache);
    let python = judges.unwrap_or_default().join("bin/python");
    assert!(
        python.exists(),
        "{} is missing: run `make setup`, which installs Python's bagit there",
        python.display()
    );
    python
}

fn passes(package: &str, command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|_| {
        panic!(
            "{} is missing: apt-get install {package}",
            command.get_program().display()
        );
    });
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.status.success(), "{command:?} says:\n{said}");
    said
}

/// A package with long lines and all sorts of names, unpacked by Info-ZIP's unzip.
fn unpacked(folder: &Path) -> (PathBuf, PathBuf) {
    let mut parcel = parcel();
    let long = "市直机关工委组织志愿者慰问抗疫一线 frontline volunteers ".repeat(40);
    parcel.info = parcel.info.with("External-Description", &long);
    parcel.files.insert(
        "photos/02 “左二”（图）.jpg".to_owned(),
        Source::Bytes(vec![0; 100_000]),
    );
    let target = package::write_beside(&parcel, folder, "story.zip", None, &mut on).unwrap();
    passes(
        "unzip",
        Command::new("unzip").arg("-q").arg(&target).arg("-d").arg(folder),
    );
    (target, folder.join(parcel.folder))
}

#[test]
fn unzip_finds_no_errors_and_sha256sum_agrees_with_every_line() {
    let folder = tempfile::tempdir().unwrap();
    let (target, bag) = unpacked(folder.path());
    let said = passes("unzip", Command::new("unzip").arg("-t").arg(&target));
    assert!(said.contains("No errors detected"), "{said}");
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        let mut judge = Command::new("sha256sum");
        passes(
            "coreutils",
            judge.current_dir(&bag).args(["--check", "--strict", manifest]),
        );
    }
}

#[test]
fn the_library_of_congress_accepts_our_bag_and_reads_what_it_says_of_itself() {
    let folder = tempfile::tempdir().unwrap();
    let (_, bag) = unpacked(folder.path());
    let script = "import bagit, sys\n\
                  bag = bagit.Bag(sys.argv[1])\n\
                  bag.validate()\n\
                  sys.stdout.buffer.write((bag.info['Contact-Name'] + bag.info['External-Description']).encode())\n";
    let said = passes(
        "python3-venv",
        Command::new(python()).args(["-c", script]).arg(&bag),
    );
    assert!(
        said.contains("彭彤市直机关工委组织志愿者") && said.contains("frontline volunteers"),
        "{said}"
    );
    // The tool does check: it refuses the same bag with one byte changed.
    std::fs::write(bag.join("data/story.json"), "{\"schema\":2}").unwrap();
    let output = Command::new(python())
        .args(["-c", script])
        .arg(&bag)
        .output()
        .unwrap();
    assert!(!output.status.success());
}

#[test]
fn python_and_the_zip_crate_see_the_same_names_and_bytes_as_we_do() {
    let folder = tempfile::tempdir().unwrap();
    let (target, _) = unpacked(folder.path());
    let verified = package::verify(&target, &mut on).unwrap();
    let prefix = format!("{}/data/", verified.folder);
    let ours: Vec<_> = verified
        .files
        .iter()
        .map(|f| format!("{prefix}{} {}", f.name, f.sha256))
        .collect();

    let script = "import hashlib, sys, zipfile\n\
                  z = zipfile.ZipFile(sys.argv[1])\n\
                  lines = [n + ' ' + hashlib.sha256(z.read(n)).hexdigest() for n in z.namelist() if '/data/' in n]\n\
                  sys.stdout.buffer.write('\\n'.join(lines).encode())\n";
    let python = passes(
        "python3",
        Command::new(python()).args(["-c", script]).arg(&target),
    );
    assert_eq!(python.lines().collect::<Vec<_>>(), ours);

    let mut archive = zip::ZipArchive::new(std::fs::File::open(&target).unwrap()).unwrap();
    let mut theirs = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.starts_with(&prefix) {
            theirs.push(format!("{name} {}", crate::forge::sha256(&bytes)));
        }
    }
    assert_eq!(theirs, ours);
}

#[test]
fn minisign_itself_checks_our_signature() {
    let folder = tempfile::tempdir().unwrap();
    let key = package::SecretKey::generate_sealed("口令").unwrap().0;
    let public = key.public().unwrap();
    let signer = package::PackageSigner {
        key: public.clone(),
        sign: &|bytes| key.sign(bytes, "彭彤 2020").map_err(|why| why.to_string()),
    };
    let path = package::write_beside(&parcel(), folder.path(), "s.zip", Some(&signer), &mut on).unwrap();
    passes(
        "unzip",
        Command::new("unzip")
            .arg("-q")
            .arg(path)
            .arg("-d")
            .arg(folder.path()),
    );
    let bag = folder.path().join(parcel().folder);
    let arguments = ["-V", "-P", &public, "-m", "tagmanifest-sha256.txt"];
    let said = passes(
        "minisign",
        Command::new("minisign").args(arguments).current_dir(&bag),
    );
    assert!(said.contains("彭彤 2020"), "{said}");
}
