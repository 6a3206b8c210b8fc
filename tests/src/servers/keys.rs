//! Keys and certificates of our own making, fresh for each test.

use crate::programs::ask;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// An SSH key pair.
pub struct SshKey {
    /// The private half.
    pub path: PathBuf,
    /// The public half.
    pub public: PathBuf,
}

impl SshKey {
    /// An ed25519 pair at `path`, under this passphrase.
    pub fn make(path: &Path, passphrase: &str) -> Self {
        Self::of("ed25519", path, passphrase)
    }

    /// A pair of another kind, `rsa` for one.
    pub fn of(kind: &str, path: &Path, passphrase: &str) -> Self {
        let mut command = Command::new("ssh-keygen");
        command
            .args(["-q", "-t", kind, "-N", passphrase, "-C", "galley-test", "-f"])
            .arg(path);
        ask(&mut command, "openssh-client").expect("ssh-keygen makes a key");
        Self {
            path: path.to_owned(),
            public: path.with_extension("pub"),
        }
    }
}

/// An authority of our own and a server's certificate from it, for 127.0.0.1 and 127.0.0.2.
pub struct Certificates {
    /// The authority's certificate, to be trusted.
    pub authority: PathBuf,
    /// The server's.
    pub certificate: PathBuf,
    /// Its key.
    pub key: PathBuf,
    _home: TempDir,
}

impl Certificates {
    /// Makes both.
    pub fn make() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let made = Self {
            authority: home.path().join("authority.pem"),
            certificate: home.path().join("server.pem"),
            key: home.path().join("server.key"),
            _home: home,
        };
        let authority_key = made.key.with_file_name("authority.key");
        let mut authority = request("/CN=galley test authority", &authority_key, &made.authority);
        ask(
            authority.args(["-addext", "keyUsage=critical,keyCertSign"]),
            "openssl",
        )
        .expect("openssl makes an authority");
        let mut server = request("/CN=galley test server", &made.key, &made.certificate);
        server
            .arg("-CA")
            .arg(&made.authority)
            .arg("-CAkey")
            .arg(&authority_key);
        server.args([
            "-addext",
            "subjectAltName=IP:127.0.0.1,IP:127.0.0.2,DNS:localhost",
        ]);
        server.args([
            "-addext",
            "basicConstraints=critical,CA:FALSE",
            "-addext",
            "extendedKeyUsage=serverAuth",
        ]);
        ask(&mut server, "openssl").expect("openssl makes a certificate");
        made
    }
}

fn request(subject: &str, key: &Path, certificate: &Path) -> Command {
    let mut command = Command::new("openssl");
    command.args([
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
    ]);
    command
        .args(["-nodes", "-days", "2", "-subj", subject, "-keyout"])
        .arg(key);
    command.arg("-out").arg(certificate);
    command
}
