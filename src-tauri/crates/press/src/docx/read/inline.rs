//! The contents of a paragraph: runs, links, fields, tracked changes, drawings, notes.

use story::Span;

use super::drawing;
use super::review::ChangeKind;
use super::walk::{ComplexField, DocxWalk, chosen};
use super::xml::XmlNode;
use crate::noted::Unsupported;
use crate::{chars, link};

impl DocxWalk<'_> {
    pub(super) fn inline(&mut self, parent: &XmlNode, marks: &Span) {
        for node in &parent.children {
            match node.name.as_str() {
                "r" => self.run(node, marks),
                "hyperlink" => {
                    let relation = node.attribute("id").and_then(|id| self.relations.get(id));
                    let address = relation
                        .filter(|relation| relation.outside)
                        .map(|relation| relation.target.as_str());
                    let link = address.and_then(link::readable).or_else(|| marks.link.clone());
                    self.inline(
                        node,
                        &Span {
                            link,
                            ..marks.clone()
                        },
                    );
                }
                "ins" | "moveTo" => {
                    let kind = if node.name == "ins" {
                        ChangeKind::Inserted
                    } else {
                        ChangeKind::MovedHere
                    };
                    let at = self.changes.len();
                    self.change(kind, node, String::new());
                    let before = self.paragraph.length.bytes;
                    self.inline(node, marks);
                    let text = self.paragraph.behind(before);
                    if let Some(change) = self.changes.get_mut(at) {
                        change.text = text;
                    }
                }
                "del" | "moveFrom" => {
                    let kind = if node.name == "del" {
                        ChangeKind::Deleted
                    } else {
                        ChangeKind::MovedAway
                    };
                    self.change(kind, node, gone(node));
                }
                "smartTag" | "sdt" | "sdtContent" | "customXml" | "dir" | "bdo" => self.inline(node, marks),
                "fldSimple" => {
                    let link = address(node.attribute("instr").unwrap_or_default());
                    let link = link.or_else(|| marks.link.clone());
                    self.inline(
                        node,
                        &Span {
                            link,
                            ..marks.clone()
                        },
                    );
                }
                "AlternateContent" => {
                    if let Some(chosen) = chosen(node) {
                        self.inline(chosen, marks);
                    }
                }
                "oMath" | "oMathPara" => {
                    self.tally.turned(Unsupported::Formula);
                    let words: String = node
                        .below()
                        .filter(|one| one.name == "t")
                        .map(|one| one.text.as_str())
                        .collect();
                    self.say(&chars::printable(&words), marks);
                }
                "commentRangeStart" | "commentRangeEnd" => self.quotes.mark(node),
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &XmlNode, outer: &Span) {
        let properties = run.child("rPr");
        let on = |name: &str| properties.and_then(|properties| properties.toggle(name));
        if on("vanish") == Some(true) || on("webHidden") == Some(true) {
            return;
        }
        let style = properties.and_then(|properties| properties.child("rStyle")?.val());
        let (strong, emphasis) = style.map_or((None, None), |style| self.styles.marks(style));
        let mut marks = outer.clone();
        marks.strong = on("b").or(strong).unwrap_or(outer.strong);
        marks.emphasis = on("i").or(on("em")).or(emphasis).unwrap_or(outer.emphasis);
        if let Some(field) = self.fields.iter().rfind(|field| field.result)
            && marks.link.is_none()
        {
            marks.link.clone_from(&field.link);
        }
        let before = self.paragraph.length.bytes;
        for node in &run.children {
            self.part(node, &marks);
        }
        let said = self.paragraph.length.bytes > before;
        if let Some(properties) = properties.filter(|_| said) {
            self.dress(properties, marks.link.is_some());
        }
    }

    fn part(&mut self, node: &XmlNode, marks: &Span) {
        match node.name.as_str() {
            "fldChar" => match node.attribute("fldCharType") {
                Some("begin") => self.fields.push(ComplexField::default()),
                Some("separate") => self.fields.last_mut().into_iter().for_each(|field| {
                    field.link = address(&field.instruction);
                    field.result = true;
                }),
                _ => {
                    self.fields.pop();
                }
            },
            "instrText" => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(&node.text);
                }
            }
            // The instruction of a field is not printed.
            _ if self.fields.last().is_some_and(|field| !field.result) => {}
            "t" => {
                let kept = node.attribute("space") == Some("preserve");
                let words = if kept {
                    node.text.as_str()
                } else {
                    node.text.trim_matches([' ', '\t', '\r', '\n'])
                };
                self.say(&chars::printable(words), marks);
            }
            "tab" | "ptab" => self.say("\t", marks),
            "br" if matches!(node.attribute("type"), Some("page" | "column")) => {}
            // Only our own titles have both attributes: see `docx::run::title`.
            "br" if node.attribute("type") == Some("textWrapping")
                && node.attribute("clear") == Some("none") => {}
            "br" | "cr" => self.say("\n", marks),
            "noBreakHyphen" => self.say("\u{2011}", marks),
            "sym" => self.say(symbol(node), marks),
            "ruby" => {
                if let Some(base) = node.child("rubyBase") {
                    self.inline(base, marks);
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let kind = if node.name == "footnoteReference" {
                    "footnote"
                } else {
                    "endnote"
                };
                self.tally.turned(Unsupported::Footnote);
                let number = self.notes.number(kind, node.attribute("id").unwrap_or_default());
                self.say(&format!("［{number}］"), marks);
            }
            "commentReference" => self.quotes.point(node),
            "drawing" | "pict" => drawing::read(self, node),
            "object" => self.tally.left_out(Unsupported::Object),
            "AlternateContent" => {
                if let Some(chosen) = chosen(node) {
                    chosen.children.iter().for_each(|inner| self.part(inner, marks));
                }
            }
            _ => {}
        }
    }

    /// Counts the properties of a run that are left out, and the change of them that Word tracked.
    fn dress(&mut self, properties: &XmlNode, is_link: bool) {
        let value = |name: &str| properties.child(name).and_then(XmlNode::val);
        if !is_link && value("u").is_some_and(|line| line != "none") {
            self.tally.left_out(Unsupported::Underline);
        }
        let coloured = value("color").is_some_and(|colour| !matches!(colour, "auto" | "000000"));
        if !is_link && (coloured || value("highlight").is_some_and(|colour| colour != "none")) {
            self.tally.left_out(Unsupported::Colour);
        }
        if matches!(value("vertAlign"), Some("superscript" | "subscript")) {
            self.tally.turned(Unsupported::Raised);
        }
        if properties.toggle("strike") == Some(true) || properties.toggle("dstrike") == Some(true) {
            self.tally.turned(Unsupported::Struck);
        }
        if let Some(changed) = properties.child("rPrChange") {
            self.change(ChangeKind::Formatted, changed, String::new());
        }
    }
}

/// The words that were taken out.
fn gone(node: &XmlNode) -> String {
    let words = node
        .below()
        .filter(|one| matches!(one.name.as_str(), "delText" | "t"));
    words.map(|one| one.text.as_str()).collect()
}

/// Where the field `HYPERLINK "…"` leads.
fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = rest.strip_prefix('"')?.split('"').next()?;
    link::readable(address)
}

/// A sign of one of Word's fonts of signs.
fn symbol(node: &XmlNode) -> &'static str {
    let code = node.attribute("char").unwrap_or_default().to_ascii_uppercase();
    match code.trim_start_matches("F0") {
        "B7" | "6C" | "9F" => "•",
        "FC" => "✓",
        "FE" | "52" => "☑",
        "A8" | "6F" | "71" => "□",
        "6E" | "A7" => "■",
        "D8" => "➢",
        "E0" => "→",
        "DF" => "←",
        _ => "\u{fffd}",
    }
}
