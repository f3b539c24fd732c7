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

  // What was written, or the sentence of the button that was pressed.
  const wordsOf = (fields) => {
    const { words, sentence } = Object.fromEntries(fields);
    return words ?? document.querySelector(`[name=sentence][value="${sentence}"]`)?.textContent;
  };

  const bubble = ({ fields }) => {
    const line = document.createElement("li");
    const mark = document.createElement("p");
    const here = document.getElementById("waiting").content.querySelector("[data-state=waiting]");
    line.className = "mine waits";
    line.append(document.createElement("p"), mark);
    line.firstChild.dir = "auto";
    line.firstChild.className = "words";
    line.firstChild.textContent = wordsOf(fields)?.trim() ?? "";
    mark.className = "sent";
    for (const part of here.querySelectorAll("svg:first-child, small"))
      mark.append(part.cloneNode(true));
    return line;
  };

  const showWaiting = async () => {
    const items = await outbox.list(document.body.dataset.person).catch(() => []);
    const list = document.querySelector(".said");
    if (!list) return; // a calendar has no talk
    const isHere = ({ state, url }) => state === "waiting" && url === location.pathname;
    for (const line of list.querySelectorAll(".waits")) line.remove();
    const lines = items.filter(isHere).map(bubble);
    if (!lines.length) return;
    if (list.previousElementSibling) list.previousElementSibling.hidden = true; // "no messages yet"
    list.append(...lines);
    list.lastElementChild.scrollIntoView({ block: "nearest" });
  };

  if (document.getElementById("waiting")) {
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
