"""What waits for an answer: the oldest first, with the day it was promised for."""

import re
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from uuid import uuid4

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from tests.contact.messages.test_write import kept, url
from webapp.case.account import Account, Language, Role
from webapp.case.dossier import Dossier, Household, HouseholdKind
from webapp.contact.messages.model import Message, Talk
from webapp.contact.messages.queries import PAGE
from webapp.core import clock
from webapp.rules.model import RuleRow
from webapp.speech.formats import person


def waiting(as_: As, look: Look, name: str = "petra") -> list[str]:
    """Whose messages stand in the inbox, from above."""
    text = as_(name).get("/inbox").text
    ids = [part.split('"')[0] for part in text.split('id="waits-')[1:]]
    words = {str(message.id): message.words or message.text_id for message in kept(look)}
    return [words[id] or "" for id in ids]


def test_a_question_waits_until_it_is_answered(as_: As, cast: Cast, look: Look) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"words": "een vraag"})
    assert waiting(as_, look) == ["een vraag"]
    clock.set_to("2026-09-14T09:00")
    as_("petra").post(url(cast, "yonas"), data={"sentence": "A01"})
    assert waiting(as_, look) == []
    clock.set_to("2026-09-14T09:30")
    as_("yonas").post(url(cast, "yonas"), data={"words": "nog een vraag"})
    assert waiting(as_, look) == ["nog een vraag"]


def test_the_oldest_is_first_and_two_working_days_are_the_promise(
    as_: As, cast: Cast, look: Look
) -> None:
    petra = as_("petra")
    clock.set_to("2026-09-11T16:00")  # a Friday
    as_("rania").post(url(cast, "rania"), data={"words": "eerste"})
    clock.set_to("2026-09-14T08:30")
    as_("yonas").post(url(cast, "yonas"), data={"words": "tweede"})
    assert waiting(as_, look) == ["eerste", "tweede"]
    assert "15 september 2026" in petra.get("/inbox").text
    clock.set_to("2026-09-16T08:30")
    assert "Te laat: beloofd voor of op" in petra.get("/inbox").text


def test_the_promise_is_that_of_each_gemeente(as_: As, cast: Cast, change: Change) -> None:
    """Petra's answers within four working days; Karel's keeps to the default of two."""
    rule = RuleRow(
        key="answer-working-days",
        unit="working-days",
        source="Lansingerland",
        value="4",
        valid_from=date(2026, 1, 1),
        gemeente_id=cast.gemeente("petra"),
        statutory=False,
        verified=True,
    )
    change.add(rule)
    for writes, reads, by in (("yonas", "petra", "18"), ("selam", "karel", "16")):
        as_(writes).post(url(cast, writes), data={"words": "een vraag"})
        staff = as_(reads)
        assert f"{by} september 2026" in staff.get("/inbox").text
        assert f'datetime="2026-09-{by}"' in staff.get("/?matter=message").text
    for name, days in (("yonas", "4"), ("selam", "2")):
        page = re.sub(
            r"<[^>]*>", "", as_(name).get(url(cast, name).removesuffix("/consulent")).text
        )
        assert f"ኣብ ውሽጢ {days} መዓልትታት ስራሕ" in re.sub("[\u2066-\u2069]", "", page), name


def test_what_was_settled_by_telephone_waits_no_more(as_: As, cast: Cast, look: Look) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"call_at": "morning"})
    (message,) = kept(look)
    as_("petra").post(f"/messages/{message.id}/settle")
    assert waiting(as_, look) == []


def test_what_was_not_understood_waits_until_it_is_explained(
    as_: As, cast: Cast, look: Look
) -> None:
    as_("petra").post(url(cast, "yonas"), data={"words": "besluit ex artikel 57"})
    assert waiting(as_, look) == []
    (message,) = kept(look)
    as_("yonas").post(f"/messages/{message.id}/unclear")
    assert waiting(as_, look) == ["besluit ex artikel 57"]
    clock.set_to("2026-09-14T10:00")
    as_("petra").post(url(cast, "yonas"), data={"words": "wij helpen u met geld"})
    assert waiting(as_, look) == []


def test_each_sees_what_was_asked_of_their_own(as_: As, cast: Cast, look: Look) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"words": "aan de consulent"})
    as_("yonas").post(url(cast, "yonas", "begeleider"), data={"words": "aan de begeleider"})
    as_("selam").post(url(cast, "selam"), data={"words": "in een andere gemeente"})
    assert waiting(as_, look, "petra") == ["aan de consulent"]
    assert waiting(as_, look, "henk") == ["aan de begeleider"]
    assert waiting(as_, look, "karel") == ["in een andere gemeente"]
    assert waiting(as_, look, "bram") == []


