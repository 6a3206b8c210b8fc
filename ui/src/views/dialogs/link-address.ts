// The addresses allowed in a link: one that leads out of the story and runs nothing.

/** The address as it is kept; null for what is none. `www.example.com` is taken for an https address. */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (text === "" || /\s/.test(text) || !URL.canParse(full)) return null;
  const { protocol, hostname } = new URL(full);
  if (protocol === "mailto:") return full;
  return (protocol === "http:" || protocol === "https:") && hostname.includes(".") ? full : null;
}
