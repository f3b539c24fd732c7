// What was handed in did not arrive: say so beside it. Nothing typed is lost.
(() => {
  const say = (event) => {
    if (!event.defaultPrevented) sayBeside(event.detail.elt, "went-wrong");
  };
  for (const name of ["sendError", "responseError", "timeout"])
    document.addEventListener(`htmx:${name}`, say);
})();
