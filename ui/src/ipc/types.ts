// What crosses the IPC. Written from the Rust types by tests/tidy (UPDATE_GOLDEN=1 make test); do not edit.

export type Digest = string;

export type FigureId = string;

export type Span = { 
/**
 * The characters, exactly as typed.
 */
text: string, 
/**
 * Printed bold.
 */
strong?: boolean, 
/**
 * Printed with emphasis (italic, or dots under Han).
 */
emphasis?: boolean, 
/**
 * Where the run leads.
 */
link?: string, };

export type Text = Array<Span>;

export type Author = { 
/**
 * The name as printed.
 */
name: string, 
/**
 * 单位: the organisation the author writes for; empty where none is printed.
 */
unit: string, 
/**
 * What the author did (文, 摄影 …); empty for the ordinary case.
 */
role: string, };

export type Related = { 
/**
 * The title as printed.
 */
title: string, 
/**
 * Where it leads; empty where the source page's address is not known.
 */
href: string, };

export type Length = { 
/**
 * The fewest words, if there is a least.
 */
least: number | null, 
/**
 * The most words, if there is a limit.
 */
most: number | null, };

export type Field = "slugline" | "kicker" | "headline" | "subheadline" | "authors" | "dateline" | "sign_off" | "source" | "keywords" | "genre" | "urgency" | "embargo" | "language" | "ednote" | "length";

export type SignOff = { 
/**
 * As printed: `(市直机关工委 彭彤)`.
 */
text: string, 
/**
 * Where it is printed.
 */
place: SignOffPlace, };

export type SignOffPlace = "end_of_last_paragraph" | "own_line";

export type FaceMark = { 
/**
 * From the left edge.
 */
x: number, 
/**
 * From the top.
 */
y: number, };

export type Pick = "open" | "picked" | "rejected";

export type Person = { 
/**
 * The name as printed.
 */
name: string, 
/**
 * 单位.
 */
unit: string, 
/**
 * 职务.
 */
title: string, 
/**
 * 位置 as printed: 左二.
 */
position: string, 
/**
 * Where the face was marked in the photo; absent from the JSON where it was not.
 */
mark?: FaceMark, };

export type Crop = { 
/**
 * From the frame's left edge.
 */
left: number, 
/**
 * From its top.
 */
top: number, 
/**
 * How wide; at least one part.
 */
width: number, 
/**
 * How high; at least one part.
 */
height: number, };

export type Focus = { 
/**
 * From the left edge.
 */
x: number, 
/**
 * From the top.
 */
y: number, };

export type Framing = { 
/**
 * Quarter turns clockwise, 0 to 3.
 */
turn: number, 
/**
 * Turned clockwise by so many hundredths of a degree, ±[`MOST_STRAIGHTENED`].
 */
straighten: number, 
/**
 * Which part of the frame shows; `None` for all of it.
 */
crop: Crop | null, 
/**
 * What must stay in the picture however it is cut to another shape; `None` where it is not set.
 */
focus: Focus | null, };

export type Fact = "caption" | "photographer" | "credit" | "taken" | "place" | "event" | "people" | "source" | "copyright" | "usage" | "alt" | "digital_source" | "framing" | "rating" | "pick";

export type FactKind = "paragraph" | "line" | "time" | "source_type" | "people" | "framing" | "stars" | "pick";

export type FactUse = "exchange" | "snapshot" | "sheet" | "seldom";

export type FactRow = { 
/**
 * Its name in JSON and on the command line: that of the field of [`Figure`].
 */
name: Fact, 
/**
 * What it is called in Chinese.
 */
zh: string, 
/**
 * What it is called in English.
 */
en: string, 
/**
 * What kind of value it has.
 */
kind: FactKind, 
/**
 * What is done with it.
 */
uses: readonly FactUse[], };

export type Figure = { 
/**
 * Identity within the story.
 */
id: FigureId, 
/**
 * Which photo; `None` where the picture is missing and only its place and words are known.
 */
photo: Digest | null, 
/**
 * The name the photo's file had when it was added, for people; never a path.
 */
file_name: string, 
/**
 * 图片说明, as printed. IPTC Description.
 */
caption: string, 
/**
 * 替代文字, for those who cannot see it. IPTC Alt Text.
 */
alt: string, 
/**
 * 摄影: who took it. IPTC Creator.
 */
photographer: string, 
/**
 * 供图署名, as printed. IPTC Credit Line.
 */
credit: string, 
/**
 * 来源: who supplied it. IPTC Source.
 */
source: string, 
/**
 * 版权声明. IPTC Copyright Notice.
 */
copyright: string, 
/**
 * 使用条款. IPTC Rights Usage Terms.
 */
usage: string, 
/**
 * When it was taken, as precisely as the photo's metadata has it: an RFC 3339 time, or one without its offset, or a date
 * alone (`2020-02-14`, `2020-02-14T09:30:00`, `2020-02-14T09:30:00+08:00`). IPTC Date Created.
 */
taken: string, 
/**
 * Where it was taken. IPTC Location Created, as one printed phrase.
 */
place: string, 
/**
 * What was going on. IPTC Event.
 */
event: string, 
/**
 * IPTC Digital Source Type, the last part of its NewsCodes URI (`digitalCapture`); empty if unknown.
 */
digital_source: string, 
/**
 * Who is in it, from left to right. IPTC Person Shown.
 */
people: Array<Person>, 
/**
 * 取景: how much of the photo shows, and which way up. Absent from the JSON where the photo is shown as it is, so that
 * a figure without it has the bytes, and its story the digest, that it had before there was such a fact.
 */
framing?: Framing, 
/**
 * 星级: 0 (none) to 5 stars. XMP Rating. Like the two that follow it is absent from the JSON where it is not set.
 */
rating?: number, 
/**
 * 选用 or 弃用.
 */
pick?: Pick, };

export type LineKind = { "type": "paragraph" } | { "type": "subheading", 
/**
 * Depth below the headline.
 */
level: number, } | { "type": "quote" } | { "type": "item", 
/**
 * First number of its list; `None` for bullets.
 */
numbered_from: number | null, };

export type Leaf = { "type": "rule" };

export type Block = { "type": "paragraph", 
/**
 * The paragraph's text.
 */
text: Text, } | { "type": "subheading", 
/**
 * Depth below the headline: 1, 2 or 3.
 */
level: number, 
/**
 * The heading's text.
 */
text: Text, } | { "type": "quote", 
/**
 * The quoted paragraphs; at least one.
 */
paragraphs: Array<Text>, } | { "type": "list", 
/**
 * First number of a numbered list; `None` for bullets.
 */
numbered_from: number | null, 
/**
 * The items; at least one.
 */
items: Array<Text>, } | { "type": "figure", 
/**
 * The figure itself.
 */
figure: Figure, } | { "type": "table", 
/**
 * Whether the first row holds the column titles.
 */
header: boolean, 
/**
 * Rows of cells. Rows may be ragged while being typed; missing cells read as empty.
 */
rows: Array<Array<Text>>, } | { "type": "rule", };

