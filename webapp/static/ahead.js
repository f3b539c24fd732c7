// What a begeleider needs in a hallway without internet: the list of names, and the form of a visit
// for each of them.
(async () => {
  const { person, keeps } = document.body.dataset;
  const { lang: language, dataset } = document.documentElement;
  const worker = navigator.serviceWorker;
  if (keeps === undefined || !worker || "saved" in dataset) return;
  const DAY = 864e5;
  const MOST = 15;
  const KEPT_AT = "X-Kept-At";
  const mine = { cacheName: pages.nameFor(person), ignoreVary: true };

  // What is of this moment only is not kept. Asked for anew, so that nothing of the outbox that
  // stands in this page comes into the copy, and the rules for scripts do.
  const keepNames = async () => {
    const answer = await fetch(location.href);
    if (!answer.ok || answer.headers.get("X-Offline") !== person) return;
    const copy = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const live of copy.querySelectorAll("[data-live]")) live.remove();
    copy.getElementById("left-out").hidden = false;
    const headers = new Headers(answer.headers);
    headers.set(KEPT_AT, Date.now());
    const page = new Response(`<!doctype html>${copy.documentElement.outerHTML}`, { headers });
    await (await caches.open(mine.cacheName)).put(location.href, page);
  };

  // Each form is fetched at most once a day, by the worker, which keeps what the server allows.
  const isKept = async (url) => {
    const copy = await caches.match(url, mine);
    return copy && Math.abs(Date.now() - copy.headers.get(KEPT_AT)) < DAY;
  };

  // Of whom the list does not name any more no form stays; a list of several pages names not all.
  const forgetOthers = async (named) => {
    if (location.pathname !== "/" || document.querySelector("nav.pages")) return;
    const store = await caches.open(mine.cacheName);
    for (const { url } of await store.keys())
      if (url.endsWith("/visits/new") && !named.includes(url)) await store.delete(url, mine);
  };

  const { active } = await worker.ready;
  if (active.state !== "activated")
    await new Promise((done) => active.addEventListener("statechange", done, { once: true }));
  await keepNames();
  // What an address chooses of a form is chosen anew when it opens.
  const links = [...document.querySelectorAll("a[data-ahead]")];
  const forms = [...new Set(links.map(({ href }) => href.replace(/\?.*/, "")))];
  const { also } = document.querySelector("script[data-also]").dataset;
  const files = await caches.open("static");
  if (!(await files.match(also))) await files.add(also);
  await forgetOthers(forms);
  for (const url of forms.slice(0, MOST))
    if (!(await isKept(url))) active.postMessage({ language, url });
})().catch(() => {});
