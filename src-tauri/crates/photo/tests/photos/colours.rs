//! Colours: a photo's renditions are sRGB, in every colour space it was made in. ImageMagick, with Little CMS inside, judges.

use std::fs;
use std::process::Command;

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use moxcms::ColorProfile;
use photo::{Framing, Rendition, render};

use crate::making;

/// Most that a colour may differ from the judge's (CIE 1976); 2.3 is what an eye just sees, and half of this is JPEG's.
const MOST: f64 = 3.0;

/// Colours of skin, sky, grass, flags and print, no one out of what sRGB holds.
const PATCHES: [[u8; 3]; 6] = [
    [190, 140, 120],
    [100, 150, 200],
    [90, 130, 60],
    [200, 60, 50],
    [240, 240, 235],
    [40, 40, 45],
];
/// Pixels of one patch, each way.
const SIDE: u32 = 48;

/// The patches side by side.
fn patches<T: Copy, const N: usize>(patch: impl Fn([u8; 3]) -> [T; N]) -> Vec<T> {
    let row: Vec<T> = PATCHES
        .iter()
        .flat_map(|light| patch(*light).repeat(SIDE as usize))
        .collect();
    row.repeat(SIDE as usize)
}

fn png(pixels: &[u8], color: ExtendedColorType, profile: &ColorProfile) -> Vec<u8> {
    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    encoder.set_icc_profile(profile.encode().unwrap()).unwrap();
    encoder
        .write_image(pixels, SIDE * PATCHES.len() as u32, SIDE, color)
        .unwrap();
    png
}

/// The middle of each patch, of red, green and blue.
fn middles(pixels: &[u8]) -> Vec<[u8; 3]> {
    let (wide, side) = (SIDE as usize * PATCHES.len(), SIDE as usize);
    (0..PATCHES.len())
        .map(|number| {
            let at = (side / 2 * wide + number * side + side / 2) * 3;
            [pixels[at], pixels[at + 1], pixels[at + 2]]
        })
        .collect()
}

/// The pixels as ImageMagick converts them, `rgb` or `gray`, by the profile.
fn judged(pixels: &[u8], kind: &str, profile: &ColorProfile) -> Vec<[u8; 3]> {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let profiles = [profile, &ColorProfile::new_srgb()].map(|profile| profile.encode().unwrap());
    let output = Command::new("convert")
        .arg("-size")
        .arg(format!("{}x{SIDE}", SIDE as usize * PATCHES.len()))
        .args(["-depth", "8"])
        .arg(format!("{kind}:{}", file("pixels", pixels).display()))
        .arg("-profile")
        .arg(file("from.icc", &profiles[0]))
        .arg("-profile")
        .arg(file("srgb.icc", &profiles[1]))
        .args(["-type", "TrueColor", "-depth", "8", "rgb:-"])
        .output()
        .expect("convert is missing: apt-get install imagemagick");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    middles(&output.stdout)
}

fn ours(file: &[u8]) -> Vec<[u8; 3]> {
    let page = render(file, Rendition::Web, &Framing::default()).unwrap();
    middles(image::load_from_memory(&page.jpeg).unwrap().to_rgb8().as_raw())
}