export type Content = { 
/**
 * Schema version of this value; [`SCHEMA`] when written by this build.
 */
schema: number, 
/**
 * 稿件代号: short working name, never printed. ninjs `slugline`.
 */
slugline: string, 
/**
 * 肩题: the line above the headline.
 */
kicker: string, 
/**
 * 标题: what the piece is known by. ninjs `headlines[]`.
 */
headline: string, 
/**
 * 副题: the line below the headline.
 */
subheadline: string, 
/**
 * 电头: place and date as printed.
 */
dateline: string, 
/**
 * 作者: who wrote it, in printed order. ninjs `by` and `people[rel=author]`.
 */
authors: Array<Author>, 
/**
 * 文末署名: how the piece ends in print.
 */
sign_off: SignOff, 
/**
 * 来源: who the piece comes from. ninjs `infoSources[]`.
 */
source: string, 
/**
 * 关键词: in the writer's order.
 */
keywords: Array<string>, 
/**
 * 体裁: 消息, 通讯 … as the writer names it.
 */
genre: string, 
/**
 * 紧急程度: 1 (most urgent) to 9, as IPTC counts it; `None` where nobody said.
 */
urgency: number | null, 
/**
 * Not to be published before this time (RFC 3339). ninjs `embargoedUntil`.
 */
embargo: string | null, 
/**
 * BCP 47 language of the piece, `zh-CN` for a new one.
 */
language: string, 
/**
 * 致编辑: a note to the receiving desk, not for print. ninjs `edNote`.
 */
ednote: string, 
/**
 * 字数要求: how long the piece must be. Absent from the JSON where nobody said, so that a story without it has the
 * bytes, and so the digest, that it had before there was such a field.
 */
length?: Length, 
/**
 * 推荐阅读: titles the page points to.
 */
related: Array<Related>, 
/**
 * The text and its figures, in reading order. The lead is the first paragraph, not a field.
 */
body: Array<Block>, 
/**
 * 图片篮: figures attached to the story but not placed in the body.
 */
tray: Array<Figure>, };

export type Count = { 
/**
 * 字数.
 */
words: number, 
/**
 * Characters with spaces, without line feeds.
 */
characters: number, 
/**
 * Han characters alone.
 */
han: number, 
/**
 * Reading time in minutes, rounded up; 0 for no text.
 */
minutes: number, };

export type State = "draft" | "filed" | "returned" | "signed_off" | "queued" | "delivered" | "spiked" | "received" | "in_edit" | "passed_on";

export type Severity = "error" | "warning" | "note";

export type Place = { "kind": "field", 
/**
 * Which one.
 */
name: Field, } | { "kind": "related" } | { "kind": "photos" } | { "kind": "block", 
/**
 * Its position, counted from 1.
 */
index: number, } | { "kind": "figure", 
/**
 * Its id.
 */
id: FigureId, };

export type FlagRule = "headline_missing" | "picture_missing" | "caption_missing" | "credit_missing" | "sign_off_missing" | "sign_off_apart" | "length" | "year_missing" | "alt_missing" | "position_twice" | "position_beyond" | "position_unnamed" | "name_differs" | "caption_date_differs" | "copydesk" | "alt_repeats_caption" | "photo_twice" | "photo_alike" | "photo_moves" | "photo_sent" | "outlet_contact" | "outlet_language" | "outlet_field_missing" | "outlet_kicker" | "outlet_headline_length" | "outlet_words" | "outlet_photo_count" | "outlet_photo_rejected" | "outlet_fact_missing" | "outlet_picture_missing" | "outlet_photo_strip" | "outlet_photo_pixels" | "outlet_photo_bytes" | "outlet_photo_kind";

export type FlaggedWords = { 
/**
 * The copy desk's rule that found them: `width`. No closed list: a house writes rules of its own.
 */
rule: string, 
/**
 * Which line, item or cell of the place, counted from 0; a related title's number.
 */
line: number, 
/**
 * Where in the line, in UTF-16 units.
 */
at: number, 
/**
 * How long, in UTF-16 units.
 */
len: number, 
/**
 * What the rule rests on: `GB/T 15834—2011 4.8`.
 */
clause: string, 
/**
 * Identifies the flag for as long as these characters and their neighbours do not change; edits elsewhere do not change it.
 */
key: string, };

export type Flag = { 
/**
 * The rule that it comes from.
 */
rule: FlagRule, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * Where it is.
 */
place: Place, 
/**
 * The words in question, verbatim; empty where something is missing and there are none.
 */
quote: string, 
/**
 * A finished sentence.
 */
says: string, 
/**
 * Wordings to choose from; often none.
 */
suggest: Array<string>, 
/**
 * The characters that the flag is about; `None` where it is about the whole place.
 */
words?: FlaggedWords, };

export type Language = "zh" | "en";

export type Code = "not_found" | "stale" | "refused" | "unreviewed" | "bad_photo" | "bad_text" | "bad_package" | "key_alarm" | "other_sender" | "store_too_new" | "damaged" | "held" | "disk_full" | "read_only" | "missing_folder" | "cancelled" | "internal";

export type Failure = { 
/**
 * What kind, for the program.
 */
code: Code, 
/**
 * One sentence in the reader's language: the thing, what happened, the next step.
 */
says: string, 
/**
 * What a person may say beforehand to have it done all the same: a key, `unsigned`, `replace`.
 */
consent?: string, };

export type Format = "docx" | "html" | "markdown" | "text" | "ninjs" | "newsml" | "wechat" | "captions" | "captions-csv" | "eml";

export type Kicker = "allowed" | "required" | "none";

export type TextRules = { 
/**
 * 字数 of the text.
 */
words: Length | null, 
/**
 * Characters of the headline.
 */
headline: Length | null, 
/**
 * 肩题.
 */
kicker: Kicker, 
/**
 * Fields that must not be empty.
 */
required: Array<Field>, 
/**
 * A telephone number or a mail address must be in the note to the editor or in the sign-off, and is printed above the piece
 * in the forms that people read.
 */
contact: boolean, 
/**
 * The note to the editor is printed above the piece in the forms that people read.
 */
note: boolean, 
/**
 * The related titles (推荐阅读) are printed below the piece in the forms that people read.
 */
related: boolean, 
/**
 * 落款: who signs and the day (成文日期) are printed at the right below the piece, whatever its own sign-off is.
 */
closing: boolean, 
/**
 * The language the piece must be in, by the first part of its tag (`en`); empty for any.
 */
language: string, };

export type Pixels = { 
/**
 * The longer side.
 */
long: number, 
/**
 * The shorter side.
 */
short: number, 
/**
 * All of them, in millions.
 */
mega: number, };

export type Trace = "gps" | "serial";

export type PhotoRules = { 
/**
 * How many pictures the piece must have.
 */
count: Length | null, 
/**
 * How large each original must be.
 */
pixels: Pixels | null, 
/**
 * The least bytes of each original.
 */
bytes: number | null, 
/**
 * The most bytes of each original.
 */
most_bytes: number | null, 
/**
 * The facts that each picture must have.
 */
facts: Array<Fact>, 
/**
 * Which kinds of file are taken; empty for all.
 */
kinds: Array<OriginalKind>, 
/**
 * The originals are included as files of their own.
 */
originals: boolean, 
/**
 * Page-size copies with their words written in are included.
 */
web: boolean, 
/**
 * The place of a picture in the text is marked 【图1】.
 */
markers: boolean, 
/**
 * The traces that originals must not contain there: they are sent as copies without them.
 */
strip: Array<Trace>, };

export type WordStyle = "press" | "official";

export type WordFile = { 
/**
 * In which style.
 */
style: WordStyle, 
/**
 * Whether the pictures are in it.
 */
embed: boolean, };

export type Pattern = string;

export type Packing = "zip" | "folder";

export type FileNames = { 
/**
 * The package or folder.
 */
package: Pattern | null, 
/**
 * The text's files, without their endings.
 */
story: Pattern | null, 
/**
 * Each photo, without its ending.
 */
photo: Pattern | null, 
/**
 * How they are packed.
 */
packing: Packing, };

export type Mail = { 
/**
 * To whom.
 */
to: Array<string>, 
/**
 * The subject.
 */
subject: Pattern | null, };

export type Address = { 
/**
 * The host's name or number.
 */
host: string, 
/**
 * The port.
 */
port: number, 
/**
 * The folder there, from the root, or from the user's own where it does not begin with `/`.
 */
path: string, };

export type Tls = "explicit" | "implicit" | "none";

export type S3Style = "path" | "virtual_host";

