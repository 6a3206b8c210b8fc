//! Pictures: taken in, placed, framed, captioned, stamped, handed out on paper and read back.

use std::fs;

use newsroom::story::{Fact, Figure, Framing};
use newsroom::{
    Code, Newsroom, Overwrite, PhotoSize, ProofSheet, SheetOrder, StampLine, StampMode, WhichPhotos, Written,
};

use crate::rig::{Rig, go_on, names, pairs, sample};

/// The figures of a piece in reading order, the tray last.
fn figures(desk: &Newsroom, id: &str) -> Vec<Figure> {
    desk.writing().content(id).unwrap().figures().cloned().collect()
}

#[test]
fn photos_come_in_as_bytes_as_files_and_by_the_hundred_each_once() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let bytes = fs::read(sample("上山.jpg")).unwrap();
    let first = writer.pictures().add_photo("上山.jpg", &bytes).added.unwrap();
    assert!(!first.already && first.figure.photo.is_some());
    let again = writer
        .pictures()
        .add_photo_file(&sample("上山.jpg"))
        .added
        .unwrap();
    assert!(again.already && again.photo.digest == first.photo.digest);
    assert!(
        writer
            .pictures()
            .add_photo("字.jpg", b"no photo")
            .refused
            .is_some()
    );

    let paths = ["分拣.jpg", "晒场.jpg", "上山.jpg"].map(sample);
    let mut heard = Vec::new();
    writer.pictures().add_photo_files(&paths, &mut |result| {
        heard.push((result.file_name, result.added.unwrap().already));
        go_on(())
    });
    let told: Vec<(&str, bool)> = heard
        .iter()
        .map(|(name, already)| (name.as_str(), *already))
        .collect();
    assert_eq!(
        told,
        [("分拣.jpg", false), ("晒场.jpg", false), ("上山.jpg", true)]
    );
    assert_eq!(
        writer.pictures().look_at_unknown_photos(8).unwrap(),
        0,
        "intake looked at each"
    );

    let (original, kind) = writer
        .pictures()
        .photo_bytes(&first.photo.digest, PhotoSize::Original, &Framing::default())
        .unwrap();
    assert!(original == bytes && kind == "image/jpeg", "the file as it came");
    let half = newsroom::framing_from_key("t0s0c0-0-5000-10000").unwrap();
    let (whole, _) = writer
        .pictures()
        .photo_bytes(&first.photo.digest, PhotoSize::Thumb, &Framing::default())
        .unwrap();
    let (cropped, _) = writer
        .pictures()
        .photo_bytes(&first.photo.digest, PhotoSize::Thumb, &half)
        .unwrap();
    assert_ne!(whole, cropped);
}

#[test]
fn a_figure_is_placed_turned_exchanged_taken_out_and_brought_back() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let (figure, added) = (figures(writer, &id)[0].clone(), |name| {
        writer.pictures().add_photo_file(&rig.photo(name)).added.unwrap()
    });
    writer
        .pictures()
        .attach(&id, vec![added("分拣.jpg").figure])
        .unwrap();
    assert_eq!(writer.writing().content(&id).unwrap().tray.len(), 1);
    let placed = writer.pictures().place_figure(&id, "2", 3).unwrap();
    assert_eq!(
        writer.writing().content(&id).unwrap().body[3]
            .as_figure()
            .unwrap()
            .id,
        placed
    );

    // A paragraph becomes the caption of a place without a photo, and a paragraph again.
    assert!(writer.pictures().turn_block(&id, 1).unwrap().is_some());
    assert_eq!(
        writer.writing().content(&id).unwrap().body[0]
            .as_figure()
            .unwrap()
            .caption,
        "昨天，县里下拨专项资金十万元。"
    );
    assert_eq!(writer.pictures().turn_block(&id, 1).unwrap(), None);

    writer
        .pictures()
        .set_facts(&id, "1", &pairs(&[("taken", "2026-11-20"), ("caption", "采果")]))
        .unwrap();
    assert_eq!(
        writer
            .pictures()
            .set_facts(&id, "1", &pairs(&[("taken", "昨天")]))
            .unwrap_err()
            .code(),
        Code::Refused
    );
    let mut other = added("晒场.jpg").figure;
    other.taken = "2026-11-21T14:20:00".to_owned();
    let exchange = writer
        .pictures()
        .exchange(&figures(writer, &id)[0], &other)
        .unwrap();
    assert_eq!(exchange.differing[0].field, newsroom::story::Fact::Taken);
    let asked = writer
        .pictures()
        .replace_photo(&id, "1", other.clone(), Written::Ask);
    assert_eq!(
        asked.unwrap_err().code(),
        Code::Refused,
        "what a person wrote is not overwritten unasked"
    );
    writer
        .pictures()
        .replace_photo(&id, "1", other.clone(), Written::Take)
        .unwrap();
    let now = &figures(writer, &id)[0];
    assert_eq!(
        (&now.photo, now.taken.as_str(), now.caption.as_str()),
        (&other.photo, "2026-11-21T14:20:00", "采果")
    );

    writer.pictures().remove_figure(&id, "1").unwrap();
    assert_eq!(figures(writer, &id).len(), 1);
    let removed = writer.writing().removed_photos(&id).unwrap();
    assert!(removed.iter().any(|one| one.figure.photo == other.photo));
    let digest = other.photo.unwrap();
    let back = writer.writing().bring_back_photo(&id, digest.as_str()).unwrap();
    assert_eq!(back.caption, "采果", "with its words");
    assert_eq!(writer.writing().content(&id).unwrap().tray, [back]);
    assert_ne!(figure.photo, Some(digest));
}

