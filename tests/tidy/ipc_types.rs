//! What crosses the IPC has one definition, in Rust; the page's TypeScript is written from it.

use super::sources::golden;
use newsroom::story;
use ts_rs::{Config, TS};

/// The file that is written.
pub(crate) const TYPES: &str = "ui/src/ipc/types.ts";

const HEAD: &str = "// What crosses the IPC. Written from the Rust types by tests/tidy (UPDATE_GOLDEN=1 make test); do not edit.\n";

/// The types, each with its comments.
pub(crate) fn written() -> String {
    let config = Config::new();
    let mut declared = vec![HEAD.to_owned()];
    macro_rules! declare {
        ($($name:ty),+ $(,)?) => { $(declared.push(format!("\nexport {}\n", <$name>::decl(&config)));)+ };
    }
    declare![
        story::Digest,
        story::FigureId,
        story::Span,
        story::Text,
        story::Author,
        story::Related,
        story::Length,
        story::Field,
        story::SignOff,
        story::SignOffPlace,
        story::FaceMark,
        story::Pick,
        story::Person,
        story::framing::Crop,
        story::framing::Focus,
        story::Framing,
        story::Fact,
        story::FactKind,
        story::FactUse,
        story::FactRow,
        story::OriginalRow,
        story::Figure,
        story::LineKind,
        story::Leaf,
        story::Block,
        story::Content,
        story::count::Count,
        story::workflow::State,
        story::check::Severity,
        story::check::Place,
        story::check::Flag,
        story::Language,
        newsroom::Code,
        newsroom::Failure,
        newsroom::Format,
        newsroom::Kicker,
        newsroom::TextRules,
        newsroom::Pixels,
        newsroom::Trace,
        newsroom::PhotoRules,
        newsroom::WordStyle,
        newsroom::WordFile,
        newsroom::Pattern,
        newsroom::Packing,
        newsroom::FileNames,
        newsroom::Mail,
        newsroom::Address,
        newsroom::Tls,
        newsroom::S3Style,
        newsroom::OutletWire,
        newsroom::WireKind,
        newsroom::Outlet,
        newsroom::Faulty,
        newsroom::OutletSheet,
        newsroom::OutletSheets,
        newsroom::OutletForm,
        newsroom::Preflight,
        newsroom::DeliveryStanding,
        newsroom::Adoption,
        newsroom::Relation,
        newsroom::Receipt,
        newsroom::ReceiptProof,
        newsroom::Stranger,
        newsroom::DeliveryRow,
        newsroom::Queued,
        newsroom::SubmissionPreview,
        newsroom::DeliveryStage,
        newsroom::Carried,
        newsroom::ConnectionTest,
        newsroom::InboxEntry,
        newsroom::WatchedInbox,
        newsroom::InboxState,
        newsroom::WechatText,
        newsroom::Profile,
        newsroom::Theme,
        newsroom::Letters,
        newsroom::View,
        newsroom::Settings,
        newsroom::Started,
        newsroom::StoryRow,
        newsroom::PhotoRow,
        newsroom::OpenStory,
        newsroom::Saved,
        newsroom::AddedPhoto,
        newsroom::Pasted,
        newsroom::PhotoResult,
        newsroom::Arriving,
        story::compare::ChangeId,
        story::compare::Point,
        story::compare::Extent,
        story::compare::Site,
        story::compare::What,
        story::compare::Change,
        story::compare::Role,
        story::compare::RowKind,
        story::compare::Fate,
        story::compare::Run,
        story::compare::FigureRow,
        story::compare::Row,
        newsroom::Compared,
        story::merge::ConflictId,
        story::merge::Conflict,
        story::merge::Choice,
        story::comment::Anchor,
        story::comment::Said,
        story::comment::Reply,
        story::comment::Mark,
        story::comment::Comment,
        story::stages::Chain,
        story::stages::PostRole,
        story::stages::Post,
        story::stages::Verdict,
        story::stages::Standing,
        story::stages::Proof,
        newsroom::Sender,
        newsroom::Signature,
        newsroom::Readiness,
        newsroom::SentPackage,
        newsroom::Arrival,
        newsroom::Arrived,
        newsroom::TrailRow,
        newsroom::KeyTrust,
        newsroom::KeyRow,
        newsroom::KeyChange,
        newsroom::Inlet,
        newsroom::IncomingKind,
        newsroom::EntryOutcome,
        newsroom::BroughtCounts,
        newsroom::RegisterRow,
        newsroom::Signed,
        newsroom::ChangeState,
        newsroom::ChangeRow,
        newsroom::Drawn,
        newsroom::Paint,
        newsroom::Decisions,
        newsroom::OpenReturnRow,
        newsroom::MarkedChange,
        newsroom::MarkedUp,
        newsroom::DecisionRequest,
        newsroom::Proposal,
        newsroom::RevisionRow,
        newsroom::Imported,
        newsroom::Exported,
        newsroom::Progress,
        newsroom::SkeletonKind,
        newsroom::Skeleton,
        newsroom::Template,
        newsroom::Snippet,
        newsroom::StationeryOrigin,
        newsroom::StationeryKind,
        newsroom::StationeryEditor,
        newsroom::StationeryForm,
        newsroom::Sheet<newsroom::Template>,
        newsroom::Sheets<newsroom::Template>,
        newsroom::StampMode,
        newsroom::StampLine,
        newsroom::Stamp,
        newsroom::StampedFact,
        newsroom::Differing,
        newsroom::Exchange,
        newsroom::Stamped,
        newsroom::FilledPhoto,
        newsroom::Clash,
        newsroom::TakenSheet,
        newsroom::SheetOf,
        newsroom::WhichPhotos,
        newsroom::ProofSheet,
        newsroom::CodeList,
        newsroom::Expanded,
        newsroom::IimRoom,
        newsroom::LookedAt,
        newsroom::FilledField,
        newsroom::Filled,
        newsroom::DeletionPreview,
        newsroom::Removed,
    ];
    declared.push(facts());
    declared.push(originals());
    declared.concat()
}

/// The list of kinds of original itself.
fn originals() -> String {
    let rows: Vec<_> = story::OriginalKind::ALL.iter().map(|kind| kind.row()).collect();
    let rows = serde_json::to_string_pretty(&rows).expect("a row is JSON");
    format!(
        "\n/** The kinds of file that a photo's original may be. */\nexport const ORIGINALS: readonly OriginalRow[] = {rows};\n"
    )
}

/// The list of facts itself, for forms and labels.
fn facts() -> String {
    let rows: Vec<_> = story::Fact::ALL.iter().map(|fact| fact.row()).collect();
    let rows = serde_json::to_string_pretty(&rows).expect("a row is JSON");
    format!(
        "\n/** The facts of a figure, in the order in which people are shown them. */\nexport const FACTS: readonly FactRow[] = {rows};\n"
    )
}

#[test]
fn the_pages_types_are_those_of_rust() {
    golden(TYPES, &written());
}
