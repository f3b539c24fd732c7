// The part of the service worker that plays kept recordings; only where somebody recorded a voice.
// Browsers ask for sound in parts, and Safari plays nothing that is not answered so.
(() => {
  const part = async (answer, range) => {
    const all = await answer.blob();
    const [, from, to] = range.match(/bytes=(\d+)-(\d*)/);
    const end = Math.min(to ? Number(to) : Infinity, all.size - 1);
    const headers = {
      "Content-Type": answer.headers.get("Content-Type"),
      "Content-Range": `bytes ${from}-${end}/${all.size}`,
    };
    return new Response(all.slice(Number(from), end + 1), { status: 206, headers });
  };
  const found = async (request) => {
    const store = await caches.open("voices");
    const kept = await store.match(request.url);
    if (!kept) return fetch(request);
    const range = request.headers.get("Range");
    return range ? part(kept, range) : kept;
  };
  self.addEventListener("fetch", (event) => {
    if (new URL(event.request.url).pathname.startsWith("/voices/"))
      event.respondWith(found(event.request));
  });
})();
