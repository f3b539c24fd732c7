// The form of a visit: a choice and the field beside it exclude each other, and a copy that is read
// without internet does not know which day it is.
(() => {
  const other = (form, { name }) =>
    form.elements[name.replace(/^(other_)?/, (is) => (is ? "" : "other_"))];

  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.("form[data-visit]");
    if (!form || !/^(other_)?(day|minutes)$/.test(target.name)) return;
    if (target.type === "radio") other(form, target).value = "";
    else for (const choice of other(form, target)) choice.checked = choice.checked && !target.value;
  });

  // Nobody can say later what was missing: where there is no internet the form is asked itself.
  document.addEventListener("htmx:configRequest", ({ detail: { elt } }) => {
    const asked = elt.closest("form[data-visit]")?.elements;
    for (const name of asked ? ["day", "minutes"] : [])
      for (const choice of asked[name]) choice.required = !asked[`other_${name}`].value;
  });

  const form = document.querySelector("form[data-visit]");
  if (!form || !("saved" in document.documentElement.dataset)) return;
  const asked = new URLSearchParams(location.search);
  const choose = (name, value) => {
    const tiles = [...form.querySelectorAll(`[name=${name}]`)];
    for (const tile of tiles) tile.checked = tile.value === value;
    const beside = form.elements[`other_${name}`];
    if (!beside || tiles.some(({ checked }) => checked)) return;
    beside.value = value;
    if (value) beside.closest("details")?.setAttribute("open", "");
  };
  for (const name of ["day", "minutes", "how"]) choose(name, asked.get(name) ?? "");
  form.elements.begins.value = asked.get("at") ?? "";
})();
