//! The words of a title and what each is, by jieba's dictionary.
//!
//! The dictionary is in the program. It is loaded at the first title that needs two lines, and not before: it takes a
//! tenth of a second.

use std::sync::LazyLock;

use jieba_rs::Jieba;

static DICTIONARY: LazyLock<Jieba> = LazyLock::new(|| {
    let mut dictionary = Jieba::new();
    for word in NOUNS {
        dictionary.add_word(word, None, Some("n"));
    }
    dictionary
});

/// Words of headlines that the dictionary does not have, or takes for a number.
const NOUNS: [&str; 24] = [
    "一线",
    "抗疫",
    "住建局",
    "住建厅",
    "住建部",
    "文旅局",
    "文旅厅",
    "人社局",
    "人社厅",
    "发改局",
    "卫健局",
    "应急局",
    "生态环境局",
    "农业农村局",
    "退役军人事务局",
    "融媒体中心",
    "街道办事处",
    "志愿服务",
    "营商环境",
    "乡村振兴",
    "主题教育",
    "基层治理",
    "复工复产",
    "联防联控",
];

/// A word of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) class: Class,
}

/// What a word is, as far as a break beside it depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// White space.
    Space,
    /// Marks, one or more of them.
    Mark,
    /// A number, in figures or in Han.
    Number,
    /// 家, 名, 万元: what a number counts in.
    Unit,
    /// 的, 了, 等, 们, and 上, 中, 后 behind a word.
    Particle,
    /// 在, 对, 把.
    Preposition,
    /// 和, 与, 并.
    Conjunction,
    /// 不, 再, 全面.
    Adverb,
    /// 各, 我们.
    Pronoun,
    /// A verb.
    Verb,
    /// An adjective.
    Adjective,
    /// 今年, 上午.
    Time,
    /// A noun, a name, and what the dictionary does not know.
    Noun,
}

/// The words, joined the title.
pub(super) fn words(title: &str) -> Vec<Word<'_>> {
    if title.is_ascii() {
        return latin(title);
    }
    let tagged = DICTIONARY.tag(title, true);
    let words = tagged.into_iter().map(|tag| Word {
        text: tag.word,
        class: class(tag.word, tag.tag),
    });
    words.collect()
}

/// A Latin title, at its spaces, without the dictionary.
fn latin(title: &str) -> Vec<Word<'_>> {
    let parts = title.split_inclusive(' ').flat_map(|word| {
        let bare = word.trim_end_matches(' ');
        let (bare, space) = word.split_at(bare.len());
        [(bare, Class::Noun), (space, Class::Space)]
    });
    let words = parts.filter(|(text, _)| !text.is_empty());
    words.map(|(text, class)| Word { text, class }).collect()
}

/// What a word is. `tag` is jieba's: `v` a verb, `nr` a person's name.
fn class(word: &str, tag: &str) -> Class {
    if word.chars().all(char::is_whitespace) {
        return Class::Space;
    }
    if !word.chars().any(char::is_alphanumeric) {
        return Class::Mark;
    }
    if word.chars().all(is_figure) {
        return Class::Number;
    }
    if NOUNS.contains(&word) {
        return Class::Noun;
    }
    let single = word.chars().count() == 1;
    match tag.chars().next() {
        Some('u' | 'y' | 'k') => Class::Particle,
        Some('f') if single => Class::Particle,
        Some('m') => Class::Number,
        Some('q') => Class::Unit,
        Some('p') => Class::Preposition,
        Some('c') => Class::Conjunction,
        Some('d') => Class::Adverb,
        Some('r') => Class::Pronoun,
        Some('v') => Class::Verb,
        Some('a') => Class::Adjective,
        Some('t') => Class::Time,
        _ => Class::Noun,
    }
}

/// Whether a number is written with it.
pub(super) fn is_figure(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '０'..='９' | '.' | ',' | '%' | '％' | '‰')
        || "〇零一二三四五六七八九十百千万亿两".contains(c)
}
