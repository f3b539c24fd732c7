"""What the PVT page shows: the hours toward twelve, the meetings, the excursions, the signing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple
from uuid import UUID

from webapp.case.in_hand import Case
from webapp.case.policy import Act, may
from webapp.case.way import Ways
from webapp.core import clock, db
from webapp.core.db import Query
from webapp.core.together import only
from webapp.courses.pvt import queries
from webapp.courses.pvt.forms import NewSignUp
from webapp.courses.pvt.model import Attended, Excursion, Kernwaarde, SessionKind, SignUp
from webapp.law import pvt
from webapp.law.hours import Counter
from webapp.law.rules import Rulebook
from webapp.rules.book import rulebook
from webapp.speech.i18n import Text
from webapp.web.page import Page, Piece
from webapp.web.who_asks import me


class Meeting(NamedTuple):
    """One of the series; without a status nobody wrote down yet who was there."""

    kind: SessionKind
    text_id: str
    kernwaarde: Kernwaarde | None
    day: date
    starts: time
    ends: time
    place: str
    address: str | None
    status: Attended | None
    minutes: int | None

    @property
    def lasts(self) -> int:
        """In minutes."""
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute


class Outing(NamedTuple):
    """An excursion, how many people take its places or wait for one, and one's own sign-up."""

    excursion: Excursion
    taken: int
    waiting: int
    sign_up: SignUp | None
    position: int

    @property
    def left(self) -> int:
        return self.excursion.places - self.excursion.given_away - self.taken

    @property
    def has_room(self) -> bool:
        """Nobody passes those who already wait."""
        return self.left > 0 and not self.waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An excursion as its card shows it to this person."""

    outing: Outing
    open: bool
    """Until it begins."""
    with_group: bool
    """It belongs to the series of their own group: they come anyway."""
    form: NewSignUp | None
    """For who may sign up; one that was refused says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """How far the hours are, the meetings, and the signing at their end."""

    progress: Counter
    meetings: Sequence[Meeting]
    signing: Meeting | None
    signed_on: date | None
    missing: Sequence[pvt.Missing]
    """What is still to be done before the signing."""


class PvtPage(Page, template="courses/pvt/show.html"):
    case: Case
    series: Series | None
    """On the first page only."""
    cards: Sequence[Card]
    ways: Ways
    number: int
    more: bool
    refusal: Text | None = None


class ExcursionCard(Piece, template="courses/pvt/_excursion.html"):
    case: Case
    card: Card
    ways: Ways


class Refused(Piece, template="courses/pvt/_refusal.html"):
    """There is no card of what was asked for."""

    case: Case
    refusal: Text | None


def pvt_page(case: Case, number: int, refused: NewSignUp | None = None) -> PvtPage:
    outings = outings_of(case, queries.EXCURSIONS, skip=(number - 1) * queries.PAGE)
    group, ways = queries.AROUND.read(dossier=case.id)
    return PvtPage(
        case=case,
        series=series_of(case, clock.today()) if number == 1 else None,
        cards=cards_of(outings[: queries.PAGE], only(group), refused),
        ways=Ways.of(ways),
        number=number,
        more=len(outings) > queries.PAGE,
        refusal=refused.complaint if refused else None,
    )


def series_of(case: Case, today: date) -> Series:
    meetings = db.read(Meeting, queries.SERIES, dossier=case.id)
    rules, attended = rulebook(case.gemeente_id), sum(each.minutes or 0 for each in meetings)
    signings = (each for each in meetings if each.kind is SessionKind.SIGNING)
    return Series(
        progress=pvt.progress(rules, today, attended),
        meetings=meetings,
        signing=next(signings, None),
        signed_on=db.value(queries.SIGNED_ON, dossier=case.id),
        missing=missing(rules, today, meetings),
    )


def missing(rules: Rulebook, today: date, series: Sequence[Meeting]) -> tuple[pvt.Missing, ...]:
    """What somebody still needs before they can sign."""
    signings = [each for each in series if each.kind is SessionKind.SIGNING]
    others = [each for each in series if each.kind is not SessionKind.SIGNING]
    been_on = [m for m in others if m.kind is SessionKind.EXCURSION and m.minutes]
    return pvt.missing_before_signing(
        rules,
        today,
        attended_minutes=sum(each.minutes or 0 for each in others),
        signing_minutes=sum(each.lasts for each in signings),
        excursions=len(been_on),
        in_pip=True,
    )


def outings_of(case: Case, query: Query, **more: object) -> list[Outing]:
    values = {"dossier": case.id, "gemeente": case.gemeente_id, "today": clock.today()}
    return [Outing(*row) for row in db.session().execute(query, values | more)]


def cards_of(
    outings: Sequence[Outing], group: UUID | None, refused: NewSignUp | None
) -> list[Card]:
    now = clock.now()
    blank = NewSignUp(data={"people": "1"}) if may(me(), Act.JOIN_EXCURSION) else None
    return [
        Card(
            outing=outing,
            open=now < outing.excursion.starts_at,
            with_group=group is not None and group == outing.excursion.group_id,
            form=refused if refused and refused.asks_for(outing.excursion) else blank,
        )
        for outing in outings
    ]


def excursion_card(
    case: Case, excursion: UUID | None, refused: NewSignUp | None = None
) -> ExcursionCard | None:
    """None when it is over or not there."""
    outings = outings_of(case, queries.ONE_EXCURSION, skip=0, excursion=excursion)
    group, ways = queries.AROUND.read(dossier=case.id)
    cards = cards_of(outings, only(group), refused)
    return ExcursionCard(case=case, card=cards[0], ways=Ways.of(ways)) if cards else None


def refusal_of(case: Case, refused: NewSignUp) -> ExcursionCard | Refused:
    """The card with what was typed, when there is one."""
    card = excursion_card(case, refused.excursion.value, refused)
    return card or Refused(case=case, refusal=refused.complaint)
