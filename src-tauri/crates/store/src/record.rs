//! The kinds of records that a store keeps, as its errors and the doctor name them.

use std::fmt;

/// The record that an error is about. Errors carry a name beside it: an id, a headline or a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// A story.
    Story,
    /// The text of a story as it is now.
    WorkingCopy,
    /// A frozen text of a story.
    Revision,
    /// An original.
    Photo,
    /// A smaller picture of a photo that packages carry.
    Rendition,
    /// A comment on a story.
    Comment,
    /// A decision in a story's trail.
    Decision,
    /// An entry of the register of received files.
    Incoming,
    /// The text of the package that a copy was opened from.
    Received,
    /// A return.
    Return,
    /// A delivery.
    Delivery,
    /// A person's key.
    Key,
    /// A signature that was given.
    Signature,
    /// A setting.
    Setting,
    /// A template, a snippet, an outlet, a code list, a stamp, or a person or unit of the roster.
    Stationery(Stationery),
    /// A file of a backup.
    File,
}

/// For logs; the sentences for people are newsroom's.
impl fmt::Display for Record {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Story => "story",
            Self::WorkingCopy => "working copy",
            Self::Revision => "revision",
            Self::Photo => "photo",
            Self::Rendition => "rendition",
            Self::Comment => "comment",
            Self::Decision => "decision",
            Self::Incoming => "entry of the register",
            Self::Received => "received package",
            Self::Return => "return",
            Self::Delivery => "delivery",
            Self::Key => "known key",
            Self::Signature => "signature",
            Self::Setting => "setting",
            Self::Stationery(kind) => kind.name(),
            Self::File => "file",
        })
    }
}

/// Declares the kinds of stationery: each with its name in the store and on the command line, and what people call it.
macro_rules! stationery {
    ($($(#[$says:meta])* $kind:ident: $name:literal, $zh:literal, $en:literal;)*) => {
        /// The purpose of a text that a person keeps under a name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Stationery {
            $($(#[$says])* $kind,)*
        }

        impl Stationery {
            /// Every kind there is.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The name in the store and on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// What people call it, in Chinese and in English.
            #[must_use]
            pub const fn words(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$kind => ($zh, $en),)*
                }
            }
        }
    };
}

stationery! {
    /// 模板: how a story of one kind begins.
    Template: "template", "模板", "template";
    /// 常用语: words that are put into stories.
    Snippet: "snippet", "常用语", "snippet";
    /// 投稿渠道: whom a person submits to, as TOML.
    Outlet: "outlet", "投稿渠道", "outlet";
    /// 代码表: short codes and what they mean, from a tab-separated file.
    Codes: "codes", "代码表", "code list";
    /// 成套资料: facts that are put on photos together.
    Stamp: "stamp", "成套资料", "set of facts";
    /// 人物: people whose names and titles the copy desk knows.
    Person: "people", "人物", "person";
    /// 单位: units and their short forms.
    Unit: "units", "单位", "unit";
}
