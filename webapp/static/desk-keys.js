// The desk without a mouse: j and k go through the lines of a page, so do the arrows once one is
// reached; / goes to what is searched with, t to today, ? to the list of these keys.
// Letters alone are easily said or hit by mistake: a box switches them off.
(() => {
  // Where nothing may be kept, nothing is remembered.
  const kept = (store, name, value) => {
    try {
      if (value === undefined) return self[store].getItem(name);
      self[store].setItem(name, value);
    } catch {}
  };

  // What somebody looked at last is what they see again: on this computer, and only they. Whose
  // colleague is away sees their people for now, and not ever after.
  const remember = () => {
    const mine = `board-${document.body.dataset.person}`;
    const last = kept("localStorage", mine);
    const asked = new URLSearchParams(location.search);
    asked.delete("page");
    if ((asked.get("whose") ?? "").length > 4) asked.set("whose", "mine");
    if (location.search) kept("localStorage", mine, `?${asked}`);
    else if (last) location.replace(`/${last}`);
  };

  const LINES = ".board > li > a, main tbody th a";
  const STEPS = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
  const list = document.getElementById("key-list");
  const opener = document.getElementById("show-keys");
  const box = list.querySelector("input");

  const used = ({ key, target }) => {
    if (key === "/") return document.querySelector(".find input");
    if (key === "t") return document.querySelector(".side nav a[href='/']");
    if (key === "?") return opener;
    const links = [...document.querySelectorAll(LINES)];
    const at = links.findIndex((link) => link.closest("li, tr").contains(target));
    if (!STEPS[key] || (key.length > 1 && at < 0)) return null;
    return links[at < 0 ? 0 : at + STEPS[key]];
  };

  document.addEventListener("keydown", (event) => {
    const { altKey, ctrlKey, metaKey, isComposing, key, target } = event;
    if (!box.checked || altKey || ctrlKey || metaKey || isComposing || list.open) return;
    if (target.closest("input:not([type=checkbox]), select, textarea")) return;
    const found = used(event);
    if (!found) return;
    event.preventDefault();
    found.focus();
    if (key === "t" || key === "?") found.click();
  });
  box.addEventListener("change", () => kept("sessionStorage", "keys", box.checked ? "on" : "off"));
  box.checked = kept("sessionStorage", "keys") !== "off";
  opener.addEventListener("click", () => list.showModal());
  opener.hidden = !matchMedia("(hover: hover)").matches; // a phone has no such keys
  if (location.pathname === "/" && document.querySelector(".filters")) remember();
})();
