// Before signing out: what still waits here is named first, and may keep the person.
self.leaving = (() => {
  const { person, keeps } = document.body.dataset;
  const tasks = [];
  const dialog = document.getElementById("unsent")?.content.firstElementChild;

  // Also while it stands there: what is sent meanwhile is not named any more.
  const name = (items) => {
    const unsent = items.filter(({ state }) => state !== "sent").length;
    if (dialog) dialog.querySelector("bdi").textContent = unsent;
    return unsent;
  };

  const isSure = async () => {
    if (keeps === undefined || !self.HTMLDialogElement) return true;
    if (!name(await outbox.list(person).catch(() => []))) return true;
    document.body.append(dialog);
    dialog.showModal();
    return new Promise((answer) =>
      dialog.addEventListener(
        "close",
        () => {
          dialog.remove();
          answer(dialog.returnValue === "leave");
        },
        { once: true },
      ),
    );
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.getAttribute("action") !== "/sign-out" || event.defaultPrevented) return;
    event.preventDefault();
    if (!(await isSure())) return;
    await Promise.all(tasks.map((task) => task().catch(() => {})));
    form.submit();
  });

  // What has to be done before somebody leaves.
  return { before: (task) => tasks.push(task), name };
})();
