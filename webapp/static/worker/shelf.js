// What every page needs, taken in when the worker is installed. A name holds a hash, so nothing is
// fetched twice. KIT comes from /sw.js: files, offline pages and words.
self.shelf = (() => {
  const NAME = "static";
  const LANGUAGE = "/language"; // no address of ours: a place for the language of the last page
  const MANIFEST = "/manifest.webmanifest";
  const open = () => caches.open(NAME);
  const quiet = () => undefined;

  const add = async (url) => {
    const store = await open();
    if (await store.match(url)) return false;
    await store.add(url);
    return true;
  };
  const match = (request) =>
    open()
      .then((store) => store.match(request, { ignoreSearch: true }))
      .catch(quiet);

  const language = async () =>
    (await (await match(LANGUAGE))?.text()) ?? Object.keys(KIT.offline)[0];

  // The offline page of this language first; the others, and what reads aloud, follow one a visit,
  // so that none is heavy.
  const learn = async (language) => {
    await (await open()).put(LANGUAGE, new Response(language));
    for (const url of [KIT.offline[language], ...KIT.later]) if (await add(url)) return;
  };

  const noInternet = async (chosen) =>
    (await match(KIT.offline[chosen] ?? "/")) ??
    (await match(KIT.offline[await language()])) ??
    Response.error();

  // Browsers ask for it with every page; it depends on the reader, so its address has no hash.
  const manifest = async (request) => {
    try {
      const answer = await fetch(request);
      if (answer.ok) await (await open()).put(MANIFEST, answer.clone()).catch(quiet);
      return answer;
    } catch {
      return (await match(MANIFEST)) ?? Response.error();
    }
  };

  const clear = async () => {
    const store = await open();
    const known = [...KIT.files, ...KIT.later, LANGUAGE, MANIFEST];
    for (const request of await store.keys()) {
      const { pathname, search } = new URL(request.url);
      if (!known.includes(pathname + search)) await store.delete(request);
    }
  };

  self.addEventListener("install", (event) => event.waitUntil(Promise.all(KIT.files.map(add))));
  // In Firefox a page that is asked for ahead and does not come takes the saved one with it.
  const isFirefox = /Firefox/.test(navigator.userAgent);
  // Pages come from the network first and name their files by hash, so a new worker may take over
  // while pages of the old one are open: when one of them says that nobody is busy (at-home.js).
  self.addEventListener("activate", (event) =>
    event.waitUntil(
      Promise.all([clear(), isFirefox || registration.navigationPreload?.enable()]).then(() =>
        clients.claim(),
      ),
    ),
  );
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== location.origin) return;
    if (pathname === MANIFEST) event.respondWith(manifest(request));
    if (/^\/(static|listening)\//.test(pathname))
      event.respondWith(match(request).then((found) => found ?? fetch(request)));
  });

  return { language, learn, noInternet };
})();
