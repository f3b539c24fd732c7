// The service worker comes with the first page of somebody who is signed in.
(() => {
  const worker = navigator.serviceWorker;
  if (!document.body.dataset.person || !worker) return;
  const language = document.documentElement.lang;
  // The page that came before the worker is not kept yet.
  const url = !worker.controller && document.querySelector(".saved") ? location.href : null;
  worker
    .register("/sw.js")
    .then(() => worker.ready)
    .then(({ active }) => {
      const isSaved = "saved" in document.documentElement.dataset; // then there is nothing to fetch
      if (!isSaved) active.postMessage({ language, url });
    })
    .catch(() => {}); // storage is forbidden here: everything works, with internet

  document.addEventListener("htmx:afterRequest", ({ detail: { xhr } }) => {
    pages.heed(xhr.getResponseHeader("X-Offline")).catch(() => {});
  });
})();
