// Settings of the window that are kept on this computer and not with the stories: sizes, places, habits. Strings by name.

export type Kept = Pick<Storage, "getItem" | "setItem">;
