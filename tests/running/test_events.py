"""What is noted of signing in, refusals, throttles and rights; and that nobody's words are."""

import json
import logging
import re
from collections.abc import Iterator
from functools import cache
from threading import Thread
from time import sleep
from typing import Any

import pytest
from flask import Flask
from prometheus_client import REGISTRY
from sqlalchemy import select

from tests.conftest import SECRET, As, Cast, Change, Look, Nobody
from tests.people.accounts.authenticator import Authenticator, asked, make_first
from tests.people.accounts.test_passphrases import PHRASE, Person
from tests.people.imports.handing import hand_in, keep, take_back
from tests.people.imports.test_list import NADIA, TSEGA, file
from webapp.case.account import Account
from webapp.case.keys import Passkey
from webapp.core import clock, events
from webapp.people.accounts import queries_invitations as invitations
from webapp.running.logs import Lines

Noted = list[dict[str, Any]]


class Kept(logging.Handler):
    """Every line of the log, as it would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Lines())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def events(self, name: str) -> Noted:
        read = [json.loads(line) for line in self.lines]
        return [line for line in read if line.get("event") == name]


@pytest.fixture
def log() -> Iterator[Kept]:
    handler, root = Kept(), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(before)


def counted(event: str, why: str) -> float:
    return REGISTRY.get_sample_value("meedoen_events_total", {"event": event, "why": why}) or 0


def invitation(change: Change, cast: Cast, name: str) -> tuple[str, str]:
    return change(lambda s: invitations.invite(s, cast[name].id, SECRET, clock.real()))


def test_a_wrong_code_is_a_refused_sign_in(browser: Nobody, log: Kept) -> None:
    before = counted("sign-in-refused", "code")
    browser().post("/k", data={"code": "1234 5678"})
    (line,) = log.events("sign-in-refused")
    assert line["why"] == "code"
    assert line["network"] == "127.0.0.0/24"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["at"])
    assert counted("sign-in-refused", "code") == before + 1


def test_who_tries_too_often_is_noted_as_that(browser: Nobody, log: Kept) -> None:
    phone = browser()
    for number in range(30):
        phone.post("/k", data={"code": f"{10_000_000 + number}"})
    assert log.events("throttled")[0]["why"] == "code"


def test_a_change_from_elsewhere_is_noted(browser: Nobody, log: Kept) -> None:
    browser().post("/k", data={"code": "12345678"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert [line["why"] for line in log.events("origin-refused")] == ["foreign"]


def test_what_is_out_of_reach_is_noted_with_who_reached(as_: As, cast: Cast, log: Kept) -> None:
    as_("yonas").get(f"/dossiers/{cast.dossier('omar').id}/pip")
    (line,) = log.events("out-of-reach")
    assert (line["why"], line["account"]) == ("read-pip", str(cast["yonas"].id))


def test_a_change_of_rights_is_noted_when_it_is_kept(as_: As, cast: Cast, log: Kept) -> None:
    petra, path = as_("petra"), f"/dossiers/{cast.dossier('yonas').id}"
    refused = petra.post(f"{path}/close", data={})
    assert refused.status_code == 422
    assert not log.events("rights-changed"), "nothing was changed"
    assert petra.post(f"{path}/reopen").status_code == 303
    (line,) = log.events("rights-changed")
    assert (line["why"], line["account"]) == ("keep-case", str(cast["petra"].id))


def test_so_are_dossiers_that_a_list_opens_or_closes(as_: As, log: Kept) -> None:
    petra = as_("petra")
    kept = keep(petra, hand_in(petra, file(TSEGA, NADIA)))
    assert [line["why"] for line in log.events("rights-changed")] == ["open-dossier"]
    take_back(petra, kept)
    assert [line["why"] for line in log.events("rights-changed")] == ["open-dossier", "keep-case"]


def test_so_is_an_account_that_is_made_changed_or_stopped(as_: As, cast: Cast, log: Kept) -> None:
    noor, petra = as_("noor"), f"/staff/{cast['petra'].id}"
    asked = {"name": "Marieke Vos", "role": "consulent", "language": "nl"}
    assert noor.post("/staff", data={}).status_code == 422
    assert noor.post("/staff", data=asked).status_code == 303
    assert noor.post(petra, data={"name": "Petra", "language": "nl"}).status_code == 303
    lines = log.events("rights-changed")
    assert [line["why"] for line in lines] == ["keep-accounts", "keep-accounts"]
    assert {line["account"] for line in lines} == {str(cast["noor"].id)}


def test_so_is_a_passkey_that_is_made_or_removed(
    browser: Nobody, cast: Cast, change: Change, log: Kept, look: Look
) -> None:
    there, second = browser(), Authenticator()
    make_first(there, invitation(change, cast, "petra")[0], Authenticator())
    first = look.one(select(Passkey.id))
    assert there.post("/my-keys", data={"credential": "none", "phone": "desk"}).status_code == 422
    made = {"credential": second.make(asked(there, "/my-keys/ask")), "phone": "desk"}
    assert there.post("/my-keys", data=made).status_code == 303
    assert there.post("/my-keys/end", data={"which": "of-nobody"}).status_code == 422
    assert there.post("/my-keys/end", data={"which": str(first)}).status_code == 303
    lines = log.events("keys-changed")
    assert [line["why"] for line in lines] == ["passkey-made", "passkey-made", "passkey-ended"]
    assert {line["account"] for line in lines} == {str(cast["petra"].id)}


def test_so_are_a_passphrase_with_its_digits_and_recovery_codes(
    browser: Nobody, cast: Cast, change: Change, log: Kept
) -> None:
    petra = Person(browser(), invitation(change, cast, "petra")[0])
    assert petra.choose(again="another one")[0] == 422
    assert petra.choose()[0] == 200
    assert petra.browser.post("/my-keys/codes").status_code == 200
    lines = log.events("keys-changed")
    assert [line["why"] for line in lines] == ["passphrase", "recovery-codes"]
    assert {line["account"] for line in lines} == {str(cast["petra"].id)}
    assert PHRASE not in "\n".join(log.lines)


def test_a_form_that_a_phone_sent_later_and_that_is_refused_is_noted(
    as_: As, cast: Cast, log: Kept
) -> None:
    path = f"/dossiers/{cast.dossier('yonas').id}/messages/consulent"
    as_("yonas").post(path, data={"words": "x"}, headers={"Idempotency-Key": "no id"})
    assert [line["why"] for line in log.events("sync-refused")] == ["400"]


def test_no_line_holds_a_name_a_code_or_a_text(
    app: Flask,
    as_: As,
    browser: Nobody,
    cast: Cast,
    change: Change,
    log: Kept,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also not where a page fails, and what failed says the text itself."""
    token, code = invitation(change, cast, "omar")
    phone, words = browser(), "canary-words"
    phone.post("/k", data={"code": "8" * 8})
    reply = phone.post("/k", data={"code": code})
    phone.post("/pin", data={"pin": "739164", "phone": "own", "person": reply.location[-36:]})
    browser().post("/k", data={"token": token})
    yonas, path = as_("yonas"), f"/dossiers/{cast.dossier('yonas').id}"
    yonas.post(f"{path}/messages/consulent", data={"words": words})
    as_("petra").post("/search", data={"name": "canary-name"})
    yonas.get("/feeds/canary-feed")
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)

    def fail(id: object) -> None:
        raise ValueError(f"cannot read canary-failure of {cast['yonas'].name}")

    vars(fail).update(vars(app.view_functions["pip.show"]))
    del vars(fail)["__wrapped__"]
    monkeypatch.setitem(app.view_functions, "pip.show", fail)
    assert yonas.get(f"{path}/pip?q=canary-query").status_code == 500
    written = "\n".join(log.lines)
    assert "ValueError" in written
    assert "test_events.py" in written, "where it failed"
    names = [account.name for account in everybody(change)]
    for secret in ("canary", token, code, "8" * 8, "739164", *names):
        assert secret not in written, secret


def everybody(change: Change) -> list[Account]:
    return change(lambda s: list(s.query(Account)))


def test_two_who_count_their_first_at_once_are_both_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[object] = []

    class Slow:
        def __init__(self, *_args: object) -> None:
            made.append(self)
            sleep(0.05)

        def labels(self, *_args: object) -> "Slow":
            return self

        def inc(self) -> None: ...

    monkeypatch.setattr("prometheus_client.Counter", Slow)
    monkeypatch.setattr(events, "counter", cache(events.counter.__wrapped__))
    both = [Thread(target=events.count, args=(events.Event.PUSH, "x")) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert len(made) == 1
