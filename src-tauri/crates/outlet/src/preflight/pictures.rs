//! The clauses about pictures: their number, their facts, and the files themselves.

use std::collections::BTreeSet;

use story::check::{FlagRule, Place};
use story::count::number as counted;
use story::{Fact, Figure, Language, Pick};

use super::ranges::{Off, en_range, off, size, zh_range};
use super::{Preflighter, SentOriginal};

impl Preflighter<'_> {
    /// Checks how many there are. Photos of the body count, as they are sent: one that is used twice is sent once.
    pub(super) fn pictures(&mut self) {
        let photos = self.content.placed().filter_map(|figure| figure.photo.as_ref());
        let there = counted(photos.collect::<BTreeSet<_>>().len());
        if let Some((range, off)) = off(self.outlet.photos.count, there) {
            let (zh, en) = match off {
                Off::Under(lack) => (format!("还差 {lack} 张"), format!("{lack} short")),
                Off::Over(surplus) => (format!("多了 {surplus} 张"), format!("{surplus} over")),
            };
            self.fail(
                FlagRule::OutletPhotoCount,
                Place::Photos,
                "",
                format!(
                    "正文有图 {there} 张，要 {} 张，{zh}。",
                    zh_range(range).replace(" 字", "")
                ),
                format!("The body has {there} pictures of {}, {en}.", en_range(range)),
            );
        }
    }

    pub(super) fn picture(&mut self, number: usize, figure: &Figure) {
        let rules = &self.outlet.photos;
        let place = || Place::Figure {
            id: figure.id.clone(),
        };
        if figure.pick == Pick::Rejected {
            self.warn(
                FlagRule::OutletPhotoRejected,
                place(),
                &figure.caption,
                format!("图{number}标了弃用，却放在正文里，会一起发出。不用就移出正文，要用就去掉弃用。"),
                format!(
                    "Figure {number} is marked as rejected and stands in the text, so it goes out. Take it out of the text, or take the mark off."
                ),
            );
        }
        for fact in &rules.facts {
            // One name is enough, as in the ordinary check.
            let enough: &[Fact] = match fact {
                Fact::Photographer => &[Fact::Photographer, Fact::Credit],
                fact => std::slice::from_ref(fact),
            };
            if enough.iter().all(|fact| fact.value(figure).is_empty()) {
                let names = |language, between: &str| -> String {
                    let names: Vec<&str> = enough.iter().map(|fact| fact.label(language)).collect();
                    names.join(between)
                };
                self.fail(
                    FlagRule::OutletFactMissing,
                    place(),
                    &figure.caption,
                    format!("图{number}没有写{}。", names(Language::Zh, "或")),
                    format!(
                        "Figure {number} has no {}.",
                        names(Language::En, " or ").to_lowercase()
                    ),
                );
            }
        }
        let Some(photo) = self.photos.get(&figure.id) else {
            if figure.photo.is_none() && self.outlet.photos.count.is_some() {
                self.fail(
                    FlagRule::OutletPictureMissing,
                    place(),
                    &figure.caption,
                    format!("图{number}缺少图片。"),
                    format!("Figure {number} has no picture."),
                );
            }
            return;
        };
        let (width, height) = photo.shown;
        let bytes = match photo.sent {
            SentOriginal::Bytes(bytes) => bytes,
            SentOriginal::Nothing => {
                self.fail(
                    FlagRule::OutletPhotoStrip,
                    place(),
                    &figure.caption,
                    format!("图{number}里的拍摄位置和相机序列号去不掉，不能发给这家。另存为 JPEG 换上。"),
                    format!(
                        "Position and serial number cannot be taken out of figure {number}, so it does not go. Save it as a JPEG and put that in its place."
                    ),
                );
                photo.bytes
            }
        };
        if let Some(least) = rules.pixels.filter(|least| !least.are_met(width, height)) {
            self.fail(
                FlagRule::OutletPhotoPixels,
                place(),
                &figure.caption,
                format!("图{number}是 {width} × {height} 像素，至少要 {least}。"),
                format!("Figure {number} has {width} × {height} pixels, at least {least} are wanted."),
            );
        }
        if let Some(least) = rules.bytes.filter(|least| bytes < *least) {
            self.fail(
                FlagRule::OutletPhotoBytes,
                place(),
                &figure.caption,
                format!("图{number}的文件是 {}，至少要 {}。", size(bytes), size(least)),
                format!(
                    "The file of figure {number} has {}, at least {} are wanted.",
                    size(bytes),
                    size(least)
                ),
            );
        }
        if let Some(most) = rules.most_bytes.filter(|most| bytes > *most) {
            self.fail(
                FlagRule::OutletPhotoBytes,
                place(),
                &figure.caption,
                format!("图{number}的文件是 {}，最多 {}。", size(bytes), size(most)),
                format!(
                    "The file of figure {number} has {}, at most {} are taken.",
                    size(bytes),
                    size(most)
                ),
            );
        }
        if !rules.kinds.is_empty() && !rules.kinds.contains(&photo.kind) {
            let kinds: Vec<&str> = rules.kinds.iter().map(|kind| kind.row().title).collect();
            let (kind, kinds) = (photo.kind.row().title, kinds.join(", "));
            self.fail(
                FlagRule::OutletPhotoKind,
                place(),
                &figure.caption,
                format!("图{number}是 {kind} 文件，这里收 {kinds}。"),
                format!("Figure {number} is a {kind} file, {kinds} are taken."),
            );
        }
    }
}
