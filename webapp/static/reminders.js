// Messages on this phone: asked for by a tap, told to the server at each start, ended at signing
// out. The prompt of the browser itself comes only after "yes".
(() => {
  const { person, keeps } = document.body.dataset;
  const key = document.querySelector("meta[name=push-key]")?.content;
  const card = document.querySelector("[data-ask-reminders]");
  const can =
    person && keeps !== undefined && key && "PushManager" in self && navigator.serviceWorker;
  const TOLD = "push-told";

  const show = (part) => {
    for (const each of card?.querySelectorAll("[data-when]") ?? [])
      each.hidden = each.dataset.when !== part;
    if (card) card.hidden = !part;
  };
  const encoded = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  const post = (url, fields) =>
    fetch(url, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual", // where it leads is a page for people
      keepalive: true,
    });
  const manager = async () => (await navigator.serviceWorker.ready).pushManager;

  // One subscription a browser: with a former key of ours, or of somebody who left, it is replaced.
  const subscription = async () => {
    const push = await manager();
    const before = await push.getSubscription();
    if (before && encoded(before.options.applicationServerKey) === key) return before;
    await before?.unsubscribe();
    return push.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  };

  const tell = async () => {
    const made = await subscription();
    const told = `${person} ${made.endpoint}`;
    if (sessionStorage.getItem(TOLD) === told) return;
    const [p256dh, auth] = ["p256dh", "auth"].map((name) => encoded(made.getKey(name)));
    const answer = await post("/push/subscriptions", {
      endpoint: made.endpoint,
      p256dh,
      auth,
      key,
    });
    if (answer.type !== "opaqueredirect") throw new Error("refused");
    sessionStorage.setItem(TOLD, told);
  };

  const end = async () => {
    const made = await (await manager()).getSubscription();
    if (!made) return;
    const { endpoint } = made;
    await Promise.allSettled([made.unsubscribe(), post("/push/subscriptions/end", { endpoint })]);
  };

  const start = () =>
    tell().then(
      () => show(card?.dataset.always === undefined ? "" : "granted"),
      () => show(card?.dataset.always === undefined ? "" : "impossible"),
    );

  const agree = async () => {
    const answer = await Notification.requestPermission();
    if (answer !== "granted") return show("denied");
    memory.set("reminders", "yes");
    await tell().then(
      () => show("granted"),
      () => show("impossible"),
    );
  };

  const offer = () => {
    const always = card?.dataset.always !== undefined;
    const asked = memory.get("reminders");
    if (!can) return show(always ? "impossible" : "");
    if (Notification.permission === "denied") return show(always || asked ? "denied" : "");
    if (Notification.permission === "granted" && asked === "yes") return start();
    show(always || (memory.get("succeeded") && asked !== "no") ? "ask" : "");
  };

  card?.querySelector("[data-yes]").addEventListener("click", agree);
  card?.querySelector("[data-no]").addEventListener("click", () => {
    memory.set("reminders", "no");
    show("");
  });
  document.addEventListener("succeeded", offer);
  if (can) leaving.before(() => Promise.race([end(), new Promise((go) => setTimeout(go, 3000))]));
  offer();
})();
