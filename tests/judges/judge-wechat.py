"""Judges HTML by what the editor of a WeChat account does to it: FILE. Prints one line a fault; decides nothing.

Every rule names the public report it comes from, and carries a sample that breaks it and the same thing as it should be.
With --samples instead of a file it judges its own: each `before` must be found by its rule, each `after` be clean.
"""

import sys
from html.parser import HTMLParser

TAGS = {"section", "p", "span", "strong", "em", "br", "a", "table", "tbody", "tr", "td", "img", "sup"}
PAGE = {"html", "head", "meta", "title", "body"}
PROPERTIES = {
    "margin", "padding", "padding-left", "font-size", "font-weight", "line-height", "letter-spacing", "color",
    "background-color", "text-align", "text-indent", "border", "border-left", "border-collapse", "width", "max-width",
    "word-break",
}
LISTS, BOXES = {"ul", "ol", "li"}, {"div", "figure", "figcaption", "blockquote", "h1", "h2", "h3", "h4", "header"}
INLINE = {"span", "strong", "em", "a", "sup"}


def declarations(tag):
    for one in (tag["attributes"].get("style") or "").split(";"):
        if one.strip():
            name, _, value = one.partition(":")
            yield name.strip().lower(), value.strip().lower()


def tags(page, names):
    return [f"<{tag['name']}>" for tag in page.tags if tag["name"] in names]


def classes(page):
    return [f"{name}= on <{tag['name']}>" for tag in page.tags for name in ("class", "id") if name in tag["attributes"]]


def links(page):
    hrefs = [tag["attributes"].get("href") or "" for tag in page.tags if tag["name"] == "a"]
    return [href for href in hrefs if not href.startswith("https://mp.weixin.qq.com/")]


def pictures(page):
    sources = [tag["attributes"].get("src") or "" for tag in page.tags if tag["name"] == "img"]
    return [source[:40] for source in sources if not source.startswith("https://mmbiz.qpic.cn/")]


def fonts(page):
    return [f"{name} on <{tag['name']}>" for tag in page.tags for name, _ in declarations(tag) if name.startswith("font-family") or name == "font"]


def unknown(page):
    return [f"{name} on <{tag['name']}>" for tag in page.tags for name, _ in declarations(tag)
            if name not in PROPERTIES and not name.startswith("font-family") and name != "font" and name != "position"]


def places(page):
    return [f"position on <{tag['name']}>" for tag in page.tags for name, _ in declarations(tag) if name == "position"]


def values(page):
    return [f"{name}: {value}" for tag in page.tags for name, value in declarations(tag) if "var(" in value or "url(" in value]


def sized(page):
    return [f"width of <img>" for tag in page.tags if tag["name"] == "img" and any(name == "width" for name, _ in declarations(tag))]


def feeds(page):
    return ["a line feed in the text"] if page.line_feeds else []


def invisible(page):
    return [f"U+{ord(c):04X}" for c in page.text if c in "\u200b\u200c\u200d\ufeff"]


def cells(page):
    return ["a cell without its own border" for tag in page.tags if tag["name"] == "td" and not any(name == "border" for name, _ in declarations(tag))]


def strangers(page):
    known = TAGS | PAGE | LISTS | BOXES | {"svg", "style", "script", "pre"}
    return [f"<{tag['name']}>" for tag in page.tags if tag["name"] not in known]