export type OutletWire = { "kind": "folder", 
/**
 * Where.
 */
path: string, } | { "kind": "sftp", 
/**
 * Where: host, port, folder.
 */
at: Address, 
/**
 * As whom.
 */
user: string, 
/**
 * A private key's file; without one it is a password.
 */
key: string | null, } | { "kind": "ftp", 
/**
 * Where: host, port, folder.
 */
at: Address, 
/**
 * As whom.
 */
user: string, 
/**
 * How it is protected.
 */
tls: Tls, 
/**
 * A file with the certificate that signed the server's, where the system does not know it.
 */
ca: string | null, } | { "kind": "webdav", 
/**
 * The folder's address.
 */
url: string, 
/**
 * The user; empty where the server needs none.
 */
user: string, 
/**
 * As in FTP.
 */
ca: string | null, } | { "kind": "s3", 
/**
 * The service's address.
 */
url: string, 
/**
 * The bucket.
 */
bucket: string, 
/**
 * Its region.
 */
region: string, 
/**
 * The prefix of each name: `inbox/`.
 */
prefix: string, 
/**
 * The access key's id. Its secret is not in the profile.
 */
user: string, 
/**
 * Where the bucket is in the address.
 */
style: S3Style, 
/**
 * As in FTP.
 */
ca: string | null, } | { "kind": "https", 
/**
 * Where to.
 */
url: string, 
/**
 * The user; empty where the server needs a token alone, or nothing.
 */
user: string, 
/**
 * As in FTP.
 */
ca: string | null, } | { "kind": "mail", 
/**
 * The sender's address.
 */
from: string, 
/**
 * The recipients.
 */
to: Array<string>, 
/**
 * Who gets a copy.
 */
cc: Array<string>, 
/**
 * The sender's mail server; its path is empty.
 */
at: Address, 
/**
 * How it is protected. [`Tls::None`] goes to this machine alone, and nobody logs in.
 */
tls: Tls, 
/**
 * As whom.
 */
user: string, 
/**
 * As in FTP.
 */
ca: string | null, };

export type WireKind = "folder" | "sftp" | "ftp" | "webdav" | "s3" | "https" | "mail";

export type Outlet = { 
/**
 * Its key: the word after `--outlet`.
 */
name: string, 
/**
 * The name for people; the key where none is given.
 */
title: string, 
/**
 * One line about it; may be empty.
 */
says: string, 
/**
 * The forms it takes, in the order of the profile.
 */
formats: Array<Format>, 
/**
 * Its rules for the text.
 */
text: TextRules, 
/**
 * Its rules for the photos.
 */
photos: PhotoRules, 
/**
 * How its Word file is set.
 */
word: WordFile, 
/**
 * The names of the files, and how they are packed.
 */
files: FileNames, 
/**
 * The mail it wants, for those who take mail.
 */
mail: Mail | null, 
/**
 * The time until which it takes pieces, each day, in the desk's local time.
 */
cut_off: string | null, 
/**
 * It wants no piece that another outlet has (一稿多投).
 */
exclusive: boolean, 
/**
 * The wire to it; `None` for an outlet that a person reaches by hand.
 */
wire: OutletWire | null, };

export type Faulty = { 
/**
 * The line, from 1.
 */
line: number, 
/**
 * The field; empty where the line is not TOML at all.
 */
field: string, 
/**
 * What is wrong, and how it is written.
 */
says: string, };

export type OutletSheet = { 
/**
 * Its key.
 */
name: string, 
/**
 * Where its profile comes from.
 */
origin: StationeryOrigin, 
/**
 * The profile as read; `None` where it cannot be used.
 */
outlet: Outlet | null, 
/**
 * Why not.
 */
faults: Array<Faulty>, 
/**
 * The profile as it was written.
 */
toml: string, };

export type OutletSheets = { 
/**
 * Ours in our order, then one's own, the oldest first.
 */
sheets: Array<OutletSheet>, 
/**
 * How many of ours were removed and can be restored.
 */
taken_away: number, };

export type OutletForm = { 
/**
 * The profile as text.
 */
toml: string, 
/**
 * Every field that is written, by its whole name (`text.words`); lists with commas, yes and no as `true` and
 * `false`. Empty where the text is not TOML.
 */
fields: { [key in string]: string }, 
/**
 * The outlet; `None` where there are faults.
 */
outlet: Outlet | null, 
/**
 * What is wrong, in the order of the lines.
 */
faults: Array<Faulty>, 
/**
 * The text is not TOML: it can only be corrected as text.
 */
broken: boolean, };

export type Preflight = { 
/**
 * The outlet's name.
 */
outlet: string, 
/**
 * What people call it.
 */
title: string, 
/**
 * 字数 of the piece.
 */
words: number, 
/**
 * The range it asks for.
 */
range: Length | null, 
/**
 * Every clause that fails, in reading order.
 */
flags: Array<Flag>, };

export type DeliveryStanding = "waiting" | "sending" | "verifying" | "needs_password" | "paused" | "delivered" | "failed" | "cancelled" | "unreadable";

export type Adoption = "adopted" | "declined";

export type Relation = "supersedes" | "corrects" | "withdraws";

export type Receipt = { 
/**
 * When it was there, RFC 3339.
 */
at: string, 
/**
 * Its name there.
 */
name: string, 
/**
 * What was proved.
 */
proof: ReceiptProof, 
/**
 * It was there already: an earlier try had got through after all.
 */
already: boolean, 
/**
 * How many tries it took.
 */
tries: number, 
/**
 * What the other side said of it, in its own words, with the number under which it keeps it; empty where it said nothing.
 */
says: string, };

export type ReceiptProof = "read_back" | "digest" | "accepted";

export type Stranger = { 
/**
 * Its name.
 */
host: string, 
/**
 * Its key, as it is kept once a person trusts it.
 */
key: string, 
/**
 * The key's SHA-256, as `ssh-keygen -l` prints it.
 */
fingerprint: string, };

export type DeliveryRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * The story's id.
 */
story: string, 
/**
 * The story's headline when it was queued.
 */
headline: string, 
/**
 * The outlet's name.
 */
outlet: string, 
/**
 * What people call the outlet.
 */
title: string, 
/**
 * How far it is.
 */
state: DeliveryStanding, 
/**
 * The same for people, with the reason where there is one.
 */
says: string, 
/**
 * The reason alone; empty where there is none.
 */
why: string, 
/**
 * When it is tried again, RFC 3339; empty where it is not waiting.
 */
due: string, 
/**
 * When it was queued, RFC 3339.
 */
at: string, 
/**
 * The package's name there, or the folder's.
 */
name: string, 
/**
 * It goes as a folder of files, not as one package.
 */
loose: boolean, 
/**
 * The package's length in bytes, or that of all the folder's files together.
 */
bytes: number, 
/**
 * The package's SHA-256, or that of the folder's `manifest-sha256.txt`, which names every file by its own.
 */
sha256: string, 
/**
 * The number of the revision it carries.
 */
revision: number, 
/**
 * The proof; `None` before it is delivered.
 */
receipt: Receipt | null, 
/**
 * What became of it at the outlet; `None` before that was noted.
 */
adoption: Adoption | null, 
/**
 * What was noted with it.
 */
note: string, 
/**
 * What it does to an earlier delivery.
 */
amends: Relation | null, 
/**
 * That delivery's id; empty where there is none.
 */
amended: string, 
/**
 * It went although stages of its chain had not passed it.
 */
unreviewed: boolean, 
/**
 * Why, as the desk was told; empty where no reason was needed.
 */
reason: string, 
/**
 * Until when it waits because its piece is under embargo, RFC 3339; empty where it does not.
 */
held: string, 
/**
 * The server that has to be trusted before it goes on; `None` where there is none.
 */
stranger: Stranger | null, 
/**
 * The fingerprint of a server that was trusted on the way and is remembered; empty where none was.
 */
met: string, };

export type Queued = { 
/**
 * The delivery.
 */
delivery: DeliveryRow, 
/**
 * The story as the list shows it now.
 */
story: StoryRow, 
/**
 * Warnings as sentences: 一稿多投, a password that is sent unencrypted, and the like.
 */
warnings: Array<string>, };

