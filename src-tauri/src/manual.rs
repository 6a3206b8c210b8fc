//! The manual (`docs/manual`), which the program carries, so that it opens without a network. See
//! docs/decisions/manual-in-the-program.md.

use newsroom::story::{Content, Figure, Language, markdown};

macro_rules! pages {
    ($($name:literal)*) => {
        const ZH: &[&str] = &[$(include_str!(concat!("../../docs/manual/zh/", $name, ".md"))),*];
        const EN: &[&str] = &[$(include_str!(concat!("../../docs/manual/en/", $name, ".md"))),*];
    };
}

// In the order of the first page's table.
pages! {
    "README"
    "first-day"
    "writing"
    "photos"
    "review"
    "signing"
    "outlets"
    "bad-days"
    "keys"
    "command-line"
    "glossary"
}

/// The pages in a language, the table of contents first; each is read as a story, so that the window shows it as it shows one.
pub(crate) fn pages(language: Language) -> Vec<Content> {
    let pages = language.pick(ZH, EN).iter();
    pages
        .map(|page| markdown::read(page, &mut |_| Figure::default()).content)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_title_and_words_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            let pages = pages(language);
            assert_eq!(pages.len(), ZH.len());
            for page in pages {
                assert_ne!(page.headline, "");
                assert!(page.body.len() > 4, "{}: {}", page.headline, page.body.len());
            }
        }
    }
}
