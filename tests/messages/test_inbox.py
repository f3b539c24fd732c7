"""What waits for an answer: the oldest first, with the day it was promised for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from tests.conftest import Browser, Cast
from tests.messages.test_write import kept, url
from webapp import clock
from webapp.messages.model import Message, Talk

As = Callable[..., Browser]


def waiting(as_: As, look: Any, name: str = "petra") -> list[str]:
    """Whose messages stand in the inbox, from above."""
    text = as_(name).get("/inbox").text
    ids = [part.split('"')[0] for part in text.split('id="waits-')[1:]]
    words = {str(message.id): message.words or message.text_id for message in kept(look)}
    return [words[id] for id in ids]


def test_a_question_waits_until_it_is_answered(as_: As, cast: Cast, look: Any) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"words": "een vraag"})
    assert waiting(as_, look) == ["een vraag"]
    clock.set_to("2026-09-14T09:00")
    as_("petra").post(url(cast, "yonas"), data={"sentence": "A01"})
    assert waiting(as_, look) == []
    clock.set_to("2026-09-14T09:30")
    as_("yonas").post(url(cast, "yonas"), data={"words": "nog een vraag"})
    assert waiting(as_, look) == ["nog een vraag"]


def test_the_oldest_is_first_and_two_working_days_are_the_promise(
    as_: As, cast: Cast, look: Any
) -> None:
    petra = as_("petra")
    petra.post("/language", data={"lang": "en", "to": "/"})
    clock.set_to("2026-09-11T16:00")  # a Friday
    as_("rania").post(url(cast, "rania"), data={"words": "eerste"})
    clock.set_to("2026-09-14T08:30")
    as_("yonas").post(url(cast, "yonas"), data={"words": "tweede"})
    assert waiting(as_, look) == ["eerste", "tweede"]
    assert "15 September 2026" in petra.get("/inbox").text
    clock.set_to("2026-09-16T08:30")
    assert "Too late: promised before or on" in petra.get("/inbox").text


def test_what_was_settled_by_telephone_waits_no_more(as_: As, cast: Cast, look: Any) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"call_at": "morning"})
    (message,) = kept(look)
    as_("petra").post(f"/messages/{message.id}/settle")
    assert waiting(as_, look) == []


def test_what_was_not_understood_waits_until_it_is_explained(
    as_: As, cast: Cast, look: Any
) -> None:
    as_("petra").post(url(cast, "yonas"), data={"words": "besluit ex artikel 57"})
    assert waiting(as_, look) == []
    (message,) = kept(look)
    as_("yonas").post(f"/messages/{message.id}/unclear")
    assert waiting(as_, look) == ["besluit ex artikel 57"]
    clock.set_to("2026-09-14T10:00")
    as_("petra").post(url(cast, "yonas"), data={"words": "wij helpen u met geld"})
    assert waiting(as_, look) == []


def test_each_sees_what_was_asked_of_their_own(as_: As, cast: Cast, look: Any) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"words": "aan de consulent"})
    as_("yonas").post(url(cast, "yonas", "begeleider"), data={"words": "aan de begeleider"})
    as_("selam").post(url(cast, "selam"), data={"words": "in een andere gemeente"})
    assert waiting(as_, look, "petra") == ["aan de consulent"]
    assert waiting(as_, look, "henk") == ["aan de begeleider"]
    assert waiting(as_, look, "karel") == ["in een andere gemeente"]
    assert waiting(as_, look, "bram") == []


def test_two_thousand_talks_cost_no_more_statements_and_stay_light(
    as_: As, cast: Cast, change: Any, look: Any, statements: list[str]
) -> None:
    dossier = cast.dossier("yonas").id
    now, petra, counts = clock.now(), as_("petra"), []
    for many in (1, 2000):
        rows = [
            {"id": uuid4(), "dossier_id": dossier, "talk": Talk.CONSULENT}
            | {"author_id": cast["yonas"].id}
            | {"by_inburgeraar": True, "sent_at": now + timedelta(seconds=n), "words": "x" * 300}
            for n in range(many)
        ]
        change(lambda s, rows=rows: s.execute(insert(Message), rows))
        statements.clear()
        reply = petra.get("/inbox")
        counts.append(len(statements))
        assert reply.status_code == 200
        assert len(reply.data) < 60_000
    assert 2 <= counts[0] == counts[1] <= 12