export type SubmissionPreview = { 
/**
 * The outlet's name.
 */
outlet: string, 
/**
 * What people call it.
 */
title: string, 
/**
 * What it would send the piece back for.
 */
flags: Array<Flag>, 
/**
 * The deliveries of this piece that it has and that were not withdrawn, the newest first: the new one may replace, correct
 * or withdraw one of them.
 */
earlier: Array<DeliveryRow>, 
/**
 * A delivery of this piece that is still on its way there.
 */
open: DeliveryRow | null, 
/**
 * A sentence where stages of its chain have not passed it: the person has to say that it is sent. Empty where they have, or
 * where no chain is asked.
 */
unreviewed: string, 
/**
 * Until when the piece must not be published, RFC 3339; empty where there is no embargo or it is over. The person has to say
 * whether it waits until then.
 */
embargo: string, 
/**
 * Warnings as sentences: 一稿多投, a wire without encryption, and the like.
 */
warnings: Array<string>, };

export type DeliveryStage = "connecting" | "sending" | "verifying" | "fetching";

export type Carried = { 
/**
 * The delivery's id; empty where no single one is meant.
 */
id: string, 
/**
 * What is being done with it; `None` while nothing is.
 */
stage: DeliveryStage | null, 
/**
 * Bytes done of this stage.
 */
done: number, 
/**
 * Bytes of this stage in all; 0 while that is unknown.
 */
total: number, 
/**
 * The delivery's row once this try is over, or the row that turned out to be unreadable; `None` while it is on its way.
 */
delivery: DeliveryRow | null, 
/**
 * The row of its story, whose state may have changed.
 */
story: StoryRow | null, 
/**
 * A sentence that is reported once and shown on any page: why nothing at all is sent (the courier tries again by itself), or
 * damage that was found in the store.
 */
trouble: string | null, };

export type ConnectionTest = { 
/**
 * Server, key or certificate, password and folder are as they should be.
 */
good: boolean, 
/**
 * A sentence about the connection, or about what is in the way.
 */
says: string, 
/**
 * The risk of the outlet's wire in a sentence, whether it works or not.
 */
warning: string | null, 
/**
 * A server that was never seen: a person has to compare its fingerprint.
 */
stranger: Stranger | null, 
/**
 * It shows another key than before. Nothing was sent, and nothing is sent before a person has asked the desk.
 */
changed: boolean, 
/**
 * A password is needed, and it is unknown or was refused.
 */
password: boolean, };

export type InboxEntry = { 
/**
 * Its name there.
 */
name: string, 
/**
 * Its length in bytes.
 */
bytes: number, };

export type WatchedInbox = { 
/**
 * The outlet's name.
 */
outlet: string, 
/**
 * Whether it is for returns to their writer; else for filings to an editor.
 */
returns: boolean, };

export type InboxState = { 
/**
 * The outlet's name.
 */
outlet: string, 
/**
 * What people call it.
 */
title: string, 
/**
 * Returns; else filings.
 */
returns: boolean, 
/**
 * The packages that were not taken yet.
 */
packages: Array<InboxEntry>, 
/**
 * One desk can take a package before all others; where not, it is only copied.
 */
can_claim: boolean, 
/**
 * Why the destination could not be read; `None` where it could.
 */
trouble: string | null, };

export type WechatText = { 
/**
 * Rich text: HTML with inline styles.
 */
html: string, 
/**
 * The same words as plain text.
 */
text: string, };

export type Profile = { 
/**
 * 姓名, as revisions bear it.
 */
name: string, 
/**
 * 单位.
 */
unit: string, 
/**
 * 文末署名 that a new story starts with, brackets included.
 */
sign_off: string, 
/**
 * 所在地, as datelines name it; empty where it was not given.
 */
place: string, };

export type Theme = "light" | "dark" | "system";

export type Letters = "serif" | "sans";

export type View = { 
/**
 * Size of the page's letters in percent, 75 to 250.
 */
zoom: number, 
/**
 * Length of a line in letters, 24 to 60.
 */
measure: number, 
/**
 * Height of a line in percent of the letter's, 140 to 260.
 */
leading: number, 
/**
 * With or without serifs.
 */
letters: Letters, 
/**
 * Paragraphs begin two letters in.
 */
indent: boolean, 
/**
 * Size of the whole window in percent, 100 to 200.
 */
window: number, };

export type Settings = { 
/**
 * The language of the window and of every sentence in it.
 */
language: Language, 
/**
 * Light, dark, or as the system is.
 */
theme: Theme, 
/**
 * The keys that were changed: a command's id, and its key as the window writes it (`Mod+Shift+P`); empty for a command that
 * should have none. Only the window interprets them.
 */
shortcuts: { [key in string]: string }, 
/**
 * How the page is set on this screen. Nothing of it is printed or sent.
 */
view: View, 
/**
 * A first-line indent that was typed as spaces is removed when text is imported or pasted: the page indents by itself.
 */
strip_indent: boolean, };

export type Started = { 
/**
 * Galley's own version.
 */
version: string, 
/**
 * The store's folder.
 */
store: string, 
/**
 * Who works here; `None` before first run was answered.
 */
profile: Profile | null, 
/**
 * The settings of the window.
 */
settings: Settings, 
/**
 * The story that was open last.
 */
last_story: string | null, 
/**
 * The program that holds the store for writing, if it is not this one: the window waits until the store is free.
 */
held_by: string | null, 
/**
 * Why the disk takes nothing, as a sentence: everything can be read, nothing saved until it does.
 */
disk_refuses: string | null, };

export type Drawer = "draft" | "filed" | "returned" | "signed_off" | "delivered" | "received" | "spiked";

export type DrawerCount = { 
/**
 * The drawer.
 */
drawer: Drawer, 
/**
 * How many.
 */
stories: number, 
/**
 * How many of them wait for what this person does next.
 */
waiting: number, };

export type LeadPhoto = { 
/**
 * The story's id.
 */
story: string, 
/**
 * The first photo placed in its text, else the first that is picked; none where there is neither.
 */
photo: Digest | null, 
/**
 * How it is cropped.
 */
framing: Framing | null, };

export type Leg = "draft" | "filed" | "received" | "in_edit" | "returned" | "passed_on" | "signed_off" | "delivered";

export type LegRow = { 
/**
 * Which.
 */
leg: Leg, 
/**
 * The piece is here now.
 */
present: boolean, 
/**
 * Who took it, or the outlet that has the piece; empty where it was not taken.
 */
by: string, 
/**
 * When, RFC 3339; `None` where it was not taken.
 */
at: string | null, };

export type NextAct = "file" | "settle" | "return" | "sign" | "deliver";

export type StoryLine = { 
/**
 * The legs, in the order a piece takes them.
 */
legs: Array<LegRow>, 
/**
 * `None` where the piece waits for another person, has arrived, or is spiked.
 */
next: NextAct | null, };

export type ListOrder = "changed" | "begun" | "length";

export type ListQuery = { 
/**
 * Of this drawer; where none is named, of every drawer.
 */
drawer: Drawer | null, 
/**
 * Spiked ones too, where no drawer is named.
 */
spiked: boolean, 
/**
 * Words that headline, slugline or first words must have, each of them; empty for all.
 */
words: string, 
/**
 * Which comes first.
 */
order: ListOrder, 
/**
 * Moments, in milliseconds since 1970: for each, how many changed then or later is answered.
 */
since: number[], 
/**
 * Without so many of the first.
 */
from: number, 
/**
 * No more than this many.
 */
most: number, };

export type ListPage = { 
/**
 * The lines, in the order that was asked for.
 */
rows: Array<StoryRow>, 
/**
 * How many there are on all pages.
 */
found: number, 
/**
 * How many of these changed at each of the moments that were asked about, or later.
 */
since: Array<number>, };

export type StoryRow = { 
/**
 * The story's id.
 */
id: string, 
/**
 * Its state in the workflow.
 */
state: State, 
/**
 * Where the desk keeps it.
 */
drawer: Drawer, 
/**
 * 标题; may be empty.
 */
headline: string, 
/**
 * The first words of the text.
 */
first_words: string, 
/**
 * 稿件代号; may be empty.
 */
slugline: string, 
/**
 * 字数 of the text.
 */
words: number, 
/**
 * Figures in the body and the tray.
 */
photos: number, 
/**
 * It is a copy of another person's piece, received to be edited.
 */
copy: boolean, 
/**
 * When it last changed, RFC 3339.
 */
updated: string, 
/**
 * When it was begun, RFC 3339.
 */
created: string, };

