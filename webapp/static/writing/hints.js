// Hints for who writes freely: what is better left out, and what can be said in easier Dutch. Only
// ever a hint. webapp/speech/hints.py finds the same, with the same words.
import HINTS from "../../speech/hints.json";

self.hints = (() => {
  const LONGEST_SENTENCE = 15;
  const LONG_WORD = 14;
  const MOST_WORDS = 3;
  const NUMBER = /\+?[0-9](?:[ ./()-]{0,2}[0-9]){5,}/g;
  const DAY =
    /^(?:[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})$/;
  const V_NUMBER = /\bV(?:[- ]?(?:nummer|nr))?[ .:-]*[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{4}\b/i;
  const DUTCH_BANK = /\bNL[0-9]{2} ?[A-Z]{4}(?: ?[0-9]){10}\b/i;
  const BANK = /\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}\b/;
  const EMAIL = /[^\s@]+@[^\s@]+\.[A-Za-z]{2,}/;
  const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
  const wordsOf = (text) => text.match(WORD) ?? [];

  const simplified = (text) =>
    text
      .normalize("NFKC")
      .replace(/\p{M}/gu, "")
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);

  // The elfproef: 9 x the first digit, 8 x the second, …, minus the last is a multiple of 11.
  const isBsn = (digits) => {
    const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    const padded = [...digits.padStart(9, "0")];
    const sum = padded.reduce((all, digit, place) => all + digit * weights[place], 0);
    return sum % 11 === 0 && Number(digits) > 0;
  };

  const kindOf = (part) => {
    const digits = part.replace(/[^0-9]/g, "");
    const { length } = digits;
    if (DAY.test(part) || /^0[89]00/.test(digits)) return null;
    if (part.startsWith("+") || digits.startsWith("00"))
      return length >= 9 && length <= 15 ? "phone" : null;
    if (length === 10) return { 0: "phone", 2: "v-number" }[digits[0]];
    return (length === 8 || length === 9) && isBsn(digits) ? "bsn" : null;
  };

  const isCapital = (word) => /^\p{Lu}\p{Ll}/u.test(word);
  const isCaseless = (word) => /^\p{Lo}/u.test(word);

  // Two names in a row, or a title with one; not those of the page, and no well-known words.
  const hasName = (said, names) => {
    const parts = names.flatMap((name) => [...name.split(/\s+/), ...name.split(/[\s-]+/)]);
    const known = new Set([...HINTS.no_names, ...parts.map((part) => part.toLowerCase())]);
    let before = false;
    let titled = false;
    for (const token of said.split(/\s+/)) {
      const word = wordsOf(token)[0] ?? "";
      const lower = word.toLowerCase();
      if (HINTS.particles.includes(lower) && (before || titled)) continue;
      const isNew = !known.has(lower);
      const mayBe = isCapital(word) && isNew;
      if ((mayBe && (before || titled)) || (titled && isCaseless(word) && isNew)) return true;
      const ends = /[.,;:!?]$/.test(token);
      titled = HINTS.titles.includes(lower) && (!ends || token.endsWith("."));
      before = mayBe && !ends && !titled;
    }
    return false;
  };

  const isAbout = ({ starts, words, inside }, lower) =>
    wordsOf(lower).some((word) => words.includes(word) || starts.some((s) => word.startsWith(s))) ||
    inside.some((part) => lower.includes(part));

  const personal = (said, names) => {
    const lower = said.toLowerCase();
    const elsewhere = said.replace(new RegExp(DUTCH_BANK, "gi"), " ");
    const numbers = elsewhere.replace(new RegExp(BANK, "g"), " ").match(NUMBER) ?? [];
    const found = new Set(numbers.flatMap((each) => [each, ...each.split(" ")]).map(kindOf));
    const is = {
      bsn: found.has("bsn"),
      "v-number": found.has("v-number") || V_NUMBER.test(said),
      bank: DUTCH_BANK.test(said) || BANK.test(said),
      phone: found.has("phone"),
      email: EMAIL.test(said),
      medical: isAbout(HINTS.medical, lower),
      personal: isAbout(HINTS.personal, lower),
      name: hasName(said, names),
    };
    return Object.keys(is)
      .filter((kind) => is[kind])
      .map((kind) => ({ kind, word: "", easier: "" }));
  };

  // Long sentences, words of offices, long words.
  const difficult = (said) => {
    const parts = said.split(/[.!?]+(?:\s|$)|\n+/);
    const isLong = parts.some((part) => wordsOf(part).length > LONGEST_SENTENCE);
    const words = [...new Set(wordsOf(said.toLowerCase()))];
    const official = words.filter((word) => typeof HINTS.easier[word] === "string");
    const long = words.filter(
      (word) => word.length >= LONG_WORD && /^\p{L}+$/u.test(word) && !official.includes(word),
    );
    return [
      ...(isLong ? [{ kind: "long-sentence", word: "", easier: "" }] : []),
      ...official
        .slice(0, MOST_WORDS)
        .map((word) => ({ kind: "official", word, easier: HINTS.easier[word] })),
      ...long.slice(0, MOST_WORDS).map((word) => ({ kind: "long-word", word, easier: "" })),
    ];
  };

  const find = (text, names, plain) => {
    const said = simplified(text);
    return [...personal(said, names), ...(plain ? difficult(said) : [])];
  };
  return { find };
})();

// Shown beside the field, in the words of the page: <template id="hints">.
(() => {
  const PAUSE = 400;
  const lists = new WeakMap();
  const timers = new WeakMap();

  const listOf = (field) => {
    if (!lists.has(field)) {
      const list = document.createElement("ul");
      list.className = "hints";
      list.setAttribute("aria-live", "polite");
      field.after(list);
      lists.set(field, list);
    }
    return lists.get(field);
  };

  const line = ({ kind, word, easier }) => {
    const drawn = document.getElementById("hints").content.querySelector(`[data-kind=${kind}]`);
    const copy = drawn.cloneNode(true);
    const said = copy.querySelector("span");
    said.textContent = said.textContent.replace("{word}", word).replace("{easier}", easier);
    return copy;
  };

  const look = (field) => {
    const { hint, names } = field.dataset;
    const found = hints.find(field.value, names?.split("|") ?? [], hint.includes("plain"));
    const lines = found.map(line);
    const list = listOf(field);
    const said = (all) => [...all].map(({ textContent }) => textContent).join();
    if (said(lines) !== said(list.children)) list.replaceChildren(...lines);
  };

  const on = (name, work) =>
    document.addEventListener(name, ({ target }) => {
      for (const field of target.querySelectorAll?.("textarea[data-hint]") ?? []) work(field);
      if (target.matches?.("textarea[data-hint]")) work(target);
    });

  on("focusin", listOf); // a list that is there before it says something is read aloud
  on("input", (field) => {
    clearTimeout(timers.get(field));
    timers.set(
      field,
      setTimeout(() => look(field), PAUSE),
    );
  });
  on("reset", (field) => setTimeout(() => look(field)));
})();
