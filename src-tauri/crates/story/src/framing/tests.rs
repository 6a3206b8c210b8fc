//! Framings: their one form, turning, shapes, and how people write them.

use proptest::prelude::*;

use super::*;
use crate::{Content, Digest, Figure};

fn said(words: &str) -> Framing {
    let mut framing = Framing::default();
    for fact in words.split_whitespace() {
        let (name, value) = fact.split_once('=').expect("name=value");
        framing.set(name, value, (6000, 4000)).expect(value);
    }
    framing
}

fn any_framing() -> impl Strategy<Value = Framing> {
    let crop = (any::<u16>(), any::<u16>(), any::<u16>(), any::<u16>());
    let crop = crop.prop_map(|(left, top, width, height)| Crop {
        left,
        top,
        width,
        height,
    });
    let focus = (any::<u16>(), any::<u16>()).prop_map(|(x, y)| Focus { x, y });
    (
        any::<u8>(),
        any::<i16>(),
        proptest::option::of(crop),
        proptest::option::of(focus),
    )
        .prop_map(|(turn, straighten, crop, focus)| Framing {
            turn,
            straighten,
            crop,
            focus,
        })
}

proptest! {
    #[test]
    fn a_settled_view_lies_within_its_frame_and_settling_again_changes_nothing(framing in any_framing()) {
        let settled = framing.settled();
        let crop = settled.crop_or_all();
        prop_assert!(crop.width >= 1 && crop.left + crop.width <= WHOLE);
        prop_assert!(crop.height >= 1 && crop.top + crop.height <= WHOLE);
        if let Some(focus) = settled.focus {
            prop_assert!((crop.left..=crop.left + crop.width).contains(&focus.x));
            prop_assert!((crop.top..=crop.top + crop.height).contains(&focus.y));
        }
        prop_assert_eq!(settled.settled(), settled);
    }

    #[test]
    fn four_quarter_turns_are_none(framing in any_framing()) {
        let framing = framing.settled();
        prop_assert_eq!(framing.turned(1).turned(3), framing);
        prop_assert_eq!(framing.turned(2).turned(1).turned(1), framing);
    }

    #[test]
    fn what_is_written_is_read_back(framing in any_framing()) {
        let framing = framing.settled();
        // Turned first, or the turn would carry the crop along.
        prop_assert_eq!(said(&framing.to_string()), framing);
    }

    #[test]
    fn the_focus_is_inside_every_shape(framing in any_framing(), ratio in (1_u32..30, 1_u32..30), size in (1_u32..9000, 1_u32..9000)) {
        let cut = framing.cut_to(Ratio { width: ratio.0, height: ratio.1 }, size);
        let (crop, focus) = (cut.crop_or_all(), framing.settled().focus);
        if let Some(focus) = focus {
            prop_assert!((crop.left..=crop.left + crop.width).contains(&focus.x));
            prop_assert!((crop.top..=crop.top + crop.height).contains(&focus.y));
            prop_assert_eq!(cut.focus, Some(focus));
        }
        let all_one_way = crop.width == WHOLE || crop.height == WHOLE;
        prop_assert!(all_one_way, "it is as large as the frame allows");
    }
}

#[test]
fn a_shape_is_cut_from_the_frame_as_it_is_turned() {
    let crop = |words| said(words).crop_or_all();
    assert_eq!(crop("crop=3:2"), Crop::ALL, "it has that shape already");
    let wide = crop("crop=16:9");
    assert_eq!(
        (wide.left, wide.top, wide.width, wide.height),
        (0, 781, 10_000, 8_438)
    );
    let square = crop("focus=0,50 crop=1:1");
    assert_eq!((square.left, square.width, square.height), (0, 6_667, 10_000));
    assert_eq!(crop("turn=90 crop=2:3"), Crop::ALL);
}

#[test]
fn turning_carries_crop_and_focus_along() {
    let framing = said("crop=0,0,50,25 focus=10,5 turn=right");
    assert_eq!(framing.to_string(), "turn=90 crop=75,0,25,50 focus=95,10");
    assert_eq!(
        said("crop=0,0,50,25 turn=90 turn=0").to_string(),
        "crop=0,0,50,25"
    );
}

#[test]
fn words_that_say_no_view_are_refused_and_change_nothing() {
    let mut framing = said("crop=10,5,80,90.25");
    for (name, words) in [
        ("turn", "45"),
        ("straighten", "46"),
        ("straighten", "1.234"),
        ("straighten", "--1"),
        ("crop", "50,50,60,10"),
        ("crop", "10,10,0,10"),
        ("crop", "0:1"),
        ("crop", "1,2,3"),
        ("focus", "101,3"),
        ("focus", "."),
    ] {
        assert!(framing.set(name, words, (6000, 4000)).is_err(), "{name}={words}");
    }
    assert_eq!(framing.to_string(), "crop=10,5,80,90.25");
    framing.set("crop", "", (6000, 4000)).unwrap();
    assert!(framing.is_default());
}

#[test]
fn a_figure_without_a_view_has_the_bytes_it_always_had() {
    let mut content = Content {
        tray: vec![Figure {
            photo: Digest::try_from("0".repeat(64)).ok(),
            ..Figure::default()
        }],
        ..Content::default()
    };
    assert!(!String::from_utf8(content.to_json()).unwrap().contains("framing"));
    content.tray[0].framing = said("turn=90");
    let read = Content::from_json(&content.to_json()).unwrap();
    assert_eq!(read, content);
    let odd = String::from_utf8(content.to_json())
        .unwrap()
        .replace("\"turn\":1", "\"turn\":6");
    let read = Content::from_json(odd.as_bytes()).unwrap();
    assert_eq!(
        read.tray[0].framing,
        said("turn=180"),
        "foreign numbers are brought into range"
    );
}