export type OriginalKind = "jpeg" | "png" | "webp" | "tiff" | "heic" | "gif";

export type PhotoRow = { 
/**
 * SHA-256 of the original.
 */
digest: string, 
/**
 * What kind of file it is.
 */
kind: OriginalKind, 
/**
 * Width in pixels as seen, after the camera's orientation.
 */
width: number, 
/**
 * Height in pixels as seen.
 */
height: number, 
/**
 * Size of the original in bytes.
 */
bytes: number, 
/**
 * The name its file had when it was first added.
 */
file_name: string, };

export type OpenStory = { 
/**
 * Its line in the list.
 */
row: StoryRow, 
/**
 * Version of the working copy; a save names the version it replaces.
 */
version: number, 
/**
 * The working copy.
 */
content: Content, 
/**
 * Where the reader was, in the window's own format.
 */
place: string | null, 
/**
 * The photos that its figures name.
 */
photos: Array<PhotoRow>, 
/**
 * How long it is.
 */
count: Count, 
/**
 * What a person should look at.
 */
flags: Array<Flag>, };

export type Saved = { 
/**
 * Version of the working copy now.
 */
version: number, 
/**
 * When it was saved, RFC 3339.
 */
at: string, 
/**
 * Its line in the list.
 */
row: StoryRow, 
/**
 * What a person should look at.
 */
flags: Array<Flag>, };

export type AddedPhoto = { 
/**
 * A new figure for it, which is not in a story yet.
 */
figure: Figure, 
/**
 * The photo.
 */
photo: PhotoRow, 
/**
 * The same bytes were in the store before.
 */
already: boolean, };

export type Pasted = { 
/**
 * The blocks to be put in.
 */
blocks: Array<Block>, 
/**
 * The photos that its figures name.
 */
photos: Array<PhotoRow>, 
/**
 * What was left out or is missing, as sentences.
 */
says: Array<string>, };

export type PhotoResult = { 
/**
 * The file's name.
 */
file_name: string, 
/**
 * Present when it went in.
 */
added: AddedPhoto | null, 
/**
 * Present when it was refused.
 */
refused: Failure | null, };

export type Arriving = { 
/**
 * How many files there are in all.
 */
total: number, 
/**
 * What became of the next of them; nothing in the first message, which reports that the intake has begun.
 */
result: PhotoResult | null, };

export type ChangeId = string;

export type Point = { 
/**
 * The block, counted from 1 through the body, then through the figures of the tray; 0 in a field.
 */
block: number, 
/**
 * UTF-16 units from the block's beginning. A quote's paragraphs, a list's items and a table's cells follow
 * each other with one unit between. In a list field: items.
 */
offset: number, };

export type Extent = { 
/**
 * Where it begins.
 */
from: Point, 
/**
 * Behind its last character.
 */
to: Point, };

export type Site = { "kind": "body" } | { "kind": "field", 
/**
 * Which one.
 */
name: Field, } | { "kind": "sign_off_place" } | { "kind": "related" } | { "kind": "photo", 
/**
 * Which figure.
 */
id: FigureId, } | { "kind": "figure", 
/**
 * Which figure.
 */
id: FigureId, 
/**
 * Which fact.
 */
name: Fact, };

export type What = "insert" | "delete" | "replace" | "split" | "join" | "move" | "format" | "set";

export type Change = { 
/**
 * Its identity.
 */
id: ChangeId, 
/**
 * What was done.
 */
what: What, 
/**
 * In which part of the story.
 */
site: Site, 
/**
 * The words before, to be read: whole words, so 下拨 and not 下 where 划 took its place. A line's end is `\n`.
 */
was: string, 
/**
 * The words after, likewise.
 */
becomes: string, 
/**
 * A few words in front of it, in the same line.
 */
before: string, 
/**
 * A few words behind it, in the same line.
 */
after: string, 
/**
 * The figure that came, went or moved.
 */
figure: FigureId | null, 
/**
 * Exactly where it is in the base.
 */
base: Extent, 
/**
 * Exactly where it is in hers.
 */
hers: Extent, };

export type Role = "kept" | "inserted" | "deleted" | "moved_here" | "moved_away";

export type RowKind = { "type": "field" } | { "type": "cell", 
/**
 * Whether the table's first row holds titles.
 */
header: boolean, 
/**
 * Whether the row of cells ends with it.
 */
last: boolean, } | { "type": "figure" } | { "type": "bare" } | { "type": "tray" } | LineKind | Leaf;

export type Fate = "keep" | "insert" | "delete" | "format";

export type Run = { 
/**
 * Kept, inserted, deleted, or kept and marked otherwise.
 */
fate: Fate, 
/**
 * The words; `\n` alone is the end of a line that came (a split) or went (a join).
 */
text: string, 
/**
 * Printed bold, as it is now or was last.
 */
strong: boolean, 
/**
 * Printed with emphasis.
 */
emphasis: boolean, 
/**
 * Where it leads.
 */
link: string | null, 
/**
 * The change it belongs to.
 */
change: ChangeId | null, 
/**
 * Where it is in the base; empty for inserted words.
 */
base: Extent, 
/**
 * Where it is in hers; empty for deleted words.
 */
hers: Extent, };

export type FigureRow = { 
/**
 * Which.
 */
id: FigureId, 
/**
 * The figure as it is now, or was where it is gone.
 */
figure: Figure, };

export type Row = { 
/**
 * The part of the story it belongs to.
 */
site: Site, 
/**
 * What kind of line it is now, or was where it is gone.
 */
kind: RowKind, 
/**
 * What kind of line it was, where that changed.
 */
was: RowKind | null, 
/**
 * What became of the line as a whole.
 */
role: Role, 
/**
 * The change that brought, took or moved the whole line.
 */
change: ChangeId | null, 
/**
 * Its words.
 */
runs: Array<Run>, 
/**
 * The figure that it is.
 */
figure: FigureRow | null, 
/**
 * Its block in the base, counted from 1 as [`crate::compare::Point`] does; `None` where it is not there.
 */
base_block: number | null, 
/**
 * Its block in hers.
 */
hers_block: number | null, };

export type Compared = { 
/**
 * The revision before; `None` for the working copy.
 */
base: number | null, 
/**
 * The revision after; `None` for the working copy.
 */
hers: number | null, 
/**
 * Everything that changed.
 */
changes: Array<Change>, 
/**
 * Both states in one reading.
 */
rows: Array<Row>, };

export type ConflictId = string;

export type Conflict = { 
/**
 * Its identity.
 */
id: ConflictId, 
/**
 * In which part of the story.
 */
site: Site, 
/**
 * What both began with, to be read. A line's end is `\n`.
 */
base: string, 
/**
 * The text of mine; empty where it was taken out.
 */
mine: string, 
/**
 * The text of hers; empty where it was taken out.
 */
hers: string, 
/**
 * Only the place differs: both moved it. The texts are then the same.
 */
moved: boolean, 
/**
 * Whether both texts can be kept, mine first.
 */
both: boolean, 
/**
 * Whether a person can write other words here.
 */
own: boolean, 
/**
 * Where mine is in the merged content.
 */
at: Extent, };

export type Choice = { "take": "mine" } | { "take": "hers" } | { "take": "both" } | { "take": "own", "text": string };

export type Anchor = { 
/**
 * The field, block or figure; of a figure the caption is the text.
 */
place: Place, 
/**
 * First UTF-16 unit of the range in the place's text.
 */
from: number, 
/**
 * One behind the last; equal to `from` where the whole place is meant.
 */
to: number, 
/**
 * The place was deleted or the words are found nowhere: this is its last known place.
 */
lost: boolean, };

