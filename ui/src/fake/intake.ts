// Photos, texts and pastes that come in, as the shell answers for them.

import type { Arriving, Imported, PhotoResult } from "../ipc/types";
import type { Answers, Reports, Sendings } from "./answers";
import { emptyFigure, paragraph } from "./content";
import { drawnPhoto } from "./pictures";
import { oilTea } from "./pieces";
import { failure, type Room } from "./room";

/** More photos than this come in one by one, so that one can watch them and stop. */
const AT_ONCE = 3;

/** `pace` is how long ten photos take, in milliseconds. */
export function fakeIntake(room: Room, pace: number) {
  let stopped = false;
  let photosMade = 20;

  const photo = (file_name: string): PhotoResult => {
    if (/\.heic$/i.test(file_name))
      return {
        file_name,
        added: null,
        refused: failure("bad_photo", `“${file_name}”是 HEIC 图片，现在还不能收；请先转成 JPEG。`),
      };
    const row = drawnPhoto(photosMade++, file_name);
    room.photos.set(row.digest, row);
    const figure = { ...emptyFigure(crypto.randomUUID()), photo: row.digest, file_name };
    return { file_name, added: { figure, photo: row, already: false }, refused: null };
  };

  const photos = async (names: string[], heard: (news: Arriving) => void): Promise<PhotoResult[]> => {
    stopped = false;
    const results: PhotoResult[] = [];
    heard({ total: names.length, result: null });
    for (const name of names) {
      if (names.length > AT_ONCE) await new Promise((ready) => setTimeout(ready, pace / 10));
      if (stopped) break;
      const result = photo(name);
      results.push(result);
      heard({ total: names.length, result });
    }
    return results;
  };

  const text = (file_name: string): Imported => {
    if (/\.doc$/i.test(file_name))
      return {
        file_name,
        story: null,
        took: [],
        refused: failure("bad_text", `“${file_name}”是旧格式的 Word 文件；请另存为 .docx 再导入。`),
      };
    const id = room.take({ ...oilTea(), minutesAgo: 0 });
    const took = [
      "标题：河西村三百亩油茶迎来采收季",
      "3 段段首的空格已去掉，缩进由版式决定",
      "没有收入：文字颜色或突出显示，15 处",
    ];
    return { file_name, story: room.open(id).row, took, refused: null };
  };

  return {
    answers: {
      import_files: () => [text("慰问稿.txt"), text("通知.doc")],
      import_uris: ({ uris }) => uris.map((uri) => text(nameOf(uri))),
      import_waiting: () => [],
      cancel_intake: () => ((stopped = true), null),
      photo_seen: () => null,
      clean_clipboard: () => ({ blocks: [], photos: [], says: [] }),
      clean_dropped: () => ({ blocks: [], photos: [], says: [] }),
    } satisfies Partial<Answers>,
    reports: {
      add_photo_uris: ({ uris }, heard) => photos(uris.map(nameOf), heard),
      pick_photos: (_, heard) => photos(["IMG_3001.jpg", "IMG_3002.jpg", "IMG_3003.HEIC"], heard),
    } satisfies Partial<Reports>,
    sendings: {
      add_photo: ({ name }) => photo(name),
      import_file: ({ name }) => text(name),
      // Cleaning is Rust's; here the words of a page are enough.
      clean_paste: (_, html) => {
        const words = new DOMParser().parseFromString(html(), "text/html").body.textContent ?? "";
        return { blocks: [paragraph(words.trim())], photos: [], says: [] };
      },
    } satisfies Partial<Sendings>,
  };
}

const nameOf = (uri: string): string => decodeURIComponent(uri.split("/").pop() ?? uri);
