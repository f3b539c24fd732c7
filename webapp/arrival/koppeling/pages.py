"""What is shown of people on their way: who waits where, and who was reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.arrival.koppeling import forms, forms_centre, queries, queries_arriving
from webapp.arrival.koppeling.model import Azc, FromCoa, Stage, stage_of, weeks_since
from webapp.arrival.koppeling.queries import Centre, Tick, Tried, Waited
from webapp.arrival.koppeling.queries_arriving import PAGE, OnTheWay
from webapp.case.dates import days_of, plan_deadline
from webapp.case.dossier import DateKind, Dossier
from webapp.case.in_hand import Case
from webapp.case.policy import who
from webapp.core import clock, db
from webapp.law import promises
from webapp.law.periods import Reckoned
from webapp.law.rules import Rulebook
from webapp.rules.book import rulebook
from webapp.web.guards import Rows
from webapp.web.page import Page, Piece
from webapp.web.who_asks import me, our_gemeente


@dataclass(frozen=True, kw_only=True)
class Arriving:
    """Somebody without a plan, as the list shows them."""

    row: OnTheWay
    stage: Stage
    weeks: int | None
    """Since the koppeling; None when that day is not known."""
    contact_days: int | None
    """From koppeling to the first contact; None when there was none, or no day to count from."""
    contact_on: date | None
    silent: bool
    deadline: Reckoned | None


class ArrivingPage(Page, template="arrival/koppeling/arriving.html"):
    people: Sequence[Arriving]
    number: int
    more: bool
    to_tell: int
    """So many things COA may tell."""


class ToldByCoa(Piece, template="arrival/koppeling/_from_coa.html"):
    case: Case
    items: Sequence[tuple[FromCoa, Tick | None]]
    told: int
    tick: forms.Told


class ArrivalPage(Page, template="arrival/koppeling/arrival.html"):
    case: Case
    stage: Stage
    weeks: int | None
    stays: Sequence[Waited]
    attempts: Sequence[Tried]
    waiting: forms.Waiting
    attempt: forms.Attempt
    items: Sequence[tuple[FromCoa, Tick | None]]
    told: int
    tick: forms.Told


class CentresPage(Page, template="arrival/koppeling/centres.html"):
    """Each with the form that changes it."""

    centres: Sequence[tuple[Centre, forms_centre.KeepCentre]]
    form: forms_centre.KeepCentre


def arriving_page(dossiers: Rows[Dossier], number: int) -> ArrivingPage:
    people = queries_arriving.arriving(dossiers)
    found = db.read(OnTheWay, people, **who(me()), skip=(number - 1) * PAGE)
    rules, today = rulebook(our_gemeente()), clock.today()
    return ArrivingPage(
        people=[person_of(rules, row, today) for row in found[:PAGE]],
        number=number,
        more=len(found) > PAGE,
        to_tell=len(FromCoa),
    )


def person_of(rules: Rulebook, row: OnTheWay, today: date) -> Arriving:
    days, contact = row.days, first_contact(row)
    koppeling, stage = days.get(DateKind.KOPPELING), stage_of(days)
    silent = bool(koppeling and contact is None and promises.silent(rules, koppeling, today))
    return Arriving(
        row=row,
        stage=stage,
        weeks=weeks_since(koppeling, today) if koppeling else None,
        contact_days=max(0, (contact - koppeling).days) if contact and koppeling else None,
        contact_on=contact,
        silent=silent and stage is Stage.ON_THE_WAY,
        deadline=plan_deadline(rules, days),
    )


def first_contact(row: OnTheWay) -> date | None:
    """When somebody was first reached, or came in with the code themselves."""
    phone = row.first_phone and clock.day_of(row.first_phone)
    return min((day for day in (row.first_reached, phone) if day), default=None)


def told_by_coa(case: Case, tick: forms.Told | None = None) -> ToldByCoa:
    told = {row.item: row for row in db.read(Tick, queries.TOLD, dossier=case.id)}
    items = [(item, told.get(item)) for item in FromCoa]
    return ToldByCoa(case=case, items=items, told=len(told), tick=tick or forms.Told())


def waiting_form(posted: MultiDict[str, str] | None = None) -> forms.Waiting:
    return forms.Waiting(posted, db.read(Centre, queries.OPEN_CENTRES, **who(me())))


def arrival_page(
    case: Case,
    waiting: forms.Waiting | None = None,
    attempt: forms.Attempt | None = None,
    tick: forms.Told | None = None,
) -> ArrivalPage:
    """With what was tried with one of its forms."""
    days, coa = days_of(case.id), told_by_coa(case, tick)
    koppeling = days.get(DateKind.KOPPELING)
    return ArrivalPage(
        case=case,
        stage=stage_of(days),
        weeks=weeks_since(koppeling, clock.today()) if koppeling else None,
        stays=db.read(Waited, queries.STAYS, dossier=case.id),
        attempts=db.read(Tried, queries.ATTEMPTS, dossier=case.id),
        waiting=waiting or waiting_form(),
        attempt=attempt or forms.Attempt(),
        items=coa.items,
        told=coa.told,
        tick=coa.tick,
    )


def centres_page(
    ours: Rows[Azc],
    form: forms_centre.KeepCentre | None = None,
    tried: tuple[UUID, forms_centre.KeepCentre] | None = None,
) -> CentresPage:
    """`tried`: what was typed to change one of them."""
    found = db.read(Centre, queries.shown(ours), **who(me()))
    changes = {each.id: forms_centre.KeepCentre(None, each) for each in found}
    changes |= dict([tried] if tried else [])
    return CentresPage(
        centres=[(each, changes[each.id]) for each in found], form=form or forms_centre.KeepCentre()
    )


def is_on_the_list(form: forms_centre.KeepCentre, but: Azc | None = None) -> bool:
    """Whether another AZC of the gemeente has this name."""
    found = db.value(queries.SAME_NAME, **who(me()), name=form.name.sure)
    return found is not None and not (but and found == but.id)
