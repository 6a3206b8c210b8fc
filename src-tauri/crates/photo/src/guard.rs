//! The wall around foreign decoders: a panic inside becomes an ordinary refusal.
//!
//! It holds for panics only. A decoder that aborts the process or overflows the stack would pass it; none of
//! those in use recurses on the input.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `work`; what it panicked with is the error.
///
/// Nothing that `work` changed may be looked at after a panic, which holds here because every caller hands
/// over shared bytes and takes back an owned value.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
        format!("the decoder gave up: {}", said.unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_becomes_an_error_that_says_what_the_panic_said() {
        assert_eq!(guarded(|| 3), Ok(3));
        let said = guarded(|| -> u8 { panic!("row {} missing", 7) }).unwrap_err();
        assert!(said.ends_with("row 7 missing"), "{said}");
    }
}
