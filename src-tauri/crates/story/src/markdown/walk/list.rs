//! The items of one flat list, gathered from lists in lists.

use crate::{Span, Text};

/// Items in reading order. An item that only held another list leaves nothing behind.
#[derive(Default)]
pub(super) struct Items {
    items: Vec<Option<Text>>,
    /// Positions of the items that are open, outermost first.
    open: Vec<usize>,
}

impl Items {
    pub(super) fn begin(&mut self) {
        self.open.push(self.items.len());
        self.items.push(Some(Text::default()));
    }

    /// Adds a block's text to the open item; behind an inner list it is an item of its own.
    pub(super) fn add(&mut self, text: Text) {
        if text.is_empty() {
            return;
        }
        let newest = self.items.len().saturating_sub(1);
        if let Some(open) = self.open.last_mut()
            && *open != newest
        {
            *open = self.items.len();
            self.items.push(None);
        }
        let Some(Some(item)) = self.items.last_mut() else {
            match self.items.last_mut() {
                Some(empty) => *empty = Some(text),
                None => self.items.push(Some(text)),
            }
            return;
        };
        if !item.is_empty() {
            item.push(Span {
                text: "\n".to_owned(),
                ..Span::default()
            });
        }
        text.0.into_iter().for_each(|span| item.push(span));
    }

    pub(super) fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let held_a_list = open.saturating_add(1) < self.items.len();
        if held_a_list
            && let Some(slot) = self.items.get_mut(open)
            && slot.as_ref().is_some_and(Text::is_empty)
        {
            *slot = None;
        }
    }

    pub(super) fn finish(self) -> Vec<Text> {
        self.items.into_iter().flatten().collect()
    }
}
