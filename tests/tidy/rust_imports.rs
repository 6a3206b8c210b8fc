//! How the files of a crate may import each other: never in a circle, types included; and `newsroom`'s rooms in their order.
//!
//! Every name counts that a file takes from another one, by `use` or written out (`crate::rows::local`), wherever a
//! module in between passes it on. A name that a file in a folder takes from the file that leads the folder does not count:
//! the two are one idea.

use super::graph::{Graph, circles};
use super::sources::{below, none};
use std::collections::{BTreeMap, BTreeSet};

/// A recursive descent over a tree: a block holds tables and tables hold blocks.
const DESCENT: &str = "src-tauri/crates/press/src/html/read/";

/// The rooms of `newsroom`, each with its files and folders. A room imports from itself and from those before it. Of names
/// that begin one another the longest counts.
const ROOMS: [(&str, &[&str]); 13] = [
    (
        "ground",
        &[
            "clock",
            "code",
            "consent",
            "copydesk/memory",
            "damaged",
            "delivery/memory",
            "error",
            "files",
            "finding",
            "genuine",
            "house",
            "ids",
            "key_number",
            "keychain",
            "memory",
            "newsroom",
            "origin",
            "outlets/memory",
            "parallel",
            "people",
            "pictures/duplicate_index",
            "pictures/memory",
            "proof",
            "readings",
            "remarks",
            "rooms",
            "rows",
            "secrets",
            "signing/memory",
            "standing",
            "store_lock",
            "text_flags",
            "views",
        ],
    ),
    ("says", &["says", "remarking"]),
    ("writing", &["writing"]),
    ("pictures", &["pictures"]),
    ("stationery", &["stationery"]),
    ("copydesk", &["copydesk"]),
    ("outlets", &["outlets"]),
    ("signing", &["signing"]),
    ("keeping", &["keeping"]),
    ("exporting", &["exporting"]),
    ("review", &["review"]),
    ("delivery", &["delivery"]),
    // The rules that ask every other room, and the samples of every sentence, which are tests.
    ("flags", &["flags", "says/samples"]),
];

#[test]
fn no_two_files_of_a_crate_import_each_other() {
    let mut found = Vec::new();
    for house in houses() {
        found.extend(circles(&house.graph()));
    }
    let (descent, others): (Vec<String>, Vec<String>) =
        found.into_iter().partition(|circle| circle.starts_with(DESCENT));
    none(
        "Files that import each other are one file, or share a third.",
        &others,
    );
    assert!(
        !descent.is_empty(),
        "{DESCENT} has no circle any more: take it off this rule"
    );
}

#[test]
fn newsrooms_rooms_import_those_before_them() {
    let houses = houses();
    let newsroom = houses.iter().find(|house| house.folder.contains("/newsroom/"));
    let newsroom = newsroom.expect("the crate newsroom");
    let mut complaints = Vec::new();
    for (file, targets) in newsroom.graph() {
        let Some((at, room)) = room(newsroom.inside(&file)) else {
            complaints.push(format!("{file}: in no room that this rule knows"));
            continue;
        };
        for target in targets {
            if let Some((other, name)) = room_of(newsroom, &target)
                && other > at
            {
                complaints.push(format!("{file} ({room}) imports {target} ({name})"));
            }
        }
    }
    none(
        "A room imports from itself and from those before it: see docs/architecture.md.",
        &complaints,
    );
}

fn room_of(newsroom: &House, file: &str) -> Option<(usize, &'static str)> {
    room(newsroom.inside(file))
}

