// What was sent later changes a piece of the page: that piece is shown as it is now.
self.fresh = (() => {
  const pieces = new Set();
  let timer = 0;

  const replace = async () => {
    const wanted = [...pieces];
    pieces.clear();
    const answer = await fetch(location.pathname + location.search);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const name of wanted) {
      const [old, now] = [document.querySelector(name), page.querySelector(name)];
      if (!old || !now) continue;
      for (const { id, value, defaultValue } of old.querySelectorAll("input, textarea")) {
        const field = value !== defaultValue && now.querySelector(`[id="${id}"]`);
        if (field) field.value = value; // somebody is typing in it
      }
      const focused = old.contains(document.activeElement) && document.activeElement.id;
      old.replaceWith(now);
      htmx.process(now);
      document.dispatchEvent(new Event("htmx:afterSwap"));
      if (focused) document.getElementById(focused)?.focus();
    }
  };

  // Several that arrive together cost one page.
  const piece = (name) => {
    if (!document.querySelector(name)) return;
    pieces.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => replace().catch(() => {}), 100);
  };
  return { piece };
})();
