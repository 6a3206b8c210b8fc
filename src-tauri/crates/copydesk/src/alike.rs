//! Which characters are written for each other: those that sound the same, and those that look alike.

use pinyin::ToPinyin;

/// Characters that are taken for each other by their shape.
const ALIKE: &[&str] = &[
    "己已巳",
    "人入八",
    "未末",
    "土士",
    "日曰",
    "治冶",
    "戊戌戍",
    "析折拆",
    "拔拨",
    "治诒",
    "肓盲",
    "茅矛",
    "荼茶",
    "菅管",
    "鹜骛",
    "绌拙",
    "鸩鸠",
    "赅骇",
    "筹踌",
    "缀辍",
    "竞竟",
    "候侯",
    "崇祟",
    "遣遗",
    "赢羸",
    "裁栽载",
    "辨辩瓣",
    "仓仑",
    "幌晃",
    "抑仰",
    "即既",
    "贷货",
    "恃持",
    "暑署",
    "券卷",
    "抱饱",
    "浩皓",
    "陷馅",
    "蓝篮",
    "峻竣俊",
    "欧殴",
    "徒徙",
    "徘俳",
    "刺剌",
    "钧钓",
    "免兔",
    "洒酒",
    "今令",
    "住往",
    "晴睛",
];

/// Characters of everyday sentences, which are not mistyped for a rare one: 具体而有效 is no 具体而微.
const EVERYDAY: &str = "的了是在有和与以于为不说比要就也都这那";

/// Whether one character is written for another: it sounds the same, or looks alike.
pub(crate) fn is_mistaken(wrong: char, right: char) -> bool {
    if EVERYDAY.contains(wrong) {
        return false;
    }
    let sound = |c: char| c.to_pinyin().map(pinyin::Pinyin::plain);
    are_in(ALIKE, wrong, right) || (sound(wrong).is_some() && sound(wrong) == sound(right))
}

/// Whether one of these groups has both characters.
pub(crate) fn are_in(groups: &[&str], one: char, other: char) -> bool {
    groups
        .iter()
        .any(|group| group.contains(one) && group.contains(other))
}