/// The place of a file's room in the order, and the room's name.
fn room(inside: &str) -> Option<(usize, &'static str)> {
    let file = inside.strip_suffix(".rs")?;
    let holds = |name: &str| {
        file.strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let all = ROOMS.iter().enumerate().flat_map(|(at, (room, names))| {
        names
            .iter()
            .filter(|name| holds(name))
            .map(move |name| (name.len(), at, *room))
    });
    all.max().map(|(_, at, room)| (at, room))
}

/// A module by the names that lead to it from the crate's root.
type Module = Vec<String>;

/// One crate: its modules with what is written in them.
struct House {
    /// `src-tauri/crates/story/src/`
    folder: String,
    modules: BTreeMap<Module, Text>,
}

/// The names that a module's file takes from elsewhere.
struct Text {
    path: String,
    /// The names that `use` brings in, each with the path behind it, and whether it is passed on.
    uses: Vec<(String, Vec<String>, bool)>,
    /// The paths that are written out.
    written: Vec<Vec<String>>,
}

fn houses() -> Vec<House> {
    let mut by_folder: BTreeMap<String, BTreeMap<Module, Text>> = BTreeMap::new();
    for source in below("src-tauri", &[".rs"]) {
        let Some((folder, inside)) = source.path.split_once("/src/") else {
            continue;
        };
        if is_test(inside) {
            continue;
        }
        let module = inside.trim_end_matches(".rs").split('/').map(str::to_owned);
        let mut module: Module = module.collect();
        if module == ["lib"] || module == ["main"] {
            module.clear();
        }
        let text = read(&source.path, &source.text);
        by_folder
            .entry(format!("{folder}/src/"))
            .or_default()
            .insert(module, text);
    }
    let houses = by_folder.into_iter();
    houses
        .map(|(folder, modules)| House { folder, modules })
        .collect()
}

fn is_test(inside: &str) -> bool {
    inside
        .split(['/', '.'])
        .any(|part| part == "tests" || part == "laws")
}

impl House {
    /// A file's path below the crate's `src`.
    fn inside<'a>(&self, file: &'a str) -> &'a str {
        file.strip_prefix(self.folder.as_str()).unwrap_or(file)
    }

    fn graph(&self) -> Graph {
        let mut graph = Graph::new();
        for (module, text) in self.modules.iter().filter(|(module, _)| !module.is_empty()) {
            let named = text.uses.iter().map(|(_, path, _)| path);
            let targets = named.chain(&text.written);
            let targets: BTreeSet<String> = targets
                .filter_map(|path| self.resolve(module, path, 0))
                .filter(|target| !target.is_empty() && !module.starts_with(target))
                .filter_map(|target| Some(self.modules.get(&target)?.path.clone()))
                .collect();
            graph.insert(text.path.clone(), targets);
        }
        graph
    }

    /// The module in which that is defined which `path` means in `module`; nothing for what is of another crate, and for a
    /// module as such: of that, what is taken out of it counts.
    fn resolve(&self, module: &Module, path: &[String], depth: u8) -> Option<Module> {
        if depth > 8 {
            return None;
        }
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.walk(Module::new(), rest, depth),
            "self" => self.walk(module.clone(), rest, depth),
            "super" => self.walk(above(module), rest, depth),
            name => {
                let child: Module = module.iter().cloned().chain([name.to_owned()]).collect();
                if self.modules.contains_key(&child) {
                    return self.walk(child, rest, depth);
                }
                if rest.is_empty() {
                    return None;
                }
                // A name that `use` brought in: a module, or a type with something of it.
                let uses = &self.modules.get(module)?.uses;
                let (_, meant, _) = uses.iter().find(|(alias, ..)| alias == name)?;
                let whole: Vec<String> = meant.iter().chain(rest).cloned().collect();
                self.resolve(module, &whole, depth + 1)
            }
        }
    }

    fn walk(&self, mut at: Module, path: &[String], depth: u8) -> Option<Module> {
        let mut rest = path.iter();
        let name = loop {
            let name = rest.next()?;
            if name == "super" {
                at = above(&at);
                continue;
            }
            at.push(name.clone());
            if !self.modules.contains_key(&at) {
                at.pop();
                break name;
            }
        };
        let text = self.modules.get(&at)?;
        let passed = text
            .uses
            .iter()
            .find(|(alias, _, passed)| *passed && alias == name);
        match passed {
            Some((_, path, _)) => self.resolve(&at, path, depth + 1),
            None => Some(at),
        }
    }
}

fn above(module: &Module) -> Module {
    let mut above = module.clone();
    above.pop();
    above
}

/// Reads the imports of a file; its tests, below `#[cfg(test)]`, are none of it.
fn read(path: &str, text: &str) -> Text {
    let code = text
        .split_once("#[cfg(test)]\nmod tests {")
        .map_or(text, |(code, _)| code);
    let code: String = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n");
    let mut uses = Vec::new();
    let mut others = String::new();
    let mut rest = code.as_str();
    while let Some((before, behind)) = split_at_use(rest) {
        others.push_str(before);
        let passed = before.trim_end().ends_with(['b', ')'])
            && before
                .rsplit('\n')
                .next()
                .is_some_and(|line| line.trim_start().starts_with("pub"));
        let (tree, after) = behind.split_once(';').unwrap_or((behind, ""));
        let tree: String = tree.split_whitespace().collect::<Vec<_>>().join(" ");
        leaves(&mut Vec::new(), &tree, &mut |alias, path| {
            uses.push((alias.to_owned(), path.to_vec(), passed));
        });
        rest = after;
    }
    others.push_str(rest);
    let words = others.split(|c: char| !c.is_alphanumeric() && !"_:".contains(c));
    let written = words
        .filter(|word| word.contains("::") && !word.starts_with(':'))
        .map(|word| {
            word.split("::")
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect()
        });
    Text {
        path: path.to_owned(),
        written: written.collect(),
        uses,
    }
}

