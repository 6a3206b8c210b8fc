//! Reads the answer to a PROPFIND (RFC 4918, 207) as foreign bytes, by local names and with any prefixes.

use percent_encoding::percent_decode_str;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use reqwest::Url;

/// Most items of an answer, more than any inbox has.
const MOST: usize = 100_000;

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct DavResponse {
    /// The last part of its address, decoded; empty for the folder that was asked about.
    pub(super) name: String,
    pub(super) bytes: u64,
    pub(super) folder: bool,
}

/// The items of an answer about the folder `asked`.
pub(super) fn read(xml: &str, asked: &Url) -> Result<Vec<DavResponse>, String> {
    let mut reader = Reader::from_str(xml);
    let (mut items, mut item, mut text) = (Vec::new(), None, String::new());
    loop {
        match reader.read_event().map_err(|why| why.to_string())? {
            Event::Start(tag) => {
                begin(tag.local_name().as_ref(), &mut item);
                text.clear();
            }
            Event::Empty(tag) => begin(tag.local_name().as_ref(), &mut item),
            Event::Text(piece) => text.push_str(&piece.xml10_content()),
            Event::CData(piece) => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(entity) => {
                let numbered = entity.resolve_char_ref().ok().flatten().map(String::from);
                let named = resolve_predefined_entity(&entity.xml10_content()).map(str::to_owned);
                text.push_str(&numbered.or(named).ok_or("an entity nobody declared")?);
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "response" => items.extend(item.take()),
                name => fill(name, text.trim(), asked, &mut item),
            },
            Event::Eof => break,
            _ => {}
        }
        if items.len() > MOST {
            return Err(format!("more than {MOST} files"));
        }
    }
    if items.is_empty() {
        return Err("its answer lists nothing".to_owned());
    }
    Ok(items)
}

fn begin(tag: &str, item: &mut Option<DavResponse>) {
    match (tag, item.as_mut()) {
        ("response", _) => *item = Some(DavResponse::default()),
        ("collection", Some(item)) => item.folder = true,
        _ => {}
    }
}

fn fill(tag: &str, text: &str, asked: &Url, item: &mut Option<DavResponse>) {
    let Some(item) = item else { return };
    match tag {
        "href" => item.name = name(text, asked),
        "getcontentlength" => item.bytes = text.parse().unwrap_or(0),
        _ => {}
    }
}

fn name(href: &str, asked: &Url) -> String {
    let Ok(url) = asked.join(href) else {
        return String::new();
    };
    if url.path().trim_end_matches('/') == asked.path().trim_end_matches('/') {
        return String::new();
    }
    let last = url
        .path()
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    percent_decode_str(last).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{DavResponse, read};

    #[test]
    fn an_answer_is_read_whatever_its_prefixes() {
        let asked = "https://desk.example/inbox/".parse().unwrap();
        let xml = r#"<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">
          <D:response><D:href>/inbox/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop></D:propstat></D:response>
          <D:response><D:href>/inbox/%E7%A8%BF%20&amp;a.zip</D:href><D:propstat><D:prop><D:resourcetype/><D:getcontentlength>12</D:getcontentlength></D:prop></D:propstat></D:response>
        </D:multistatus>"#;
        let items = read(xml, &asked).unwrap();
        assert_eq!(
            items,
            [
                DavResponse {
                    name: String::new(),
                    bytes: 0,
                    folder: true
                },
                DavResponse {
                    name: "稿 &a.zip".to_owned(),
                    bytes: 12,
                    folder: false
                },
            ]
        );
    }

    #[test]
    fn a_page_is_no_folder() {
        let asked = "https://desk.example/".parse().unwrap();
        assert!(read("<html><body>welcome</body></html>", &asked).is_err());
        assert!(read("", &asked).is_err());
    }
}
