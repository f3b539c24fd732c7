"""PVT in the second world: people who were late or away, one who made up for it elsewhere."""

from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.worlds.folk import AR, ELSEWHERE, HERE, LIBRARY, SCHOOL, THERE, TI, TOWN_HALL
from webapp.courses.pvt.model import (
    Attendance,
    Attended,
    Excursion,
    Kernwaarde,
    Place,
    PvtGroup,
    PvtSession,
    SessionKind,
    SignUp,
)
from webapp.demo.moment import Moment, local
from webapp.demo.series import Group, Meet, write_groups
from webapp.demo.settle import People

EXCURSION, SIGNING = SessionKind.EXCURSION, SessionKind.SIGNING
GROUPS = (
    Group(
        HERE,
        AR,
        ("Layla", "Tarek"),
        (
            Meet("S03", date(2026, 8, 5), time(9), time(13), LIBRARY, Kernwaarde.SOLIDARITEIT),
            Meet("S01", date(2026, 9, 9), time(9), time(13), LIBRARY, Kernwaarde.VRIJHEID),
            Meet(
                "S06",
                date(2026, 10, 28),
                time(9),
                time(12),
                SCHOOL,
                Kernwaarde.PARTICIPATIE,
                EXCURSION,
            ),
            Meet("S05", date(2026, 11, 4), time(16), time(17), TOWN_HALL, None, SIGNING),
        ),
        {
            ("Layla", "S01"): (Attended.LATE, 200),
            ("Tarek", "S03"): (Attended.EXCUSED, 0),
            ("Tarek", "S05"): (Attended.ABSENT, 0),
        },
    ),
    Group(
        HERE,
        TI,
        ("Senait", "Biniam"),
        (
            Meet(
                "S02", date(2026, 7, 4), time(10), time(16), LIBRARY, Kernwaarde.GELIJKWAARDIGHEID
            ),
            Meet("S03", date(2026, 9, 2), time(9), time(13), LIBRARY, Kernwaarde.SOLIDARITEIT),
        ),
        {("Biniam", "S02"): (Attended.ABSENT, 0)},
    ),
    Group(
        THERE,
        TI,
        ("Haben",),
        (Meet("S02", date(2026, 8, 3), time(13), time(14), ELSEWHERE, Kernwaarde.VRIJHEID),),
    ),
)


def write(session: Session, moment: Moment, people: People) -> None:
    arabic, tigrinya, _elsewhere = write_groups(session, moment, people, GROUPS)
    make_up(session, moment, people, tigrinya)
    write_excursions(session, moment, people, arabic)
    session.flush()


def make_up(session: Session, moment: Moment, people: People, group: PvtGroup) -> None:
    """Tarek missed the meeting about care; he sat in with another group."""
    query = select(PvtSession).where(PvtSession.group_id == group.id, PvtSession.text_id == "S03")
    meeting = session.scalars(query).one()
    if moment.is_past(meeting.day, meeting.ends):
        session.add(
            Attendance(
                dossier_id=people.dossiers["Tarek"].id,
                session_id=meeting.id,
                status=Attended.PRESENT,
                minutes=meeting.minutes,
            )
        )


def write_excursions(session: Session, moment: Moment, people: People, arabic: PvtGroup) -> None:
    """One whose last place is for the queue, one that belongs to a group, one elsewhere."""
    popular = outing(people, HERE, text_id="X04", day=date(2026, 9, 19), places=5, given_away=2)
    session.add_all(
        [
            popular,
            outing(people, HERE, text_id="X01", day=date(2026, 10, 28), group_id=arabic.id),
            outing(people, THERE, text_id="X03", day=date(2026, 9, 26), children=True),
        ]
    )
    session.flush()
    taken = 0
    for who, asked_on, count in (
        ("Layla", date(2026, 8, 17), 2),
        ("Nour", date(2026, 8, 18), 4),
        ("Tarek", date(2026, 8, 19), 1),
    ):
        asked_at = local(asked_on, time(18, 5))
        if asked_at > moment.now:
            continue
        wish = SignUp(
            dossier_id=people.dossiers[who].id,
            excursion_id=popular.id,
            people=count,
            childcare=who == "Nour",
            signed_up_at=asked_at,
        )
        popular.sign_up(wish, taken, waiting=who == "Tarek")
        taken += count if wish.place is Place.PLACED else 0
        session.add(wish)


def outing(people: People, gemeente: str, **particulars: Any) -> Excursion:
    usual: dict[str, Any] = {
        "kernwaarde": Kernwaarde.GELIJKWAARDIGHEID,
        "starts": time(11, 15),
        "ends": time(14),
        "meet_at": LIBRARY.name,
        "address": LIBRARY.address,
        "places": 7,
        "travel": "X11",
        "food": "X21",
        "clothes": "X30",
        "wheelchair": False,
        "guide": "Hanneke",
        "guide_phone": "010-000 02 07",
    }
    return Excursion(gemeente_id=people.gemeenten[gemeente].id, **usual | particulars)
