// The service worker comes with the first page of somebody who is signed in.
(() => {
  const worker = navigator.serviceWorker;
  if (!document.body.dataset.person || !worker) return;
  const { lang: language, dataset } = document.documentElement;
  const isSaved = "saved" in dataset;
  // Chromium never ends what an old worker was fetching when a new one takes its place: the next
  // page would not come. So that waits until a page is looked at and not touched for a while.
  const QUIET = 3000;
  const takeOverInQuiet = (registration) => {
    let isTouched = false;
    for (const touch of ["pointerdown", "keydown", "submit", "beforeunload"])
      addEventListener(touch, () => {
        isTouched = true;
      });
    const takeOver = () => isTouched || registration.waiting?.postMessage("take over");
    setTimeout(takeOver, QUIET);
    registration.addEventListener("updatefound", () => setTimeout(takeOver, QUIET));
  };
  // The page that came before the worker is not kept yet.
  const url = !worker.controller && document.querySelector(".saved") ? location.href : null;
  worker
    .register("/sw.js")
    .then(takeOverInQuiet)
    .then(() => worker.ready)
    .then(({ active }) => isSaved || active.postMessage({ language, url }))
    .catch(() => {}); // storage is forbidden here: everything works, with internet

  // With internet the page is shown as it is now, unless somebody is busy with it. That there is
  // internet, browsers only suppose.
  const isBusy = () =>
    document.querySelector("dialog[open]") ||
    [...document.querySelectorAll("input, textarea")].some(
      ({ value, defaultValue }) => value !== defaultValue,
    );
  const renew = async () => {
    if (!(await fetch("/sw.js")).ok) return;
    await waiting.flush();
    if (!isBusy()) location.reload();
  };
  if (isSaved) addEventListener("online", () => renew().catch(() => {}));

  document.addEventListener("htmx:afterRequest", ({ detail: { xhr } }) => {
    pages.heed(xhr.getResponseHeader("X-Offline")).catch(() => {});
  });
})();
