"""The browser never has to refuse anything, and nothing is asked of anybody else.

The fixtures hold every other browser test to this too: test_pages.py, in all languages.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.server import Server
from tests.browser.test_answer import known

ADD_A_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.hurt = true";
  document.body.append(script);
  return window.hurt === true;
}"""


def test_swapped_pieces_ask_for_nothing_that_is_refused(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "mariam", "ar")
    visitor.open("/")
    coming = visitor.find("main button[value=coming]").first
    coming.click()
    expect(known(visitor, "coming")).to_be_visible()
    visitor.open(path_to(own_site, "plan-with-objection"))
    agreement = visitor.find(".agreement:has(form)").first
    status = agreement.get_attribute("data-status") or ""
    agreement.locator("button").click()
    expect(agreement).not_to_have_attribute("data-status", status)
    visitor.open(path_to(own_site, "pvt-of-another"))
    visitor.find("form.sign-up button").first.click()
    expect(visitor.find(".excursion .mine").first).to_be_visible()
    assert visitor.troubles == []


def test_this_test_would_notice(site: Server, visit: Visit) -> None:
    visitor = visit(site, "yonas", "ti")
    page = visitor.open("/")
    assert page.evaluate(ADD_A_SCRIPT) is False, "an inline script must not run"
    page.evaluate("() => fetch('https://example.org/').catch(() => null)")
    page.wait_for_timeout(50)
    found = " ".join(visitor.pop_troubles())
    assert "CSP: script-src" in found
    assert "CSP: connect-src" in found


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/nowhere.css", "/k"])
def test_every_answer_has_the_policy(path: str, site: Server, visit: Visit) -> None:
    visitor = visit(site)
    policy = visitor.context.request.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
