// A form that saves by itself: after a pause in typing, on leaving a field, and once more when there
// is internet again. Saying the same twice changes nothing, so what is unsure is just said again.
// What stands in the form says so in words; nobody who types is led away from where they type.
(() => {
  const { person } = document.body.dataset;
  const AGAIN = 15_000;
  const FORM = "form[data-saves]";
  const KEY = "Idempotency-Key";
  // In another tab somebody else may have signed in.
  const sender = () => ({ [KEY]: outbox.newId(), "X-Offline": person });
  const all = () => [...document.querySelectorAll(FORM)];
  const kept = new WeakMap();

  // What stands in it, but not what it was loaded with.
  const textOf = (form) => {
    const typed = [...new FormData(form)].filter(([name]) => !/^(was|seen)-/.test(name));
    return JSON.stringify(typed);
  };
  const isOpen = (form) => kept.get(form) !== textOf(form);
  const again = () => {
    for (const form of all()) if (isOpen(form)) htmx.trigger(form, "save");
  };

  const say = (form, id, focus = false) => {
    const place = form.querySelector(".saving");
    const before = place.querySelector(":scope > [data-said]");
    if (before?.dataset.said === id && !focus) return;
    before?.remove();
    if (!id) return;
    const said = document.getElementById(id).content.firstElementChild.cloneNode(true);
    said.dataset.said = id;
    place.prepend(said);
    if (!focus) return;
    said.tabIndex = -1;
    said.focus();
  };

  // Nothing of it is unsaved.
  const rest = (form) => {
    say(form, null);
    form.dispatchEvent(new Event("saved", { bubbles: true }));
  };

  const failed = (form, status, focus) => {
    if (status === 401) say(form, "sign-in-first", focus);
    else if (status >= 400 && status < 500 && status !== 429) return say(form, "may-not", focus);
    else say(form, "draft" in form.dataset ? "waits-here" : "not-kept-here", focus);
    clearTimeout(failed.timer);
    failed.timer = setTimeout(again, AGAIN);
  };

  // Before the other scripts of the page hear of it.
  const on = (name, work) =>
    document.addEventListener(
      `htmx:${name}`,
      (event) => {
        const { elt, requestConfig } = event.detail;
        const form = (requestConfig?.elt ?? elt).closest?.(FORM); // it may be drawn anew by now
        if (form) work(event, form, event.detail);
      },
      true,
    );
  const isPressed = ({ requestConfig }) => requestConfig.triggeringEvent?.type === "submit";

  on("configRequest", (_event, form, { headers }) => {
    Object.assign(headers, sender());
    form.sent = textOf(form);
  });
  on("beforeRequest", (event, form, detail) => {
    if (isPressed(detail) || isOpen(form)) return;
    event.preventDefault();
    rest(form);
  });
  on("beforeOnLoad", (event, form, detail) => {
    const way = detail.xhr.getResponseHeader("HX-Redirect") ?? "";
    const { status } = detail.xhr;
    // 2xx without our id is somebody else's page: a café's, a proxy's.
    const isOurs = detail.xhr.getResponseHeader(KEY) === detail.requestConfig.headers[KEY];
    const isOut = /^\/(sign-in|unlock)\b/.test(way);
    if (!isOut && (isOurs || status >= 300)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    failed(form, isOut ? 401 : 0, isPressed(detail));
  });
  for (const name of ["sendError", "responseError", "timeout"])
    on(name, (event, form, detail) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      failed(form, detail.xhr?.status ?? 0, isPressed(detail));
    });
  on("afterSettle", (event, _form, detail) => {
    if (!isPressed(detail) && detail.xhr.status === 422) event.stopImmediatePropagation();
  });
  on("afterRequest", (_event, form, { xhr, successful }) => {
    if (!successful || xhr.status >= 300) return;
    const { id } = form.closest("section");
    const picture = document.querySelector(`.contents [href="#${id}"] use`);
    picture?.setAttribute("href", picture.getAttribute("href").replace(/#.*/, "#done"));
    if (!form.isConnected) return rest(document.querySelector(`#${id} ${FORM}`));
    kept.set(form, form.sent);
    if (isOpen(form)) say(form, "unsaved");
    else rest(form);
  });
  const begin = (status) => {
    for (const form of all())
      if (!kept.has(form)) kept.set(form, status === 422 ? null : textOf(form));
  };
  document.addEventListener("htmx:afterSwap", ({ detail }) => begin(detail.xhr.status));

  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.(FORM);
    if (form && !form.querySelector(".saving > [data-said]")) say(form, "unsaved");
  });
  // From an earlier time, with what it was loaded with then: a colleague may have written meanwhile.
  document.addEventListener("filled", ({ target: form, detail }) => {
    if (!form.matches(FORM)) return;
    if (!isOpen(form)) return rest(form); // it arrived
    for (const [name, value] of detail)
      if (name.startsWith("was-")) form.elements[name].value = value;
    htmx.trigger(form, "save");
  });

  addEventListener("online", again);
  document.addEventListener("visibilitychange", () => document.hidden || again());
  // Who leaves the page has saved it; what may not wait on the device keeps them here.
  addEventListener("pagehide", () => {
    for (const form of all().filter(isOpen)) {
      const body = new URLSearchParams([...new FormData(form)]);
      const how = { method: "POST", body, keepalive: true, redirect: "manual" };
      fetch(form.getAttribute("action"), { ...how, headers: sender() }).catch(() => {});
    }
  });
  addEventListener("beforeunload", (event) => {
    const stays = (form) =>
      !("draft" in form.dataset) && form.querySelector("[data-said]:not([data-said=unsaved])");
    if (all().some((form) => isOpen(form) && stays(form))) event.preventDefault();
  });
  begin();
})();
