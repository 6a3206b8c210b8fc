// The palette's results for a typed query: commands first, then stories, best matches first.

import type { StoryRow } from "../../ipc/types";
import { languageAfter } from "../../text/language";
import { seen } from "../../text/seen";
import { language } from "../../text/speak.svelte";
import type { Command } from "../commands/command";
import { commandLabel } from "../commands/command";
import type { Readings } from "../../model/readings";
import { normaliseQuery, match, type Match } from "./match";

/** A match in the language that is not shown counts less than any in the one that is. */
const OTHER = 40;
const STORIES = 8;

export interface FoundCommand {
  command: Command;
  name: string;
  at: number[];
  possible: boolean;
}
export interface FoundStory {
  row: StoryRow;
  at: number[];
}
export interface Found {
  /** Run last; only while nothing is typed. */
  recent: FoundCommand[];
  commands: FoundCommand[];
  stories: FoundStory[];
}

/** The names of commands in both languages and the headlines: the titles whose readings are needed. */
export function titles(commands: readonly Command[], rows: readonly StoryRow[]): string[] {
  return [...commands.map((command) => commandLabel(command, "zh")), ...rows.map(headlineOf)];
}

export function headlineOf(row: StoryRow): string {
  return seen(row.headline || row.first_words || row.slugline);
}

export function find(
  typed: string,
  commands: readonly Command[],
  rows: readonly StoryRow[],
  lately: readonly string[],
  possible: (command: Command) => boolean,
  readings: Readings,
): Found {
  const query = normaliseQuery(typed);
  const all = commands.map((command) => ({
    command,
    name: commandLabel(command),
    at: [],
    possible: possible(command),
  }));
  if (query === "") {
    const recent = lately.flatMap((id) =>
      all.filter(({ command, possible }) => command.id === id && possible),
    );
    const commands = byPossible(all.filter((one) => !recent.includes(one)));
    return { recent, commands, stories: [] };
  }
  const found = all.flatMap((one) => {
    const hit = inEither(query, one.command, readings);
    return hit === null ? [] : [{ ...one, at: hit.at, score: hit.score }];
  });
  const weight = ({ command, score }: (typeof found)[number]) => {
    const used = lately.indexOf(command.id);
    return score + (used < 0 ? 0 : lately.length - used);
  };
  const stories = rows
    .flatMap((row) => {
      const hit = match(query, headlineOf(row), readings);
      return hit === null ? [] : [{ row, at: hit.at, score: hit.score }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, STORIES);
  return { recent: [], commands: byPossible(found.sort((a, b) => weight(b) - weight(a))), stories };
}

function inEither(query: string, command: Command, readings: Readings): Match | null {
  const here = match(query, commandLabel(command), readings);
  // One letter begins a word of nearly every name in the other language too: that is no answer.
  if (Array.from(query).length < 2) return here;
  const there = match(query, commandLabel(command, languageAfter(language())), readings);
  if (there === null || (here !== null && here.score >= there.score - OTHER)) return here;
  return { score: there.score - OTHER, at: [] };
}

/** Puts what cannot be done now behind what can. */
function byPossible<T extends { possible: boolean }>(found: T[]): T[] {
  return [...found.filter(({ possible }) => possible), ...found.filter(({ possible }) => !possible)];
}
