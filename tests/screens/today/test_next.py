"""The next appointment, as the big tile says it, and the one tap that answers it."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from tests.worlds.test_reader import LANGUAGES, opens, said, says, word
from webapp.calendar.agenda.model import (
    Answer,
    Appointment,
    AppointmentKind,
    Attendee,
    Bring,
    LessonKind,
)
from webapp.case.account import Language
from webapp.core import clock
from webapp.courses.pvt.model import Excursion, Place, SignUp

DASH = "\N{EN DASH}"
HALL = ("Gemeentehuis Lansingerland", "Tobias Asserlaan 1, 2662 SB Bergschenhoek")


class Next(NamedTuple):
    day: date
    hours: str
    kind: AppointmentKind
    place: tuple[str, ...]
    company: tuple[tuple[str, Attendee], ...]
    interpreter: Language | None
    bring: tuple[Bring, ...] = ()
    childcare: bool = False


PETRA, HENK = ("Petra", Attendee.CONSULENT), ("Henk", Attendee.BEGELEIDER)
NEXT = {
    "yonas": Next(
        date(2026, 9, 14),
        "09:00–09:45",
        AppointmentKind.TALK,
        HALL,
        (PETRA,),
        Language.TI,
        (Bring.LETTERS, Bring.PHONE),
    ),
    "rania": Next(
        date(2026, 9, 16),
        "15:30–16:00",
        AppointmentKind.SCHOOL_TALK,
        (
            "Basisschool De Regenboog",
            "Regenbooglaan 5, 2651 AA Berkel en Rodenrijs",
        ),
        (("Marjan", Attendee.TEACHER), HENK),
        Language.AR,
    ),
    "dawit": Next(
        date(2026, 9, 29),
        "11:00–12:00",
        AppointmentKind.PLAN_TALK,
        HALL,
        (PETRA, HENK),
        Language.TI,
        (Bring.ID_CARD,),
    ),
    "mariam": Next(
        date(2026, 9, 15),
        "10:00–10:45",
        AppointmentKind.TALK,
        HALL,
        (PETRA,),
        Language.AR,
        (Bring.LETTERS,),
        childcare=True,
    ),
}


@pytest.mark.parametrize("who", NEXT)
def test_it_says_what_when_where_and_what_to_bring(as_: As, cast: Cast, who: str) -> None:
    wanted = NEXT[who]
    at_the_time_of(wanted)
    for language in LANGUAGES:
        page = opens(as_, cast, who, "today", language)
        tile = page.marked("next")[0]
        assert tile.lines[0].startswith(f"{wanted.hours} {said(language, 'Today', 'place')}")
        assert word(language, wanted.kind) in tile.lines, page.about
        for line in wanted.place:
            assert line in tile.lines, page.about
        for thing in Bring:
            shown = word(language, thing) in tile.lines
            assert shown == (thing in wanted.bring), f"{page.about}: {thing}"
        called = {"rania": "Henk"}.get(who, "Petra")
        assert said(language, "Call %(name)s", name=called) in tile.text, "who has the appointment"
        ways = [n.attributes.get("href", "") for n in tile.all()]
        assert len([way for way in ways if "/agenda#appointment-" in way]) == 1, page.about


@pytest.mark.parametrize("who", NEXT)
def test_who_comes_stands_one_tap_away(as_: As, cast: Cast, who: str) -> None:
    wanted = NEXT[who]
    for language in LANGUAGES:
        page = opens(as_, cast, who, "agenda", language)
        tile = next(each for each in page.marked("appointment") if wanted.hours in each.lines)
        for name, role in wanted.company:
            assert f"{name} {word(language, role)}" in tile.lines, page.about
        comes = says(tile, language, "An interpreter comes: %(language)s")
        assert comes == (wanted.interpreter is not None), page.about
        if wanted.interpreter:
            assert word(language, wanted.interpreter) in tile.text, page.about
        looked_after = said(language, "Somebody looks after your child.") in tile.lines
        assert looked_after == wanted.childcare, page.about


def at_the_time_of(wanted: Next) -> None:
    """A quarter of an hour before it begins."""
    hour, minute = wanted.hours[:5].split(":")
    before = datetime.combine(wanted.day, time(int(hour), int(minute))) - timedelta(minutes=15)
    clock.set_to(before.isoformat())


@pytest.mark.parametrize("who", NEXT)
def test_one_tap_answers_it_and_the_first_screen_remembers(as_: As, cast: Cast, who: str) -> None:
    at_the_time_of(NEXT[who])
    page = opens(as_, cast, who, "today")
    taps = [n for n in page.marked("next")[0].all() if n.attributes.get("name") == "answer"]
    assert [tap.attributes["value"] for tap in taps] == [*Answer]
    form = next(n for n in page.marked("next")[0].all() if n.tag == "form")
    reply = as_(who).post(form.attributes["action"], data={"answer": "coming", "seen": "0"})
    assert reply.status_code == 303
    for language in LANGUAGES:
        again = opens(as_, cast, who, "today", language)
        known = said(language, "We know: %(answer)s", answer=word(language, Answer.COMING))
        assert known in again.marked("next")[0].lines, again.about


def test_a_lesson_that_comes_first_is_first(as_: As, cast: Cast) -> None:
    """At 08:30 Rania and Omar both have a lesson at nine (findings P1)."""
    for who in ("rania", "omar"):
        for language in LANGUAGES:
            page = opens(as_, cast, who, "today", language)
            tile = page.marked("next")[0]
            assert tile.lines[0] == f"09:00–12:00 {said(language, 'Today', 'place')}", page.about
            assert tile.lines[1] == word(language, LessonKind.LANGUAGE), page.about
            assert [n.text for n in tile.all() if n.tag == "button"] == [
                said(language, "I cannot come")
            ], page.about
            assert [n for n in tile.all() if n.attributes.get("href") == "tel:0100000131"], (
                "the school is called"
            )


def test_a_place_on_an_excursion_comes_first_on_its_day(
    as_: As, cast: Cast, change: Change
) -> None:
    """And stands in the calendar (findings P2); one who waits has nothing there."""
    query = select(Excursion.id).where(Excursion.day == date(2026, 10, 10))

    def sign_up(session: Session) -> None:
        (id,) = session.scalars(query)
        for turn, who in ((801, "omar"), (802, "rania")):
            place = Place.PLACED if who == "omar" else Place.WAITING
            dossier = cast.dossier(who).id
            session.execute(delete(SignUp).where(SignUp.dossier_id == dossier))
            session.add(
                SignUp(
                    dossier_id=dossier,
                    excursion_id=id,
                    people=1,
                    turn=turn,
                    place=place,
                    signed_up_at=clock.now(),
                )
            )

    change(sign_up)
    clock.set_to("2026-10-10T08:00")
    tile = opens(as_, cast, "omar", "today").marked("next")[0]
    assert "PVT: Excursie" in tile.lines
    assert "PVT: Excursie" in opens(as_, cast, "omar", "agenda").text
    assert "PVT: Excursie" not in opens(as_, cast, "rania", "agenda").text


def test_once_it_has_begun_the_tile_stays_without_buttons_until_it_is_over(
    as_: As, cast: Cast
) -> None:
    clock.set_to("2026-09-14T09:10")
    tile = opens(as_, cast, "yonas", "today").marked("next")[0]
    assert "09:00–09:45 Vandaag" in tile.lines
    assert not [node for node in tile.all() if node.tag == "button"]
    clock.set_to("2026-09-14T09:45")
    then = opens(as_, cast, "yonas", "today").marked("next")[0]
    assert "13:00–16:00 Vandaag" in then.lines, "the lesson of today comes next"


def test_a_cancelled_one_is_not_next_but_stays_crossed_out_in_the_week(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    query = select(Appointment.id).where(
        Appointment.dossier_id == cast.dossier("yonas").id, Appointment.ends_at > clock.now()
    )
    first = look(lambda s: s.scalars(query.order_by(Appointment.starts_at)).first())
    change(lambda s: s.get_one(Appointment, first).cancel(clock.now()))
    page = opens(as_, cast, "yonas", "today")
    assert "13:00–16:00 Vandaag" in page.marked("next")[0].lines
    crossed = [
        node.text for node in page.block("week").all() if "cancelled" in str(node.attributes)
    ]
    assert [line for line in crossed if "09:00–09:45" in line]


def test_a_place_without_an_address_has_no_map(as_: As, cast: Cast, change: Change) -> None:
    change.run(update(Appointment).values(address=None))
    tile = opens(as_, cast, "yonas", "today").marked("next")[0]
    assert not [n for n in tile.all() if "openstreetmap" in n.attributes.get("href", "")]


def test_i_cannot_come_says_what_happens_now(as_: As, cast: Cast) -> None:
    """Findings P4: nobody has to guess; no reason is asked."""
    yonas = as_("yonas", htmx=True)
    page = opens(as_, cast, "yonas", "today")
    form = next(n for n in page.marked("next")[0].all() if n.tag == "form")
    hidden = {"seen": "0", "first_screen": "y"}
    reply = yonas.post(form.attributes["action"], data={"answer": "cannot"} | hidden).text
    assert reply.lstrip().startswith('<article class="appointment thing off"')
    assert "<textarea" not in reply
    assert "openstreetmap" not in reply, "nobody has to go there"
    assert 'class="button do" href="tel:0100000101"' in reply
    for language in LANGUAGES:
        tile = opens(as_, cast, "yonas", "today", language).marked("next")[0]
        steps = [
            "The appointment is today. Please call as well.",
            "We read your answer.",
            "We make a new appointment.",
        ]
        wanted = [said(language, step) for step in steps]
        assert [n.text for n in tile.all() if n.tag == "li"][-3:] == wanted
    clock.set_to("2026-09-13T08:30")
    tile = opens(as_, cast, "yonas", "today").marked("next")[0]
    assert "De afspraak is vandaag. Bel ook even." not in tile.text


def test_without_htmx_an_answer_of_the_first_screen_comes_back_to_it(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "yonas", "today")
    form = next(n for n in page.marked("next")[0].all() if n.tag == "form")
    data = {"answer": "coming", "seen": "0", "first_screen": "y"}
    reply = as_("yonas").post(form.attributes["action"], data=data)
    assert (reply.status_code, reply.location) == (303, "/")
