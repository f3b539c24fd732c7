// What this browser remembers of a person: small words, never content. Nothing where storage is
// forbidden, and nothing on a phone that others use too.
self.memory = (() => {
  const { person, keeps } = document.body.dataset;
  const mine = (name) => `${name} ${person}`;
  return {
    get(name) {
      try {
        return localStorage.getItem(mine(name));
      } catch {
        return null;
      }
    },
    set(name, value) {
      if (keeps === undefined) return;
      try {
        localStorage.setItem(mine(name), value);
      } catch {}
    },
    // Something was handed in and arrived: from then on the app may propose things.
    succeeded() {
      this.set("succeeded", "yes");
      document.dispatchEvent(new Event("succeeded"));
    },
  };
})();
