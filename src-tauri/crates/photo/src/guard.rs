//! Catches panics of foreign decoders: a panic inside becomes an ordinary refusal.
//!
//! It catches panics only. A decoder that aborts the process or overflows the stack would not be stopped; none of
//! those in use recurses on the input.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    /// Whether this thread is inside the wall.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`; the message of a panic is the error.
///
/// Nothing that `work` changed may be looked at after a panic, which holds here because every caller hands
/// over shared bytes and takes back an owned value.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    keep_quiet();
    let was = INSIDE.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    INSIDE.set(was);
    outcome.map_err(|panic| {
        let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
        format!("the decoder gave up: {}", said.unwrap_or_default())
    })
}

/// Lets a panic inside the wall print nothing: it is told as a refusal. Every other is printed as before.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !INSIDE.get() {
                before(info);
            }
        }));
    });
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