/// CIE L*a*b* of sRGB, under D65.
fn lab(rgb: [u8; 3]) -> [f64; 3] {
    let [r, g, b] = rgb.map(|light| {
        let light = f64::from(light) / 255.0;
        if light <= 0.04045 {
            light / 12.92
        } else {
            ((light + 0.055) / 1.055).powf(2.4)
        }
    });
    let f = |t: f64| {
        if t > 0.008_856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn apart(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (lab(one), lab(other));
    one.iter()
        .zip(other)
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}

fn farthest(ours: &[[u8; 3]], theirs: &[[u8; 3]]) -> f64 {
    assert_eq!(ours.len(), theirs.len());
    ours.iter()
        .zip(theirs)
        .map(|(ours, theirs)| apart(*ours, *theirs))
        .fold(0.0, f64::max)
}

#[test]
fn wide_colours_and_greys_of_other_curves_become_srgb_as_little_cms_has_it() {
    let (p3, adobe) = (ColorProfile::new_display_p3(), ColorProfile::new_adobe_rgb());
    let gray = ColorProfile::new_gray_with_gamma(1.8);
    let (colours, grays) = (patches(|light| light), patches(|[_, light, _]| [light]));
    let deep: Vec<u8> = colours
        .iter()
        .flat_map(|light| (u16::from(*light) * 257).to_ne_bytes())
        .collect();
    for (name, file, theirs) in [
        (
            "Display P3",
            png(&colours, ExtendedColorType::Rgb8, &p3),
            judged(&colours, "rgb", &p3),
        ),
        (
            "Adobe RGB",
            png(&colours, ExtendedColorType::Rgb8, &adobe),
            judged(&colours, "rgb", &adobe),
        ),
        (
            "16 bits",
            png(&deep, ExtendedColorType::Rgb16, &adobe),
            judged(&colours, "rgb", &adobe),
        ),
        (
            "grey",
            png(&grays, ExtendedColorType::L8, &gray),
            judged(&grays, "gray", &gray),
        ),
    ] {
        let ours = ours(&file);
        let off = farthest(&ours, &theirs);
        assert!(off < MOST, "{name}: ΔE {off:.2}, {ours:?} and not {theirs:?}");
        let raw = if name == "grey" {
            middles(&patches(|[_, light, _]| [light; 3]))
        } else {
            PATCHES.to_vec()
        };
        assert!(
            farthest(&ours, &raw) > MOST,
            "{name}: the profile has not been looked at"
        );
    }
}

#[test]
fn a_small_jpeg_of_wide_colours_is_not_its_own_rendition() {
    let mut body = vec![1, 1];
    body.extend(ColorProfile::new_display_p3().encode().unwrap());
    let file = making::with_segment(&making::jpeg(96, 64), 0xe2, b"ICC_PROFILE\0", &body);
    let page = render(&file, Rendition::Web, &Framing::default()).unwrap().jpeg;
    assert_ne!(page, file);
    assert!(
        !page.windows(11).any(|window| window == b"ICC_PROFILE"),
        "it is sRGB, which needs no profile"
    );
}

#[test]
fn a_profile_that_is_none_or_of_other_channels_changes_nothing() {
    let gray = ColorProfile::new_gray_with_gamma(1.8).encode().unwrap();
    for body in [
        b"\x01\x01no profile".to_vec(),
        [b"\x01\x01".as_slice(), &gray].concat(),
    ] {
        let file = making::with_segment(&making::jpeg(96, 64), 0xe2, b"ICC_PROFILE\0", &body);
        let page = render(&file, Rendition::Web, &Framing::default()).unwrap().jpeg;
        crate::pictures::assert_corners(
            &page,
            [making::RED, making::GREEN, making::BLUE, making::WHITE],
            "as without",
        );
    }
}

/// Debian's Ghostscript has a profile of a press on coated paper, and sRGB as a profile of version 2, for which Little CMS does
/// not darken blacks on its own.
const PRESS: &str = "/usr/share/color/icc/ghostscript/default_cmyk.icc";
const SRGB: &str = "/usr/share/color/icc/ghostscript/srgb.icc";

/// The output of ImageMagick with these arguments.
fn convert(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new("convert")
        .args(arguments)
        .output()
        .expect("convert is missing: apt-get install imagemagick");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    output.stdout
}

#[test]
fn ink_by_a_presss_profile_becomes_srgb_as_little_cms_has_it() {
    for profile in [PRESS, SRGB] {
        assert!(
            fs::exists(profile).unwrap(),
            "{profile} is missing: apt-get install libgs-common"
        );
    }
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let raw = path("pixels");
    fs::write(&raw, patches(|light| light)).unwrap();
    let size = format!("{}x{SIDE}", SIDE as usize * PATCHES.len());
    let pixels = ["-size", &size, "-depth", "8", &format!("rgb:{raw}")];
    // ImageMagick writes YCCK; without a transform it is CMYK as it is.
    for (name, more) in [
        ("whole.jpg", ["-quality", "96"]),
        ("small.jpg", ["-quality", "75"]),
    ] {
        let file = path(name);
        let made = [
            &pixels,
            ["-profile", SRGB, "-profile", PRESS].as_slice(),
            &more,
            &[&file],
        ]
        .concat();
        convert(&made);
        let bytes = fs::read(&file).unwrap();
        assert!(bytes.windows(11).any(|window| window == b"ICC_PROFILE"));
        let plain = path("plain.jpg");
        convert(&[&file, "-strip", &plain]);
        let theirs = middles(&convert(&[
            &file,
            "+black-point-compensation",
            "-profile",
            SRGB,
            "-depth",
            "8",
            "rgb:-",
        ]));
        let seen = ours(&bytes);
        let off = farthest(&seen, &theirs);
        assert!(off < MOST, "{name}: ΔE {off:.2}, {seen:?} and not {theirs:?}");
        let without = ours(&fs::read(&plain).unwrap());
        let off = farthest(&without, &theirs);
        assert!(
            off > MOST,
            "{name}: the profile has not been looked at, ΔE {off:.2}"
        );
    }
}
