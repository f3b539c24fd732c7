// Recordings stay on the phone, for where there is no internet. The index comes last: where it is,
// all of it is there.
const open = () => caches.open("voices");

const isKept = async ({ dataset: { voices } }) => Boolean(await (await open()).match(voices));

const keep = async ({ dataset: { voices } }) => {
  const store = await open();
  const index = await (await fetch(voices)).json();
  const wanted = Object.values(index).map(
    (file) => new URL(file, new URL(voices, location)).pathname,
  );
  for (const file of wanted) if (!(await store.match(file))) await store.add(file);
  await store.add(voices);
  for (const { url } of await store.keys())
    if (![...wanted, voices].includes(new URL(url).pathname)) await store.delete(url);
};

// Kept by itself where that costs nothing.
export const offerToKeep = async (made) => {
  const button = made.querySelector("[data-do=keep]");
  if (!button || !navigator.serviceWorker?.controller) return;
  const { type, saveData } = navigator.connection ?? {};
  const kept = await isKept(made);
  button.hidden = kept;
  if (!kept && type === "wifi" && !saveData) button.click();
};

export const keepAll = async ({ currentTarget: button }) => {
  const bar = button.closest(".hearing");
  button.disabled = true;
  try {
    await keep(bar);
    button.hidden = true;
    bar.querySelector(".kept").hidden = false;
  } finally {
    button.disabled = false;
  }
};
