// A form that cannot be sent now waits in the outbox, under the id it was sent with.
(() => {
  const { person, keeps } = document.body.dataset;
  if (keeps === undefined) return;
  const KEY = "Idempotency-Key";

  // What was pressed, what it is about, and how what was typed begins.
  const labelOf = (form, submitter) =>
    [
      submitter?.textContent,
      form.dataset.outbox,
      form.querySelector("textarea:not([data-secret])")?.value,
    ]
      .map((part) => part?.replace(/\s+/g, " ").trim().slice(0, 60))
      .filter(Boolean)
      .join(" – ");

  // In our own words: the bubbles of a browser speak the language of the phone.
  const incomplete = (form) => {
    sayBeside(form, "incomplete");
    const wrong = form.querySelector(":invalid:not(fieldset)");
    wrong.setAttribute("aria-invalid", "true");
    wrong.addEventListener("input", () => wrong.removeAttribute("aria-invalid"), { once: true });
    wrong.focus();
  };

  // Keeps it, and then goes on.
  const late = async (event, form, { headers, path, formData, triggeringEvent }, next) => {
    event.preventDefault();
    // The server cannot say now what is missing; what is refused later has to be written again.
    if (!form.checkValidity()) return incomplete(form);
    const letter = {
      url: path,
      fields: (await form.sealing?.(formData, path)) ?? [...formData],
      label: labelOf(form, triggeringEvent?.submitter),
      page: location.pathname + location.search,
      target: form.getAttribute("hx-target"),
    };
    try {
      await outbox.add(person, headers[KEY], letter);
    } catch {
      return sayBeside(form, "no-room");
    }
    form.reset(); // what was typed is taken: nobody hands it in twice
    sayBeside(form, "waits");
    correcting.done(form);
    next();
  };

  const on = (name, work) =>
    document.addEventListener(`htmx:${name}`, (event) => {
      const form = event.detail.elt.closest("form[data-outbox]");
      if (form) work(event, form, event.detail);
    });

  on("configRequest", (_event, _form, { headers }) => {
    headers[KEY] = outbox.newId();
    headers["X-Offline"] = person; // in another tab somebody else may have signed in
  });

  // What was handed in earlier goes first, unless this is urgent.
  on("beforeRequest", (event, form, { requestConfig }) => {
    sayBeside(form, null);
    if (waiting.count && !form.isUrgent?.()) late(event, form, requestConfig, waiting.flush);
  });

  on("beforeOnLoad", (event, form, { xhr, requestConfig }) => {
    const { status } = xhr;
    const arrived = xhr.getResponseHeader(KEY) === requestConfig.headers[KEY];
    if (status < 300 && arrived) {
      correcting.done(form);
      return memory.succeeded();
    }
    // 2xx without our id is somebody else's page: a café's, a proxy's.
    if (status >= 300 && status !== 401 && !outbox.isLater(status)) return;
    const isUrgent = form.isUrgent?.();
    late(event, form, requestConfig, () => {
      if (status !== 401) return waiting.later();
      if (!isUrgent) return location.assign("/sign-in#waits");
      sayBeside(form, null); // whom to call is in view; the list says that it waits for signing in
      waiting.flush();
    });
  });

  for (const name of ["sendError", "timeout"])
    on(name, (event, form, { requestConfig }) => {
      late(event, form, requestConfig, waiting.later);
    });
})();
