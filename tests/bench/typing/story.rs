//! A long story of our own making.

use galley_tests::desk::{Desk, plain};
use std::fs::{copy, create_dir_all};

const FIGURES: usize = 40;

/// Sentences used by turns, so that no two paragraphs begin alike.
const SENTENCES: [&str; 7] = [
    "清早的雾还没有散，河西村的晒场上已经铺开了头一批油茶果。",
    "林场的老师傅说，今年雨水来得匀，果子比去年重了两成，出油也多。",
    "村里把三百亩坡地分成十二片，每片有人管路，有人管秤，有人管车。",
    "收购点的灯亮到夜里十一点，最后一车过完秤，账本上写下了整整六吨。",
    "学校放了两天假，高年级的孩子跟着父母上山，背篓里装的多半是落果。",
    "合作社的账目每周贴在村口，谁家多少斤，哪天付的钱，写得清清楚楚。",
    "到了十月底，山路上的车少了，晒场边又堆起了明年要用的新苗。",
];

/// Puts a story of this many characters and forty figures into the store, and answers its headline.
pub(crate) fn long_story(desk: &Desk, characters: usize) -> String {
    let headline = format!("{characters}字的长稿");
    let photos = desk.store().with_file_name(format!("photos-{characters}"));
    create_dir_all(&photos).expect("a folder in our own");
    let paragraphs: Vec<String> = paragraphs(characters).collect();
    let every = paragraphs.len() / FIGURES;
    let mut text = format!("# {headline}\n\n");
    for (number, paragraph) in paragraphs.iter().enumerate() {
        text += &format!("{paragraph}\n\n");
        let figure = number / every;
        if number % every == every / 2 && figure < FIGURES {
            text += &format!("![第{figure}张图的说明，写明是谁在哪里做什么](photo.jpg)\n\n");
            let photo = desk.photo(characters + figure);
            copy(photo, photos.join(format!("{figure:02}.jpg"))).expect("room for a photo");
        }
    }
    let file = desk.file(&format!("{characters}.md"), text.as_bytes());
    desk.ask(["import", plain(&file), "--photos", plain(&photos)]);
    headline
}

/// Paragraphs of about 170 characters that have so many together.
fn paragraphs(characters: usize) -> impl Iterator<Item = String> {
    let mut left = characters;
    (0..).map_while(move |number: usize| {
        let text: String = (0..6)
            .map(|turn| SENTENCES[(number * 5 + turn * 3) % SENTENCES.len()])
            .collect();
        let text: String = text.chars().take(left).collect();
        left -= text.chars().count();
        (!text.is_empty()).then_some(text)
    })
}
