// An address to copy, where the browser can: the button says that it is done.
(() => {
  const template = document.getElementById("copy-button");
  if (!template || !navigator.clipboard) return;

  const furnish = () => {
    for (const beside of document.querySelectorAll("[data-copy]")) {
      if (beside.querySelector("button")) continue;
      const button = template.content.firstElementChild.cloneNode(true);
      const words = button.querySelector("span");
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(beside.dataset.copy);
        words.textContent = words.dataset.done;
      });
      beside.append(button);
    }
  };

  furnish();
  document.addEventListener("htmx:afterSwap", furnish);
})();
