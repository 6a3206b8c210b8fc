//! Recording damage that was met while doing something else, and reporting it once.

use std::sync::PoisonError;

use crate::remarks::Remark;
use crate::{Newsroom, says};

impl Newsroom {
    /// Records a remark. The same one is reported once.
    pub(crate) fn remark(&self, remark: Remark) {
        let mut remarks = self.remarks.lock().unwrap_or_else(PoisonError::into_inner);
        if !remarks.0.contains(&remark) {
            remarks.0.push(remark);
        }
    }

    /// Records what is missing in the store that was opened, each story by its headline.
    pub(crate) fn remark_loss(&self) {
        let loss = self.store().loss().cloned();
        let Some(loss) = loss else { return };
        let store = self.store();
        let mut stories = Vec::new();
        for save in &loss.saves {
            // A story that was saved again since is not missing; one that is gone is named by its id.
            let named = match store.story(&save.story) {
                Ok(story) if story.version >= save.version => continue,
                Ok(story) if !story.row.headline.is_empty() => story.row.headline,
                Ok(_) | Err(_) => save.story.clone(),
            };
            if !stories.contains(&named) {
                stories.push(named);
            }
        }
        drop(store);
        self.remark(Remark::Lost(loss, stories));
    }

    /// A sentence for each remark since the last call.
    pub fn take_remarks(&self) -> Vec<String> {
        let mut remarks = self.remarks.lock().unwrap_or_else(PoisonError::into_inner);
        let language = self.language();
        let told = remarks.1;
        remarks.1 = remarks.0.len();
        let new = remarks.0.iter().skip(told);
        new.map(|remark| says::remark::says(remark, language)).collect()
    }
}
