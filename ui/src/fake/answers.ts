// What the newsroom behind the door answers: a function for each command. The files beside this one hold them by subject.

import type { Commands } from "../ipc/commands";
import type { AskedName, FollowedName, RawName } from "../ipc/host";

export type Answers = { [Name in AskedName]: (takes: Commands[Name]["takes"]) => Commands[Name]["gives"] };
export type Reports = {
  [Name in FollowedName]: (
    takes: Commands[Name]["takes"],
    heard: (message: Commands[Name]["heard"]) => void,
  ) => Promise<Commands[Name]["gives"]>;
};
/** What travels as bytes; `text` reads them. */
export type Sendings = {
  [Name in RawName]: (headers: Commands[Name]["headers"], text: () => string) => Commands[Name]["gives"];
};
