//! 线路: the road to an outlet, as its profile says it. Addresses and names; a secret never.

use serde::Serialize;

use crate::profile_reader::{FieldPlace, ProfileReader, Section};

/// The road a package takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
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
        /// A file with the certificate that the server's is signed by, where the system does not know it.
        ca: Option<String>,
    },
    /// WebDAV.
    Webdav {
        /// The folder's address.
        url: String,
        /// As whom; empty where the server does not ask.
        user: String,
        /// As in FTP.
        ca: Option<String>,
    },
    /// Storage that speaks S3.
    S3 {
        /// The service's address.
        url: String,
        /// The bucket.
        bucket: String,
        /// Its region.
        region: String,
        /// What stands in front of each name: `inbox/`.
        prefix: String,
        /// The access key's id. Its secret is asked for.
        user: String,
        /// Where the bucket stands in the address.
        style: S3Style,
        /// As in FTP.
        ca: Option<String>,
    },
    /// One POST over HTTPS.
    Https {
        /// Where to.
        url: String,
        /// As whom; empty where the server asks for a token alone, or for nothing.
        user: String,
        /// As in FTP.
        ca: Option<String>,
    },
}

/// Host, port and folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Address {
    /// The host's name or number.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The folder there, from the root, or from the user's own where it does not begin with `/`.
    pub path: String,
}

/// How an FTP connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Tls {
    /// Begins plain and turns to TLS before anything is said (`ftp://` with `tls = "explicit"`, the default).
    Explicit,
    /// TLS from the first byte (`ftps://`).
    Implicit,
    /// Not at all: the password and the piece can be read on the way.
    None,
}

/// Where the bucket stands in an S3 address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum S3Style {
    /// `https://host/bucket/name`.
    #[default]
    Path,
    /// `https://bucket.host/name`.
    VirtualHost,
}

impl OutletWire {
    /// The word for it in a profile.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Folder { .. } => "folder",
            Self::Sftp { .. } => "sftp",
            Self::Ftp { .. } => "ftp",
            Self::Webdav { .. } => "webdav",
            Self::S3 { .. } => "s3",
            Self::Https { .. } => "https",
        }
    }

    /// Whether a folder can be put there, and not only single files.
    #[must_use]
    pub fn takes_folders(&self) -> bool {
        match self {
            Self::Folder { .. }
            | Self::Sftp { .. }
            | Self::Ftp { .. }
            | Self::Webdav { .. }
            | Self::S3 { .. } => true,
            Self::Https { .. } => false,
        }
    }
}

const KINDS: [&str; 6] = ["folder", "sftp", "ftp", "webdav", "s3", "https"];

/// Every field that some kind of wire has.
pub(crate) const FIELDS: [&str; 13] = [
    "kind", "path", "url", "host", "port", "user", "key", "tls", "ca", "bucket", "region", "prefix", "style",
];

/// The fields of one kind.
pub(crate) fn fields(kind: &str) -> &'static [&'static str] {
    match kind {
        "folder" => &["path"],
        "sftp" => &["url", "host", "port", "path", "user", "key"],
        "ftp" => &["url", "host", "port", "path", "user", "tls", "ca"],
        "s3" => &["url", "bucket", "region", "prefix", "user", "style", "ca"],
        _ => &["url", "user", "ca"],
    }
}

