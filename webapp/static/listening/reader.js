// Reads item after item, shows which, and says whose voice it is.
import { itemsOf } from "./items.js";
import { hush, speak } from "./phone.js";
import { learn } from "./spoken.js";

const STOP = 350; // between two items, in milliseconds
const { lang } = document.documentElement;
const PAGE = "main, .bottom, .places";
let bar = null;
let pressed = null;
let items = [];
let at = 0;
let turn = 0;

const wait = (time) => new Promise((over) => setTimeout(over, time));

// Dutch is left out where nobody can say it well: it stands there in the own language too.
const canBeHeard = ({ of, language }) =>
  language === lang ? voiceOf(lang) : voiceOf(language) || (voiceOf(lang) && !of.matches(".dutch"));

const mark = (item) => {
  document.querySelector(".heard")?.classList.remove("heard");
  item?.of.classList.add("heard");
  item?.of.scrollIntoView({ block: "center" });
  bar.querySelector("small").textContent = items.length
    ? `${Math.min(at + 1, items.length)} / ${items.length}`
    : "";
};

const quiet = () => {
  turn += 1;
  hush();
};

const close = () => {
  quiet();
  mark(null);
  bar.remove();
  pressed?.setAttribute("aria-pressed", "false");
  pressed = null;
};

const go = async () => {
  quiet();
  const mine = turn;
  bar.querySelector("[data-do=pause]").setAttribute("aria-pressed", "false");
  for (; at < items.length; at += 1) {
    const item = items[at];
    mark(item);
    await speak(item.text, voiceOf(item.language) ?? voiceOf(lang));
    if (mine !== turn) return;
    await wait(STOP);
    if (mine !== turn) return;
  }
  if (items.length) close();
};

const pause = ({ currentTarget }) => {
  if (currentTarget.ariaPressed === "true") go();
  else {
    quiet();
    currentTarget.setAttribute("aria-pressed", "true");
  }
};

const furnish = (made) => {
  learn(made.dataset.words);
  const tap = { pause, again: go, stop: close };
  for (const button of made.querySelectorAll("[data-do]"))
    button.addEventListener("click", tap[button.dataset.do]);
  return made;
};

// `block` is null for the whole page. The button that is pressed again makes it stop.
self.listen = (made, button, block) => {
  const again = button === pressed;
  if (pressed) close();
  if (again) return;
  bar ??= furnish(made);
  pressed = button;
  button.setAttribute("aria-pressed", "true");
  document.querySelector("main").prepend(bar);
  const roots = block ? [block] : document.querySelectorAll(PAGE);
  items = itemsOf(roots).filter(canBeHeard);
  at = 0;
  const isDutch = !voiceOf(lang);
  showPart(bar, isDutch ? "dutch" : "phone");
  const switchOn = document.querySelector("#learn-dutch [aria-pressed=false]");
  bar.querySelector("[form]").hidden = !(isDutch && switchOn);
  go();
};

addEventListener("pagehide", hush);