#[test]
fn a_caption_names_its_people_and_facts_go_on_many_at_once() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    writer
        .pictures()
        .set_facts(&id, "1", &pairs(&[("caption", "江克美(左二)在采果。")]))
        .unwrap();
    let figure = figures(writer, &id)[0].clone();
    let looked = writer.pictures().look_at_caption(&figure, 1, "zh-CN").unwrap();
    assert_eq!(
        (looked.told[0].name.as_str(), looked.told[0].position.as_str()),
        ("江克美", "左二")
    );
    assert!(
        writer.pictures().people_of(&id, "1", false).unwrap().told.len() == 1
            && figures(writer, &id)[0].people.is_empty()
    );
    writer.pictures().people_of(&id, "1", true).unwrap();
    assert_eq!(figures(writer, &id)[0].people[0].name, "江克美");

    writer
        .pictures()
        .attach(
            &id,
            vec![
                writer
                    .pictures()
                    .add_photo_file(&rig.photo("晒场.jpg"))
                    .added
                    .unwrap()
                    .figure,
            ],
        )
        .unwrap();
    let lines = [StampLine {
        field: Fact::Event,
        how: StampMode::Replace,
        text: "油茶节 {seq}".to_owned(),
    }];
    let both = ["1".to_owned(), "2".to_owned()];
    let preview = writer.stationery().preview_stamp(&id, &both, &lines).unwrap();
    assert_eq!(preview[1].changes[0].after, "油茶节 2");
    assert!(
        figures(writer, &id).iter().all(|figure| figure.event.is_empty()),
        "shown first"
    );
    assert_eq!(writer.stationery().stamp(&id, &both, &lines).unwrap(), preview);
    let stamped = figures(writer, &id);
    assert_eq!(stamped[1].event, "油茶节 2");
    assert!(
        newsroom::snapshot(&stamped[0])
            .iter()
            .any(|line| line.field == Fact::Event),
        "what a stamp can be made of"
    );
    let pasted = newsroom::paste_facts(&stamped[0], &stamped[1]);
    assert_eq!(
        (pasted.photo, pasted.event.as_str()),
        (stamped[1].photo.clone(), "油茶节 1")
    );
}

#[test]
fn a_sheet_of_captions_goes_out_and_what_was_filled_in_comes_back() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    writer
        .pictures()
        .set_facts(&id, "1", &pairs(&[("caption", "采果")]))
        .unwrap();
    let sheet = rig.folder("sheets").join("说明.csv");
    writer
        .pictures()
        .write_captions(&id, &sheet, &SheetOrder::default())
        .unwrap();
    assert_eq!(
        writer.pictures().look_at_sheet(&sheet).unwrap().story,
        Some(id.clone())
    );
    let filled = fs::read_to_string(&sheet).unwrap().replace("采果", "村民采果");
    fs::write(&sheet, filled).unwrap();

    let read = writer
        .pictures()
        .read_captions(&id, &sheet, &Overwrite::Nowhere)
        .unwrap();
    assert_eq!(read.photos[0].figure.caption, "村民采果");
    assert_eq!(figures(writer, &id)[0].caption, "采果", "reading changes nothing");
    assert_eq!(
        writer
            .pictures()
            .hand_captions(&id, &sheet, &Overwrite::Nowhere)
            .unwrap(),
        read,
        "the window puts it on its page"
    );
    let kept = writer.writing().history(&id).unwrap()[0].number;
    assert_eq!(
        writer.writing().revision(&id, kept).unwrap(),
        writer.writing().content(&id).unwrap(),
        "and what stood before is kept"
    );
    assert_eq!(figures(writer, &id)[0].caption, "采果");
    writer
        .pictures()
        .take_captions(&id, &sheet, &Overwrite::Nowhere)
        .unwrap();
    assert_eq!(figures(writer, &id)[0].caption, "村民采果");

    let order = ProofSheet {
        shown: WhichPhotos::Picked,
        ..ProofSheet::default()
    };
    assert!(
        writer.pictures().proof_sheet(&id, &order, &mut go_on).is_err(),
        "nothing is picked"
    );
    let proofs = rig.folder("sheets").join("印样.html");
    writer
        .pictures()
        .write_proof_sheet(&id, &ProofSheet::default(), &proofs, &mut go_on)
        .unwrap();
    assert_eq!(
        fs::read_to_string(&proofs).unwrap(),
        writer
            .pictures()
            .proof_sheet(&id, &ProofSheet::default(), &mut go_on)
            .unwrap()
    );

    let folder = rig.folder("sidecars");
    let written = writer.pictures().write_sidecars(&id, &folder).unwrap();
    assert!(fs::read_to_string(&written[0]).unwrap().contains("村民采果"));
    assert_eq!(names(&folder).len(), 2, "each photo with its words beside it");
}
