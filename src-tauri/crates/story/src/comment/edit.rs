//! Plain text in UTF-16 units: one edit between two texts, words found, words cut out.

/// One edit between two texts: the text before it and the text after it are the same. In UTF-16 units.
pub(super) struct Edit {
    front: u32,
    old_end: u32,
    new_end: u32,
    back: u32,
}

impl Edit {
    pub(super) fn between(old: &str, new: &str) -> Self {
        let units = |text: &str| text.chars().map(width).sum::<u32>();
        let front: u32 = old
            .chars()
            .zip(new.chars())
            .take_while(|(a, b)| a == b)
            .map(|(c, _)| width(c))
            .sum();
        let (old_length, new_length) = (units(old), units(new));
        let room = old_length.min(new_length) - front;
        let mut back = 0;
        for (a, b) in old.chars().rev().zip(new.chars().rev()) {
            if a != b || back + width(a) > room {
                break;
            }
            back += width(a);
        }
        Self {
            front,
            old_end: old_length - back,
            new_end: new_length - back,
            back,
        }
    }

    /// How many units of the text stayed.
    pub(super) fn kept(&self) -> u32 {
        self.front + self.back
    }

    /// How far off the guess may be where equal characters are before and behind it: as much as was put in or out.
    pub(super) fn slack(&self) -> u32 {
        (self.old_end - self.front).max(self.new_end - self.front)
    }

    /// Where a range of the old text is in the new one. Words put in at either end of it stay outside.
    pub(super) fn carry(&self, from: u32, to: u32) -> (u32, u32) {
        let behind = |at: u32| at.saturating_sub(self.old_end) + self.new_end;
        let start = if from < self.front {
            from
        } else if from >= self.old_end {
            behind(from)
        } else {
            self.front
        };
        let end = if to <= self.front {
            to
        } else if to >= self.old_end {
            behind(to)
        } else {
            self.new_end
        };
        (start, end.max(start))
    }
}

pub(super) fn width(c: char) -> u32 {
    if c.len_utf16() == 2 { 2 } else { 1 }
}

/// Where `quote` occurs in `text`, in UTF-16 units, from the front.
pub(super) fn found<'a>(text: &'a str, quote: &'a str) -> impl Iterator<Item = (u32, u32)> + 'a {
    let length: u32 = quote.chars().map(width).sum();
    let (mut units, mut bytes) = (0, 0);
    text.match_indices(quote)
        .filter(|_| !quote.is_empty())
        .map(move |(at, _)| {
            units += text
                .get(bytes..at)
                .unwrap_or_default()
                .chars()
                .map(width)
                .sum::<u32>();
            bytes = at;
            (units, units + length)
        })
}

/// The place of `quote` in `text` that is nearest to a range, and at most `slack` away from it.
pub(super) fn near(text: &str, quote: &str, (from, to): (u32, u32), slack: u32) -> Option<(u32, u32)> {
    found(text, quote)
        .filter(|(start, end)| *start <= to + slack && end + slack >= from)
        .min_by_key(|(start, end)| start.abs_diff(from) + end.abs_diff(to))
}

/// The words of a range; `None` where it is empty, cuts a character or reaches outside.
pub(super) fn cut(text: &str, from: u32, to: u32) -> Option<String> {
    let (mut at, mut words) = (0, String::new());
    let (mut begins, mut ends) = (from == 0, false);
    for c in text.chars() {
        begins |= at == from;
        if at >= from && at < to {
            words.push(c);
        }
        at += width(c);
        ends |= at == to;
    }
    (from < to && begins && ends).then_some(words)
}
