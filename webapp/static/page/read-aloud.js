// A play and pause button per block, spoken by the phone's own voice. Without a voice for the
// page's language there is no button. Recorded audio can join here later: a block that carries
// data-audio would be played instead.
(() => {
  const speech = window.speechSynthesis;
  const language = document.documentElement.lang;
  let speaking = null;

  const voice = () =>
    speech.getVoices().find((each) => each.lang.toLowerCase().split(/[-_]/)[0] === language);

  const quiet = () => {
    speech.cancel();
    speaking?.setAttribute("aria-pressed", "false");
    speaking = null;
  };

  const textOf = (block) => {
    const copy = block.cloneNode(true);
    for (const part of copy.querySelectorAll(
      "button, input, svg, .dutch, details:not([open]) > :not(summary)",
    ))
      part.remove();
    for (const part of copy.querySelectorAll("br, p, li, h2, h3, div, small, span, b, dt, dd"))
      part.after(" ");
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const read = (button) => {
    const again = button === speaking;
    quiet();
    if (again) return;
    const words = new SpeechSynthesisUtterance(textOf(button.closest("[data-read]")));
    words.voice = voice();
    words.lang = words.voice.lang;
    words.rate = 0.9;
    words.onend = () => button === speaking && quiet();
    speaking = button;
    button.setAttribute("aria-pressed", "true");
    speech.speak(words);
  };

  const furnish = () => {
    if (!voice()) return;
    const template = document.getElementById("read-button");
    for (const block of document.querySelectorAll("[data-read]")) {
      if (block.querySelector(":scope > .read")) continue;
      const button = template.content.firstElementChild.cloneNode(true);
      button.addEventListener("click", () => read(button));
      const heading = block.querySelector(":scope > h2, :scope > h3");
      if (heading) heading.after(button);
      else block.append(button);
    }
  };

  if (!speech) return;
  furnish();
  speech.addEventListener?.("voiceschanged", furnish);
  document.addEventListener("htmx:afterSwap", furnish);
  window.addEventListener("pagehide", quiet);
})();
