//! 审签单: the decisions on a story as a form that can be printed and filed.

use press::approval::{ApprovalSheet, ApprovalStage};
use story::stages::{Chain, Printed, Proof, Trail, TrailEntry};
use story::visible::in_one_line;
use story::{Content, Language};

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
        Ok(form.set().page())
    }
}

impl ApprovalForm<'_> {
    /// The form as it is printed. It is in the language of the piece, so that the same trail gives the same form on every
    /// machine.
    pub(crate) fn set(&self) -> ApprovalSheet<'_> {
        let language = self.content.own_language();
        let what = what_is_printed(self.content);
        let mut proof = vec![
            format!("{} {}", language.pick("稿件编号", "Story"), self.story),
            format!(
                "{} {}",
                language.pick("付印内容的 SHA-256", "SHA-256 of what is printed"),
                what.digest
            ),
        ];
        proof.extend(self.keys().into_iter().map(|(by, key)| {
            let by = in_one_line(by);
            language.pick(
                format!("{by}的签名公钥（minisign） {key}"),
                format!("Public key of {by} (minisign) {key}"),
            )
        }));
        // The time zone that `printed` uses.
        let zone = language.pick("时间为北京时间。", "Times are UTC.");
        proof.push(zone.to_owned());
        ApprovalSheet {
            content: self.content,
            stages: self.stages(&what, language),
            code: format!("galley\n{}\nsha256:{}", self.story, what.digest),
            proof,
        }
    }

    /// Every stage that the chain asks for, and those at which something was decided besides. A desk that asks for none gets the
    /// three reviews and the proof of the customary form, to be signed in ink.
    fn stages(&self, what: &Printed, language: Language) -> Vec<ApprovalStage> {
        let mut names: Vec<String> = self
            .chain
            .posts()
            .map(|post| post.name_of(&self.chain, language).to_owned())
            .collect();
        let decisions: Vec<(String, String)> = self
            .trail
            .entries()
            .iter()
            .map(|entry| {
                let name = entry.decision.stage_name(self.chain, language);
                (name.to_owned(), self.decision(entry, what, language))
            })
            .collect();
        for (name, _) in &decisions {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        if names.is_empty() {
            let customary = match language {
                Language::Zh => ["初审", "复审", "终审", "校对"],
                Language::En => ["First review", "Second review", "Final review", "Proof"],
            };
            names = customary.map(str::to_owned).to_vec();
        }
        let stage = |name: String| ApprovalStage {
            decided: decisions
                .iter()
                .filter(|(at, _)| *at == name)
                .map(|(_, words)| words.clone())
                .collect(),
            name,
        };
        names.into_iter().map(stage).collect()
    }

    /// The signers whose signatures are on the form, each key once.
    fn keys(&self) -> Vec<(&str, &str)> {
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
        seen
    }

    /// What was decided, in one line: `通过　孙三 总编室　2026年2月14日 9:31　签名有效　意见：同意`.
    fn decision(&self, entry: &TrailEntry, now: &Printed, language: Language) -> String {
        let decision = &entry.decision;
        let verdict = decision.verdict.name(language);
        let verdict = if now.is_what_was_seen(decision) {
            verdict.to_owned()
        } else {
            language.pick(
                format!("{verdict}（此后有改动）"),
                format!("{verdict} (changed since)"),
            )
        };
        let signature = match (&entry.proof, genuine(decision)) {
            (_, Some(false)) => language
                .pick("签名与本决定不符", "the signature does not fit this decision")
                .to_owned(),
            (Proof::Proven, _) => language.pick("签名有效", "signature good").to_owned(),
            (Proof::Vouched { by }, _) if by.trim().is_empty() => {
                language.pick("代录", "recorded by another").to_owned()
            }
            (Proof::Vouched { by }, _) => language.pick(format!("由{by}代录"), format!("recorded by {by}")),
            (Proof::Claimed, _) => language.pick("自称，未经证明", "claimed, not proven").to_owned(),
        };
        let at = press::dates::minute(printed(decision.at, self.content), self.content.is_chinese());
        let reason = match decision.reason.trim() {
            "" => String::new(),
            reason => language.pick(format!("意见：{reason}"), format!("Reason: {reason}")),
        };
        let who = format!("{} {}", decision.by, decision.unit);
        let said = [verdict.as_str(), who.trim(), &at, &signature, &reason];
        let said: Vec<String> = said
            .into_iter()
            .filter(|words| !words.is_empty())
            .map(|words| in_one_line(words).into_owned())
            .collect();
        said.join(language.pick("　", " · "))
    }
}
