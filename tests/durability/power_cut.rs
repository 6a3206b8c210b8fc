//! What a power cut can leave of the file calls that were made, as ALICE (OSDI 2014) builds it.
//!
//! After each call the power may go. What was synced by then is on the disk. Of what was not, bytes may be missing, half there, or there
//! without what was written before them; names go in their order in each folder, and stop anywhere.

use super::recorded::Op;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// With so few calls that are not on the disk for certain, each subset of them is a state.
const ALL_SUBSETS: usize = 6;
/// Of more, so many are left out or kept alone, evenly chosen.
const SINGLES: usize = 24;

/// How much of a call reached the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Share {
    Half,
    Whole,
}

/// The calls that reached the disk, each by its number.
type Reached = Vec<(usize, Share)>;

/// One state that a power cut can leave.
#[derive(Debug)]
pub(crate) struct PowerCut {
    reached: Reached,
    /// The last of the calls that were made.
    pub(crate) after: usize,
    /// The answer was out by then.
    pub(crate) is_acknowledged: bool,
}

/// Every state that the calls can leave, each once; without `syncs`, as if none had been made.
pub(crate) fn power_cuts(ops: &[Op], syncs: bool) -> Vec<PowerCut> {
    let lines = ops.iter().enumerate().filter(|(_, op)| **op == Op::Told);
    let lines: Vec<usize> = lines.map(|(at, _)| at).collect();
    // The end is told too; what is printed before it is the answer.
    let answer = lines.iter().rev().nth(1).or(lines.last()).copied();
    let mut found: BTreeMap<Reached, (usize, bool)> = BTreeMap::new();
    let mut disk = Certain::default();
    for (at, op) in ops.iter().enumerate() {
        disk.hear(ops, at, syncs);
        let is_before_a_sync = matches!(ops.get(at + 1), None | Some(Op::Sync(_) | Op::Told));
        let is_acknowledged = answer.is_some_and(|answer| at >= answer);
        if matches!(op, Op::Sync(_)) && !is_acknowledged {
            continue;
        }
        for lucky in disk.choices(ops, is_before_a_sync) {
            let safe = disk.safe.iter().map(|at| (*at, Share::Whole));
            let mut reached: Reached = safe.chain(lucky).collect();
            reached.sort_unstable();
            let state = found.entry(reached).or_insert((at, false));
            *state = (at, state.1 || is_acknowledged);
        }
    }
    let states = found.into_iter();
    states
        .map(|(reached, (after, is_acknowledged))| PowerCut {
            reached,
            after,
            is_acknowledged,
        })
        .collect()
}

/// What is on the disk for certain, and what may be.
#[derive(Debug, Default)]
struct Certain {
    safe: Vec<usize>,
    pending: Vec<usize>,
    /// What each file was called before.
    earlier: BTreeMap<String, String>,
}

impl Certain {
    fn hear(&mut self, ops: &[Op], at: usize, syncs: bool) {
        match &ops[at] {
            Op::Told => {}
            Op::Sync(path) if syncs => {
                let known = self.names_of(path);
                let is_synced = |op: &Op| match op {
                    Op::Write(file, ..) | Op::Cut(file, _) => known.contains(file),
                    Op::Sync(_) | Op::Told => true,
                    name => folder_of(name).is_some_and(|folder| folder == path),
                };
                let (synced, pending) = self.pending.iter().partition(|at| is_synced(&ops[**at]));
                self.safe.extend::<Vec<usize>>(synced);
                self.pending = pending;
            }
            Op::Sync(_) => {}
            Op::Rename(from, to) => {
                self.earlier.insert(to.clone(), from.clone());
                self.pending.push(at);
            }
            Op::Create(_) | Op::Folder(_) | Op::Write(..) | Op::Cut(..) | Op::Link(..) | Op::Remove(_) => {
                self.pending.push(at);
            }
        }
    }

    /// The names that a file has had: what was written under an earlier one is of the same file.
    fn names_of(&self, path: &str) -> Vec<String> {
        let mut known = vec![path.to_owned()];
        while let Some(before) = known.last().and_then(|last| self.earlier.get(last)) {
            if known.contains(before) {
                break;
            }
            known.push(before.clone());
        }
        known
    }

