//! What `verify` prints for packages as they are, and as a forger would like them to be.

use std::fs;
use std::path::PathBuf;

use galley_tests::desk::{Desk, plain};
use package::SecretKey;
use serde_json::{Value, json};

use crate::on_a_terminal::only_ours;
use crate::repacked::{ESCAPES, Parts, spoil};
use crate::review::two_people;
use crate::signing::with_passphrase;

/// A case: its name, the package, the exit, the words in the output, and those that must not be in it.
struct Case {
    name: &'static str,
    package: Vec<u8>,
    exit: i32,
    says: Vec<String>,
    never: Vec<&'static str>,
}

fn case(name: &'static str, package: Vec<u8>, exit: i32, says: &[&str]) -> Case {
    Case {
        name,
        package,
        exit,
        says: says.iter().map(|says| (*says).to_owned()).collect(),
        never: Vec::new(),
    }
}

impl Case {
    /// What is wrong when a stranger's desk verifies it.
    fn complaint(&self, reader: &Desk) -> Option<String> {
        let path = reader.file("p.zip", &self.package);
        let verify = |form: &[&str]| {
            let mut command = reader.cli();
            command.env("LC_ALL", "en_GB.UTF-8").args(form);
            let output = command.args(["verify", plain(&path)]).output().unwrap();
            let (out, err) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
            (output.status.code(), out.unwrap(), err.unwrap())
        };
        let (code, out, err) = verify(&[]);
        only_ours(&out, self.name);
        only_ours(&err, self.name);
        if out.contains("⟨U+001B⟩") {
            let (_, json, _) = verify(&["--json"]);
            only_ours(&json, self.name);
        }
        let all = format!("{out}{err}");
        let missing = self.says.iter().find(|words| !all.contains(words.as_str()));
        let forbidden = self.never.iter().find(|words| all.contains(**words));
        // Nothing is proven to a stranger.
        let is_right = code == Some(self.exit) && !out.contains("\tproven\t");
        let complains = !is_right || missing.is_some() || forbidden.is_some();
        complains.then(|| {
            format!(
                "{}: {code:?}, missing {missing:?}, forbidden {forbidden:?} in\n{all}",
                self.name
            )
        })
    }

    fn never(mut self, words: &'static str) -> Self {
        self.never.push(words);
        self
    }
}

/// The writer's desk and its packages: signed by 周可, passed by 赵一 (recorded) and 孙三 (signed), in every form.
fn passed() -> (Desk, PathBuf, PathBuf) {
    let (writer, _, story) = two_people();
    // 周可 has a key from the first filing on.
    let to = writer.store().with_file_name("filed");
    fs::create_dir_all(&to).unwrap();
    with_passphrase(&writer, "油茶", &["file", &story, "--to", plain(&to)]).unwrap();
    writer.ask(["stages", "reviews=2", "proofs=0"]);
    with_passphrase(&writer, "孙三自己的", &["keys", "new", "孙三"]).unwrap();
    writer.ask(["sign", &story, "--stage", "1", "--as", "赵一"]);
    let sign = ["sign", &story, "--stage", "2", "--as", "孙三"];
    with_passphrase(&writer, "孙三自己的", &sign).unwrap();
    let forms = "docx,html,markdown,text,ninjs,newsml,wechat,captions,captions-csv,eml";
    let pack = |to: &str, passphrase: Option<&str>| {
        let to = writer.store().with_file_name(to);
        fs::create_dir_all(&to).unwrap();
        let export = ["export", &story, "--to", plain(&to), "--as", forms];
        let path = match passphrase {
            Some(passphrase) => with_passphrase(&writer, passphrase, &export).unwrap(),
            None => writer.ask(export),
        };
        PathBuf::from(path.trim())
    };
    let unsigned = pack("unsigned", None);
    let signed = pack("signed", Some("油茶"));
    (writer, unsigned, signed)
}

