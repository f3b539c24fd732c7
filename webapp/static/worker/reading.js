// Pages come from the network; without it as they were, else the offline page. What is kept, and
// whose it is, only the server says: X-Keep and X-Offline.
(() => {
  const KEPT_AT = "X-Kept-At";
  const PATIENCE = 4000;
  const DAY = 864e5;
  const LONGEST_KEPT = 7 * DAY;
  const MOST_KEPT = 20;
  let asked = 0;
  let latest = { turn: 0 };

  // What was asked for before somebody else came tells of one who has left.
  const isPast = (turn, person) => turn < latest.turn && person !== latest.person;
  const heed = async (turn, person) => {
    if (!person || isPast(turn, person)) return;
    latest = { turn: Math.max(turn, latest.turn), person };
    // Of who was stopped something urgent may wait here, which nobody can read but the server.
    if (person === "none") await sending.all().catch(() => {});
    await pages.heed(person).catch(() => {});
  };

  // What is out of reach now is not for this phone either.
  const forget = async (url, person) =>
    (await caches.open(pages.nameFor(person))).delete(url, { ignoreVary: true });

  const keep = async (turn, url, answer) => {
    const person = answer.headers.get("X-Offline");
    if (person && answer.status === 404) return forget(url, person);
    if (!person || !answer.ok || !answer.headers.has("X-Keep") || isPast(turn, person)) return;
    const headers = new Headers(answer.headers);
    headers.set(KEPT_AT, Date.now());
    const store = await caches.open(pages.nameFor(person));
    await store.put(url, new Response(await answer.blob(), { headers }));
    for (const old of (await store.keys()).slice(0, -MOST_KEPT)) await store.delete(old);
  };

  // The phone's clock may be years off, so it is compared with nothing but itself. If it has
  // jumped, nobody knows how old the copy is.
  const isFresh = (copy) => {
    const age = Date.now() - Number(copy.headers.get(KEPT_AT));
    return -DAY < age && age < LONGEST_KEPT;
  };

  const saved = async (url) => {
    const person = await pages.mine();
    if (!person) return null;
    const store = await caches.open(pages.nameFor(person));
    if (url.pathname.startsWith("/my/")) {
      const room = url.pathname.slice(3);
      const found = (await store.keys()).find((key) => key.url.endsWith(room));
      return found && Response.redirect(found.url);
    }
    // What the address of a form chooses, its copy chooses by itself.
    const ignoreSearch = /new$/.test(url.pathname);
    const copy = await store.match(url, { ignoreVary: true, ignoreSearch });
    if (!copy) return null;
    if (!isFresh(copy)) {
      await store.delete(url);
      return null;
    }
    // The line "as of …" is in the page; the style sheet shows it where this mark is.
    const page = (await copy.text()).replace("<html", "<html data-saved");
    return new Response(page, { headers: copy.headers });
  };

  const read = async (url, turn, net) => {
    const before = () => saved(url).catch(() => null);
    const told = net.then(async (answer) => {
      await heed(turn, answer.headers.get("X-Offline"));
      return (answer.status >= 500 && (await before())) || answer;
    });
    const patience = new Promise((tired) => setTimeout(tired, PATIENCE));
    const slow = patience.then(async () => (await before()) ?? told);
    try {
      return await Promise.race([told, slow]);
    } catch {
      return (await before()) ?? shelf.noInternet(url.pathname.match(/^\/offline\/(\w+)/)?.[1]);
    }
  };

  const handIn = async (request, url, turn) => {
    try {
      const answer = await fetch(request);
      const left = url.pathname === "/sign-out" && answer.status < 400; // 0: it leads elsewhere
      await heed(turn, left ? "none" : answer.headers.get("X-Offline"));
      return answer;
    } catch {
      return Response.redirect(`/offline/${await shelf.language()}#back`, 303);
    }
  };

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.mode !== "navigate" || url.origin !== location.origin) return;
    asked += 1;
    const turn = asked;
    if (request.method === "GET") {
      const net = (async () => (await event.preloadResponse) ?? fetch(request))();
      event.waitUntil(net.then((answer) => keep(turn, url, answer.clone())).catch(() => {}));
      event.respondWith(read(url, turn, net));
    } else event.respondWith(handIn(request, url, turn));
  });

  // A page tells its language; also its address, when it came before this worker did.
  const meet = async ({ language, url }) => {
    await shelf.learn(language);
    if (!url) return;
    asked += 1;
    const turn = asked;
    const answer = await fetch(url);
    await heed(turn, answer.headers.get("X-Offline"));
    await keep(turn, url, answer);
  };
  const heard = (said) => (said === "take over" ? self.skipWaiting() : meet(said));
  self.addEventListener("message", (event) => event.waitUntil(heard(event.data).catch(() => {})));
})();
