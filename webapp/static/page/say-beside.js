// Words from the server, shown in a form or a block: `id` is their <template>. What was said there
// before goes. It has the focus: where the button stays in view, it may stand far above.
self.sayBeside = (element, id) => {
  element.querySelector(":scope > [data-said]")?.remove();
  if (id) {
    const said = document.getElementById(id).content.firstElementChild.cloneNode(true);
    said.dataset.said = id;
    element.prepend(said);
    said.tabIndex = -1;
    said.focus();
  }
};

// A card of which one part is seen at a time; without a part it is not there.
self.showPart = (card, part) => {
  if (!card) return;
  for (const each of card.querySelectorAll("[data-when]")) each.hidden = each.dataset.when !== part;
  card.hidden = !part;
};
