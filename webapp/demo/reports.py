"""Writing how far everybody is: hours, exams, progress talks, and the themes of the MAP."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from webapp.demo.moment import NOON, Moment, local
from webapp.demo.settle import People
from webapp.law.duo import ExamNiveau, ExamPart, ExamResult
from webapp.plan.ledger.model import HoursEntry, HoursKind
from webapp.plan.pip.model import Exam, MapTheme, MapThemeDone, ProgressTalk

THEMES = tuple(f"T0{number}" for number in range(1, 9))


class Report(NamedTuple):
    who: str
    kind: HoursKind
    minutes: int
    until_on: date
    source: str


class Attempt(NamedTuple):
    who: str
    part: ExamPart
    taken_on: date
    result: ExamResult
    niveau: ExamNiveau | None = ExamNiveau.B1


class Record(NamedTuple):
    """All that one world reports; talks and themes by the day they were held or done."""

    hours: tuple[Report, ...]
    exams: tuple[Attempt, ...]
    talks: tuple[tuple[str, date], ...]
    themes: tuple[tuple[str, str, date], ...]


def write_progress(session: Session, moment: Moment, people: People, record: Record) -> None:
    """Write what was reported by now, and the themes of the MAP, which nobody verified."""
    themes = {
        text_id: MapTheme(position=position, text_id=text_id, verified=False)
        for position, text_id in enumerate(THEMES, 1)
    }
    session.add_all(themes.values())
    session.flush()
    session.add_all(hours_of(moment, people, record.hours))
    session.add_all(exams_of(moment, people, record.exams))
    session.add_all(
        ProgressTalk(dossier_id=people.dossiers[who].id, held_on=day)
        for who, day in record.talks
        if moment.has_come(day)
    )
    session.add_all(
        MapThemeDone(dossier_id=people.dossiers[who].id, theme_id=themes[text_id].id, done_on=day)
        for who, text_id, day in record.themes
        if moment.has_come(day)
    )
    session.flush()


def hours_of(moment: Moment, people: People, reports: Iterable[Report]) -> list[HoursEntry]:
    return [
        HoursEntry(
            dossier_id=people.dossiers[report.who].id,
            kind=report.kind,
            minutes=report.minutes,
            until_on=report.until_on,
            source=report.source,
            written_by_id=people.dossiers[report.who].consulent_id,
            written_at=min(moment.now, local(report.until_on, NOON)),
        )
        for report in reports
        if moment.has_come(report.until_on)
    ]


def exams_of(moment: Moment, people: People, attempts: Iterable[Attempt]) -> list[Exam]:
    return [
        Exam(
            dossier_id=people.dossiers[attempt.who].id,
            part=attempt.part,
            niveau=attempt.niveau,
            taken_on=attempt.taken_on,
            result=attempt.result,
        )
        for attempt in attempts
        if moment.has_come(attempt.taken_on)
    ]
