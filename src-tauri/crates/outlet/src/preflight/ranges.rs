//! Words for how far a number is from the required range.

use story::count::Count;
use story::fit::Fit;
use story::length::Length;

/// How far a number is from a range.
#[derive(Debug, Clone, Copy)]
pub(super) enum Off {
    Under(u32),
    Over(u32),
}

pub(super) fn off(range: Option<Length>, number: u32) -> Option<(Length, Off)> {
    let range = range?;
    let counted = Count {
        words: number,
        ..Count::default()
    };
    match range.fit(counted) {
        Fit::Within => None,
        Fit::Under(lack) => Some((range, Off::Under(lack))),
        Fit::Over(surplus) => Some((range, Off::Over(surplus))),
    }
}

pub(super) fn zh_off(off: Off) -> String {
    match off {
        Off::Under(lack) => format!("还差 {lack} 字"),
        Off::Over(surplus) => format!("超出 {surplus} 字"),
    }
}

pub(super) fn en_off(off: Off) -> String {
    match off {
        Off::Under(lack) => format!("{lack} short"),
        Off::Over(surplus) => format!("{surplus} over"),
    }
}

pub(super) fn zh_range(range: Length) -> String {
    match (range.least, range.most) {
        (Some(least), Some(most)) if least == most => format!("{least} 字"),
        (Some(least), Some(most)) => format!("{least}–{most} 字"),
        (Some(least), None) => format!("{least} 字以上"),
        (None, Some(most)) => format!("{most} 字以内"),
        (None, None) => String::new(),
    }
}

pub(super) fn en_range(range: Length) -> String {
    match (range.least, range.most) {
        (Some(least), Some(most)) if least == most => least.to_string(),
        (Some(least), Some(most)) => format!("{least}–{most}"),
        (Some(least), None) => format!("{least} or more"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => String::new(),
    }
}

/// A file's size as people say it.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
