// Recordings stay on the phone, for where there is no internet. The index comes last: where it is,
// all of it is there.
const open = () => caches.open("voices");

export const isKept = async ({ dataset: { voices } }) =>
  Boolean(await (await open()).match(voices));

export const keep = async ({ dataset: { voices } }) => {
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
