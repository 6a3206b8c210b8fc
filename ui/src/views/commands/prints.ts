// Commands for photos on paper: the caption sheet out and back, the proof sheet.

import type { AppContext } from "../context";
import type { Command } from "./command";

const withPhotos = ({ desk }: AppContext): boolean =>
  desk.open !== null && !desk.history?.seen && desk.open.figures.length > 0;

export const captionsOut: Command = {
  id: "prints.captions_out",
  text: "do.captions_out",
  keys: "",
  reach: "room",
  possible: withPhotos,
  run: ({ dialogs }) => dialogs.show({ kind: "captions-out" }),
};

export const captionsBack: Command = {
  id: "prints.captions_back",
  text: "do.captions_back",
  keys: "",
  reach: "room",
  possible: withPhotos,
  run: ({ desk, dialogs }) =>
    void desk.host.ask("choose_captions", {}).then(
      (sheet) => (sheet === null ? undefined : dialogs.show({ kind: "captions-back", sheet })),
      (thrown: unknown) => desk.notices.fail(thrown),
    ),
};

export const proofSheet: Command = {
  id: "prints.proof_sheet",
  text: "do.proof_sheet",
  keys: "",
  reach: "room",
  possible: withPhotos,
  run: ({ dialogs }) => dialogs.show({ kind: "proof-sheet" }),
};

export const printsSection = [captionsOut, captionsBack, proofSheet] as const;
