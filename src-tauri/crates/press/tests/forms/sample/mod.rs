//! One story of our own with every kind of block, and a provider of its photos.

use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset};
use press::{File, Plate, PlateError, Plates, ninjs::Issue};
use story::{
    Author, Block, Content, Digest, Figure, FigureId, OriginalKind, Person, Related, SignOff, SignOffPlace,
    Span, Text,
};

fn span(text: &str) -> Span {
    Span {
        text: text.to_owned(),
        ..Span::default()
    }
}

fn strong(text: &str) -> Span {
    Span {
        strong: true,
        ..span(text)
    }
}

fn text(spans: &[Span]) -> Text {
    Text(spans.to_vec())
}

fn plain(words: &[&str]) -> Vec<Text> {
    words.iter().map(|words| Text::plain(words)).collect()
}

pub(crate) fn photo(letter: char) -> Digest {
    Digest::try_from(letter.to_string().repeat(64)).unwrap()
}

fn figure(figure: Figure) -> Block {
    Block::Figure {
        figure: Box::new(figure),
    }
}

/// Every field, every kind of block, a photo in every format, one photo twice, one missing, one in the tray.
pub(crate) fn story() -> Content {
    Content {
        slugline: "东河食堂开业".to_owned(),
        kicker: "办好民生小事".to_owned(),
        headline: "东河街道社区食堂开业 <首日> 八十多位老人来吃饭".to_owned(),
        subheadline: "“一元早餐”下月推出".to_owned(),
        dateline: "东河3月8日电".to_owned(),
        authors: vec![
            Author {
                name: "周小满".to_owned(),
                unit: "东河街道".to_owned(),
                role: String::new(),
            },
            Author {
                name: "陈一鸣".to_owned(),
                unit: String::new(),
                role: "摄影".to_owned(),
            },
        ],
        sign_off: SignOff {
            text: "(东河街道 周小满)".to_owned(),
            place: SignOffPlace::EndOfLastParagraph,
        },
        source: "东河发布".to_owned(),
        keywords: vec!["社区食堂".to_owned(), "养老".to_owned()],
        genre: "消息".to_owned(),
        urgency: Some(5),
        embargo: Some(time("2026-03-09T06:00:00+08:00")),
        ednote: "图片另附原图。".to_owned(),
        related: vec![
            Related {
                title: "《邻里公约》征求意见".to_owned(),
                href: "https://example.cn/公约?a=1&b=2".to_owned(),
            },
            Related {
                title: "旧闻一则".to_owned(),
                href: "javascript:alert(1)".to_owned(),
            },
        ],
        body: body(),
        tray: vec![Figure {
            id: FigureId("f6".to_owned()),
            caption: "未用的一张".to_owned(),
            ..Figure::default()
        }],
        ..Content::default()
    }
}

fn body() -> Vec<Block> {
    let link = Span {
        link: Some("https://example.cn/菜单".to_owned()),
        ..span("菜单")
    };
    let emphasis = Span {
        emphasis: true,
        ..span("免费")
    };
    vec![
        Block::Paragraph {
            text: text(&[
                span("3月8日,"),
                strong("“社区食堂”"),
                span("正式开业,"),
                link,
                span("每周公布,送餐"),
                emphasis,
                span("。"),
            ]),
        },
        figure(Figure {
            id: FigureId("f1".to_owned()),
            photo: Some(photo('a')),
            file_name: "DSC_0001.JPG".to_owned(),
            caption: "王桂兰(前排左一)在打饭".to_owned(),
            alt: "一位老人端着餐盘站在窗口前".to_owned(),
            photographer: "陈一鸣".to_owned(),
            credit: "东河发布".to_owned(),
            source: "东河街道".to_owned(),
            copyright: "© 东河街道".to_owned(),
            usage: "仅限新闻使用".to_owned(),
            taken: "2026-03-08T11:30:00+08:00".to_owned(),
            place: "东河街道社区食堂".to_owned(),
            event: "社区食堂开业".to_owned(),
            digital_source: "digitalCapture".to_owned(),
            people: vec![Person {
                name: "王桂兰".to_owned(),
                position: "前排左一".to_owned(),
                mark: None,
                title: "居民".to_owned(),
                unit: String::new(),
            }],
            framing: story::Framing::default(),
            rating: 0,
            pick: story::Pick::Open,
        }),
        Block::Subheading {
            level: 2,
            text: Text::plain("菜价 & 菜量"),
        },
        Block::Quote {
            paragraphs: plain(&["“饭菜软和,价格也公道。”", "“明天还来。”"]),
        },
        Block::List {
            numbered_from: None,
            items: plain(&["红烧豆腐 3.5元", "清炒时蔬 2元"]),
        },
        Block::List {
            numbered_from: Some(3),
            items: plain(&["先登记", "再领卡"]),
        },
        Block::List {
            numbered_from: Some(1),
            items: plain(&["取餐", "还盘"]),
        },
        figure(Figure {
            id: FigureId("f2".to_owned()),
            caption: "志愿者送饭上门(图片待补)".to_owned(),
            ..Figure::default()
        }),
        Block::Subheading {
            level: 1,
            text: Text::plain("用餐人数"),
        },
        Block::Table {
            header: true,
            rows: vec![
                plain(&["年龄", "人数", "占比"]),
                plain(&["70岁以上", "52", "六成以上"]),
                plain(&["70岁以下", "31"]),
            ],
        },
        Block::Rule {},
        figure(Figure {
            id: FigureId("f3".to_owned()),
            photo: Some(photo('b')),
            ..Figure::default()
        }),
        figure(Figure {
            id: FigureId("f4".to_owned()),
            photo: Some(photo('c')),
            caption: "窗口前排起了队".to_owned(),
            taken: "2026-03-08".to_owned(),
            ..Figure::default()
        }),
        figure(Figure {
            id: FigureId("f5".to_owned()),
            photo: Some(photo('a')),
            caption: "同一张照片的另一种用法".to_owned(),
            ..Figure::default()
        }),
        Block::paragraph("食堂累计投入47.6万元,\n下一步再推出“一元早餐”。"),
    ]
}

