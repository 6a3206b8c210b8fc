//! What fields say, and what people call them.

use story::{Content, SignOff};

/// What a field says, by its name in `set`.
pub(super) fn said(content: &Content, field: &str) -> String {
    let sign_off = |sign_off: &SignOff| sign_off.unbracketed().to_owned();
    match field {
        "slugline" => content.slugline.clone(),
        "kicker" => content.kicker.clone(),
        "headline" => content.headline.clone(),
        "subheadline" => content.subheadline.clone(),
        "dateline" => content.dateline.clone(),
        "byline" => content.authors.iter().map(|author| author.name.trim()).collect(),
        "sign_off" => sign_off(&content.sign_off),
        "source" => content.source.clone(),
        "keywords" => content.keywords.concat(),
        "genre" => content.genre.clone(),
        "urgency" => content
            .urgency
            .map(|urgency| urgency.to_string())
            .unwrap_or_default(),
        "embargo" => content.embargo.map(|at| at.to_rfc3339()).unwrap_or_default(),
        "language" => content.language.clone(),
        "ednote" => content.ednote.clone(),
        "length" => content.length.map(|_| "length".to_owned()).unwrap_or_default(),
        _ => String::new(),
    }
}

pub(super) fn zh_field(field: &str) -> &str {
    match field {
        "slugline" => "稿件代号",
        "kicker" => "肩题",
        "headline" => "标题",
        "subheadline" => "副题",
        "dateline" => "电头",
        "byline" => "作者",
        "sign_off" => "文末署名",
        "source" => "来源",
        "keywords" => "关键词",
        "genre" => "体裁",
        "urgency" => "紧急程度",
        "embargo" => "发布时间限制",
        "language" => "语言",
        "ednote" => "致编辑的话",
        "length" => "字数要求",
        other => other,
    }
}

pub(super) fn en_field(field: &str) -> &str {
    match field {
        "sign_off" => "sign-off",
        "ednote" => "note to the editor",
        other => other,
    }
}
