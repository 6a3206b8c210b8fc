// What the window says about photos on paper: the caption sheet out and back, the proof sheet.

import type { prints as source } from "../zh/prints";

export const prints: Record<keyof typeof source, string> = {
  "prints.menu": "Caption sheet and proof sheet",
  "do.captions_out": "Export caption sheet…",
  "do.captions_back": "Take back caption sheet…",
  "do.proof_sheet": "Print proof sheet…",

  "prints.which": "Photos",
  "prints.which_all": "All {n}",
  "prints.which_picked": "{n} picked",
  "prints.which_chosen": "{n} selected",

  "captions.out_title": "Export caption sheet",
  "captions.out_says":
    "A sheet for somebody else to fill in. When it comes back, each caption finds its photo.",
  "captions.form": "Format",
  "captions.form_docx": "Word, with the photos",
  "captions.form_csv": "CSV table",
  "captions.save": "Save as…",
  "captions.file_name": "Captions {headline}",
  "captions.saved": "The caption sheet is saved",

  "captions.back_title": "Take back caption sheet",
  "captions.reading": "Reading the sheet…",
  "captions.changes": "What will change",
  "captions.nothing": "The sheet changes nothing.",
  "captions.photo": "Figure {n}",
  "captions.empty": "(empty)",
  "captions.from": "Now",
  "captions.to": "Sheet",
  "captions.clashes": "Changed on both sides: choose for each",
  "captions.clashes_says":
    "These were changed here as well since the sheet went out. What is here stays unless you choose.",
  "captions.here": "Keep this",
  "captions.there": "Use the sheet",
  "captions.left": "Not taken over",
  "captions.take": "Take over {n} fact|Take over {n} facts",
  "captions.taken":
    "Facts taken over: {n}, on photos: {photos}. {undo} takes them back in one step; what stood before is under Versions.",
  "captions.moved_on": "The story or the sheet has just changed; look again.",
  "captions.no_story": "The story of this caption sheet is not in this store.",

  "proof.title": "Print proof sheet",
  "proof.says": "Photos side by side on A4, with number, file name, time, stars and caption.",
  "proof.paper": "Paper",
  "proof.portrait": "Portrait",
  "proof.landscape": "Landscape",
  "proof.grid": "Per page",
  "proof.grid_is": "{columns} × {rows}",
  "proof.pages": "{n} page|{n} pages",
  "proof.print": "Print…",
  "proof.making": "Making the proof sheet",
};
