//! Zips made by hand, right or wrong in exactly one place.

use std::io::Write;

use sha2::{Digest, Sha256};

/// One entry, every header field open to forgery.
#[derive(Clone)]
pub(crate) struct Forged {
    pub(crate) name: Vec<u8>,
    pub(crate) packed: Vec<u8>,
    pub(crate) size: u32,
    pub(crate) crc: u32,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    pub(crate) external: u32,
    pub(crate) extra: Vec<u8>,
    /// The bytes between the data and the next header: a descriptor, or junk.
    pub(crate) after: Vec<u8>,
    /// Last touch on the local header (and all that follows it up to the data).
    pub(crate) local: fn(&mut Vec<u8>),
    /// Last touch on the directory's line.
    pub(crate) central: fn(&mut Vec<u8>),
}

/// A stored file, right in every field.
pub(crate) fn file(name: &str, bytes: &[u8]) -> Forged {
    Forged {
        name: name.into(),
        packed: bytes.to_vec(),
        size: bytes.len() as u32,
        crc: crc32fast::hash(bytes),
        method: 0,
        flags: 1 << 11,
        external: 0o100_644 << 16,
        extra: vec![],
        after: vec![],
        local: |_| {},
        central: |_| {},
    }
}

/// The same file deflated.
pub(crate) fn deflated(mut entry: Forged) -> Forged {
    let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&entry.packed).unwrap();
    entry.packed = packer.finish().unwrap();
    entry.method = 8;
    entry
}

/// Puts entries, directory and end together.
pub(crate) fn zip(entries: &[Forged]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = out.len() as u32;
        let mut shared = Vec::new();
        for n in [20, entry.flags, entry.method, 0, 0x21] {
            shared.extend(u16::to_le_bytes(n));
        }
        for n in [entry.crc, entry.packed.len() as u32, entry.size] {
            shared.extend(n.to_le_bytes());
        }
        for n in [entry.name.len(), entry.extra.len()] {
            shared.extend((n as u16).to_le_bytes());
        }
        let mut local = [b"PK\x03\x04", shared.as_slice(), &entry.name, &entry.extra].concat();
        (entry.local)(&mut local);
        let rest = [
            [0; 6].as_slice(),
            &[0; 2],
            &entry.external.to_le_bytes(),
            &offset.to_le_bytes(),
        ]
        .concat();
        let rest = rest.get(2..).unwrap_or_default();
        let mut line = [
            b"PK\x01\x02",
            [20, 3].as_slice(),
            &shared,
            rest,
            &entry.name,
            &entry.extra,
        ]
        .concat();
        (entry.central)(&mut line);
        out.extend([local.as_slice(), &entry.packed, &entry.after].concat());
        directory.extend(line);
    }
    let (at, count) = (out.len() as u32, (entries.len() as u16).to_le_bytes());
    let size = (directory.len() as u32).to_le_bytes();
    out.extend(directory);
    out.extend(
        [
            b"PK\x05\x06",
            [0; 4].as_slice(),
            &count,
            &count,
            &size,
            &at.to_le_bytes(),
            &[0; 2],
        ]
        .concat(),
    );
    out
}

/// A sound foreign bag: these payload files and the tag files that go with them, in folder `bag`.
pub(crate) fn bag(payload: &[(&str, &[u8])]) -> Vec<Forged> {
    let bagit = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    bag_with(bagit, "sha256", payload)
}

/// The same with another `bagit.txt` and manifest name; digests stay SHA-256.
pub(crate) fn bag_with(bagit: &[u8], algorithm: &str, payload: &[(&str, &[u8])]) -> Vec<Forged> {
    let lines = payload
        .iter()
        .map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes)));
    let manifest = lines.collect::<String>();
    let mut entries = vec![
        file("bag/bagit.txt", bagit),
        file(&format!("bag/manifest-{algorithm}.txt"), manifest.as_bytes()),
    ];
    entries.extend(
        payload
            .iter()
            .map(|(path, bytes)| file(&format!("bag/{path}"), bytes)),
    );
    entries
}

/// Lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
