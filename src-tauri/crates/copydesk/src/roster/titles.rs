//! Finds titles that are not a person's on the day of the piece: 县长江克美, who has been 书记 since January.

use story::Severity;

use super::{FoundName, Index, Office};
use crate::finding::Findings;
use crate::han::is_han;
use crate::known::Known;
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "title_past",
        clause: "人名录",
        severity: Severity::Warning,
        is_certain: false,
        zh: "“{quote}”不是{0}这时的职务，人名录里是“{1}”。",
        en: "{quote} is not {0}'s title at this time; the roster has {1}.",
        hit: "县长江克美到一线慰问。",
        pass: "书记江克美、县长周建设到一线慰问，原县长江克美讲话。",
        look: Look::House(past),
    },
    Rule {
        id: "title_differs",
        clause: "人名录",
        severity: Severity::Warning,
        is_certain: false,
        zh: "{0}的职务写作“{quote}”，人名录里是“{1}”。",
        en: "{0} is called {quote}; the roster has {1}.",
        hit: "市直机关工委书记彭彤到一线慰问。",
        pass: "市直机关工委副书记彭彤、组长彭彤到一线慰问。",
        look: Look::House(differs),
    },
];

/// Titles that are written before names.
const TITLES: [&str; 46] = [
    "书记",
    "市长",
    "县长",
    "区长",
    "省长",
    "镇长",
    "乡长",
    "村长",
    "州长",
    "盟长",
    "局长",
    "处长",
    "科长",
    "厅长",
    "司长",
    "部长",
    "主任",
    "主席",
    "会长",
    "秘书长",
    "校长",
    "院长",
    "园长",
    "董事长",
    "经理",
    "理事长",
    "委员长",
    "检察长",
    "总理",
    "行长",
    "社长",
    "总编辑",
    "台长",
    "站长",
    "所长",
    "组长",
    "队长",
    "常委",
    "政委",
    "司令员",
    "支书",
    "馆长",
    "团长",
    "厂长",
    "总监",
    "主编",
];

/// Words that say that a title is of another time: 原河西县县长, 时任县长.
const FORMER: [&str; 6] = ["原", "时任", "曾任", "前任", "后任", "将任"];
/// How far before a title they may be, in characters.
const FAR: usize = 14;

/// The title that ends before a place, with its 副: 副书记.
pub(super) fn before(passage: &Passage, at: usize) -> Option<String> {
    let title = passage.last_of(at, &TITLES)?;
    let from = at.saturating_sub(title.chars().count());
    Some(if passage.back(from, 1) == '副' {
        format!("副{title}")
    } else {
        title.to_owned()
    })
}

/// A title in a text, with the person it is given to.
struct Titled<'a> {
    at: usize,
    title: String,
    name: FoundName<'a>,
}

/// The titles that people of the roster have in a text and not in the roster on the day.
fn strange<'a>(passage: &Passage, index: &'a Index, known: &Known) -> Vec<Titled<'a>> {
    let Some(day) = known.day else { return Vec::new() };
    let titled = index.names(passage).into_iter().filter_map(|name| {
        let title = before(passage, name.at)?;
        let at = name.at - title.chars().count();
        let is_former = is_former(passage, at);
        let offices = &name.person.offices;
        let fits = offices
            .iter()
            .any(|office| office.counts_on(day) && fits(office, &title));
        (!is_former && !fits && !offices.is_empty()).then_some(Titled { at, title, name })
    });
    titled.collect()
}

/// Whether the words before a title, up to a mark, say that it is of another time.
fn is_former(passage: &Passage, at: usize) -> bool {
    let before = passage.between(at.saturating_sub(FAR), at).iter().rev();
    let run = before.take_while(|c| is_han(**c)).count();
    let words = passage.words(at - run, run);
    words.ends_with('前') || FORMER.iter().any(|word| words.contains(word))
}

fn past(passage: &Passage, known: &Known, findings: &mut Findings) {
    let Some(index) = known.roster.index() else {
        return;
    };
    for Titled { at, title, name } in strange(passage, index, known) {
        if name.person.offices.iter().any(|office| fits(office, &title)) {
            tell(known, (at, &title, name), findings);
        }
    }
}

/// A title that the person never had counts only where another of the roster has it, or where it is off by 副: people have
/// titles (组长) that no roster holds.
fn differs(passage: &Passage, known: &Known, findings: &mut Findings) {
    let Some(index) = known.roster.index() else {
        return;
    };
    for Titled { at, title, name } in strange(passage, index, known) {
        let own = &name.person.offices;
        let near = title
            .strip_prefix('副')
            .map_or_else(|| format!("副{title}"), str::to_owned);
        let is_anothers = index
            .people
            .iter()
            .any(|person| person.offices.iter().any(|office| fits(office, &title)));
        let is_near = own.iter().any(|office| fits(office, &near));
        if !own.iter().any(|office| fits(office, &title)) && (is_anothers || is_near) {
            tell(known, (at, &title, name), findings);
        }
    }
}

fn tell(known: &Known, (at, title, name): (usize, &str, FoundName<'_>), findings: &mut Findings) {
    let now: Vec<&Office> = name
        .person
        .offices
        .iter()
        .filter(|office| known.day.is_some_and(|day| office.counts_on(day)))
        .collect();
    let words: Vec<String> = now.iter().map(|office| office.in_full()).collect();
    let words = if words.is_empty() {
        "—".to_owned()
    } else {
        words.join("、")
    };
    // With two titles, only the writer knows which is meant.
    let fix = match now.as_slice() {
        [office] => Some(office.title.clone()),
        _ => None,
    };
    let len = title.chars().count();
    findings.tell(at, len, fix, [name.person.name.clone(), words]);
}

/// Whether a title as it is written is this office's: 书记 is 市直机关工委书记, and is not 副书记.
fn fits(office: &Office, written: &str) -> bool {
    let is_end = |whole: &str, end: &str| {
        let before = whole.strip_suffix(end);
        before.is_some_and(|before| !before.ends_with(['副', '助']))
    };
    !office.title.is_empty() && (is_end(&office.in_full(), written) || is_end(written, &office.title))
}
