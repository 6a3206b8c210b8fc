//! What a page says of itself to machines: 国办发〔2017〕47号 names the tags of a public body's article, search engines and chats read
//! the description, author and Open Graph.

use chrono::{DateTime, FixedOffset};
use story::{Content, LineKind, Shape, Text};

use crate::above;
use crate::chars::escape;

/// Longest description, in characters.
const LONGEST_DESCRIPTION: usize = 120;

/// The tags, a line each; those with nothing to say are left out.
pub(super) fn tags(content: &Content, published: Option<DateTime<FixedOffset>>) -> String {
    let description = description(content);
    let (keywords, author) = (content.keywords.join(","), above::byline(content));
    let minute = published.map(|at| at.format("%Y-%m-%d %H:%M").to_string());
    let instant = published.map(|at| at.to_rfc3339());
    let (title, source) = (content.headline.trim(), content.source.trim());
    let locale = content.language_tag().replace('-', "_");
    let named = [
        ("description", description.as_str()),
        ("keywords", &keywords),
        ("author", &author),
        ("SiteName", source),
        ("ArticleTitle", title),
        ("PubDate", minute.as_deref().unwrap_or_default()),
        ("ContentSource", source),
        ("Keywords", &keywords),
        ("Author", &author),
        ("Description", &description),
    ];
    let open_graph = [
        ("og:type", "article"),
        ("og:title", title),
        ("og:description", &description),
        ("og:site_name", source),
        ("og:locale", &locale),
        ("article:published_time", instant.as_deref().unwrap_or_default()),
    ];
    let named = named.map(|(name, words)| ("name", name, words));
    let open_graph = open_graph.map(|(name, words)| ("property", name, words));
    named
        .into_iter()
        .chain(open_graph)
        .filter(|(_, _, words)| !words.is_empty())
        .map(|(attribute, name, words)| {
            format!("<meta {attribute}=\"{name}\" content=\"{}\">\n", escape(words))
        })
        .collect()
}

/// The first paragraph, cut at a length that search engines show.
fn description(content: &Content) -> String {
    let first = content.body.iter().find_map(|block| {
        if let Shape::Lines {
            kind: LineKind::Paragraph,
            texts,
        } = block.shape()
        {
            texts.first().map(Text::to_plain)
        } else {
            None
        }
    });
    let first = first.unwrap_or_default();
    let first = first.split_whitespace().collect::<Vec<_>>().join(" ");
    if first.chars().count() <= LONGEST_DESCRIPTION {
        return first;
    }
    first.chars().take(LONGEST_DESCRIPTION - 1).chain(['…']).collect()
}
