//! Doing the same to many items on all cores, with the results in the order of the items.
//!
//! See docs/decisions/memory-goes-back-at-once.md.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Does `work` to every item, on one thread for each core: more threads, to work while others wait for the disk, were not faster
/// and used a third more memory. `heard` is called with each result on the caller's own thread, in order; when it breaks off, no
/// further item is begun.
pub(crate) fn for_each_in_order<I: Sync, O: Send>(
    items: &[I],
    work: impl Fn(&I) -> O + Sync,
    heard: &mut dyn FnMut(&I, O) -> ControlFlow<()>,
) {
    let hands = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(items.len());
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, done) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..hands {
            let (sender, work, next, stop) = (sender.clone(), &work, &next, &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    if sender.send((index, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        // Results that came before their turn wait here.
        let mut early = BTreeMap::new();
        let mut turn = 0;
        'hearing: for (index, outcome) in done {
            early.insert(index, outcome);
            while let (Some(outcome), Some(item)) = (early.remove(&turn), items.get(turn)) {
                turn += 1;
                if heard(item, outcome).is_break() {
                    stop.store(true, Ordering::Relaxed);
                    break 'hearing;
                }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_heard_of_in_order() {
        let items: Vec<u32> = (0..200).collect();
        let mut heard = Vec::new();
        for_each_in_order(&items, |item| item * 2, &mut |item, double| {
            heard.push((*item, double));
            ControlFlow::Continue(())
        });
        assert_eq!(
            heard,
            items.iter().map(|item| (*item, item * 2)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn nothing_is_heard_after_stop_was_said() {
        let items: Vec<u32> = (0..200).collect();
        let mut heard = 0;
        for_each_in_order(&items, |item| *item, &mut |item, _| {
            heard += 1;
            if *item == 5 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        assert_eq!(heard, 6);
    }
}
