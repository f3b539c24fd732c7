// What was handed in did not arrive: say so beside it. Nothing typed is lost.
(() => {
  const say = (event) => {
    const template = document.getElementById("went-wrong");
    event.detail.elt.querySelector(":scope > .error")?.remove();
    event.detail.elt.prepend(template.content.cloneNode(true));
  };
  for (const name of ["sendError", "responseError", "timeout"])
    document.addEventListener(`htmx:${name}`, say);
})();
