//! Likeness: every two photos of the corpora compared. Those that are taken for the same are so by their pixels.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use image::imageops::FilterType;
use photo::{Likeness, take_in};

use crate::{files_below, images};

struct Look {
    file: PathBuf,
    likeness: Likeness,
    /// The thumbnail's light, on a raster of its own.
    light: Vec<f64>,
}

/// Pixels of that raster, each way.
const SIDE: u32 = 32;
/// Levels of light, of 255, by which two pictures of one thing may differ on the mean.
const SAME: f64 = 12.0;

fn looks() -> Vec<Look> {
    let mut looks = Vec::new();
    for file in files_below(&images()) {
        // Test cards of a few pixels: they are made to be nearly the same.
        if file.to_string_lossy().contains("/pngsuite/") {
            continue;
        }
        let bytes = fs::read(&file).expect("the file can be read");
        if let Ok(taken) = take_in(&bytes)
            && let Some(likeness) = taken.likeness
        {
            let thumb = image::load_from_memory(&taken.thumb.jpeg)
                .expect("our own JPEG")
                .to_luma8();
            let small = image::imageops::resize(&thumb, SIDE, SIDE, FilterType::Triangle);
            let light = small.into_raw().into_iter().map(f64::from).collect();
            looks.push(Look {
                file,
                likeness,
                light,
            });
        }
    }
    looks
}

/// How far two pictures are apart in light, on the mean, each measured from its own mean.
fn unlike(one: &[f64], other: &[f64]) -> f64 {
    let mean = |light: &[f64]| light.iter().sum::<f64>() / light.len() as f64;
    let shift = mean(one) - mean(other);
    let sum: f64 = one.iter().zip(other).map(|(a, b)| (a - b - shift).abs()).sum();
    sum / one.len() as f64
}

#[test]
fn whatever_is_taken_for_the_same_picture_is_the_same_picture() {
    let looks = looks();
    let (mut pairs, mut same, mut missed, mut wrong) = (0, 0, 0, Vec::new());
    let mut near = BTreeMap::<u32, usize>::new();
    for (index, one) in looks.iter().enumerate() {
        for other in looks.iter().skip(index + 1) {
            let (apart, unlike) = (
                one.likeness.apart(other.likeness),
                unlike(&one.light, &other.light),
            );
            pairs += 1;
            if apart <= 24 {
                *near.entry(apart).or_default() += 1;
            }
            match (one.likeness.is_like(other.likeness), unlike < SAME) {
                (true, true) => same += 1,
                (true, false) => wrong.push((apart, &one.file, &other.file)),
                (false, true) if unlike < SAME / 4.0 => missed += 1,
                _ => {}
            }
        }
    }
    println!(
        "{} photos, {pairs} pairs: {same} the same, {missed} missed, wrong {wrong:?}",
        looks.len()
    );
    println!("pairs by bits apart: {near:?}");
    assert!(same > 0 && wrong.is_empty(), "{wrong:?}");
}
