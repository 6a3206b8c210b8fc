//! 线路: the wire to an outlet, from its profile. Addresses and names; never a secret.
//!
//! The kinds and their fields are one list, from which the reader, its faults, the form in the window and the table of
//! `docs/outlets.md` are made.

mod address;
mod field;
mod mailbox;

pub(crate) use mailbox::addresses;

use serde::Serialize;
use ts_rs::TS;

use crate::profile_reader::{ProfileReader, Section};
use address::{address, needed, needed_like, url};
pub use field::WireField;
use field::{
    BUCKET, CA, CC, CODE, FROM, KEY, KEY_ID, LOGIN, PASSWORD, PATH, PREFIX, REGION, SECRET_KEY, SMTP, STYLE,
    TLS, TO, URL, USER,
};

/// The facts of a kind.
#[derive(Debug, Clone, Copy)]
pub struct WireFacts {
    /// What people call it.
    pub label: (&'static str, &'static str),
    /// What its address looks like; empty where it has none.
    pub address: &'static str,
    /// Its fields as the form shows them, row by row.
    pub rows: &'static [&'static [WireField]],
    /// Fields of a profile that the form does not show: an address in parts.
    pub besides: &'static [&'static str],
    /// Whether a folder can be put there, and not only single files.
    pub takes_folders: bool,
    /// Whether what is there can be listed, and so be watched.
    pub lists: bool,
    /// What the secret is called that is asked for; `None` where none is.
    pub secret: Option<(&'static str, &'static str)>,
}

/// An address in parts, in the place of `url`.
const IN_PARTS: &[&str] = &["host", "port", "path"];

/// Declares the kinds, in the order in which they are listed: each with its word in a profile.
macro_rules! kinds {
    ($($(#[$says:meta])* $kind:ident $name:literal: $facts:expr,)*) => {
        /// A kind of wire.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
        pub enum WireKind {
            $($(#[$says])* #[serde(rename = $name)] $kind,)*
        }

        impl WireKind {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The word for it in a profile.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// Its facts.
            #[must_use]
            pub const fn facts(self) -> WireFacts {
                match self {
                    $(Self::$kind => $facts,)*
                }
            }
        }
    };
}

kinds! {
    /// A folder: on this machine, or a network drive.
    Folder "folder": WireFacts {
        label: ("文件夹或网络盘", "Folder or network drive"),
        address: "",
        rows: &[&[PATH]],
        besides: &[],
        takes_folders: true,
        lists: true,
        secret: None,
    },
    /// SFTP.
    Sftp "sftp": WireFacts {
        label: ("SFTP", "SFTP"),
        address: "sftp://desk.example/inbox/",
        rows: &[&[URL], &[USER, KEY]],
        besides: IN_PARTS,
        takes_folders: true,
        lists: true,
        secret: Some(PASSWORD),
    },
    /// FTP, and FTP under TLS.
    Ftp "ftp": WireFacts {
        label: ("FTP / FTPS", "FTP / FTPS"),
        address: "ftp://desk.example/inbox/",
        rows: &[&[URL], &[TLS], &[USER, CA]],
        besides: IN_PARTS,
        takes_folders: true,
        lists: true,
        secret: Some(PASSWORD),
    },
    /// WebDAV.
    Webdav "webdav": WireFacts {
        label: ("WebDAV", "WebDAV"),
        address: "https://desk.example/inbox/",
        rows: &[&[URL], &[USER, CA]],
        besides: &[],
        takes_folders: true,
        lists: true,
        secret: Some(PASSWORD),
    },
    /// Storage with the S3 protocol.
    S3 "s3": WireFacts {
        label: ("S3 存储", "S3 storage"),
        address: "https://s3.example.com",
        rows: &[
            &[URL],
            &[BUCKET, REGION],
            &[PREFIX, STYLE],
            &[KEY_ID, CA],
        ],
        besides: &[],
        takes_folders: true,
        lists: true,
        secret: Some(SECRET_KEY),
    },
    /// One POST over HTTPS.
    Https "https": WireFacts {
        label: ("HTTPS 提交", "HTTPS post"),
        address: "https://desk.example/submit",
        rows: &[&[URL], &[USER, CA]],
        besides: &[],
        takes_folders: false,
        lists: false,
        secret: Some(PASSWORD),
    },
    /// A mail, by the sender's own mailbox.
    Mail "mail": WireFacts {
        label: ("电子邮件", "E-mail"),
        address: "smtps://smtp.example.cn:465",
        rows: &[&[FROM], &[TO, CC], &[SMTP], &[LOGIN, CA]],
        besides: &[],
        takes_folders: true,
        lists: false,
        secret: Some(CODE),
    },
}

impl WireKind {
    /// The kind with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == word)
    }

    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|kind| kind.name()).collect()
    }

    /// Its fields, those of the form first.
    #[must_use]
    pub fn fields(self) -> Vec<&'static str> {
        let facts = self.facts();
        let shown = facts
            .rows
            .iter()
            .flat_map(|row| row.iter().map(|field| field.name));
        shown.chain(facts.besides.iter().copied()).collect()
    }
}

