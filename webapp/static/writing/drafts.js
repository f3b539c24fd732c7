// What somebody is writing survives a session that has run out, and a phone that was put away. It
// is sealed with the person's own key, as what waits in the outbox is; nothing stays once it is
// handed in. On a phone that others use too nothing is kept at all.
(() => {
  const { person, keeps } = document.body.dataset;
  const form = () => document.querySelector("form[data-draft]");
  if (keeps === undefined || !form()) return;
  const LONGEST_KEPT = 7 * 864e5;
  const PAUSE = 300;
  const name = `${person} ${location.pathname}`;
  const label = { owner: person, id: name };
  let opened = null;
  let timer = 0;

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

  const keep = () => {
    if (!form()) return null;
    const fields = [...new FormData(form())];
    return then(async (db) =>
      db.put("drafts", { made: Date.now(), sealed: await strongbox.seal(label, fields) }, name),
    );
  };

  const drop = () => {
    clearTimeout(timer);
    timer = 0;
    return then((db) => db.delete("drafts", name));
  };

  const restore = () =>
    then(async (db) => {
      const draft = await db.get("drafts", name);
      if (!draft || !form()) return;
      if (Math.abs(Date.now() - draft.made) > LONGEST_KEPT) return db.delete("drafts", name);
      const fields = await strongbox.unseal({ ...label, sealed: draft.sealed });
      fillIn(form(), fields);
      form().dispatchEvent(new Event("filled", { bubbles: true }));
    });

  const isOurs = ({ target }) => target.closest?.("form[data-draft]");
  document.addEventListener("input", (event) => {
    if (!isOurs(event)) return;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  // Whoever leaves a field may leave the page next: to another language, for instance.
  document.addEventListener("change", (event) => void (isOurs(event) && keep()));
  addEventListener("pagehide", () => {
    if (timer) keep();
  });
  // The outbox empties the form it has taken.
  document.addEventListener("reset", (event) => {
    if (isOurs(event)) drop();
  });
  document.addEventListener("htmx:afterRequest", ({ detail: { requestConfig, xhr } }) => {
    if (xhr.status < 300 && requestConfig.elt.matches("form[data-draft]")) drop();
  });
  // Another form of the page was answered and this one was drawn anew: what was typed comes back.
  document.addEventListener("htmx:beforeSwap", () => void (timer && keep()));
  document.addEventListener("htmx:afterSettle", ({ target, detail: { requestConfig } }) => {
    const isAnew = form() && target.contains(form());
    if (isAnew && !requestConfig.elt.matches("form[data-draft]")) restore();
  });
  restore();
})();
