// A refused form, opened again as the page is now, with what was typed in it.
self.correcting = (() => {
  const { person, keeps } = document.body.dataset;
  const NAME = "correct";

  // The same address is asked for anew too, and begins above: nothing is scrolled back to.
  const begin = ({ number, page }) => {
    sessionStorage.setItem(NAME, number);
    location.href = page;
  };

  const fill = (form, fields) => {
    for (const field of form.elements) {
      const typed = fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (/radio|checkbox/.test(field.type)) field.checked = typed.includes(field.value);
      else if (field.type !== "hidden" && field.type !== "submit" && typed.length)
        field.value = typed[0];
    }
    form.querySelector("input:not([type=hidden]), textarea, button").focus();
  };

  const goOn = async () => {
    const number = Number(sessionStorage.getItem(NAME));
    if (!number) return;
    sessionStorage.removeItem(NAME);
    const item = (await outbox.list(person)).find((each) => each.number === number);
    const fits = (form) =>
      form.getAttribute("action") === item.url &&
      item.fields.every(([name]) => form.elements[name]);
    const place = document.querySelector(item?.target ?? "main");
    const form = item && [...place.querySelectorAll("form")].find(fits);
    if (!form) return;
    form.dataset.corrects = number;
    fill(form, item.fields);
  };

  // The corrected form takes the place of the refused one.
  const done = (form) => {
    if (form.dataset.corrects) outbox.drop(Number(form.dataset.corrects)).catch(() => {});
  };

  if (keeps !== undefined) addEventListener("pageshow", () => goOn().catch(() => {}));
  return { begin, done };
})();
