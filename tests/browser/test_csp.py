"""The browser never has to refuse anything, and nothing is asked of anybody else."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import PAGES, VARIANTS, path_of
from tests.browser.server import Server
from tests.browser.visitor import LANGUAGES

ADD_A_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.hurt = true";
  document.body.append(script);
  return window.hurt === true;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_ask_for_nothing_that_is_refused(language: str, walk: Any) -> None:
    faults = []
    for name, visitor in walk({**PAGES, **VARIANTS}, language):
        visitor.page.wait_for_load_state("networkidle")
        faults += [f"{name}: {trouble}" for trouble in visitor.troubles]
        visitor.troubles.clear()
    assert faults == [], "styles and scripts live in files, and only on our own origin"


def test_neither_do_swapped_pieces(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "mariam", "ar")
    visitor.open("/")
    visitor.find("main button[value=coming]").first.click()
    expect(visitor.find("main button[value=coming]").first).to_have_attribute(
        "aria-pressed", "true"
    )
    visitor.open(path_of(own_site, VARIANTS["plan-with-objection"]))
    agreement = visitor.find(".agreement:has(form)").first
    status = agreement.get_attribute("data-status")
    agreement.locator("button").click()
    expect(agreement).not_to_have_attribute("data-status", status or "")
    visitor.open(path_of(own_site, VARIANTS["pvt-of-mariam"]))
    visitor.find("form.sign-up button").first.click()
    expect(visitor.find(".excursion .mine").first).to_be_visible()
    assert visitor.troubles == []


def test_this_test_would_notice(site: Server, visit: Visit) -> None:
    visitor = visit(site, "yonas", "ti")
    page = visitor.open("/")
    assert page.evaluate(ADD_A_SCRIPT) is False, "an inline script must not run"
    page.evaluate("() => fetch('https://example.org/').catch(() => null)")
    page.wait_for_timeout(50)
    found = " ".join(visitor.troubles)
    assert "CSP: script-src" in found
    assert "CSP: connect-src" in found
    visitor.troubles.clear()


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/nowhere.css", "/k"])
def test_every_answer_has_the_policy(path: str, site: Server, visit: Visit) -> None:
    visitor = visit(site)
    policy = visitor.context.request.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
