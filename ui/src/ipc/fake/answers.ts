// What the newsroom behind the door answers: a function for each command.

import type { AskedName, Commands, FollowedName } from "../commands";

export type Answers = { [Name in AskedName]: (takes: Commands[Name]["takes"]) => Commands[Name]["gives"] };
export type Reports = {
  [Name in FollowedName]: (
    takes: Commands[Name]["takes"],
    heard: (message: Commands[Name]["heard"]) => void,
  ) => Promise<Commands[Name]["gives"]>;
};
