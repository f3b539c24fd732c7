"""A phone says where it can be reached."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import As, Cast, Change, Look, Nobody
from tests.contact.push.phones import HOST, phone, subscribe
from tests.people.accounts.test_enter import enrolled, sign_in
from webapp.contact.push.model import MOST_PHONES, Subscription


def kept(look: Look) -> list[Subscription]:
    return look.all(select(Subscription))


def test_it_is_kept_once_however_often_it_is_said(app: Flask, as_: As, look: Look) -> None:
    yonas, form = as_("yonas"), phone(app)
    assert [subscribe(yonas, form) for _ in range(3)] == [303, 303, 303]
    assert [one.endpoint for one in kept(look)] == [form["endpoint"]]


def test_the_next_person_on_the_same_phone_has_it_from_then_on(
    app: Flask, as_: As, look: Look, cast: Cast
) -> None:
    form = phone(app)
    subscribe(as_("yonas"), form)
    subscribe(as_("rania"), form)
    assert [one.account_id for one in kept(look)] == [cast["rania"].id]


def test_somebody_elses_address_without_its_keys_is_refused(
    app: Flask, as_: As, look: Look, cast: Cast
) -> None:
    form = phone(app)
    subscribe(as_("yonas"), form)
    assert subscribe(as_("rania"), phone(app, form["endpoint"])) == 422
    assert [one.account_id for one in kept(look)] == [cast["yonas"].id]


def test_nobody_ends_the_messages_of_somebody_else(app: Flask, as_: As, look: Look) -> None:
    form = phone(app)
    subscribe(as_("yonas"), form)
    as_("rania").post("/push/subscriptions/end", data={"endpoint": form["endpoint"]})
    assert len(kept(look)) == 1
    as_("yonas").post("/push/subscriptions/end", data={"endpoint": form["endpoint"]})
    assert kept(look) == []


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://updates.push.services.mozilla.com/x",
        "https://updates.push.services.mozilla.com:8443/x",
        "https://fcm.googleapis.com@evil.test/x",
        "https://evil.test/x",
        "https://169.254.169.254/x",
        "https://localhost/x",
        "http://127.0.0.1:9999/x",
        "https://push.apple.com.evil.test/x",
        f"{HOST}/" + "x" * 3000,
        "javascript:alert(1)",
        " ",
    ],
)
def test_an_address_that_is_no_push_service_is_refused_with_a_sentence(
    app: Flask, as_: As, look: Look, endpoint: str
) -> None:
    yonas = as_("yonas")
    yonas.post("/language", data={"lang": "en", "to": "/"})
    reply = yonas.post("/push/subscriptions", data=phone(app, endpoint))
    assert reply.status_code == 422
    assert "This phone cannot get messages." in reply.text
    assert kept(look) == []


@pytest.mark.parametrize(
    "other",
    [
        {"p256dh": "AAAA"},
        {"p256dh": "B" + "A" * 86},
        {"auth": ""},
        {"auth": "A" * 60_000},
        {"key": "B" + "A" * 86},
        {"key": ""},
    ],
)
def test_keys_that_are_none_are_refused(
    app: Flask, as_: As, look: Look, other: dict[str, str]
) -> None:
    assert subscribe(as_("yonas"), phone(app, **other)) in (422, 413)
    assert kept(look) == []


def test_a_new_phone_takes_the_place_of_the_oldest(app: Flask, as_: As, look: Look) -> None:
    yonas, forms = as_("yonas"), [phone(app) for _ in range(MOST_PHONES + 2)]
    for form in forms:
        subscribe(yonas, form)
    assert {one.endpoint for one in kept(look)} == {f["endpoint"] for f in forms[2:]}


def test_it_ends_when_the_person_signs_out(app: Flask, as_: As, look: Look) -> None:
    yonas = as_("yonas")
    subscribe(yonas, phone(app))
    yonas.post("/sign-out")
    assert kept(look) == []


def test_a_phone_that_others_use_too_gets_no_messages(
    app: Flask, browser: Nobody, change: Change, look: Look, cast: Cast
) -> None:
    shared = browser()
    enrolled(shared, change, cast["mariam"], own=False)
    sign_in(shared)
    assert subscribe(shared, phone(app)) == 422
    assert kept(look) == []


def test_asking_the_pin_again_ends_no_messages(
    app: Flask, browser: Nobody, change: Change, look: Look, cast: Cast
) -> None:
    own = browser()
    enrolled(own, change, cast["yonas"])
    sign_in(own)
    subscribe(own, phone(app))
    own.post("/unlock", data={"pin": "284917", "to": "/"})
    assert len(kept(look)) == 1


def test_who_a_signaal_may_need_is_reached_too_and_nobody_else_at_a_desk(
    app: Flask, as_: As, look: Look
) -> None:
    for name in ("noor", "samir"):
        assert subscribe(as_(name), phone(app)) == 422
    assert kept(look) == []
    for number, name in enumerate(("henk", "fatima", "petra", "wim"), 1):
        assert subscribe(as_(name), phone(app)) == 303
        assert len(kept(look)) == number
