//! Walks three runs of tokens together and merges them.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::ops::Range;

use crate::compare::cut::is_han_token;
use crate::compare::keyed::Tape;
use crate::compare::laid::Laid;
use crate::compare::select::Out;
use crate::compare::tape::words;
use crate::compare::tok::{LineEnd, Tok, said};
use crate::compare::{IdHasher, Site};
use crate::merge::conflict::{Choice, OpenConflicts, Question};
use crate::merge::dress::{dressed, told_dress};
use crate::merge::hunks::{SideHunk, SideHunks, meet};

/// The three tapes to merge, and the part of the story they are of.
pub(crate) struct Work<'t, 'a> {
    pub base: &'t Tape<'a>,
    pub mine: &'t Tape<'a>,
    pub hers: &'t Tape<'a>,
    pub by_me: &'t Laid,
    pub by_her: &'t Laid,
    pub site: Site,
    pub name: IdHasher,
}

/// Changes of both sides that meet.
#[derive(Default)]
struct HunkGroup {
    mine: Range<usize>,
    hers: Range<usize>,
}

impl HunkGroup {
    /// Whether a place is inside it and not at its edge.
    fn spans(&self, me: &SideHunks<'_, '_>, her: &SideHunks<'_, '_>, at: usize) -> bool {
        let mut all = part(&me.hunks, &self.mine)
            .iter()
            .chain(part(&her.hunks, &self.hers));
        all.any(|hunk| hunk.base.start < at && at < hunk.base.end)
    }
}

/// The merged tokens; open conflicts are between pins.
pub(crate) fn three<'a>(work: &Work<'_, 'a>, open: &mut OpenConflicts<'a>) -> Vec<Tok<'a>> {
    let count = work.base.toks.len();
    let me = SideHunks::new(work.mine, work.by_me, count);
    let her = SideHunks::new(work.hers, work.by_her, count);
    let mut walk = MergeWalk {
        work,
        me: &me,
        her: &her,
        out: Out::default(),
        disputed: Vec::new(),
        put: HashSet::new(),
    };
    let mut at = 0;
    let mut regions = regions(work.base, &me, &her).into_iter().peekable();
    while let Some(region) = regions.next() {
        let (my, hers) = (part(&me.hunks, &region.mine), part(&her.hunks, &region.hers));
        let all = || my.iter().chain(hers).map(|hunk| &hunk.base);
        let start = all().map(|range| range.start).min().unwrap_or(at);
        let end = all().map(|range| range.end).max().unwrap_or(at);
        let next = regions.peek().and_then(|next| {
            let first = |hunks: &[SideHunk]| hunks.first().map(|hunk| hunk.base.start);
            let both = [
                first(part(&me.hunks, &next.mine)),
                first(part(&her.hunks, &next.hers)),
            ];
            both.into_iter().flatten().min()
        });
        let room = next.unwrap_or(count) > end + 1;
        let end = if room && !my.is_empty() && !hers.is_empty() && half_a_word(work.base, start..end) {
            end + 1
        } else {
            end
        };
        walk.keep(at..start, open);
        walk.region(my, hers, start..end, open);
        at = end.max(at);
    }
    walk.keep(at..count, open);
    walk.out.finish()
}

fn part<'h>(hunks: &'h [SideHunk], range: &Range<usize>) -> &'h [SideHunk] {
    hunks.get(range.clone()).unwrap_or_default()
}

/// Whether this is one Han character in front of another: a conflict about it is widened to a word.
fn half_a_word(base: &Tape<'_>, range: Range<usize>) -> bool {
    let han = |at: usize| base.toks.get(at).is_some_and(|tok| is_han_token(tok.text()));
    range.len() == 1 && han(range.start) && han(range.end)
}

