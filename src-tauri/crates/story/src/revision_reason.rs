//! Why a revision is taken, one list: its name in the store, whether Galley takes it unasked, and what people call it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Language;

/// The list: variant, name, whether Galley takes it unasked, what it is called in Chinese and in English.
macro_rules! reasons {
    ($($(#[$says:meta])* $reason:ident $name:tt $automatic:tt $zh:tt $en:tt;)+) => {
        /// Why a revision is taken.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum RevisionReason {
            $($(#[$says])* $reason,)+
        }

        impl RevisionReason {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$reason),+];

            /// The word that is kept in the store, which must not change.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$reason => $name,)+
                }
            }

            /// Whether Galley takes it unasked: such a revision may be thinned out.
            #[must_use]
            pub const fn is_automatic(self) -> bool {
                match self {
                    $(Self::$reason => $automatic,)+
                }
            }

            /// What people call it.
            #[must_use]
            pub fn label(self, language: Language) -> &'static str {
                match self {
                    $(Self::$reason => language.pick($zh, $en),)+
                }
            }
        }
    };
}

reasons! {
    /// A person named this moment.
    Named "named" false "起名存版" "named";
    /// A person has been writing for a while.
    Pause "pause" true "自动留存" "kept by itself";
    /// A text came in.
    Import "import" false "导入" "import";
    /// A body is about to be replaced by a file.
    BeforeImport "before_import" true "导入之前" "before an import";
    /// A package was made.
    Export "export" false "导出" "export";
    /// An earlier revision was restored.
    Restore "restore" false "恢复旧版" "restored";
    /// An earlier revision is about to be restored.
    BeforeRestore "before_restore" true "恢复之前" "before a restore";
    /// A photo is about to leave the story.
    BeforeRemoval "before_removal" true "移除图片之前" "before a photo went";
    /// A caption sheet is about to fill in facts.
    BeforeCaptions "before_captions" false "取回图说表之前" "before a caption sheet";
    /// Fixes of the copy desk are about to be taken.
    BeforeFix "before_fix" true "校对改动之前" "before the copy desk's fixes";
    /// The writer sent it for review.
    Filed "filed" false "送审" "sent for review";
    /// An editor sent her copy on.
    PassedOn "passed_on" false "转交" "passed on";
    /// An editor returned it.
    Returned "returned" false "退改" "returned";
    /// It came in a package.
    Received "received" false "收到来稿" "received";
    /// A newer package is about to take its place.
    BeforeReceive "before_receive" true "收到新稿之前" "before a newer one came";
    /// Changes of a return are about to be placed.
    BeforeSettle "before_settle" true "处理修改之前" "before changes were settled";
    /// The last change of a return was decided.
    Settled "settled" false "处理修改" "changes settled";
    /// A stage passed it or sent it back.
    Signed "signed" false "签发" "signed";
}

impl RevisionReason {
    /// The reason of this name; none for a word of another version of Galley.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::RevisionReason;

    #[test]
    fn a_reason_is_called_the_same_in_the_store_and_in_json() {
        for reason in RevisionReason::ALL {
            assert_eq!(serde_json::json!(reason), reason.name());
            assert_eq!(RevisionReason::from_name(reason.name()), Some(*reason));
        }
        assert_eq!(RevisionReason::from_name("carrier_pigeon"), None);
    }
}
