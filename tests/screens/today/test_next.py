"""The next appointment, as the big tile says it, and the one tap that answers it."""

from datetime import date
from typing import NamedTuple

import pytest
from sqlalchemy import select, update

from tests.conftest import As, Cast, Change, Look
from tests.worlds.test_reader import LANGUAGES, opens, said, says, word
from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind, Attendee, Bring
from webapp.case.account import Language
from webapp.core import clock
from webapp.speech import formats

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
def test_the_tile_says_what_when_where_who_and_what_to_bring(as_: As, cast: Cast, who: str) -> None:
    wanted = NEXT[who]
    for language in LANGUAGES:
        page = opens(as_, cast, who, "today", language)
        tile = page.marked("next")[0]
        weekday, number, *_ = tile.lines[1].split(" ")
        assert weekday == formats.weekday(language, wanted.day), page.about
        assert number == str(wanted.day.day), page.about
        assert wanted.hours in tile.lines, f"{page.about}: {tile.text}"
        assert word(language, wanted.kind) in tile.lines, page.about
        for line in wanted.place:
            assert line in tile.lines, page.about
        for name, role in wanted.company:
            assert f"{name} {word(language, role)}" in tile.lines, page.about
        for thing in Bring:
            shown = word(language, thing) in tile.lines
            assert shown == (thing in wanted.bring), f"{page.about}: {thing}"
        comes = says(tile, language, "An interpreter comes: %(language)s")
        assert comes == (wanted.interpreter is not None), page.about
        if wanted.interpreter:
            assert word(language, wanted.interpreter) in tile.text, page.about
        looked_after = said(language, "Somebody looks after your child.") in tile.lines
        assert looked_after == wanted.childcare, page.about


@pytest.mark.parametrize("who", NEXT)
def test_one_tap_answers_it_and_the_first_screen_remembers(as_: As, cast: Cast, who: str) -> None:
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


def test_omar_has_no_appointment_and_no_empty_tile(as_: As, cast: Cast) -> None:
    assert not opens(as_, cast, "omar", "today").marked("next")


def test_a_tile_in_another_script_repeats_the_day_in_dutch(as_: As, cast: Cast) -> None:
    for language, repeated in ((Language.TI, 1), (Language.AR, 1), (Language.EN, 0)):
        tile = opens(as_, cast, "yonas", "today", language).marked("next")[0]
        assert tile.text.count("maandag 14 september") == repeated, language


def test_once_it_has_begun_the_tile_stays_without_buttons_until_it_is_over(
    as_: As, cast: Cast
) -> None:
    clock.set_to("2026-09-14T09:10")
    tile = opens(as_, cast, "yonas", "today").marked("next")[0]
    assert "09:00–09:45" in tile.lines
    assert not [node for node in tile.all() if node.tag == "button"]
    clock.set_to("2026-09-14T09:45")
    then = opens(as_, cast, "yonas", "today").marked("next")[0]
    assert "16:00–17:00" in then.lines, "the home visit on Thursday comes next"


def test_a_cancelled_one_is_not_next_but_stays_crossed_out_in_the_week(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    query = select(Appointment.id).where(
        Appointment.dossier_id == cast.dossier("yonas").id, Appointment.ends_at > clock.now()
    )
    first = look(lambda s: s.scalars(query.order_by(Appointment.starts_at)).first())
    change(lambda s: s.get_one(Appointment, first).cancel(clock.now()))
    page = opens(as_, cast, "yonas", "today")
    assert "16:00–17:00" in page.marked("next")[0].lines
    crossed = [
        node.text for node in page.block("week").all() if "cancelled" in str(node.attributes)
    ]
    assert [line for line in crossed if "09:00–09:45" in line]


def test_a_place_without_an_address_has_no_map(as_: As, cast: Cast, change: Change) -> None:
    change.run(update(Appointment).values(address=None))
    tile = opens(as_, cast, "yonas", "today").marked("next")[0]
    assert not [n for n in tile.all() if "openstreetmap" in n.attributes.get("href", "")]
