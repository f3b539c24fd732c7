// What was handed in did not arrive: say so beside it. Nothing typed is lost.
(() => {
  const say = (event) => {
    const words = event.detail.xhr?.status ? "went-wrong" : "no-room";
    if (!event.defaultPrevented) sayBeside(event.detail.elt, words);
  };
  for (const name of ["sendError", "responseError", "timeout"])
    document.addEventListener(`htmx:${name}`, say);
})();
