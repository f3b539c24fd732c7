// Whose pages this phone keeps: a cache for one person. Whoever comes next wipes the former's.
// Page and worker share it.
self.pages = (() => {
  const PREFIX = "pages-";
  const kept = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

  // Page by page: a cache that somebody still holds stays on the disk after it was deleted.
  const wipe = async (name) => {
    const store = await caches.open(name);
    for (const request of await store.keys()) await store.delete(request);
    await caches.delete(name);
  };

  return {
    nameFor: (person) => PREFIX + person,

    // The person whose pages are here; undefined when there are none.
    mine: async () => (await kept())[0]?.slice(PREFIX.length),

    // `person` is what an answer says: an id, "none", or nothing. Nothing (a session that has run
    // out, no internet) wipes nothing.
    heed: async (person) => {
      if (!person) return;
      for (const name of await kept()) if (name !== PREFIX + person) await wipe(name);
    },
  };
})();
