// The browser makes a passkey, or lets one sign; what it answers goes with the form.
(() => {
  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");

  const ask = async (url) => {
    const answer = await fetch(url, { method: "POST" });
    const publicKey = await answer.json();
    publicKey.challenge = bytes(publicKey.challenge);
    const { allowCredentials = [], excludeCredentials = [], user } = publicKey;
    for (const known of [...allowCredentials, ...excludeCredentials]) known.id = bytes(known.id);
    if (!user) return navigator.credentials.get({ publicKey });
    user.id = bytes(user.id);
    return navigator.credentials.create({ publicKey });
  };

  const SAID = ["clientDataJSON", "attestationObject", "authenticatorData", "signature"];
  const plain = ({ id, rawId, type, response }) => {
    const said = [...SAID, "userHandle"].filter((name) => response[name]);
    const spelled = Object.fromEntries(said.map((name) => [name, text(response[name])]));
    return JSON.stringify({ id, rawId: text(rawId), type, response: spelled });
  };

  // By the name that browsers give to what went wrong; what has no sentence of its own went wrong.
  const say = (form, name) => {
    const what =
      document.getElementById(`passkey-${name}`) ?? document.getElementById("went-wrong");
    form.querySelector("[role=alert]")?.remove();
    form.prepend(what.content.cloneNode(true));
    form.querySelector("[role=alert]").scrollIntoView({ block: "center" });
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const url = form.dataset.passkey;
    if (!url || !form.checkValidity()) return;
    event.preventDefault();
    if (!self.PublicKeyCredential) return say(form, "NotSupportedError");
    try {
      form.querySelector("[data-answer]").value = plain(await ask(url));
      form.submit();
    } catch (problem) {
      say(form, problem.name);
    }
  });
})();
