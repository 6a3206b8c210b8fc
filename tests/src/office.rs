//! LibreOffice in the part of the other side's Word: the changes it sees in a file, and the file it saves once all are settled.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::programs::root;

/// Debian's own Python: LibreOffice's bridge belongs to it, and to no other on the path.
const PYTHON: &str = "/usr/bin/python3";

/// The tracked changes and comments that LibreOffice sees in a Word file (`tests/judges/libreoffice.py` has their
/// form). `settled` names where it saves the file with everything accepted, and with everything rejected.
///
/// # Panics
/// When LibreOffice does not open it, or is not installed.
pub fn seen(file: &Path, settled: Option<(&Path, &Path)>) -> Value {
    let mut command = Command::new(PYTHON);
    command
        .arg(root().join("tests/judges/libreoffice.py"))
        .arg(file)
        .stdin(Stdio::null());
    if let Some((accepted, rejected)) = settled {
        command
            .arg("--accept")
            .arg(accepted)
            .arg("--reject")
            .arg(rejected);
    }
    let output = command.output().expect("Debian's Python 3");
    assert!(
        output.status.success(),
        "LibreOffice (libreoffice-writer-nogui, python3-uno) on {}: {}",
        file.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("one JSON value")
}

/// The words that LibreOffice sees in a Word file or a web page.
///
/// # Panics
/// When LibreOffice does not open it, or is not installed.
pub fn words(file: &Path) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            folder.path().display()
        ))
        .args([
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
        ])
        .arg(folder.path())
        .arg(file)
        .stdin(Stdio::null())
        .output()
        .expect("LibreOffice (libreoffice-writer-nogui)");
    let text = folder
        .path()
        .join(file.file_name().unwrap_or_default())
        .with_extension("txt");
    std::fs::read_to_string(&text).unwrap_or_else(|error| {
        panic!(
            "LibreOffice on {}: {error}: {}",
            file.display(),
            String::from_utf8_lossy(&output.stderr)
        )
    })
}
