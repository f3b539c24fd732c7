"""Writing PVT: the groups of a world with their meetings, who was there, and who signed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from typing import NamedTuple

from sqlalchemy.orm import Session

from webapp.case.account import Language
from webapp.courses.pvt.model import (
    Attendance,
    Attended,
    Kernwaarde,
    PvtGroup,
    PvtMember,
    PvtSession,
    PvtSigning,
    SessionKind,
)
from webapp.demo.moment import Moment
from webapp.demo.places import Site
from webapp.demo.settle import People


class Meet(NamedTuple):
    """One meeting of a series."""

    text_id: str
    day: date
    starts: time
    ends: time
    site: Site
    kernwaarde: Kernwaarde | None
    kind: SessionKind = SessionKind.LESSON


class Group(NamedTuple):
    """A series and who follows it. Who is not in `otherwise` was there, all the time."""

    gemeente: str
    language: Language
    members: tuple[str, ...]
    series: tuple[Meet, ...]
    otherwise: Mapping[tuple[str, str], tuple[Attended, int]] = {}
    """By name and text id: how somebody else was there, and for how many minutes."""


def write_groups(
    session: Session, moment: Moment, people: People, groups: Iterable[Group]
) -> list[PvtGroup]:
    """Write the series of every group; who was there only of meetings that are over."""
    rows = []
    for group in groups:
        row = PvtGroup(gemeente_id=people.gemeenten[group.gemeente].id, language=group.language)
        session.add(row)
        session.flush()
        series = [session_of(row, meet) for meet in group.series]
        session.add_all(series)
        session.add_all(
            PvtMember(dossier_id=people.dossiers[who].id, group_id=row.id) for who in group.members
        )
        session.flush()
        session.add_all(attendance_of(moment, people, group, series))
        session.add_all(signings_of(moment, people, group))
        rows.append(row)
    session.flush()
    return rows


def session_of(group: PvtGroup, meet: Meet) -> PvtSession:
    return PvtSession(
        group_id=group.id,
        kind=meet.kind,
        text_id=meet.text_id,
        kernwaarde=meet.kernwaarde,
        day=meet.day,
        starts=meet.starts,
        ends=meet.ends,
        place=meet.site.name,
        address=meet.site.address,
    )


def attendance_of(
    moment: Moment, people: People, group: Group, series: Iterable[PvtSession]
) -> Iterator[Attendance]:
    for meeting in series:
        if not moment.is_past(meeting.day, meeting.ends):
            continue
        for who in group.members:
            there = Attended.PRESENT, meeting.minutes
            status, minutes = group.otherwise.get((who, meeting.text_id), there)
            yield Attendance(
                dossier_id=people.dossiers[who].id,
                session_id=meeting.id,
                status=status,
                minutes=minutes,
            )


def signings_of(moment: Moment, people: People, group: Group) -> Iterator[PvtSigning]:
    """Whoever was at the signing signed."""
    for meet in group.series:
        if meet.kind is not SessionKind.SIGNING or not moment.is_past(meet.day, meet.ends):
            continue
        for who in group.members:
            if (who, meet.text_id) not in group.otherwise:
                yield PvtSigning(dossier_id=people.dossiers[who].id, signed_on=meet.day)
