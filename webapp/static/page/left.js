// Who signed out here, until somebody signs in again. "Back" shows none of their pages, and without
// internet the server hears of it with the next page that it sends.
self.left = (() => {
  const NAME = "left";
  const { person } = document.body.dataset;
  const said = () => {
    try {
      return JSON.parse(localStorage.getItem(NAME)) ?? {};
    } catch {
      return {}; // storage is forbidden here
    }
  };
  const say = (what) => {
    try {
      if (what) localStorage.setItem(NAME, JSON.stringify(what));
      else localStorage.removeItem(NAME);
    } catch {}
  };

  const isBack = ({ persisted }) =>
    persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const look = (event) => {
    const last = said();
    if (!last.person) return;
    const offline = document.getElementById("not-left");
    if (offline) offline.hidden = last.isHeard;
    else if (!person) say({ ...last, isHeard: true });
    else if (person !== last.person) say(null);
    else if (isBack(event)) {
      document.documentElement.hidden = true;
      location.replace("/");
    } else if (last.isHeard) say(null);
    else document.querySelector("form[action='/sign-out']")?.submit();
  };
  look({});
  addEventListener("pageshow", (event) => event.persisted && look(event));

  return {
    here: async () => {
      say({ person });
      await pages.heed("none").catch(() => {});
    },
  };
})();
