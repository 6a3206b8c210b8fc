//! Other people's files through the programs. `make corpora` runs this; `make test` passes without it.

mod mutations;
mod outlets;
mod page;
mod pictures;
mod reading;
mod window;

use std::path::PathBuf;

/// The folder that `GALLEY_CORPORA` names.
fn corpora() -> PathBuf {
    let folder =
        std::env::var_os("GALLEY_CORPORA").expect("GALLEY_CORPORA names the corpora: use `make corpora`");
    PathBuf::from(folder)
}
