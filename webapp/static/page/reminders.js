// Messages on this phone: asked for by a tap, told to the server at each start, ended at signing
// out. The prompt of the browser itself comes only after "yes".
(() => {
  const { person } = document.body.dataset;
  const key = document.querySelector("meta[name=push-key]")?.content;
  const card = document.querySelector("[data-ask-reminders]");
  const always = card?.dataset.always !== undefined;
  const worker = navigator.serviceWorker;
  const can = key && "PushManager" in self && worker;
  const TOLD = "push-told";
  try {
    if (!person) sessionStorage.removeItem(TOLD); // whoever signs in next has to be told anew
  } catch {}

  const show = (part) => showPart(card, part);
  const post = (url, fields) =>
    fetch(url, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual", // where it leads is a page for people
      keepalive: true,
    });
  const manager = async () => (await worker.ready).pushManager;

  // One subscription a browser. Where it is bound to a former key of ours, a new one takes its place.
  const subscription = async () => {
    const push = await manager();
    const how = { userVisibleOnly: true, applicationServerKey: key };
    try {
      return await push.subscribe(how);
    } catch (problem) {
      const former = await push.getSubscription();
      if (!(await former?.unsubscribe())) throw problem;
      return push.subscribe(how);
    }
  };

  const tell = async () => {
    const made = await subscription();
    const { endpoint } = made;
    const told = person + endpoint;
    if (sessionStorage.getItem(TOLD) === told) return;
    const answer = await post("/push/subscriptions", { endpoint, key, ...made.toJSON().keys });
    if (answer.type !== "opaqueredirect") throw new Error("refused");
    sessionStorage.setItem(TOLD, told);
  };

  const start = async (isAsked) => {
    const told = await tell().then(
      () => "granted",
      () => "impossible",
    );
    show(isAsked ? told : "");
  };

  const agree = async () => {
    if ((await Notification.requestPermission()) !== "granted") return show("denied");
    memory.set("reminders", "yes");
    await start(true);
  };

  const refuse = () => {
    memory.set("reminders", "no");
    show("");
  };

  const end = async () => {
    const made = await (await manager()).getSubscription();
    if (!made) return;
    const { endpoint } = made;
    sessionStorage.removeItem(TOLD);
    await Promise.allSettled([made.unsubscribe(), post("/push/subscriptions/end", { endpoint })]);
  };

  const offer = () => {
    const asked = memory.get("reminders");
    if (!can) return show(always ? "impossible" : "");
    if (Notification.permission === "denied") return show(always || asked ? "denied" : "");
    if (Notification.permission === "granted" && asked === "yes") return start(always);
    show(always || (memory.get("succeeded") && !asked) ? "ask" : "");
  };

  card?.querySelector("[data-yes]").addEventListener("click", agree);
  card?.querySelector("[data-no]").addEventListener("click", refuse);
  document.addEventListener("succeeded", offer);
  if (can) leaving.before(() => Promise.race([end(), new Promise((go) => setTimeout(go, 3000))]));
  offer();
})();
