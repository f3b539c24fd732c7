"""Whether anything is cut off, sticks out, or is too small for a finger."""

from playwright.sync_api import Page

from tests.browser.visitor import Visitor

SMALL = {"width": 320, "height": 640}
# What a window of 1280 × 1024 is at 400 %.
ZOOMED = {"width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": False}

LOOK = """() => {
  const root = document.documentElement;
  const name = (each) => `<${each.localName} class="${each.getAttribute("class") ?? ""}"> ` +
    each.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
  const faults = [];
  if (root.scrollWidth > root.clientWidth)
    faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`);
  for (const each of document.body.querySelectorAll(":not(svg *, progress)")) {
    if (!each.checkVisibility()) continue;
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    if (!box.width) continue;
    const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
    const wider = each.scrollWidth > each.clientWidth + 1;
    const higher = each.scrollHeight > each.clientHeight + 1;
    if (hides && (wider || higher) && each.localName !== "input")
      faults.push(`cut off: ${name(each)}`);
    if (box.left < -1 || box.right > root.clientWidth + 1) faults.push(`sticks out: ${name(each)}`);
  }
  return faults;
}"""
TARGETS = """() => [...document.querySelectorAll(
    "button, a.button, a.mark, a.more, nav a, .steps a, summary, label.choice, input")]
  .filter((each) => each.checkVisibility() && !["radio", "checkbox"].includes(each.type))
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.height < 47.5 || box.width < 44)
  .map(([each, box]) => `${Math.round(box.width)} × ${Math.round(box.height)} px: ` +
    `${each.outerHTML.slice(0, 90)}`)"""
# Numbers, names and addresses (bdi) are as long in every language.
TWICE_AS_LONG = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.data.trim() && !text.parentElement.closest("bdi")) texts.push(text);
  }
  for (const text of texts) text.data = `${text.data} ${text.data}`;
}"""


def look(page: Page, script: str, what: str) -> list[str]:
    return [f"{what}: {fault}" for fault in page.evaluate(script)]


def zoomed(visitor: Visitor) -> list[str]:
    developer = visitor.context.new_cdp_session(visitor.page)
    developer.send("Emulation.setDeviceMetricsOverride", ZOOMED)
    faults = look(visitor.page, LOOK, "at 400 %")
    developer.detach()
    return faults


def doubled(visitor: Visitor) -> list[str]:
    visitor.wide(SMALL).page.evaluate(TWICE_AS_LONG)
    return look(visitor.page, LOOK, "with texts twice as long")


def misfits(visitor: Visitor) -> list[str]:
    """A small phone, 400 % zoom, and texts twice as long; the page is no use after that."""
    visitor.wide(SMALL)
    found = look(visitor.page, LOOK, "on a small phone")
    found += look(visitor.page, TARGETS, "too small for a finger")
    return found + zoomed(visitor) + doubled(visitor)
