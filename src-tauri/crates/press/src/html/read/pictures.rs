//! Pictures in foreign HTML: those embedded in the file come in, those elsewhere keep their place and words,
//! and those that were never meant to be seen are left out.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use story::{Block, Figure, Span};

use super::blocks::BlockReader;
use super::element::{has_class, style};
use super::inline::{HtmlLine, trimmed};
use super::tree::NodeRef;
use crate::noted::{Noted, Unsupported};
use crate::picture::Picture;
use crate::{chars, credit};

/// Pixels up to which a picture is a tracker.
const TRACKER: f32 = 3.0;
/// Pixels below which a picture is an icon.
const ICON: f32 = 48.0;
/// What our own page prints for a picture that is missing, before the alt text.
const MISSING: [&str; 2] = ["图片暂缺", "Picture missing"];

/// The figures of a `<figure>`; the first has its caption. None where it holds no picture.
pub(super) fn in_figure<'t>(reader: &mut BlockReader<'t, '_>, element: NodeRef<'t>) -> Vec<Block> {
    let mut caption = HtmlLine::default();
    let mut credit = HtmlLine::default();
    for part in element.all().filter(|part| part.name() == Some("figcaption")) {
        part.children()
            .for_each(|child| caption.add(child, &Span::default(), 0));
        for line in part
            .all()
            .filter(|inner| inner.name() == Some("span") && has_class(*inner, "credit"))
        {
            line.children()
                .for_each(|child| credit.add(child, &Span::default(), 0));
        }
    }
    let mut words = Some((
        trimmed(caption.text()).to_plain(),
        trimmed(credit.text()).to_plain(),
    ));
    let mut figures = Vec::new();
    for part in element.all() {
        let found = match part.name() {
            Some("img") => figure(reader, part, true),
            Some(_) if part.attribute("role") == Some("img") => missing(reader, part),
            _ => None,
        };
        let Some(mut found) = found else { continue };
        if let Some((caption, credit)) = words.take() {
            found.caption = caption;
            credit::take(&credit, &mut found);
        }
        // Compared in the form of an alt text: with every run of blanks, full-width ones too, as one space.
        if found.alt == self::words(&found.caption) {
            found.alt.clear();
        }
        figures.push(Block::Figure {
            figure: Box::new(found),
        });
    }
    figures
}

/// The frame of a picture that is missing on a page of our own.
fn missing(reader: &mut BlockReader<'_, '_>, frame: NodeRef<'_>) -> Option<Figure> {
    let label = frame.attribute("aria-label").unwrap_or_default();
    let rest = MISSING.iter().find_map(|said| label.strip_prefix(said))?;
    Some(Figure {
        alt: words(rest.trim_start_matches('：')),
        ..(reader.new_figure)(Picture::Away { address: "" })
    })
}

/// The figure of a picture; `None` for a tracker or an icon. `alone`: no words are beside it.
pub(super) fn figure<'t>(
    reader: &mut BlockReader<'t, '_>,
    image: NodeRef<'t>,
    alone: bool,
) -> Option<Figure> {
    let (width, height) = (size(image, "width"), size(image, "height"));
    let known = [width, height].into_iter().flatten();
    if known.clone().any(|size| size <= TRACKER) {
        return None;
    }
    let address = address(image);
    let small = known.clone().count() > 0 && known.clone().all(|size| size < ICON);
    let here = decoded(address);
    let stands_in_line = !alone && here.is_none() && known.clone().all(|size| size < 2.0 * ICON);
    if small || stands_in_line || address.is_empty() {
        reader.tally.left_out(Unsupported::SmallPicture);
        return None;
    }
    let figure = match &here {
        Some((kind, bytes)) => {
            reader.pictures += 1;
            let name = format!("picture-{}.{kind}", reader.pictures);
            (reader.new_figure)(Picture::Here { name: &name, bytes })
        }
        None => (reader.new_figure)(Picture::Away { address }),
    };
    if figure.photo.is_none() && here.is_none() {
        let address: String = address.chars().take(200).collect();
        reader.noted.push(Noted::PictureAway { address });
    }
    Some(Figure {
        caption: String::new(),
        alt: words(image.attribute("alt").unwrap_or_default()),
        ..figure
    })
}

/// The address of a picture. Pages that load their pictures late keep the true one in another attribute.
fn address(image: NodeRef<'_>) -> &str {
    let late = ["data-src", "data-original", "data-lazy-src"]
        .into_iter()
        .find_map(|name| image.attribute(name));
    let now = image.attribute("src").unwrap_or_default().trim();
    late.map(str::trim).filter(|late| !late.is_empty()).unwrap_or(now)
}

/// The kind and the bytes of a picture whose address is its content (RFC 2397).
fn decoded(address: &str) -> Option<(&str, Vec<u8>)> {
    let rest = address
        .get(..11)
        .filter(|head| head.eq_ignore_ascii_case("data:image/"))?;
    let (kind, data) = address.get(rest.len()..)?.split_once(',')?;
    let kind = kind.strip_suffix(";base64")?;
    let kind = kind
        .split(';')
        .next()
        .filter(|kind| kind.bytes().all(|b| b.is_ascii_alphanumeric()))?;
    let data: Vec<u8> = data.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    let bytes = BASE64_STANDARD.decode(data).ok()?;
    Some((if kind == "jpeg" { "jpg" } else { kind }, bytes))
}

/// A side in pixels, where the page has it.
fn size(image: NodeRef<'_>, side: &str) -> Option<f32> {
    let pixels = |text: &str| text.trim().trim_end_matches("px").trim().parse::<f32>().ok();
    let styled = style(image)
        .into_iter()
        .find_map(|(name, value)| pixels(&value).filter(|_| name == side));
    styled.or_else(|| pixels(image.attribute(side)?))
}

/// An attribute's words on one line.
fn words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    chars::printable(&words.join(" ")).trim().to_owned()
}
