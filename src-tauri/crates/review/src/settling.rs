//! 定稿: an editor's changes are accepted or rejected, one by one or together, in any order.
//!
//! A return is (base, hers, decisions). The writer can go on writing meanwhile: accepting a change is one merge of it into the
//! current text, and taking a decision back is the same merge the other way. A change that meets other words of the writer's own
//! is not placed: it is a conflict with both texts until a person chooses. [`OpenReturn`] is one return, [`OpenReturns`] all that
//! are open and the text they are settled in.

mod open_return;
mod open_returns;
mod reviewed_change;
mod settlement;

pub use open_return::{Decided, Decisions, KeptDecisions, OpenReturn, SettlingBase};
pub use open_returns::{OpenReturns, Outcome};
pub use reviewed_change::{ChangeState, ReviewedChange};
pub use settlement::{ChangeSelection, Settlement};
