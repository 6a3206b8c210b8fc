//! Which files import which, as a graph, and the circles in it.

use std::collections::{BTreeMap, BTreeSet};

/// The files that each file imports.
pub(crate) type Graph = BTreeMap<String, BTreeSet<String>>;

/// One circle for each set of files that import one another: `a → b → a`.
pub(crate) fn circles(graph: &Graph) -> Vec<String> {
    let mut done = BTreeSet::new();
    let each = graph.keys();
    each.filter_map(|start| circle(graph, start, &mut Vec::new(), &mut done))
        .collect()
}

fn circle(graph: &Graph, file: &str, path: &mut Vec<String>, done: &mut BTreeSet<String>) -> Option<String> {
    if let Some(start) = path.iter().position(|seen| seen == file) {
        let round: Vec<&str> = path.iter().skip(start).map(String::as_str).collect();
        return Some(format!("{} → {file}", round.join(" → ")));
    }
    if !done.insert(file.to_owned()) {
        return None;
    }
    path.push(file.to_owned());
    let next = graph.get(file).into_iter().flatten();
    let found = next.filter_map(|target| circle(graph, target, path, done)).next();
    path.pop();
    found
}

#[test]
fn a_circle_is_found_and_a_diamond_is_none() {
    let graph = |edges: &[(&str, &str)]| {
        let mut graph = Graph::new();
        for (from, to) in edges {
            graph
                .entry((*from).to_owned())
                .or_default()
                .insert((*to).to_owned());
        }
        graph
    };
    let diamond = graph(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]);
    assert_eq!(circles(&diamond), Vec::<String>::new());
    let round = graph(&[("a", "b"), ("b", "c"), ("c", "b")]);
    assert_eq!(circles(&round), ["b → c → b"]);
}
