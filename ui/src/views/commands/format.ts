// Commands for how a line or a few words are set. House style only: no fonts, no colours.

import { pageCommand, pageToggle, withIcon } from "./command";

export const strong = withIcon("strong", pageToggle("strong", "tools.strong", "Mod+B"));
export const emphasis = withIcon("emphasis", pageToggle("emphasis", "tools.emphasis", "Mod+I"));
export const link = withIcon("link", pageToggle("link", "tools.link", "Mod+K"));

export const paragraph = pageCommand("paragraph", "tools.paragraph", "Mod+Alt+0");
export const subheading = withIcon("subheading", pageToggle("subheading", "tools.subheading", "Mod+Alt+1"));
export const subheading2 = pageToggle("subheading_2", "tools.subheading_2", "Mod+Alt+2");
export const subheading3 = pageToggle("subheading_3", "tools.subheading_3", "Mod+Alt+3");
export const quote = withIcon("quote", pageToggle("quote", "tools.quote", "Mod+Shift+9"));
export const bullets = withIcon("bullets", pageToggle("bullets", "tools.bullets", "Mod+Shift+8"));
export const numbers = withIcon("numbers", pageToggle("numbers", "tools.numbers", "Mod+Shift+7"));

export const formatMenu = [
  [strong, emphasis, link],
  [paragraph, subheading, subheading2, subheading3],
  [quote, bullets, numbers],
] as const;
