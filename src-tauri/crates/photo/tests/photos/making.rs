//! Photos made in memory: small scenes with a colour in each corner, and the blocks that carry words.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Context, Field, In, Tag, Value};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder};

pub(crate) const RED: [u8; 3] = [220, 30, 30];
pub(crate) const GREEN: [u8; 3] = [30, 180, 40];
pub(crate) const BLUE: [u8; 3] = [30, 40, 210];
pub(crate) const WHITE: [u8; 3] = [250, 250, 250];

/// Red, green, blue and white quadrants: top left, top right, bottom left, bottom right.
pub(crate) fn scene(width: u32, height: u32) -> Vec<u8> {
    let pixel = |x: u32, y: u32| match (x * 2 < width, y * 2 < height) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => WHITE,
    };
    (0..height)
        .flat_map(|y| (0..width).flat_map(move |x| pixel(x, y)))
        .collect()
}

pub(crate) fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let pixels = scene(width.into(), height.into());
    Encoder::new(&mut jpeg, 90)
        .encode(&pixels, width, height, ColorType::Rgb)
        .unwrap();
    jpeg
}

/// The scene in ink, inverted and with Adobe's marker as its programs write it, or plain and without.
pub(crate) fn ink_jpeg(width: u16, height: u16, color: ColorType, adobe: bool) -> Vec<u8> {
    let ink: Vec<u8> = scene(width.into(), height.into())
        .chunks(3)
        .flat_map(|rgb| {
            let black = 255 - rgb.iter().max().unwrap();
            let part = |light: u8| {
                u8::try_from(
                    (255 - u16::from(light) - u16::from(black)) * 255 / (255 - u16::from(black)).max(1),
                )
                .unwrap()
            };
            [part(rgb[0]), part(rgb[1]), part(rgb[2]), black]
        })
        .map(|ink| if adobe { ink } else { 255 - ink })
        .collect();
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, 95)
        .encode(&ink, width, height, color)
        .unwrap();
    if !adobe {
        const SEGMENT: usize = 16;
        let marker = jpeg
            .windows(7)
            .position(|window| window == b"\0\x0eAdobe")
            .unwrap()
            - 2;
        jpeg.drain(marker..marker + SEGMENT);
    }
    jpeg
}

pub(crate) fn png(pixels: &[u8], width: u32, height: u32, color: ExtendedColorType) -> Vec<u8> {
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(pixels, width, height, color)
        .unwrap();
    png
}

pub(crate) fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut webp = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut webp);
    encoder
        .write_image(&scene(width, height), width, height, ExtendedColorType::Rgb8)
        .unwrap();
    webp
}

/// A lossless WebP of two frames, the scene and then black.
pub(crate) fn animated_webp(width: u32, height: u32) -> Vec<u8> {
    let chunk = |name: &[u8; 4], body: &[u8]| {
        let length = u32::try_from(body.len()).unwrap().to_le_bytes();
        [name, length.as_slice(), body, &[0][..body.len() % 2]].concat()
    };
    let low = |number: u32| number.to_le_bytes()[..3].to_vec();
    let frame = |still: &[u8]| {
        let size = [low(0), low(0), low(width - 1), low(height - 1), low(100), vec![0]].concat();
        chunk(b"ANMF", &[size, still[12..].to_vec()].concat())
    };
    let mut black = Vec::new();
    image::codecs::webp::WebPEncoder::new_lossless(&mut black)
        .write_image(
            &vec![0; (width * height * 3) as usize],
            width,
            height,
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    let screen = [vec![0b10, 0, 0, 0], low(width - 1), low(height - 1)].concat();
    let chunks = [
        chunk(b"VP8X", &screen),
        chunk(b"ANIM", &[0; 6]),
        frame(&webp(width, height)),
        frame(&black),
    ]
    .concat();
    let whole = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &whole, b"WEBP", &chunks].concat()
}

/// A PNG of the scene whose pixels are numbers of a palette, two bits each.
pub(crate) fn indexed_png(width: u32, height: u32) -> Vec<u8> {
    let palette = [RED, GREEN, BLUE, WHITE];
    let chosen = |pixel: &[u8]| palette.iter().position(|colour| colour == pixel).unwrap() as u8;
    let mut rows = Vec::new();
    for row in scene(width, height).chunks(width as usize * 3) {
        rows.push(0);
        let numbers: Vec<u8> = row.chunks(3).map(chosen).collect();
        rows.extend(
            numbers
                .chunks(4)
                .map(|four| four.iter().fold(0, |byte, number| byte << 2 | number)),
        );
    }
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, &rows).unwrap();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[2, 3, 0, 0, 0]].concat();
    // A header comes first in every PNG, so that the others can be put behind it.
    let frame = png(&[0], 1, 1, ExtendedColorType::L8);
    let own = with_chunk(&frame, b"IHDR", &header);
    let head = [&frame[..8], &own[33..33 + 25]].concat();
    let behind = |file: Vec<u8>, name, body: &[u8]| {
        let chunk = with_chunk(&frame, name, body);
        [file, chunk[33..33 + 12 + body.len()].to_vec()].concat()
    };
    let file = behind(head, b"PLTE", &palette.concat());
    let file = behind(file, b"IDAT", &packed.finish().unwrap());
    behind(file, b"IEND", &[])
}

/// A GIF of these frames, each of four bytes a pixel.
pub(crate) fn gif(frames: &[(u32, u32, Vec<u8>)]) -> Vec<u8> {
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    for (width, height, pixels) in frames {
        let frame = image::RgbaImage::from_raw(*width, *height, pixels.clone()).unwrap();
        encoder.encode_frame(image::Frame::new(frame)).unwrap();
    }
    drop(encoder);
    gif
}

