//! A server, the way to it, and a package to send: the beginning of each test of this suite.

use galley_tests::cutter::Cutter;
use galley_tests::dice::Dice;
use galley_tests::servers::{Certificates, PASSWORD, Server, SshKey, USER};
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;
use wire::{
    BucketStyle, Bundle, Destination, Error, Event, Landed, Login, Protection, S3Bucket, Secret,
    ServerFolder, Upload, Wire,
};

/// Which kind of road.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Folder,
    Sftp,
    Ftp,
    Ftps,
    ImplicitFtps,
    WebDav,
    S3,
    Post,
}

/// Everything behind one road.
pub(crate) struct Outfit {
    pub(crate) kind: Kind,
    pub(crate) server: Option<Server>,
    pub(crate) destination: Destination,
    pub(crate) secret: Option<Secret>,
    pub(crate) cutter: Option<Cutter>,
    /// The other side's folder on this disk, where it is one.
    folder: PathBuf,
    home: TempDir,
    _certificates: Option<Certificates>,
}

impl Outfit {
    pub(crate) fn of(kind: Kind) -> Self {
        let home = tempfile::tempdir().unwrap();
        let certificates =
            matches!(kind, Kind::Ftps | Kind::ImplicitFtps | Kind::WebDav).then(Certificates::make);
        let (server, login) = match kind {
            Kind::Folder => (None, Login::Password),
            Kind::Sftp => {
                let key = SshKey::make(&home.path().join("key"), PASSWORD);
                (Some(Server::openssh(&key)), Login::Key(key.path))
            }
            Kind::Ftp | Kind::Ftps => (Some(Server::ftp(certificates.as_ref())), Login::Password),
            Kind::ImplicitFtps => {
                let made = certificates.as_ref().unwrap();
                (Some(Server::implicit_ftps(made)), Login::Password)
            }
            Kind::WebDav => (Some(Server::webdav(certificates.as_ref())), Login::Password),
            Kind::S3 => (Some(Server::s3()), Login::Password),
            Kind::Post => (Some(Server::post(None)), Login::Password),
        };
        let folder = server
            .as_ref()
            .map_or_else(|| home.path().join("desk"), |server| server.folder().to_owned());
        std::fs::create_dir_all(&folder).unwrap();
        let cutter = server.as_ref().map(|server| match kind {
            Kind::Ftp | Kind::Ftps | Kind::ImplicitFtps => {
                let ports = std::iter::once(&server.port).chain(&server.data_ports);
                let lines: Vec<_> = ports
                    .map(|port| (*port, SocketAddr::from(([127, 0, 0, 2], *port))))
                    .collect();
                Cutter::listening(&lines)
            }
            _ => Cutter::before(SocketAddr::from(([127, 0, 0, 1], server.port))),
        });
        let port = cutter.as_ref().map_or(0, Cutter::port);
        let ca = certificates.as_ref().map(|made| made.authority.clone());
        let mut outfit = Self {
            kind,
            destination: destination(kind, port, &folder, login, ca),
            server,
            secret: (kind != Kind::Folder).then(|| Secret::new(PASSWORD.to_owned())),
            cutter,
            folder,
            home,
            _certificates: certificates,
        };
        outfit.learn_the_host_key();
        outfit
    }

    /// A person's first connection: looks at the key that is shown, and keeps it.
    pub(crate) fn learn_the_host_key(&mut self) {
        if let Destination::Sftp { host_key, .. } = &mut self.destination {
            *host_key = None;
        } else {
            return;
        }
        let Err(Error::NewHost { key, .. }) = self.wire().probe(&mut go_on) else {
            panic!("a server that was never seen is new");
        };
        if let Destination::Sftp { host_key, .. } = &mut self.destination {
            *host_key = Some(key);
        }
    }

    pub(crate) fn wire(&self) -> Wire {
        Wire::new(self.destination.clone(), self.secret.clone()).with_patience(Duration::from_secs(20))
    }

    pub(crate) fn wire_with(&self, password: &str) -> Wire {
        Wire::new(self.destination.clone(), Some(Secret::new(password.to_owned())))
    }

    /// A package of so many bytes, unlike any other.
    pub(crate) fn parcel(&self, name: &str, bytes: usize, salt: u64) -> Upload {
        let content = Dice::seeded(salt).bytes(bytes);
        let path = self.home.path().join(format!("{salt}.zip"));
        std::fs::write(&path, &content).unwrap();
        Upload {
            path,
            from: 0,
            bytes: bytes as u64,
            sha256: hex(&content),
            name: name.to_owned(),
            token: None,
        }
    }

