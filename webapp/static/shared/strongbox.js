// The phone's own store of what is not sent yet, and the keys to read it. Page and worker share it.
//
// In the clear stand a random id, an opaque owner, a state and times. All else is sealed with a key
// of that owner, which no script can take out of this browser.
self.strongbox = (() => {
  const bytes = (text) => new TextEncoder().encode(text);
  let opened = null;

  const open = () => {
    const forget = () => {
      opened = null;
    };
    opened ??= idb.openDB("outbox", 1, {
      upgrade(db) {
        // In the order in which things were handed in: a clock may jump, a counter does not.
        const items = db.createObjectStore("items", { keyPath: "number", autoIncrement: true });
        items.createIndex("state", ["owner", "state"]);
        db.createObjectStore("keys");
      },
      blocking: (_old, _new, event) => event.target.close(),
      terminated: forget,
    });
    opened.catch(forget);
    return opened;
  };

  const keyOf = async (owner) => {
    const db = await open();
    const known = await db.get("keys", owner);
    if (known) return known;
    const uses = ["encrypt", "decrypt"];
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, uses);
    const transaction = db.transaction("keys", "readwrite");
    const first = await transaction.store.get(owner); // another tab may have been quicker
    if (!first) transaction.store.put(made, owner);
    await transaction.done;
    return first ?? made;
  };

  const cipher = (id, iv) => ({ name: "AES-GCM", iv, additionalData: bytes(id) });

  return {
    open,
    async write(work) {
      const options = { durability: "strict" };
      const transaction = (await open()).transaction("items", "readwrite", options);
      work(transaction.store);
      await transaction.done;
    },
    async seal({ owner, id }, letter) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = bytes(JSON.stringify(letter));
      return { iv, data: await crypto.subtle.encrypt(cipher(id, iv), await keyOf(owner), text) };
    },
    async unseal({ owner, id, sealed }) {
      const key = await keyOf(owner);
      const text = await crypto.subtle.decrypt(cipher(id, sealed.iv), key, sealed.data);
      return JSON.parse(new TextDecoder().decode(text));
    },
  };
})();
