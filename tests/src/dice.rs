//! A small seeded generator (SplitMix64), so that a failing run can be repeated: `GALLEY_SEED` chooses another.

/// Pseudo-random numbers that are the same each time.
pub struct Dice(u64);

impl Dice {
    /// The course that `GALLEY_SEED` names, or the default one; `salt` keeps two tests apart.
    pub fn seeded(salt: u64) -> Self {
        let seed = std::env::var("GALLEY_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok());
        Self(seed.unwrap_or(20_200_214_u64) ^ salt.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// The next number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.draw() % limit.max(1)
    }

    /// The next number from 0 up to 1.
    pub fn fraction(&mut self) -> f64 {
        f64::from(u32::try_from(self.draw() >> 32).expect("32 bits")) / f64::from(u32::MAX)
    }

    /// So many bytes that do not shrink.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(count + 8);
        while bytes.len() < count {
            bytes.extend(self.draw().to_le_bytes());
        }
        bytes.truncate(count);
        bytes
    }
}

/// How many rounds a seeded test walks: `few`, or all of `many` with `GALLEY_SOAK` set (`make soak`).
pub fn rounds(few: u64, many: u64) -> u64 {
    if std::env::var_os("GALLEY_SOAK").is_some() {
        many
    } else {
        few
    }
}
