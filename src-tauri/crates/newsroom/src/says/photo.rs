//! What is said of a file that is no photo we take, in Chinese.

use photo::{Error, Foreign};

pub(super) fn zh(file: &str, error: &Error) -> String {
    match error {
        Error::Unsupported(foreign) => {
            format!(
                "“{file}”{}。请另存为 JPEG、PNG、WebP 或 TIFF 再添加。",
                what(*foreign)
            )
        }
        Error::TooLarge { width, height } => {
            format!("“{file}”有 {width} × {height} 像素，超过能打开的大小。请另存一份小的再添加。")
        }
        Error::TooHeavy { bytes } => format!("“{file}”有 {bytes} 字节，太大了。请另存一份小的再添加。"),
        Error::Unreadable { why, .. } => format!("“{file}”已损坏，打不开（{why}）。请从原处重新复制一份。"),
    }
}

fn what(foreign: Foreign) -> &'static str {
    match foreign {
        Foreign::Empty => "是空文件",
        Foreign::Heif => "是 HEIC 图片，目前还不能添加",
        Foreign::Avif => "是 AVIF 图片",
        Foreign::Raw => "是相机的 RAW 文件",
        Foreign::Gif => "是 GIF 图片",
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
