//! Manifests: which file has which digest (RFC 8493 §2.1.3).

use std::collections::BTreeMap;

use crate::Error;
use crate::name;

/// One manifest or tag manifest as read: path in the bag (NFC) to digest in lower-case hexadecimal.
#[derive(Debug)]
pub(crate) struct Manifest {
    /// Its own name in the bag, for messages.
    pub(crate) file: String,
    /// `sha256`, `sha512`, or another algorithm from its name.
    pub(crate) algorithm: String,
    /// Path to digest.
    pub(crate) digests: BTreeMap<String, String>,
}

impl Manifest {
    /// Reads manifest `file`; BagIt 1.0 escapes CR, LF and % in paths, 0.97 takes them literally.
    pub(crate) fn read(file: &str, algorithm: &str, text: &str, escaped: bool) -> Result<Self, Error> {
        let mut digests = BTreeMap::new();
        for (line, entry) in crate::tag_text::lines(text) {
            let bad = |why| Error::TagFile {
                file: file.to_owned(),
                line,
                why,
            };
            if entry.is_empty() {
                continue;
            }
            let (digest, path) = entry
                .split_once([' ', '\t'])
                .ok_or_else(|| bad("no path after the digest"))?;
            if digest.is_empty() || !digest.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(bad("it does not begin with a digest"));
            }
            let path = path.trim_start_matches([' ', '\t']);
            // md5sum and its kin mark binary mode with a star; very old tools wrote ./data.
            let path = path.strip_prefix('*').unwrap_or(path);
            let path = path.strip_prefix("./").unwrap_or(path);
            let path = name::nfc(&if escaped { unescaped(path) } else { path.to_owned() });
            if let Some(why) = name::objection(&path) {
                return Err(Error::UnsafeName { name: path, why });
            }
            if digests.insert(path, digest.to_ascii_lowercase()).is_some() {
                return Err(bad("it names a file a second time"));
            }
        }
        Ok(Self {
            file: file.to_owned(),
            algorithm: algorithm.to_owned(),
            digests,
        })
    }
}

/// A manifest as we write it: two spaces, as `sha256sum -c` requires, in the order of the paths' bytes.
pub(crate) fn print<'a>(digests: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    digests
        .map(|(path, digest)| format!("{digest}  {path}\n"))
        .collect()
}

fn unescaped(path: &str) -> String {
    path.replace("%0D", "\r")
        .replace("%0d", "\r")
        .replace("%0A", "\n")
        .replace("%0a", "\n")
        .replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, escaped: bool) -> Result<Vec<(String, String)>, Error> {
        Manifest::read("manifest-sha256.txt", "sha256", text, escaped)
            .map(|m| m.digests.into_iter().collect())
    }

    #[test]
    fn forms_of_other_tools_are_read() {
        let got = read("AB  data/a b\r\ncd *data/c\nef\t./data/e\n", true).unwrap();
        let want = [("data/a b", "ab"), ("data/c", "cd"), ("data/e", "ef")];
        assert_eq!(got, want.map(|(p, d)| (p.to_owned(), d.to_owned())));
    }

    #[test]
    fn escapes_mean_something_in_version_1_only() {
        assert_eq!(read("ab data/5%25", true).unwrap()[0].0, "data/5%");
        assert_eq!(read("ab data/5%25", false).unwrap()[0].0, "data/5%25");
        assert!(matches!(
            read("ab data/a%0Ab", true),
            Err(Error::UnsafeName { .. })
        ));
    }

    #[test]
    fn lines_that_mean_nothing_and_files_named_twice_are_refused_by_line() {
        for (text, line) in [
            ("abc", 1),
            ("ab data/a\nxyz data/b", 2),
            ("ab data/a\nab data/a", 2),
        ] {
            assert!(
                matches!(read(text, true), Err(Error::TagFile { line: l, .. }) if l == line),
                "{text}"
            );
        }
        for path in ["/tmp/foo", "../x", "\\\\?\\UNC\\x", "C:\\x"] {
            assert!(
                matches!(read(&format!("ab  {path}"), true), Err(Error::UnsafeName { .. })),
                "{path}"
            );
        }
    }
}
