// Finds the controls of a role and an accessible name that a person could use now. The body of a function:
// arguments are the role, the name, and whether the name may go on after these words. A short form of WAI-ARIA's name computation (accname 1.2), enough for a
// window of our own; what it cannot name, a screen reader could hardly name either.
const [wantedRole, wantedName, andMore] = arguments;

const implicit = {
  A: (e) => (e.hasAttribute("href") ? "link" : ""),
  BUTTON: () => "button",
  DIALOG: () => "dialog",
  H1: () => "heading", H2: () => "heading", H3: () => "heading",
  IMG: () => "img",
  LI: () => "listitem", UL: () => "list", OL: () => "list",
  MAIN: () => "main", NAV: () => "navigation", ASIDE: () => "complementary", HEADER: () => "banner",
  PROGRESS: () => "progressbar",
  SELECT: () => "combobox", OPTION: () => "option",
  SUMMARY: () => "button",
  TEXTAREA: () => "textbox",
  INPUT: (e) =>
    ({ button: "button", submit: "button", checkbox: "checkbox", radio: "radio", range: "slider",
       number: "spinbutton", search: "searchbox" })[e.type] ?? "textbox",
};

function role(element) {
  const said = element.getAttribute("role");
  if (said) return said.split(" ")[0];
  const known = implicit[element.tagName];
  if (known) return known(element);
  return element.isContentEditable && element.hasAttribute("contenteditable") ? "textbox" : "";
}

/** The part of an element's name from its content: all its words but the hidden ones. */
function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
  return [...node.childNodes].map(words).join("");
}

function name(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) return by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  return (
    element.getAttribute("aria-label") ||
    (element.labels?.length ? [...element.labels].map((label) => label.textContent).join(" ") : "") ||
    element.getAttribute("alt") ||
    (element.matches("input, textarea, select, dialog, [role=textbox], [contenteditable]") ? "" : words(element)) ||
    element.getAttribute("title") ||
    element.getAttribute("placeholder") ||
    ""
  );
}

const usable = (element) =>
  element.getClientRects().length > 0 &&
  getComputedStyle(element).visibility === "visible" &&
  !element.closest("[inert], [aria-hidden=true]");
const fits = (said) => (andMore ? said.startsWith(wantedName) : said === wantedName);
const plain = (text) => text.replace(/\s+/g, " ").trim();

return [...document.querySelectorAll("*")].filter(
  (element) => role(element) === wantedRole && fits(plain(name(element))) && usable(element),
);
