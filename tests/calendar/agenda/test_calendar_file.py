"""Appointments in the person's own calendar."""

from datetime import date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look, Nobody
from webapp.calendar.agenda.model import Appointment, CalendarFeed
from webapp.speech.formats import FSI, PDI


@pytest.fixture
def talk(look: Look, cast: Cast) -> Appointment:
    query = (
        select(Appointment)
        .where(Appointment.dossier_id == cast.dossier("yonas").id)
        .order_by(Appointment.starts_at.desc())
    )
    return look.first(query)


def event(content: bytes) -> icalendar.Event:
    return icalendar.Calendar.from_ical(content).events[0]


def starts(content: bytes) -> datetime:
    """When the event starts on the wall clock there."""
    found = event(content).start
    assert isinstance(found, datetime)
    return found.replace(tzinfo=None)


def feed_of(cast: Cast, as_: As, name: str = "yonas") -> str:
    """Make the feed and take its address from the page."""
    me = as_(name)
    me.post(f"/dossiers/{cast.dossier(name).id}/feed")
    page = me.get(f"/dossiers/{cast.dossier(name).id}/agenda").text
    return page.split('href="webcal://localhost')[1].split('"')[0]


def test_one_appointment_with_its_zone(as_: As, talk: Appointment) -> None:
    reply = as_("yonas").get(f"/appointments/{talk.id}/ics")
    assert reply.content_type.startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(reply.data)
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    assert event(reply.data)["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert starts(reply.data) == talk.starts_local


def test_its_name_tells_nothing(as_: As, talk: Appointment) -> None:
    text = as_("yonas").get(f"/appointments/{talk.id}/ics").text
    assert event(text.encode())["SUMMARY"] == "ቆጸራ"
    for word in ("Petra", "Yonas", "Henk", "PVT", "inburgering", "talk"):
        assert word not in text


def test_its_sequence_rises_when_it_moves_or_is_cancelled(
    as_: As, talk: Appointment, change: Change
) -> None:
    day = timedelta(days=1)
    change(
        lambda s: s.get_one(Appointment, talk.id).move(
            talk.starts_local + day, talk.ends_local + day
        )
    )
    moved = as_("yonas").get(f"/appointments/{talk.id}/ics").data
    assert event(moved)["SEQUENCE"] == 1
    assert starts(moved) == talk.starts_local + day
    change(lambda s: s.get_one(Appointment, talk.id).cancel(talk.starts_at))
    gone = event(as_("yonas").get(f"/appointments/{talk.id}/ics").data)
    assert (gone["SEQUENCE"], gone["STATUS"]) == (2, "CANCELLED")


def test_a_feed_has_appointments_lessons_and_pvt_and_needs_no_sign_in(
    as_: As, browser: Nobody, cast: Cast
) -> None:
    reply = browser().get(feed_of(cast, as_))
    assert reply.status_code == 200
    events = icalendar.Calendar.from_ical(reply.data).walk("VEVENT")
    assert any("RRULE" in each for each in events)
    assert sum("RRULE" not in each for each in events) >= 3


def read_back(content: bytes, first: date, last: date) -> list[tuple[str, str]]:
    """What another reader of RFC 5545 finds on these days: when it starts, and where."""
    calendar = icalendar.Calendar.from_ical(content)
    found = recurring_ical_events.of(calendar).between(first, last + timedelta(days=1))
    return sorted((f"{each.start:%m-%d %H:%M}", str(each["LOCATION"])[1:-1]) for each in found)


def test_another_reader_finds_the_same_days_in_a_feed(as_: As, browser: Nobody, cast: Cast) -> None:
    """Omar's course ends and his work begins on 5 October; autumn holiday from the 17th."""
    content = browser().get(feed_of(cast, as_, "omar")).data
    school, course = (
        "Bruglaan 12, 2661 AA Bergschenhoek",
        "Vaartweg 30, 2651 AA Berkel en Rodenrijs",
    )
    hall, work = "Tobias Asserlaan 1, 2662 SB Bergschenhoek", "Pakhuisweg 8, 2665 AA Bleiswijk"
    assert read_back(content, date(2026, 9, 28), date(2026, 10, 3)) == [
        ("09-28 09:00", school),
        ("09-30 09:00", school),
        ("10-01 15:00", hall),
        ("10-02 09:30", course),
    ]
    work_week = [("10-13 08:00", work), ("10-15 08:00", work)]
    lessons = [("10-12 09:00", school), ("10-14 09:00", school)]
    assert read_back(content, date(2026, 10, 12), date(2026, 10, 18)) == sorted(work_week + lessons)
    assert read_back(content, date(2026, 10, 19), date(2026, 10, 20)) == [("10-20 08:00", work)]


def test_the_phone_says_an_hour_before_that_it_comes(
    as_: As, browser: Nobody, cast: Cast, talk: Appointment, change: Change
) -> None:
    events = icalendar.Calendar.from_ical(browser().get(feed_of(cast, as_)).data).events
    assert len(events) > 3
    for each in events:
        (alarm,) = each.walk("VALARM")
        assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", each["SUMMARY"])
        assert "TRIGGER:-PT1H" in alarm.to_ical().decode().splitlines()
    change(lambda s: s.get_one(Appointment, talk.id).cancel(talk.starts_at))
    gone = event(as_("yonas").get(f"/appointments/{talk.id}/ics").data)
    assert not gone.walk("VALARM"), "nobody has to be anywhere"


def test_a_revoked_feed_is_gone_and_a_new_one_has_another_address(
    as_: As, browser: Nobody, cast: Cast
) -> None:
    first, second = feed_of(cast, as_), feed_of(cast, as_)
    assert first != second
    assert browser().get(first).status_code == 404
    assert browser().get(second).status_code == 200
    as_("yonas").post(f"/dossiers/{cast.dossier('yonas').id}/feed/revoke")
    assert browser().get(second).status_code == 404


def test_the_address_is_not_in_the_database(as_: As, cast: Cast, look: Look) -> None:
    token = feed_of(cast, as_).rsplit("/", 1)[1]
    assert token not in str(look(lambda s: [vars(f) for f in s.scalars(select(CalendarFeed))]))


def test_a_place_cannot_break_out_of_its_line(as_: As, talk: Appointment, change: Change) -> None:
    nasty = "Plein 1\r\nATTENDEE:mailto:x@example.org; \\n, ሀ"

    def rename(session: Session) -> None:
        session.get_one(Appointment, talk.id).address = nasty

    change(rename)
    reply = as_("yonas").get(f"/appointments/{talk.id}/ics")
    found = event(reply.data)
    assert "ATTENDEE" not in found
    assert str(found["LOCATION"]).replace("\n", "\r\n") in (
        FSI + nasty + PDI,
        FSI + nasty.replace("\\n", "\r\n") + PDI,
    )
