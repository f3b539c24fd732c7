// Who signs out without internet is out here at once; the server hears of it with the next page that
// it sends. "Back" shows no page as it was: that may be of somebody who left.
(() => {
  const { person } = document.body.dataset;
  leaving.before(async () => {
    localStorage.left = person;
    await pages.heed("none");
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    document.body.hidden = true;
    location.reload();
  });
  try {
    const who = localStorage.left;
    const offline = document.getElementById("not-left");
    if (offline) offline.hidden = !who;
    else if (who && person === who) document.querySelector("form[action='/sign-out']").submit();
    else delete localStorage.left;
  } catch {} // storage is forbidden here
})();
