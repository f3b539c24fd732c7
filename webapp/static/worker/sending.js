// The outbox when no page is open: the browser wakes the worker when there is internet.
self.sending = (() => {
  const all = async () => {
    const person = await pages.mine();
    if (!person) return;
    const { said } = await outbox.flush(person);
    if (said === "offline" || said === "later") throw new Error(said); // and wakes it again
  };
  self.addEventListener("sync", (event) => {
    if (event.tag === "outbox") event.waitUntil(all());
  });

  // Now if possible, else later.
  return { all, soon: () => all().catch(() => registration.sync?.register("outbox")) };
})();
