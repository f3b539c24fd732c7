// What was handed in did not arrive: say so beside it. Nothing typed is lost.
(() => {
  const say = (event) => {
    const hasAnswer = event.detail.xhr?.status > 0;
    if (!event.defaultPrevented) sayBeside(event.detail.elt, hasAnswer ? "went-wrong" : "no-room");
  };
  for (const name of ["sendError", "responseError", "timeout"])
    document.addEventListener(`htmx:${name}`, say);
})();
