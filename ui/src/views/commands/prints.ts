// Commands for photos on paper: the caption sheet out and back, the proof sheet.

import type { AppContext } from "../context";
import { PRESENT } from "../front.svelte";
import CaptionsBackDialog from "../prints/CaptionsBackDialog.svelte";
import CaptionsOutDialog from "../prints/CaptionsOutDialog.svelte";
import ProofSheetDialog from "../prints/ProofSheetDialog.svelte";
import type { Command } from "./command";

const withPhotos = ({ desk }: AppContext): boolean => (desk.open?.figures.length ?? 0) > 0;

export const captionsOut: Command = {
  id: "prints.captions_out",
  text: "do.captions_out",
  key: "",
  scope: "window",
  where: PRESENT,
  possible: withPhotos,
  run: ({ desk, dialogs }) => {
    if (desk.open) void dialogs.open(CaptionsOutDialog, { story: desk.open });
  },
};

export const captionsBack: Command = {
  id: "prints.captions_back",
  text: "do.captions_back",
  key: "",
  scope: "window",
  where: PRESENT,
  possible: withPhotos,
  run: ({ desk, dialogs }) => {
    const story = desk.open;
    void desk.files.chooseCaptions().then(
      (sheet) => story && sheet !== null && void dialogs.open(CaptionsBackDialog, { story, sheet }),
      (thrown: unknown) => desk.notices.fail(thrown),
    );
  },
};

export const proofSheet: Command = {
  id: "prints.proof_sheet",
  text: "do.proof_sheet",
  key: "",
  scope: "window",
  where: PRESENT,
  possible: withPhotos,
  run: ({ desk, dialogs }) => {
    if (desk.open) void dialogs.open(ProofSheetDialog, { story: desk.open });
  },
};

export const printsSection = [captionsOut, captionsBack, proofSheet] as const;
