//! A desk of nobody yet, and a correspondent's with six stories on it.

use std::fs;

use newsroom::story::Block;
use newsroom::{Drawer, Newsroom, Overwrite, SheetOrder, StampLine, StampMode};
use serde_json::{Value, json};

use super::{Scene, brief, go_on, write};

/// A store that does not know its person yet; then the person is named, and writes a first story.
pub(super) fn new() -> Vec<Value> {
    let mut scene = Scene::new();
    let nobody = scene.store("new");
    scene.opens(&nobody);
    for sheet in nobody.outlets().list().expect("outlets").sheets {
        scene.form(&nobody, &sheet.toml, None);
        if sheet.name == "gov-press" {
            scene.form(&nobody, &sheet.toml.replace("cut_off", "cutoff"), None);
            scene.form(&nobody, &format!("{}colour = \"red\"\n", sheet.toml), None);
            let shorter = sheet.toml.replace("300-", "200-");
            scene.form(&nobody, &shorter, None);
            let words = ("text.words", "200-900");
            let changed = scene.form(&nobody, &sheet.toml, Some(words));
            scene.form(&nobody, &changed, None);
        }
    }
    drop(nobody);
    let desk = scene.desk("new", "林溪", "农业农村局");
    scene.answer("new_story", json!({}), desk.writing().new_story());
    scene.answer("sample_story", json!({}), desk.writing().sample_story());
    let template = json!({ "template": "news" });
    scene.answer(
        "new_from_template",
        template,
        desk.stationery().new_from_template("news"),
    );
    scene.done()
}

impl Scene {
    /// An outlet's form, with one field changed; the profile that it writes then.
    pub(super) fn form(&mut self, desk: &Newsroom, toml: &str, change: Option<(&str, &str)>) -> String {
        let form = desk.outlets().form(toml, change);
        let written = form.toml.clone();
        let (field, text) = change.unzip();
        let takes = json!({ "toml": toml, "field": field, "text": text.unwrap_or_default() });
        self.answer("outlet_form", takes, Ok(form));
        written
    }
}

/// 林溪's desk: the sample story in front with two versions, a picture on its tray and one that lacks its words.
pub(super) fn desk() -> Vec<Value> {
    let mut scene = Scene::new();
    let desk = scene.desk("desk", "林溪", "农业农村局");
    let spiked = brief(
        &desk,
        "关于某次会议的消息（不发）",
        "会议内容已由市里统一发布，本稿撤下。",
    );
    desk.writing().spike(&spiked).expect("it is spiked");
    scene.passes(600);
    brief(
        &desk,
        "",
        "采访提纲：一、修路前后的运费；二、烘干机的账；三、年轻人回来的有几户。",
    );
    scene.passes(600);
    let drill = brief(
        &desk,
        "防汛演练检验乡镇联动",
        "警报响起后四分钟，第一支队伍到达闸口。指挥员在地图上画下三道线，把三个村的劳力分到坝上。",
    );
    let filed = scene.folder("filed");
    desk.review()
        .file(&drill, &filed, None, &mut go_on)
        .expect("it is filed");
    scene.passes(600);
    let school = brief(
        &desk,
        "社区夜校开课，第一晚坐满了",
        "报名表贴出三天，四十个名额被抢空。授课的木工师傅说，最大的学员六十七岁，最小的还在读初中。",
    );
    scene.passes(95);
    brief(
        &desk,
        "县医院新门诊楼启用首日见闻",
        "八点整，一楼大厅的叫号屏亮起。导诊台前排队的人比老楼少了一半。",
    );
    scene.passes(60);
    let oil = oil_tea(&mut scene, &desk);
    scene.opens(&desk);
    for drawer in [None, Some(Drawer::Filed), Some(Drawer::Spiked)] {
        scene.lists(&desk, drawer, "夜校");
    }
    scene.lists(&desk, Some(Drawer::Filed), "");
    scene.lists(&desk, Some(Drawer::Spiked), "");
    // The palette looks for what is typed as it is.
    scene.lists(&desk, None, "yexiao");
    for id in [&oil, &school, &drill, &spiked] {
        scene.reads(&desk, id);
    }
    scene.asks_of(&desk, &oil, &spiked);
    scene.done()
}

