// Plain words onto the clipboard.

/** Answers whether the clipboard took them: it may refuse, and a webview may have none. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