#[test]
fn what_is_verified_is_what_was_passed_and_the_words_and_the_exit_say_so() {
    let (writer, unsigned, signed) = passed();
    let honest = Parts::of(&signed);
    let (stranger, _) = SecretKey::generate_sealed("路人").unwrap();
    let whole = fs::read(&signed).unwrap();
    let differs = |name: &str| format!("form\tdiffers\t{name}\t");
    let decided = |change: &dyn Fn(&mut Value, Value)| {
        honest.clone().json("review.json", |slip| {
            let last = slip["trail"].as_array().unwrap().last().unwrap().clone();
            change(slip, last);
        })
    };
    let mut cases = vec![
        case(
            "whole and signed",
            whole.clone(),
            0,
            &[
                "whole\t",
                "signed\t",
                "manifests\tholds\t",
                "zip\tholds\t",
                "folder\tholds\t",
                "form\tholds\tstory.docx\t",
                "form\tholds\tapproval.html\t",
            ],
        ),
        case(
            "whole and unsigned",
            fs::read(&unsigned).unwrap(),
            0,
            &["whole\t", "unsigned\tnot-proven\t", "nothing proves who sent it"],
        ),
        case(
            "signature taken away",
            honest.pack(None),
            0,
            &["whole\t", "unsigned\tnot-proven\t"],
        )
        .never("signed\tholds"),
        case(
            "a stranger's signature",
            honest.pack(Some(&stranger)),
            0,
            &["signed\tnot-proven\t", "nobody here has compared this key"],
        )
        .never("signed\tholds"),
        case(
            "a byte changed",
            {
                let mut bytes = whole.clone();
                spoil(&mut bytes);
                bytes
            },
            1,
            &["was changed"],
        )
        .never("whole\t"),
        case(
            "cut short",
            whole[..whole.len() - 100].to_vec(),
            1,
            &["Ask the sender"],
        )
        .never("whole\t"),
        case(
            "folder renamed",
            {
                let (old, new) = ("油茶丰收/".as_bytes(), "已经签发/".as_bytes());
                let mut bytes = whole.clone();
                let found: Vec<usize> = (0..bytes.len() - old.len())
                    .filter(|at| bytes[*at..].starts_with(old))
                    .collect();
                assert!(found.len() > 10);
                found
                    .into_iter()
                    .for_each(|at| bytes[at..at + new.len()].copy_from_slice(new));
                bytes
            },
            1,
            &["not as Galley wrote it"],
        )
        .never("已经签发"),
        case(
            "a file too many",
            {
                let mut more = honest.clone();
                more.files.insert("final.docx".to_owned(), b"PK".to_vec());
                more.pack(None)
            },
            1,
            &["differs\t", &differs("final.docx")],
        ),
        case(
            "a form missing",
            {
                let mut less = honest.clone();
                less.files.remove("story.md");
                less.pack(None)
            },
            1,
            &["differs\t", &differs("story.md")],
        ),
        case(
            "no word of how it was set",
            {
                let mut old = honest.clone();
                old.files.remove("forms.json");
                old.pack(None)
            },
            0,
            &["form\tnot-proven\tstory.docx\tNot compared", "unsigned\t"],
        )
        .never("form\tholds"),
        case(
            "another edition",
            honest
                .clone()
                .json("forms.json", |rules| rules["edition"] = 99.into())
                .pack(None),
            0,
            &[
                "form\tnot-proven\tstory.docx\tNot compared",
                "another version of Galley",
            ],
        )
        .never("form\tholds"),
        case(
            "rules that are none",
            honest
                .clone()
                .with("forms.json", |bytes| *bytes = b"[]".to_vec())
                .pack(None),
            1,
            &[&differs("forms.json")],
        ),
        case(
            "story.json and its slip say something else",
            honest
                .clone()
                .story(|story| story["headline"] = "产量三百吨".into())
                .pack(None),
            1,
            &[
                &differs("story.docx"),
                &differs("story.txt"),
                &differs("ninjs.json"),
                "changed-since",
            ],
        )
        .never("\tfits\t"),
        case(
            "story.json alone says something else",
            honest
                .clone()
                .json("story.json", |story| story["headline"] = "产量三百吨".into())
                .pack(None),
            1,
            &["story.json is not the revision that the slip names"],
        ),
        case(
            "all forms say something else",
            {
                let mut all = honest.clone();
                for name in ["story.docx", "story.html", "story.md", "story.txt", "ninjs.json"] {
                    spoil(all.files.get_mut(name).unwrap());
                }
                all.pack(Some(&stranger))
            },
            1,
            &[
                "differs\t",
                &differs("story.docx"),
                &differs("story.html"),
                &differs("story.md"),
                &differs("story.txt"),
                &differs("ninjs.json"),
                "form\tholds\tnewsml.xml\t",
            ],
        ),
        case(
            "a pass forged without a signature",
            decided(&|slip, mut pass| {
                pass["id"] = "forged".into();
                pass["by"] = "钱二".into();
                pass["key"] = Value::Null;
                pass["signature"] = Value::Null;
                slip["trail"].as_array_mut().unwrap().push(pass);
            })
            .pack(None),
            1,
            &[&differs("approval.html"), "钱二", "\tclaimed\t"],
        ),
        case(
            "a pass forged with a stranger's key",
            {
                let key = stranger.public().unwrap();
                decided(&|slip, mut pass| {
                    pass["key"] = key.clone().into();
                    slip["trail"].as_array_mut().unwrap().push(pass);
                })
                .pack(None)
            },
            1,
            &["孙三 did not sign so"],
        )
        .never("whole\t"),
        case(
            "a pass whose reason was changed",
            decided(&|slip, _| {
                for pass in slip["trail"].as_array_mut().unwrap() {
                    pass["by"] = "钱二".into();
                }
            })
            .pack(None),
            1,
            &["did not sign so"],
        )
        .never("whole\t"),
        case(
            "a pass of another story",
            decided(&|slip, mut pass| {
                pass["story"] = "0198c1b2-0000-7000-8000-000000000000".into();
                slip["trail"].as_array_mut().unwrap().push(pass);
            })
            .pack(None),
            1,
            &["did not sign so"],
        )
        .never("whole\t"),
        case(
            "another chain",
            decided(&|slip, _| slip["chain"] = json!({ "reviews": 1, "proofs": 0 })).pack(None),
            0,
            &["the first review", "unsigned\t"],
        ),
        case(
            "passes taken away",
            decided(&|slip, _| slip["trail"] = json!([])).pack(None),
            1,
            &[&differs("approval.html"), &differs("approval.docx")],
        ),
        case(
            "made by another program",
            {
                let mut foreign = honest.clone();
                foreign.files.retain(|name, _| name == "story.docx");
                foreign.pack_by_another_program()
            },
            0,
            &[
                "(folder name not proven)",
                "folder\tnot-proven\t",
                "zip\tnot-proven\t",
            ],
        )
        .never("folder\tholds"),
        case(
            "escapes in every field",
            {
                let words = |value: &mut Value| *value = ESCAPES.into();
                let mut all = honest
                    .clone()
                    .story(|story| {
                        for field in ["headline", "slugline", "source", "dateline", "ednote"] {
                            words(&mut story[field]);
                        }
                    })
                    .json("review.json", |slip| {
                        words(&mut slip["from"]["name"]);
                        words(&mut slip["from"]["unit"]);
                        for pass in slip["trail"].as_array_mut().unwrap() {
                            for field in ["by", "unit", "reason", "recorded_by", "id"] {
                                words(&mut pass[field]);
                            }
                            pass["key"] = Value::Null;
                            pass["signature"] = Value::Null;
                        }
                    });
                all.info.push(("Contact-Name".to_owned(), ESCAPES.to_owned()));
                all.pack(None)
            },
            1,
            &["differs\t"],
        ),
    ];
    for form in [
        "story.docx",
        "story.html",
        "story.md",
        "story.txt",
        "ninjs.json",
        "newsml.xml",
        "wechat.html",
        "captions.docx",
        "captions.csv",
        "story.eml",
        "approval.html",
        "approval.docx",
    ] {
        let mut forged = honest.clone();
        spoil(forged.files.get_mut(form).unwrap());
        cases.push(
            case(
                "a form says something else",
                forged.pack(None),
                1,
                &["differs\t", &differs(form)],
            )
            .never("whole\t"),
        );
    }
    for folder in ["photos/", "web/"] {
        let name = honest
            .files
            .keys()
            .find(|name| name.starts_with(folder))
            .unwrap()
            .clone();
        let swapped = honest.clone().with(&name, |bytes| bytes.push(0)).pack(None);
        cases.push(case(
            "a photo is another",
            swapped,
            1,
            &[&format!("photos\tdiffers\t{name}\t")],
        ));
    }
    assert!(cases.len() >= 30, "{}", cases.len());

    let reader = Desk::new();
    reader.ask(["profile", "林溪"]);
    let complaints: Vec<String> = cases.iter().filter_map(|case| case.complaint(&reader)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));

    // Verified at the desk that has the keys, the same package is proven.
    let at_home = writer.ask(["verify", plain(&signed)]);
    assert!(
        at_home.starts_with("完好\t") && at_home.contains("签名\t相符\t") && at_home.contains("\tproven\t"),
        "{at_home}"
    );
    // Nothing but the signature proves the sender: a store that asks for none prints that.
    writer.ask(["stages", "signatures=none"]);
    let counted = writer.ask(["verify", plain(&signed)]);
    assert!(counted.contains("不要求签名"), "{counted}");
}
