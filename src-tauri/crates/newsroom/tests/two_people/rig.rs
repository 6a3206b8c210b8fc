//! The two desks and what they share: a clock, a folder between them, a piece to begin with.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use newsroom::story::stages::{Chain, PostRole};
use newsroom::story::workflow::State;
use newsroom::{Access, Clock, Consent, Delivering, Intake, ListQuery, Newsroom, Profile, Queued, Signing};
use tempfile::TempDir;

/// What the writer begins with: a headline and three paragraphs.
const PAGE: &str = "油茶丰收\n\n昨天，县里下拨专项资金十万元。\n\n村民们上山采果，一直忙到天黑。\n\n合作社负责人说，今年价格比去年好。\n";

/// The clock on the wall, which both desks look at and which the test turns.
#[derive(Clone)]
pub(crate) struct OneClock(Arc<Mutex<(DateTime<FixedOffset>, Duration)>>);

impl OneClock {
    /// So much time passes.
    pub(crate) fn passes(&self, minutes: u32) {
        self.is_set(i64::from(minutes));
        self.0.lock().unwrap().1 += Duration::from_secs(60) * minutes;
    }

    /// The clock is set ahead, or back.
    pub(crate) fn is_set(&self, minutes: i64) {
        self.0.lock().unwrap().0 += TimeDelta::minutes(minutes);
    }

    pub(crate) fn now_utc(&self) -> DateTime<Utc> {
        self.now().to_utc()
    }
}

impl Clock for OneClock {
    fn now(&self) -> DateTime<FixedOffset> {
        self.0.lock().unwrap().0
    }

    fn uptime(&self) -> Duration {
        self.0.lock().unwrap().1
    }
}

/// 周可, who writes, and 林溪, who edits.
pub(crate) struct Rig {
    folder: TempDir,
    pub(crate) clock: OneClock,
    writer: Arc<Newsroom>,
    editor: Arc<Newsroom>,
}

impl Rig {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = OneClock(Arc::new(Mutex::new((
            "2026-11-30T09:00:00+08:00".parse().unwrap(),
            Duration::ZERO,
        ))));
        Self {
            writer: desk(folder.path(), &clock, "writer", ("周可", "河西村")),
            editor: desk(folder.path(), &clock, "editor", ("林溪", "县报编辑部")),
            clock,
            folder,
        }
    }

    /// The desk of one more person, with the same clock on its wall.
    pub(crate) fn desk(&self, name: &str, person: &str, unit: &str) -> Arc<Newsroom> {
        desk(self.folder.path(), &self.clock, name, (person, unit))
    }

    pub(crate) fn people(&self) -> (&Arc<Newsroom>, &Arc<Newsroom>) {
        (&self.writer, &self.editor)
    }

    /// The writer's program ends and is started again.
    pub(crate) fn opened_again(self) -> Self {
        let store = self.writer.dir();
        let Self {
            folder,
            clock,
            writer,
            editor,
        } = self;
        drop(writer);
        let writer = Arc::new(Newsroom::open(&store, Access::Write, Box::new(clock.clone())).unwrap());
        Self {
            folder,
            clock,
            writer,
            editor,
        }
    }

    /// A folder beside the stores, made if need be.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// A file beside the stores.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// One of the sample photos, as small as a list shows it: most chapters need a photo, not its pixels.
    pub(crate) fn photo(&self, name: &str) -> PathBuf {
        static SMALL: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::new(BTreeMap::new());
        let mut small = SMALL.lock().unwrap();
        let jpeg = small.entry(name.to_owned()).or_insert_with(|| {
            let whole = fs::read(sample(name)).unwrap();
            let made = photo::render(&whole, photo::Rendition::Thumb, &photo::Framing::default());
            made.unwrap().jpeg
        });
        self.file(name, jpeg)
    }

    /// The writer's piece without its photo: its id.
    pub(crate) fn text(&self) -> String {
        let imported = self
            .writer
            .writing()
            .import(&self.file("page.txt", PAGE), Intake::default());
        imported.story.unwrap().id
    }

    /// The writer's piece, with a photo behind its first paragraph: its id.
    pub(crate) fn piece(&self) -> String {
        let id = self.text();
        let added = self
            .writer
            .pictures()
            .add_photo_file(&self.photo("上山.jpg"))
            .added
            .unwrap();
        let figure = added.figure.id.0.clone();
        self.writer.pictures().attach(&id, vec![added.figure]).unwrap();
        self.writer.pictures().place_figure(&id, &figure, 1).unwrap();
        id
    }

    /// The writer's piece, filed, and open on the editor's desk.
    pub(crate) fn received(&self) -> String {
        let id = self.piece();
        let sent = self
            .writer
            .review()
            .file(&id, &self.folder("filed"), None, &mut go_on)
            .unwrap();
        self.clock.passes(10);
        self.editor
            .review()
            .receive(Path::new(&sent.exported.path), &Consent::default(), &mut go_on)
            .unwrap();
        id
    }

    /// The piece with two changes of the editor's on it, taken by its writer and not settled: another headline and another
    /// first sentence.
    pub(crate) fn returned(&self) -> String {
        let id = self.received();
        write(&self.editor, &id, |content| {
            content.headline = "油茶喜获丰收".to_owned();
            content.body[0] = newsroom::story::Block::paragraph("昨天，县里划拨专项资金十万元。");
        });
        self.clock.passes(10);
        let sent = self
            .editor
            .review()
            .return_story(&id, &self.folder("returned"), None, &mut go_on)
            .unwrap();
        self.clock.passes(10);
        self.writer
            .review()
            .receive(Path::new(&sent.exported.path), &Consent::default(), &mut go_on)
            .unwrap();
        id
    }

    /// An outlet on a desk that takes text, over a folder: that folder. `lines` are further lines of its profile, before its wire.
    pub(crate) fn outlet(&self, desk: &Newsroom, name: &str, lines: &str) -> PathBuf {
        let there = self.folder(&format!("there-{name}"));
        let path = there.display();
        let toml = format!(
            "name = \"{name}\"\nformats = [\"text\"]\n{lines}\n[wire]\nkind = \"folder\"\npath = \"{path}\"\n"
        );
        desk.outlets().save(&toml, None).unwrap();
        there
    }
}

