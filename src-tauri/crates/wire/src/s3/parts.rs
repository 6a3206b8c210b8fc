//! Reads the list of uploaded parts, by local names: services with the S3 protocol do not agree on the name of the answer itself.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Each part by its number: its length and its tag.
pub(super) type UploadedParts = BTreeMap<u16, (u64, String)>;

/// One page of the list, and the number after which the next page begins.
pub(super) fn read(xml: &str) -> Result<(UploadedParts, Option<u16>), String> {
    let mut reader = Reader::from_str(xml);
    let (mut parts, mut text) = (UploadedParts::new(), String::new());
    let (mut number, mut size, mut tag) = (0, 0, String::new());
    let (mut marker, mut truncated, mut named) = (None, false, false);
    loop {
        match reader.read_event().map_err(|why| why.to_string())? {
            Event::Start(_) => text.clear(),
            Event::Text(piece) => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(entity) => {
                let numbered = entity.resolve_char_ref().ok().flatten().map(String::from);
                let known = resolve_predefined_entity(&entity.xml10_content()).map(str::to_owned);
                text.push_str(&numbered.or(known).ok_or("an entity nobody declared")?);
            }
            Event::End(end) => match end.local_name().as_ref() {
                "PartNumber" => number = text.trim().parse().map_err(|_| "a part without a number")?,
                "Size" => size = text.trim().parse().unwrap_or(0),
                "ETag" => tag = text.trim().to_owned(),
                "Part" => {
                    parts.insert(number, (size, std::mem::take(&mut tag)));
                }
                "NextPartNumberMarker" => marker = text.trim().parse().ok(),
                "IsTruncated" => truncated = text.trim() == "true",
                "UploadId" => named = true,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if !named {
        return Err("its answer names no upload".to_owned());
    }
    Ok((parts, marker.filter(|number| truncated && *number > 0)))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn parts_are_read_whatever_the_answer_is_called() {
        let page = |root: &str| {
            format!(
                "<{root} xmlns=\"x\"><UploadId>u</UploadId><NextPartNumberMarker>2</NextPartNumberMarker>\
                 <IsTruncated>true</IsTruncated><Part><PartNumber>2</PartNumber><ETag>&quot;ab&quot;</ETag>\
                 <Size>7</Size></Part></{root}>"
            )
        };
        for root in ["ListPartsResult", "ListPartsResponse"] {
            let (parts, next) = read(&page(root)).unwrap();
            assert_eq!(parts.get(&2), Some(&(7, "\"ab\"".to_owned())));
            assert_eq!(next, Some(2));
        }
        assert!(read("<html>welcome</html>").is_err());
    }
}
