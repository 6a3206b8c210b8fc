//! A framing as people write it on the command line, and as changes show it: `turn=90 straighten=-1.5 crop=10,5,80,90
//! focus=40,55`, all but the degrees in per cent of the frame.

use std::fmt;

use super::{Crop, Focus, Framing, MOST_STRAIGHTENED, WHOLE};

/// A picture's shape: so wide to so high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    /// How wide.
    pub width: u32,
    /// How high.
    pub height: u32,
}

/// Words that are no framing, with an example of the right form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadFraming(pub &'static str);

impl Ratio {
    /// Reads `3:2`, with a colon of either width. `None` for anything else, and for a side of nothing.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (width, height) = text.trim().split_once([':', '：'])?;
        let side = |text: &str| text.trim().parse().ok().filter(|side| (1..=1_000).contains(side));
        Some(Self {
            width: side(width)?,
            height: side(height)?,
        })
    }
}

impl Framing {
    /// Sets `turn`, `straighten`, `crop` or `focus` from words; empty words take it off. `size` is the photo in pixels
    /// as it is seen unturned, for a crop that names a shape. The framing is left in its one form.
    ///
    /// # Errors
    /// [`BadFraming`] for words that do not say what the name asks; the framing is then what it was.
    pub fn set(&mut self, name: &str, words: &str, size: (u32, u32)) -> Result<(), BadFraming> {
        let words = words.trim();
        let framing = match name {
            "turn" => self.turn_to(words)?,
            "straighten" => Self {
                straighten: degrees(words)?,
                ..*self
            },
            "crop" => self.crop_to(words, size)?,
            _ => Self {
                focus: focus(words)?,
                ..*self
            },
        };
        *self = framing.settled();
        Ok(())
    }

    fn turn_to(self, words: &str) -> Result<Self, BadFraming> {
        let to = match words {
            "" | "0" => 0,
            "90" => 1,
            "180" => 2,
            "270" | "-90" => 3,
            "right" => return Ok(self.turned(1)),
            "left" => return Ok(self.turned(3)),
            _ => return Err(BadFraming("0, 90, 180, 270, left, right")),
        };
        Ok(self.turned((4 + to - self.turn % 4) % 4))
    }

    fn crop_to(self, words: &str, size: (u32, u32)) -> Result<Self, BadFraming> {
        const EXPECTED: BadFraming = BadFraming("3:2, 10,5,80,90");
        if words.is_empty() {
            return Ok(Self { crop: None, ..self });
        }
        if let Some(ratio) = Ratio::read(words) {
            let size = if self.turn % 2 == 1 {
                (size.1, size.0)
            } else {
                size
            };
            return Ok(self.cut_to(ratio, size));
        }
        let [left, top, width, height] = parts(words).ok_or(EXPECTED)?;
        let fits = |from: u16, long: u16| long >= 1 && u32::from(from) + u32::from(long) <= u32::from(WHOLE);
        if !fits(left, width) || !fits(top, height) {
            return Err(EXPECTED);
        }
        let crop = Some(Crop {
            left,
            top,
            width,
            height,
        });
        Ok(Self { crop, ..self })
    }
}

fn focus(words: &str) -> Result<Option<Focus>, BadFraming> {
    if words.is_empty() {
        return Ok(None);
    }
    let [x, y] = parts(words).ok_or(BadFraming("40,55"))?;
    Ok(Some(Focus { x, y }))
}

fn degrees(words: &str) -> Result<i16, BadFraming> {
    const EXPECTED: BadFraming = BadFraming("-45 – 45");
    if words.is_empty() {
        return Ok(0);
    }
    let (sign, number) = words.strip_prefix('-').map_or((1, words), |number| (-1, number));
    let hundredths = hundredths(number).and_then(|hundredths| i16::try_from(hundredths).ok());
    hundredths
        .map(|hundredths| sign * hundredths)
        .filter(|hundredths| hundredths.abs() <= MOST_STRAIGHTENED)
        .ok_or(EXPECTED)
}

/// So many numbers of per cent, with two decimals at most, in [`WHOLE`]ths.
fn parts<const N: usize>(words: &str) -> Option<[u16; N]> {
    let parts: Option<Vec<u16>> = words
        .split([',', '，'])
        .map(|part| hundredths(part.trim().trim_end_matches(['%', '％'])))
        .map(|part| part.filter(|part| *part <= WHOLE))
        .collect();
    parts?.try_into().ok()
}

/// A number of at most two decimals, in hundredths.
fn hundredths(words: &str) -> Option<u16> {
    let (whole, decimals) = words.split_once('.').unwrap_or((words, ""));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    if !digits(whole) || (words.contains('.') && !digits(decimals)) || decimals.len() > 2 {
        return None;
    }
    let whole: u16 = whole.parse().ok()?;
    let decimals: u16 = format!("{decimals:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(decimals)
}

/// As [`Framing::set`] reads it; nothing for a photo that is shown as it is.
impl fmt::Display for Framing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said = Vec::new();
        if self.turn != 0 {
            said.push(format!("turn={}", u16::from(self.turn % 4) * 90));
        }
        if self.straighten != 0 {
            let sign = if self.straighten < 0 { "-" } else { "" };
            said.push(format!(
                "straighten={sign}{}",
                Number(self.straighten.unsigned_abs())
            ));
        }
        if let Some(Crop {
            left,
            top,
            width,
            height,
        }) = self.crop
        {
            let [left, top, width, height] = [left, top, width, height].map(Number);
            said.push(format!("crop={left},{top},{width},{height}"));
        }
        if let Some(Focus { x, y }) = self.focus {
            said.push(format!("focus={},{}", Number(x), Number(y)));
        }
        f.write_str(&said.join(" "))
    }
}

/// Hundredths as a decimal number without idle noughts.
struct Number(u16);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{whole}"),
            rest if rest % 10 == 0 => write!(f, "{whole}.{}", rest / 10),
            rest => write!(f, "{whole}.{rest:02}"),
        }
    }
}
