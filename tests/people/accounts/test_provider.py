"""Signing in at a provider, against a real one (oidc-provider) on this machine."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.browser.server import free_port
from tests.conftest import As, Browser, Cast, Change, Look, Nobody
from tests.people.accounts.conftest import Invite, Keyed
from tests.people.accounts.provider import SECRET, There, needs_node, provider
from tests.people.accounts.test_enter import enrolled
from tests.people.accounts.test_enter import sign_in as with_pin
from webapp.case.account import Account, Invitation, Language, SignIn, Way
from webapp.case.keys import Identity
from webapp.config import Provider
from webapp.core import clock
from webapp.people.accounts import queries_claims as claims
from webapp.people.accounts.forms_provider import FAULTS
from webapp.people.accounts.queries_metadata import Fault, found
from webapp.speech.i18n import say

OURS = "http://localhost:8000"
STAFF, DIGID = "/sign-in/gemeente", "/sign-in/digid"
pytestmark = needs_node


@pytest.fixture(scope="module")
def there() -> Iterator[There]:
    with provider(OURS) as running:
        yield running


@pytest.fixture(autouse=True)
def configured(app: Flask, there: There, monkeypatch: pytest.MonkeyPatch) -> Provider:
    made = Provider(
        issuer=there.issuer,
        client="meedoen",
        secret=SECRET,
        name="Lansingerland",
        acr=("strong",),
        amr=("mfa",),
    )
    config = replace(
        app.extensions["config"], staff_provider=made, digid=replace(made, name="DigiD")
    )
    monkeypatch.setitem(app.extensions, "config", config)
    found.clear()
    there.be("petra-there")
    return made


Changed = Callable[[dict[str, str]], dict[str, str]]


def journey(
    browser: Browser, there: There, way: str = STAFF, goal: str = "", **asks: str
) -> dict[str, str]:
    """Set out and sign in there; what comes back. `asks`: what is changed on the way."""
    out = browser.get(f"{way}?to={goal}")
    assert out.status_code == 303, out.text
    parts = urlsplit(out.location)
    asked = {name: each[0] for name, each in parse_qs(parts.query).items()} | asks
    return there.visit(parts._replace(query=urlencode(asked)).geturl())[0]


def home(browser: Browser, back: dict[str, str], way: str = STAFF) -> Any:
    page = browser.get(f"{way}/back?{urlencode(back)}")
    assert 'id="onward"' in page.text
    return browser.post(f"{way}/back", data=back)


def tied(browser: Browser, there: There, token: str) -> Any:
    """With the link of an invitation."""
    browser.post("/k", data={"token": token})
    assert "Lansingerland" in browser.get("/k/key").text
    return home(browser, journey(browser, there, goal="tie"))


@pytest.fixture
def petra(browser: Nobody, there: There, invite: Invite) -> Browser:
    made = browser()
    there.be("petra-there")
    assert tied(made, there, invite("petra")).location == "/"
    return made


def says(reply: Any, fault: Fault) -> bool:
    return reply.status_code == 422 and say(Language.NL, FAULTS[fault]) in reply.text


def test_an_invitation_ties_the_account_and_is_used_up(petra: Browser, look: Look) -> None:
    assert "Petra" in petra.get("/").text
    assert look.one(select(Invitation)).used_at is not None
    assert look.one(select(SignIn.way)) is Way.PROVIDER


def test_that_an_account_was_tied_is_an_event(
    browser: Nobody, there: There, invite: Invite, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "webapp.events"):
        tied(browser(), there, invite("petra"))
    noted = [vars(record)["fields"] for record in caplog.records if "fields" in vars(record)]
    found = [(each["why"], each["account"]) for each in noted if each["event"] == "keys-changed"]
    assert found == [("provider", str(cast["petra"].id))]


def test_nothing_is_kept_of_who_they_are_there_but_a_hash(
    petra: Browser, look: Look, there: There
) -> None:
    kept = str(vars(look.one(select(Identity)))) + str(vars(look.one(select(SignIn))))
    assert "petra-there" not in kept
    assert there.issuer not in kept


def test_from_then_on_it_opens_the_door(petra: Browser, browser: Nobody, there: There) -> None:
    elsewhere = browser()
    page = elsewhere.get("/sign-in?staff=yes").text
    assert f'href="{STAFF}"' in page
    assert home(elsewhere, journey(elsewhere, there)).location == "/"
    assert "Petra" in elsewhere.get("/").text


def test_coming_back_changes_nothing_by_itself(
    petra: Browser, browser: Nobody, there: There, look: Look
) -> None:
    elsewhere = browser()
    back = journey(elsewhere, there)
    for _ in range(2):
        assert elsewhere.get(f"{STAFF}/back?{urlencode(back)}").status_code == 200
    assert len(look.all(select(SignIn))) == 1
    assert home(elsewhere, back).location == "/", "a preview used nothing up"


def test_who_is_unknown_here_stays_outside(browser: Nobody, there: There, look: Look) -> None:
    there.be("somebody-else")
    someone = browser()
    assert says(home(someone, journey(someone, there)), Fault.UNKNOWN)
    assert look.all(select(SignIn)) == []
    assert look.all(select(Identity)) == []


def test_a_journey_ends_once_and_in_the_browser_that_began_it(
    petra: Browser, browser: Nobody, there: There
) -> None:
    mine, other = browser(), browser()
    back = journey(mine, there)
    assert says(home(other, back), Fault.OLD)
    assert home(mine, back).location == "/"
    assert says(home(mine, back), Fault.OLD)


def test_a_journey_takes_ten_minutes_at_most(
    petra: Browser, browser: Nobody, there: There, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = browser()
    back = journey(slow, there)
    late = clock.real() + timedelta(minutes=11)
    monkeypatch.setattr(clock, "real", lambda: late)
    assert says(home(slow, back), Fault.OLD)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"iss": "https://evil.example"}, Fault.ELSEWHERE),
        ({"iss": ""}, Fault.ELSEWHERE),
        ({"code": "made-up"}, Fault.FALSE),
        ({"state": "enter.9999999999.x.y"}, Fault.OLD),
        ({"state": ""}, Fault.OLD),
        ({"error": "access_denied"}, Fault.REFUSED),
    ],
    ids=str,
)
def test_a_changed_answer_is_refused(
    petra: Browser, browser: Nobody, there: There, changed: dict[str, str], fault: Fault
) -> None:
    someone = browser()
    back = journey(someone, there)
    assert says(home(someone, back | changed), fault)
    assert someone.get("/").status_code == 303


def test_another_nonce_is_refused(petra: Browser, browser: Nobody, there: There) -> None:
    someone = browser()
    assert says(home(someone, journey(someone, there, nonce="of-another-journey")), Fault.FALSE)


def test_a_code_that_was_asked_for_with_another_verifier_is_refused(
    petra: Browser, browser: Nobody, there: There
) -> None:
    someone = browser()
    other = parse_qs(urlsplit(browser().get(STAFF).location).query)["code_challenge"][0]
    assert says(home(someone, journey(someone, there, code_challenge=other)), Fault.FALSE)


@pytest.mark.parametrize(
    ("acr", "amr"), [("", "mfa"), ("weak", "mfa"), ("strong", ""), ("strong", "pwd")]
)
def test_a_single_factor_is_not_enough(
    petra: Browser, browser: Nobody, there: There, acr: str, amr: str
) -> None:
    there.be("petra-there", acr, amr)
    someone = browser()
    assert says(home(someone, journey(someone, there)), Fault.WEAK)


def test_who_changes_their_mind_there_may_try_again(browser: Nobody, there: There) -> None:
    there.be("nobody")
    someone = browser()
    reply = home(someone, journey(someone, there))
    assert says(reply, Fault.REFUSED)
    assert f'href="{STAFF}"' in reply.text


def test_a_provider_that_calls_itself_otherwise_is_none(
    app: Flask, browser: Nobody, there: There, configured: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same server by another name: its description names the first one."""
    lies = replace(configured, issuer=there.issuer.replace("127.0.0.1", "localhost"))
    config = replace(app.extensions["config"], staff_provider=lies)
    monkeypatch.setitem(app.extensions, "config", config)
    assert say(Language.NL, FAULTS[Fault.AWAY]) in browser().get(STAFF).text


