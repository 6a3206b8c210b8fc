//! What an attacker, an accident or a namesake may do to a review, and what comes of it: each finding under its name.
//!
//! `attacker` forges, `scene` sets up the desks and calls the verbs; a case is one line of forging and one of what is seen.
//! To add one: take a [`Scene`](scene::Scene), let `scene.attacker.rewrite` change the slip or the text of a package, let a desk
//! [`take`](scene::take) it, and say what is there afterwards. `TH`, `TM` and `TL` with a number name the finding, high, medium or low,
//! of the first review of trust; where another file holds one, `where_else` says which.

mod copies;
mod names;
mod passes;
mod said;
mod scene;
mod where_else;
mod words;
