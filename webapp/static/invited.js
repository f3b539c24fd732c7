// The token of a one-time link is in the fragment, which no server and no preview sees.
// It goes into the form, out of the address bar, and is only used up by the person's own tap.
(() => {
  const token = location.hash.slice(1) || sessionStorage.getItem("invitation");
  if (!token) return;
  sessionStorage.setItem("invitation", token);
  const form = document.getElementById("invitation");
  form.addEventListener("submit", () => sessionStorage.removeItem("invitation"));
  form.elements.token.value = token;
  document.getElementById("by-code").hidden = true;
  history.replaceState(null, "", location.pathname);
})();
