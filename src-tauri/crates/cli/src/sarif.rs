//! SARIF 2.1.0: flags in the form that editors and build servers read from checking tools.

use std::path::Path;

use newsroom::FileFlag;
use newsroom::story::check::{Flag, Place, Severity};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// A flag with its line, where the file has lines.
pub(crate) type Located = FileFlag;

/// Bytes that must be escaped in a reference.
const BEYOND_PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'~');

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log of one run over one story or file.
pub(crate) fn log(uri: &str, flags: &[Located]) -> Value {
    let mut rules: Vec<&str> = flags.iter().map(|located| located.flag.rule_name()).collect();
    rules.sort_unstable();
    rules.dedup();
    let rules: Vec<Value> = rules.into_iter().map(|id| json!({ "id": id })).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "galley-cli", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "utf16CodeUnits",
            "results": flags.iter().map(|located| result(uri, located)).collect::<Vec<Value>>(),
        }],
    })
}

fn result(uri: &str, located: &Located) -> Value {
    let flag = &located.flag;
    let level = match flag.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let mut result = json!({
        "ruleId": flag.rule_name(),
        "level": level,
        "message": { "text": flag.says },
        "locations": [location(uri, located)],
    });
    if let (Some(words), Some(members)) = (&flag.words, result.as_object_mut()) {
        members.insert(
            "partialFingerprints".to_owned(),
            json!({ "galley/v1": words.key }),
        );
        members.insert(
            "properties".to_owned(),
            json!({ "clause": words.clause, "suggest": flag.suggest }),
        );
    }
    result
}

fn location(uri: &str, located: &Located) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri } });
    if let (Some(line), Some(column), Some(words), Some(members)) = (
        located.file_line,
        located.file_column,
        &located.flag.words,
        physical.as_object_mut(),
    ) {
        let region = json!({
            "startLine": line,
            "startColumn": column,
            "endColumn": column.saturating_add(words.len),
            "snippet": { "text": located.flag.quote },
        });
        members.insert("region".to_owned(), region);
    }
    json!({ "physicalLocation": physical, "logicalLocations": [{ "fullyQualifiedName": place(&located.flag) }] })
}

fn place(flag: &Flag) -> String {
    let name = flag.place.name();
    match flag.place {
        Place::Field { .. } | Place::Related | Place::Photos => format!("field/{name}"),
        Place::Block { .. } => format!("block/{name}"),
        Place::Figure { .. } => format!("figure/{name}"),
    }
}

/// A path as a relative or absolute reference, its bytes beyond plain letters escaped.
pub(crate) fn uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    utf8_percent_encode(&path, BEYOND_PLAIN).to_string()
}
