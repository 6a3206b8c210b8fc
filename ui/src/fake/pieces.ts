// What lies on the fake newsroom's desk: short pieces written for this window, about places that do not exist.

import type { Content, PhotoRow, State } from "../ipc/types";
import { emptyContent, emptyFigure, paragraph } from "./content";
import { drawnPhoto } from "./pictures";
import type { Papers } from "./review";

export interface Piece {
  state: State;
  minutesAgo: number;
  content: Content;
  photos: PhotoRow[];
  papers?: Papers;
}

export function oilTea(): Piece {
  const photos = [drawnPhoto(0, "IMG_2041.jpg"), drawnPhoto(1, "IMG_2056.jpg"), drawnPhoto(2, "晒场.jpg")];
  const figure = (at: number, facts: object) => ({
    ...emptyFigure(`f${at}`),
    photo: photos[at]!.digest,
    file_name: photos[at]!.file_name,
    ...facts,
  });
  const content: Content = {
    ...emptyContent(),
    slugline: "河西油茶采收",
    kicker: "深秋里的山乡",
    headline: "河西村三百亩油茶迎来采收季",
    authors: [{ name: "林溪", unit: "农业农村局", role: "" }],
    dateline: "11月23日 河西村",
    genre: "消息",
    keywords: ["油茶", "合作社", "采收"],
    source: "河西县融媒体中心",
    sign_off: { text: "（农业农村局 林溪）", place: "end_of_last_paragraph" },
    body: [
      paragraph(
        "霜降刚过，河西村的山坡上人声渐密。清晨六点，合作社的第一辆三轮车已经停在路口，二十多位村民背着竹篓分头进山。",
      ),
      {
        type: "figure",
        figure: figure(0, {
          caption: "林秀兰（左一）和周守田（左二）在分拣刚下树的油茶果",
          photographer: "林溪",
          credit: "林溪/摄",
          place: "河西村",
          taken: "2026-11-21T07:42:00+08:00",
          alt: "两位村民坐在竹席旁分拣油茶果",
          people: [
            { name: "林秀兰", unit: "河西村合作社", title: "社员", position: "左一" },
            { name: "周守田", unit: "河西村合作社", title: "负责人", position: "左二" },
          ],
        }),
      },
      paragraph(
        "今年村里挂果面积三百亩，预计鲜果产量十二万斤。合作社负责人周守田说，截至昨天已采收近四成，收购价每斤比去年高出三角。",
      ),
      { type: "subheading", level: 1, text: [{ text: "晒场就在家门口" }] },
      paragraph("山下的晒场铺开了新买的竹席。几位老人坐在棚下拣果，说起修路前的光景。"),
      { type: "figure", figure: figure(2, { caption: "", photographer: "林溪" }) },
      {
        type: "paragraph",
        text: [
          { text: "“路通了，果子就不怕压在山上。”" },
          { text: "周守田", strong: true },
          { text: "说，合作社今年添了两台烘干机，下雨也不误工。" },
        ],
      },
    ],
    tray: [figure(1, { caption: "清晨进山的村民", photographer: "林溪", credit: "林溪/摄" })],
    related: [
      { title: "老油茶林换新枝，三年见果", href: "" },
      { title: "一条产业路，连起六个自然村", href: "" },
    ],
  };
  return { state: "draft", minutesAgo: 14, content, photos };
}

function brief(state: State, minutesAgo: number, headline: string, text: string, pictures = 0): Piece {
  const photos = Array.from({ length: pictures }, (_, at) =>
    drawnPhoto(at + headline.length, `照片${at + 1}.jpg`),
  );
  const tray = photos.map((photo, at) => ({
    ...emptyFigure(`t${at}`),
    photo: photo.digest,
    file_name: photo.file_name,
    caption: "现场",
    credit: "林溪/摄",
  }));
  const sign_off = { text: "（农业农村局 林溪）", place: "end_of_last_paragraph" } as const;
  return {
    state,
    minutesAgo,
    content: { ...emptyContent(), headline, sign_off, body: [paragraph(text)], tray },
    photos,
  };
}

export function deskful(): Piece[] {
  const day = 24 * 60;
  return [
    oilTea(),
    brief(
      "returned",
      95,
      "县医院新门诊楼启用首日见闻",
      "八点整，一楼大厅的叫号屏亮起。导诊台前排队的人比老楼少了一半，志愿者领着老人去自助机取号，说话声都轻。",
      4,
    ),
    brief(
      "draft",
      day,
      "社区夜校开课，第一晚坐满了",
      "报名表贴出三天，四十个名额被抢空。授课的木工师傅说，最大的学员六十七岁，最小的还在读初中。",
      3,
    ),
    brief(
      "filed",
      2 * day,
      "防汛演练检验乡镇联动",
      "警报响起后四分钟，第一支队伍到达闸口。指挥员在地图上画下三道线，把三个村的劳力分到坝上。",
      2,
    ),
    brief(
      "signed_off",
      3 * day,
      "老街修旧如旧，店铺陆续回迁",
      "青石板重新铺过，裁缝铺的招牌还是原来那块。店主用布擦了又擦，才把它挂回门头。",
      4,
    ),
    brief("draft", 4 * day, "", "采访提纲：一、修路前后的运费；二、烘干机的账；三、年轻人回来的有几户。"),
    brief(
      "delivered",
      9 * day,
      "秋粮入库过半，粮站夜里也亮灯",
      "过磅、扦样、化验，一车稻谷从进门到出门不超过二十分钟。站里说，今年专门加开了夜班。",
      1,
    ),
    brief("spiked", 20 * day, "关于某次会议的消息（不发）", "会议内容已由市里统一发布，本稿撤下。"),
  ];
}

/** Enough stories to see that a long list stays light. */
export function archive(howMany: number): Piece[] {
  return Array.from({ length: howMany }, (_, at) =>
    brief(
      at % 7 ? "delivered" : "draft",
      (at + 1) * 600,
      `存稿第 ${at + 1} 号：乡镇见闻`,
      "这是存档里的一篇短稿，用来看长列表是否轻快。",
    ),
  );
}
