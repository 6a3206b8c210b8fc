//! Sentences about a file that is no photo we take, and about words that are too long for a photo's file.

use photo::{Cut, Error, Foreign};
use story::Language;

/// One sentence about the file: what it is instead, and the next step.
pub(super) fn says(file: &str, error: &Error, language: Language) -> String {
    let pick = |zh: String, en: String| language.pick(zh, en);
    match error {
        Error::Unsupported(Foreign::Raw(make)) => pick(
            format!("“{file}”是相机的 RAW 文件（{make}）。请在冲洗软件里导出 JPEG 再添加。"),
            format!(
                "{file}: it is a camera's raw file ({make}). Export a JPEG from the program that develops it and add that."
            ),
        ),
        Error::Unsupported(foreign) => pick(
            format!(
                "“{file}”{}。请另存为 JPEG、PNG、WebP 或 TIFF 再添加。",
                what(foreign)
            ),
            format!("{file}: it is {foreign}. Save it as JPEG, PNG, WebP or TIFF and add that."),
        ),
        Error::TooLarge { width, height } => pick(
            format!("“{file}”有 {width} × {height} 像素，超过能打开的大小。请另存一份小的再添加。"),
            format!(
                "{file}: it is {width} × {height} pixels, more than Galley opens ({} megapixels). Save a smaller copy and add that.",
                photo::limits::MAX_PIXELS / 1_000_000
            ),
        ),
        Error::TooHeavy { bytes } => pick(
            format!("“{file}”有 {bytes} 字节，太大了。请另存一份小的再添加。"),
            format!(
                "{file}: the file has {bytes} bytes, more than Galley opens ({} MiB). Save a smaller copy and add that.",
                photo::limits::MAX_BYTES >> 20
            ),
        ),
        Error::TooManyWords { bytes } => pick(
            format!("“{file}”的图片说明等文字有 {bytes} 字节，图片文件里放不下。请缩短图片说明。"),
            format!(
                "{file}: its caption and facts take {bytes} bytes, more than the file has room for. Shorten the caption."
            ),
        ),
        Error::CutShort { kind } => pick(
            format!("“{file}”没有拷完整，后面的画面缺了。请从原处重新复制一份。"),
            format!("{file}: the {kind} was cut short. Copy it again from where it came."),
        ),
        Error::Unreadable { kind, why } => pick(
            format!("“{file}”已损坏，打不开。请从原处重新复制一份。"),
            format!("{file}: the {kind} is damaged ({why}). Copy it again from where it came."),
        ),
        Error::NotStripped { kind, why } => pick(
            format!(
                "“{file}”（{kind}）里的拍摄位置和相机序列号去不掉，不能这样发出。请另存为 JPEG，换上再发。"
            ),
            format!(
                "{file}: its position and serial number cannot be taken out of this {kind} ({why}). Save it as a JPEG and put that in its place."
            ),
        ),
    }
}

/// The sentence about a text that is too long for IIM; `label` is its name for the reader.
pub(crate) fn cut(number: usize, label: &str, cut: &Cut, language: Language) -> String {
    let Cut { limit, kept, .. } = cut;
    let shown: String = kept.chars().take(SHOWN).collect();
    let more = if kept.chars().count() > SHOWN { "…" } else { "" };
    language.pick(
        format!("图{number}的{label}超过{limit}字节，只认 IIM 的老软件里会止于“{shown}{more}”；其他软件看到全文。"),
        format!(
            "Figure {number}, {label}: more than {limit} bytes. Old programs that read IIM alone show “{shown}{more}”; \
             all others have it whole.",
        ),
    )
}

/// How many characters of a cut text the sentence repeats.
const SHOWN: usize = 24;

fn what(foreign: &Foreign) -> &'static str {
    match foreign {
        Foreign::Empty => "是空文件",
        Foreign::Avif => "是 AVIF 图片",
        Foreign::Raw(_) => "是相机的 RAW 文件",
        Foreign::Bmp => "是 BMP 图片",
        Foreign::Psd => "是 Photoshop 文件",
        Foreign::Svg => "是 SVG 图形",
        Foreign::JpegXl => "是 JPEG XL 图片",
        Foreign::Jpeg2000 => "是 JPEG 2000 图片",
        Foreign::Pdf => "是 PDF 文件",
        Foreign::Video => "是视频",
        Foreign::Zip => "是压缩包或 Office 文件",
        Foreign::Variant(_) => "用了少见的编码，打不开",
        Foreign::Unknown => "不是图片",
    }
}