/// The text before the next `use ` that begins a statement, and that behind it.
fn split_at_use(text: &str) -> Option<(&str, &str)> {
    text.match_indices("use ").find_map(|(at, word)| {
        let before = text.get(..at)?;
        let line = before.rsplit('\n').next()?.trim();
        let begins =
            line.is_empty() || (line.starts_with("pub") && !line.contains(' ') || line.ends_with(')'));
        begins.then_some((before, text.get(at + word.len()..)?))
    })
}

/// Every leaf of a `use` tree: the name that it brings in, and its whole path.
fn leaves(above: &mut Vec<String>, tree: &str, each: &mut dyn FnMut(&str, &[String])) {
    let tree = tree.trim();
    if let Some(inner) = tree.strip_prefix('{').and_then(|tree| tree.strip_suffix('}')) {
        let (mut depth, mut start) = (0usize, 0usize);
        for (at, c) in inner.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    leaves(above, &inner[start..at], each);
                    start = at + 1;
                }
                _ => {}
            }
        }
        leaves(above, &inner[start..], each);
    } else if let Some((first, rest)) = tree.split_once("::").filter(|(first, _)| !first.contains('{')) {
        above.push(first.trim().to_owned());
        leaves(above, rest, each);
        above.pop();
    } else if !tree.is_empty() {
        let (name, alias) = tree.split_once(" as ").unwrap_or((tree, tree));
        if name == "self" {
            let alias = if alias == "self" {
                above.last().cloned().unwrap_or_default()
            } else {
                alias.to_owned()
            };
            each(&alias, above);
        } else {
            above.push(name.trim().to_owned());
            each(alias.trim(), above);
            above.pop();
        }
    }
}

#[test]
fn the_rule_reads_imports_as_they_are_written() {
    let text = read(
        "a.rs",
        "use crate::b::{self, C, d::{E as F, G}};\npub(crate) use crate::h::I;\nfn j() { crate::k::l(); b::m(); }\n#[cfg(test)]\nmod tests {\n use crate::n::O;\n}\n",
    );
    let uses: Vec<String> = text
        .uses
        .iter()
        .map(|(alias, path, passed)| format!("{alias}={}{}", path.join("::"), if *passed { "!" } else { "" }))
        .collect();
    assert_eq!(
        uses,
        [
            "b=crate::b",
            "C=crate::b::C",
            "F=crate::b::d::E",
            "G=crate::b::d::G",
            "I=crate::h::I!"
        ]
    );
    let written: Vec<String> = text.written.iter().map(|path| path.join("::")).collect();
    assert_eq!(written, ["crate::k::l", "b::m"]);
}

#[test]
fn a_name_is_followed_to_the_file_that_defines_it() {
    let module = |path: &str, text: &str| {
        let names = path.split('/').filter(|name| !name.is_empty()).map(str::to_owned);
        (names.collect::<Module>(), read(&format!("{path}.rs"), text))
    };
    let house = House {
        folder: String::new(),
        modules: BTreeMap::from([
            module("", "pub use a::A;\nmod a; mod b; mod c;"),
            module("a", "pub use inner::Deep;\npub struct A;"),
            module("a/inner", "use super::A;\npub struct Deep;"),
            module("b", "use crate::{A, a};\nfn f() { a::Deep::new(); }"),
            module("c", "use crate::b as other;\nfn f() { other::f(); }"),
        ]),
    };
    let graph = house.graph();
    let targets = |file: &str| {
        graph
            .get(file)
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        targets("a.rs"),
        ["a/inner.rs"],
        "what it passes on is taken from its folder"
    );
    assert_eq!(
        targets("a/inner.rs"),
        Vec::<&str>::new(),
        "a child may know its parent"
    );
    assert_eq!(targets("b.rs"), ["a.rs", "a/inner.rs"]);
    assert_eq!(targets("c.rs"), ["b.rs"]);
}
