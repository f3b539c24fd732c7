// Reads item after item, shows which, and says whose voice it is.
import { itemsOf } from "./items.js";
import { isKept, keep } from "./keeping.js";
import { hush, speak } from "./phone.js";
import { hushPieces, isRecorded, learnPieces, piecesOf, play } from "./pieces.js";
import { learn } from "./spoken.js";

const STOP = 350; // between two items, in milliseconds
const { lang } = document.documentElement;
const PAGE = ".saved, main, .bottom, .places";
const NEWS = "[role=status], [role=alert], .said > :last-child";
let bar = null;
let pressed = null;
let items = [];
let at = 0;
let turn = 0;

const wait = (time) => new Promise((over) => setTimeout(over, time));

const isDutchOnly = () => !voiceOf(lang) && !isRecorded();

// Dutch is left out where nobody can say it well: a line of it stands there in the own language
// too. A name is no line, and the only one that says it is a voice that knows its letters.
const canBeHeard = ({ of, language, isLine }) => {
  if (isDutchOnly()) return language === "nl" && isLine;
  if (language !== "nl" || lang === "nl" || voiceOf("nl")) return true;
  return lang !== "ti" && !of.matches(".dutch");
};

// A person, where all of it is recorded; else the phone; else what there is of the person.
const sourceOf = ({ text, language }) => {
  const own = voiceOf(language);
  const pieces = language === lang ? piecesOf(text) : [];
  if (pieces.length && !(own && pieces.includes(null))) return { whose: "person", pieces };
  const voice = own ?? (language === lang ? undefined : voiceOf(lang));
  return { whose: voice ? "phone" : "none", voice };
};

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

// Kept by itself where that costs nothing.
const offerToKeep = async (made) => {
  const button = made.querySelector("[data-do=keep]");
  if (!button || !navigator.serviceWorker?.controller) return;
  const { type, saveData } = navigator.connection ?? {};
  const kept = await isKept(made);
  button.hidden = kept;
  if (!kept && type === "wifi" && !saveData) button.click();
};

const keepAll = async ({ currentTarget: button }) => {
  button.disabled = true;
  try {
    await keep(bar);
    button.hidden = true;
    bar.querySelector(".kept").hidden = false;
  } finally {
    button.disabled = false;
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
