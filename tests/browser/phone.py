"""What a phone keeps: the copies of pages, and the forms that wait."""

from typing import Any

from playwright.sync_api import Error, Page, Worker, expect

from tests.browser.visitor import Visitor

LOST = ("console: htmx:sendError", "console: htmx:afterRequest")
"""What htmx says when there is no internet."""
COPIES = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    found[name] = {};
    const store = await caches.open(name);
    for (const {url} of await store.keys())
      found[name][new URL(url).pathname] = await (await store.match(url)).text();
  }
  return found;
}"""
IS_KEPT = """async () => {
  await navigator.serviceWorker.ready;
  const {person, keeps} = document.body.dataset;
  const language = document.documentElement.lang;
  if (!(await caches.match(`/offline/${language}`, {ignoreSearch: true}))) return false;
  if (keeps === undefined || !document.querySelector(".saved")) return true;
  return !!(await caches.match(location.href, {cacheName: `pages-${person}`, ignoreVary: true}));
}"""
NOTHING_COMES = """() => fetch("/sw.js", {cache: "no-store"}).then(() => false, () => true)"""
NONE_WAITS = """async () => {
  const {person} = document.body.dataset;
  return !person || !(await outbox.list(person)).some(({state}) => state === "waiting");
}"""
MOST_PAGES = 5
"""One after the other, each opened while something is being waited for."""
UNTIL = """async ([condition, value]) => {
  const holds = eval(condition);
  for (let tries = 0; tries < 600; tries += 1) {
    if (await holds(value)) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}"""


def settled(visitor: Visitor, path: str | None = None) -> Page:
    """Open a page (or stay), and wait until the worker is there and has kept what it may."""
    page = visitor.open(path) if path else visitor.page
    until(page, IS_KEPT)
    return page


def until(page: Page, condition: str, value: Any = None) -> None:
    """Wait for an asynchronous condition: Playwright takes a promise itself for a yes.

    A page that goes on to the next one meanwhile is asked again there.
    """
    for _ in range(MOST_PAGES):
        try:
            assert page.evaluate(UNTIL, [condition, value]), (
                f"this does not become true: {condition}"
            )
        except Error as error:
            if "Execution context was destroyed" not in error.message:
                raise
            page.wait_for_load_state()
        else:
            return
    raise AssertionError(f"the page goes on without end, and asks in vain: {condition}")


def copies(visitor: Visitor) -> dict[str, dict[str, str]]:
    """Every cache of the browser: name, path, text."""
    found: dict[str, dict[str, str]] = visitor.page.evaluate(COPIES)
    return found


def kept(visitor: Visitor) -> set[str]:
    """The paths of all pages that are kept, whoever's they are."""
    stores = copies(visitor).items()
    return {path for name, pages in stores if name.startswith("pages-") for path in pages}


def worker_of(visitor: Visitor) -> Worker:
    [worker] = visitor.context.service_workers
    return worker


def offline(visitor: Visitor) -> None:
    """And until it is so: the browser says yes at once, but what is under way may still come."""
    visitor.context.set_offline(True)
    until(visitor.page, NOTHING_COMES)


def online(visitor: Visitor) -> None:
    visitor.context.set_offline(False)


def forgive(visitor: Visitor) -> None:
    """What htmx says about a lost connection is meant in this test; all else is trouble still."""
    visitor.troubles = [each for each in visitor.troubles if not each.startswith(LOST)]


def listed(visitor: Visitor, state: str) -> Any:
    return visitor.find(f"#on-this-phone [data-state={state}]")


def expect_listed(visitor: Visitor, **counts: int) -> None:
    """expect_listed(visitor, waiting=2, sent=0)"""
    if counts.get("waiting") == 0:  # a page that has just opened has not listed anything yet
        until(visitor.page, NONE_WAITS)
    for state, count in counts.items():
        expect(listed(visitor, state)).to_have_count(count)
