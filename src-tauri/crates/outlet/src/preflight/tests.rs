//! Compares a story with a profile, clause by clause.

use std::collections::BTreeMap;

use story::{Block, Content, Figure, FigureId, Language, OriginalKind};

use crate::{Outlet, SentOriginal, SentPhoto, preflight};

/// The rules that this profile says are broken, in English.
fn broken(profile: &str, content: &Content, photos: &[(&str, SentPhoto)]) -> Vec<(String, String)> {
    let toml = format!("name = \"desk\"\nformats = [\"docx\"]\n{profile}");
    let outlet = Outlet::read(&toml, Language::En).unwrap_or_else(|faults| panic!("{faults:?}"));
    let photos: BTreeMap<FigureId, SentPhoto> = photos
        .iter()
        .map(|(id, photo)| (FigureId((*id).to_owned()), photo.clone()))
        .collect();
    let flags = preflight(&outlet, content, &photos, Language::En).flags;
    let said = |flag: story::check::Flag| (flag.rule.name().to_owned(), flag.says);
    flags.into_iter().map(said).collect()
}

fn figure(id: &str) -> Block {
    Block::Figure {
        figure: Box::new(Figure {
            id: FigureId(id.to_owned()),
            caption: "志愿者值守".to_owned(),
            ..Figure::default()
        }),
    }
}

fn photo(shown: (u32, u32), sent: SentOriginal) -> SentPhoto {
    SentPhoto {
        shown,
        kind: OriginalKind::Jpeg,
        bytes: 3_000_000,
        sent,
    }
}

#[test]
fn a_piece_that_is_as_asked_has_no_flag() {
    let content = Content {
        headline: "油茶采收".to_owned(),
        body: vec![Block::paragraph("一段话。")],
        ..Content::default()
    };
    assert_eq!(broken("[text]\nwords = \"1-10\"", &content, &[]), []);
}

#[test]
fn a_text_that_is_too_short_is_told_by_how_much() {
    let content = Content {
        body: vec![Block::paragraph("一段话")],
        ..Content::default()
    };
    let [(rule, says)] = broken("[text]\nwords = \"5-10\"", &content, &[])
        .try_into()
        .unwrap();
    assert_eq!(rule, "outlet_words");
    assert_eq!(says, "The piece has 3 words of 5–10, 2 short.");
}

#[test]
fn what_a_figure_shows_is_measured_and_not_its_file() {
    let content = Content {
        body: vec![figure("a")],
        ..Content::default()
    };
    let profile = "[photos]\npixels = \"1920x1080\"";
    let whole = photo((4000, 3000), SentOriginal::Bytes(3_000_000));
    assert_eq!(broken(profile, &content, &[("a", whole)]), []);
    let cropped = photo((800, 600), SentOriginal::Bytes(3_000_000));
    let [(rule, says)] = broken(profile, &content, &[("a", cropped)]).try_into().unwrap();
    assert_eq!(rule, "outlet_photo_pixels");
    assert!(says.contains("800 × 600"), "{says}");
}

#[test]
fn the_copy_that_goes_is_weighed_and_one_that_cannot_be_made_is_told() {
    let content = Content {
        body: vec![figure("a")],
        ..Content::default()
    };
    let profile = "[photos]\nbytes = \"2 MB\"\nstrip = [\"gps\"]";
    let rules = |sent| -> Vec<String> {
        let broken = broken(profile, &content, &[("a", photo((4000, 3000), sent))]);
        broken.into_iter().map(|(rule, _)| rule).collect()
    };
    assert_eq!(rules(SentOriginal::Bytes(2_500_000)), Vec::<String>::new());
    assert_eq!(rules(SentOriginal::Bytes(1_000)), ["outlet_photo_bytes"]);
    assert_eq!(rules(SentOriginal::Nothing), ["outlet_photo_strip"]);
}
