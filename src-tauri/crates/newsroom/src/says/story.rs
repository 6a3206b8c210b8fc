//! Sentences for what a story's own rules refuse: bytes that are no story, a step that is not open, a place that is not there.

use story::comment::anchor::NoSuchPlace;
use story::stages::{Chain, Post, Refusal};
use story::workflow::{NotYourStep, State, Step};
use story::{ContentError, Language};

/// Bytes that are not a story, and the next step.
pub(super) fn content(error: &ContentError, language: Language) -> String {
    match error {
        ContentError::TooNew { found, known } => language.pick(
            format!("这篇稿件由更新版本的清样写成（格式 {found}，本机只认到 {known}）。请升级后再打开。"),
            format!(
                "the story has schema {found}, and this Galley knows up to {known}. Update Galley to open it."
            ),
        ),
        ContentError::NotAStory(why) => language.pick(
            "这段数据不是稿件，可能已损坏。请从版本或备份中恢复。".to_owned(),
            format!("these bytes are not a story ({why}). Restore it from a revision or a backup."),
        ),
    }
}

/// A place that cannot be commented on, and the next step.
pub(super) fn place(error: &NoSuchPlace, language: Language) -> String {
    match error {
        NoSuchPlace::Place => language.pick(
            "稿件里没有这个位置。请用 show --json 查看段号和插图。".to_owned(),
            "there is no such place in the story. Use show --json to see the blocks and figures.".to_owned(),
        ),
        NoSuchPlace::Quote(quote) => language.pick(
            format!("那里没有“{quote}”这几个字。请用 show 核对原文。"),
            format!("the words {quote:?} are not there. Use show to see the text."),
        ),
    }
}

/// A decision that is not taken, and the next step.
pub(super) fn stage(refusal: &Refusal, language: Language) -> String {
    let pick = |zh: String, en: String| language.pick(zh, en);
    match refusal {
        Refusal::NoSuchPost => pick(
            "本单位没有这一道审校。请用 stages 查看，或设定几审几校。".to_owned(),
            "this desk has no such stage. Use stages to see or to set how many there are.".to_owned(),
        ),
        Refusal::NotYet(post, chain) => {
            let (zh, en) = (
                post.name_of(chain, Language::Zh),
                post.name_of(chain, Language::En),
            );
            pick(
                format!("{zh}还没有通过。请先由{zh}审签。"),
                format!("{en} has not passed it yet and comes first. Ask for it."),
            )
        }
        Refusal::Already(post, chain) => {
            let (zh, en) = (
                post.name_of(chain, Language::Zh),
                post.name_of(chain, Language::En),
            );
            pick(
                format!("{zh}已经通过了这一版。请由下一道审签；内容改动后可以重签。"),
                format!(
                    "{en} has passed exactly this already. Go on with the next stage; it signs again once the text changes."
                ),
            )
        }
        Refusal::OnePerson(name, post, chain) => {
            let (zh, en) = (
                post.name_of(chain, Language::Zh),
                post.name_of(chain, Language::En),
            );
            pick(
                format!(
                    "“{name}”已经作为{zh}通过了这一版，一人只签一道。请换人签；小社可以设 stages small=yes。"
                ),
                format!(
                    "{name} passed {en} of exactly this, and one person passes one stage. Ask somebody else; a small desk may set \
                     stages small=yes."
                ),
            )
        }
        Refusal::Author(name) => pick(
            format!("“{name}”是作者，不能审校自己的稿件。请由别人审签。"),
            format!("{name} wrote it, and nobody passes their own piece. Ask somebody else to sign."),
        ),
        Refusal::NoReason => pick(
            "退回要写明理由。请写上理由再试。".to_owned(),
            "a return needs a reason. Give one and try again.".to_owned(),
        ),
        Refusal::NoName => pick(
            "签字要有姓名。请先填写姓名。".to_owned(),
            "a decision needs a name. Give one first.".to_owned(),
        ),
        Refusal::NoRecorder(name) => pick(
            format!("这里还没有登记姓名，不能替“{name}”代录。请先登记您自己的姓名。"),
            format!(
                "nobody is named here who could record the decision of {name}. Give your own name first."
            ),
        ),
    }
}

/// A step that is not open from where the story is: where it is, and what leads on from there.
pub(super) fn step(refused: NotYourStep, language: Language) -> String {
    let (state, step) = (refused.state.name(language), refused.step.name(language));
    let next = next(refused, language);
    match language {
        Language::Zh => format!("稿件现在是“{state}”，不能{step}。{next}"),
        Language::En => format!("the story is {state} and cannot be {step}. {next}"),
    }
}

fn next(NotYourStep { state, step }: NotYourStep, language: Language) -> &'static str {
    let (zh, en) = match (state, step) {
        (State::Spiked, Step::Spike) => ("它已经撤稿，可以留着。", "It is spiked already; leave it there."),
        (State::Spiked, _) => ("请先恢复稿件。", "Unspike it first."),
        (_, Step::Unspike) => (
            "它没有撤稿，不用恢复，可以直接处理。",
            "It is not spiked; go on with it as it is.",
        ),
        (State::Queued, Step::Spike | Step::Reopen | Step::File | Step::TakeReturn | Step::SignOff) => (
            "请先在待发里取消各个投送。",
            "Cancel its deliveries in the outbox first.",
        ),
        (State::SignedOff | State::Delivered, Step::File | Step::TakeReturn | Step::SignOff) => (
            "请先改动稿件，改动后会重新打开。",
            "Change the story first: that reopens it.",
        ),
        (_, Step::Queue | Step::Deliver) => (
            "请先完成审签，再投稿。",
            "Have it signed off first, then deliver it.",
        ),
        (_, Step::Withdraw) => (
            "它不在待发里，可以直接处理。",
            "It is not in the outbox; go on with it as it is.",
        ),
        (_, Step::SignOff) => (
            "请等退改稿回来，或改动稿件后再签。",
            "Wait for the return, or change the story, then sign.",
        ),
        (_, Step::Reopen) => ("它可以直接改动。", "Change it as it is."),
        (_, Step::File | Step::TakeReturn) => (
            "请在送审这篇稿件的电脑上操作。",
            "Do that in the store of whoever wrote it.",
        ),
        (_, Step::Receive) => (
            "请先退改或转交手上的这一份，再打开新的来稿。",
            "Return or pass on the copy in edit first, then open the new filing.",
        ),
        (_, Step::BeginEdit | Step::PassOn | Step::Return) => (
            "请改动稿件，重新打开后再操作。",
            "Change the story, which reopens it, then try again.",
        ),
        (_, Step::Spike) => (
            "请先处理完手上的步骤再撤稿。",
            "Finish what it is in first, then spike it.",
        ),
    };
    language.pick(zh, en)
}

/// Stages by name: `初审、一校`, `the first review and the first proof`.
pub(crate) fn stage_names(stages: &[Post], chain: &Chain, language: Language) -> String {
    let names: Vec<&str> = stages
        .iter()
        .map(|stage| stage.name_of(chain, language))
        .collect();
    names.join(language.pick("、", " and "))
}
