//! What a package is for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a package is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 送审: to be edited, or passed on to the next.
    Filing,
    /// 退改: what an editor made of a filing.
    Return,
    /// 投稿: the finished piece.
    Delivery,
}