/// Both sides' changes in the order of the base, those together that meet.
fn regions(base: &Tape<'_>, me: &SideHunks<'_, '_>, her: &SideHunks<'_, '_>) -> Vec<HunkGroup> {
    let mut regions: Vec<HunkGroup> = Vec::new();
    let (mut m, mut h) = (0, 0);
    loop {
        let (my, hers) = (me.hunks.get(m), her.hunks.get(h));
        let key = |hunk: &SideHunk| (hunk.base.start, hunk.base.end);
        let mine_next = match (my, hers) {
            (None, None) => return regions,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            // Where both have changes at one place, mine and hers alternate, so that each of mine meets hers.
            (Some(my), Some(hers)) => match key(my).cmp(&key(hers)) {
                Ordering::Less => true,
                Ordering::Equal => regions
                    .last()
                    .is_none_or(|last| last.mine.len() <= last.hers.len()),
                Ordering::Greater => false,
            },
        };
        let joins = regions.last().is_some_and(|region| {
            let next = if mine_next { my } else { hers };
            if next.is_some_and(|next| next.from.is_some() && region.spans(me, her, next.base.start)) {
                return true;
            }
            if mine_next {
                my.is_some_and(|my| {
                    part(&her.hunks, &region.hers)
                        .iter()
                        .any(|hers| meet(base, (me, my), (her, hers)))
                })
            } else {
                hers.is_some_and(|hers| {
                    part(&me.hunks, &region.mine)
                        .iter()
                        .any(|my| meet(base, (me, my), (her, hers)))
                })
            }
        });
        if !joins {
            regions.push(HunkGroup {
                mine: m..m,
                hers: h..h,
            });
        }
        if let Some(region) = regions.last_mut() {
            if mine_next {
                m += 1;
                region.mine.end = m;
            } else {
                h += 1;
                region.hers.end = h;
            }
        }
    }
}

struct MergeWalk<'w, 't, 'a> {
    work: &'w Work<'t, 'a>,
    me: &'w SideHunks<'t, 'a>,
    her: &'w SideHunks<'t, 'a>,
    out: Out<'a>,
    /// Tokens that both dressed, and differently: mine and hers.
    disputed: Vec<(usize, Tok<'a>, Tok<'a>)>,
    /// Moved lines that are placed already, by where they began in the base.
    put: HashSet<usize>,
}

impl<'a> MergeWalk<'_, '_, 'a> {
    /// Tokens that both kept.
    fn keep(&mut self, range: Range<usize>, open: &mut OpenConflicts<'a>) {
        for at in range {
            let of = |done: &SideHunks<'_, 'a>| {
                done.tape
                    .toks
                    .get(done.stays.get(at).copied().flatten()?)
                    .copied()
            };
            let Some(base) = self.work.base.toks.get(at).copied() else {
                continue;
            };
            let (mine, hers) = (of(self.me).unwrap_or(base), of(self.her).unwrap_or(base));
            match dressed(base, mine, hers) {
                Some(tok) => {
                    self.settle_dress(open);
                    self.out.push(&[tok]);
                }
                None => self.disputed.push((at, mine, hers)),
            }
        }
        self.settle_dress(open);
    }

    fn settle_dress(&mut self, open: &mut OpenConflicts<'a>) {
        let disputed = std::mem::take(&mut self.disputed);
        let Some((at, ..)) = disputed.first() else { return };
        let mine: Vec<Tok<'a>> = disputed.iter().map(|(_, mine, _)| *mine).collect();
        let hers: Vec<Tok<'a>> = disputed.iter().map(|(.., hers)| *hers).collect();
        let answer = open.ask(Question {
            site: self.work.site.clone(),
            name: self.work.name.with_numbers(&[*at, disputed.len()]),
            base: said(self.work.base.get(*at..*at + disputed.len())),
            mine: told_dress(&mine),
            hers: told_dress(&hers),
            moved: false,
            both: false,
            own: false,
        });
        match answer {
            Ok(Choice::Hers) => self.out.push(&hers),
            Ok(_) => self.out.push(&mine),
            Err(n) => self.pinned(n, &mine),
        }
    }

