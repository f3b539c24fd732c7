"""axe-core looks at a page. `page.evaluate` brings it in: the CSP lets no script tag in."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.visitor import Visitor

TELL = "axe found barriers; mend the template or static/css, do not switch the rule off"
FILE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe calls a target that the sticky bar covers at this scroll position too small; whether the
# bar ever covers what has the focus is asked in test_keyboard.py.
LET_GO_OF_THE_BAR = """() => {
  const bar = document.getElementById("places") ?? document.getElementById("menu");
  if (bar) bar.style.position = "static";
}"""
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """([tags, rules]) => axe.run(document, {
  resultTypes: ["violations"], runOnly: rules.length ? rules : tags,
  rules: rules.length ? {} : {"target-size": {enabled: true}},
})"""


@cache
def source() -> str:
    assert FILE.exists(), "axe-core is not there: run ./dev check, it installs it from npm"
    return FILE.read_text()


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds (by these rules only), a line each: the rule, the element, what to do."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source())
    page.evaluate(LET_GO_OF_THE_BAR)
    return [
        f"{found['id']}: {node['html'][:160]} {' '.join(node['failureSummary'].split())[:200]}"
        for found in page.evaluate(RUN, [TAGS, [*rules]])["violations"]
        for node in found["nodes"]
    ]


def barriers(visitor: Visitor, *sizes: dict[str, int], rules: Sequence[str] = ()) -> list[str]:
    """What axe finds at each of these widths."""
    return [
        f"{size['width']} px: {found}"
        for size in sizes
        for found in violations(visitor.wide(size).page, rules)
    ]
