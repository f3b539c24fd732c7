// The token of a one-time link is in the fragment, which no server and no preview sees.
// It goes into the form, out of the address bar, and is only used up when the PIN is chosen.
(() => {
  // A browser that keeps no cookies refuses this storage too, by throwing.
  const kept = (token) => {
    try {
      if (token) sessionStorage.setItem("invitation", token);
      return sessionStorage.getItem("invitation");
    } catch {
      return token;
    }
  };
  const blocked = document.getElementById("no-cookies");
  if (blocked) blocked.hidden = navigator.cookieEnabled;
  const token = kept(location.hash.slice(1));
  if (!token) return;
  const goOn = document.getElementById("go-on");
  if (goOn) goOn.href += `#${token}`;
  const form = document.getElementById("invitation");
  if (!form) return;
  form.addEventListener("submit", () => kept("") && sessionStorage.removeItem("invitation"));
  form.elements.token.value = token;
  document.getElementById("by-code").hidden = true;
  history.replaceState(null, "", location.pathname);
})();
