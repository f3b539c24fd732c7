// Reads item after item, shows which, and says whose voice it is.
import { itemsOf } from "./items.js";
import { keepAll, offerToKeep } from "./keeping.js";
import { hush, speak } from "./phone.js";
import { hushPieces, learnPieces, play } from "./pieces.js";
import { learn } from "./spoken.js";
import { canBeHeard, isDutchOnly, sourceOf } from "./whose.js";

const STOP = 350; // between two items, in milliseconds
const PAGE = ".saved, main, .bottom, .places";
const NEWS = "[role=status], [role=alert], .said > :last-child";
let bar = null;
let pressed = null;
let items = [];
let at = 0;
let turn = 0;

const wait = (time) => new Promise((over) => setTimeout(over, time));

const mark = (item) => {
  document.querySelector(".heard")?.classList.remove("heard");
  item?.of.classList.add("heard");
  item?.of.scrollIntoView({ block: "center" });
  bar.querySelector("small").textContent = item ? `${at + 1} / ${items.length}` : "";
};

const quiet = () => {
  turn += 1;
  hush();
  hushPieces();
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
    const { whose, pieces, voice } = sourceOf(item);
    showPart(bar, isDutchOnly() ? "dutch" : whose);
    const isHeard = whose !== "none" && !pieces?.includes(null);
    item.of.classList.toggle("unheard", !isHeard);
    if (pieces) await play(pieces, () => mine !== turn);
    else if (voice) await speak(item.text, voice);
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

const furnish = async (made) => {
  learn(made.dataset.words);
  await learnPieces(made.dataset.voices).catch(() => {}); // no internet, and not kept
  const tap = { pause, again: go, stop: close, keep: keepAll };
  for (const button of made.querySelectorAll("[data-do]"))
    button.addEventListener("click", tap[button.dataset.do]);
  return made;
};

const heardOf = (roots) => itemsOf(roots).filter(canBeHeard);

const read = (wanted) => {
  items = wanted;
  at = 0;
  go();
};

// Where there is nothing to hear the bar says so, and how Dutch lines come.
const offer = () => {
  const isSilent = !items.length;
  const switchOn = document.querySelector("#learn-dutch [name=on]");
  bar.querySelector("[form]").hidden = !(isDutchOnly() && switchOn);
  for (const name of ["pause", "again"]) bar.querySelector(`[data-do=${name}]`).hidden = isSilent;
  if (isSilent) showPart(bar, isDutchOnly() ? "silent" : "none");
};

// `block` is null for the whole page. The button that is pressed again makes it stop.
self.listen = async (made, button, block) => {
  const again = button === pressed;
  if (pressed) close();
  if (again) return;
  bar ??= await furnish(made);
  pressed = button;
  button.setAttribute("aria-pressed", "true");
  const main = document.querySelector("main");
  if (main.matches(".sheet")) main.prepend(bar);
  else main.before(bar);
  read(heardOf(block ? [block] : document.querySelectorAll(PAGE)));
  offer();
  offerToKeep(bar).catch(() => {}); // storage is forbidden here
};

// Who listens hears what came of an act; of what stood there before nothing more is said.
const tell = (places) => {
  const news = heardOf(places);
  if (news.length) read(news);
  else close();
};
document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (!pressed) return;
  const gone = items.find(({ of }) => !of.isConnected)?.of.getRootNode();
  const piece = target === document ? document.getElementById(gone?.id) : target; // fresh.js
  const places = piece?.matches(NEWS) ? [piece] : [...(piece?.querySelectorAll(NEWS) ?? [])];
  if (places.length || gone) tell(places);
});
document.addEventListener("focusin", ({ target }) => {
  if (pressed && target.dataset.said) tell([target]); // say-beside.js: it waits, or went wrong
});

addEventListener("pagehide", quiet);
