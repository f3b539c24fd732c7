"""One's own keys and devices; and the key that is asked again before what matters most."""

import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from tests.conftest import As, Browser, Cast, Change, Look, Nobody
from tests.guidance.welzijn.cards import flag
from tests.people.accounts.authenticator import Authenticator, asked, enter
from tests.people.accounts.conftest import Keyed
from webapp.case.account import Enrolment, SignIn
from webapp.case.keys import Passkey
from webapp.core import clock

LONG_AGO = timedelta(minutes=6)


def let_pass(change: Change) -> None:
    change.run(update(SignIn).values(proved_at=clock.real() - LONG_AGO))


def prove(browser: Browser, key: Authenticator, path: str, **typed: str) -> tuple[int, str]:
    answer = browser.post(path, data={**typed, "proof": key.sign(asked(browser, "/prove/ask"))})
    return answer.status_code, answer.location


@pytest.mark.parametrize("path", ["/my-keys", "/my-keys/new", "/prove"])
def test_inburgeraars_have_no_keys(as_: As, path: str) -> None:
    assert as_("yonas").get(path).status_code == 404


def test_the_page_names_keys_and_sessions(keyed: Keyed) -> None:
    there, _ = keyed("henk", "own")
    page = there.get("/my-keys").text
    assert page.count('action="/my-keys/end"') == 1
    assert "Hier bent u nu" in page
    assert 'action="/my-keys/sessions/end"' not in page, "there is no other one"


def test_who_has_none_is_offered_one_and_who_has_one_another(as_: As, keyed: Keyed) -> None:
    assert "Een toegangssleutel maken" in as_("petra").get("/my-keys").text
    there, _ = keyed("petra")
    page = there.get("/my-keys").text
    assert "Nog een toegangssleutel maken" in page
    assert "Een toegangssleutel maken" not in page


def test_a_second_passkey_opens_the_door_too(keyed: Keyed, browser: Nobody) -> None:
    there, _ = keyed("petra")
    second = Authenticator()
    made = second.make(asked(there, "/my-keys/ask"))
    answer = there.post("/my-keys", data={"credential": made, "phone": "desk"})
    assert answer.location == "/my-keys"
    assert enter(browser(), second).location == "/"


def test_a_passkey_is_not_made_for_who_did_not_show_one(keyed: Keyed, change: Change) -> None:
    there, _ = keyed("petra")
    let_pass(change)
    assert there.get("/my-keys/new").location == "/prove?to=/my-keys/new"
    assert there.post("/my-keys/ask").status_code == 307
    assert there.post("/my-keys", data={"phone": "desk"}).status_code == 307


def test_the_only_key_stays_and_a_second_one_can_go(
    keyed: Keyed, browser: Nobody, look: Look
) -> None:
    there, first = keyed("petra")
    [id] = look.all(select(Passkey.id))
    kept = there.post("/my-keys/end", data={"which": str(id)})
    assert (kept.status_code, 'id="which-error"' in kept.text) == (422, True)
    second, elsewhere = Authenticator(), browser()
    there.post(
        "/my-keys",
        data={"credential": second.make(asked(there, "/my-keys/ask")), "phone": "desk"},
    )
    enter(elsewhere, first)
    assert there.post("/my-keys/end", data={"which": str(id)}).location == "/my-keys"
    assert elsewhere.get("/").location == "/sign-in", "what it opened ends with it"
    assert there.get("/").status_code == 200, "but this one"
    assert enter(browser(), first).status_code == 422
    assert enter(browser(), second).location == "/"


def test_a_session_elsewhere_is_ended_and_the_phone_forgets(
    keyed: Keyed, browser: Nobody, look: Look
) -> None:
    phone, key = keyed("henk", "own")
    desk = browser()
    enter(desk, key)
    mine = look.all(select(SignIn).where(SignIn.enrolment_id.is_not(None)))
    answer = desk.post("/my-keys/sessions/end", data={"which": str(mine[0].id)})
    assert answer.location == "/my-keys"
    assert phone.get("/").location == "/sign-in"
    assert phone.get("/sign-in").headers["X-Offline"] == "none"
    assert look.one(select(Enrolment)).revoked_at is not None


def test_nobody_ends_what_is_somebody_elses(keyed: Keyed, look: Look) -> None:
    keyed("petra")
    there, _ = keyed("henk")
    hers = look.first(select(SignIn.id).order_by(SignIn.started_at))
    answer = there.post("/my-keys/sessions/end", data={"which": str(hers)})
    assert answer.status_code == 422
    assert len(look.all(select(SignIn))) == 2


