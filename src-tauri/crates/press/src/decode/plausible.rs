//! Whether a text that happened to decode looks like Chinese.
//!
//! Big5, Shift-JIS, EUC-KR and Latin-1 all decode as GB18030 more often than not, into Han that are never used
//! together. Running Chinese draws about two thirds of its Han from the few hundred below; wrongly decoded
//! bytes draw a few in a hundred. The threshold is between, low enough for a page full of names.

/// Han that are most frequent in modern running text, press text included.
const COMMON: &str = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行\
所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十\
民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西月话合回\
特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安\
少报才结反受目太量再感建务做接必场件计管期市直资命山金指许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即\
难且权思王完设式色路记南品住告类求据程北边张该交规万取觉术领共确传师观清今切院让识导争运带步委党省县镇乡村组织副讯图片\
摄干群众慰防疫志愿服宣习精召集团奖项目贯彻落华京城街单局厅";

/// Least share of common Han among all Han, in percent.
const LEAST_COMMON: usize = 33;
/// The same for texts of fewer than [`FEW`] Han, where chance alone may find one or two.
const LEAST_COMMON_OF_FEW: usize = 60;
const FEW: usize = 10;
/// Least share of Han and of the marks used between them among everything beyond ASCII, in percent.
const LEAST_AT_HOME: usize = 90;

/// Whether the text, decoded from GB18030, can be the one that was written.
pub(super) fn is_chinese(text: &str) -> bool {
    let (mut beyond_ascii, mut han, mut common, mut marks) = (0_usize, 0_usize, 0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if is_nobodys(c) {
            return false;
        }
        beyond_ascii += 1;
        if is_han(c) {
            han += 1;
            common += usize::from(COMMON.contains(c));
        } else if is_mark(c) {
            marks += 1;
        }
    }
    let least = if han < FEW {
        LEAST_COMMON_OF_FEW
    } else {
        LEAST_COMMON
    };
    han > 0 && common * 100 >= han * least && (han + marks) * 100 >= beyond_ascii * LEAST_AT_HOME
}

/// Private use, C1 controls and non-characters: GB18030 can encode them, but no text has them.
fn is_nobodys(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fffe}'..='\u{ffff}' | '\u{f0000}'..)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// Marks, digits, pinyin letters and letters of full width, as Chinese text has them.
fn is_mark(c: char) -> bool {
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüê".contains(c)
        || matches!(c, '·' | '×' | '°' | '■' | '□' | '●' | '○' | '◆' | '★' | '※' | '℃' | '→' | '\u{feff}'
        | '\u{2000}'..='\u{206f}' | '\u{2160}'..='\u{2179}' | '\u{2460}'..='\u{249b}'
        | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}