/// Reads `[wire]`; nothing where there is none, or where it is faulty.
pub(crate) fn read(page: &mut ProfileReader<'_>, section: &Section<'_>) -> Option<OutletWire> {
    let known = |word: &str| KINDS.iter().find(|kind| **kind == word).copied();
    if page.value(section, "kind").is_none() {
        page.wrong(
            &ProfileReader::missing(section, "kind"),
            "没有写线路的种类，如 kind = \"folder\"。",
            "the kind of wire is missing; write it like kind = \"folder\"",
        );
        return None;
    }
    let kind = page.word(section, "kind", &KINDS, known)?;
    for field in FIELDS {
        let belongs = field == "kind" || fields(kind).contains(&field);
        if let Some((_, at)) = page.value(section, field).filter(|_| !belongs) {
            let fields = fields(kind).join(", ");
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
        "folder" => {
            let (path, _) = needed(page, section, "path", "/mnt/desk/inbox")?;
            Some(OutletWire::Folder { path })
        }
        "sftp" => {
            let key = page.text(section, "key").map(|(text, _)| text);
            let (at, _) = address(page, section, &[("sftp", 22)])?;
            let (user, _) = needed(page, section, "user", "galley")?;
            Some(OutletWire::Sftp { at, user, key })
        }
        "ftp" => {
            let said = page.word(
                section,
                "tls",
                &["explicit", "implicit", "none"],
                |word| match word {
                    "explicit" => Some(Tls::Explicit),
                    "implicit" => Some(Tls::Implicit),
                    "none" => Some(Tls::None),
                    _ => None,
                },
            );
            let (at, scheme) = address(page, section, &[("ftp", 21), ("ftps", 990)])?;
            let tls = said.unwrap_or(if scheme == "ftps" {
                Tls::Implicit
            } else {
                Tls::Explicit
            });
            let (user, _) = needed(page, section, "user", "galley")?;
            Some(OutletWire::Ftp { at, user, tls, ca })
        }
        "s3" => {
            let url = url(page, section, "https://s3.example.com")?;
            let (bucket, _) = needed(page, section, "bucket", "desk")?;
            let region = page.text(section, "region").map(|(text, _)| text);
            let prefix = page.text(section, "prefix").map(|(text, _)| text);
            let style = page.word(section, "style", &["path", "virtual_host"], |word| match word {
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
        "webdav" => Some(OutletWire::Webdav {
            url: url(page, section, "https://desk.example/inbox/")?,
            user,
            ca,
        }),
        _ => Some(OutletWire::Https {
            url: url(page, section, "https://desk.example/submit")?,
            user,
            ca,
        }),
    }
}

/// A field that must be there.
fn needed(
    page: &mut ProfileReader<'_>,
    section: &Section<'_>,
    key: &str,
    example: &str,
) -> Option<(String, FieldPlace)> {
    if page.value(section, key).is_none() {
        page.wrong(
            &ProfileReader::missing(section, key),
            format!("缺少这一项，如 {key} = \"{example}\"。"),
            format!("it is missing; write it like {key} = \"{example}\""),
        );
        return None;
    }
    page.text(section, key).filter(|(text, _)| !text.is_empty())
}

/// A web address. The plain `http` is taken, for servers on one's own network; the wire says what it risks.
fn url(page: &mut ProfileReader<'_>, section: &Section<'_>, example: &str) -> Option<String> {
    let (text, at) = needed(page, section, "url", example)?;
    match Parts::of(&text) {
        Some(parts) if ["http", "https"].contains(&parts.scheme.as_str()) => {
            secretless(page, &at, &parts)?;
            Some(text)
        }
        _ => {
            page.wrong(
                &at,
                format!("这不是网址。写成 \"{example}\" 这样。"),
                format!("this is no web address; write it like {example:?}"),
            );
            None
        }
    }
}

/// A host with its folder: in one `url`, or as `host`, `port` and `path`.
fn address(
    page: &mut ProfileReader<'_>,
    section: &Section<'_>,
    schemes: &[(&str, u16)],
) -> Option<(Address, String)> {
    let (scheme, port) = schemes.first().copied().unwrap_or_default();
    let example = format!("{scheme}://desk.example/inbox/");
    let port_said = port_field(page, section);
    let host = page.text(section, "host").map(|(text, _)| text);
    let path = page.text(section, "path").map(|(text, _)| text);
    if let Some(host) = host {
        let address = Address {
            host,
            port: port_said.unwrap_or(port),
            path: path.unwrap_or_default(),
        };
        return Some((address, scheme.to_owned()));
    }
    let (text, at) = needed(page, section, "url", &example)?;
    let parts = Parts::of(&text);
    let known = parts
        .as_ref()
        .and_then(|parts| schemes.iter().find(|(scheme, _)| *scheme == parts.scheme));
    let (Some(parts), Some((scheme, port))) = (&parts, known) else {
        page.wrong(
            &at,
            format!("这不是 {scheme} 的地址。写成 \"{example}\" 这样。"),
            format!("this is no {scheme} address; write it like {example:?}"),
        );
        return None;
    };
    secretless(page, &at, parts)?;
    let address = Address {
        host: parts.host.clone(),
        port: port_said.or(parts.port).unwrap_or(*port),
        path: path.unwrap_or_else(|| parts.path.clone()),
    };
    Some((address, (*scheme).to_owned()))
}

fn port_field(page: &mut ProfileReader<'_>, section: &Section<'_>) -> Option<u16> {
    let (value, at) = page.value(section, "port")?;
    let port = value
        .as_integer()
        .and_then(|port| port.as_str().parse::<u16>().ok())
        .filter(|port| *port > 0);
    if port.is_none() {
        page.wrong(
            &at,
            "端口是 1 到 65535 的数，不加引号。",
            "a port is a number from 1 to 65535, without quotation marks",
        );
    }
    port
}

/// A password must not stand in an address.
fn secretless(page: &mut ProfileReader<'_>, at: &FieldPlace, parts: &Parts) -> Option<()> {
    if !parts.has_user {
        return Some(());
    }
    page.wrong(
        at,
        "地址里不写用户名和密码。用户名写在 user 一项，密码投稿时会问。",
        "an address holds no user and no password; the user stands in user, and the password is asked for",
    );
    None
}

/// An address taken apart.
struct Parts {
    scheme: String,
    has_user: bool,
    host: String,
    port: Option<u16>,
    path: String,
}

impl Parts {
    fn of(url: &str) -> Option<Self> {
        if url.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return None;
        }
        let (scheme, rest) = url.split_once("://")?;
        let end = rest.find('/').unwrap_or(rest.len());
        let (place, path) = rest.split_at_checked(end)?;
        let (has_user, place) = match place.rsplit_once('@') {
            Some((_, place)) => (true, place),
            None => (false, place),
        };
        // An IPv6 number stands in brackets, and has colons of its own.
        let (host, port) = match place.strip_prefix('[') {
            Some(six) => {
                let (host, behind) = six.split_once(']')?;
                (host, behind.strip_prefix(':'))
            }
            None => match place.split_once(':') {
                Some((host, port)) => (host, Some(port)),
                None => (place, None),
            },
        };
        let port = match port {
            Some(port) => Some(port.parse().ok().filter(|port| *port > 0)?),
            None => None,
        };
        (!host.is_empty()).then(|| Self {
            scheme: scheme.to_ascii_lowercase(),
            has_user,
            host: host.to_owned(),
            port,
            path: path.to_owned(),
        })
    }
}