export type Said = { 
/**
 * 姓名. Where `claims_to_be` holds a name: the sender of the package that brought the words, empty where that is not known
 * either.
 */
by: string, 
/**
 * The reader's own name, under which the words came without a proof that the reader wrote them; `None` otherwise.
 */
claims_to_be?: string, 
/**
 * When.
 */
at: string, 
/**
 * The words.
 */
text: string, };

export type Reply = { 
/**
 * Its identity, chosen by the author's program.
 */
id: string, 
/**
 * The author, the time and the words.
 */
said: Said, };

export type Mark = { 
/**
 * When; of two marks the later one counts.
 */
at: string, 
/**
 * Resolved, or opened again.
 */
resolved: boolean, 
/**
 * The person who resolved or reopened it.
 */
by: string, };

export type Comment = { 
/**
 * Its identity, chosen by the author's program, the same in every store it travels to.
 */
id: string, 
/**
 * Where it is now.
 */
anchor: Anchor, 
/**
 * The words it was put on, verbatim; empty where it is about the whole place. Never changed.
 */
quote: string, 
/**
 * The author, the time and the words.
 */
said: Said, 
/**
 * What was answered, the oldest first.
 */
replies: Array<Reply>, 
/**
 * Whether it is resolved, and who resolved or reopened it last; `None` while it was never resolved.
 */
mark: Mark | null, };

export type Chain = { 
/**
 * 审: reviewers, 0 to [`MOST`].
 */
reviews: number, 
/**
 * 校: proofreaders, 0 to [`MOST`].
 */
proofs: number, 
/**
 * The desk is small: one person may pass several stages.
 */
small?: boolean, };

export type PostRole = "review" | "proof";

export type Post = { 
/**
 * Of which kind.
 */
role: PostRole, 
/**
 * Its place among its kind, from 1.
 */
stage: number, };

export type Verdict = "pass" | "return" | "veto";

export type Standing = { 
/**
 * The chain this is about.
 */
chain: Chain, 
/**
 * The stages that passed exactly this.
 */
passed: Array<Post>, 
/**
 * The stages whose turn it is: at most one reviewer and one proofreader.
 */
next: Array<Post>, 
/**
 * Every stage has passed it: it is signed off.
 */
complete: boolean, 
/**
 * A stage passed it once, and what is printed has changed since, or it was returned.
 */
reopened: boolean, };

export type Proof = { "kind": "claimed" } | { "kind": "vouched", 
/**
 * By whom.
 */
by: string, } | { "kind": "proven" };

export type Sender = { 
/**
 * 姓名.
 */
name: string, 
/**
 * 单位; of a mail, the address.
 */
unit: string, };

export type Signature = { "kind": "unsigned" } | { "kind": "word_file" } | { "kind": "mail" } | { "kind": "new", 
/**
 * The public key.
 */
key: string, 
/**
 * Its number, to be compared with its owner by telephone or in person.
 */
number: string, } | { "kind": "met", 
/**
 * The public key.
 */
key: string, 
/**
 * Its number, to be compared.
 */
number: string, } | { "kind": "known", 
/**
 * The public key.
 */
key: string, };

export type Readiness = "ready" | "sealed" | "keyless" | "shut" | "theirs" | "recorded";

export type SentPackage = { 
/**
 * The public key it was signed with; `None` where it is not signed.
 */
signed_by: string | null, 
/**
 * The story as the list shows it now.
 */
story: StoryRow, 
/**
 * The package's path.
 */
path: string, 
/**
 * The folder inside it.
 */
folder: string, 
/**
 * Size of the package in bytes.
 */
bytes: number, 
/**
 * Payload files in it.
 */
files: number, 
/**
 * The revision it carries.
 */
revision: number, 
/**
 * Sentences for the person who sends it: a caption that old programs will show cut, and the like.
 */
notes: Array<string>, };

export type Arrival = "new" | "newer" | "more_said" | "already" | "nothing_new" | "older";

export type ExaminedPackage = { 
/**
 * Whether something in it is not what the package says it is.
 */
differs: boolean, 
/**
 * What was looked at and what came of it.
 */
rows: Array<ExaminedRow>, };

export type ExaminedRow = { 
/**
 * The part that was examined.
 */
about: ExaminedPart, 
/**
 * What came of it.
 */
verdict: ExaminedVerdict, 
/**
 * The file, the folder or the key; empty for the package as a whole.
 */
name: string, 
/**
 * The same in a sentence.
 */
says: string, };

export type ExaminedPart = "manifests" | "structure" | "folder" | "signature" | "decisions" | "photos" | "form";

export type ExaminedVerdict = "holds" | "differs" | "not_proven";

export type Arrived = { 
/**
 * The story it belongs to.
 */
story: StoryRow, 
/**
 * Who sent it.
 */
from: Sender, 
/**
 * What is known of the key it was signed with.
 */
signature: Signature, 
/**
 * What became of it.
 */
outcome: Arrival, 
/**
 * What a person should know besides, as sentences.
 */
remarks: Array<string>, };

export type TrailRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * The post itself.
 */
which: Post, 
/**
 * 初审, 二校 …, in the reader's language.
 */
post: string, 
/**
 * What was decided.
 */
verdict: Verdict, 
/**
 * The same in the reader's language.
 */
says: string, 
/**
 * Who decided.
 */
by: string, 
/**
 * Their unit; empty where none was given.
 */
unit: string, 
/**
 * When, RFC 3339, by the clock of the person who decided.
 */
at: string, 
/**
 * That clock is ahead of this one: the time is not reliable.
 */
clock_is_ahead: boolean, 
/**
 * Why; empty for most passes.
 */
reason: string, 
/**
 * SHA-256 of the content that was seen.
 */
seen: string, 
/**
 * It was taken on exactly what is printed now.
 */
fits: boolean, 
/**
 * It counts here toward a sign-off: it is proven as far as this store asks.
 */
counts: boolean, 
/**
 * Another decision was taken beside it, and no person who saw both has decided since.
 */
is_forked: boolean, 
/**
 * 代录: who recorded it for the person who decided, who did not sign it; `None` where they decided there themselves.
 */
recorded_by: string | null, 
/**
 * The key it was signed with.
 */
key: string | null, 
/**
 * Whether the signature is that key's on this decision; `None` where there is none.
 */
genuine: boolean | null, 
/**
 * How far it is proven here.
 */
proof: Proof, };

export type KeyTrust = "own" | "trusted" | "met" | "retired";

export type KeyRow = { 
/**
 * The public key.
 */
key: string, 
/**
 * Six groups of four digits, to be read out on the telephone.
 */
number: string, 
/**
 * How far a person here trusts it: `own`, `trusted`, `met` or `retired`.
 */
trust: KeyTrust, 
/**
 * Whose it is.
 */
name: string, 
/**
 * Their unit; empty where none was given.
 */
unit: string, 
/**
 * Since when it is known here, RFC 3339.
 */
since: string, };

export type KeyChange = { 
/**
 * The key as it is known now, or was where it was forgotten.
 */
key: KeyRow, 
/**
 * The stories that moved, because what its owner signed counts now, or no longer does.
 */
stories: Array<StoryRow>, };

export type Inlet = "file" | "inbox";

export type IncomingKind = "filing" | "return" | "word" | "mail" | "unknown";

export type EntryOutcome = { "taken": Arrival } | "same" | "refused";

export type BroughtCounts = { 
/**
 * Comments.
 */
comments: number, 
/**
 * Answers to comments.
 */
answers: number, 
/**
 * Decisions.
 */
decisions: number, 
/**
 * Photos.
 */
photos: number, };

export type RegisterRow = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * When it came, RFC 3339.
 */
at: string, 
/**
 * The inlet it came by.
 */
inlet: Inlet, 
/**
 * The file's name.
 */
file: string, 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * What it is.
 */
came: IncomingKind, 
/**
 * The story's id; empty where the file does not say.
 */
story: string, 
/**
 * Who sent it, as it says.
 */
from: Sender, 
/**
 * The key it is signed with; `None` where it is not signed.
 */
key: string | null, 
/**
 * Its sender is proven: a person here trusts that key for this name.
 */
is_proven: boolean, 
/**
 * What became of it.
 */
