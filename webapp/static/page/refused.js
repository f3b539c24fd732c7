// A refused form is answered with the focus on what is wrong: the first field, or the sentence.
(() => {
  const go = (place) => {
    const wrong = place.querySelector("[aria-invalid=true]") ?? place.querySelector(".error");
    if (!wrong) return;
    const control = wrong.matches("fieldset") && wrong.querySelector("input:not([type=hidden])");
    const there = control || wrong;
    if (there.tabIndex < 0) there.tabIndex = -1;
    there.focus();
  };
  const [opened] = performance.getEntriesByType("navigation");
  if (opened?.responseStatus === 422) go(document.getElementById("main"));
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.xhr?.status === 422) go(detail.elt);
  });
})();
