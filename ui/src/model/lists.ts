// Closed lists that the window draws from, and what is new. Written from Rust by tests/tidy (UPDATE_GOLDEN=1 make test); do not edit.

import type { Content, Figure, Settings } from "../ipc/types";

export const STATIONERY = [
  {"editor":"skeleton","kind":"template"},
  {"editor":"words","kind":"snippet"},
  {"editor":"lines","kind":"codes"},
  {"editor":"elsewhere","kind":"stamp"},
  {"editor":"elsewhere","kind":"person"},
  {"editor":"elsewhere","kind":"unit"},
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

export const FACTS = [
  {"en":"Caption","kind":"paragraph","name":"caption","uses":["sheet"],"zh":"图片说明"},
  {"en":"Photographer","kind":"line","name":"photographer","uses":["exchange","snapshot","sheet"],"zh":"摄影"},
  {"en":"Credit","kind":"line","name":"credit","uses":["exchange","snapshot","sheet"],"zh":"供图署名"},
  {"en":"Date taken","kind":"time","name":"taken","uses":["exchange","sheet"],"zh":"拍摄时间"},
  {"en":"Place","kind":"line","name":"place","uses":["snapshot","sheet"],"zh":"拍摄地点"},
  {"en":"Event","kind":"line","name":"event","uses":["snapshot"],"zh":"事件"},
  {"en":"People","kind":"people","name":"people","uses":["sheet"],"zh":"图中人物"},
  {"en":"Source","kind":"line","name":"source","uses":["exchange","snapshot","sheet","seldom"],"zh":"来源"},
  {"en":"Copyright notice","kind":"line","name":"copyright","uses":["exchange","snapshot","sheet","seldom"],"zh":"版权声明"},
  {"en":"Usage terms","kind":"line","name":"usage","uses":["exchange","snapshot","sheet","seldom"],"zh":"使用条款"},
  {"en":"Alt text","kind":"paragraph","name":"alt","uses":["sheet"],"zh":"替代文字"},
  {"en":"Digital source","kind":"source_type","name":"digital_source","uses":["exchange","snapshot","seldom"],"zh":"图像来历"},
  {"en":"Framing","kind":"framing","name":"framing","uses":[],"zh":"取景"},
  {"en":"Stars","kind":"stars","name":"rating","uses":[],"zh":"星级"},
  {"en":"Pick or reject","kind":"pick","name":"pick","uses":[],"zh":"选用或弃用"},
] as const;

export const ORIGINALS = [
  {"endings":["jpg","jpeg"],"media_type":"image/jpeg","name":"jpeg","on_pages":true,"title":"JPEG"},
  {"endings":["png"],"media_type":"image/png","name":"png","on_pages":true,"title":"PNG"},
  {"endings":["webp"],"media_type":"image/webp","name":"webp","on_pages":true,"title":"WebP"},
  {"endings":["tif","tiff"],"media_type":"image/tiff","name":"tiff","on_pages":false,"title":"TIFF"},
  {"endings":["heic","heif"],"media_type":"image/heic","name":"heic","on_pages":false,"title":"HEIC"},
  {"endings":["gif"],"media_type":"image/gif","name":"gif","on_pages":false,"title":"GIF"},
] as const;

export const WIRES = [
  {"address":"","kind":"folder","label":{"en":"Folder or network drive","zh":"文件夹或网络盘"},"lists":true,"rows":[[{"choices":[],"example":"/mnt/desk/inbox","label":{"en":"Folder","zh":"文件夹"},"name":"path","note":{"en":"","zh":""}}]],"secret":null},
  {"address":"sftp://desk.example/inbox/","kind":"sftp","label":{"en":"SFTP","zh":"SFTP"},"lists":true,"rows":[[{"choices":[],"example":"","label":{"en":"Address","zh":"地址"},"name":"url","note":{"en":"","zh":""}}],[{"choices":[],"example":"","label":{"en":"User","zh":"用户名"},"name":"user","note":{"en":"","zh":""}},{"choices":[],"example":"~/.ssh/id_ed25519","label":{"en":"Private key file","zh":"私钥文件"},"name":"key","note":{"en":"Empty: log in with a password. A key’s own passphrase goes where the password goes.","zh":"留空则用密码登录；有口令的私钥，口令填在密码处。"}}]],"secret":{"en":"Password","zh":"密码"}},
  {"address":"ftp://desk.example/inbox/","kind":"ftp","label":{"en":"FTP / FTPS","zh":"FTP / FTPS"},"lists":true,"rows":[[{"choices":[],"example":"","label":{"en":"Address","zh":"地址"},"name":"url","note":{"en":"","zh":""}}],[{"choices":[{"label":{"en":"After connecting (usual)","zh":"先连后加密（推荐）"},"value":"explicit"},{"label":{"en":"From the first byte","zh":"一开始就加密"},"value":"implicit"},{"label":{"en":"None","zh":"不加密"},"value":"none"}],"example":"","label":{"en":"Encryption","zh":"加密"},"name":"tls","note":{"en":"","zh":""}}],[{"choices":[],"example":"","label":{"en":"User","zh":"用户名"},"name":"user","note":{"en":"","zh":""}},{"choices":[],"example":"/etc/desk-ca.pem","label":{"en":"Their own certificate file","zh":"对方自己的证书文件"},"name":"ca","note":{"en":"Only where the system does not know their certificate.","zh":"只在对方的证书系统不认得时填。"}}]],"secret":{"en":"Password","zh":"密码"}},
  {"address":"https://desk.example/inbox/","kind":"webdav","label":{"en":"WebDAV","zh":"WebDAV"},"lists":true,"rows":[[{"choices":[],"example":"","label":{"en":"Address","zh":"地址"},"name":"url","note":{"en":"","zh":""}}],[{"choices":[],"example":"","label":{"en":"User","zh":"用户名"},"name":"user","note":{"en":"","zh":""}},{"choices":[],"example":"/etc/desk-ca.pem","label":{"en":"Their own certificate file","zh":"对方自己的证书文件"},"name":"ca","note":{"en":"Only where the system does not know their certificate.","zh":"只在对方的证书系统不认得时填。"}}]],"secret":{"en":"Password","zh":"密码"}},
  {"address":"https://s3.example.com","kind":"s3","label":{"en":"S3 storage","zh":"S3 存储"},"lists":true,"rows":[[{"choices":[],"example":"","label":{"en":"Address","zh":"地址"},"name":"url","note":{"en":"","zh":""}}],[{"choices":[],"example":"desk","label":{"en":"Bucket","zh":"存储桶"},"name":"bucket","note":{"en":"","zh":""}},{"choices":[],"example":"us-east-1","label":{"en":"Region","zh":"区域"},"name":"region","note":{"en":"","zh":""}}],[{"choices":[],"example":"inbox/","label":{"en":"Prefix of names","zh":"文件名前缀"},"name":"prefix","note":{"en":"","zh":""}},{"choices":[{"label":{"en":"Path: host/bucket","zh":"路径：主机/桶"},"value":"path"},{"label":{"en":"Domain: bucket.host","zh":"域名：桶.主机"},"value":"virtual_host"}],"example":"","label":{"en":"Bucket in the address","zh":"桶在地址里的写法"},"name":"style","note":{"en":"","zh":""}}],[{"choices":[],"example":"","label":{"en":"Access key ID","zh":"访问密钥 ID"},"name":"user","note":{"en":"","zh":""}},{"choices":[],"example":"/etc/desk-ca.pem","label":{"en":"Their own certificate file","zh":"对方自己的证书文件"},"name":"ca","note":{"en":"Only where the system does not know their certificate.","zh":"只在对方的证书系统不认得时填。"}}]],"secret":{"en":"Secret access key","zh":"私有访问密钥"}},
  {"address":"https://desk.example/submit","kind":"https","label":{"en":"HTTPS post","zh":"HTTPS 提交"},"lists":false,"rows":[[{"choices":[],"example":"","label":{"en":"Address","zh":"地址"},"name":"url","note":{"en":"","zh":""}}],[{"choices":[],"example":"","label":{"en":"User","zh":"用户名"},"name":"user","note":{"en":"","zh":""}},{"choices":[],"example":"/etc/desk-ca.pem","label":{"en":"Their own certificate file","zh":"对方自己的证书文件"},"name":"ca","note":{"en":"Only where the system does not know their certificate.","zh":"只在对方的证书系统不认得时填。"}}]],"secret":{"en":"Password","zh":"密码"}},
  {"address":"smtps://smtp.example.cn:465","kind":"mail","label":{"en":"E-mail","zh":"电子邮件"},"lists":false,"rows":[[{"choices":[],"example":"wangfang@163.com","label":{"en":"From","zh":"发件邮箱"},"name":"from","note":{"en":"","zh":""}}],[{"choices":[],"example":"desk@example.cn","label":{"en":"To","zh":"收件邮箱"},"name":"to","note":{"en":"Several addresses are parted by commas.","zh":"几个邮箱用逗号分开。"}},{"choices":[],"example":"","label":{"en":"Cc","zh":"抄送"},"name":"cc","note":{"en":"","zh":""}}],[{"choices":[],"example":"smtps://smtp.example.cn:465","label":{"en":"Outgoing server","zh":"发信服务器"},"name":"smtp","note":{"en":"Not needed for 163, 126, QQ, Sina, 139, Outlook and Gmail.","zh":"163、126、QQ、新浪、139、Outlook、Gmail 不用填。"}}],[{"choices":[],"example":"","label":{"en":"User","zh":"登录名"},"name":"user","note":{"en":"Only where it is not the address itself.","zh":"和发件邮箱不同才填。"}},{"choices":[],"example":"/etc/desk-ca.pem","label":{"en":"Their own certificate file","zh":"对方自己的证书文件"},"name":"ca","note":{"en":"Only where the system does not know their certificate.","zh":"只在对方的证书系统不认得时填。"}}]],"secret":{"en":"Authorisation code","zh":"授权码"}},
] as const;

export const REASONS = [
  {"label":{"en":"named","zh":"起名存版"},"reason":"named"},
  {"label":{"en":"kept by itself","zh":"自动留存"},"reason":"pause"},
  {"label":{"en":"import","zh":"导入"},"reason":"import"},
  {"label":{"en":"before an import","zh":"导入之前"},"reason":"before_import"},
  {"label":{"en":"export","zh":"导出"},"reason":"export"},
  {"label":{"en":"restored","zh":"恢复旧版"},"reason":"restore"},
  {"label":{"en":"before a restore","zh":"恢复之前"},"reason":"before_restore"},
  {"label":{"en":"before a photo went","zh":"移除图片之前"},"reason":"before_removal"},
  {"label":{"en":"before a caption sheet","zh":"取回图说表之前"},"reason":"before_captions"},
  {"label":{"en":"before the copy desk's fixes","zh":"校对改动之前"},"reason":"before_fix"},
  {"label":{"en":"sent for review","zh":"送审"},"reason":"filed"},
  {"label":{"en":"passed on","zh":"转交"},"reason":"passed_on"},
  {"label":{"en":"returned","zh":"退改"},"reason":"returned"},
  {"label":{"en":"received","zh":"收到来稿"},"reason":"received"},
  {"label":{"en":"before a newer one came","zh":"收到新稿之前"},"reason":"before_receive"},
  {"label":{"en":"before changes were settled","zh":"处理修改之前"},"reason":"before_settle"},
  {"label":{"en":"changes settled","zh":"处理修改"},"reason":"settled"},
  {"label":{"en":"signed","zh":"签发"},"reason":"signed"},
] as const;

export const FIELDS = [
  {"label":{"en":"Slugline","zh":"稿件代号"},"member":"slugline","name":"slugline","printed":null,"words":true},
  {"label":{"en":"Kicker","zh":"肩题"},"member":"kicker","name":"kicker","printed":"titles","words":true},
  {"label":{"en":"Headline","zh":"标题"},"member":"headline","name":"headline","printed":"titles","words":true},
  {"label":{"en":"Subheadline","zh":"副题"},"member":"subheadline","name":"subheadline","printed":"titles","words":true},
  {"label":{"en":"Byline","zh":"作者"},"member":"authors","name":"byline","printed":"under_titles","words":false},
  {"label":{"en":"Dateline","zh":"电头"},"member":"dateline","name":"dateline","printed":"under_titles","words":true},
  {"label":{"en":"Sign-off","zh":"文末署名"},"member":"sign_off","name":"sign_off","printed":"end","words":true},
  {"label":{"en":"Source","zh":"来源"},"member":"source","name":"source","printed":"under_titles","words":true},
  {"label":{"en":"Keywords","zh":"关键词"},"member":"keywords","name":"keywords","printed":null,"words":false},
  {"label":{"en":"Genre","zh":"体裁"},"member":"genre","name":"genre","printed":null,"words":true},
  {"label":{"en":"Urgency","zh":"紧急程度"},"member":"urgency","name":"urgency","printed":null,"words":false},
  {"label":{"en":"Embargo","zh":"发布时间限制"},"member":"embargo","name":"embargo","printed":null,"words":false},
  {"label":{"en":"Language","zh":"稿件语言"},"member":"language","name":"language","printed":null,"words":true},
  {"label":{"en":"Note to the editor","zh":"致编辑的话"},"member":"ednote","name":"ednote","printed":null,"words":true},
  {"label":{"en":"Length","zh":"字数要求"},"member":"length","name":"length","printed":null,"words":false},
] as const;

export const MAIL_PROVIDERS = [
  {"code":{"en":"web mail: 设置 → POP3/SMTP/IMAP → 新增授权密码","zh":"网页邮箱：设置 → POP3/SMTP/IMAP → 新增授权密码"},"domains":["163.com"]},
  {"code":{"en":"web mail: 设置 → POP3/SMTP/IMAP → 新增授权密码","zh":"网页邮箱：设置 → POP3/SMTP/IMAP → 新增授权密码"},"domains":["126.com"]},
  {"code":{"en":"web mail: 设置 → 账号与安全 → 安全设置 → 生成授权码","zh":"网页邮箱：设置 → 账号与安全 → 安全设置 → 生成授权码"},"domains":["qq.com","foxmail.com"]},
  {"code":{"en":"web mail: 设置 → 客户端 POP/IMAP/SMTP → 授权码","zh":"网页邮箱：设置 → 客户端 POP/IMAP/SMTP → 授权码"},"domains":["sina.com","sina.cn"]},
  {"code":{"en":"web mail: 设置 → 邮箱协议设置 → 授权码","zh":"网页邮箱：设置 → 邮箱协议设置 → 授权码"},"domains":["139.com"]},
  {"code":{"en":"account.microsoft.com: Security → App passwords (Microsoft may no longer offer them for personal mailboxes)","zh":"account.microsoft.com：安全 → 应用密码（微软对个人邮箱可能不再提供）"},"domains":["outlook.com","hotmail.com","live.com"]},
  {"code":{"en":"myaccount.google.com: Security → App passwords","zh":"myaccount.google.com：安全性 → 应用专用密码"},"domains":["gmail.com"]},
] as const;

export const NEW_SETTINGS: Settings = {"language":"zh","shortcuts":{},"strip_indent":true,"theme":"system","view":{"indent":true,"leading":195,"letters":"serif","measure":36,"window":100,"zoom":100}};

export const NEW_CONTENT: Content = {"authors":[],"body":[],"dateline":"","ednote":"","embargo":null,"genre":"","headline":"","keywords":[],"kicker":"","language":"zh-CN","related":[],"schema":1,"sign_off":{"place":"end_of_last_paragraph","text":""},"slugline":"","source":"","subheadline":"","tray":[],"urgency":null};

export const NEW_FIGURE: Figure = {"alt":"","caption":"","copyright":"","credit":"","digital_source":"","event":"","file_name":"","id":"","people":[],"photo":null,"photographer":"","place":"","source":"","taken":"","usage":""};
