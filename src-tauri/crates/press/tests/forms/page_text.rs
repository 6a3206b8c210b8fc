use crate::{golden, sample};

#[test]
fn the_manuscript_prints_every_word_in_order() {
    golden::compare("story.txt", &press::page_text::manuscript(&sample::story()));
}

#[test]
fn took_is_said_in_both_languages_and_as_json() {
    let reading = press::page_text::read(include_str!("../golden/page.txt"), &mut story::FigureId::default);
    let said: Vec<String> = reading
        .took
        .iter()
        .map(|took| {
            format!(
                "{}\n{}\n{}\n",
                took.zh(),
                took.en(),
                serde_json::to_string(took).unwrap()
            )
        })
        .collect();
    golden::compare("took.txt", &said.concat());
}