RULES = [
    ("links", links, "https://github.com/doocs/md/issues/1585",
     "a link that does not lead to mp.weixin.qq.com, `#…` included, keeps the article from being saved",
     '<p><a href="https://example.cn/">菜单</a></p>',
     '<p>菜单<span style="font-size:12px;">[1]</span></p><p>[1] https://example.cn/</p>'),
    ("lists", lambda page: tags(page, LISTS), "https://github.com/lyricat/wechat-format/issues/3",
     "lists lose their looks, and get marks and empty lines of the editor's own",
     "<ol><li>先登记</li></ol>",
     '<p style="padding-left:1.5em;text-indent:-1.5em;">1. 先登记</p>'),
    ("boxes", lambda page: tags(page, BOXES), "https://github.com/doocs/md/issues/907",
     "div is taken out, and what looks a heading or a quotation by its tag does not stay so",
     "<div>一段</div>", "<section>一段</section>"),
    ("drawings", lambda page: tags(page, {"svg"}), "https://github.com/doocs/md/issues/907",
     "drawings lose their ids and show as an empty place",
     '<p><svg viewBox="0 0 1 1"></svg></p>', "<p>【图1】</p>"),
    ("classes", classes, "https://github.com/surmon-china/vue-quill-editor/issues/282",
     "classes are not read, so looks must stand in each element",
     '<p class="lead">一段</p>', '<p style="text-indent:2em;">一段</p>'),
    ("style sheets", lambda page: tags(page, {"style", "script"}), "https://github.com/justice2001/halo-plugin-vditor/issues/60",
     "looks that come from the page around the text are filtered out when it is saved",
     "<style>p{color:red}</style><p>一段</p>", '<p style="color:#262626;">一段</p>'),
    ("fonts", fonts, "https://github.com/ufologist/wechat-mp-article",
     "a font's name makes the editor throw the element's looks away",
     '<p style="font-family:SimSun;color:#262626;">一段</p>', '<p style="color:#262626;">一段</p>'),
    ("declarations", unknown, "https://github.com/doocs/md/issues/1944",
     "one declaration that is not supported costs the element all of them",
     '<p style="overflow-x:scroll;color:#262626;">一段</p>', '<p style="color:#262626;">一段</p>'),
    ("positions", places, "https://github.com/mdnice/markdown-nice/issues/264",
     "what is placed absolutely or relatively stands somewhere else in the article",
     '<p style="position:absolute;">“</p>', "<p>“</p>"),
    ("variables", values, "https://github.com/doocs/md/issues/796",
     "variables and background pictures do not stay",
     '<p style="color:var(--ink);">一段</p>', '<p style="color:#262626;">一段</p>'),
    ("pictures", pictures, "https://github.com/lyricat/wechat-format/issues/36",
     "pictures do not come by the clipboard; they are uploaded in the account",
     '<p><img src="data:image/jpeg;base64,AAAA"></p>', "<p>【图1】</p>"),
    ("picture widths", sized, "https://github.com/doocs/md/issues/1125",
     "a picture's width is lost",
     '<p><img src="https://mmbiz.qpic.cn/a" style="width:20px;"></p>', '<p><img src="https://mmbiz.qpic.cn/a"></p>'),
    ("line feeds", feeds, "https://github.com/whyubel1eve/Mars-Editor-APP/pull/3",
     "a bare line feed in a paragraph becomes a break that stays",
     "<p>一段\n还是这一段</p>", "<p>一段还是这一段</p>"),
    ("invisible characters", invisible, "https://github.com/liuxiaopai-ai/raphael-publish/issues/16",
     "a character of no width breaks the line in the article",
     "<p>一\u200b段</p>", "<p>一段</p>"),
    ("cells", cells, "https://github.com/OpenNHP/opennhp/issues/859",
     "a table's border does not go around cells that are wider than the screen",
     "<table><tbody><tr><td>年龄</td></tr></tbody></table>",
     '<table><tbody><tr><td style="border:1px solid #d9d3c7;">年龄</td></tr></tbody></table>'),
    ("preformatted", lambda page: tags(page, {"pre"}), "https://github.com/ufologist/wechat-mp-article",
     "preformatted text runs together in one line",
     "<pre>一\n二</pre>", "<p>一<br>二</p>"),
    ("strangers", strangers, "https://github.com/ksky521/mpeditor/issues/3",
     "no list says which tags are kept, so only those that are known to be are used",
     "<p><mark>一段</mark></p>", "<p><strong>一段</strong></p>"),
]


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.text, self.line_feeds = [], [], "", False
        self.feed(html)

    def handle_starttag(self, name, attributes):
        self.tags.append({"name": name, "attributes": dict(attributes)})
        if name not in ("br", "img", "meta"):
            self.open.append(name)

    def handle_endtag(self, name):
        if name in self.open:
            while self.open.pop() != name:
                pass

    def handle_data(self, data):
        inside = [name for name in self.open if name not in PAGE]
        if inside and inside[-1] != "pre":
            self.line_feeds |= "\n" in data
        if inside:
            self.text += data


def judge(html):
    page = Page(html)
    return [(name, fault, report, why) for name, find, report, why, _, _ in RULES for fault in find(page)]


def judge_samples():
    for name, _, report, _, before, after in RULES:
        found = {rule for rule, *_ in judge(before)}
        if name not in found:
            print(f"{name}: its own sample is not found ({before})")
        for rule, fault, *_ in judge(after):
            print(f"{name}: the sample put right breaks {rule} ({fault})")
        if not report.startswith("https://"):
            print(f"{name}: no report")


if sys.argv[1] == "--samples":
    judge_samples()
else:
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        for name, fault, report, why in judge(file.read()):
            print(f"{name}: {fault} — {why} ({report})")
