//! 取景: a figure's framing as the renderer takes it, and as it is written in the name of a rendition.

use story::framing::Crop;
use story::{Digest, Framing};

use crate::Error;
use crate::error::bad_value;
use crate::finding::find_figure;
use crate::rooms::PicturesRoom;

/// The facts of a figure that say how its photo is shown.
pub(crate) const FRAMING: [&str; 4] = ["crop", "turn", "straighten", "focus"];

/// The framing as the renderer takes it. The focus changes no pixel.
pub(crate) fn pixels(framing: &Framing) -> photo::Framing {
    let framing = framing.settled();
    photo::Framing {
        turn: framing.turn,
        straighten: framing.straighten,
        crop: framing.crop.map(|crop| photo::Crop {
            left: crop.left,
            top: crop.top,
            width: crop.width,
            height: crop.height,
        }),
    }
}

/// The name of a photo's rendition under this framing: `web`, or `web-t1s-250c0-0-5000-5000`. With the photo's digest it names
/// the picture.
pub(crate) fn rendition_name(size: &str, framing: &Framing) -> String {
    let key = key(framing);
    if key.is_empty() {
        size.to_owned()
    } else {
        format!("{size}-{key}")
    }
}

/// The framing in letters and digits; nothing for the whole photo.
fn key(framing: &Framing) -> String {
    let framing = framing.settled();
    if framing.shows_all() {
        return String::new();
    }
    let crop = framing.crop.map_or_else(String::new, |crop| {
        format!("c{}-{}-{}-{}", crop.left, crop.top, crop.width, crop.height)
    });
    format!("t{}s{}{crop}", framing.turn, framing.straighten)
}

/// Reads what [`key`] writes, as a photo's address contains it.
#[must_use]
pub fn framing_from_key(key: &str) -> Option<Framing> {
    let (turn, rest) = key.strip_prefix('t')?.split_once('s')?;
    let (straighten, crop) = match rest.split_once('c') {
        Some((straighten, crop)) => (straighten, Some(crop)),
        None => (rest, None),
    };
    let crop = match crop {
        None => None,
        Some(crop) => {
            let sides: Option<Vec<u16>> = crop.split('-').map(|side| side.parse().ok()).collect();
            let [left, top, width, height] = sides?.try_into().ok()?;
            Some(Crop {
                left,
                top,
                width,
                height,
            })
        }
    };
    let framing = Framing {
        turn: turn.parse().ok()?,
        straighten: straighten.parse().ok()?,
        crop,
        focus: None,
    };
    Some(framing.settled())
}

impl PicturesRoom<'_> {
    /// The size in which a figure's photo is seen, unturned; (1, 1) where there is no photo.
    pub(crate) fn seen_size(&self, id: &str, figure: &str) -> Result<(u32, u32), Error> {
        let content = self.writing().content(id)?;
        let wanted = find_figure(&content, figure)?;
        let digest: Option<Digest> = content.figure(&wanted).and_then(|figure| figure.photo.clone());
        let photo = match digest {
            Some(digest) => self.store().find_photo(&digest)?,
            None => None,
        };
        Ok(photo.map_or((1, 1), |photo| (photo.width, photo.height)))
    }
}

/// Sets one of [`FRAMING`].
pub(crate) fn set_framing(
    framing: &mut Framing,
    name: &str,
    value: &str,
    size: (u32, u32),
) -> Result<(), Error> {
    framing
        .set(name, value, size)
        .map_err(|bad| bad_value(name, value, bad.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_read_back_from_its_name_and_the_whole_photo_has_none() {
        for words in [
            "",
            "turn=90",
            "straighten=-2.5",
            "turn=270 straighten=0.01 crop=10,5.5,80,90",
        ] {
            let mut framing = Framing::default();
            for (name, value) in words.split_whitespace().filter_map(|fact| fact.split_once('=')) {
                set_framing(&mut framing, name, value, (3, 2)).unwrap();
            }
            let key = key(&framing);
            assert_eq!(framing_from_key(&key).unwrap_or_default(), framing, "{key}");
            assert_eq!(key.is_empty(), words.is_empty());
        }
        for odd in ["t", "t1", "t1sx", "t1s0c1-2-3", "t1s0c1-2-3-x", "x"] {
            assert_eq!(framing_from_key(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_focus_gives_no_picture_of_its_own() {
        let mut framing = Framing::default();
        set_framing(&mut framing, "focus", "10,20", (3, 2)).unwrap();
        assert_eq!(rendition_name("web", &framing), "web");
        assert!(pixels(&framing).is_whole());
    }
}
