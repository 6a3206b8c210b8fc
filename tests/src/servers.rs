//! Real servers for the wires, each on a port and in a folder of its own, stopped when the test drops it. No other test and no
//! other program gets its port meanwhile (`ports`).
//!
//! OpenSSH and rclone come from Debian, the others from PyPI into the judges' environment; `make setup` installs both.

mod keys;

pub use keys::{Certificates, SshKey};

use crate::ports::{BEHIND, HERE, Port};
use crate::programs::{root, start};
use crate::until::until;
use std::fs::{File, create_dir_all, write};
use std::net::{IpAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The user that logs in everywhere.
pub const USER: &str = "tongxunyuan";
/// The password. No test prints it, and the suite searches every file for it.
pub const PASSWORD: &str = "Mi-Ma-7f3c9a";
/// FTP's data connections go through these many ports.
const DATA_PORTS: usize = 8;

/// A server that runs.
pub struct Server {
    child: Option<Child>,
    command: Command,
    package: &'static str,
    address: IpAddr,
    /// The port it listens at.
    pub port: u16,
    /// Ports for data; FTP alone has any.
    pub data_ports: Vec<u16>,
    /// All of them are the server's own as long as it lives, whether it runs or not.
    _ports: Vec<Port>,
    folder: PathBuf,
    home: TempDir,
}

impl Server {
    /// Debian's own sshd, which lets in every client with the key.
    pub fn openssh(key: &SshKey) -> Self {
        let (home, folder, port) = (home(), "inbox", Port::reserve());
        let host_key = SshKey::make(&home.path().join("host"), "");
        let config = format!(
            "Port {}\nListenAddress 127.0.0.1\nHostKey {}\nPidFile none\nStrictModes no\nUsePAM no\n\
             AuthorizedKeysFile {}\nPasswordAuthentication no\nSubsystem sftp internal-sftp\nMaxStartups 100\n",
            port.number(),
            host_key.path.display(),
            key.public.display()
        );
        let path = home.path().join("sshd_config");
        write(&path, config).expect("a file in our own folder");
        // Where sshd drops its rights; Debian's own service makes it when it starts.
        let _ = create_dir_all("/run/sshd");
        let mut command = Command::new("/usr/sbin/sshd");
        command.args(["-D", "-e", "-f"]).arg(path);
        Self::begin(command, "openssh-server", HERE, vec![port], home, folder)
    }

    /// An SSH server that takes the password.
    pub fn ssh_with_password() -> Self {
        Self::ssh_on(None)
    }

    /// As [`Server::ssh_with_password`], on a disk of one megabyte.
    pub fn ssh_on_a_small_disk() -> Self {
        Self::ssh_on(Some("1m"))
    }

    fn ssh_on(disk: Option<&str>) -> Self {
        let (home, folder, port) = (home(), "inbox", Port::reserve());
        let host_key = SshKey::make(&home.path().join("host"), "");
        let mut command = on_disk(disk, &home.path().join(folder), &judges().join("bin/python"));
        command.arg(script("sftp.py")).arg(port.number().to_string());
        command
            .arg(home.path().join(folder))
            .arg(&host_key.path)
            .args([USER, PASSWORD]);
        Self::begin(command, "asyncssh", HERE, vec![port], home, folder)
    }

    /// rclone's WebDAV server; with certificates it is encrypted.
    pub fn webdav(certificates: Option<&Certificates>) -> Self {
        Self::webdav_on(None, certificates)
    }

    /// As [`Server::webdav`], on a disk of one megabyte.
    pub fn webdav_on_a_small_disk(certificates: Option<&Certificates>) -> Self {
        Self::webdav_on(Some("1m"), certificates)
    }

    fn webdav_on(disk: Option<&str>, certificates: Option<&Certificates>) -> Self {
        let (home, folder, port) = (home(), "inbox", Port::reserve());
        let mut command = on_disk(disk, &home.path().join(folder), Path::new("rclone"));
        command.args(["serve", "webdav", "--user", USER, "--pass", PASSWORD, "--addr"]);
        command.arg(format!("127.0.0.1:{}", port.number()));
        if let Some(certificates) = certificates {
            command.arg("--cert").arg(&certificates.certificate);
            command.arg("--key").arg(&certificates.key);
        }
        command.arg("--config").arg(home.path().join("rclone.conf"));
        // Without a cache of its listing, so that what the test puts there is seen.
        command.args(["--dir-cache-time", "0s", "--poll-interval", "0s"]);
        command.arg(home.path().join(folder));
        Self::begin(command, "rclone", HERE, vec![port], home, folder)
    }

    /// An FTP server; with certificates, nothing goes unencrypted. It listens at 127.0.0.2, so that a proxy can
    /// be put before it at the same ports.
    pub fn ftp(certificates: Option<&Certificates>) -> Self {
        Self::ftp_on(certificates, "explicit")
    }

    /// As [`Server::ftp`], encrypted from the first byte.
    pub fn implicit_ftps(certificates: &Certificates) -> Self {
        Self::ftp_on(Some(certificates), "implicit")
    }

    fn ftp_on(certificates: Option<&Certificates>, tls: &str) -> Self {
        let (home, folder) = (home(), "inbox");
        let ports: Vec<Port> = (0..=DATA_PORTS).map(|_| Port::on(&[HERE, BEHIND])).collect();
        let numbers: Vec<String> = ports.iter().map(|port| port.number().to_string()).collect();
        let (port, data_ports) = numbers.split_first().expect("ports");
        let mut command = Command::new(judges().join("bin/python"));
        command.arg(script("ftp.py")).args([&BEHIND.to_string(), port]);
        command.arg(home.path().join(folder)).args([USER, PASSWORD]);
        command.arg(data_ports.join(","));
        if let Some(certificates) = certificates {
            command
                .args([&certificates.certificate, &certificates.key])
                .arg(tls);
        }
        Self::begin(command, "pyftpdlib", BEHIND, ports, home, folder)
    }

    /// moto, with the bucket `desk`.
    pub fn s3() -> Self {
        let (home, folder, port) = (home(), "inbox", Port::reserve());
        let mut command = Command::new(judges().join("bin/moto_server"));
        command.args(["-H", "127.0.0.1", "-p", &port.number().to_string()]);
        let server = Self::begin(command, "moto", HERE, vec![port], home, folder);
        let made = ureq::put(format!("http://127.0.0.1:{}/desk", server.port)).send_empty();
        made.expect("moto makes a bucket");
        server
    }

    /// A desk that takes packages by POST, and misbehaves when told to (`tests/servers/post.py`).
    pub fn post(certificates: Option<&Certificates>) -> Self {
        let (home, folder, port) = (home(), "inbox", Port::reserve());
        let mut command = Command::new(judges().join("bin/python"));
        command.arg(script("post.py")).arg(port.number().to_string());
        command.arg(home.path().join(folder)).arg(PASSWORD);
        if let Some(certificates) = certificates {
            command.args([&certificates.certificate, &certificates.key]);
        }
        Self::begin(command, "python3", HERE, vec![port], home, folder)
    }

    fn begin(
        mut command: Command,
        package: &'static str,
        address: IpAddr,
        ports: Vec<Port>,
        home: TempDir,
        folder: &str,
    ) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let mut numbers = ports.iter().map(Port::number);
        let mut server = Self {
            child: None,
            command,
            package,
            address,
            port: numbers.next().expect("a server has a port"),
            data_ports: numbers.collect(),
            _ports: ports,
            folder: home.path().join(folder),
            home,
        };
        server.start();
        server
    }

    /// Starts it, at the same port and in the same folder, and waits until it answers.
    pub fn start(&mut self) {
        let words = self.home.path().join("words");
        let said = File::create(&words).expect("a file in our own folder");
        let mut child = start(self.command.stderr(said), self.package);
        until(&format!("{} at its port", self.package), || {
            if let Ok(Some(status)) = child.try_wait() {
                let said = std::fs::read_to_string(&words).unwrap_or_default();
                panic!(
                    "{} ended at once ({status}): {said}\nIs `make setup` run?",
                    self.package
                );
            }
            TcpStream::connect((self.address, self.port)).ok()
        });
        self.child = Some(child);
    }

    /// Stops it; its files stay.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// The folder it shows, where it shows one.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Another key for the same SSH server, as a stranger in its place would show.
    pub fn change_host_key(&mut self) {
        self.stop();
        let path = self.home.path().join("host");
        let _ = std::fs::remove_file(&path);
        let _ = std::fs::remove_file(path.with_extension("pub"));
        SshKey::make(&path, "");
        self.start();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A command that finds a disk of this size in the place of a folder, in a namespace of its own.
fn on_disk(size: Option<&str>, folder: &Path, program: &Path) -> Command {
    let Some(size) = size else {
        return Command::new(program);
    };
    let mut command = Command::new("unshare");
    let script = "mount -t tmpfs -o size=\"$1\" tmpfs \"$2\"; shift 2; exec \"$@\"";
    command.args(["--map-root-user", "--mount", "sh", "-c", script, "sh", size]);
    command.arg(folder).arg(program);
    command
}

fn home() -> TempDir {
    let home = tempfile::tempdir().expect("a temporary folder");
    create_dir_all(home.path().join("inbox")).expect("a folder in our own");
    home
}

fn script(name: &str) -> PathBuf {
    root().join("tests/servers").join(name)
}

/// The Python environment that `make setup` fills.
fn judges() -> PathBuf {
    let named = std::env::var_os("GALLEY_JUDGES").map(PathBuf::from);
    let judges = named.unwrap_or_else(|| {
        let home = std::env::var_os("HOME").expect("a home");
        PathBuf::from(home).join(".cache/galley/judges")
    });
    assert!(
        judges.join("bin/moto_server").exists(),
        "{} holds no servers: run `make setup`",
        judges.display()
    );
    judges
}