def test_signalen_ask_the_key_again_after_five_minutes(keyed: Keyed, change: Change) -> None:
    there, key = keyed("fatima")
    assert there.get("/signalen").status_code == 200
    let_pass(change)
    assert there.get("/signalen").location == "/prove?to=/signalen"
    assert "Bent u het nog?" in there.get("/prove?to=/signalen").text
    assert prove(there, key, "/prove?to=/signalen") == (303, "/signalen")
    assert there.get("/signalen").status_code == 200


def test_accounts_ask_the_key_again(keyed: Keyed, change: Change) -> None:
    there, _ = keyed("fatima")
    let_pass(change)
    assert there.get("/staff").location == "/prove?to=/staff"


def test_begeleiders_write_and_read_their_own_without_it(keyed: Keyed, change: Change) -> None:
    there, _ = keyed("henk")
    let_pass(change)
    assert there.get("/signalen").status_code == 200


def test_an_export_asks_it_too(keyed: Keyed, change: Change, cast: Cast) -> None:
    there, _ = keyed("petra")
    let_pass(change)
    path = f"/dossiers/{cast.dossier('yonas').id}/duo.json"
    assert there.get(path).location == f"/prove?to={path}"


def test_who_may_not_is_not_asked(keyed: Keyed, change: Change) -> None:
    there, _ = keyed("karel")
    let_pass(change)
    assert there.get("/walk-in").status_code == 404


def test_what_was_typed_comes_along_and_comes_back(
    keyed: Keyed, as_: As, cast: Cast, change: Change, look: Look
) -> None:
    there, key = keyed("fatima")
    signaal = flag(as_, cast, look, "henk", "yonas")
    let_pass(change)
    path, typed = f"/signalen/{signaal}/weigh", {"level": "3-dringend", "more": 'é "<b>'}
    sent = there.post(path, data=typed)
    assert (sent.status_code, sent.location) == (307, f"/prove?to={path}&then=post")
    shown = there.post(sent.location, data=typed)
    assert shown.status_code == 422
    assert re.search(r'name="more" value="é &#34;&lt;b&gt;"', shown.text)
    assert prove(there, key, sent.location, **typed) == (307, path)
    assert there.post(path, data=typed).location == f"/signalen/{signaal}#told"


def test_a_wrong_answer_loses_nothing_and_proves_nothing(keyed: Keyed, change: Change) -> None:
    there, _ = keyed("fatima")
    let_pass(change)
    wrong = there.post("/prove?to=/signalen", data={"proof": "{}", "words": "Halve zin"})
    assert wrong.status_code == 422
    assert 'value="Halve zin"' in wrong.text
    assert there.get("/signalen").status_code == 303


def test_the_key_of_somebody_else_proves_nothing(keyed: Keyed, change: Change) -> None:
    there, _ = keyed("fatima")
    _, other = keyed("petra")
    let_pass(change)
    assert prove(there, other, "/prove?to=/signalen")[0] == 422


def test_a_proof_changes_the_token_of_the_session(keyed: Keyed, look: Look) -> None:
    there, key = keyed("fatima")
    before = look.one(select(SignIn.token_hash))
    prove(there, key, "/prove?to=/")
    assert look.one(select(SignIn.token_hash)) != before
    assert there.get("/").status_code == 200


@pytest.mark.parametrize("to", ["//evil.example", "/nope", "https://evil.example", ""])
def test_the_way_on_never_leads_elsewhere(keyed: Keyed, to: str) -> None:
    there, key = keyed("fatima")
    assert prove(there, key, f"/prove?to={to}") == (303, "/")
    assert prove(there, key, f"/prove?to={to}&then=post")[1] == "/"


def test_a_challenge_of_one_purpose_is_of_no_use_for_another(keyed: Keyed, browser: Nobody) -> None:
    there, key = keyed("fatima")
    signed = key.sign(json.loads(browser().post("/sign-in/ask").text))
    assert there.post("/prove?to=/signalen", data={"proof": signed}).status_code == 422
    signed = key.sign(asked(there, "/sign-in/ask"))
    assert there.post("/prove?to=/signalen", data={"proof": signed}).status_code == 422


def test_a_session_that_ended_is_no_more(keyed: Keyed, change: Change) -> None:
    there, _ = keyed("petra")
    change.run(delete(SignIn))
    assert there.get("/my-keys").location == "/sign-in"
