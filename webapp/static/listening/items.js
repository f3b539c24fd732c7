// What there is to hear, in the order in which it is seen: headings, rows, choices, buttons. Each is
// one item, with a stop after it.
import { said, spoken, spokenSpan } from "./spoken.js";

const ITEM =
  "h1, h2, h3, h4, p, li, dt, dd, a, button, label, legend, summary, th, td, small, .dutch";
const SILENT = "script, template, svg, .read, .hearing, [hidden], [aria-hidden=true]";
const NAMED = "a[aria-label], button[aria-label]";
const TYPED = "input, select, textarea";
const SECRET = "[type=hidden], [type=password], [type=file], [type=submit]";

const isSeen = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;

// The style sheet may put one before another: with large letters what comes next is above hello.
const inOrder = (element) => {
  const placeOf = (node) => (node.tagName ? Number(getComputedStyle(node).order) : 0);
  return [...element.childNodes]
    .map((node) => [node, placeOf(node)])
    .sort(([, a], [, b]) => a - b)
    .map(([node]) => node);
};

function* nodesIn(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    if (node.data.trim() && isSeen(node.parentElement)) yield node;
  } else if (node.matches?.("br")) {
    yield node;
  } else if (node.matches?.(`${NAMED}, ${TYPED}`)) {
    if (!node.matches(`${SILENT}, ${SECRET}`) && isSeen(node.closest("label") ?? node)) yield node;
  } else if (node.matches && !node.matches(SILENT)) {
    for (const each of inOrder(node)) yield* nodesIn(each);
  }
}

// Of a list what is chosen, of a tick that it is, of a field what was typed.
const typedIn = (field, language) => {
  if (field.selectedOptions)
    return field.selectedOptions[0]?.value && field.selectedOptions[0].text;
  if (["checkbox", "radio"].includes(field.type)) return field.checked && said("chosen", language);
  return field.type === "date" ? field.value.split("-").reverse().join(" ") : field.value;
};

const textOf = (node, language) => {
  if (node.data)
    return "span" in node.parentElement.dataset ? spokenSpan(node.data, language) : node.data;
  return (node.matches(TYPED) ? typedIn(node, language) : node.ariaLabel) || "";
};

// Words that touch in the page have a space between them; a full stop stays where it is.
const joined = (texts) =>
  texts
    .join(" ")
    .replace(/\s+/g, " ")
    .replace(/ ([.,:;!?)።፣፤፦؟،])/g, "$1")
    .trim();

// An item: `of` is what is marked while it is heard, `text` what is said; `isLine` where it is more
// than a name, an address or a code.
export const itemsOf = (roots) => {
  const items = [];
  let isNewLine = false;
  for (const root of roots)
    for (const node of nodesIn(root)) {
      if (node.tagName === "BR") {
        isNewLine = true;
        continue;
      }
      const element = node.data ? node.parentElement : node;
      const language = element.closest("[lang]").lang;
      const of = element.closest(ITEM) ?? element;
      const last = items.at(-1);
      const isMore = !isNewLine && last?.of === of && last.language === language;
      isNewLine = false;
      const item = isMore ? last : { of, language, parts: [], isLine: false };
      if (!isMore) items.push(item);
      item.parts.push(textOf(node, language));
      item.isLine ||= !element.closest("[translate=no]");
    }
  for (const item of items) item.text = spoken(joined(item.parts), item.language);
  return items.filter((item) => /[\p{L}\p{N}]/u.test(item.text));
};
