// The kinds of wire a profile can have, and what their addresses look like.

export const KINDS = ["none", "folder", "sftp", "ftp", "webdav", "s3", "https"] as const;
export type Kind = (typeof KINDS)[number];

export const ADDRESSES: Record<Kind, string> = {
  none: "",
  folder: "",
  sftp: "sftp://desk.example/inbox/",
  ftp: "ftp://desk.example/inbox/",
  webdav: "https://desk.example/inbox/",
  s3: "https://s3.example.com",
  https: "https://desk.example/submit",
};