outcome: EntryOutcome, 
/**
 * What it brought.
 */
brought: BroughtCounts, 
/**
 * Why it was refused; empty where it was not.
 */
why: string, };

export type Signed = { 
/**
 * The decision.
 */
row: TrailRow, 
/**
 * Which stages have passed it, and whose turn it is.
 */
standing: Standing, 
/**
 * The story as the list shows it now.
 */
story: StoryRow, 
/**
 * Warnings for the person, such as that this store counts decisions that nothing proves.
 */
warnings: Array<string>, };

export type ChangeState = "made" | "open" | "conflict" | "accepted" | "rejected";

export type ChangeRow = { 
/**
 * The change itself.
 */
change: Change, 
/**
 * The return it came with; empty on an editor's own copy.
 */
round: string, 
/**
 * Who made it.
 */
by: Sender, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * It is proven to be theirs: a key that a person here trusts for them signed it, or it was made here.
 */
is_proven: boolean, 
/**
 * How far it has come.
 */
state: ChangeState, 
/**
 * Where it overlaps with the writer's own changes, with both texts.
 */
conflicts: Array<Conflict>, };

export type Drawn = "came" | "went" | "goes" | "comes" | "dressed" | "moved" | "elsewhere" | "facts" | "conflict";

export type Paint = { 
/**
 * The field it is in; none for the body and the tray.
 */
field: Field | null, 
/**
 * The block, counted from 1 through the body, then the tray; 0 in a field. For a whole line or block that is not in the
 * text, the block it would come before; one more than the body has for its end.
 */
block: number, 
/**
 * Where it begins in its block or field, in UTF-16 units.
 */
from: number, 
/**
 * Behind its last character; equal to `from` for what is not in the text.
 */
to: number, 
/**
 * The kind of mark.
 */
drawn: Drawn, 
/**
 * A whole line or block.
 */
whole: boolean, 
/**
 * The words of what is not in the text; `\n` alone is the end of a line.
 */
text: string, 
/**
 * The picture of a figure that is not in the text.
 */
photo: Digest | null, 
/**
 * The change it belongs to.
 */
change: ChangeId | null, };

export type Decisions = { 
/**
 * Changes that are in the text.
 */
accepted: Array<ChangeId>, 
/**
 * Changes that are kept out of it.
 */
rejected: Array<ChangeId>, };

export type OpenReturnRow = { 
/**
 * Its identity.
 */
id: string, 
/**
 * Who returned it.
 */
from: Sender, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * Changes that are not decided.
 */
open: number, };

export type MarkedChange = { 
/**
 * The comments on it, by id.
 */
reasons: Array<string>, 
/**
 * The change itself.
 */
change: Change, 
/**
 * The return it came with; empty on an editor's own copy.
 */
round: string, 
/**
 * Who made it.
 */
by: Sender, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * It is proven to be theirs: a key that a person here trusts for them signed it, or it was made here.
 */
is_proven: boolean, 
/**
 * How far it has come.
 */
state: ChangeState, 
/**
 * Where it overlaps with the writer's own changes, with both texts.
 */
conflicts: Array<Conflict>, };

export type CommentProof = { 
/**
 * The comment itself.
 */
said: Proof, 
/**
 * Each of its answers, in their order.
 */
answers: Array<Proof>, 
/**
 * The mark that resolved it or opened it again; `None` where there is none.
 */
mark: Proof | null, 
/**
 * It is resolved, and that counts here.
 */
is_resolved: boolean, };

export type MarkedUp = { 
/**
 * Who filed it, where it is a copy of another person's piece.
 */
from: Sender | null, 
/**
 * The returns that are open, the oldest first.
 */
rounds: Array<OpenReturnRow>, 
/**
 * What was decided on each of them.
 */
decided: { [key in string]: Decisions }, 
/**
 * What was changed: by the editor at this desk, or by those who returned it.
 */
changes: Array<MarkedChange>, 
/**
 * What to draw on the page.
 */
paints: Array<Paint>, 
/**
 * The comments, placed in the text on the page.
 */
comments: Array<Comment>, 
/**
 * How far each of them is proven, by id.
 */
proofs: { [key in string]: CommentProof }, 
/**
 * Those of them that closed with the changes whose reasons they are, by id.
 */
closed: Array<string>, 
/**
 * The chain that is asked of this piece.
 */
chain: Chain, 
/**
 * Which stages have passed the text on the page, and whose turn it is.
 */
standing: Standing, 
/**
 * Every decision, the oldest first.
 */
trail: Array<TrailRow>, };

export type DecisionRequest = { 
/**
 * The text on the page.
 */
content: Content, 
/**
 * What was decided so far.
 */
decided: { [key in string]: Decisions } | null, 
/**
 * The changes that come into the text.
 */
accept: Array<string>, 
/**
 * The changes that stay out of it.
 */
reject: Array<string>, 
/**
 * The changes that are open again; on an editor's copy, those she takes back.
 */
withdraw: Array<string>, 
/**
 * Which text is used where both sides wrote.
 */
choices: { [key in ConflictId]: Choice }, };

export type Proposal = { 
/**
 * The text.
 */
content: Content, 
/**
 * The decisions then.
 */
decided: { [key in string]: Decisions }, 
/**
 * Changes that were to be placed and overlap with the writer's own changes.
 */
conflicts: Array<Conflict>, 
/**
 * Changes that are open then.
 */
open: number, };

export type RevisionReason = "named" | "pause" | "import" | "before_import" | "export" | "restore" | "before_restore" | "before_removal" | "before_captions" | "before_fix" | "filed" | "passed_on" | "returned" | "received" | "before_receive" | "before_settle" | "settled" | "signed";

export type RevisionRow = { 
/**
 * 版次, from 1.
 */
number: number, 
/**
 * When it was frozen, RFC 3339.
 */
at: string, 
/**
 * Who froze it.
 */
by: string, 
/**
 * Why; `None` for a reason of another version of Galley.
 */
reason: RevisionReason | null, 
/**
 * The name the person gave it; empty for most.
 */
name: string, 
/**
 * Taken by Galley itself, not by a person's act.
 */
automatic: boolean, 
/**
 * 字数 of the text.
 */
words: number, 
/**
 * SHA-256 of its bytes.
 */
digest: string, };

export type Imported = { 
/**
 * The file's name.
 */
file_name: string, 
/**
 * Present when it went in.
 */
story: StoryRow | null, 
/**
 * What was recognised as what, as sentences.
 */
took: Array<string>, 
/**
 * Present when it was refused.
 */
refused: Failure | null, };

export type Exported = { 
/**
 * The package's path.
 */
path: string, 
/**
 * The folder inside it.
 */
folder: string, 
/**
 * Size of the package in bytes.
 */
bytes: number, 
/**
 * Payload files in it.
 */
files: number, 
/**
 * The revision it carries.
 */
revision: number, 
/**
 * Sentences for the person who sends it: a caption that old programs will show cut, and the like.
 */
notes: Array<string>, };

export type Progress = { 
/**
 * Bytes (or steps) done.
 */
done: number, 
/**
 * Bytes (or steps) in all.
 */
total: number, 
/**
 * The file or step that is being worked on.
 */
what: string, };

export type SkeletonKind = "paragraph" | "subheading" | "quote" | "figure";

export type Skeleton = { 
/**
 * Which block.
 */
kind: SkeletonKind, 
/**
 * The prompt that is shown while the block is empty. A figure needs none.
 */
prompt: string, };

export type Template = { 
/**
 * Its key; empty for one that was never saved.
 */
id: string, 
/**
 * What people call it: 消息, 通讯 …
 */
name: string, 
/**
 * When to use it, in a line.
 */
says: string, 
/**
 * BCP 47 language of the stories.
 */
language: string, 
/**
 * 体裁 of the new story.
 */
genre: string, 
/**
 * 电头 with fields in braces. Set where every field is known, shown as a prompt otherwise.
 */
dateline: string, 
/**
 * How long such a piece is, in 字.
 */
length: Length | null, 
/**
 * The blocks that a new story has.
 */
blocks: Array<Skeleton>, };

