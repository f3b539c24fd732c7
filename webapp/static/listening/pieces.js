// What a person recorded: sentences, numbers, days and months, joined here into what stands there.
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const GAP = 400; // for a name or another word that nobody recorded, in milliseconds

const files = new Map();
let longest = 0;
let folder = "";

const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];

// Without them it is as if nothing was recorded.
export const learnPieces = async (address) => {
  if (!address || files.size) return;
  const index = await (await fetch(address)).json();
  folder = address.replace(/[^/]+$/, "");
  for (const [text, file] of Object.entries(index)) {
    const words = wordsOf(text);
    files.set(words.join(" "), file);
    longest = Math.max(longest, words.length);
  }
};

export const isRecorded = () => files.size > 0;

// 1331 is 1000, 300 and 31.
const digits = (number) => {
  const parts = [number - (number % 1000), (number % 1000) - (number % 100), number % 100];
  const said = number > 9999 ? [...String(number)] : parts.filter(Boolean);
  return said.map((each) => files.get(String(each)));
};

// The longest piece that fits comes first; `null` stands for words that nobody recorded. Where most
// have none, somebody wrote it freely: nothing of it is said, rather than shreds.
export const piecesOf = (text) => {
  const words = isRecorded() ? wordsOf(text) : [];
  const found = [];
  let known = 0;
  let many = 1;
  for (let at = 0; at < words.length; at += many) {
    const fits = (count) => files.get(words.slice(at, at + count).join(" "));
    many = Math.min(longest, words.length - at);
    while (many > 1 && !fits(many)) many -= 1;
    const isNumber = /^\d+$/.test(words[at]);
    const said = fits(many) ? [fits(many)] : isNumber ? digits(Number(words[at])) : [undefined];
    if (said.every(Boolean)) {
      found.push(...said);
      known += many;
    } else if (found.at(-1) !== null) found.push(null);
  }
  return 2 * known > words.length ? found : [];
};

const sound = new Audio(); // one for all: a phone lets only what was tapped make sound
let over = () => {};

const one = (file) =>
  new Promise((done) => {
    over = done;
    if (!file) {
      setTimeout(done, GAP);
      return;
    }
    sound.onended = sound.onerror = done;
    sound.src = folder + file;
    sound.play().catch(done);
  });

export const play = async (pieces, isOver) => {
  for (const file of pieces) {
    await one(file);
    if (isOver()) return;
  }
};

export const hushPieces = () => {
  sound.pause();
  over();
};
