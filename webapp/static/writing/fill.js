// What was typed, in a form again: `fields` are names and values, as FormData has them.
self.fillIn = (form, fields) => {
  for (const field of form.elements) {
    const typed = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (/radio|checkbox/.test(field.type)) field.checked = typed.includes(field.value);
    else if (typed.length && !/hidden|submit/.test(field.type)) field.value = typed[0];
    if (typed[0]) field.closest("details")?.setAttribute("open", "");
  }
};
