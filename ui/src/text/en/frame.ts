import type { frame as zh } from "../zh/frame";

export const frame: Record<keyof typeof zh, string> = {
  "app.name": "Galley",
  "app.title": "Galley 清样",
  "app.menu": "Menu",
  "app.starting": "Opening the store…",
  "app.start_failed": "The store did not open",
  "app.retry": "Try again",
  "app.held": "The store is in use by “{holder}”. Close it, then try again.",
  "app.rescue": "Restore the newest backup",
  "app.rescue_says":
    "The damaged store is kept beside the restored one, untouched; text written after the backup may be found there.",
  "app.rescued":
    "The store is as it was at the newest backup. The damaged one is kept in {store}, under a name with “damaged”.",
  "app.rescuing": "Restoring the backup…",

  "closing.title": "Some text is not saved",
  "closing.says": "The window is still open, and so is your text.",
  "closing.unsaved": "“{headline}”: {says}",
  "closing.waiting_title": "Saving",
  "closing.waiting": "The last changes are being written; the window closes when they are on disk.",
  "closing.anyway": "Close and lose the last changes",
  "closing.retry": "Try again",
  "closing.stay": "Back to the story",

  "do.new": "New story",
  "do.import": "Import files…",
  "do.export": "Export package…",
  "do.name_version": "Save a version…",
  "do.spike": "Spike story",
  "do.unspike": "Unspike story",
  "do.settings": "Settings…",
  "do.add_photos": "Add photos…",
  "do.find": "Find a story",
  "do.inspector": "Show or hide the side panel",
  "do.undo": "Undo",
  "do.redo": "Redo",
  "do.close": "Close",
  "do.cancel": "Cancel",
  "told.between": "; ",
  "do.copy": "Copy",
  "do.copied": "Copied",
  "do.done": "Done",
  "do.save": "Save",

  "count.words": "{n} word|{n} words",
  "count.photos": "{n} photo|{n} photos",
  "count.flags": "{n} flag|{n} flags",
  "count.no_flags": "No flags",
  "count.minutes": "{n} min read|{n} min read",
  "count.characters": "{n} character|{n} characters",
  "count.han": "{n} Han",
  "count.all_captioned": "all captioned",
  "count.uncaptioned": "{n} without caption",

  "age.now": "just now",
  "age.yesterday": "yesterday",

  "save.saved": "Saved {time}",
  "save.failing": "Not saved yet, trying again",
  "save.failed_says": "{says} Your text is still in the window and will be saved again by itself.",

  "stale.name": "Changed elsewhere",
  "stale.says":
    "“{headline}” was also changed elsewhere. That text is kept as version {number}, see Versions; what you are writing goes on being saved.",

  "nothing.title": "Start here",
  "nothing.says": "Choose a story on the left, or:",
  "nothing.first": "Write a new story, or import text you already have.",
  "nothing.new": "Write a new story",
  "nothing.import": "Import a text file",
  "nothing.sample": "Look at the sample story",

  "spiked.says": "This story is spiked and goes nowhere.",

  "inspector.name": "About the story",
  "inspector.photos": "Photos",
  "inspector.info": "Details",
  "inspector.versions": "Versions",

  "foot.name": "Status",
  "foot.switch": "Switch to Chinese",

  "notice.dismiss": "Dismiss",

  "announce.spiked": "Story spiked",
  "announce.unspiked": "Story unspiked",
};
