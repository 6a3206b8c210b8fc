// Closed lists that the window draws from. Written from Rust by tests/tidy (UPDATE_GOLDEN=1 make test); do not edit.

export const STATIONERY = [
  {"editor":"skeleton","kind":"template"},
  {"editor":"words","kind":"snippet"},
  {"editor":"lines","kind":"codes"},
  {"editor":"elsewhere","kind":"stamp"},
] as const;

export const FORMATS = [
  {"format":"docx","label":{"en":"Word document","zh":"Word 文档"},"short":{"en":"Word","zh":"Word 文档"},"usual":true},
  {"format":"html","label":{"en":"Web page","zh":"网页"},"short":{"en":"web page","zh":"网页"},"usual":true},
  {"format":"markdown","label":{"en":"Markdown","zh":"Markdown"},"short":{"en":"Markdown","zh":"Markdown"},"usual":true},
  {"format":"text","label":{"en":"Plain text","zh":"纯文本"},"short":{"en":"plain text","zh":"纯文本"},"usual":true},
  {"format":"ninjs","label":{"en":"ninjs, for news systems","zh":"ninjs（供发稿系统读取）"},"short":{"en":"ninjs","zh":"ninjs"},"usual":true},
  {"format":"newsml","label":{"en":"NewsML-G2 (for systems)","zh":"NewsML-G2（供发稿系统读取）"},"short":{"en":"NewsML-G2","zh":"NewsML-G2"},"usual":false},
  {"format":"wechat","label":{"en":"WeChat page","zh":"公众号网页"},"short":{"en":"WeChat page","zh":"公众号网页"},"usual":false},
  {"format":"captions","label":{"en":"Caption sheet (Word)","zh":"图片说明表（Word）"},"short":{"en":"caption sheet","zh":"图片说明表"},"usual":false},
  {"format":"captions-csv","label":{"en":"Caption sheet (CSV)","zh":"图片说明表（CSV）"},"short":{"en":"caption sheet (CSV)","zh":"图片说明表（CSV）"},"usual":false},
  {"format":"eml","label":{"en":"Mail to send, with attachments","zh":"待发邮件（含附件）"},"short":{"en":"mail to send","zh":"待发邮件"},"usual":false},
] as const;
