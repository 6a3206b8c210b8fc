// A key with its modifiers, written one way: `Mod+Shift+P`, `Mod+Alt+1`, `F11`. Mod is Ctrl, and Command on a Mac.

import { base } from "w3c-keyname";

import { t } from "../../text/speak.svelte";

const mac = typeof navigator !== "undefined" && /^Mac/.test(navigator.platform);

const HELD = ["Mod", "Ctrl", "Alt", "Shift", "Super"] as const;
const NAMED: Record<string, string> = {
  " ": "Space",
  "+": "Plus",
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
};

/** The chord of a pressed key; null for a bare Ctrl, for a dead key, and for a key the input method has. */
export function chordOf(event: KeyboardEvent): string | null {
  if (event.isComposing || event.keyCode === 229) return null;
  const key = keyOf(event);
  if (key === null) return null;
  const held = {
    Mod: mac ? event.metaKey : event.ctrlKey,
    Ctrl: mac && event.ctrlKey,
    Alt: event.altKey,
    Shift: event.shiftKey,
    Super: !mac && event.metaKey,
  };
  return [...HELD.filter((name) => held[name]), key].join("+");
}

/** A letter or digit as printed on the key, not what Shift or Alt make of it. */
function keyOf({ key, keyCode }: KeyboardEvent): string | null {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  const plain = base[keyCode];
  if (key.length === 1 && plain !== undefined && plain.length === 1 && plain !== " ")
    return NAMED[plain] ?? plain.toUpperCase();
  if (NAMED[key]) return NAMED[key];
  if (key.length === 1) return key.toUpperCase();
  const other = [
    "Control",
    "Shift",
    "Alt",
    "AltGraph",
    "Meta",
    "CapsLock",
    "Dead",
    "Process",
    "Unidentified",
  ];
  return other.includes(key) ? null : key;
}

/** The modifiers that are held, and the key itself. */
export function partsOf(chord: string): { held: string[]; key: string } {
  const parts = chord.split("+");
  return { held: parts.slice(0, -1), key: parts.at(-1) ?? "" };
}

const SHOWN: Record<string, string> = {
  Plus: "+",
  "-": "−",
  Up: "↑",
  Down: "↓",
  Left: "←",
  Right: "→",
  Escape: "Esc",
  Delete: "Del",
};
const ON_A_MAC: Record<string, string> = { Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧" };

/** A chord as people write it: Ctrl+Shift+P, or ⇧⌘P on a Mac. "" stays "". */
export function formatChord(chord: string): string {
  if (chord === "") return "";
  const { held, key } = partsOf(chord);
  const shown = SHOWN[key] ?? (key === "Space" ? t("key.space") : key === "Enter" ? t("key.enter") : key);
  if (mac)
    return (
      [...held]
        .reverse()
        .map((name) => ON_A_MAC[name] ?? name)
        .join("") + shown
    );
  return [...held.map((name) => (name === "Mod" ? "Ctrl" : name)), shown].join("+");
}