pub(crate) fn time(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub(crate) fn edition() -> Issue {
    Issue {
        guid: "0198c1b2-7a60-7c11-9d2e-5a1f4b3c2d10".to_owned(),
        version: "7".to_owned(),
        at: time("2026-03-08T20:15:30+08:00"),
        words: 123,
        chars: 130,
        amends: None,
    }
}

/// A JPEG turned on its side (EXIF orientation 6), a PNG and a WebP; the bytes are made here.
pub(crate) struct Bench;

const RED: [u8; 3] = [168, 50, 38];
const GREEN: [u8; 3] = [52, 96, 70];

fn pixels(width: u32, height: u32) -> image::RgbImage {
    image::RgbImage::from_fn(width, height, |_, y| {
        image::Rgb(if y < height / 4 { RED } else { GREEN })
    })
}

fn encoded(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels(width, height).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

impl Bench {
    /// The bytes of a photo and of its page-size rendition; each is made once in a run.
    pub(crate) fn bytes(letter: char) -> (Vec<u8>, Vec<u8>) {
        static MADE: LazyLock<[Vec<u8>; 4]> = LazyLock::new(|| {
            [
                encoded(1600, 1200, image::ImageFormat::Jpeg),
                encoded(300, 200, image::ImageFormat::Png),
                encoded(400, 300, image::ImageFormat::WebP),
                encoded(90, 120, image::ImageFormat::Jpeg),
            ]
        });
        let [jpeg, png, webp, page] = &*MADE;
        let original = match letter {
            'a' => jpeg,
            'b' => png,
            _ => webp,
        };
        (original.clone(), page.clone())
    }
}

/// The letter that identifies a photo, at the beginning of its digest.
fn letter(figure: &Figure) -> Option<char> {
    figure.photo.as_ref()?.as_str().chars().next()
}

impl Plates for Bench {
    fn plate(&self, figure: &Figure) -> Option<Plate> {
        let letter = letter(figure)?;
        let (original, page) = Self::bytes(letter);
        let (kind, name, width, height, orientation) = match letter {
            'a' => (OriginalKind::Jpeg, "photos/01-打饭.jpg", 1600, 1200, 6),
            'b' => (OriginalKind::Png, "photos/02.png", 300, 200, 1),
            'c' => (OriginalKind::Webp, "photos/03.webp", 400, 300, 1),
            _ => return None,
        };
        let web = name
            .replace("photos/", "web/")
            .replace(".png", ".jpg")
            .replace(".webp", ".jpg");
        Some(Plate {
            original: File {
                name: name.to_owned(),
                width,
                height,
                bytes: original.len() as u64,
            },
            page: File {
                name: web,
                width: 90,
                height: 120,
                bytes: page.len() as u64,
            },
            kind,
            orientation,
            whole: figure.framing.shows_all(),
        })
    }

    fn original(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        Ok(Self::bytes(letter(figure).unwrap()).0)
    }

    fn page_size(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        Ok(Self::bytes(letter(figure).unwrap()).1)
    }
}
