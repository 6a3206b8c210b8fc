//! One story in every form, as golden files, and each form before its outside judge.
//!
//! `UPDATE_GOLDEN=1 cargo test -p press --test forms` writes the golden files anew; read the difference.

// What clippy allows in tests it allows in `#[test]` functions only, and ours call others for their samples.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod approval;
mod captions;
mod docx;
mod docx_edits;
mod docx_hostile;
mod docx_read;
mod docx_tracked;
mod edition;
mod eml;
mod golden;
mod html;
mod judges;
mod newsml;
mod ninjs;
mod notice;
mod page_text;
mod sample;
mod signed;
mod wechat;
mod word;
