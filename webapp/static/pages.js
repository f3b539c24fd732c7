// Whose pages this phone keeps: a cache for one person. Whoever comes next wipes the former's.
// Page and worker share it.
self.pages = (() => {
  const PREFIX = "pages-";
  const kept = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

  return {
    nameFor: (person) => PREFIX + person,

    // The person whose pages are here; undefined when there are none.
    mine: async () => (await kept())[0]?.slice(PREFIX.length),

    // `person` is what an answer says: an id, "none", or nothing. Nothing (a session that has run
    // out, no internet) wipes nothing.
    heed: async (person) => {
      if (!person) return;
      for (const name of await kept()) if (name !== PREFIX + person) await caches.delete(name);
    },
  };
})();
