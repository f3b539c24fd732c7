// Words from the server, shown in a form or a block: `id` is their <template>. What was said there
// before goes.
self.sayBeside = (element, id) => {
  element.querySelector(":scope > [data-said]")?.remove();
  if (!id) return;
  const said = document.getElementById(id).content.firstElementChild.cloneNode(true);
  said.dataset.said = id;
  element.prepend(said);
};
