import type { list as zh } from "../zh/list";

export const list: Record<keyof typeof zh, string> = {
  "rail.name": "Stories by state",

  "drawer.all": "All",
  "drawer.draft": "Drafts",
  "drawer.filed": "Filed",
  "drawer.returned": "Returned",
  "drawer.signed_off": "Signed off",
  "drawer.delivered": "Delivered",
  "drawer.spiked": "Spiked",
  "drawer.count": "{name}, {n} story|{name}, {n} stories",

  "state.draft": "Draft",
  "state.filed": "Filed",
  "state.returned": "Returned",
  "state.signed_off": "Signed off",
  "state.queued": "Queued",
  "state.delivered": "Delivered",
  "state.spiked": "Spiked",
  "state.received": "Received",
  "state.in_edit": "In edit",
  "state.passed_on": "Passed on",

  "list.name": "Stories",
  "list.filter": "Headline, slugline, text",
  "list.clear": "Clear the filter",
  "list.untitled": "Untitled",
  "list.no_text": "No text yet",
  "list.empty_title": "No stories yet",
  "list.drawer_empty": "Nothing here",
  "list.nothing_found": "Nothing found for “{words}”",
  "list.found_elsewhere": "{n} story in other states|{n} stories in other states",
  "list.look_everywhere": "Look in all stories",
};
