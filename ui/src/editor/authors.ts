// 作者 as one printed line: `单位 姓名；单位 姓名（摄影）`.
//
// A line of text cannot tell a unit with a space in it from a name with one, so the line is not the record. The node keeps
// the authors it was printed from (`known`): as long as a part of the line reads as one of them prints, it *is* that author,
// and only a part that was typed anew is read by the rules below. Opening a story therefore never changes it.
import type { Author } from "../ipc/types";

/** The line as it is printed under the headline. */
export function printAuthors(authors: readonly Author[]): string {
  return authors.map(printAuthor).join("；");
}

function printAuthor({ name, unit, role }: Author): string {
  const who = unit ? `${unit} ${name}` : name;
  return role ? `${who}（${role}）` : who;
}

/** Reads the line back, taking the parts that did not change from `known`. */
export function readAuthors(line: string, known: readonly Author[]): Author[] {
  if (line === printAuthors(known)) return [...known];
  const left = [...known];
  return line
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const index = left.findIndex((author) => printAuthor(author) === part);
      return (index < 0 ? undefined : left.splice(index, 1)[0]) ?? readAuthor(part);
    });
}

/** `单位 姓名（角色）`: the name is what follows the last space; a line without Han is one name. */
function readAuthor(part: string): Author {
  const bracket = /^(.*\S)\s*[（(]([^（()）]*)[)）]$/.exec(part);
  const who = bracket?.[1] ?? part;
  const role = bracket?.[2]?.trim() ?? "";
  const space = /\p{Script=Han}/u.test(who) ? /^(.*\S)[\s\u3000]+(\S+)$/u.exec(who) : null;
  return { name: space?.[2] ?? who, unit: space?.[1] ?? "", role };
}
