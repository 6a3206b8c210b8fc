//! The mail providers that correspondents have: their servers, and where each shows the code that a mail program logs in with.
//!
//! An address is enough to set up a wire: `wangfang@163.com` sends by smtp.163.com. A profile may say another server.

/// A provider.
#[derive(Debug, Clone, Copy)]
pub struct MailProvider {
    /// The parts of its addresses behind the `@`.
    pub domains: &'static [&'static str],
    /// The server that takes mail, and its port.
    pub smtp: (&'static str, u16),
    /// Whether the connection to it is encrypted from the first byte; else it is after the greeting.
    pub is_implicit: bool,
    /// Where its web page shows the code, in Chinese and in English.
    pub code: (&'static str, &'static str),
}

/// All of them. The servers and menus are as their help pages had them in November 2026.
pub const MAIL_PROVIDERS: &[MailProvider] = &[
    MailProvider {
        domains: &["163.com"],
        smtp: ("smtp.163.com", 465),
        is_implicit: true,
        code: (
            "网页邮箱：设置 → POP3/SMTP/IMAP → 新增授权密码",
            "web mail: 设置 → POP3/SMTP/IMAP → 新增授权密码",
        ),
    },
    MailProvider {
        domains: &["126.com"],
        smtp: ("smtp.126.com", 465),
        is_implicit: true,
        code: (
            "网页邮箱：设置 → POP3/SMTP/IMAP → 新增授权密码",
            "web mail: 设置 → POP3/SMTP/IMAP → 新增授权密码",
        ),
    },
    MailProvider {
        domains: &["qq.com", "foxmail.com"],
        smtp: ("smtp.qq.com", 465),
        is_implicit: true,
        code: (
            "网页邮箱：设置 → 账号与安全 → 安全设置 → 生成授权码",
            "web mail: 设置 → 账号与安全 → 安全设置 → 生成授权码",
        ),
    },
    MailProvider {
        domains: &["sina.com", "sina.cn"],
        smtp: ("smtp.sina.com", 465),
        is_implicit: true,
        code: (
            "网页邮箱：设置 → 客户端 POP/IMAP/SMTP → 授权码",
            "web mail: 设置 → 客户端 POP/IMAP/SMTP → 授权码",
        ),
    },
    MailProvider {
        domains: &["139.com"],
        smtp: ("smtp.139.com", 465),
        is_implicit: true,
        code: (
            "网页邮箱：设置 → 邮箱协议设置 → 授权码",
            "web mail: 设置 → 邮箱协议设置 → 授权码",
        ),
    },
    MailProvider {
        domains: &["outlook.com", "hotmail.com", "live.com"],
        smtp: ("smtp-mail.outlook.com", 587),
        is_implicit: false,
        code: (
            "account.microsoft.com：安全 → 应用密码（微软对个人邮箱可能不再提供）",
            "account.microsoft.com: Security → App passwords (Microsoft may no longer offer them for personal mailboxes)",
        ),
    },
    MailProvider {
        domains: &["gmail.com"],
        smtp: ("smtp.gmail.com", 465),
        is_implicit: true,
        code: (
            "myaccount.google.com：安全性 → 应用专用密码",
            "myaccount.google.com: Security → App passwords",
        ),
    },
];

impl MailProvider {
    /// The provider of this address.
    #[must_use]
    pub fn of(address: &str) -> Option<&'static Self> {
        let (_, domain) = address.rsplit_once('@')?;
        let domain = domain.to_ascii_lowercase();
        MAIL_PROVIDERS
            .iter()
            .find(|provider| provider.domains.contains(&domain.as_str()))
    }

    /// The provider that has this server.
    #[must_use]
    pub fn with_server(host: &str) -> Option<&'static Self> {
        MAIL_PROVIDERS
            .iter()
            .find(|provider| provider.smtp.0.eq_ignore_ascii_case(host))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_enough_to_find_its_server() {
        let host = |address| MailProvider::of(address).map(|provider| provider.smtp.0);
        assert_eq!(host("wangfang@163.com"), Some("smtp.163.com"));
        assert_eq!(host("10001@QQ.com"), Some("smtp.qq.com"));
        assert_eq!(host("desk@example.cn"), None);
        assert_eq!(host("163.com"), None);
    }

    #[test]
    fn no_domain_has_two_providers() {
        let all: Vec<_> = MAIL_PROVIDERS
            .iter()
            .flat_map(|provider| provider.domains)
            .collect();
        let one: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), one.len());
    }
}
