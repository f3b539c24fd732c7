// "On this phone": what waits for internet, was just sent, or was refused and why. Sends it.
self.waiting = (() => {
  const { person, keeps } = document.body.dataset;
  const MOST_SENT = 3;
  const words = document.getElementById("waiting");
  const clock = new Intl.DateTimeFormat("nl", { timeStyle: "short", timeZone: "Europe/Amsterdam" });
  const known = new Map();
  let said = "";
  let timer = 0;

  const draw = (item, state) => {
    const line = words.content.querySelector(`[data-state=${state}]`).cloneNode(true);
    const find = (name) => line.querySelector(name);
    if (item.label) find("b").textContent = item.label;
    if (item.at) find("bdi").textContent = clock.format(new Date(item.at));
    // All that was written too: there may be no page any more to correct it on.
    const texts = item.fields?.map(([, text]) => text).filter((text) => text[20]) ?? [];
    if (item.why) find("[data-why]").textContent = [item.why, ...texts].join(" – ");
    line.dataset.number = item.number;
    find("[data-drop]")?.addEventListener("click", () => discard(item.number));
    find("[data-correct]")?.addEventListener("click", () => correcting.begin(item));
    return line;
  };

  const listed = () => {
    const there = document.querySelector("#on-this-phone ul");
    if (there) return there;
    const block = words.content.querySelector("section").cloneNode(true);
    document.querySelector("main h1").after(block);
    return block.querySelector("ul");
  };

  // Lines that stay as they are stay in place, and the focus in them.
  const show = (items) => {
    if (!items.length) return document.getElementById("on-this-phone")?.remove();
    const list = listed();
    const before = new Map([...list.children].map((line) => [line.dataset.number, line]));
    const lines = items.map((item) => {
      const state = item.state === "waiting" && said === "sign-in" ? said : item.state;
      const line = before.get(String(item.number));
      return line?.dataset.state === state ? line : draw(item, state);
    });
    if (lines.some((line, place) => list.children[place] !== line) || list.children[lines.length])
      list.replaceChildren(...lines);
  };

  // A button that was pressed without internet has a clock, and what was known before is quiet.
  const mark = (items) => {
    const last = new Map(
      items.filter(({ state }) => state === "waiting").map((item) => [item.url, item]),
    );
    for (const form of document.querySelectorAll("form[data-outbox]")) {
      if (form.querySelector("textarea, select, input:not([type=hidden])")) continue;
      const item = last.get(form.getAttribute("action"));
      form.classList.toggle("pending", item !== undefined);
      for (const button of form.querySelectorAll("button[type=submit]")) {
        const picture = button.querySelector("use");
        if (!picture) continue;
        const { dataset } = button;
        dataset.picture ??= picture.getAttribute("href");
        const isIt = ([name, value]) => name === button.name && value === button.value;
        const chosen = item !== undefined && (!button.name || item.fields.some(isIt));
        picture.setAttribute(
          "href",
          dataset.picture.replace(/#.*/, (old) => (chosen ? "#later" : old)),
        );
        if (chosen) button.setAttribute("aria-pressed", "true");
        else button.removeAttribute("aria-pressed");
      }
    }
  };

  const note = ({ number, state, target }) => {
    const isNew = state === "sent" && known.get(number) === "waiting";
    known.set(number, state);
    if (!isNew) return;
    memory.succeeded();
    if (target) fresh.piece(target);
  };

  const look = async () => {
    const items = await outbox.list(person).catch(() => []);
    items.forEach(note);
    leaving.name(items);
    const all = (wanted) => items.filter(({ state }) => state === wanted);
    self.waiting.count = all("waiting").length;
    const old = all("sent").slice(0, -MOST_SENT);
    show(items.filter((item) => !old.includes(item)));
    mark(items);
  };

  const discard = async (number) => {
    await outbox.drop(number);
    await look();
    document.getElementById("main").focus();
  };

  const later = async (wait = 3e4) => {
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
    await look();
    const { sync } = (await navigator.serviceWorker?.ready) ?? {};
    await sync?.register("outbox").catch(() => {}); // where the browser has it
  };

  const flush = async () => {
    clearTimeout(timer);
    await look();
    const answer = await outbox.flush(person).catch(() => ({ said: "offline" }));
    said = answer.said;
    await look();
    if (self.waiting.count && said !== "sign-in") await later(answer.wait);
  };

  if (keeps !== undefined) {
    outbox.channel?.addEventListener("message", look);
    addEventListener("online", flush);
    addEventListener("pageshow", flush);
    document.addEventListener("visibilitychange", () => document.hidden || flush());
  }
  return { count: 0, flush, later };
})();
