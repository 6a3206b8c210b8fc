//! Finds where a Chinese name begins. Chinese writes no blanks between words, so that in `工委书记江克美` only the surname shows
//! it.

/// The surnames of nine Chinese in ten.
pub(super) const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝喆";
/// Surnames that are a word much more often than a surname where they precede a name: `赵一(左一)和钱二(左二)`, `向李明(右)介绍`.
const WORDS: &str = "和向于时";
/// What people are, in words that end like a surname begins: `教师杨柳` is 杨柳.
const CALLINGS: [&str; 12] = [
    "主任", "主席", "主管", "教师", "老师", "律师", "医师", "程师", "技师", "厨师", "客商", "警卫",
];
/// Courtesies written behind a whole name, which are no part of it. Behind a surname they are part of the name: `刘大爷`.
const COURTESIES: [&str; 12] = [
    "老人", "同志", "先生", "女士", "老师", "大爷", "大娘", "大妈", "爷爷", "奶奶", "教授", "院士",
];
/// What several people do in a picture, right behind the last one's name.
const DOING: [&str; 10] = [
    "合影", "握手", "交谈", "座谈", "讲话", "出席", "参加", "参观", "领奖", "颁奖",
];
/// Surnames of two characters.
const DOUBLE: [&str; 12] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯",
];

/// Whether a character is Han.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// The name with which `text` ends.
pub(super) fn at_end<'a>(text: &'a str, known: &[&str]) -> Option<&'a str> {
    let text = text.trim_end();
    let told = known
        .iter()
        .filter(|name| !name.is_empty() && text.ends_with(**name));
    if let Some(name) = told.max_by_key(|name| name.len()) {
        return text.get(text.len().checked_sub(name.len())?..);
    }
    // Names of other peoples: 阿依古丽·买买提.
    let run = text.trim_end_matches(|c| is_han(c) || matches!(c, '·' | '•'));
    let run = text.get(run.len()..)?;
    if run.contains(['·', '•']) {
        return Some(run);
    }
    let plain = COURTESIES.iter().find_map(|word| run.strip_suffix(word));
    plain
        .and_then(han_at_end)
        .filter(|name| !is_worded(name))
        .or_else(|| han_at_end(run))
}

/// The Chinese name with which a run of Han characters ends.
fn han_at_end(run: &str) -> Option<&str> {
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).collect();
    let last = |count: usize| run.get(*starts.get(starts.len().checked_sub(count)?)?..);
    if let Some(name) = [4, 3]
        .into_iter()
        .filter_map(last)
        .find(|name| DOUBLE.iter().any(|double| name.starts_with(double)))
    {
        return Some(name);
    }
    let surname = |name: &&str| name.chars().next().is_some_and(|first| SURNAMES.contains(first));
    let (long, short) = (last(3).filter(surname), last(2).filter(surname));
    let Some((long, short)) = long.zip(short) else {
        return long.or(short);
    };
    let before = run.strip_suffix(short).unwrap_or_default();
    let called = CALLINGS.iter().any(|calling| before.ends_with(calling));
    Some(if is_worded(long) || called { short } else { long })
}

fn is_worded(name: &str) -> bool {
    name.starts_with(|first| WORDS.contains(first))
}

/// The name with which `text` begins: up to a mark, a blank or a word that cannot be part of it.
pub(super) fn at_start<'a>(text: &'a str, known: &[&str]) -> Option<&'a str> {
    let text = text.trim_start();
    let told = known
        .iter()
        .filter(|name| !name.is_empty() && text.starts_with(**name));
    if let Some(name) = told.max_by_key(|name| name.len()) {
        return text.get(..name.len());
    }
    let end = text
        .find(|c: char| !(is_han(c) || matches!(c, '·' | '•')))
        .unwrap_or(text.len());
    let run = text.get(..end)?;
    let run = DOING
        .iter()
        .find_map(|word| run.find(word).and_then(|at| run.get(..at)))
        .unwrap_or(run);
    let count = run.chars().count();
    if run.contains(['·', '•']) || (2..=4).contains(&count) {
        return Some(run);
    }
    None
}
