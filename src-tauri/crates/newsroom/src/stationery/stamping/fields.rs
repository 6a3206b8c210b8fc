//! The fields in braces that differ from photo to photo: day, time, number, file.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use story::Figure;

use crate::stationery::filling::Known;

/// The values of the fields for one photo, in both languages. A day or hour that the photo does not have stays open.
pub(super) fn given(figure: &Figure, (seq, all): (usize, usize), known: &Known<'_>) -> Vec<(String, String)> {
    let day = figure
        .taken
        .get(..10)
        .and_then(|day| day.parse::<NaiveDate>().ok());
    let time = figure
        .taken
        .get(..19)
        .and_then(|time| time.parse::<NaiveDateTime>().ok())
        .map(|time| format!("{:02}:{:02}", time.hour(), time.minute()));
    let width = all.to_string().len();
    let stem = figure
        .file_name
        .rsplit_once('.')
        .map_or(figure.file_name.as_str(), |(stem, _)| stem);
    let values = [
        (
            ["date", "日期"],
            day.map(|day| known.day(day)).unwrap_or_default(),
        ),
        (
            ["year", "年"],
            figure.taken.get(..4).unwrap_or_default().to_owned(),
        ),
        (["time", "时间"], time.unwrap_or_default()),
        (["seq", "序号"], format!("{seq:0width$}")),
        (["photographer", "摄影"], figure.photographer.clone()),
        (["credit", "供图署名"], figure.credit.clone()),
        (["filename", "文件名"], stem.to_owned()),
        (["caption", "图片说明"], figure.caption.clone()),
        (["event", "事件"], figure.event.clone()),
        (["slugline", "稿件代号"], known.content.slugline.clone()),
    ];
    let mut given: Vec<(String, String)> = values
        .into_iter()
        .flat_map(|(names, value)| names.map(|name| (name.to_owned(), value.clone())))
        .collect();
    // Where the photo has no place, the newsroom's own is used.
    if !figure.place.is_empty() {
        given.extend(["place", "地点"].map(|name| (name.to_owned(), figure.place.clone())));
    }
    given
}