/// Every field that some kind has, `kind` included.
pub(crate) fn every_field() -> Vec<&'static str> {
    let mut all = vec!["kind"];
    for field in WireKind::ALL.iter().flat_map(|kind| kind.fields()) {
        if !all.contains(&field) {
            all.push(field);
        }
    }
    all
}

/// The wire that a package takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OutletWire {
    /// A folder: on this machine, or a network drive.
    Folder {
        /// Where.
        path: String,
    },
    /// SFTP.
    Sftp {
        /// Where: host, port, folder.
        at: Address,
        /// As whom.
        user: String,
        /// A private key's file; without one it is a password.
        key: Option<String>,
    },
    /// FTP, and FTP under TLS.
    Ftp {
        /// Where: host, port, folder.
        at: Address,
        /// As whom.
        user: String,
        /// How it is protected.
        tls: Tls,
        /// A file with the certificate that signed the server's, where the system does not know it.
        ca: Option<String>,
    },
    /// WebDAV.
    Webdav {
        /// The folder's address.
        url: String,
        /// The user; empty where the server needs none.
        user: String,
        /// As in FTP.
        ca: Option<String>,
    },
    /// Storage with the S3 protocol.
    S3 {
        /// The service's address.
        url: String,
        /// The bucket.
        bucket: String,
        /// Its region.
        region: String,
        /// The prefix of each name: `inbox/`.
        prefix: String,
        /// The access key's id. Its secret is not in the profile.
        user: String,
        /// Where the bucket is in the address.
        style: S3Style,
        /// As in FTP.
        ca: Option<String>,
    },
    /// One POST over HTTPS.
    Https {
        /// Where to.
        url: String,
        /// The user; empty where the server needs a token alone, or nothing.
        user: String,
        /// As in FTP.
        ca: Option<String>,
    },
    /// A mail, by the sender's own mailbox.
    Mail {
        /// The sender's address.
        from: String,
        /// The recipients.
        to: Vec<String>,
        /// Who gets a copy.
        cc: Vec<String>,
        /// The sender's mail server; its path is empty.
        at: Address,
        /// How it is protected. [`Tls::None`] goes to this machine alone, and nobody logs in.
        tls: Tls,
        /// As whom.
        user: String,
        /// As in FTP.
        ca: Option<String>,
    },
}

/// Host, port and folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Address {
    /// The host's name or number.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The folder there, from the root, or from the user's own where it does not begin with `/`.
    pub path: String,
}

/// How a connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tls {
    /// Begins plain and turns to TLS before anything is said (`ftp://` with `tls = "explicit"`, the default; `smtp://`).
    Explicit,
    /// TLS from the first byte (`ftps://`, `smtps://`).
    Implicit,
    /// Not at all: the password and the piece can be read on the way.
    None,
}

