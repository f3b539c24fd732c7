// Forms that go as a page of their own would take along what was typed in them, if nobody is signed
// in any more or there is no internet. So that is asked first, and said beside the form. What was
// typed stays with this page in the history of the tab, but for what is secret: whoever goes back to it
// finds it again.
(() => {
  const { person, keeps } = document.body.dataset;
  const PATIENCE = 15_000;
  const NOT_OURS = "[hx-post], [data-passkey], [action='/sign-out'], [action='/language']";
  const AGAIN = 2_000;
  const sure = new WeakSet();
  let busy = false;

  // Whose session this browser has by now; it may be a colleague's.
  const whoIsHere = async () => {
    const signal = AbortSignal.timeout?.(PATIENCE);
    const answer = await fetch("/signed-in", { redirect: "manual", cache: "no-store", signal });
    if (answer.status >= 500) throw new Error("later");
    return answer.ok ? answer.text() : null;
  };

  const isKept = ({ type, name, dataset }) =>
    name && !("secret" in dataset) && !/hidden|submit|button|password|file|fieldset/.test(type);

  const remember = (form) => {
    const names = [...form.elements].filter(isKept).map(({ name }) => name);
    const typed = [...new FormData(form)].filter(([name]) => names.includes(name));
    const action = form.getAttribute("action");
    history.replaceState({ ...history.state, typed: { action, fields: typed } }, "");
  };

  const maySend = async (form) => {
    try {
      if ((await whoIsHere()) === person) return true;
      sayBeside(form, "signed-out");
    } catch {
      sayBeside(form, "no-room");
    }
    return false;
  };

  // From which row of the board one came goes along: a form that was refused still knows it.
  const comeBack = (form) => {
    const [row] = /(board|done)=\w+[\w-]*/.exec(location.search) ?? [];
    const action = form.getAttribute("action");
    if (row && action && !action.includes("?")) form.setAttribute("action", `${action}?${row}`);
  };

  document.addEventListener("submit", async (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || form.method !== "post" || form.matches(NOT_OURS)) return;
    if (sure.delete(form)) return comeBack(form);
    event.preventDefault();
    if (busy) return; // a second tap on the way is none
    busy = true;
    form.ariaBusy = "true";
    const goes = await maySend(form);
    if (goes) {
      sayBeside(form, null);
      remember(form);
      sure.add(form);
      form.requestSubmit(submitter);
    }
    const rest = () => {
      busy = false;
      form.removeAttribute("aria-busy");
    };
    setTimeout(rest, goes ? AGAIN : 0);
  });

  // The same of a piece of a page, also when the PIN is asked. What may wait has its own way.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { elt, xhr } = event.detail;
    const form = elt.closest("form");
    const way = xhr.getResponseHeader("HX-Redirect") ?? "";
    if (!form || !/^\/(sign-in|unlock)\b/.test(way)) return;
    if (keeps !== undefined && form.matches("[data-outbox]")) return;
    event.preventDefault();
    sayBeside(form, "signed-out");
    form.querySelector("[data-said] a").href = way;
  });

  const [opened] = performance.getEntriesByType("navigation");
  const { typed } = history.state ?? {};
  const before = [...document.forms].find((form) => form.getAttribute("action") === typed?.action);
  if (opened?.type === "back_forward" && before) fillIn(before, typed.fields);
})();