def test_a_token_of_another_issuer_is_refused(
    petra: Browser, browser: Nobody, there: There, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone, read = browser(), claims.read
    back = journey(someone, there)

    def lies(*of: Any) -> Any:
        said, header = read(*of)
        return {**said, "iss": "https://evil.example"}, header

    monkeypatch.setattr(claims, "read", lies)
    assert says(home(someone, back), Fault.FALSE)


def test_a_provider_that_is_away_is_said_to_be(
    app: Flask, browser: Nobody, configured: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = replace(configured, issuer=f"http://127.0.0.1:{free_port()}")
    config = replace(app.extensions["config"], staff_provider=gone)
    monkeypatch.setitem(app.extensions, "config", config)
    page = browser().get(STAFF).text
    assert "Inloggen daar werkt nu niet." in page


def test_a_stopped_account_stays_closed(
    petra: Browser, browser: Nobody, there: There, change: Change, cast: Cast
) -> None:
    stopped = update(Account).where(Account.id == cast["petra"].id)
    change.run(stopped.values(closed_at=clock.real()))
    someone = browser()
    reply = home(someone, journey(someone, there))
    assert (reply.status_code, "Uw account is gesloten" in reply.text) == (422, True)
    assert petra.get("/").status_code == 303


def test_it_opens_no_account_of_somebody_else(
    petra: Browser, browser: Nobody, there: There, invite: Invite
) -> None:
    assert says(tied(browser(), there, invite("henk")), Fault.TAKEN)


def test_tying_needs_a_link_or_a_key_shown_just_now(
    browser: Nobody, there: There, keyed: Keyed, change: Change, as_: As
) -> None:
    nobody = browser()
    assert says(home(nobody, journey(nobody, there, goal="tie")), Fault.OLD)
    henk, _ = keyed("henk")
    back = journey(henk, there, goal="tie")
    change.run(update(SignIn).values(proved_at=clock.real() - timedelta(minutes=6)))
    assert says(home(henk, back), Fault.OLD)
    change.run(update(SignIn).values(proved_at=clock.real()))
    assert "Lansingerland" in henk.get("/my-keys").text
    assert home(henk, journey(henk, there, goal="tie")).location == "/my-keys"


def test_nobody_else_sends_somebody_away_to_be_tied(browser: Nobody) -> None:
    for site in ("cross-site", "none", "same-site"):
        reply = browser().get(f"{STAFF}?to=tie", headers={"Sec-Fetch-Site": site})
        assert reply.status_code == 404


def test_it_is_shown_again_for_what_asks_for_it(
    petra: Browser, there: There, change: Change, look: Look
) -> None:
    change.run(update(SignIn).values(proved_at=clock.real() - timedelta(minutes=6)))
    assert petra.get("/signalen").location == "/prove?to=/signalen"
    assert f'href="{STAFF}?to=prove"' in petra.get("/prove?to=/signalen").text
    shown = home(petra, journey(petra, there, goal="prove"))
    assert shown.status_code == 200
    since = look.one(select(SignIn.proved_at))
    assert petra.post("/prove?to=/signalen", data={"words": "x"}).location == "/signalen"
    assert petra.get("/signalen").status_code == 200
    assert look.one(select(SignIn.proved_at)) == since, "going on shows no key"


def test_the_account_of_a_colleague_proves_nothing(
    petra: Browser, there: There, keyed: Keyed, change: Change
) -> None:
    henk, _ = keyed("henk")
    change.run(update(SignIn).values(proved_at=clock.real() - timedelta(minutes=6)))
    assert says(home(henk, journey(henk, there, goal="prove")), Fault.TAKEN)


def test_signing_out_there_ends_what_it_opened_here(
    petra: Browser, browser: Nobody, there: There, look: Look
) -> None:
    someone = browser()
    out = someone.get(STAFF).location
    back, elsewhere = there.visit(out)
    assert home(someone, back).location == "/"
    there.heard.clear()
    page = elsewhere.open(f"{there.issuer}/session/end").read().decode()
    xsrf = page.partition('name="xsrf" value="')[2].partition('"')[0]
    form = urlencode({"xsrf": xsrf, "logout": "yes"}).encode()
    elsewhere.open(f"{there.issuer}/session/end/confirm", form).close()
    (token,) = there.heard
    forged = ".".join([*token.split(".")[:2], "AAAA"])
    server = {"Sec-Fetch-Site": "cross-site"}
    for wrong in ("", "x", forged):
        reply = browser().post(f"{STAFF}/signed-out", data={"logout_token": wrong}, headers=server)
        assert reply.status_code == 400
    assert someone.get("/").status_code == 200
    reply = browser().post(f"{STAFF}/signed-out", data={"logout_token": token}, headers=server)
    assert reply.status_code == 200
    assert someone.get("/").status_code == 303
    assert petra.get("/").status_code == 200, "another session there is another session here"


def test_an_answer_at_the_door_signs_nobody_out(
    petra: Browser,
    browser: Nobody,
    there: There,
    configured: Provider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A token that lets somebody in has a nonce and no event."""
    someone, read = browser(), claims.read
    back, caught = journey(someone, there), []

    def notes(provider: Provider, token: str, now: Any) -> Any:
        caught.append(token)
        return read(provider, token, now)

    monkeypatch.setattr(claims, "read", notes)
    assert home(someone, back).location == "/"
    assert claims.logged_out(configured, caught[0], clock.real()) is None


def test_without_settings_there_is_no_such_door(
    app: Flask, browser: Nobody, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(app.extensions["config"], staff_provider=None, digid=None)
    monkeypatch.setitem(app.extensions, "config", config)
    assert STAFF not in browser().get("/sign-in?staff=yes").text
    assert DIGID not in browser().get("/sign-in").text
    for way in (STAFF, DIGID):
        assert browser().get(way).status_code == 404
        assert browser().get(f"{way}/back").status_code == 404
        assert browser().post(f"{way}/back").status_code == 404
        assert browser().post(f"{way}/signed-out").status_code == 404


@pytest.fixture
def yonas(browser: Nobody, there: There, change: Change, cast: Cast) -> Browser:
    """He came in with a card, and connected his DigiD."""
    made = browser()
    enrolled(made, change, cast["yonas"])
    with_pin(made)
    there.be("yonas-there")
    assert f'href="{DIGID}?to=tie"' in made.get("/my-phones").text
    assert home(made, journey(made, there, DIGID, "tie"), DIGID).location == "/my-phones"
    return made


def test_digid_is_in_place_of_a_card_on_a_new_phone(
    yonas: Browser, browser: Nobody, there: There
) -> None:
    new = browser()
    assert f'href="{DIGID}"' in new.get("/sign-in").text
    begun = home(new, journey(new, there, DIGID), DIGID).location
    assert begun.startswith("/pin?in=ti&person=")
    chosen = {"pin": "739164", "again": "739164", "phone": "own", "person": begun[-36:]}
    assert new.post("/pin", data=chosen).location == "/"
    assert "Yonas" in new.get("/").text
    assert 'id="newcomer"' in yonas.get("/").text, "and it is told to the phone that he had"


def test_digid_that_was_not_connected_opens_nothing(browser: Nobody, there: There) -> None:
    there.be("somebody-else")
    someone = browser()
    reply = home(someone, journey(someone, there, DIGID), DIGID)
    assert (reply.status_code, "Wij kennen deze DigiD nog niet." in reply.text) == (422, True)


def test_no_way_in_opens_an_account_of_the_other_kind(
    yonas: Browser, petra: Browser, browser: Nobody, there: There
) -> None:
    there.be("yonas-there")
    someone = browser()
    assert says(home(someone, journey(someone, there)), Fault.UNKNOWN)
    there.be("petra-there")
    reply = home(someone, journey(someone, there, DIGID), DIGID)
    assert "Wij kennen deze DigiD nog niet." in reply.text