/// The sample story as its writer goes on with it: an older version with another first paragraph, then the text of now.
fn oil_tea(scene: &mut Scene, desk: &Newsroom) -> String {
    let id = desk.writing().sample_story().expect("the sample").row.id;
    let tray = desk.pictures().add_photo("IMG_2056.jpg", &small("上山.jpg"));
    let mut tray = tray.added.expect("a photo").figure;
    "清晨进山的村民".clone_into(&mut tray.caption);
    desk.pictures().attach(&id, vec![tray]).expect("it is attached");
    let now = desk.writing().content(&id).expect("the text");
    write(desk, &id, |content| {
        content.body[0] = Block::paragraph("旧的一段话。")
    });
    desk.writing().freeze(&id, None, "初稿").expect("a version");
    scene.passes(10);
    write(desk, &id, |content| {
        content.body.clone_from(&now.body);
        let mut figures = content.body.iter_mut().filter_map(Block::as_figure_mut);
        for (figure, caption) in figures.by_ref().zip([None, Some("旧图说"), Some("")]) {
            "林溪".clone_into(&mut figure.photographer);
            if let Some(caption) = caption {
                caption.clone_into(&mut figure.caption);
            }
        }
    });
    desk.writing().freeze(&id, None, "改稿").expect("a version");
    desk.save_place(&id, r#"{"anchor":0,"head":0,"scroll":0}"#)
        .expect("a place");
    id
}

impl Scene {
    /// What is asked in the course of the day, the last of it what changes the story.
    fn asks_of(&mut self, desk: &Newsroom, id: &str, spiked: &str) {
        let saved = write(desk, id, |_| {});
        self.answer("save_working", json!({ "story": id }), Ok(saved));
        for base in [2, 3] {
            let takes = json!({ "id": id, "base": base, "hers": null });
            self.answer("compare", takes, desk.writing().compare(id, Some(base), None));
        }
        let figures: Vec<_> = desk
            .writing()
            .content(id)
            .expect("the text")
            .figures()
            .cloned()
            .collect();
        let named = |name: &str| {
            let mut figure = figures[0].clone();
            "江克美(左二)看望联络员".clone_into(&mut figure.caption);
            (name.to_owned(), figure)
        };
        let (command, figure) = named("look_at_caption");
        let looked = desk.pictures().look_at_caption(&figure, 1, "zh-CN");
        self.answer(
            &command,
            json!({ "figure": { "caption": figure.caption } }),
            looked,
        );
        let ids: Vec<String> = figures.iter().map(|figure| figure.id.0.clone()).collect();
        let line = StampLine::of("credit", StampMode::Replace, "林溪/摄 {序号}").expect("a line");
        let takes = json!({ "id": id, "lines": [line] });
        self.answer(
            "preview_stamp",
            takes,
            desk.stationery().preview_stamp(id, &ids, &[line]),
        );
        let snippet = "本报{地点}{日期}电（通讯员 {姓名}）";
        for given in [Vec::new(), vec![("地点".to_owned(), "河西村".to_owned())]] {
            let takes = json!({ "text": snippet, "given": given });
            let filled = desk.stationery().fill_snippet(snippet, Some(id), &given);
            self.answer("fill_snippet", takes, filled);
        }
        // Every character of the names that the palette's tests ask for.
        let spoken = "导出稿件包图片说明表新建恢复社区夜校";
        let readings = newsroom::readings(spoken);
        self.answer("readings", json!({ "characters": spoken }), Ok(readings));
        self.arrivals(desk);
        self.sheet_back(desk, id);

        self.answer("unspike", json!({ "id": spiked }), desk.writing().unspike(spiked));
        self.answer(
            "freeze",
            json!({ "id": id }),
            desk.writing().freeze(id, None, "定稿"),
        );
        let restored = desk.writing().restore(id, 2, None);
        self.answer("restore", json!({ "id": id }), restored.map(|(open, _)| open));
        self.answer("spike", json!({ "id": id }), desk.writing().spike(id));
        self.answer("what_goes", json!({ "id": id }), desk.writing().what_goes(id));
        self.answer(
            "delete_story",
            json!({ "id": id }),
            desk.writing().delete_story(id),
        );
    }

    /// Photos and texts that come in, some of which are refused.
    fn arrivals(&mut self, desk: &Newsroom) {
        let photos = desk.pictures();
        let picked = [
            photos.add_photo("IMG_3001.jpg", &small("分拣.jpg")),
            photos.add_photo("IMG_3002.jpg", &small("晒场.jpg")),
            photos.add_photo("IMG_3003.HEIC", b"no picture at all"),
        ];
        self.answer("add_photo_uris", json!({}), Ok([&picked[0]]));
        self.answer("add_photo", json!({}), Ok(&picked[0]));
        self.answer("pick_photos", json!({}), Ok(picked));
        let text = "慰问联络员\n\n　　昨天，县里看望了三位联络员。\n"
            .as_bytes()
            .to_vec();
        let old_word = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].repeat(64);
        let taken = [
            desk.writing().import_bytes("慰问稿.txt", text),
            desk.writing().import_bytes("通知.doc", old_word),
        ];
        self.answer("import_files", json!({}), Ok(taken));
    }

    /// A caption sheet that came back: one fact changed on it, one on both sides, and a column that nobody knows.
    fn sheet_back(&mut self, desk: &Newsroom, id: &str) {
        let sheet = self.folder("captions").join("图片说明表.csv");
        let order = SheetOrder {
            photos: None,
            replace: true,
        };
        desk.pictures()
            .write_captions(id, &sheet, &order)
            .expect("a sheet");
        let text = fs::read_to_string(&sheet).expect("the sheet");
        let filled = text
            .replace("旧图说", "表里写的图说")
            .replace("林溪", "河西村委会");
        let lines = filled
            .lines()
            .zip(std::iter::once("备注").chain(std::iter::repeat("看过")));
        let lines: Vec<String> = lines.map(|(line, more)| format!("{line},{more}")).collect();
        fs::write(&sheet, lines.join("\r\n")).expect("it is filled in");
        write(desk, id, |content| {
            let mut figures = content.body.iter_mut().filter_map(Block::as_figure_mut);
            if let Some(second) = figures.nth(1) {
                "这里写的图说".clone_into(&mut second.caption);
            }
        });
        let second = desk
            .writing()
            .content(id)
            .expect("the text")
            .figures()
            .nth(1)
            .expect("a photo")
            .id
            .clone();
        let looked = desk.pictures().look_at_sheet(&sheet);
        self.answer("look_at_sheet", json!({}), Ok(looked));
        for over in [Vec::new(), vec![(second, newsroom::story::Fact::Caption)]] {
            let takes = json!({ "id": id, "over": over });
            let over = Overwrite::For(over);
            self.answer(
                "read_captions",
                takes.clone(),
                desk.pictures().read_captions(id, &sheet, &over),
            );
            self.answer(
                "hand_captions",
                takes,
                desk.pictures().hand_captions(id, &sheet, &over),
            );
        }
    }
}

/// One of the sample photos, as small as a list shows it.
pub(super) fn small(name: &str) -> Vec<u8> {
    let whole = fs::read(galley_tests::programs::root().join("assets/sample").join(name)).expect("a sample");
    let made = photo::render(&whole, photo::Rendition::Thumb, &photo::Framing::default());
    made.expect("a picture").jpeg
}
