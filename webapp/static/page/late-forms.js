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

  const late = async (form, { headers, path, formData, triggeringEvent }) => {
    // The server cannot say now what is missing; what is refused later has to be written again.
    if (!form.reportValidity()) return false;
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
      sayBeside(form, "no-room");
      return false;
    }
    form.reset(); // what was typed is taken: nobody hands it in twice
    sayBeside(form, "waits");
    correcting.done(form);
    return true;
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

  // What was handed in earlier goes first.
  on("beforeRequest", (event, form, { requestConfig }) => {
    sayBeside(form, null);
    if (!waiting.count) return;
    event.preventDefault();
    late(form, requestConfig).then((kept) => kept && waiting.flush());
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
    event.preventDefault();
    late(form, requestConfig).then((kept) => {
      if (!kept) return;
      if (status === 401) location.href = "/"; // which leads to signing in
      waiting.later();
    });
  });

  for (const name of ["sendError", "timeout"])
    on(name, (event, form, { requestConfig }) => {
      event.preventDefault();
      late(form, requestConfig).then((kept) => kept && waiting.later());
    });
})();
