//! Words that are wrong in some contexts and right in others. Written by us for Galley.
//!
//! Many a wrong word is also the end of one word and the beginning of the next: 阻止战 is 阻击战 mistyped, and in 阻止战争 two
//! words meet. Each case has a sentence with the mistake and one without.

use std::borrow::Cow;

use story::Severity;

use super::Wording;

/// A word that is wrong beside some others.
pub(super) struct ContextCase {
    pub(super) wrong: &'static str,
    pub(super) right: &'static str,
    severity: Severity,
    clause: &'static str,
    is_certain: bool,
    says: &'static str,
    behind: &'static [&'static str],
    before: &'static [&'static str],
    not_behind: &'static [&'static str],
    not_before: &'static [&'static str],
    #[cfg_attr(not(test), allow(dead_code))]
    pub(super) hit: &'static str,
    #[cfg_attr(not(test), allow(dead_code))]
    pub(super) pass: &'static str,
}

/// A mistake with a sentence that has it and one that has not.
const fn case(
    wrong: &'static str,
    right: &'static str,
    hit: &'static str,
    pass: &'static str,
) -> ContextCase {
    ContextCase {
        wrong,
        right,
        severity: Severity::Error,
        clause: "《现代汉语词典》",
        is_certain: true,
        says: "",
        behind: &[],
        before: &[],
        not_behind: &[],
        not_before: &[],
        hit,
        pass,
    }
}

impl ContextCase {
    const fn behind(self, behind: &'static [&'static str]) -> Self {
        Self { behind, ..self }
    }

    const fn before(self, before: &'static [&'static str]) -> Self {
        Self { before, ..self }
    }

    const fn not_behind(self, not_behind: &'static [&'static str]) -> Self {
        Self { not_behind, ..self }
    }

    const fn not_before(self, not_before: &'static [&'static str]) -> Self {
        Self { not_before, ..self }
    }

    const fn clause(self, clause: &'static str) -> Self {
        Self { clause, ..self }
    }

    const fn says(self, says: &'static str) -> Self {
        Self { says, ..self }
    }

    /// Makes it only a suggestion, which is never applied without a person's look.
    const fn note(self) -> Self {
        Self {
            severity: Severity::Note,
            is_certain: false,
            ..self
        }
    }

    const fn warning(self) -> Self {
        Self {
            severity: Severity::Warning,
            is_certain: false,
            ..self
        }
    }
}

const TWICE: &str = "语义重复";
const XINHUA: &str = "新华社新闻报道规范用语";
const VARIANTS: &str = "《第一批异形词整理表》（GF 1001—2001）";
const TENTS: &[&str] = &["篷", "蓬", "幕", "房"];

