//! 审批单: the decisions on a story as a form that can be printed and filed.

use press::NoPlates;
use story::stages::{Chain, Printed, Proof, Trail, TrailEntry};
use story::visible::in_one_line;
use story::{Block, Content, Language, Span, Text};

use crate::Error;
use crate::genuine::genuine;
use crate::rooms::SigningRoom;
use crate::rows::printed;
use crate::standing::{self, what_is_printed};

/// What a form contains, besides the decisions too.
pub(crate) struct ApprovalForm<'a> {
    /// The story's id.
    pub story: &'a str,
    /// What was signed.
    pub content: &'a Content,
    /// The chain that is asked; it names the stages of decisions that do not contain their own.
    pub chain: Chain,
    /// Every decision in its order.
    pub trail: &'a Trail,
}

impl SigningRoom<'_> {
    /// The form of a story as it is now, as one page of HTML.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story; [`Error::Stored`] where a decision is damaged.
    pub fn approval_page(&self, id: &str) -> Result<String, Error> {
        let (content, trail) = (self.writing().content(id)?, self.trail(id)?);
        let chain = standing::chains(&self.store(), id)?.naming();
        let form = ApprovalForm {
            story: id,
            content: &content,
            chain,
            trail: &trail,
        };
        Ok(press::html::page(&form.set(), &NoPlates)?)
    }
}

impl ApprovalForm<'_> {
    /// The form, set as any story is. It is in the language of the piece, so that the same trail gives the same form on every
    /// machine.
    pub(crate) fn set(&self) -> Content {
        let language = self.content.own_language();
        let what = what_is_printed(self.content);
        let authors: Vec<&str> = self
            .content
            .authors
            .iter()
            .map(|author| author.name.as_str())
            .collect();
        let facts = [
            (language.pick("标题", "Headline"), self.content.headline.clone()),
            (
                language.pick("作者", "Authors"),
                authors.join(language.pick("、", ", ")),
            ),
            (language.pick("稿件编号", "Story"), self.story.to_owned()),
            (
                language.pick("付印内容的 SHA-256", "SHA-256 of what is printed"),
                what.digest.to_string(),
            ),
        ];
        let fact = |(name, value): (&str, String)| row(&[name, &value], true);
        // The heading names the time zone that `printed` uses.
        let head = match language {
            Language::Zh => ["审校", "结论", "姓名 单位", "时间 （北京）", "签名", "理由"],
            Language::En => [
                "Stage",
                "Decision",
                "Name, unit",
                "Time (UTC)",
                "Signature",
                "Reason",
            ],
        };
        let keys = self.keys();
        let key_head = row(
            &[
                language.pick("签名人", "Signed by"),
                language.pick("签名公钥（minisign）", "Public key (minisign)"),
            ],
            false,
        );
        let keys = (!keys.is_empty()).then(|| Block::Table {
            header: true,
            rows: std::iter::once(key_head).chain(keys).collect(),
        });
        let decisions = self
            .trail
            .entries()
            .iter()
            .map(|entry| self.decision(entry, &what, language));
        Content {
            headline: language.pick("稿件审批单", "Approval form").to_owned(),
            language: self.content.language.clone(),
            body: [
                Block::Table {
                    header: false,
                    rows: facts
                        .into_iter()
                        .filter(|(_, value)| !value.is_empty())
                        .map(fact)
                        .collect(),
                },
                Block::Table {
                    header: true,
                    rows: std::iter::once(row(&head, false)).chain(decisions).collect(),
                },
            ]
            .into_iter()
            .chain(keys)
            .collect(),
            ..Content::default()
        }
    }

    /// The signers whose signatures are on the form, each key once.
    fn keys(&self) -> Vec<Vec<Text>> {
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for entry in self.trail.entries() {
            let decision = &entry.decision;
            if let (Proof::Proven, Some(key)) = (&entry.proof, &decision.key) {
                let one = (decision.by.as_str(), key.as_str());
                if !seen.contains(&one) {
                    seen.push(one);
                }
            }
        }
        seen.iter().map(|(by, key)| row(&[by, key], false)).collect()
    }

    fn decision(&self, entry: &TrailEntry, now: &Printed, language: Language) -> Vec<Text> {
        let decision = &entry.decision;
        let verdict = decision.verdict.name(language);
        let verdict = if now.is_what_was_seen(decision) {
            verdict.to_owned()
        } else {
            format!("{verdict} {}", language.pick("（此后有改动）", "(changed since)"))
        };
        let at = printed(decision.at, self.content)
            .format("%Y-%m-%d %H:%M")
            .to_string();
        let signature = match (&entry.proof, genuine(decision)) {
            (_, Some(false)) => language
                .pick("与本决定不符", "does not fit this decision")
                .to_owned(),
            (Proof::Proven, _) => language.pick("有效", "good").to_owned(),
            (Proof::Vouched { by }, _) => language.pick(format!("由{by}代录"), format!("recorded by {by}")),
            (Proof::Claimed, _) => language.pick("自称，未经证明", "claimed, not proven").to_owned(),
        };
        let post = decision.stage_name(self.chain, language);
        row(
            &[
                post,
                &verdict,
                format!("{} {}", decision.by, decision.unit).trim(),
                &at,
                &signature,
                &decision.reason,
            ],
            false,
        )
    }
}

/// A row of cells; `named` sets the first of them in bold.
fn row(cells: &[&str], named: bool) -> Vec<Text> {
    let cell = |(index, text): (usize, &&str)| {
        let mut cell = Text::default();
        cell.push(Span {
            text: in_one_line(text).into_owned(),
            strong: named && index == 0,
            ..Span::default()
        });
        cell
    };
    cells.iter().enumerate().map(cell).collect()
}
