import type { versions as zh } from "../zh/versions";

export const versions: Record<keyof typeof zh, string> = {
  "versions.empty":
    "No versions yet. They are kept by themselves as you write; save one to remember this moment.",
  "versions.name_now": "Name this moment",
  "versions.number": "Version {n}",
  "versions.look_at": "Look at version {n}",
  "versions.restore": "Restore this version",
  "versions.restore_says": "Nothing is lost: the present text is kept as a version first.",
  "versions.restored": "Version {n} is restored.",
  "versions.back": "Back to the story",
  "versions.looking": "Looking at version {n} · {time}",
  "versions.named": "Saved as version {n}.",
  "versions.why_named": "named",
  "versions.why_pause": "kept by itself",
  "versions.why_import": "import",
  "versions.why_before_import": "before an import",
  "versions.why_export": "export",
  "versions.why_restore": "restored",
  "versions.why_before_restore": "before a restore",
  "versions.reading": "Reading the versions…",

  "name_version.title": "Save a version",
  "name_version.says":
    "Text and photos are kept exactly as they are now; you can come back here at any time.",
  "name_version.name": "Name of the version",
  "name_version.hint": "e.g. before filing",
  "name_version.go": "Save version",
};
