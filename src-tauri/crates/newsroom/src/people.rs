//! Who works here, and how they like the window.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use story::Language;
use ts_rs::TS;

mod remembering;

/// The person at this machine.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// 姓名, as revisions bear it.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// 文末署名 that a new story starts with, brackets included.
    pub sign_off: String,
    /// 所在地, as datelines name it; empty where it was not given.
    pub place: String,
}

impl Profile {
    /// The profile with name and unit in their one form; empty where they were not given.
    pub(crate) fn folded(&self) -> Self {
        let fold = |name: &str| story::name::folded(name).unwrap_or_default();
        Self {
            name: fold(&self.name),
            unit: fold(&self.unit),
            ..self.clone()
        }
    }
}

/// The settings of the window: language, looks, keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The language of the window and of every sentence in it.
    pub language: Language,
    /// Light, dark, or as the system is.
    pub theme: Theme,
    /// The keys that were changed: a command's id, and its key as the window writes it (`Mod+Shift+P`); empty for a command that
    /// should have none. Only the window interprets them.
    pub shortcuts: BTreeMap<String, String>,
    /// How the page is set on this screen. Nothing of it is printed or sent.
    pub view: View,
    /// A first-line indent that was typed as spaces is removed when text is imported or pasted: the page indents by itself.
    pub strip_indent: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::default(),
            theme: Theme::default(),
            shortcuts: BTreeMap::new(),
            view: View::default(),
            strip_indent: true,
        }
    }
}

/// How the page is set on this screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// Size of the page's letters in percent, 75 to 250.
    pub zoom: u16,
    /// Length of a line in letters, 24 to 60.
    pub measure: u16,
    /// Height of a line in percent of the letter's, 140 to 260.
    pub leading: u16,
    /// With or without serifs.
    pub letters: Letters,
    /// Paragraphs begin two letters in.
    pub indent: bool,
    /// Size of the whole window in percent, 100 to 200.
    pub window: u16,
}

impl Default for View {
    fn default() -> Self {
        Self {
            zoom: 100,
            measure: 36,
            leading: 195,
            letters: Letters::Serif,
            indent: true,
            window: 100,
        }
    }
}

/// The kind of letters the page is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// 宋体 and the like.
    Serif,
    /// 黑体 and the like.
    Sans,
}

/// The window's colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Warm paper.
    Light,
    /// Night desk.
    Dark,
    /// As the system is.
    #[default]
    System,
}