/// Where the bucket is in an S3 address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum S3Style {
    /// `https://host/bucket/name`.
    #[default]
    Path,
    /// `https://bucket.host/name`.
    VirtualHost,
}

impl OutletWire {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> WireKind {
        match self {
            Self::Folder { .. } => WireKind::Folder,
            Self::Sftp { .. } => WireKind::Sftp,
            Self::Ftp { .. } => WireKind::Ftp,
            Self::Webdav { .. } => WireKind::Webdav,
            Self::S3 { .. } => WireKind::S3,
            Self::Https { .. } => WireKind::Https,
            Self::Mail { .. } => WireKind::Mail,
        }
    }
}

/// Reads `[wire]`; `None` where there is none, or where it is faulty.
pub(crate) fn read(page: &mut ProfileReader<'_>, section: &Section<'_>) -> Option<OutletWire> {
    if page.value(section, "kind").is_none() {
        page.wrong(
            &ProfileReader::missing(section, "kind"),
            "没有写线路的种类，如 kind = \"folder\"。",
            "the kind of wire is missing; write it like kind = \"folder\"",
        );
        return None;
    }
    let kind = page.word(section, "kind", &WireKind::names(), WireKind::named)?;
    let fields = kind.fields();
    for field in every_field() {
        let belongs = field == "kind" || fields.contains(&field);
        if let Some((_, at)) = page.value(section, field).filter(|_| !belongs) {
            let (kind, fields) = (kind.name(), fields.join(", "));
            page.wrong(
                &at,
                format!("{kind} 线路没有这一项。可以写的有：{fields}。"),
                format!("a {kind} wire has no such field; its fields are {fields}"),
            );
        }
    }
    let ca = page.text(section, "ca").map(|(text, _)| text);
    let user = page
        .text(section, "user")
        .map(|(text, _)| text)
        .unwrap_or_default();
    match kind {
        WireKind::Folder => {
            let (path, _) = needed(page, section, &PATH)?;
            Some(OutletWire::Folder { path })
        }
        WireKind::Sftp => {
            let key = page.text(section, "key").map(|(text, _)| text);
            let (at, _) = address(page, section, kind, &[("sftp", 22)])?;
            let (user, _) = needed_like(page, section, "user", "galley")?;
            Some(OutletWire::Sftp { at, user, key })
        }
        WireKind::Ftp => {
            let said = page.word(section, "tls", &TLS.choices(), |word| match word {
                "explicit" => Some(Tls::Explicit),
                "implicit" => Some(Tls::Implicit),
                "none" => Some(Tls::None),
                _ => None,
            });
            let (at, scheme) = address(page, section, kind, &[("ftp", 21), ("ftps", 990)])?;
            let tls = said.unwrap_or(if scheme == "ftps" {
                Tls::Implicit
            } else {
                Tls::Explicit
            });
            let (user, _) = needed_like(page, section, "user", "galley")?;
            Some(OutletWire::Ftp { at, user, tls, ca })
        }
        WireKind::S3 => {
            let url = url(page, section, kind)?;
            let (bucket, _) = needed(page, section, &BUCKET)?;
            let region = page.text(section, "region").map(|(text, _)| text);
            let prefix = page.text(section, "prefix").map(|(text, _)| text);
            let style = page.word(section, "style", &STYLE.choices(), |word| match word {
                "path" => Some(S3Style::Path),
                "virtual_host" => Some(S3Style::VirtualHost),
                _ => None,
            });
            Some(OutletWire::S3 {
                url,
                bucket,
                region: region.unwrap_or_else(|| "us-east-1".to_owned()),
                prefix: prefix.unwrap_or_default(),
                user,
                style: style.unwrap_or_default(),
                ca,
            })
        }
        WireKind::Webdav => Some(OutletWire::Webdav {
            url: url(page, section, kind)?,
            user,
            ca,
        }),
        WireKind::Https => Some(OutletWire::Https {
            url: url(page, section, kind)?,
            user,
            ca,
        }),
        WireKind::Mail => mailbox::read(page, section, user, ca),
    }
}
