//! Addresses of a wire as a profile has them, and what is wrong with one.

use super::field::WireField;
use super::{Address, WireKind};
use crate::profile_reader::{FieldPlace, ProfileReader, Section};

/// A field that must be there.
pub(super) fn needed(
    page: &mut ProfileReader<'_>,
    section: &Section<'_>,
    field: &WireField,
) -> Option<(String, FieldPlace)> {
    needed_like(page, section, field.name, field.example)
}

pub(super) fn needed_like(
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

/// A web address. Plain `http` is accepted, for servers on one's own network; the wire warns of the risk.
pub(super) fn url(page: &mut ProfileReader<'_>, section: &Section<'_>, kind: WireKind) -> Option<String> {
    let example = kind.facts().address;
    let (text, at) = needed_like(page, section, "url", example)?;
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
pub(super) fn address(
    page: &mut ProfileReader<'_>,
    section: &Section<'_>,
    kind: WireKind,
    schemes: &[(&str, u16)],
) -> Option<(Address, String)> {
    let (scheme, port) = schemes.first().copied().unwrap_or_default();
    let example = kind.facts().address;
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
    let (text, at) = needed_like(page, section, "url", example)?;
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

/// A server without a folder, in one address: `smtps://smtp.163.com:465`.
pub(super) fn server(
    page: &mut ProfileReader<'_>,
    section: &Section<'_>,
    field: &WireField,
    schemes: &[(&str, u16)],
) -> Option<(Address, String)> {
    let (text, at) = page.text(section, field.name)?;
    let parts = Parts::of(&text);
    let known = parts.as_ref().and_then(|parts| {
        let scheme = schemes.iter().find(|(scheme, _)| *scheme == parts.scheme);
        scheme.filter(|_| parts.path.trim_matches('/').is_empty())
    });
    let (Some(parts), Some((scheme, port))) = (&parts, known) else {
        let example = field.example;
        page.wrong(
            &at,
            format!("这不是服务器的地址。写成 \"{example}\" 这样。"),
            format!("this is no address of a server; write it like {example:?}"),
        );
        return None;
    };
    secretless(page, &at, parts)?;
    let address = Address {
        host: parts.host.clone(),
        port: parts.port.unwrap_or(*port),
        path: String::new(),
    };
    Some((address, (*scheme).to_owned()))
}

fn port_field(page: &mut ProfileReader<'_>, section: &Section<'_>) -> Option<u16> {
    let (value, at) = page.value(section, "port")?;
    let port = value
        .as_integer()
        .and_then(|port| u16::try_from(port).ok())
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

/// Reports a password in an address.
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
        // An IPv6 number is in brackets, and has colons of its own.
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
