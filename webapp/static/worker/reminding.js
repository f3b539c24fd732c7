// Reminders: shown in the words the server chose, and a tap leads to their page.
(() => {
  // A page of ours, whatever stands there.
  const inside = (address) => {
    try {
      const { origin, pathname, search, hash } = new URL(address, location.origin);
      return origin === location.origin ? pathname + search + hash : "/";
    } catch {
      return "/";
    }
  };

  // A push that shows nothing ends the subscription on iPhones: something is shown always.
  const show = async (data) => {
    const lang = await shelf.language();
    const dir = lang === "ar" ? "rtl" : "ltr";
    const plain = { body: KIT.news[lang], lang, dir, tag: "meedoen", icon: KIT.icon };
    try {
      const { title, body, navigate, actions, data: more, ...how } = data.json().notification;
      if (!title || !body) throw new TypeError("there is nothing to read");
      const come = more?.come;
      await registration.showNotification(title, {
        ...plain,
        ...{ body, lang: how.lang, dir: how.dir, tag: how.tag || plain.tag, renotify: true },
        actions: (actions ?? []).filter(({ action }) => action === "come" && come),
        data: { navigate, come },
      });
    } catch {
      await registration.showNotification("Meedoen", plain);
    }
  };
  self.addEventListener("push", (event) => event.waitUntil(show(event.data)));

  const visit = async (path) => {
    for (const each of await clients.matchAll({ type: "window" })) {
      await each.focus().catch(() => {});
      if (await each.navigate(path).catch(() => null)) return;
    }
    await clients.openWindow(path);
  };

  const comes = async ({ body, actions, data }) => {
    const person = await pages.mine();
    const page = inside(data.navigate);
    if (!person) return visit(page); // nobody is signed in here
    const label = `${actions[0].title} – ${body}`;
    const fields = [["token", data.come.token]];
    await outbox.add(person, outbox.newId(), { url: inside(data.come.url), fields, label, page });
    return sending.soon();
  };

  self.addEventListener("notificationclick", (event) => {
    const { notification, action } = event;
    const { navigate, come } = notification.data ?? {};
    notification.close();
    event.waitUntil(
      action === "come" && come ? comes(notification) : visit(inside(navigate ?? "/")),
    );
  });

  // Nothing to do here: the next page that opens tells the server where this phone is now.
  self.addEventListener("pushsubscriptionchange", () => {});
})();
