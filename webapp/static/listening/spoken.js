// Amounts, hours and telephone numbers as a voice says them. They look the same in every language
// (speech/formats.py); the words for them come with the bar. A sentence may have the word for an hour
// of its own ("om 09:00 uur", "ሰዓት 09:00"): it is said once.
let WORDS = {};
const MARKS = /[\u200e\u200f\u2066-\u2069]/g;
const MONEY = /€\s*(-?)([\d.]+),(\d\d)/g;
const BETWEEN = /(\d\d:\d\d)\s*–\s*(\d\d:\d\d)/g;
const CLOCK = /(?:(?:ሰዓት|الساعة) )?\b([01]\d|2[0-3]):([0-5]\d)\b(?: uur)?/g;
const HOURS_AFTER = /(minuten|minutes|دقيقة|ደቒቕን) (?:uur|hours|ساعة|ሰዓታት)/g; // "1:50 uur" has its own
const TELEPHONE = /(?:\+|\b0)\d[\d -]{6,}\d/g;

export const learn = (words) => {
  WORDS = JSON.parse(words);
};

const fill = (sentence, values) => sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

const sayer = (language) => (name, values) => fill((WORDS[language] ?? WORDS.nl)[name], values);

export const said = (name, language) => sayer(language)(name, {});

// 1:50 as hours that something took, and no time of the day.
export const spokenSpan = (text, language) => {
  const [hours, minutes] = text.trim().split(":").map(Number);
  return sayer(language)("span", { hours, minutes });
};

export const spoken = (text, language) => {
  const say = sayer(language);
  const clock = (_, hours, minutes) =>
    Number(minutes)
      ? say("clock", { hours: Number(hours), minutes: Number(minutes) })
      : say("hour", { hours: Number(hours) });
  const money = (_, minus, grouped, cents) => {
    const euros = grouped.replaceAll(".", "");
    const amount = say(Number(cents) ? "cents" : "euros", { euros, cents: Number(cents) });
    return minus ? say("minus", { amount }) : amount;
  };
  return text
    .replace(MARKS, "")
    .replace(MONEY, money)
    .replace(TELEPHONE, (number) => number.match(/\d/g).join(" "))
    .replace(BETWEEN, (_, from, to) => say("between", { from, to }))
    .replace(CLOCK, clock)
    .replace(HOURS_AFTER, "$1")
    .replace(/ [/·] /g, ", ");
};
