//! Foreign HTML as a tree that runs and loads nothing: parsed as a browser would, kept as names and words.
//!
//! It does not depend on the story's types. Nesting or repetition beyond reason stops the parsing, not the program.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, QualName, parse_document};

use super::NotRead;
use crate::limits::{DEEPEST_HTML, LONGEST_ATTRIBUTE, MOST_HTML_NODES};

/// Bytes parsed between two checks of the limits: the cost of so few bytes is bounded.
const STEP: usize = 1 << 10;

/// A parsed document.
pub(super) struct Tree {
    nodes: Vec<TreeNode>,
}

#[derive(Default)]
struct TreeNode {
    parent: Option<usize>,
    children: Vec<usize>,
    depth: usize,
    what: NodeContent,
}

#[derive(Default)]
enum NodeContent {
    /// The document, a comment, a template's contents: nodes that are not read.
    #[default]
    Nothing,
    Element {
        /// In lower case, without its namespace.
        name: String,
        attributes: Vec<(String, String)>,
    },
    Words(String),
}

/// The attributes that are read.
const READ: [&str; 18] = [
    "data-original",
    "data-lazy-src",
    "alt",
    "aria-label",
    "class",
    "colspan",
    "data-src",
    "height",
    "hidden",
    "href",
    "id",
    "lang",
    "role",
    "rowspan",
    "src",
    "start",
    "style",
    "width",
];

/// An attribute that is read, unless it is longer than any real one. A browser opens `<font>` and `<a>` anew in each
/// paragraph, attributes and all, so that one of 100 kB before 16,000 paragraphs would be 1.6 GB.
fn kept(attribute: &Attribute) -> Option<(String, String)> {
    let name = &*attribute.name.local;
    let is_read = READ.contains(&name);
    (is_read && (name == "src" || attribute.value.len() <= LONGEST_ATTRIBUTE))
        .then(|| (name.to_owned(), attribute.value.to_string()))
}

/// A node of a tree.
#[derive(Clone, Copy)]
pub(super) struct NodeRef<'t> {
    tree: &'t Tree,
    at: usize,
}

impl Tree {
    /// Parses a page, or a fragment, which gets the page around it that every browser adds.
    pub(super) fn parse(html: &str) -> Result<Self, NotRead> {
        let mut parser = parse_document(TreeBuilder::default(), html5ever::ParseOpts::default());
        let mut rest = html;
        while !rest.is_empty() {
            let (step, left) = rest.split_at(rest.floor_char_boundary(STEP.min(rest.len())).max(first(rest)));
            parser.process(StrTendril::from_slice(step));
            rest = left;
            let sink = &parser.tokenizer.sink.sink;
            if sink.deepest.take() > DEEPEST_HTML {
                return Err(NotRead::TooDeep);
            }
            if sink.nodes.borrow().len() > MOST_HTML_NODES {
                return Err(NotRead::TooMuch);
            }
        }
        Ok(parser.finish())
    }

    pub(super) fn root(&self) -> NodeRef<'_> {
        NodeRef { tree: self, at: 0 }
    }
}

/// The length of the first character in bytes.
fn first(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

impl PartialEq for NodeRef<'_> {
    /// Nodes of one tree.
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl<'t> NodeRef<'t> {
    fn node(self) -> Option<&'t TreeNode> {
        self.tree.nodes.get(self.at)
    }

    /// The element's name in lower case; `None` for words.
    pub(super) fn name(self) -> Option<&'t str> {
        match &self.node()?.what {
            NodeContent::Element { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The words, where the node is words.
    pub(super) fn words(self) -> Option<&'t str> {
        match &self.node()?.what {
            NodeContent::Words(words) => Some(words),
            _ => None,
        }
    }

    pub(super) fn attribute(self, wanted: &str) -> Option<&'t str> {
        match &self.node()?.what {
            NodeContent::Element { attributes, .. } => attributes
                .iter()
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.as_str()),
            _ => None,
        }
    }

    pub(super) fn children(self) -> impl DoubleEndedIterator<Item = NodeRef<'t>> {
        let children = self.node().map(|node| node.children.as_slice());
        let tree = self.tree;
        children
            .unwrap_or_default()
            .iter()
            .map(move |at| NodeRef { tree, at: *at })
    }

    /// The node and all below it, in document order.
    pub(super) fn all(self) -> impl Iterator<Item = NodeRef<'t>> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.children().rev());
            Some(next)
        })
    }
}

