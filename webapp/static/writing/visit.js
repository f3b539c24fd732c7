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
  if (form && "saved" in document.documentElement.dataset)
    for (const day of form.querySelectorAll("[name=day]")) day.checked = false;
})();
