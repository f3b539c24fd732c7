// What was handed in without internet: kept in order, and sent once. Page and worker share it.
//
// Each form has an id from the start, its Idempotency-Key: sending again what did arrive changes
// nothing. So whenever an answer is missing or strange, the form just stays.
self.outbox = (() => {
  const SENT_SHOWN = 6e5; // ten minutes
  const LONGEST_WAIT = 36e5;
  const PATIENCE = 3e4;
  const { open, seal, unseal } = strongbox;
  const channel = self.BroadcastChannel && new BroadcastChannel("outbox");
  let queued = null;

  const write = async (work) => {
    await strongbox.write(work);
    channel?.postMessage("changed");
  };

  // UUIDv7: the time, then chance.
  const newId = () => {
    const made = crypto.getRandomValues(new Uint8Array(16));
    new DataView(made.buffer).setUint32(0, Date.now() / 65536);
    new DataView(made.buffer).setUint16(4, Date.now() % 65536);
    made[6] = (made[6] & 15) | 112;
    made[8] = (made[8] & 63) | 128;
    const hex = [...made].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  // A letter has url, fields (names and values), label, page, and target: what to show anew.
  const add = async (owner, id, letter) => {
    const item = { id, owner, state: "waiting", made: Date.now(), tries: 0, next: 0 };
    item.sealed = await seal(item, letter);
    await write((items) => items.add(item));
  };

  const drop = (number) => write((items) => items.delete(number));

  // What of this person waits, was refused, is broken, or was just sent; oldest first.
  const list = async (owner) => {
    const found = [];
    for (const item of await (await open()).getAll("items")) {
      if (item.owner !== owner) continue;
      const isOld = item.state === "sent" && Math.abs(Date.now() - item.closed) > SENT_SHOWN;
      if (isOld) await drop(item.number);
      else found.push({ ...item, ...(await unseal(item).catch(() => ({ state: "broken" }))) });
    }
    return found;
  };

  const post = ({ id, owner }, { url, fields }) =>
    fetch(url, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "Idempotency-Key": id, "X-Offline": owner },
      redirect: "error", // a way to sign in, or a café's "welcome" page
      cache: "no-store",
      signal: AbortSignal.timeout?.(PATIENCE),
    });

  const close = async (item, state, letter) => {
    const sealed = await seal(item, letter);
    await write((items) => items.put({ ...item, state, sealed, closed: Date.now() }));
  };

  const postpone = async (item, answer) => {
    const asked = Number(answer.headers.get("Retry-After")) * 1000;
    const wait = Math.min(LONGEST_WAIT, asked || 15e3 * 2 ** item.tries);
    const next = Date.now() + wait;
    await write((items) => items.put({ ...item, tries: item.tries + 1, next }));
    return { said: "later", wait };
  };

  const isLater = (status) => status >= 500 || [408, 425, 429].includes(status);

  // What an answer means. Nothing is returned when the next one may go.
  const judge = async (item, letter, answer) => {
    const { ok, status, headers } = answer;
    const whose = headers.get("X-Offline");
    await pages.heed(whose).catch(() => {});
    if (status === 401 || (whose && whose !== item.owner)) return { said: "sign-in" };
    if (isLater(status)) return postpone(item, answer);
    if (ok && headers.get("Idempotency-Key") === item.id) {
      const { label, target } = letter;
      return void (await close(item, "sent", { label, target, at: headers.get("Date") }));
    }
    // Not our server: somewhere on the way another one answers in its place.
    if (ok || !headers.get("Content-Type")?.startsWith("text/plain")) return { said: "offline" };
    await close(item, "refused", { ...letter, why: await answer.text() });
  };

  const send = async (owner) => {
    const db = await open();
    for (;;) {
      const item = await db.getFromIndex("items", "state", [owner, "waiting"]); // the oldest
      if (!item) return { said: "done" };
      const wait = item.next - Date.now();
      if (wait > 0 && wait <= LONGEST_WAIT) return { said: "later", wait }; // else the clock jumped
      const letter = await unseal(item).catch(() => null);
      if (!letter) {
        // Somebody has meddled with it: it must not hold up the others.
        await write((items) => items.put({ ...item, state: "broken" }));
        continue;
      }
      const answer = await post(item, letter).catch(() => null);
      const stop = answer ? await judge(item, letter, answer) : { said: "offline" };
      if (stop) return stop;
    }
  };

  // One sender at a time over all tabs and the worker; the others wait for their turn.
  const flush = (owner) => {
    const turn = (work) => (navigator.locks ? navigator.locks.request("outbox", work) : work());
    queued ??= turn(() => {
      queued = null;
      return send(owner);
    });
    return queued;
  };

  return { add, channel, drop, flush, isLater, list, newId };
})();
