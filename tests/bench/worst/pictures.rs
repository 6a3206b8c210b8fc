//! Pictures: lengths that meet in one packet of metadata, or in the pixels.

use super::{Length, Subject, Task};
use crate::making::{chunk, packed, png, xmp_chunk};

pub(super) const SUBJECT: Subject = Subject {
    name: "PNG",
    lengths: &LENGTHS,
    make,
};

const LENGTHS: [Length; 9] = [
    ("bytes of a namespace", 500_000),
    ("elements of it", 10_000),
    ("attributes", 20_000),
    ("keywords", 10_000),
    ("bytes of the title", 500_000),
    ("packets", 100),
    ("profiles of IPTC", 100),
    ("pixels across", 8_000),
    ("pixels down", 2_000),
];

fn make(one: (usize, usize), other: (usize, usize)) -> Task {
    let of = |at: usize| match at {
        at if at == one.0 => one.1,
        at if at == other.0 => other.1,
        _ => 0,
    };
    let [
        space,
        elements,
        attributes,
        keywords,
        title,
        packets,
        profiles,
        across,
        down,
    ] = std::array::from_fn(of);
    let description = [
        format!("<rdf:Description xmlns:q=\"u{}\" ", "u".repeat(space)),
        (0..attributes).map(|n| format!("q:a{n}='' ")).collect(),
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">".to_owned(),
        "<q:b/>".repeat(elements),
        format!(
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>",
            "t".repeat(title)
        ),
        format!(
            "<dc:subject><rdf:Bag>{}</rdf:Bag></dc:subject>",
            (0..keywords)
                .map(|n| format!("<rdf:li>词{n}</rdf:li>"))
                .collect::<String>()
        ),
        "</rdf:Description>".to_owned(),
    ]
    .concat();
    let packet = format!(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">{description}</rdf:RDF></x:xmpmeta>"
    );
    let profile = chunk(
        b"zTXt",
        &[
            b"Raw profile type iptc\0\0",
            packed(&vec![b' '; 1 << 20]).as_slice(),
        ]
        .concat(),
    );
    let chunks = [
        xmp_chunk(packet.as_bytes()).repeat(packets.max(1)),
        profile.repeat(profiles),
    ]
    .concat();
    let side = |pixels: usize| u32::try_from(pixels.max(64)).unwrap_or(u32::MAX);
    Task::Photo("png", png(side(across), side(down), &chunks))
}
