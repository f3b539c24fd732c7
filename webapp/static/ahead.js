// The forms of the people on this list are on the phone before one stands in a hallway without
// internet: each is fetched at most once a day, by the worker, which keeps what the server allows.
(async () => {
  const { person, keeps } = document.body.dataset;
  const { lang: language, dataset } = document.documentElement;
  const worker = navigator.serviceWorker;
  if (keeps === undefined || !worker || "saved" in dataset) return;
  const DAY = 864e5;
  const MOST = 15;
  const { active } = await worker.ready;
  if (active.state !== "activated")
    await new Promise((done) => active.addEventListener("statechange", done, { once: true }));

  const { also } = document.querySelector("script[data-also]").dataset;
  const files = await caches.open("static");
  if (!(await files.match(also))) await files.add(also);

  const isKept = async (url) => {
    const copy = await caches.match(url, { cacheName: `pages-${person}`, ignoreVary: true });
    return copy && Math.abs(Date.now() - copy.headers.get("X-Kept-At")) < DAY;
  };
  for (const { href: url } of [...document.querySelectorAll("a[data-ahead]")].slice(0, MOST))
    if (!(await isKept(url))) active.postMessage({ language, url });
})().catch(() => {});
