// Whose voice says an item, and what no voice here can say.
import { isRecorded, piecesOf } from "./pieces.js";

const { lang } = document.documentElement;

export const isDutchOnly = () => !voiceOf(lang) && !isRecorded();

// Dutch is left out where nobody can say it well: a line of it stands there in the own language
// too. A name is no line, and the only one that says it is a voice that knows its letters.
export const canBeHeard = ({ of, language, isLine }) => {
  if (isDutchOnly()) return language === "nl" && isLine;
  if (language !== "nl" || lang === "nl" || voiceOf("nl")) return true;
  return lang !== "ti" && !of.matches(".dutch");
};

// A person, where all of it is recorded; else the phone; else what there is of the person.
export const sourceOf = ({ text, language }) => {
  const own = voiceOf(language);
  const pieces = language === lang ? piecesOf(text) : [];
  if (pieces.length && !(own && pieces.includes(null))) return { whose: "person", pieces };
  const voice = own ?? (language === lang ? undefined : voiceOf(lang));
  return { whose: voice ? "phone" : "none", voice };
};