    /// Where a name is on the other side, for a road that is a folder of this disk.
    pub(crate) fn there(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A folder of files, unlike any others, with its list.
    pub(crate) fn bundle(&self, name: &str, files: &[(&str, usize)], salt: u64) -> Bundle {
        let files: Vec<Upload> = (0..)
            .zip(files)
            .map(|(number, (file, bytes))| self.parcel(file, *bytes, salt * 1000 + number))
            .collect();
        let lines = files
            .iter()
            .map(|file| format!("{}  {}\n", file.sha256, file.name));
        let list: String = lines.collect();
        let path = self.home.path().join(format!("{salt}.txt"));
        std::fs::write(&path, &list).unwrap();
        Bundle {
            name: name.to_owned(),
            files,
            mark: Upload {
                path,
                from: 0,
                bytes: list.len() as u64,
                sha256: hex(list.as_bytes()),
                name: "manifest-sha256.txt".to_owned(),
                token: None,
            },
            token: None,
        }
    }

    /// Every file below a folder there, by its path, sorted.
    pub(crate) fn tree(&self, folder: &str) -> Vec<String> {
        let root = self.folder.join(folder);
        let mut found = Vec::new();
        crate::outbox::files(&root, &mut found);
        let below = found.iter().map(|file| file.strip_prefix(&root).unwrap());
        let mut below: Vec<String> = below.map(|file| file.to_str().unwrap().to_owned()).collect();
        below.sort();
        below
    }

    /// The bytes under a name there: read from the folder itself, and for S3 through the wire.
    pub(crate) fn holds(&self, name: &str) -> Option<Vec<u8>> {
        if self.kind == Kind::S3 {
            let mut bytes = Vec::new();
            return match self.wire().fetch(name, &mut bytes, &mut go_on) {
                Ok(_) => Some(bytes),
                Err(Error::Gone { .. }) => None,
                Err(error) => panic!("{error}"),
            };
        }
        std::fs::read(self.folder.join(name)).ok()
    }

    /// Every name there, hidden ones too.
    pub(crate) fn names(&self) -> Vec<String> {
        if self.kind == Kind::S3 {
            let listed = self.wire().list("", &mut go_on).unwrap();
            return listed.into_iter().map(|entry| entry.name).collect();
        }
        names(&self.folder)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn destination(kind: Kind, port: u16, folder: &Path, login: Login, ca: Option<PathBuf>) -> Destination {
    let place = |user: &str, folder: String| ServerFolder {
        host: "127.0.0.1".to_owned(),
        port,
        user: user.to_owned(),
        folder,
    };
    match kind {
        Kind::Folder => Destination::Folder {
            path: folder.to_owned(),
        },
        Kind::Sftp => Destination::Sftp {
            place: place(&me(), folder.display().to_string()),
            login,
            host_key: None,
        },
        Kind::Ftp | Kind::Ftps | Kind::ImplicitFtps => Destination::Ftp {
            place: place(USER, String::new()),
            tls: match kind {
                Kind::Ftps => Protection::Explicit,
                Kind::ImplicitFtps => Protection::Implicit,
                _ => Protection::None,
            },
            ca,
        },
        Kind::WebDav => Destination::WebDav {
            url: format!("https://127.0.0.1:{port}/"),
            user: USER.to_owned(),
            ca,
        },
        Kind::S3 => Destination::S3(S3Bucket {
            endpoint: format!("http://127.0.0.1:{port}"),
            region: "us-east-1".to_owned(),
            bucket: "desk".to_owned(),
            prefix: "inbox/".to_owned(),
            style: BucketStyle::Path,
            key_id: USER.to_owned(),
            ca: None,
        }),
        Kind::Post => Destination::Https {
            url: format!("http://127.0.0.1:{port}/inbox"),
            user: String::new(),
            ca,
        },
    }
}

/// The user who runs this test: sshd lets no other in.
pub(crate) fn me() -> String {
    let output = std::process::Command::new("id")
        .arg("-un")
        .output()
        .expect("id runs");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

pub(crate) fn go_on(_: Event<'_>) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Puts it, and keeps the resume data.
pub(crate) fn put(wire: &Wire, parcel: &mut Upload) -> Result<Landed, Error> {
    let mut token = parcel.token.clone();
    let landed = wire.put(parcel, &mut |event| keep(event, &mut token));
    parcel.token = token;
    landed
}

/// As [`put`], a folder.
pub(crate) fn put_folder(wire: &Wire, bundle: &mut Bundle) -> Result<Landed, Error> {
    let mut token = bundle.token.clone();
    let landed = wire.put_folder(bundle, &mut |event| keep(event, &mut token));
    bundle.token = token;
    landed
}

fn keep(event: Event<'_>, token: &mut Option<String>) -> ControlFlow<()> {
    if let Event::Token(fresh) = event {
        *token = Some(fresh.to_owned());
    }
    ControlFlow::Continue(())
}
