"""The way through the years of the term: what is done, what goes on and what comes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from webapp.law.duo import ExamPart, ExamResult
from webapp.law.hours import Counter
from webapp.law.periods import Period
from webapp.plan.ledger.pages import Bars
from webapp.plan.pip.model import AgreementStatus, PathStep


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """The days that were written down of parts that are done."""

    planned_on: date
    """Of the first plan."""
    signed_on: date | None
    map_talk_on: date | None
    z_route_done_on: date | None
    themes_begun: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One step of the way. It has a day only where one was written down."""

    step: PathStep
    status: AgreementStatus
    day: date | None = None
    hours: Counter | None = None
    minutes: int = 0
    """Of lessons that no number of hours is asked of."""
    passed: tuple[int, int] | None = None
    """Exams, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Somebody stands after what was done without a gap: more may be done further on."""

    behind: Sequence[Stop]
    ahead: Sequence[Stop]
    month: int
    months: int
    last: date
    """Of the term; inclusive."""
    is_over: bool
    on_z: bool


Exams = Sequence[tuple[ExamPart, ExamResult | None, int]]


def path_of(term: Period, today: date, bars: Bars, exams: Exams, so_far: SoFar) -> Path:
    stops = [*stops_of(bars, exams, so_far)]
    behind = [*takewhile(lambda stop: stop.status is AgreementStatus.DONE, stops)]
    shown = min(max(today, term.first), term.last)
    return Path(
        behind=behind,
        ahead=stops[len(behind) :],
        month=term.month_of(shown) or 1,
        months=term.month_of(term.last) or 1,
        last=term.last,
        is_over=today > term.last,
        on_z=bars.z_route is not None,
    )


def stops_of(bars: Bars, exams: Exams, so_far: SoFar) -> Iterator[Stop]:
    """The plan follows the intake. Who passed all exams has no lessons to follow any more."""
    passed = sum(result is ExamResult.GESLAAGD for _, result, _ in exams)
    all_passed = bool(exams) and passed == len(exams)
    yield Stop(step=PathStep.INTAKE, status=AgreementStatus.DONE)
    yield Stop(step=PathStep.PLAN, status=AgreementStatus.DONE, day=so_far.planned_on)
    if route := bars.z_route:
        yield counted(PathStep.LESSONS, route.language)
        if route.participation and route.participation.needed_minutes:
            yield counted(PathStep.TAKING_PART, route.participation)
    else:
        status = status_of(all_passed, bars.language_minutes)
        yield Stop(step=PathStep.LESSONS, status=status, minutes=bars.language_minutes)
    status = status_of(so_far.signed_on, bars.pvt.done_minutes)
    yield Stop(step=PathStep.PVT, status=status, day=so_far.signed_on, hours=bars.pvt)
    if practice := bars.map_practice:
        status = status_of(so_far.map_talk_on, practice.done_minutes or so_far.themes_begun)
        yield Stop(step=PathStep.MAP, status=status, day=so_far.map_talk_on, hours=practice)
    if route:
        done = so_far.z_route_done_on
        yield Stop(step=PathStep.LAST_TALK, status=status_of(done, begun=False), day=done)
    else:
        status = status_of(all_passed, any(result for _, result, _ in exams))
        yield Stop(step=PathStep.EXAMS, status=status, passed=(passed, len(exams)))


def counted(step: PathStep, hours: Counter) -> Stop:
    return Stop(step=step, status=status_of(hours.complete, hours.done_minutes), hours=hours)


def status_of(done: object, begun: object) -> AgreementStatus:
    if done:
        return AgreementStatus.DONE
    return AgreementStatus.BUSY if begun else AgreementStatus.OPEN
