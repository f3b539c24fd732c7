"""In a browser: to the gemeente's provider and back, past our own policy of forms and scripts."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.axe import TELL, barriers
from tests.browser.conftest import Visit
from tests.browser.enrolment import invite
from tests.browser.server import DEMO, Server, restore, serving
from tests.people.accounts.provider import SECRET, needs_node, provider

pytestmark = needs_node


def test_an_account_of_the_gemeente_opens_the_door(
    template: Path, tmp_path: Path, visit: Visit
) -> None:
    database = tmp_path / "provided.sqlite3"
    restore(template, database)
    site = Server(database, **DEMO)
    with provider(site.url) as there:
        site.environment |= {
            "MEEDOEN_URL": site.url,
            "MEEDOEN_OIDC_ISSUER": there.issuer,
            "MEEDOEN_OIDC_CLIENT": "meedoen",
            "MEEDOEN_OIDC_SECRET": SECRET,
            "MEEDOEN_OIDC_NAME": "Lansingerland",
            "MEEDOEN_OIDC_AMR": "mfa",
        }
        there.be("petra-there")
        with serving(site):
            petra = visit(site, None, None)
            petra.origins += (there.issuer,)
            petra.open(invite(site, "Petra").link)
            petra.tap("#invitation button[type=submit]")
            petra.page.wait_for_url("**/k/key")
            petra.tap("a[href='/sign-in/gemeente?to=tie']")
            petra.page.wait_for_url(f"{site.url}/")
            expect(petra.find(".who-am-i")).to_contain_text("Petra")
            petra.sign_out()
            petra.open("/sign-in?staff=yes")
            assert not barriers(petra), TELL
            petra.tap("a[href='/sign-in/gemeente']")
            petra.page.wait_for_url(f"{site.url}/")
            petra.sign_out()
            there.be("a-stranger")
            petra.context.clear_cookies()
            petra.open("/sign-in/gemeente")
            expect(petra.find("#refusal")).to_be_visible()
            assert petra.page.url == f"{site.url}/sign-in/gemeente/back"
            assert not barriers(petra), TELL
