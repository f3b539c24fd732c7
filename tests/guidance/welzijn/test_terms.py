"""By when somebody reacts, over weekends, holidays and changes of the clock; who is reminded."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from tests.guidance.welzijn.cards import ACUTE, flag
from webapp.contact.push.model import Kind, Reminder
from webapp.core import clock
from webapp.core.clock import AMSTERDAM
from webapp.law.rules import Rulebook
from webapp.law.welzijn import Level, react_by
from webapp.rules.model import RuleRow

BOOK = Rulebook.default()


@pytest.mark.parametrize(
    ("level", "received", "until"),
    [
        (Level.GOED, "2026-09-14", None),
        (Level.LET_OP, "2026-09-14", "2026-09-28"),
        (Level.ZORG, "2026-09-14", "2026-09-21"),  # Monday to Monday
        (Level.ZORG, "2026-09-18", "2026-09-25"),  # Friday
        (Level.ZORG, "2026-09-19", "2026-09-25"),  # Saturday: Monday is the first day
        (Level.ZORG, "2026-12-23", "2026-12-31"),  # over Christmas
        (Level.ZORG, "2026-12-28", "2027-01-05"),  # over New Year, which is a Friday
        (Level.ZORG, "2026-04-02", "2026-04-13"),  # over Goede Vrijdag and Easter
        (Level.DRINGEND, "2026-09-14", "2026-09-15"),
        (Level.DRINGEND, "2026-09-18", "2026-09-21"),  # Friday: Monday
        (Level.DRINGEND, "2026-04-24", "2026-04-28"),  # Friday before Koningsdag on Monday
        (Level.ZORG, "2026-03-27", "2026-04-07"),  # over the change to summer time, and Easter
        (Level.ZORG, "2026-10-23", "2026-10-30"),  # over the change to winter time
        (Level.ACUUT, "2026-09-14", "2026-09-14"),  # told by telephone already
    ],
    ids=str,
)
def test_the_last_day_to_react(level: Level, received: str, until: str | None) -> None:
    wanted = date.fromisoformat(until) if until else None
    assert react_by(BOOK, level, date.fromisoformat(received)) == wanted


def test_the_terms_are_the_choice_of_the_gemeente(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    henk = as_("henk", htmx=True)
    henk.post("/language", data={"lang": "en", "to": "/"})

    def choose(session: Session) -> None:
        session.add(
            RuleRow(
                key="signaal-zorg-working-days",
                value="2",
                unit="working-days",
                statutory=False,
                valid_from=date(2026, 1, 1),
                source="Lansingerland",
                verified=True,
                gemeente_id=cast["petra"].gemeente_id,
            )
        )

    change(choose)
    flag(as_, cast, look, "henk", "yonas")
    assert "16 september 2026" in as_("fatima").get("/signalen").text


def reminders(look: Look, name: Any) -> list[tuple[str, str, str]]:
    """Kind, slot and local moment of what somebody is to be told, in order."""
    query = sa.select(Reminder).where(Reminder.account_id == name.id).order_by(Reminder.send_at)
    signalen = (Kind.SIGNAAL, Kind.SIGNAAL_TERM)
    return [
        (row.kind, row.slot, f"{row.send_at.astimezone(AMSTERDAM):%d-%m %H:%M}")
        for row in look.all(query)
        if row.kind in signalen
    ]


def test_the_coordinator_is_told_at_once_on_the_last_day_and_after_it(
    as_: As, cast: Cast, look: Look
) -> None:
    flag(as_, cast, look, "henk", "yonas")
    assert reminders(look, cast["fatima"]) == [
        ("signaal", "new", "14-09 08:30"),
        ("signaal-term", "due", "21-09 09:00"),
        ("signaal-term", "late", "22-09 09:00"),
    ]
    assert reminders(look, cast["henk"]) == reminders(look, cast["yonas"]) == []


@pytest.mark.parametrize(
    ("moment", "due"), [("2026-10-23T08:30", "30-10 09:00"), ("2027-03-26T08:30", "05-04 09:00")]
)
def test_nine_in_the_morning_is_nine_over_both_changes_of_the_clock(
    as_: As, cast: Cast, look: Look, moment: str, due: str
) -> None:
    clock.set_to(moment)
    flag(as_, cast, look, "henk", "yonas", seen_on=moment[:10])
    assert ("signaal-term", "due", due) in reminders(look, cast["fatima"])


def test_who_reacts_is_not_reminded_any_more_and_who_wrote_it_hears_back(
    as_: As, cast: Cast, look: Look
) -> None:
    id, fatima = flag(as_, cast, look, "henk", "yonas"), as_("fatima")
    fatima.post(f"/signalen/{id}/consult")
    assert [slot for _, slot, _ in reminders(look, cast["fatima"])] == ["new"]
    clock.set_to("2026-11-12T10:00")
    fatima.post(f"/signalen/{id}/report-back", data={"outcome": "discussed"})
    assert reminders(look, cast["henk"]) == [("signaal", "back", "12-11 10:00")]


def test_another_level_is_another_term(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas")
    as_("fatima").post(f"/signalen/{id}/weigh", data={"level": "3-dringend"})
    assert ("signaal-term", "due", "15-09 09:00") in reminders(look, cast["fatima"])


def test_acute_was_told_by_telephone_and_a_positive_note_to_nobody(
    as_: As, cast: Cast, look: Look
) -> None:
    flag(as_, cast, look, "henk", "yonas", level="0-goed")
    assert reminders(look, cast["fatima"]) == []
    flag(as_, cast, look, "henk", "yonas", **ACUTE)
    assert [slot for _, slot, _ in reminders(look, cast["fatima"])] == ["new"]


def test_what_is_late_says_so(as_: As, cast: Cast, look: Look) -> None:
    flag(as_, cast, look, "henk", "yonas")
    fatima = as_("fatima")
    clock.set_to("2026-09-21T18:00")
    assert "Te laat" not in fatima.get("/signalen").text
    clock.set_to("2026-09-22T08:00")
    assert "Te laat: voor of op" in fatima.get("/signalen").text


def small(as_: As, cast: Cast, look: Look, day: str, domain: str = "geest") -> UUID:
    clock.set_to(f"{day}T10:00")
    return flag(as_, cast, look, "henk", "yonas", level="1-let-op", domains=domain, seen_on=day)


def test_three_small_ones_in_sixty_days_are_proposed_to_talk_about_together(
    as_: As, cast: Cast, look: Look
) -> None:
    fatima = as_("fatima")
    days = ("2026-09-14", "2026-10-01", "2026-11-12")
    ids = [small(as_, cast, look, day) for day in days[:2]]
    small(as_, cast, look, days[2], "geld")
    assert "Bespreek ze misschien samen." not in fatima.get("/signalen").text
    ids.append(small(as_, cast, look, days[2]))
    assert "Bespreek ze misschien samen." in fatima.get("/signalen").text
    assert "Bespreek ze misschien samen." not in as_("henk").get("/signalen").text
    levels = look(
        lambda s: s.execute(sa.text("SELECT DISTINCT level FROM signaal")).scalars().all()
    )
    assert levels == ["1-let-op"], "nothing changes by itself"
    clock.set_to("2026-11-13T10:00")
    assert "Bespreek ze misschien samen." not in fatima.get("/signalen").text, (
        "the first is sixty days old"
    )


@pytest.mark.parametrize("moment", ["2026-10-25T00:30", "2026-03-29T00:30", "2026-06-30T23:30"])
def test_the_day_it_was_received_is_the_day_in_amsterdam(
    as_: As, cast: Cast, look: Look, moment: str
) -> None:
    clock.set_to(moment)
    day = moment[:10]
    flag(as_, cast, look, "henk", "rania", seen_on=day, level="1-let-op")
    fatima: Callable[..., Any] = as_("fatima").get
    last = date.fromisoformat(day).toordinal() + 14
    shown = datetime.fromordinal(last)
    assert f'datetime="{shown:%Y-%m-%d}"' in fatima("/signalen").text