    fn pinned(&mut self, n: u32, toks: &[Tok<'a>]) {
        self.out.push(&[Tok::Pin(n)]);
        self.out.push(toks);
        self.out.push(&[Tok::Pin(n)]);
    }

    /// Changes that meet, or one that meets none.
    fn region(
        &mut self,
        my: &[SideHunk],
        hers: &[SideHunk],
        base: Range<usize>,
        open: &mut OpenConflicts<'a>,
    ) {
        let (one, done, other) = match (my, hers) {
            ([one], []) if one.from.is_none() => (one, self.me, self.her),
            ([], [one]) if one.from.is_none() => (one, self.her, self.me),
            _ => return self.both(my, hers, base, open),
        };
        if !one.moves && self.takes_edited(one, other) {
            return self.both(my, hers, base, open);
        }
        if done.is_whole(self.work.base, one) {
            self.out.push_lines(done.toks(one).to_vec());
        } else {
            self.out.push(done.toks(one));
        }
    }

    /// Whether a change takes out a figure or item whose facts the other side wrote.
    fn takes_edited(&self, hunk: &SideHunk, other: &SideHunks<'_, 'a>) -> bool {
        hunk.base.clone().any(|at| {
            let now = other
                .stays
                .get(at)
                .copied()
                .flatten()
                .and_then(|now| other.tape.toks.get(now));
            let stands_alone = matches!(now, Some(Tok::Figure { .. } | Tok::Item(_)));
            stands_alone && now != self.work.base.toks.get(at)
        })
    }

    /// Merges what both did in one stretch, and adds behind it the lines that were moved there.
    fn both(&mut self, my: &[SideHunk], hers: &[SideHunk], base: Range<usize>, open: &mut OpenConflicts<'a>) {
        let words = |hunks: &[SideHunk]| {
            hunks
                .iter()
                .filter(|hunk| hunk.from.is_none())
                .cloned()
                .collect::<Vec<_>>()
        };
        self.dispute(&words(my), &words(hers), base, open);
        let (me, her) = (self.me, self.her);
        for (done, hunk) in my
            .iter()
            .map(|hunk| (me, hunk))
            .chain(hers.iter().map(|hunk| (her, hunk)))
        {
            if let Some(from) = hunk.from
                && self.put.insert(from)
            {
                self.out.push_lines(done.toks(hunk).to_vec());
            }
        }
    }

    fn dispute(
        &mut self,
        my: &[SideHunk],
        hers: &[SideHunk],
        base: Range<usize>,
        open: &mut OpenConflicts<'a>,
    ) {
        let (mine, theirs) = (
            side(self.me, my, &base, self.work.base),
            side(self.her, hers, &base, self.work.base),
        );
        if mine == theirs {
            return self.out.push(&mine);
        }
        let takes = |hunks: &[SideHunk]| !hunks.is_empty() && hunks.iter().all(|hunk| hunk.side.is_empty());
        if takes(my) && takes(hers) {
            // Both took something out, and more or less of it: what neither took is left.
            let gone = |hunks: &[SideHunk], at: usize| hunks.iter().any(|hunk| hunk.base.contains(&at));
            for at in base.filter(|at| !gone(my, *at) && !gone(hers, *at)) {
                self.keep(at..at + 1, open);
            }
            return;
        }
        let answer = open.ask(Question {
            site: self.work.site.clone(),
            name: self.work.name.with_numbers(&[base.start, base.end]),
            base: said(self.work.base.get(base)),
            mine: said(&mine),
            hers: said(&theirs),
            moved: false,
            both: true,
            own: true,
        });
        match answer {
            Ok(Choice::Mine) => self.out.push(&mine),
            Ok(Choice::Hers) => self.out.push(&theirs),
            Ok(Choice::Both) => {
                self.out.push(&mine);
                self.out.push(&theirs);
            }
            Ok(Choice::Own(text)) => {
                let own = own(text, &mine, &self.work.site);
                self.out.push(&own);
            }
            Err(n) => self.pinned(n, &mine),
        }
    }
}

/// One side's text of a stretch of the base that begins and ends in words it kept, or with its own changes.
fn side<'a>(
    done: &SideHunks<'_, 'a>,
    hunks: &[SideHunk],
    range: &Range<usize>,
    base: &Tape<'a>,
) -> Vec<Tok<'a>> {
    let mut toks = Vec::new();
    let mut at = range.start;
    let kept = |toks: &mut Vec<Tok<'a>>, range: Range<usize>| {
        for at in range {
            let now = done
                .stays
                .get(at)
                .copied()
                .flatten()
                .and_then(|now| done.tape.toks.get(now));
            toks.extend(now.or(base.toks.get(at)).copied());
        }
    };
    for hunk in hunks {
        kept(&mut toks, at..hunk.base.start);
        toks.extend_from_slice(done.toks(hunk));
        at = hunk.base.end;
    }
    kept(&mut toks, at..range.end);
    toks
}

/// A person's own words as tokens. In the body a line feed begins a paragraph, and a line that ended in mine ends.
fn own<'a>(text: &'a str, mine: &[Tok<'a>], site: &Site) -> Vec<Tok<'a>> {
    let mut toks = words(text);
    if *site == Site::Body {
        for tok in &mut toks {
            if tok.text() == "\n" {
                *tok = Tok::Break(LineEnd::PARAGRAPH);
            }
        }
        if let Some(end @ Tok::Break(_)) = mine.last()
            && !toks.last().is_none_or(Tok::ends_line)
        {
            toks.push(*end);
        }
    }
    toks
}
