// Looks quietly whether somebody wrote, while the page is seen and used; shows only the messages
// anew. The form with what is typed stays as it is.
(() => {
  const OFTEN = 25e3;
  const IDLE = 6e5;
  const form = document.querySelector("[data-news]");
  const line = document.getElementById("news");
  const known = new Set();
  let timer = 0;
  let used = Date.now();

  const came = () =>
    [...document.querySelectorAll(".said .theirs")].filter(({ id }) => !known.has(id));
  const learn = () => {
    for (const { id } of came()) known.add(id);
  };
  const talks = () => [...document.querySelectorAll("[data-state]")];
  const state = () =>
    talks()
      .map(({ id, dataset }) => `${id.slice(5)}=${dataset.state}`)
      .join("&");

  const ask = async () => {
    line.textContent = ""; // the same words are said again only after that
    const headers = { "If-None-Match": `"${state()}"` };
    const answer = await fetch(form.dataset.news, { headers, cache: "no-store" }).catch(() => null);
    if (answer?.status !== 200 || answer.redirected) return !answer || answer.status === 304;
    const now = new URLSearchParams(await answer.text());
    for (const { id, dataset } of talks())
      if (now.get(id.slice(5)) !== dataset.state) fresh.piece(`#${id}`);
    return true;
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      timer = 0;
      const isSeen = !document.hidden && Date.now() - used < IDLE;
      if (isSeen && (await ask())) later();
    }, OFTEN);
  };

  const wake = () => {
    used = Date.now();
    if (!timer && !document.hidden) ask().then((isWell) => isWell && later());
  };

  document.addEventListener("htmx:afterSwap", () => {
    if (!came().length) return;
    learn();
    line.textContent = line.dataset.say;
    htmx.trigger(form, "news"); // it has been seen
  });
  for (const name of ["pointerdown", "keydown", "visibilitychange"])
    document.addEventListener(name, wake);
  learn();
  later();
})();
