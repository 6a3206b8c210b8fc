//! The bag as its tag files describe it (RFC 8493 §2), before any payload is read.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;
use crate::manifest::Manifest;
use crate::ours::{BAG_INFO_TXT, BAGIT_TXT};
use crate::{BagInfo, Error, tag_text};

/// The parsed tag files of a bag.
#[derive(Debug)]
pub(crate) struct Bag {
    /// `1.0` or `0.97`.
    pub(crate) version: String,
    pub(crate) info: BagInfo,
    /// Payload manifests, at least one of an algorithm we compute.
    pub(crate) manifests: Vec<Manifest>,
    pub(crate) tag_manifests: Vec<Manifest>,
}

impl Bag {
    /// Reads the tag files and checks that files and manifests name each other.
    pub(crate) fn read(archive: &mut Archive) -> Result<Self, Error> {
        if archive.files.contains_key("fetch.txt") {
            return Err(Error::Fetch);
        }
        let Some(declaration) = archive.tag_file(BAGIT_TXT)? else {
            return Err(Error::NotABag {
                why: format!("there is no {}/{BAGIT_TXT} in it", archive.folder),
            });
        };
        let version = declared(&declaration)?;
        let info = match archive.tag_file(BAG_INFO_TXT)? {
            None => BagInfo::default(),
            Some(text) => BagInfo::read(&text).map_err(|line| {
                let why = "it has no colon and continues nothing";
                Error::TagFile {
                    file: BAG_INFO_TXT.to_owned(),
                    line,
                    why,
                }
            })?,
        };
        let manifests = manifests(archive, "manifest-", version == "1.0")?;
        let tag_manifests = manifests_of_tags(archive, version == "1.0")?;
        if !manifests.iter().any(is_computed) {
            let found: Vec<_> = manifests.iter().map(|m| m.algorithm.as_str()).collect();
            let found = if found.is_empty() {
                "no manifest".to_owned()
            } else {
                found.join(" and ")
            };
            return Err(Error::Algorithm { found });
        }
        let bag = Self {
            version,
            info,
            manifests,
            tag_manifests,
        };
        bag.complete(archive)?;
        Ok(bag)
    }

    /// Whether any manifest needs SHA-512.
    pub(crate) fn wants_sha512(&self) -> bool {
        self.manifests
            .iter()
            .chain(&self.tag_manifests)
            .any(|m| m.algorithm == "sha512")
    }

    fn complete(&self, archive: &Archive) -> Result<(), Error> {
        let named: [(&[Manifest], bool); 2] = [(&self.manifests, true), (&self.tag_manifests, false)];
        for (manifests, payload) in named {
            for manifest in manifests {
                for file in manifest.digests.keys() {
                    let why = match (payload, file.starts_with("data/")) {
                        (true, false) => "a payload manifest names it, and it is not under data/",
                        (false, true) => "a tag manifest names it, and it is under data/",
                        _ if archive.files.contains_key(file) => continue,
                        _ => {
                            let (file, manifest) = (file.clone(), manifest.file.clone());
                            return Err(Error::Missing { file, manifest });
                        }
                    };
                    return Err(Error::UnsafeName {
                        name: file.clone(),
                        why,
                    });
                }
            }
        }
        let computed: Vec<&Manifest> = self.manifests.iter().filter(|m| is_computed(m)).collect();
        for file in archive.files.keys().filter(|file| file.starts_with("data/")) {
            // 1.0 requires every file in every manifest; 0.97 requires it in one.
            let absent = if self.version == "1.0" {
                self.manifests.iter().find(|m| !m.digests.contains_key(file))
            } else {
                computed
                    .first()
                    .copied()
                    .filter(|_| !computed.iter().any(|m| m.digests.contains_key(file)))
            };
            if let Some(manifest) = absent {
                return Err(Error::Unlisted {
                    file: file.clone(),
                    manifest: manifest.file.clone(),
                });
            }
        }
        Ok(())
    }
}

/// Whether digests of this algorithm are computed here.
pub(crate) fn is_computed(manifest: &Manifest) -> bool {
    matches!(manifest.algorithm.as_str(), "sha256" | "sha512")
}

/// The version, if `bagit.txt` has exactly its two lines and both have supported values.
fn declared(text: &str) -> Result<String, Error> {
    let mut lines = tag_text::lines(text);
    let bad = |line| Error::TagFile {
        file: BAGIT_TXT.to_owned(),
        line,
        why: "it is not what BagIt prescribes here",
    };
    let mut value = |label: &str, number| {
        let line = lines.next().map(|(_, line)| line);
        line.and_then(|l| l.strip_prefix(label)?.strip_prefix(": "))
            .ok_or_else(|| bad(number))
    };
    let version = value("BagIt-Version", 1)?;
    let encoding = value("Tag-File-Character-Encoding", 2)?;
    if !matches!(version, "1.0" | "0.97") {
        return Err(Error::Version {
            found: version.to_owned(),
        });
    }
    if !encoding.eq_ignore_ascii_case("UTF-8") {
        return Err(Error::Encoding {
            found: encoding.to_owned(),
        });
    }
    match lines.next() {
        None => Ok(version.to_owned()),
        Some((number, _)) => Err(bad(number)),
    }
}

fn manifests(archive: &mut Archive, prefix: &str, escaped: bool) -> Result<Vec<Manifest>, Error> {
    let named: BTreeMap<String, String> = archive
        .files
        .keys()
        .filter_map(|file| {
            Some((
                file.clone(),
                file.strip_prefix(prefix)?.strip_suffix(".txt")?.to_owned(),
            ))
        })
        .collect();
    let mut read = Vec::new();
    for (file, algorithm) in named {
        let text = archive.tag_file(&file)?.unwrap_or_default();
        read.push(Manifest::read(
            &file,
            &algorithm.to_ascii_lowercase(),
            &text,
            escaped,
        )?);
    }
    Ok(read)
}

fn manifests_of_tags(archive: &mut Archive, escaped: bool) -> Result<Vec<Manifest>, Error> {
    let manifests = manifests(archive, "tagmanifest-", escaped)?;
    let own: BTreeSet<&String> = manifests.iter().map(|m| &m.file).collect();
    let circle = manifests
        .iter()
        .flat_map(|m| m.digests.keys())
        .find(|file| own.contains(file));
    match circle {
        None => Ok(manifests),
        Some(file) => {
            let why = "a tag manifest names it, and it is a tag manifest";
            Err(Error::UnsafeName {
                name: file.clone(),
                why,
            })
        }
    }
}