pub(super) const CASES: &[ContextCase] = &[
    case(
        "截止",
        "截至",
        "截止2月14日，累计捐款。",
        "报名截止时间为2月14日，2月14日截止。",
    )
    .behind(&[
        "{date}", "目前", "今年", "今日", "今天", "当前", "昨", "上午", "下午", "年底", "月底", "记者",
        "发稿", "现在", "去年", "本月", "上月", "当日", "同日",
    ])
    .says("“截止”是停止；到某时为止、后接时间用“截至”。"),
    case(
        "截止到",
        "截至",
        "截止到昨天，共捐款三万元。",
        "报名已经截止，到会的人不多。",
    )
    .says("“截止”是停止；到某时为止、后接时间用“截至”。"),
    case(
        "阻止战",
        "阻击战",
        "防疫阻止战全面打响。",
        "阻止战争，阻止战火蔓延。",
    )
    .clause("固定名称")
    .not_behind(&[
        "争", "火", "事", "乱", "机", "斗", "略", "术", "士", "友", "俘", "败", "后", "国",
    ]),
    case("布署", "部署", "会议布署了工作。", "报纸公布署名文章。").not_behind(&["名"]),
    case(
        "部暑",
        "部署",
        "会议部暑了工作。",
        "教育部暑期、暑假安排，全部暑假。",
    )
    .not_behind(&["期", "假", "运", "热", "托", "气"]),
    case("按装", "安装", "工人按装设备。", "按装机容量、按装备水平计算。")
        .not_behind(&["机", "备", "修", "卸", "订"]),
    case("复盖", "覆盖", "网络复盖全县。", "恢复盖章，修复盖板。").not_before(&["恢", "修", "重", "反"]),
    case("帐目", "账目", "核对帐目。", "蚊帐目前有售。").not_behind(&["前", "标"]),
    case("结帐", "结账", "月底结帐。", "账已结清。").not_behind(TENTS),
    case("记帐", "记账", "逐笔记帐。", "记账凭证。").not_behind(TENTS),
    case("算帐", "算账", "秋后算帐。", "合算帐篷。").not_behind(TENTS),
    case("报帐", "报账", "凭票报帐。", "报帐篷数量。").not_behind(TENTS),
    case("查帐", "查账", "审计查帐。", "检查帐篷、检查帐房。").not_behind(TENTS),
    case("做帐", "做账", "替公司做帐。", "缝做帐篷。").not_behind(TENTS),
    case("己经", "已经", "工程己经完工。", "自己经过努力，知己经常来。")
        .not_before(&["自", "知", "异", "利"]),
    case("自已", "自己", "他自已动手。", "自已故作家，自已有研究来看。")
        .not_behind(&["故", "有", "知", "经", "然"]),
    case(
        "以经",
        "已经",
        "工程以经完工。",
        "以经济建设为中心，以经营为主，以经验教人。",
    )
    .not_behind(&[
        "济", "营", "典", "过", "验", "纪", "费", "贸", "销", "书", "文", "常", "络", "受", "理", "传", "史",
        "停",
    ]),
    case(
        "现像",
        "现象",
        "这种现像要重视。",
        "我发现像他这样的人，表现像样，出现像素点。",
    )
    .not_before(&["发", "表", "出", "实", "体", "呈", "再", "展", "显"])
    .not_behind(&["他", "她", "你", "我", "样", "素", "这", "那"]),
    case(
        "对像",
        "对象",
        "帮扶对像已确定。",
        "面对像山一样的困难，针对像他这样的人。",
    )
    .not_before(&["面", "针", "相", "应", "绝", "反", "核"])
    .not_behind(&["他", "她", "我", "你", "这", "那", "山"]),
    case("气像", "气象", "一派新气像。", "热气像雾，天气像春天。")
        .not_before(&["热", "天", "空", "脾", "语", "口", "雾", "烟"]),
    case("迹像", "迹象", "有复苏迹像。", "字迹像他的，足迹像一条线。")
        .not_before(&["足", "笔", "字", "痕", "踪", "轨", "事", "血"]),
    case("影象", "影像", "保存影象资料。", "电影象征着时代。").not_behind(&["征", "牙", "群"]),
    case("录象", "录像", "全程录象。", "记录象群、目录象征性收费。").not_behind(&["征", "群", "牙", "棋"]),
    case("摄象", "摄像", "摄象头坏了。", "拍摄象群。").not_behind(&["群", "牙", "征"]),
    case("好象", "好像", "好象下雨了。", "下了一盘好象棋。").not_behind(&["棋", "征", "牙"]),
    case("海拨", "海拔", "海拨三千米。", "上海拨款支援。").not_before(&["上", "青", "北"]),
    case(
        "报消",
        "报销",
        "费用可以报消。",
        "日报消息，上报消费数据，预报消防。",
    )
    .not_behind(&["费", "防", "息", "耗", "极"]),
    case("取销", "取消", "会议取销。", "获取销售数据。").not_behind(&["售", "量", "路", "毁", "往"]),
    case("推消", "推销", "上门推消。", "推消费升级。").not_behind(&["费", "息", "防", "除"]),
    case("爱带", "爱戴", "深受爱带。", "他爱带孩子。").before(&["受", "的", "民"]),
    case("服疫", "服役", "在部队服疫。", "克服疫情影响。").not_behind(&["情", "病", "苗", "区", "后"]),
    case("竟争", "竞争", "参与竟争。", "究竟争什么。").not_before(&["究", "毕"]),
    case("竟赛", "竞赛", "知识竟赛。", "究竟赛什么。").not_before(&["究", "毕"]),
    case("竟选", "竞选", "参加竟选。", "究竟选哪个。").not_before(&["究", "毕"]),
    case("竟聘", "竞聘", "竟聘上岗。", "究竟聘谁。").not_before(&["究", "毕"]),
    case("竟拍", "竞拍", "土地竟拍。", "究竟拍什么。").not_before(&["究", "毕"]),
    case("检查院", "检察院", "移送检查院。", "检查院内卫生，检查院落。")
        .not_behind(&["内", "落", "子", "墙", "外", "校", "感", "前", "里"]),
    case("检查官", "检察官", "女检查官。", "检查官网信息。").not_behind(&["网", "方", "兵"]),
    case("检查长", "检察长", "副检查长。", "检查长江大堤，检查长期工作。").not_behind(&[
        "江", "期", "度", "效", "远", "时", "城", "输", "途", "达", "势", "廊", "短",
    ]),
    case("决择", "抉择", "作出决择。", "判决择期宣告，解决择校问题。")
        .not_before(&["解", "判", "议", "裁", "表", "对", "终"]),
    case("园满", "圆满", "大会园满成功。", "公园满是游客。")
        .behind(&["成功", "完成", "结束", "落幕", "闭幕", "解决", "收官"]),
    case("读职", "渎职", "涉嫌读职罪。", "就读职业学校。").behind(&["罪", "行为", "犯罪", "案", "失"]),
    case("漫延", "蔓延", "火势漫延。", "浪漫延安行。").not_behind(&["安", "长", "吉", "庆", "续"]),
    case("渡过", "度过", "渡过春节。", "渡过长江，渡过难关。").behind(&[
        "春节", "假期", "周末", "一生", "晚年", "童年", "节日", "暑假", "寒假", "国庆", "中秋", "元旦",
        "余生", "时光",
    ]),
    case("度过", "渡过", "帮助企业度过难关。", "度过春节。").behind(&["难关"]),
    case("座落", "坐落", "学校座落在山下。", "讲座落幕，讲座落在实处。")
        .behind(&["在", "于"])
        .not_before(&["讲", "星"]),
    case("精减", "精简", "精减机构。", "人员精减。")
        .behind(&["机构", "会议", "文件", "人员", "程序", "流程"]),
    case("籍此", "借此", "籍此机会。", "国籍此前未定，户籍此次放开。")
        .not_before(&["国", "户", "书", "原", "学", "古", "祖", "典"]),
    case("启示", "启事", "张贴招聘启示。", "得到启示，深刻启示。")
        .before(&["招聘", "寻人", "招领", "寻物", "征稿", "征文", "招生"]),
    case("反应", "反映", "如实反应情况。", "群众反应强烈。").behind(&[
        "情况",
        "了情况",
        "社情",
        "问题",
        "民意",
    ]),
    case("必需", "必须", "必需要做好。", "生活必需品。").behind(&["要", "得", "严格", "坚持", "认真"]),
    case("暴光", "曝光", "媒体暴光此事。", "风暴光临。").not_behind(&["临", "顾"]),
    case("爆光", "曝光", "媒体爆光此事。", "引爆光伏市场。").not_behind(&["伏", "明", "电", "芒"]),
    case("价值关", "价值观", "核心价值关。", "价值关系、价值关键。")
        .not_behind(&["系", "键", "联", "节", "注", "乎", "切"]),
    case("发展关", "发展观", "科学发展关。", "发展关系、发展关键期。")
        .before(&["科学"])
        .not_behind(&["系", "键", "联", "节", "注", "乎", "切"]),
    case("”战略", "”倡议", "“一带一路”战略。", "“走出去”战略。")
        .clause(XINHUA)
        .warning()
        .before(&["一带一路"])
        .says("“一带一路”是倡议，不称战略。"),
    case(
        "一带一路战略",
        "“一带一路”倡议",
        "参与一带一路战略。",
        "参与共建一带一路。",
    )
    .clause(XINHUA)
    .warning(),
    case("报导", "报道", "据报导。", "据报道，报导体文学。")
        .clause(VARIANTS)
        .warning()
        .not_behind(&["体", "演", "师", "航", "弹"]),
    case("成份", "成分", "主要成份是水。", "五成份额，完成份内事，成份股。")
        .clause(VARIANTS)
        .note()
        .not_behind(&["额", "股", "内", "数"])
        .not_before(&["完", "{date}"]),
    case("份量", "分量", "这话很有份量。", "每份量不多，两份量。")
        .clause(VARIANTS)
        .note()
        .not_before(&["每", "一", "两", "三", "月", "股", "各"]),
    case("过份", "过分", "不能过份。", "超过份额，通过份数。").not_behind(&["额", "数", "量", "子", "饭"]),
    case("其它", "其他", "其它问题。", "其他问题。")
        .clause("《现代汉语词典》：通用“其他”")
        .note(),
    case("平米", "平方米", "面积80平米。", "和平米店。")
        .clause("法定计量单位")
        .warning()
        .before(&["{date}", "多", "余", "万"]),
    case("凯旋归来", "凯旋", "队伍凯旋归来。", "队伍凯旋。")
        .clause(TWICE)
        .note(),
    case("凯旋而归", "凯旋", "队伍凯旋而归。", "队伍凯旋。")
        .clause(TWICE)
        .note(),
    case("亲眼目睹", "目睹", "亲眼目睹这一幕。", "亲眼看见。")
        .clause(TWICE)
        .note(),
    case("免费赠送", "赠送", "免费赠送药品。", "免费发放。")
        .clause(TWICE)
        .note(),
    case(
        "莘莘学子们",
        "莘莘学子",
        "莘莘学子们走进校园。",
        "莘莘学子走进校园。",
    )
    .clause(TWICE)
    .warning(),
    case("被应邀", "应邀", "他被应邀出席。", "他应邀出席。").clause(TWICE),
    case("涉及到", "涉及", "涉及到三个县。", "涉及三个县。")
        .clause(TWICE)
        .note(),
    case("悬殊很大", "悬殊", "力量悬殊很大。", "力量悬殊。")
        .clause(TWICE)
        .note(),
];

/// All of them.
pub(super) fn wordings() -> impl Iterator<Item = Wording> {
    let owned = |words: &'static [&'static str]| words.iter().map(|word| Cow::Borrowed(*word)).collect();
    CASES.iter().map(move |case| Wording {
        rule: Cow::Borrowed("wording"),
        wrong: Cow::Borrowed(case.wrong),
        right: Cow::Borrowed(case.right),
        clause: Cow::Borrowed(case.clause),
        severity: case.severity,
        is_certain: case.is_certain,
        says: (!case.says.is_empty()).then_some(Cow::Borrowed(case.says)),
        behind: owned(case.behind),
        before: owned(case.before),
        not_behind: owned(case.not_behind),
        not_before: owned(case.not_before),
    })
}