export type Snippet = { 
/**
 * Its key; empty for one that was never saved.
 */
id: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * The words; each line feed begins a paragraph.
 */
text: string, };

export type StationeryOrigin = "shipped" | "changed" | "own";

export type StationeryKind = "template" | "snippet" | "codes" | "stamp" | "person" | "unit";

export type StationeryEditor = "skeleton" | "words" | "lines" | "elsewhere";

export type Office = { 
/**
 * The title: 书记.
 */
title: string, 
/**
 * The unit: 市直机关工委. May be empty.
 */
unit: string, 
/**
 * The first day; `None` where it is not known.
 */
from: string | null, 
/**
 * The last day; `None` where it still counts.
 */
to: string | null, };

export type KnownPerson = { 
/**
 * The key; empty for one that was never saved.
 */
id: string, 
/**
 * 姓名, which is what people call the entry.
 */
name: string, 
/**
 * 排序: people with a lower number are named first; `None` where the order does not matter.
 */
rank: number | null, 
/**
 * 职务, now and before.
 */
offices: Array<Office>, };

export type KnownUnit = { 
/**
 * The key; empty for one that was never saved.
 */
id: string, 
/**
 * 全称, which is what people call the entry.
 */
name: string, 
/**
 * 简称.
 */
shorts: Array<string>, };

export type StationeryForm = { "kind": "template", "form": Template } | { "kind": "snippet", "form": Snippet } | { "kind": "codes", "form": CodeList } | { "kind": "stamp", "form": Stamp } | { "kind": "person", "form": KnownPerson } | { "kind": "unit", "form": KnownUnit };

export type Sheet<T> = { 
/**
 * The template or snippet.
 */
form: T, 
/**
 * Where it comes from.
 */
origin: StationeryOrigin, };

export type Sheets<T> = { 
/**
 * Ours in our order, then those made here, the oldest first.
 */
sheets: Array<Sheet<T>>, 
/**
 * How many of ours were removed and can be restored.
 */
taken_away: number, };

export type StampMode = "replace" | "append" | "prepend" | "fill";

export type StampLine = { 
/**
 * The fact.
 */
field: Fact, 
/**
 * How it is combined with the value that is there.
 */
how: StampMode, 
/**
 * The words, fields in braces and codes in them.
 */
text: string, };

export type Stamp = { 
/**
 * Its key; empty for one that was never saved.
 */
id: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * The facts, in the order in which they are put on.
 */
lines: Array<StampLine>, };

export type StampedFact = { 
/**
 * The fact.
 */
field: Fact, 
/**
 * The value before.
 */
before: string, 
/**
 * The value after.
 */
after: string, };

export type Differing = { 
/**
 * The fact.
 */
field: Fact, 
/**
 * The value in the figure.
 */
here: string, 
/**
 * The value in the new file.
 */
there: string, };

export type Exchange = { 
/**
 * The facts that come with the photo: those in its file, and empty ones where it has none and the old file had one.
 */
facts: { [key in Fact]?: string }, 
/**
 * The facts that a person wrote and that the new file contradicts.
 */
differing: Array<Differing>, };

export type Stamped = { 
/**
 * The figure as it would be.
 */
figure: Figure, 
/**
 * Its facts that change.
 */
changes: Array<StampedFact>, 
/**
 * Fields that could not be filled; they stay in the words in braces.
 */
open: Array<string>, };

export type FilledPhoto = { 
/**
 * Its number in the story, from 1.
 */
number: number, 
/**
 * The figure as it would be.
 */
figure: Figure, 
/**
 * Its facts that change; people as the sheet writes them.
 */
changes: Array<StampedFact>, };

export type Clash = { 
/**
 * The photo's number in the story, from 1.
 */
number: number, 
/**
 * The figure.
 */
figure: FigureId, 
/**
 * The fact.
 */
field: Fact, 
/**
 * The value here.
 */
here: string, 
/**
 * The value in the sheet.
 */
there: string, 
/**
 * Both in a sentence.
 */
says: string, };

export type TakenSheet = { 
/**
 * The photos of which something changes, in the story's order.
 */
photos: Array<FilledPhoto>, 
/**
 * Facts that were changed here as well since the sheet went out: they stay until a person says that the sheet is right.
 */
clashes: Array<Clash>, 
/**
 * What else was not taken over and why, a sentence each, with the words.
 */
left: Array<string>, };

export type SheetOf = { 
/**
 * Its id; `None` where that story is not in this store.
 */
story: string | null, };

export type WhichPhotos = "all" | "picked" | { "these": Array<string> };

export type ProofSheet = { 
/**
 * Photos side by side, 1 to 8.
 */
columns: number, 
/**
 * Rows of them on a page, 1 to 8.
 */
rows: number, 
/**
 * Whether the paper is in landscape format.
 */
landscape: boolean, 
/**
 * Which photos.
 */
shown: WhichPhotos, };

export type CodeList = { 
/**
 * Its key; empty for one that was never saved.
 */
id: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * The lines: code, tab, words, and further alternatives behind further tabs. A line that begins with `#` is a comment.
 */
text: string, };

export type Expanded = { 
/**
 * The text; a code that is in no list stays in it as it was.
 */
text: string, 
/**
 * Codes that were put into words, each once.
 */
codes: Array<string>, };

export type IimRoom = { 
/**
 * Which fact.
 */
fact: Fact, 
/**
 * Its length in bytes, in UTF-8.
 */
bytes: number, 
/**
 * The most bytes that IIM has for it.
 */
room: number, };

export type LookedAt = { 
/**
 * The people in the order in which the picture shows those whose faces are marked, with the positions that gives.
 */
arranged: Array<Person>, 
/**
 * All people with a position in one phrase: `左起：江克美、彭彤`. Empty where no person has name and position.
 */
phrase: string, 
/**
 * The caption with the position of each person behind their name.
 */
placed: string, 
/**
 * The people, with those whom the caption names by position.
 */
told: Array<Person>, 
/**
 * The flags of the caption and of the people.
 */
flags: Array<Flag>, 
/**
 * The facts that nearly fill or overflow their length in IIM.
 */
rooms: Array<IimRoom>, };

export type FilledField = { 
/**
 * The name, as the text writes it.
 */
name: string, 
/**
 * What fills it; empty where no value is known.
 */
value: string, };

export type Filled = { 
/**
 * The text; a field that was not filled stays in it as it was, in braces.
 */
text: string, 
/**
 * Every field once, in the order of the text.
 */
fields: Array<FilledField>, };

export type DeletionPreview = { 
/**
 * The story.
 */
story: StoryRow, 
/**
 * How many revisions go with it.
 */
revisions: number, 
/**
 * Photos that no other story names.
 */
photos: Array<PhotoRow>, };

export type Removed = { 
/**
 * The figure as it was there last, with its words.
 */
figure: Figure, 
/**
 * The photo.
 */
photo: PhotoRow, 
/**
 * When the last revision that shows it was taken, RFC 3339.
 */
seen: string, };

export type FindingRow = { 
/**
 * How bad it is.
 */
severity: Severity, 
/**
 * One sentence in the reader's language.
 */
says: string, };

export type Health = { 
/**
 * Nothing is lost or damaged.
 */
sound: boolean, 
/**
 * What was read, in one line.
 */
summary: string, 
/**
 * What is wrong, in the order it was found.
 */
findings: Array<FindingRow>, };

export type PieceState = "whole" | "findable" | "lost";

export type DamagedPiece = { 
/**
 * What it is called by to put it back alone.
 */
piece: string, 
/**
 * The story that it is of; nothing for what is no story's.
 */
story: string | null, 
/**
 * Whether it can be restored.
 */
state: PieceState, 
/**
 * What it is, and what it can be restored from.
 */
says: string, };

export type Checkup = { 
/**
 * What the doctor says; of the pieces in the summary alone.
 */
health: Health, 
/**
 * Every damaged piece, with what it can be had back from.
 */
pieces: Array<DamagedPiece>, };
