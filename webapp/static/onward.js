// Who comes back from a provider goes on without a tap; the address bar forgets what was brought.
(() => {
  history.replaceState(null, "", location.pathname);
  document.getElementById("onward").requestSubmit();
})();
