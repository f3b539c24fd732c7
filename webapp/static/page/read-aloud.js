// Buttons to hear a page, or one block of it. The bar and its script are fetched at the first tap.
// Who has no voice for the language is offered the Dutch lines, or how they come.
(() => {
  const { lang } = document.documentElement;
  const speech = self.speechSynthesis;
  const template = document.getElementById("read-button");
  let bar = null;

  self.voiceOf = (language) => speech?.getVoices().find((each) => each.lang.startsWith(language)); // nl-NL, ar_SA, nld

  const fetched = async () => {
    const answer = await fetch(`/listening/${lang}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const made = page.querySelector(".hearing");
    await import(made.dataset.script);
    return made;
  };
  const hear = async (button, block) => {
    bar ??= fetched();
    const made = await bar.catch(() => {});
    if (made) listen(made, button, block);
    else bar = null; // no internet: the next tap tries again
  };

  const made = (block) => {
    const button = template.content.firstElementChild.cloneNode(true);
    button.addEventListener("click", () => hear(button, block));
    return button;
  };
  const furnish = () => {
    const own = voiceOf(lang) || "recorded" in template.dataset;
    const dutch =
      voiceOf("nl") && document.querySelector("main [lang=nl]:not([translate]), [name=on]");
    if ((own || dutch) && !document.querySelector(".top > .read")) {
      const button = made(null);
      if (!own) button.append(" Nederlands");
      document.querySelector(".mark")?.after(button);
    }
    if (!own) return;
    for (const block of document.querySelectorAll("[data-read]")) {
      if (block.querySelector(":scope > .read")) continue;
      const heading = block.querySelector(":scope > :is(h2, h3)");
      if (heading) heading.after(made(block));
      else block.append(made(block));
    }
  };

  furnish();
  speech?.addEventListener?.("voiceschanged", furnish);
  document.addEventListener("htmx:afterSwap", furnish);
})();
