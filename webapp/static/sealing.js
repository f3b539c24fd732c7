// A note for the coordinator, or what is added to one, that has to wait for the internet is sealed to the server: this phone
// cannot open it again. When it is urgent the screen says at once that it was not sent, and whom to
// call.
(() => {
  const URGENT = ["3-dringend", "4-acuut"];
  const LABEL = "meedoen signaal";
  const bytes = (text) => new TextEncoder().encode(text);

  const joined = (...parts) => {
    const all = parts.map((part) => new Uint8Array(part));
    const made = new Uint8Array(all.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of all) {
      made.set(part, at);
      at += part.length;
    }
    return made;
  };
  const coded = (raw) =>
    btoa(String.fromCharCode(...raw))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");
  const raw = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

  // As in webapp/guidance/welzijn/model_sealing.py. The address is authenticated too.
  const seal = async (seals, fields, address) => {
    const { subtle } = crypto;
    const curve = { name: "ECDH", namedCurve: "P-256" };
    const theirs = await subtle.importKey("raw", raw(seals), curve, false, []);
    const ours = await subtle.generateKey(curve, false, ["deriveBits"]);
    const point = await subtle.exportKey("raw", ours.publicKey);
    const to = { name: "ECDH", public: theirs };
    const shared = await subtle.deriveBits(to, ours.privateKey, 256);
    const info = joined(bytes(LABEL), point);
    const salt = new Uint8Array();
    const hkdf = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
    const how = { name: "HKDF", hash: "SHA-256", salt, info };
    const aes = { name: "AES-GCM", length: 256 };
    const key = await subtle.deriveKey(how, hkdf, aes, false, ["encrypt"]);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = { name: "AES-GCM", iv, additionalData: bytes(address) };
    const text = bytes(new URLSearchParams(fields).toString());
    return coded(joined(point, iv, await subtle.encrypt(sealed, key, text)));
  };

  const isUrgent = ([name, value]) => name === "level" && URGENT.includes(value);

  const prepare = () => {
    const form = document.querySelector("form[data-seals]");
    if (!form || form.sealing) return;
    const { waits, seals } = form.dataset;
    const dialog = document.getElementById("not-sent"); // beside the form: it outlives a new one
    const call = () => {
      if (dialog.open) return;
      if (dialog.showModal) dialog.showModal();
      else dialog.setAttribute("open", "");
      dialog.querySelector("h2").focus();
    };
    form.dataset.outbox = waits; // only such a form waits: without this script none does
    form.isUrgent = () => [...new FormData(form)].some(isUrgent);
    form.sealing = async (data, address) => {
      if ([...data].some(isUrgent)) call();
      return [["sealed", await seal(seals, [...data], address)]];
    };
    // Nobody can open and put right what was sealed: what is missing is asked before.
    form.addEventListener("htmx:configRequest", () => {
      const all = (name) => form.querySelectorAll(`[name=${name}]:checked`);
      const ask = (name, is) =>
        form.querySelector(`[name=${name}]`).setCustomValidity(is ? "" : "?");
      const added = form.elements.words;
      if (added) return ask("words", added.value.trim());
      ask("domains", [1, 2].includes(all("domains").length));
      ask("discussed", all("discussed").length || form.isUrgent());
      ask("called", all("called").length || !form.querySelector("[value='4-acuut']:checked"));
      ask("facts", form.elements.facts.value.trim() || form.querySelector("[value=recht]:checked"));
    });
    form.addEventListener("reset", () => sayBeside(form, null)); // to write another one
    for (const name of ["sendError", "timeout", "responseError"])
      form.addEventListener(`htmx:${name}`, () => form.isUrgent() && call());
    if (!dialog) return; // what is added to a note is not urgent by itself
    dialog.querySelector("button").onclick = () => {
      if (dialog.close) dialog.close();
      else dialog.removeAttribute("open");
    };
  };
  document.addEventListener("htmx:afterSwap", prepare);
  prepare();
})();