/// The scene with an alpha that hides nothing.
pub(crate) fn solid(width: u32, height: u32) -> (u32, u32, Vec<u8>) {
    let pixels = scene(width, height);
    let solid = pixels.chunks(3).flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255]);
    (width, height, solid.collect())
}

/// A GIF with XMP as Adobe's programs put it in, directly before its first frame.
pub(crate) fn gif_with_xmp(gif: &[u8], packet: &[u8]) -> Vec<u8> {
    let colours = 3 * (2 << (gif[10] & 7)) * usize::from(gif[10] >> 7);
    let (head, rest) = gif.split_at(13 + colours);
    let ramp: Vec<u8> = std::iter::once(1).chain((0..=255).rev()).chain([0]).collect();
    [head, b"!\xff\x0bXMP DataXMP", packet, &ramp, rest].concat()
}

/// A TIFF of one strip, with the fields given beside the necessary ones.
pub(crate) fn tiff(width: u16, height: u16, more: Vec<Field>) -> Vec<u8> {
    let short = |tag, numbers: &[u16]| field(tag, Value::Short(numbers.to_vec()));
    let mut fields = vec![
        short(Tag::ImageWidth, &[width]),
        short(Tag::ImageLength, &[height]),
        short(Tag::BitsPerSample, &[8, 8, 8]),
        short(Tag::Compression, &[1]),
        short(Tag::PhotometricInterpretation, &[2]),
        short(Tag::SamplesPerPixel, &[3]),
        short(Tag::RowsPerStrip, &[height]),
    ];
    fields.extend(more);
    let pixels = scene(width.into(), height.into());
    let strips = [pixels.as_slice()];
    write(&fields, |writer| writer.set_strips(&strips, In::PRIMARY))
}

pub(crate) fn field(tag: Tag, value: Value) -> Field {
    Field {
        tag,
        ifd_num: In::PRIMARY,
        value,
    }
}

pub(crate) fn text(tag: Tag, text: impl AsRef<[u8]>) -> Field {
    field(tag, Value::Ascii(vec![text.as_ref().to_vec()]))
}

pub(crate) fn bytes(number: u16, bytes: &[u8]) -> Field {
    field(Tag(Context::Tiff, number), Value::Byte(bytes.to_vec()))
}

pub(crate) fn orientation(number: u16) -> Field {
    field(Tag::Orientation, Value::Short(vec![number]))
}

/// A block of EXIF, from its TIFF header on.
pub(crate) fn exif(fields: &[Field]) -> Vec<u8> {
    write(fields, |_| {})
}

fn write<'a>(fields: &'a [Field], with: impl FnOnce(&mut Writer<'a>)) -> Vec<u8> {
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    with(&mut writer);
    let mut block = Cursor::new(Vec::new());
    writer.write(&mut block, true).unwrap();
    block.into_inner()
}

/// IIM datasets of record 2; `coded` puts `ESC % G` in front.
pub(crate) fn iim(coded: bool, datasets: &[(u8, &[u8])]) -> Vec<u8> {
    let mut block = if coded {
        b"\x1c\x01\x5a\0\x03\x1b%G".to_vec()
    } else {
        Vec::new()
    };
    for (number, text) in datasets {
        block.extend([0x1c, 2, *number]);
        block.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
        block.extend(*text);
    }
    block
}

/// Photoshop resources.
pub(crate) fn resources(all: &[(u16, &[u8])]) -> Vec<u8> {
    let mut block = Vec::new();
    for (id, data) in all {
        block.extend(b"8BIM");
        block.extend(id.to_be_bytes());
        block.extend([0, 0]);
        block.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        block.extend(*data);
        block.extend(std::iter::repeat_n(0, data.len() % 2));
    }
    block
}

/// An XMP packet around the contents (attributes, elements) of its one description.
pub(crate) fn xmp(attributes: &str, elements: &str) -> Vec<u8> {
    format!(
        r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
          xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
          xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" {attributes}>{elements}</rdf:Description>
        </rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#
    )
    .into_bytes()
}

/// A JPEG with one more segment, directly behind its start.
pub(crate) fn with_segment(jpeg: &[u8], marker: u8, name: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(name.len() + body.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, name, body, &jpeg[2..]].concat()
}

pub(crate) fn jpeg_with_exif(jpeg: &[u8], fields: &[Field]) -> Vec<u8> {
    with_segment(jpeg, 0xe1, b"Exif\0\0", &exif(fields))
}

pub(crate) fn jpeg_with_xmp(jpeg: &[u8], packet: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xe1, b"http://ns.adobe.com/xap/1.0/\0", packet)
}

pub(crate) fn jpeg_with_iim(jpeg: &[u8], block: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xed, b"Photoshop 3.0\0", &resources(&[(0x0404, block)]))
}

/// A PNG with one more chunk behind its header.
pub(crate) fn with_chunk(png: &[u8], name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    const HEADER_END: usize = 33;
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(body);
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [
        &png[..HEADER_END],
        &length,
        name,
        body,
        &sum.sum().to_be_bytes(),
        &png[HEADER_END..],
    ]
    .concat()
}

/// A WebP with one more chunk at its end.
pub(crate) fn webp_with_chunk(webp: &[u8], name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    let padding = vec![0; body.len() % 2];
    let chunks = [&webp[12..], name, &length, body, &padding].concat();
    let whole = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &whole, b"WEBP", &chunks].concat()
}

/// GB18030, as Chinese desktop programs wrote captions for twenty years.
pub(crate) fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}
