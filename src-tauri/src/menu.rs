//! The menu bar, built from the page's description. The page has the one list of commands; the id of a chosen item is sent back
//! to it, and it alone knows the command.
//!
//! No item has an accelerator: keys are handled in one place, the page, so that no key can do a thing twice and none is taken
//! from an input method. The menu only shows them.

use std::collections::HashMap;

use serde::Deserialize;
use tauri::menu::{CheckMenuItem, Menu, MenuItem, MenuItemKind, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Manager, Window, Wry};

/// One menu of the bar.
#[derive(Debug, Deserialize)]
pub(crate) struct MenuTitle {
    /// With `&` before the letter that opens it.
    text: String,
    /// Groups of items, with a line between two.
    sections: Vec<Vec<MenuLine>>,
}

/// One command in a menu.
#[derive(Debug, Deserialize)]
pub(crate) struct MenuLine {
    #[serde(flatten)]
    state: MenuState,
    text: String,
    /// The key as the page writes it, `Mod+Shift+P`; empty for none.
    keys: String,
}

/// The state of a command.
#[derive(Debug, Deserialize)]
pub(crate) struct MenuState {
    id: String,
    possible: bool,
    /// Whether it is on, for a command that can be on or off.
    on: Option<bool>,
}

/// Replaces the menu bar.
pub(crate) fn set(window: &Window, titles: &[MenuTitle]) -> tauri::Result<()> {
    let app = window.app_handle();
    let menu = Menu::new(app)?;
    for title in titles {
        menu.append(&submenu(app, title)?)?;
    }
    app.set_menu(menu)?;
    #[cfg(target_os = "linux")]
    keys::show(window, titles)?;
    Ok(())
}

fn submenu(app: &AppHandle, title: &MenuTitle) -> tauri::Result<Submenu<Wry>> {
    let submenu = Submenu::new(app, &title.text, true)?;
    for (at, section) in title.sections.iter().enumerate() {
        if at > 0 {
            submenu.append(&PredefinedMenuItem::separator(app)?)?;
        }
        for MenuLine { state, text, .. } in section {
            let MenuState { id, possible, on } = state;
            // An ampersand in a name is an ampersand.
            let text = text.replace('&', "&&");
            match on {
                Some(on) => {
                    submenu.append(&CheckMenuItem::with_id(
                        app,
                        id,
                        text,
                        *possible,
                        *on,
                        None::<&str>,
                    )?)?;
                }
                None => submenu.append(&MenuItem::with_id(app, id, text, *possible, None::<&str>)?)?,
            }
        }
    }
    Ok(submenu)
}

/// Updates which items of the menus are greyed and ticked.
pub(crate) fn update(app: &AppHandle, states: &[MenuState]) -> tauri::Result<()> {
    let Some(menu) = app.menu() else { return Ok(()) };
    let mut items = HashMap::new();
    for submenu in menu.items()? {
        if let MenuItemKind::Submenu(submenu) = submenu {
            items.extend(
                submenu
                    .items()?
                    .into_iter()
                    .map(|item| (item.id().0.clone(), item)),
            );
        }
    }
    for MenuState { id, possible, on } in states {
        match items.get(id) {
            Some(MenuItemKind::MenuItem(item)) => item.set_enabled(*possible)?,
            Some(MenuItemKind::Check(item)) => {
                item.set_enabled(*possible)?;
                item.set_checked(on.unwrap_or(false))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Shows the keys beside the names. GTK can show a key that it does not bind.
#[cfg(target_os = "linux")]
mod keys {
    use gtk::gdk::ModifierType;
    use gtk::gdk::keys::Key;
    use gtk::prelude::*;
    use tauri::Window;

    use super::MenuTitle;

    pub(super) fn show(window: &Window, titles: &[MenuTitle]) -> tauri::Result<()> {
        let all: Vec<Vec<String>> = titles
            .iter()
            .map(|title| {
                title
                    .sections
                    .iter()
                    .flatten()
                    .map(|line| line.keys.clone())
                    .collect()
            })
            .collect();
        let shown = window.clone();
        window.run_on_main_thread(move || {
            let Ok(frame) = shown.default_vbox() else { return };
            let bars = frame.children().into_iter();
            let Some(bar) = bars
                .filter_map(|child| child.downcast::<gtk::MenuBar>().ok())
                .next()
            else {
                return;
            };
            for (title, chords) in bar.children().into_iter().zip(all) {
                let menu = title
                    .downcast::<gtk::MenuItem>()
                    .ok()
                    .and_then(|title| title.submenu());
                let Some(menu) = menu.and_then(|menu| menu.downcast::<gtk::Menu>().ok()) else {
                    continue;
                };
                let items = menu.children().into_iter();
                let items = items.filter(|item| !item.is::<gtk::SeparatorMenuItem>());
                for (item, chord) in items.zip(chords) {
                    let label = item.downcast::<gtk::Bin>().ok().and_then(|item| item.child());
                    let label = label.and_then(|label| label.downcast::<gtk::AccelLabel>().ok());
                    if let (Some(label), Some((key, held))) = (label, read(&chord)) {
                        label.set_accel(key, held);
                    }
                }
            }
        })
    }

    /// Parses the page's notation of a key into GTK's.
    fn read(chord: &str) -> Option<(u32, ModifierType)> {
        let mut parts: Vec<&str> = chord.split('+').collect();
        let key = parts.pop().filter(|key| !key.is_empty())?;
        let mut letters = key.chars();
        let key = match (letters.next(), letters.next()) {
            (Some(one), None) => Key::from_unicode(one.to_ascii_lowercase()),
            _ => Key::from_name(if key == "Plus" { "plus" } else { key }),
        };
        let held = parts.into_iter().map(|part| match part {
            "Mod" => ModifierType::CONTROL_MASK,
            "Alt" => ModifierType::MOD1_MASK,
            _ => ModifierType::SHIFT_MASK,
        });
        Some((*key, held.collect()))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn keys_of_the_page_are_keys_of_gtk() {
            assert_eq!(read("Mod+N"), Some((u32::from('n'), ModifierType::CONTROL_MASK)));
            assert_eq!(
                read("Mod+Shift+\\"),
                Some((
                    u32::from('\\'),
                    ModifierType::CONTROL_MASK | ModifierType::SHIFT_MASK
                ))
            );
            assert_eq!(read("F11"), Some((*Key::from_name("F11"), ModifierType::empty())));
            assert_eq!(read(""), None);
        }
    }
}
