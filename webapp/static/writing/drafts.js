// What somebody is writing survives a session that has run out, and a phone that was put away. It
// is sealed with the person's own key, as what waits in the outbox is; nothing stays once it is
// handed in. On a phone that others use too nothing is kept at all, and at a desk only of forms that
// save by themselves.
(() => {
  const { person, keeps } = document.body.dataset;
  const OURS = keeps === undefined ? "form[data-draft][data-at-desk]" : "form[data-draft]";
  const forms = () => [...document.querySelectorAll(OURS)];
  if (!forms().length) return;
  const LONGEST_KEPT = 7 * 864e5;
  const PAUSE = 300;
  const timers = new Map();
  let opened = null;

  const nameOf = ({ dataset }) =>
    [person, location.pathname, dataset.draft].filter(Boolean).join(" ");

  const open = () => {
    opened ??= idb.openDB("drafts", 1, { upgrade: (db) => void db.createObjectStore("drafts") });
    return opened;
  };

  // One after the other: what was handed in must not come back.
  let last = Promise.resolve();
  const then = (work) => {
    last = last.then(async () => work(await open())).catch(() => {});
    return last;
  };

  const keep = (form) => {
    if (!form.isConnected) return null;
    const name = nameOf(form);
    const fields = [...new FormData(form)];
    return then(async (db) => {
      const sealed = await strongbox.seal({ owner: person, id: name }, fields);
      await db.put("drafts", { made: Date.now(), sealed }, name);
    });
  };
  const keepAll = () => forms().forEach((form) => void (timers.has(nameOf(form)) && keep(form)));

  const drop = (form) => {
    const name = nameOf(form);
    clearTimeout(timers.get(name));
    timers.delete(name);
    return then((db) => db.delete("drafts", name));
  };

  const restore = (form) =>
    then(async (db) => {
      const name = nameOf(form);
      const draft = await db.get("drafts", name);
      if (!draft || !form.isConnected) return;
      if (Math.abs(Date.now() - draft.made) > LONGEST_KEPT) return db.delete("drafts", name);
      const detail = await strongbox.unseal({ owner: person, id: name, sealed: draft.sealed });
      fillIn(form, detail);
      form.dispatchEvent(new CustomEvent("filled", { bubbles: true, detail }));
    });

  const ours = ({ target }) => target.closest?.(OURS);
  document.addEventListener("input", (event) => {
    const form = ours(event);
    if (!form) return;
    const name = nameOf(form);
    clearTimeout(timers.get(name));
    timers.set(
      name,
      setTimeout(() => keep(form), PAUSE),
    );
  });
  // Whoever leaves a field may leave the page next: to another language, for instance.
  document.addEventListener("change", (event) => {
    const form = ours(event);
    if (form) keep(form);
  });
  addEventListener("pagehide", keepAll);
  // The outbox empties the form it has taken.
  document.addEventListener("reset", (event) => {
    const form = ours(event);
    if (form) drop(form);
  });
  document.addEventListener("saved", ({ target }) => void (target.matches(OURS) && drop(target)));
  document.addEventListener("htmx:afterRequest", ({ detail: { requestConfig, xhr } }) => {
    const { elt } = requestConfig;
    if (xhr.status < 300 && elt.matches(OURS) && !elt.matches("[data-saves]")) drop(elt);
  });
  // Another form of the page was answered and this one was drawn anew: what was typed comes back.
  document.addEventListener("htmx:beforeSwap", keepAll);
  document.addEventListener("htmx:afterSettle", ({ target, detail: { requestConfig } }) => {
    for (const form of forms())
      if (target.contains(form) && !requestConfig.elt.matches(OURS)) restore(form);
  });
  forms().forEach(restore);
})();
