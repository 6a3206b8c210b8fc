//! Reads a profile from TOML.

use chrono::NaiveTime;
use story::{Fact, FactKind, Field, Language, OriginalKind};
use toml_edit::Document;

use crate::Format;
use crate::fault::Fault;
use crate::profile_reader::{FieldPlace, ProfileReader, Section, parse};
use crate::{
    FileNames, Kicker, Mail, Outlet, Packing, Pattern, PhotoRules, Pixels, TextRules, Trace, WordFile,
    WordStyle, wire,
};

const ROOT: [&str; 12] = [
    "name",
    "title",
    "says",
    "formats",
    "cut_off",
    "exclusive",
    "text",
    "photos",
    "word",
    "files",
    "mail",
    "wire",
];
/// Longest name of an outlet, in characters.
const LONGEST_NAME: usize = 40;

impl Outlet {
    /// Reads a profile; its words for people are taken in `language`.
    ///
    /// # Errors
    /// A [`Fault`] for everything that is wrong with it, in the order of its lines.
    pub fn read(toml: &str, language: Language) -> Result<Self, Vec<Fault>> {
        let profile = parse(toml).map_err(|fault| vec![fault])?;
        Self::of(&profile, language)
    }

    /// The outlet of a profile that was parsed.
    ///
    /// # Errors
    /// As [`Outlet::read`].
    pub(crate) fn of(profile: &Document<&str>, language: Language) -> Result<Self, Vec<Fault>> {
        let mut page = ProfileReader::new(profile, language);
        let root = page.root(profile.as_table(), &ROOT);
        let name = name(&mut page, &root);
        let title = page.text(&root, "title").map(|(text, _)| text);
        let says = page.text(&root, "says").map(|(text, _)| text);
        let before = page.faults.len();
        let formats = page.words(&root, "formats", &Format::names(), Format::from_name);
        // An unknown format was reported already, and does not count as a missing one.
        let none = formats.as_ref().is_some_and(Vec::is_empty) && page.faults.len() == before;
        if page.value(&root, "formats").is_none() || none {
            page.wrong(
                &ProfileReader::missing(&root, "formats"),
                "没有写收哪些格式，如 formats = [\"docx\"]。",
                "the formats it takes are missing; write them like formats = [\"docx\"]",
            );
        }
        let (mut files, packing) = files(&mut page, &root);
        let wire = road(&mut page, &root);
        if let (None, Some(wire::OutletWire::Mail { .. })) = (&packing, &wire) {
            // Editors want to see the files of a mail, and no archive.
            files.packing = Packing::Folder;
        }
        if let (Packing::Folder, Some(at), Some(wire)) = (files.packing, packing, &wire)
            && !wire.kind().facts().takes_folders
        {
            page.wrong(
                &at,
                format!("{} 线路一次只收一个文件，收不了文件夹。写 packing = \"zip\"，或换一种线路。", wire.kind().name()),
                format!(
                    "a wire of kind {} takes one file at a time and no folder; write packing = \"zip\", or choose another wire",
                    wire.kind().name()
                ),
            );
        }
        let outlet = Self {
            title: title
                .filter(|title| !title.is_empty())
                .unwrap_or_else(|| name.clone()),
            name,
            says: says.unwrap_or_default(),
            formats: formats.unwrap_or_default(),
            text: text_rules(&mut page, &root),
            photos: photo_rules(&mut page, &root),
            word: word_file(&mut page, &root),
            files,
            mail: mail(&mut page, &root),
            cut_off: cut_off(&mut page, &root),
            exclusive: page.switch(&root, "exclusive").unwrap_or_default(),
            wire,
        };
        if page.faults.is_empty() {
            return Ok(outlet);
        }
        page.faults.sort_by_key(|fault| fault.line);
        Err(page.faults)
    }
}

fn name(page: &mut ProfileReader<'_>, root: &Section<'_>) -> String {
    let Some((name, at)) = page.text(root, "name") else {
        if page.value(root, "name").is_none() {
            page.wrong(
                &ProfileReader::missing(root, "name"),
                "没有写名字，如 name = \"desk\"。",
                "the name is missing; write it like name = \"desk\"",
            );
        }
        return String::new();
    };
    let fits = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    if !fits {
        page.wrong(
            &at,
            format!("名字用文字、数字、- 和 _，不超过 {LONGEST_NAME} 个字；给人看的名称写在 title。"),
            format!(
                "a name is of letters, digits, - and _, at most {LONGEST_NAME} of them; what people read stands in title"
            ),
        );
    }
    name
}

fn text_rules(page: &mut ProfileReader<'_>, root: &Section<'_>) -> TextRules {
    let section = page.section(
        root,
        "text",
        &[
            "words", "headline", "kicker", "required", "contact", "note", "related", "closing", "language",
        ],
    );
    TextRules {
        words: page.range(&section, "words"),
        headline: page.range(&section, "headline"),
        kicker: page
            .word(
                &section,
                "kicker",
                &["allowed", "required", "none"],
                |word| match word {
                    "allowed" => Some(Kicker::Allowed),
                    "required" => Some(Kicker::Required),
                    "none" => Some(Kicker::None),
                    _ => None,
                },
            )
            .unwrap_or_default(),
        required: page
            .words(&section, "required", &Field::names(), Field::from_name)
            .unwrap_or_default(),
        contact: page.switch(&section, "contact").unwrap_or_default(),
        note: page.switch(&section, "note").unwrap_or_default(),
        related: page.switch(&section, "related").unwrap_or(true),
        closing: page.switch(&section, "closing").unwrap_or_default(),
        language: page
            .text(&section, "language")
            .map(|(text, _)| text)
            .unwrap_or_default(),
    }
}

