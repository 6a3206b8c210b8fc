//! A server that was never seen: its key is trusted by the given fingerprint, or by the person at the terminal. Where there is
//! neither, nothing is sent.

use std::io::{BufRead, IsTerminal, Write};

use newsroom::Stranger;
use newsroom::story::Language;

/// Whether the server is the expected one. A given fingerprint decides alone.
pub(super) fn is_trusted(stranger: &Stranger, accepted: Option<&str>, language: Language) -> bool {
    match accepted {
        Some(accepted) => is_same(accepted, &stranger.fingerprint),
        None if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() => ask(stranger, language),
        None => false,
    }
}

/// Compares fingerprints with or without the digest's name in front, as people pass them on.
fn is_same(accepted: &str, fingerprint: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim();
        text.strip_prefix("SHA256:")
            .unwrap_or(text)
            .trim_end_matches('=')
            .to_owned()
    };
    bare(accepted) == bare(fingerprint)
}

/// Asks the person at the terminal. An unclear answer counts as no.
fn ask(stranger: &Stranger, language: Language) -> bool {
    let Stranger {
        host, fingerprint, ..
    } = stranger;
    let question = language.pick(
        format!("第一次连接 {host}，它的指纹是 {fingerprint}。与对方给的一样吗？(y/N) "),
        format!("{host} is seen for the first time; its fingerprint is {fingerprint}. Is it the one the desk gave you? (y/N) "),
    );
    let mut answer = String::new();
    let mut terminal = std::io::stderr();
    let asked = terminal
        .write_all(question.as_bytes())
        .and_then(|()| terminal.flush());
    let heard = asked.and_then(|()| std::io::stdin().lock().read_line(&mut answer));
    heard.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes" | "是")
}

/// What to do next where there was no person to ask.
pub(crate) fn next_step(stranger: &Stranger, language: Language) -> String {
    let fingerprint = &stranger.fingerprint;
    language.pick(
        format!("核对无误后，加上 --accept-key {fingerprint} 再试。"),
        format!("If it is theirs, try again with --accept-key {fingerprint}"),
    )
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn a_fingerprint_is_known_with_and_without_its_name_and_never_by_its_beginning() {
        let shown = "SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDgYJgvPvFZOnbcUZc";
        assert!(is_same(shown, shown));
        assert!(is_same(" uNiVztksCsDhcc0u9e8BgrJXVGDgYJgvPvFZOnbcUZc\n", shown));
        assert!(!is_same("SHA256:uNiV", shown));
        assert!(!is_same("", shown));
    }
}