def hand_over(change: Change, cast: Cast, name: str, to: str | None) -> None:
    """Another consulent of the gemeente has this dossier; or nobody yet."""
    mine = Dossier.id == cast.dossier(name).id
    value = None if to is None else cast[to].id
    change.run(update(Dossier).where(mine).values(consulent_id=value))


def test_ones_own_come_first_and_then_those_of_colleagues_the_oldest_first(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    hand_over(change, cast, "rania", "karel")
    hand_over(change, cast, "omar", "karel")
    hand_over(change, cast, "mariam", None)
    for hour, name in enumerate(("rania", "omar", "mariam", "yonas")):
        clock.set_to(f"2026-09-14T{8 + hour:02}:30")
        as_(name).post(url(cast, name), data={"words": name})
    assert waiting(as_, look) == ["mariam", "yonas", "rania", "omar"]
    text = as_("petra").get("/inbox").text
    assert text.index("collega") > text.index(">yonas<")
    assert text.count(f"Consulent: {person('Karel')}") == 2


def test_what_a_colleague_leaves_unanswered_is_seen_by_all_as_overdue(
    as_: As, cast: Cast, change: Change
) -> None:
    hand_over(change, cast, "rania", "karel")
    as_("rania").post(url(cast, "rania"), data={"words": "een vraag"})
    clock.set_to("2026-09-17T08:30")
    petra = as_("petra")
    text = petra.get("/inbox").text
    assert text.index("Van collega") < text.index("Te laat: beloofd voor of op")


def test_a_begeleider_has_no_colleagues_there(as_: As, cast: Cast) -> None:
    as_("yonas").post(url(cast, "yonas", "begeleider"), data={"words": "een vraag"})
    text = as_("henk").get("/inbox").text
    assert "een vraag" in text
    assert "collega" not in text


THREADS, MOST_BYTES = 2000, 60_000


def add_threads(session: Session, cast: Cast, count: int, since: datetime) -> None:
    """So many inburgeraars with a long question each; all that a line can say has to be said."""
    home = cast.dossier("yonas")
    people = [(uuid4(), uuid4(), uuid4()) for _ in range(count)]
    gemeente = {"gemeente_id": home.gemeente_id}
    session.execute(
        insert(Account),
        [
            {"id": person, "name": f"Inburgeraar {n}", "role": Role.INBURGERAAR, **gemeente}
            | {"language": list(Language)[n % 4]}
            for n, (person, _, _) in enumerate(people)
        ],
    )
    session.execute(
        insert(Household),
        [{"id": house, "kind": HouseholdKind.ALONE, **gemeente} for _, house, _ in people],
    )
    session.execute(
        insert(Dossier),
        [
            {"id": dossier, "household_id": house, "inburgeraar_id": person, **gemeente}
            | {"born_on": home.born_on, "consulent_id": cast["karel"].id}
            for n, (person, house, dossier) in enumerate(people)
        ],
    )
    session.execute(
        insert(Message),
        [
            {"id": uuid4(), "dossier_id": dossier, "talk": Talk.CONSULENT, "author_id": person}
            | {"by_inburgeraar": True, "sent_at": since + timedelta(seconds=n)}
            | {"words": "ቃል " * 100, "language": Language.TI}
            | {"interpreter_at": since}
            for n, (person, _, dossier) in enumerate(people)
        ],
    )


def test_two_thousand_talks_cost_no_more_statements_and_stay_light(
    as_: As,
    cast: Cast,
    change: Change,
    statements: list[str],
    record_property: Callable[[str, object], None],
) -> None:
    now, petra, counts, sizes = clock.now(), as_("petra"), [], []
    clock.set_to("2026-09-24T08:30")
    for many in (1, THREADS - 1):
        change(partial(add_threads, cast=cast, count=many, since=now))
        statements.clear()
        began = time.perf_counter()
        reply = petra.get("/inbox?page=3" if many > 1 else "/inbox")
        took = time.perf_counter() - began
        assert reply.status_code == 200
        counts.append(len(statements))
        sizes.append(len(reply.data))
    assert reply.text.count('id="waits-') == PAGE
    what = f"{counts[1]} statements, {sizes[1]:,} bytes, {took * 1000:.0f} ms"
    record_property("inbox of 2,000 threads", what)
    print(f"inbox of {THREADS:,} threads: {what}")
    assert 2 <= counts[0] == counts[1] <= 12
    assert sizes[1] < MOST_BYTES