/// The sink with which html5ever builds the tree.
#[derive(Clone)]
struct Handle {
    at: usize,
    name: Rc<QualName>,
}

struct TreeBuilder {
    nodes: RefCell<Vec<TreeNode>>,
    deepest: RefCell<usize>,
    no_name: Rc<QualName>,
}

impl Default for TreeBuilder {
    fn default() -> Self {
        let nothing = QualName::new(
            None,
            html5ever::Namespace::default(),
            html5ever::LocalName::default(),
        );
        Self {
            nodes: RefCell::new(vec![TreeNode::default()]),
            deepest: RefCell::new(0),
            no_name: Rc::new(nothing),
        }
    }
}

impl TreeBuilder {
    fn make(&self, what: NodeContent, name: Rc<QualName>) -> Handle {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(TreeNode {
            what,
            ..TreeNode::default()
        });
        Handle {
            at: nodes.len() - 1,
            name,
        }
    }

    /// Puts a node below `parent` as its child number `place`, or as the last.
    fn put(&self, parent: usize, place: Option<usize>, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendNode(handle) => handle.at,
            NodeOrText::AppendText(words) => {
                if self.lengthened(parent, place, &words) {
                    return;
                }
                self.make(NodeContent::Words(words.to_string()), Rc::clone(&self.no_name))
                    .at
            }
        };
        self.detach(child);
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes.get(parent).map_or(0, |node| node.depth + 1);
        if let Some(node) = nodes.get_mut(child) {
            node.parent = Some(parent);
            node.depth = depth;
        }
        if let Some(node) = nodes.get_mut(parent) {
            let place = place.unwrap_or(usize::MAX).min(node.children.len());
            node.children.insert(place, child);
        }
        let mut deepest = self.deepest.borrow_mut();
        *deepest = depth.max(*deepest);
    }

    /// Words that follow words are one node.
    fn lengthened(&self, parent: usize, place: Option<usize>, more: &str) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        let before = nodes.get(parent).and_then(|node| {
            let end = place.unwrap_or(node.children.len());
            node.children.get(end.checked_sub(1)?).copied()
        });
        let Some(TreeNode {
            what: NodeContent::Words(words),
            ..
        }) = before.and_then(|at| nodes.get_mut(at))
        else {
            return false;
        };
        words.push_str(more);
        true
    }

    fn detach(&self, child: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let parent = nodes.get_mut(child).and_then(|node| node.parent.take());
        if let Some(parent) = parent.and_then(|parent| nodes.get_mut(parent))
            && let Some(place) = parent.children.iter().rposition(|at| *at == child)
        {
            parent.children.remove(place);
        }
    }

    fn place_of(&self, child: usize) -> Option<(usize, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes.get(child)?.parent?;
        let place = nodes.get(parent)?.children.iter().rposition(|at| *at == child)?;
        Some((parent, place))
    }
}

impl TreeSink for TreeBuilder {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        Tree {
            nodes: self.nodes.into_inner(),
        }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle {
            at: 0,
            name: Rc::clone(&self.no_name),
        }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let what = NodeContent::Element {
            name: name.local.to_ascii_lowercase().to_string(),
            attributes: attributes.iter().filter_map(kept).collect(),
        };
        self.make(what, Rc::new(name))
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.make(NodeContent::Nothing, Rc::clone(&self.no_name))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.make(NodeContent::Nothing, Rc::clone(&self.no_name))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent.at, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        if self.place_of(element.at).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The contents of a template are not shown; they go nowhere.
    fn get_template_contents(&self, _: &Handle) -> Handle {
        self.make(NodeContent::Nothing, Rc::clone(&self.no_name))
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.at == y.at
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let NodeOrText::AppendNode(node) = &child {
            self.detach(node.at);
        }
        if let Some((parent, place)) = self.place_of(sibling.at) {
            self.put(parent, Some(place), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(TreeNode {
            what: NodeContent::Element { attributes, .. },
            ..
        }) = nodes.get_mut(target.at)
        {
            for one in more {
                if !attributes.iter().any(|(name, _)| **name == *one.name.local) {
                    attributes.extend(kept(&one));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.at);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let children = {
            let nodes = self.nodes.borrow();
            nodes.get(node.at).map(|node| node.children.clone())
        };
        for child in children.unwrap_or_default() {
            self.put(
                new_parent.at,
                None,
                NodeOrText::AppendNode(Handle {
                    at: child,
                    name: Rc::clone(&self.no_name),
                }),
            );
        }
    }
}
