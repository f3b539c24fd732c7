"""What waits for a begeleider on the first screen: each row leads to where it is done."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from tests.contact.push.test_not_reached import said
from tests.guidance.welzijn.cards import flag, steps
from tests.screens.today.test_round import visited
from tests.worlds.test_reader import Node, Page
from webapp.calendar.agenda.model import Appointment, AppointmentKind
from webapp.case.facts import PhoneNumber, Whose
from webapp.contact.push.model import State
from webapp.contact.sms.model import Sms, SmsState
from webapp.core import clock
from webapp.guidance.visits.model import Visit
from webapp.guidance.welzijn.model import Did

NOT_NOTED = "Bezoek noteren"
ANSWER = "Antwoord op uw notitie"
CALL = "Niet bereikt op de telefoon. Bel deze persoon."


@pytest.fixture(autouse=True)
def nobody_was_visited_yet(change: Change) -> None:
    change.run(delete(Visit))


def screen(as_: As, who: str) -> Page:
    return Page(as_(who).get("/").text, who)


def waits(page: Page) -> str:
    return page.block("attention").text if page.has("attention") else ""


def planned(cast: Cast, name: str, days: int, host: str = "henk", **other: Any) -> Appointment:
    """A home visit so many days from now, at ten."""
    starts = datetime.combine(clock.today() + timedelta(days=days), time(10))
    return Appointment(
        dossier_id=cast.dossier(name).id,
        kind=AppointmentKind.HOME_VISIT,
        starts_local=starts,
        ends_local=starts + timedelta(hours=1),
        place="Thuis",
        host_id=cast[host].id,
        **other,
    )


def test_a_visit_that_was_not_noted_waits_until_it_is(as_: As, cast: Cast, change: Change) -> None:
    change.add(planned(cast, "omar", -3))
    henk = screen(as_, "henk")
    assert f"{NOT_NOTED} Omar Al-Khatib · vrijdag 11 september 2026" in waits(henk)
    planned_then = "?day=2026-09-11&amp;at=10%3A00&amp;minutes=60&amp;how=home"
    assert f"/dossiers/{cast.dossier('omar').id}/visits/new{planned_then}" in henk.html
    change.add(visited(cast, "omar", "henk", clock.today() - timedelta(days=3)))
    assert NOT_NOTED not in waits(screen(as_, "henk"))


@pytest.mark.parametrize(
    ("days", "other"),
    [(-15, {}), (1, {}), (-3, {"cancelled_at": "now"}), (-3, {"missed_at": "now"})],
    ids=["long ago", "to come", "cancelled", "did not come"],
)
def test_what_needs_no_note_does_not_wait(
    as_: As, cast: Cast, change: Change, days: int, other: dict[str, Any]
) -> None:
    made = planned(cast, "omar", days)
    for name in other:
        setattr(made, name, clock.now())
    change.add(made)
    assert NOT_NOTED not in waits(screen(as_, "henk"))


def test_a_visit_of_somebody_else_does_not_wait(as_: As, cast: Cast, change: Change) -> None:
    change.add(planned(cast, "omar", -3, host="petra"))
    change.add(planned(cast, "mariam", -3, host="ilse"))
    assert NOT_NOTED not in waits(screen(as_, "henk"))
    assert NOT_NOTED in waits(screen(as_, "ilse"))


def test_planned_twice_waits_once_and_stands_once(as_: As, cast: Cast, change: Change) -> None:
    """As the next visit of a note, and as an appointment on that day."""

    def both(session: Session) -> None:
        before = clock.today() - timedelta(days=10)
        for name, days in (("omar", -2), ("dawit", 2)):
            day = clock.today() + timedelta(days=days)
            session.add(visited(cast, name, "henk", before, next_on=day, next_at=time(10)))
            session.add(planned(cast, name, days))

    change(both)
    page = screen(as_, "henk")
    assert waits(page).count(NOT_NOTED) == 1
    assert page.block("later").text.count("Dawit") == 1
    assert "Huisbezoek" in page.block("later").text


def test_a_planned_visit_whose_day_went_by_waits(as_: As, cast: Cast, change: Change) -> None:
    before, day = (clock.today() - timedelta(days=days) for days in (8, 1))
    change.add(visited(cast, "omar", "henk", before, next_on=day))
    assert f"{NOT_NOTED} Omar Al-Khatib · zondag 13 september" in waits(screen(as_, "henk"))


def test_how_a_note_went_waits_until_it_is_read(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas")
    assert ANSWER not in waits(screen(as_, "henk"))
    for path, data in (("consult", {}), ("report-back", {"outcome": "taken-up"})):
        assert as_("fatima").post(f"/signalen/{id}/{path}", data=data).status_code == 303
    henk = as_("henk")
    waiting = waits(screen(as_, "henk"))
    assert f"{ANSWER} 1 nieuw" in waiting
    assert "Yonas" not in waiting.split(ANSWER)[1].splitlines()[0], "a phone that others may see"
    assert f"/signalen/{id}/heard" in henk.get("/signalen").text
    for _ in range(2):
        assert henk.post(f"/signalen/{id}/heard").status_code == 303
    assert [*steps(look, id)].count(Did.HEARD) == 1
    assert ANSWER not in waits(screen(as_, "henk"))
    assert "/heard" not in henk.get("/signalen").text
    assert "Las het antwoord" in as_("fatima").get(f"/signalen/{id}").text


def test_only_who_wrote_it_says_that_the_answer_was_read(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas")
    as_("henk").post(f"/signalen/{id}/heard")
    assert steps(look, id) == [], "nothing was told yet"
    path = f"/signalen/{id}/heard"
    assert {name for name in cast if as_(name).post(path).status_code != 404} == {"henk"}


def test_who_is_seen_today_can_be_called_and_a_number_of_somebody_else_says_so(
    as_: As, cast: Cast, change: Change
) -> None:
    yonas = PhoneNumber.dossier_id == cast.dossier("yonas").id
    [own] = calls(screen(as_, "henk").block("now"))
    assert own.attributes["aria-label"] == "Bellen: Yonas Tesfay"
    change.run(update(PhoneNumber).where(yonas).values(whose=Whose.PARTNER))
    [of_the_partner] = calls(screen(as_, "henk").block("now"))
    assert of_the_partner.attributes["aria-label"] == "Bellen Nummer van de partner: Yonas Tesfay"


def test_who_was_never_seen_has_a_way_to_plan_it(as_: As, cast: Cast) -> None:
    page = screen(as_, "henk")
    for name in ("yonas", "rania", "omar", "dawit"):
        here = cast.dossier(name).id
        client = page.block(f"dossier-{here}")
        links = [str(each.attributes.get("href")) for each in client.all()]
        never = "Nog geen bezoek" in client.text
        assert (f"/dossiers/{here}/visits/plan" in links) is never


def calls(part: Node) -> list[Node]:
    return [each for each in part.all() if each.attributes.get("href", "").startswith("tel:")]


def test_no_phone_keeps_a_number_or_what_waits(as_: As) -> None:
    """What is marked so is left out of the copy that a phone keeps: ahead.js, and test_round.py of
    the browser."""
    numbers = calls(screen(as_, "henk").main)
    assert numbers
    assert all("data-live" in each.attributes for each in numbers)


def test_the_week_of_a_begeleider_has_a_weekend(as_: As) -> None:
    week = as_("henk").get("/calendar").text
    assert "zaterdag 19 september" in week
    assert "zondag 20 september" in week
    assert "zaterdag" not in as_("petra").get("/calendar").text


def test_whom_neither_push_nor_sms_reached_is_called_by_who_guides(
    as_: As, cast: Cast, change: Change
) -> None:
    text = Sms(
        account_id=cast["yonas"].id,
        gemeente_id=cast.dossier("yonas").gemeente_id,
        day=clock.today(),
        send_at=clock.real(),
        not_after=clock.real() + timedelta(hours=2),
        state=SmsState.ACCEPTED,
    )
    assert CALL not in waits(screen(as_, "henk"))
    said(change, cast["yonas"], State.MISSED)
    assert f"Yonas Tesfay {CALL}" in waits(screen(as_, "henk"))
    assert CALL not in waits(screen(as_, "ilse")), "not hers"
    change.add(text)
    assert CALL not in waits(screen(as_, "henk")), "one of the two, never both"
    change.run(update(Sms).values(state=SmsState.FAILED))
    assert f"Yonas Tesfay {CALL}" in waits(screen(as_, "henk"))
    clock.set_to("2026-09-14T10:00")
    said(change, cast["yonas"], State.SENT)
    assert CALL not in waits(screen(as_, "henk"))
    clock.set_to("2026-09-14T11:00")
    said(change, cast["yonas"], State.MISSED)
    assert CALL in waits(screen(as_, "henk"))
    clock.set_to("2026-09-17T11:00")
    assert CALL not in waits(screen(as_, "henk")), "two days later it is no news"


def test_only_ones_own_visits_are_offered_to_be_noted(as_: As, cast: Cast, change: Change) -> None:
    """What stands there with the consulent is not for who guides to note."""
    for host in ("petra", "henk"):
        change.add(planned(cast, "omar", 0, host))
    change.add(planned(cast, "omar", 0, cancelled_at=clock.now()))
    now = screen(as_, "henk").block("now")
    omar = f"/dossiers/{cast.dossier('omar').id}/visits/new"
    assert now.text.count("Omar Al-Khatib") == 3
    links = [str(each.attributes.get("href")) for each in now.all()]
    assert [link for link in links if link.startswith(omar)] == [
        f"{omar}?day=2026-09-14&at=10%3A00&minutes=60&how=home"
    ]
