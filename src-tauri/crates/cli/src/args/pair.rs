//! `FIELD=VALUE`, as it is typed.

/// Splits at the first `=`. The value may hold anything, further `=` included.
pub(crate) fn pair(text: &str) -> Result<(String, String), String> {
    let (field, value) = text
        .split_once('=')
        .ok_or_else(|| format!("{text}: FIELD=VALUE is expected"))?;
    Ok((field.to_owned(), value.to_owned()))
}
