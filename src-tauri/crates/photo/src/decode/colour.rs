//! From the colours a file was made in to sRGB, by its profile (ICC.1).
//!
//! A profile that cannot be read, or is of other channels than the picture, is as good as none: the picture is then
//! taken for sRGB, as every program takes it.
//!
//! See docs/decisions/renditions-in-srgb.md.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::Raster;

/// Whether the profile is sRGB by its name, so that there is nothing to do.
pub(crate) fn is_srgb(profile: &[u8]) -> bool {
    // Newer profiles spell their name in two bytes a letter.
    let named = |name: &[u8]| profile.windows(name.len()).any(|window| window == name);
    named(b"sRGB") || named(b"\0s\0R\0G\0B")
}

/// The raster in sRGB.
pub(super) fn to_srgb(raster: Raster, profile: &[u8]) -> Raster {
    if profile.is_empty() || is_srgb(profile) {
        return raster;
    }
    let (space, layout) = if raster.gray {
        (DataColorSpace::Gray, Layout::Gray)
    } else {
        (DataColorSpace::Rgb, Layout::Rgb)
    };
    match converted(&raster.pixels, profile, space, layout) {
        Some(pixels) if raster.gray => {
            let (threes, _) = pixels.as_chunks::<3>();
            Raster {
                pixels: threes.iter().map(|[light, ..]| *light).collect(),
                ..raster
            }
        }
        Some(pixels) => Raster { pixels, ..raster },
        None => raster,
    }
}

/// Ink, 255 for the full amount, converted to sRGB; `None` without a profile of ink.
pub(super) fn ink_to_srgb(ink: &[u8], profile: &[u8]) -> Option<Vec<u8>> {
    converted(ink, profile, DataColorSpace::Cmyk, Layout::Rgba)
}

fn converted(pixels: &[u8], profile: &[u8], space: DataColorSpace, layout: Layout) -> Option<Vec<u8>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != space {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let transform = profile
        .create_transform_8bit(layout, &srgb, Layout::Rgb, options)
        .ok()?;
    let channels = match space {
        DataColorSpace::Gray => 1,
        DataColorSpace::Cmyk => 4,
        _ => 3,
    };
    let mut light = vec![0; (pixels.len() / channels).saturating_mul(3)];
    transform.transform(pixels, &mut light).ok()?;
    Some(light)
}