    /// The ways in which what is not certain may have reached the disk.
    fn choices(&self, ops: &[Op], is_before_a_sync: bool) -> Vec<Reached> {
        let whole = |calls: &[usize]| calls.iter().map(|at| (*at, Share::Whole)).collect::<Reached>();
        let all = self.pending.as_slice();
        let mut sets: Vec<Vec<usize>> = vec![Vec::new(), all.to_vec()];
        if all.len() <= ALL_SUBSETS {
            sets.extend((1..1_usize << all.len()).map(|bits| {
                let chosen = all.iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1);
                chosen.map(|(_, at)| *at).collect()
            }));
        } else if is_before_a_sync {
            let step = all.len().div_ceil(SINGLES);
            for place in (0..all.len()).step_by(step) {
                sets.push(all[..place].to_vec());
                sets.push(vec![all[place]]);
                sets.push([&all[..place], &all[place + 1..]].concat());
            }
        }
        let mut choices: Vec<Reached> = sets.iter().map(|set| whole(&self.in_order(ops, set))).collect();
        let mut torn = all
            .iter()
            .filter(|at| matches!(&ops[**at], Op::Write(_, _, bytes) if bytes.len() > 1));
        let torn: Vec<usize> = match is_before_a_sync {
            true => torn.copied().collect(),
            false => torn.next_back().copied().into_iter().collect(),
        };
        let step = torn.len().div_ceil(SINGLES).max(1);
        for half in torn.into_iter().step_by(step) {
            let others: Vec<usize> = all.iter().copied().filter(|at| *at != half).collect();
            for rest in [others.as_slice(), &[]] {
                let mut reached = whole(&self.in_order(ops, rest));
                reached.push((half, Share::Half));
                choices.push(reached);
            }
        }
        choices
    }

    /// A set of calls without the names that come after one that is missing in their folder.
    fn in_order(&self, ops: &[Op], set: &[usize]) -> Vec<usize> {
        let mut stopped: Vec<&str> = Vec::new();
        let mut kept = Vec::new();
        for at in &self.pending {
            match (folder_of(&ops[*at]), set.contains(at)) {
                (Some(folder), true) if stopped.contains(&folder) => {}
                (_, true) => kept.push(*at),
                (Some(folder), false) => stopped.push(folder),
                (None, false) => {}
            }
        }
        kept
    }
}

/// The folder in which a call changes a name.
fn folder_of(op: &Op) -> Option<&str> {
    match op {
        Op::Create(name) | Op::Folder(name) | Op::Remove(name) | Op::Rename(_, name) | Op::Link(_, name) => {
            Some(name.rsplit_once('/').map_or("", |(folder, _)| folder))
        }
        Op::Write(..) | Op::Cut(..) | Op::Sync(_) | Op::Told => None,
    }
}

impl PowerCut {
    /// Makes `to`, a copy of the room as it was before the calls, what the power cut left of `from`.
    pub(crate) fn leave(&self, ops: &[Op], from: &Path, to: &Path) {
        let there =
            |path: &str| -> PathBuf { to.join(Path::new(path).strip_prefix(from).expect("below the room")) };
        for (at, share) in &self.reached {
            // A call whose file never came to be changes nothing.
            let _ = match &ops[*at] {
                Op::Write(file, place, bytes) => {
                    let length = match share {
                        Share::Half => bytes.len() / 2,
                        Share::Whole => bytes.len(),
                    };
                    write_at(&there(file), *place, &bytes[..length])
                }
                Op::Cut(file, length) => fs::File::options()
                    .write(true)
                    .open(there(file))
                    .and_then(|file| file.set_len(*length)),
                Op::Create(name) => fs::File::options()
                    .create(true)
                    .append(true)
                    .open(there(name))
                    .map(drop),
                Op::Folder(name) => fs::create_dir(there(name)),
                Op::Remove(name) => fs::remove_file(there(name)).or_else(|_| fs::remove_dir(there(name))),
                Op::Rename(before, name) => fs::rename(there(before), there(name)),
                Op::Link(before, name) => fs::hard_link(there(before), there(name)),
                Op::Sync(_) | Op::Told => Ok(()),
            };
        }
    }
}

fn write_at(path: &Path, at: u64, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::{Seek, SeekFrom, Write};
    use std::os::unix::fs::PermissionsExt;
    // An original is read-only by now.
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
    let mut file = fs::File::options().write(true).open(path)?;
    file.seek(SeekFrom::Start(at))?;
    file.write_all(bytes)
}

#[test]
fn the_states_of_a_file_that_is_renamed_without_a_sync_are_those_that_alice_names() {
    let ops = [
        Op::Create("/r/a".to_owned()),
        Op::Write("/r/a".to_owned(), 0, b"ab".to_vec()),
        Op::Rename("/r/a".to_owned(), "/r/b".to_owned()),
        Op::Told,
    ];
    // Each of three calls may be missing, the write half there; the rename never before the name that it takes.
    let states = power_cuts(&ops, true);
    let reached: Vec<Vec<usize>> = states
        .iter()
        .map(|state| state.reached.iter().map(|(at, _)| *at).collect())
        .collect();
    assert!(reached.contains(&vec![0, 2]), "a name without its bytes");
    assert!(!reached.contains(&vec![2]) && !reached.contains(&vec![1, 2]));
    let torn = |state: &&PowerCut| state.reached.contains(&(1, Share::Half));
    assert!(states.iter().filter(torn).count() > 0);
    let synced = [&ops[..2], &[Op::Sync("/r/a".to_owned())], &ops[2..]].concat();
    let is_empty = |state: &PowerCut| {
        let calls: Vec<usize> = state.reached.iter().map(|(at, _)| *at).collect();
        calls.contains(&3) && !calls.contains(&1)
    };
    assert!(
        !power_cuts(&synced, true).iter().any(is_empty),
        "the bytes come first"
    );
    assert!(power_cuts(&synced, false).iter().any(is_empty), "the control");
}