/// A new store in this folder, and who works at it.
fn desk(folder: &Path, clock: &OneClock, name: &str, (person, unit): (&str, &str)) -> Arc<Newsroom> {
    let store = folder.join(name);
    let newsroom = Newsroom::open(&store, Access::Write, Box::new(clock.clone())).unwrap();
    let profile = Profile {
        name: person.to_owned(),
        unit: unit.to_owned(),
        ..Profile::default()
    };
    newsroom.set_profile(&profile).unwrap();
    Arc::new(newsroom)
}

/// Never stops the work.
pub(crate) fn go_on<T>(_: T) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// One of the sample photos.
pub(crate) fn sample(name: &str) -> PathBuf {
    PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap())
        .join("../../../assets/sample")
        .join(name)
}

/// Saves a change as a window does: over the version it read.
pub(crate) fn write(desk: &Newsroom, id: &str, change: impl FnOnce(&mut newsroom::story::Content)) {
    let open = desk.writing().open_story(id).unwrap();
    let mut content = open.content;
    change(&mut content);
    desk.writing()
        .save_working(id, open.version, &content.to_json())
        .unwrap();
}

pub(crate) fn state(desk: &Newsroom, id: &str) -> State {
    desk.writing().story_row(id).unwrap().state
}

/// A chain of so many reviews.
pub(crate) fn reviews(reviews: u8) -> Chain {
    Chain {
        reviews,
        ..Chain::default()
    }
}

/// A pass at a review by this person.
pub(crate) fn pass(stage: u8, by: &str) -> Signing {
    Signing {
        role: PostRole::Review,
        stage,
        by: by.to_owned(),
        back: None,
        despite_comments: false,
        version: None,
    }
}

/// Delivers a piece to an outlet without asking for more.
pub(crate) fn deliver(desk: &Newsroom, id: &str, outlet: &str) -> Queued {
    let wanted = Delivering {
        outlet,
        ..Delivering::default()
    };
    desk.delivery().deliver(id, &wanted, &mut go_on).unwrap()
}

/// The names of the files in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = files
        .filter(|file| file.path().is_file())
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Owned pairs of the names and values that fields and facts are set by.
pub(crate) fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// The whole list, as far as these tests fill it.
pub(crate) fn everything() -> ListQuery {
    ListQuery {
        spiked: true,
        most: 100,
        ..ListQuery::default()
    }
}
