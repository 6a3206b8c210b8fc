//! The rules that a flag may come from, one list: those that read the text alone ([`super::RULES`]), the copy desk's as one,
//! those that query the store about its photos, and those of an outlet's preflight.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The list: variant, and the name that is written into files and must not change its meaning.
macro_rules! flag_rules {
    ($($(#[$says:meta])* $rule:ident $name:tt;)+) => {
        /// The rule that a flag comes from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum FlagRule {
            $($(#[$says])* $rule,)+
        }

        impl FlagRule {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$rule),+];

            /// Its name, stable across versions: `caption_missing`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)+
                }
            }
        }
    };
}

flag_rules! {
    /// A piece has no headline.
    HeadlineMissing "headline_missing";
    /// A figure waits for its photo.
    PictureMissing "picture_missing";
    /// A figure has no caption.
    CaptionMissing "caption_missing";
    /// Nobody is credited for a photo.
    CreditMissing "credit_missing";
    /// A piece does not end with its sign-off.
    SignOffMissing "sign_off_missing";
    /// A sign-off is a line by itself.
    SignOffApart "sign_off_apart";
    /// A piece is longer or shorter than it was to be.
    Length "length";
    /// A date has no year.
    YearMissing "year_missing";
    /// A figure has no alt text.
    AltMissing "alt_missing";
    /// A caption puts two people in one place.
    PositionTwice "position_twice";
    /// A caption names a place where nobody is marked.
    PositionBeyond "position_beyond";
    /// A person in a photo is not named in its caption.
    PositionUnnamed "position_unnamed";
    /// A name is spelt in two ways.
    NameDiffers "name_differs";
    /// A caption has another date than its photo.
    CaptionDateDiffers "caption_date_differs";
    /// The copy desk remarks on words or marks; the flag's `words` name its rule.
    Copydesk "copydesk";
    /// An alt text repeats the caption.
    AltRepeatsCaption "alt_repeats_caption";
    /// A piece shows one photo twice.
    PhotoTwice "photo_twice";
    /// Two photos of a piece look alike.
    PhotoAlike "photo_alike";
    /// A photo is animated.
    PhotoMoves "photo_moves";
    /// A photo went out before with another piece.
    PhotoSent "photo_sent";
    /// An outlet cannot reach the writer.
    OutletContact "outlet_contact";
    /// An outlet takes another language.
    OutletLanguage "outlet_language";
    /// An outlet asks for a field that is empty.
    OutletFieldMissing "outlet_field_missing";
    /// An outlet wants a kicker, or none.
    OutletKicker "outlet_kicker";
    /// A headline is longer than an outlet takes.
    OutletHeadlineLength "outlet_headline_length";
    /// A text is longer or shorter than an outlet takes.
    OutletWords "outlet_words";
    /// An outlet takes more photos, or fewer.
    OutletPhotoCount "outlet_photo_count";
    /// A photo that was rejected would go to an outlet.
    OutletPhotoRejected "outlet_photo_rejected";
    /// An outlet asks for a fact that a photo lacks.
    OutletFactMissing "outlet_fact_missing";
    /// A figure without its photo would go to an outlet.
    OutletPictureMissing "outlet_picture_missing";
    /// A photo cannot be sent without the data that an outlet must not get.
    OutletPhotoStrip "outlet_photo_strip";
    /// A photo has fewer or more pixels than an outlet takes.
    OutletPhotoPixels "outlet_photo_pixels";
    /// A photo has more bytes than an outlet takes.
    OutletPhotoBytes "outlet_photo_bytes";
    /// An outlet does not take this kind of file.
    OutletPhotoKind "outlet_photo_kind";
}

#[cfg(test)]
mod tests {
    use super::FlagRule;

    #[test]
    fn a_rule_has_one_name_in_words_and_in_json() {
        for rule in FlagRule::ALL {
            assert_eq!(serde_json::json!(rule), rule.name());
        }
    }
}
