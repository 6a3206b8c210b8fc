// Which panes are open, and which tab of the inspector.

export const TABS = ["photos", "info", "versions"] as const;
export type Tab = (typeof TABS)[number];

export class Panes {
  tab = $state<Tab>("photos");
  inspector = $state(true);

  constructor(narrow = false) {
    this.inspector = !narrow;
  }

  show(tab: Tab): void {
    this.tab = tab;
    this.inspector = true;
  }
}
