// What there is to hear, in the order in which it stands: headings, rows, choices, buttons. Each is
// one item, with a stop after it.
import { spoken, spokenSpan } from "./spoken.js";

const ITEM =
  "h1, h2, h3, h4, p, li, dt, dd, a, button, label, legend, summary, th, td, option, small, .dutch";
const SILENT = "script, template, svg, textarea, .read, .hearing, [hidden], [aria-hidden=true]";
const NAMED = "a[aria-label], button[aria-label]";
const { FILTER_ACCEPT, FILTER_REJECT, FILTER_SKIP, SHOW_ELEMENT, SHOW_TEXT } = NodeFilter;

const isSeen = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;

const judge = (node) => {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  if (element === node && element.matches(SILENT)) return FILTER_REJECT;
  if (element === node) return element.matches(NAMED) ? FILTER_ACCEPT : FILTER_SKIP;
  if (!node.data.trim() || element.closest(NAMED)) return FILTER_SKIP;
  return isSeen(element.closest("select") ?? element) ? FILTER_ACCEPT : FILTER_SKIP;
};

// Words that touch in the page have a space between them; a full stop stays where it is.
const joined = (texts) =>
  texts
    .join(" ")
    .replace(/\s+/g, " ")
    .replace(/ ([.,:;!?)።፣፤፦؟،])/g, "$1")
    .trim();

// An item: `of` is what is marked while it is heard, `text` what is said.
export const itemsOf = (roots) => {
  const items = [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, SHOW_ELEMENT | SHOW_TEXT, judge);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      const language = element.closest("[lang]").lang;
      const of = element.closest(ITEM) ?? element;
      const last = items.at(-1);
      const isMore = last?.of === of && last.language === language;
      const item = isMore ? last : { of, language, parts: [] };
      if (!isMore) items.push(item);
      const text = node.data ?? element.ariaLabel;
      item.parts.push("span" in element.dataset ? spokenSpan(text, language) : text);
    }
  }
  for (const item of items) item.text = spoken(joined(item.parts), item.language);
  return items.filter((item) => /[\p{L}\p{N}]/u.test(item.text));
};
