// The board without a mouse: j and k go through its lines, so do the arrows once one is reached;
// / goes to what is searched with. Letters alone are easily said or hit by mistake: a box switches them off.
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
  const mine = `board-${document.body.dataset.person}`;
  const last = kept("localStorage", mine);
  const asked = new URLSearchParams(location.search);
  asked.delete("page");
  if ((asked.get("whose") ?? "").length > 4) asked.set("whose", "mine");
  if (location.search) kept("localStorage", mine, `?${asked}`);
  else if (last) location.replace(`/${last}`);

  const line = document.getElementById("keys");
  const box = line.querySelector("input");
  const STEPS = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

  const used = ({ key, target }) => {
    if (key === "/") return document.querySelector(".find input");
    const links = [...document.querySelectorAll(".board > li > a")];
    const at = links.findIndex((link) => link.parentNode.contains(target));
    if (!STEPS[key] || (key.length > 1 && at < 0)) return null;
    return links[at < 0 ? 0 : at + STEPS[key]];
  };

  document.addEventListener("keydown", (event) => {
    const { altKey, ctrlKey, metaKey, isComposing, target } = event;
    if (!box.checked || altKey || ctrlKey || metaKey || isComposing) return;
    if (target.closest("input:not([type=checkbox]), select, textarea")) return;
    const link = used(event);
    if (!link) return;
    event.preventDefault();
    link.focus();
  });
  box.addEventListener("change", () => kept("sessionStorage", "keys", box.checked ? "on" : "off"));
  box.checked = kept("sessionStorage", "keys") !== "off";
  line.hidden = !matchMedia("(hover: hover)").matches; // a phone has no such keys
})();
