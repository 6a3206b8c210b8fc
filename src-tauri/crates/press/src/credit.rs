//! The line below a caption that credits its picture, and the mark where a picture is when its file is apart.

use story::Figure;

/// `周小满 摄　东河街道供图`; empty where nobody is named. A credit that names the photographer is printed alone.
pub(crate) fn line(figure: &Figure, chinese: bool) -> String {
    let (photographer, credit) = (figure.photographer.trim(), figure.credit.trim());
    if photographer.is_empty() || credit.contains(photographer) {
        return credit.to_owned();
    }
    let taken_by = if chinese {
        format!("{photographer} 摄")
    } else {
        format!("Photo: {photographer}")
    };
    match credit {
        "" => taken_by,
        _ if chinese => format!("{taken_by}　{credit}"),
        _ => format!("{taken_by} / {credit}"),
    }
}

/// The mark at the place of a picture whose file is beside the text: `【图1】`.
pub(crate) fn mark(number: usize, chinese: bool) -> String {
    if chinese {
        format!("【图{number}】")
    } else {
        format!("[Picture {number}]")
    }
}

/// Takes a line as [`line`] prints it apart again. A line of another shape is the credit.
pub(crate) fn take(line: &str, figure: &mut Figure) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    let chinese = line
        .split_once(" 摄　")
        .or_else(|| line.strip_suffix(" 摄").map(|name| (name, "")));
    let english = line
        .strip_prefix("Photo: ")
        .map(|rest| rest.split_once(" / ").unwrap_or((rest, "")));
    let (photographer, credit) = chinese.or(english).unwrap_or(("", line));
    figure.photographer = photographer.trim().to_owned();
    figure.credit = credit.trim().to_owned();
}

/// The alternative text of a picture: its alt text, else its caption.
pub(crate) fn alt(figure: &Figure) -> &str {
    [figure.alt.trim(), figure.caption.trim()]
        .into_iter()
        .find(|words| !words.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(photographer: &str, credit: &str) -> Figure {
        Figure {
            photographer: photographer.to_owned(),
            credit: credit.to_owned(),
            ..Figure::default()
        }
    }

    #[test]
    fn a_printed_line_is_taken_apart_again() {
        for (photographer, credit, chinese) in [
            ("周小满", "", true),
            ("", "东河街道供图", true),
            ("周小满", "东河街道供图", true),
            ("Zhou Xiaoman", "", false),
            ("Zhou Xiaoman", "Donghe", false),
        ] {
            let said = figure(photographer, credit);
            let mut read = Figure::default();
            take(&line(&said, chinese), &mut read);
            assert_eq!(read, said);
        }
    }

    #[test]
    fn nobody_is_named_twice_and_nobody_is_made_up() {
        assert_eq!(line(&figure("", ""), true), "");
        assert_eq!(line(&figure("周小满", ""), true), "周小满 摄");
        assert_eq!(line(&figure("", "东河街道供图"), true), "东河街道供图");
        assert_eq!(
            line(&figure("周小满", "东河街道供图"), true),
            "周小满 摄　东河街道供图"
        );
        assert_eq!(
            line(&figure("周小满", "周小满/东河发布"), true),
            "周小满/东河发布"
        );
        assert_eq!(line(&figure("Zhou", ""), false), "Photo: Zhou");
    }
}
