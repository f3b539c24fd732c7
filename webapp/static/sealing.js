// A note for the coordinator that has to wait for the internet is sealed to the server: this phone
// cannot open it again. What is urgent never waits: then the page says to call.
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

  // As in webapp/welzijn/sealing.py. The address is authenticated too.
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
    form.sealing = async (data, address) => [["sealed", await seal(seals, [...data], address)]];
    // Only a form with data-outbox waits: without this script none does.
    const choose = () => {
      if ([...new FormData(form)].some(isUrgent)) delete form.dataset.outbox;
      else form.dataset.outbox = waits;
    };
    const call = () => {
      form.querySelector("#not-sent").hidden = "outbox" in form.dataset;
    };
    form.addEventListener("change", choose);
    for (const name of ["sendError", "timeout", "responseError"])
      form.addEventListener(`htmx:${name}`, call);
    choose();
  };
  document.addEventListener("htmx:afterSwap", prepare);
  prepare();
})();