/// The facts that an outlet may ask of each picture: its words and its people. Its framing and pick are the desk's own.
fn wanted_facts() -> impl Iterator<Item = Fact> {
    let facts = Fact::ALL.iter().copied();
    facts.filter(|fact| fact.kind().is_text() || fact.kind() == FactKind::People)
}

fn photo_rules(page: &mut ProfileReader<'_>, root: &Section<'_>) -> PhotoRules {
    let fields = [
        "count",
        "pixels",
        "bytes",
        "most_bytes",
        "facts",
        "kinds",
        "originals",
        "web",
        "markers",
        "strip",
    ];
    let section = page.section(root, "photos", &fields);
    let facts: Vec<&str> = wanted_facts().map(Fact::name).collect();
    let kinds: Vec<&str> = OriginalKind::ALL.iter().map(|kind| kind.name()).collect();
    let pixels = page.text(&section, "pixels").and_then(|(text, at)| {
        let pixels = Pixels::read(&text);
        if pixels.is_none() {
            page.wrong(
                &at,
                "像素写成 \"1920x1080\"、\"1920\"（长边）或 \"20MP\"。",
                "pixels are written like \"1920x1080\", \"1920\" (the longer side) or \"20MP\"",
            );
        }
        pixels
    });
    PhotoRules {
        count: page.range(&section, "count"),
        pixels,
        bytes: page.bytes(&section, "bytes"),
        most_bytes: page.bytes(&section, "most_bytes"),
        facts: page
            .words(&section, "facts", &facts, |word| {
                wanted_facts().find(|fact| fact.name() == word)
            })
            .unwrap_or_default(),
        kinds: page
            .words(&section, "kinds", &kinds, OriginalKind::from_name)
            .unwrap_or_default(),
        originals: page.switch(&section, "originals").unwrap_or(true),
        web: page.switch(&section, "web").unwrap_or_default(),
        markers: page.switch(&section, "markers").unwrap_or_default(),
        strip: page
            .words(&section, "strip", &Trace::NAMES.map(|(_, name)| name), |word| {
                let known = Trace::NAMES.into_iter().find(|(_, name)| *name == word);
                known.map(|(trace, _)| trace)
            })
            .unwrap_or_default(),
    }
}

fn word_file(page: &mut ProfileReader<'_>, root: &Section<'_>) -> WordFile {
    let section = page.section(root, "word", &["style", "embed"]);
    let style = page.word(&section, "style", &["press", "official"], |word| match word {
        "press" => Some(WordStyle::Press),
        "official" => Some(WordStyle::Official),
        _ => None,
    });
    WordFile {
        style: style.unwrap_or_default(),
        embed: page.switch(&section, "embed").unwrap_or(true),
    }
}

/// The names of the files and their packing, and the place of the latter in the profile.
fn files(page: &mut ProfileReader<'_>, root: &Section<'_>) -> (FileNames, Option<FieldPlace>) {
    let section = page.section(root, "files", &["package", "story", "photo", "packing"]);
    let packing = page.word(&section, "packing", &["zip", "folder"], |word| match word {
        "zip" => Some(Packing::Zip),
        "folder" => Some(Packing::Folder),
        _ => None,
    });
    let names = FileNames {
        package: pattern(page, &section, "package"),
        story: pattern(page, &section, "story"),
        photo: pattern(page, &section, "photo"),
        packing: packing.unwrap_or_default(),
    };
    (names, page.value(&section, "packing").map(|(_, at)| at))
}

fn pattern(page: &mut ProfileReader<'_>, section: &Section<'_>, key: &str) -> Option<Pattern> {
    let (text, at) = page.text(section, key)?;
    match Pattern::read(&text) {
        Ok(pattern) => Some(pattern),
        Err(wrong) => {
            let fields = crate::FILE_FIELDS.map(|field| format!("{{{field}}}")).join(" ");
            page.wrong(
                &at,
                format!("没有“{wrong}”。花括号里可以写：{fields}。"),
                format!("there is no {wrong:?}; in braces may stand {fields}"),
            );
            None
        }
    }
}

fn mail(page: &mut ProfileReader<'_>, root: &Section<'_>) -> Option<Mail> {
    page.value(root, "mail")?;
    let section = page.section(root, "mail", &["to", "subject"]);
    let to = wire::addresses(page, &section, "to").unwrap_or_default();
    Some(Mail {
        to,
        subject: pattern(page, &section, "subject"),
    })
}

fn cut_off(page: &mut ProfileReader<'_>, root: &Section<'_>) -> Option<NaiveTime> {
    let (value, at) = page.value(root, "cut_off")?;
    let said = value
        .as_str()
        .map(str::to_owned)
        .or_else(|| value.as_datetime().map(ToString::to_string))
        .unwrap_or_default();
    let time = NaiveTime::parse_from_str(&said, "%H:%M")
        .or_else(|_| NaiveTime::parse_from_str(&said, "%H:%M:%S"))
        .ok();
    if time.is_none() {
        page.wrong(
            &at,
            "截稿时间写成 \"13:00\" 这样。",
            "a cut-off time is written like \"13:00\"",
        );
    }
    time
}

fn road(page: &mut ProfileReader<'_>, root: &Section<'_>) -> Option<wire::OutletWire> {
    page.value(root, "wire")?;
    let section = page.section(root, "wire", &wire::every_field());
    wire::read(page, &section)
}
