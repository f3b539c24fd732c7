// Looks quietly whether somebody wrote, while the page is seen and used; shows only the messages
// anew. The form with what is typed stays as it is. What waits on this phone stands among them.
(() => {
  const OFTEN = 25e3;
  const IDLE = 6e5;
  const form = document.querySelector("[data-news]");
  const line = document.getElementById("news");
  const read = new Set();
  let known = form.dataset.state;
  let timer = 0;
  let used = Date.now();

  const came = () =>
    [...document.querySelectorAll(".said .theirs")].filter(({ id }) => !read.has(id));
  const learn = () => {
    for (const { id } of came()) read.add(id);
  };

  const ask = async () => {
    line.textContent = ""; // the same words are said again only after that
    const headers = { "If-None-Match": `"${known}"` };
    const answer = await fetch(form.dataset.news, { headers, cache: "no-store" }).catch(() => null);
    if (!answer) return true; // no internet just now
    if (answer.redirected || ![200, 304].includes(answer.status)) return false;
    if (answer.ok) known = await answer.text();
    const now = new URLSearchParams(known);
    for (const { id, dataset } of document.querySelectorAll("[data-state][id]"))
      if ((now.get(id.slice(5)) ?? "0") !== dataset.state) fresh.piece(`#${id}`);
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

  // With what was written, or the sentence of the button that was pressed.
  const bubble = ({ fields, label }) => {
    const { words = label.split(" – ")[0] } = Object.fromEntries(fields);
    const line = waits.content.querySelector("[data-state=waiting]").cloneNode(true);
    const said = line.querySelector("b");
    line.className = "mine waits";
    said.className = "words";
    said.textContent = words;
    line.querySelector("button").remove();
    return line;
  };

  const showWaiting = async () => {
    const items = await outbox.list(document.body.dataset.person);
    const list = document.querySelector(".said");
    const isHere = ({ state, url }) => state === "waiting" && url === location.pathname;
    for (const line of list.querySelectorAll(".waits")) line.remove();
    const lines = items.filter(isHere).map(bubble);
    list.append(...lines);
    if (!lines.length) return;
    list.previousElementSibling?.remove(); // "no messages yet"
    lines.pop().scrollIntoView({ block: "nearest" });
  };

  const waits = document.getElementById("waiting");
  if (waits && self.BroadcastChannel && document.querySelector(".said")) {
    new BroadcastChannel("outbox").addEventListener("message", showWaiting);
    document.addEventListener("htmx:afterSwap", showWaiting);
    showWaiting();
  }

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
