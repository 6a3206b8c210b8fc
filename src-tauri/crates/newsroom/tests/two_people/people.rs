//! Both desks are set up: who works there, how their window looks, what it opens with.

use newsroom::story::Language;
use newsroom::{Access, Code, Newsroom, Profile, Settings, Theme};

use crate::rig::Rig;

#[test]
fn a_store_has_one_writer_and_whoever_comes_second_may_only_read() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let story = writer.writing().new_story().unwrap().row.id;
    assert!(writer.can_write());
    assert!(writer.dir().ends_with("writer"));

    let second = Newsroom::open(&writer.dir(), Access::Write, Box::new(rig.clock.clone()));
    assert_eq!(second.err().unwrap().code(), Code::Held);
    let reader = Newsroom::open_to_write_or_read(&writer.dir(), Box::new(rig.clock.clone())).unwrap();
    assert!(!reader.can_write() && reader.started().unwrap().held_by.is_some());
    assert_eq!(
        reader.writing().content(&story).unwrap(),
        writer.writing().content(&story).unwrap()
    );
    assert!(
        reader.writing().new_story().is_err(),
        "nothing is written beside a writer"
    );

    let own = newsroom::default_store();
    assert!(
        own.is_none_or(|own| own.ends_with("galley")),
        "nobody is given another program's folder"
    );
}

#[test]
fn a_window_opens_as_its_person_left_it() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let story = rig.piece();
    let profile = Profile {
        sign_off: "（河西村 周可）".to_owned(),
        place: "河西".to_owned(),
        ..writer.profile().unwrap().unwrap()
    };
    writer.set_profile(&profile).unwrap();
    assert_eq!(
        writer.writing().new_story().unwrap().content.sign_off.text,
        "（河西村 周可）"
    );

    let settings = Settings {
        theme: Theme::Dark,
        language: Language::En,
        ..writer.settings().unwrap()
    };
    writer.set_settings(&settings).unwrap();
    assert_eq!(writer.language(), Language::En, "it speaks so at once");
    writer.save_place(&story, "behind the second paragraph").unwrap();
    let started = writer.started().unwrap();
    assert_eq!((started.profile, started.settings), (Some(profile), settings));
    assert_eq!(started.last_story, Some(story.clone()));
    let place = writer.writing().open_story(&story).unwrap().place;
    assert_eq!(place.as_deref(), Some("behind the second paragraph"));

    // `speak` changes the language for this run, and not the setting.
    let unknown = |desk: &Newsroom| desk.find_story("none").unwrap_err().says(desk.language());
    let chinese = unknown(editor);
    editor.speak(Language::En);
    assert_ne!(unknown(editor), chinese);
    assert_eq!(editor.settings().unwrap().language, Language::Zh);
}
