//! A wire of kind `mail` as a profile has it: from whom, to whom, and by which server.

use super::address::{needed, server};
use super::field::{CC, FROM, SMTP, TO};
use super::{Address, OutletWire, Tls};
use crate::mail_provider::MailProvider;
use crate::profile_reader::{FieldPlace, ProfileReader, Section};

pub(super) fn read(
    page: &mut ProfileReader<'_>,
    section: &Section<'_>,
    user: String,
    ca: Option<String>,
) -> Option<OutletWire> {
    let (from, at) = needed(page, section, &FROM)?;
    if !is_address(&from) {
        wrong(page, &at, &from);
        return None;
    }
    let to = addresses(page, section, TO.name)?;
    if to.is_empty() {
        page.wrong(
            &ProfileReader::missing(section, TO.name),
            "缺少这一项，如 to = [\"desk@example.cn\"]。",
            "it is missing; write it like to = [\"desk@example.cn\"]",
        );
        return None;
    }
    let cc = addresses(page, section, CC.name)?;
    let (at, tls) = outgoing(page, section, &from, &user)?;
    // Who has a mailbox logs in with its address, but for the own machine, where nobody does.
    let user = match (user.is_empty(), tls) {
        (true, Tls::Implicit | Tls::Explicit) => from.clone(),
        (true, Tls::None) | (false, _) => user,
    };
    Some(OutletWire::Mail {
        from,
        to,
        cc,
        at,
        tls,
        user,
        ca,
    })
}

/// The sender's server: as the profile says it, or its provider's. `smtp://` is encrypted after the greeting; in the open goes
/// only what stays on this machine and has nobody logging in.
fn outgoing(
    page: &mut ProfileReader<'_>,
    section: &Section<'_>,
    from: &str,
    user: &str,
) -> Option<(Address, Tls)> {
    if page.value(section, SMTP.name).is_some() {
        let (at, scheme) = server(page, section, &SMTP, &[("smtps", 465), ("smtp", 587)])?;
        let tls = match scheme.as_str() {
            "smtps" => Tls::Implicit,
            _ if is_this_machine(&at.host) && user.is_empty() => Tls::None,
            _ => Tls::Explicit,
        };
        return Some((at, tls));
    }
    let provider = MailProvider::of(from);
    if provider.is_none() {
        page.wrong(
            &ProfileReader::missing(section, SMTP.name),
            format!(
                "不知道这个邮箱的发信服务器，请写上，如 smtp = \"{}\"。",
                SMTP.example
            ),
            format!(
                "the outgoing server of this mailbox is not known; write it like smtp = {:?}",
                SMTP.example
            ),
        );
    }
    provider.map(|provider| {
        let (host, port) = provider.smtp;
        let at = Address {
            host: host.to_owned(),
            port,
            path: String::new(),
        };
        (
            at,
            if provider.is_implicit {
                Tls::Implicit
            } else {
                Tls::Explicit
            },
        )
    })
}

fn is_this_machine(host: &str) -> bool {
    let number = host.parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || number.is_ok_and(|number| number.is_loopback())
}

/// The addresses of a list, or of one text in which commas part them, as the form writes it.
pub(crate) fn addresses(
    page: &mut ProfileReader<'_>,
    section: &Section<'_>,
    key: &str,
) -> Option<Vec<String>> {
    let mut all = Vec::new();
    let mut is_right = true;
    for (text, at) in page.list(section, key).unwrap_or_default() {
        for one in text
            .split([',', '，', ';', '；', '、'])
            .map(str::trim)
            .filter(|one| !one.is_empty())
        {
            if is_address(one) {
                all.push(one.to_owned());
            } else {
                wrong(page, &at, one);
                is_right = false;
            }
        }
    }
    is_right.then_some(all)
}

/// Whether this is one address and nothing else: something in front of the `@`, a host behind it.
fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\",;@()[]\\".contains(c);
        !name.is_empty() && !host.is_empty() && name.chars().chain(host.chars()).all(plain)
    })
}

fn wrong(page: &mut ProfileReader<'_>, at: &FieldPlace, address: &str) {
    page.wrong(
        at,
        format!("“{address}”不是邮箱地址。写成 \"desk@example.cn\" 这样。"),
        format!("{address:?} is no mail address; write it like \"desk@example.cn\""),
    );
}
