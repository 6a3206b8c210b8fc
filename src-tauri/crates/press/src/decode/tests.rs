use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

use super::*;

const SIMPLIFIED: &str = "社区食堂开业第一天，八十多位老人来吃饭\n3月8日中午，东河街道的社区食堂正式开业。“饭菜软和，价格也公道。”王桂兰（前排左一）说。\n";
const TRADITIONAL: &str = "社區食堂開業第一天，八十多位老人來吃飯\n三月八日中午，東河街道的社區食堂正式開業。王桂蘭說：飯菜軟和，價格也公道，明天還要帶鄰居一起來。\n";
const JAPANESE: &str =
    "地域の食堂が開店し、初日に八十人が昼食をとった。\n料理はやわらかく、値段も手ごろだと王さんは話した。\n";
const KOREAN: &str = "동네 식당이 문을 열었다. 첫날 여든 명이 넘는 노인이 점심을 먹었다.\n음식이 부드럽고 값도 적당하다고 말했다.\n";
const FRENCH: &str = "La cantine du quartier a ouvert à midi. « Les plats sont tendres », dit-elle, « et le prix honnête. » Élodie était là, très émue, près de la fenêtre.\n";
const RUSSIAN: &str =
    "Столовая открылась в полдень. Пришло больше восьмидесяти человек, еда понравилась всем.\n";

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "the sample must exist in {}", encoding.name());
    bytes.into_owned()
}

#[test]
fn utf8_is_taken_as_it_is_and_nothing_is_said() {
    let decoded = decode(SIMPLIFIED.as_bytes()).unwrap();
    assert_eq!(
        decoded,
        Decoded {
            text: SIMPLIFIED.to_owned(),
            took: Vec::new()
        }
    );
}

#[test]
fn a_byte_order_mark_is_left_out_and_said() {
    let decoded = decode(format!("\u{feff}{SIMPLIFIED}").as_bytes()).unwrap();
    assert_eq!(
        decoded,
        Decoded {
            text: SIMPLIFIED.to_owned(),
            took: vec![Took::ByteOrderMark]
        }
    );
}

#[test]
fn carriage_returns_become_line_feeds_and_that_is_said() {
    for ends in ["\r\n", "\r"] {
        let decoded = decode(SIMPLIFIED.replace('\n', ends).as_bytes()).unwrap();
        assert_eq!(
            decoded,
            Decoded {
                text: SIMPLIFIED.to_owned(),
                took: vec![Took::LineEndings]
            }
        );
    }
}

#[test]
fn gb18030_is_recognised_in_long_and_in_short_texts() {
    for text in [
        SIMPLIFIED,
        TRADITIONAL,
        "市直工委领导走访慰问志愿者\n",
        "社区食堂开业\n",
    ] {
        let decoded = decode(&encoded(GB18030, text)).unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!(
            decoded.took,
            vec![Took::Encoding {
                name: "GB18030".to_owned()
            }]
        );
    }
}

#[test]
fn utf16_needs_its_byte_order_mark() {
    let little: Vec<u8> = format!("\u{feff}{SIMPLIFIED}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let big: Vec<u8> = format!("\u{feff}{SIMPLIFIED}")
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    for bytes in [&little, &big] {
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.text, SIMPLIFIED);
        assert!(decoded.took.contains(&Took::Encoding {
            name: "UTF-16".to_owned()
        }));
        assert!(
            decode(&bytes[2..]).is_err(),
            "without its mark it cannot be told from anything else"
        );
    }
    let cut = &little[..little.len() - 1];
    assert_eq!(decode(cut), Err(NotText::Broken { encoding: "UTF-16" }));
}

#[test]
fn what_only_happens_to_decode_is_refused() {
    let samples = [
        (BIG5, TRADITIONAL),
        (SHIFT_JIS, JAPANESE),
        (EUC_JP, JAPANESE),
        (EUC_KR, KOREAN),
        (WINDOWS_1252, FRENCH),
        (WINDOWS_1251, RUSSIAN),
    ];
    for (encoding, text) in samples {
        let bytes = encoded(encoding, text);
        assert_eq!(
            decode(&bytes),
            Err(NotText::UnknownEncoding),
            "{}",
            encoding.name()
        );
        for line in text.lines().filter(|line| !line.is_ascii()) {
            assert!(
                decode(&encoded(encoding, line)).is_err(),
                "one line of {}: {line}",
                encoding.name()
            );
        }
    }
}

#[test]
fn each_foreign_word_alone_is_refused_too() {
    for (encoding, text) in [(EUC_KR, KOREAN), (WINDOWS_1252, FRENCH), (WINDOWS_1251, RUSSIAN)] {
        for word in text.split([' ', '\n']).filter(|word| !word.is_ascii()) {
            let decoded = decode(&encoded(encoding, word));
            assert!(
                decoded.is_err(),
                "{word} in {} became {decoded:?}",
                encoding.name()
            );
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_with_the_place() {
    assert_eq!(
        decode(b"PK\x03\x04rest"),
        Err(NotText::Binary { offset: 2, byte: 3 })
    );
    assert_eq!(
        decode(b"\xff\xd8\xff\xe0\x00\x10JFIF"),
        Err(NotText::Binary { offset: 4, byte: 0 })
    );
    assert_eq!(
        decode(b"\xef\xbb\xbf\xff"),
        Err(NotText::Broken { encoding: "UTF-8" })
    );
    assert_eq!(decode(b"\xb0"), Err(NotText::UnknownEncoding));
}

#[test]
fn utf8_with_one_wrong_byte_is_not_read_as_something_else() {
    let whole = SIMPLIFIED.as_bytes();
    for at in 0..whole.len() - 3 {
        let cut = [&whole[..at], &whole[at + 1..]].concat();
        match decode(&cut) {
            Ok(decoded) => assert!(
                std::str::from_utf8(&cut).is_ok(),
                "byte {at} gone: {}",
                decoded.text
            ),
            Err(error) => assert_eq!(error, NotText::UnknownEncoding, "byte {at} gone"),
        }
    }
}

#[test]
fn nothing_at_all_is_an_empty_text() {
    assert_eq!(decode(b"").unwrap().text, "");
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        if let Ok(decoded) = decode(&bytes) {
            proptest::prop_assert!(!decoded.text.contains('\r'));
        }
    }
}
