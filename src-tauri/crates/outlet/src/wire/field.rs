//! The fields of the wires, each once: its name in a profile, and what the form shows for it. It must not know which kind has which.

/// A field of `[wire]`.
#[derive(Debug, Clone, Copy)]
pub struct WireField {
    /// Its name in a profile.
    pub name: &'static str,
    /// What the form calls it, in Chinese and in English.
    pub label: (&'static str, &'static str),
    /// What is written there, for instance; empty where there is nothing to show.
    pub example: &'static str,
    /// What the form says below it.
    pub note: (&'static str, &'static str),
    /// The words it may be, the usual one first, each with its label; empty for free text.
    pub words: &'static [(&'static str, (&'static str, &'static str))],
}

const fn line(name: &'static str, label: (&'static str, &'static str), example: &'static str) -> WireField {
    WireField {
        name,
        label,
        example,
        note: ("", ""),
        words: &[],
    }
}

pub(super) const PASSWORD: (&str, &str) = ("密码", "Password");
pub(super) const SECRET_KEY: (&str, &str) = ("私有访问密钥", "Secret access key");
pub(super) const CODE: (&str, &str) = ("授权码", "Authorisation code");

pub(super) const FROM: WireField = line("from", ("发件邮箱", "From"), "wangfang@163.com");
pub(super) const TO: WireField = WireField {
    note: ("几个邮箱用逗号分开。", "Several addresses are parted by commas."),
    ..line("to", ("收件邮箱", "To"), "desk@example.cn")
};
pub(super) const CC: WireField = line("cc", ("抄送", "Cc"), "");
pub(super) const SMTP: WireField = WireField {
    note: (
        "163、126、QQ、新浪、139、Outlook、Gmail 不用填。",
        "Not needed for 163, 126, QQ, Sina, 139, Outlook and Gmail.",
    ),
    ..line(
        "smtp",
        ("发信服务器", "Outgoing server"),
        "smtps://smtp.example.cn:465",
    )
};
pub(super) const LOGIN: WireField = WireField {
    note: ("和发件邮箱不同才填。", "Only where it is not the address itself."),
    ..line("user", ("登录名", "User"), "")
};
pub(super) const PATH: WireField = line("path", ("文件夹", "Folder"), "/mnt/desk/inbox");
pub(super) const BUCKET: WireField = line("bucket", ("存储桶", "Bucket"), "desk");
pub(super) const REGION: WireField = line("region", ("区域", "Region"), "us-east-1");
pub(super) const PREFIX: WireField = line("prefix", ("文件名前缀", "Prefix of names"), "inbox/");
/// Its example is the kind's address.
pub(super) const URL: WireField = line("url", ("地址", "Address"), "");
pub(super) const USER: WireField = line("user", ("用户名", "User"), "");
pub(super) const KEY_ID: WireField = line("user", ("访问密钥 ID", "Access key ID"), "");
pub(super) const KEY: WireField = WireField {
    note: (
        "留空则用密码登录；有口令的私钥，口令填在密码处。",
        "Empty: log in with a password. A key’s own passphrase goes where the password goes.",
    ),
    ..line("key", ("私钥文件", "Private key file"), "~/.ssh/id_ed25519")
};
pub(super) const CA: WireField = WireField {
    note: (
        "只在对方的证书系统不认得时填。",
        "Only where the system does not know their certificate.",
    ),
    ..line(
        "ca",
        ("对方自己的证书文件", "Their own certificate file"),
        "/etc/desk-ca.pem",
    )
};
pub(super) const TLS: WireField = WireField {
    words: &[
        ("explicit", ("先连后加密（推荐）", "After connecting (usual)")),
        ("implicit", ("一开始就加密", "From the first byte")),
        ("none", ("不加密", "None")),
    ],
    ..line("tls", ("加密", "Encryption"), "")
};
pub(super) const STYLE: WireField = WireField {
    words: &[
        ("path", ("路径：主机/桶", "Path: host/bucket")),
        ("virtual_host", ("域名：桶.主机", "Domain: bucket.host")),
    ],
    ..line("style", ("桶在地址里的写法", "Bucket in the address"), "")
};

impl WireField {
    /// The words that it may be.
    pub(super) fn choices(&self) -> Vec<&'static str> {
        self.words.iter().map(|(word, _)| *word).collect()
    }
}
