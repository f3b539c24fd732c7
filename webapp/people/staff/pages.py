"""What is shown of the accounts of staff."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar
from uuid import UUID

from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from webapp.case.account import Account, Language, Role
from webapp.case.dossier import BegeleidingKind
from webapp.case.policy import Act, may, reached, who
from webapp.case.spoken import Spoken, often_first
from webapp.case.volunteer import Volunteer
from webapp.core import clock, db
from webapp.people.accounts.pages_cards import square
from webapp.people.staff import forms, queries, queries_contracts
from webapp.people.staff.forms_matching import ChangeMatching, Matching
from webapp.people.staff.forms_new import NewColleague, NewVolunteer
from webapp.people.staff.model import View
from webapp.web.choices import Offer, members
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me

Posted = MultiDict[str, str]
Matched = TypeVar("Matched", bound=Matching)
SOON = timedelta(days=30)
SILENT = timedelta(days=60)


class Listed(NamedTuple):
    id: UUID
    name: str
    role: Role
    language: Language
    last_in_at: datetime | None
    ends_on: date | None
    """The first day on which they may not come in any more."""
    closed_at: datetime | None
    organisation: str | None
    kind: BegeleidingKind | None
    spoken: Sequence[str] | None
    capacity: int | None
    vog_seen_on: date | None
    invited_until: datetime | None
    guides: int
    passkeys: int
    passphrase: bool
    """Whether they can come in with a passphrase and the digits of a clock."""

    @property
    def last_day(self) -> date | None:
        return self.ends_on and self.ends_on - timedelta(days=1)

    @property
    def languages(self) -> list[Spoken]:
        return [Spoken(each) for each in self.spoken or ()]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and (self.ends_on is None or self.ends_on > clock.today())


class Reviewed(NamedTuple):
    on: date
    by: str


class StaffPage(Page, template="people/staff/list.html"):
    where: str
    """The gemeente of a beheerder, the organisation of a coördinator."""
    people: Sequence[Listed]
    views: Mapping[View, int]
    view: View
    colleague: NewColleague | None
    """What a beheerder hands in."""
    volunteer: NewVolunteer | None
    """What a coördinator hands in."""
    reviewed: Reviewed | None
    reviews: bool
    """Whether the reader answers for the review of accounts."""
    again: bool = False
    """Somebody with this name can come in already."""


class PersonPage(Page, template="people/staff/person.html"):
    person: Listed
    form: forms.ChangePerson
    matching: ChangeMatching | None
    stop: forms.Stop
    myself: bool
    invitation: str = ""
    """The link that lets them in, shown once."""
    square: Markup = Markup()


def accounts_of(people: Rows[Account]) -> list[Listed]:
    """Everybody in reach, who can come in first."""
    return db.read(Listed, queries.listed(people), **who(me()), real=clock.real())


def staff_page(
    people: Rows[Account],
    asked: str = "",
    form: NewColleague | NewVolunteer | None = None,
    *,
    again: bool = False,
) -> StaffPage:
    found = accounts_of(people)
    lists = {view: [each for each in found if fits(each, view)] for view in View}
    view = View(asked) if asked in [*View] else View.OPEN
    reviews = may(me(), Act.REVIEW_ACCOUNTS)
    last = db.read(Reviewed, queries.LAST_REVIEW, **who(me())) if reviews else []
    form = form or new_form()
    name = queries.MY_GEMEENTE if me().gemeente_id else queries.MY_ORGANISATION
    return StaffPage(
        where=db.value(name, **who(me())),
        people=lists[view],
        views={each: len(rows) for each, rows in lists.items()},
        view=view,
        colleague=form if isinstance(form, NewColleague) else None,
        volunteer=form if isinstance(form, NewVolunteer) else None,
        reviewed=last[0] if last else None,
        reviews=reviews,
        again=again,
    )


def fits(person: Listed, view: View) -> bool:
    """Whether somebody stands in this list. Who never came in is silent once they were let in."""
    if view is View.STOPPED or not person.is_open:
        return view is View.STOPPED and not person.is_open
    silent_since = clock.real() - SILENT
    return {
        View.OPEN: True,
        View.INVITED: person.invited_until is not None,
        View.ENDING: person.ends_on is not None and person.ends_on <= clock.today() + SOON,
        View.SILENT: person.last_in_at is not None and person.last_in_at < silent_since,
    }[view]


def new_form(posted: Posted | None = None) -> NewColleague | NewVolunteer:
    """A beheerder lets colleagues in, a coördinator volunteers."""
    if me().gemeente_id is None:
        return often_first_in(NewVolunteer(posted))
    rows = db.rows(queries_contracts.CONTRACTED, **who(me()))
    return NewColleague(posted, [Offer(row.id, str(row.id), row.name) for row in rows])


def person_page(
    person: Account,
    form: forms.ChangePerson | None = None,
    matching: ChangeMatching | None = None,
    stop: forms.Stop | None = None,
    *,
    invitation: str = "",
) -> PersonPage:
    shown = queries.listed(reached(Act.KEEP_ACCOUNTS, me().role, Account))
    shown = shown.where(Account.id == queries.ACCOUNT)
    (found,) = db.read(Listed, shown, **who(me()), real=clock.real(), account=person.id)
    return PersonPage(
        person=found,
        form=form or forms.ChangePerson(None, person),
        matching=matching or matching_form(None, person),
        stop=stop or stop_form(None, person),
        myself=person.id == me().id,
        invitation=invitation,
        square=square(invitation) if invitation else Markup(),
    )


def matching_form(posted: Posted | None, person: Account) -> ChangeMatching | None:
    """By what a volunteer is matched; nobody else is."""
    if person.role is not Role.BEGELEIDER:
        return None
    known = db.scalar(queries.VOLUNTEER, account=person.id)
    kind = BegeleidingKind.BEGELEIDER
    volunteer = known or Volunteer(account_id=person.id, kind=kind)
    return often_first_in(ChangeMatching(posted, volunteer))


def often_first_in(form: Matched) -> Matched:
    """What many people speak in the gemeenten of our contracts stands first."""
    found = db.scalars(queries_contracts.OFTEN_SPOKEN_THERE, **who(me()))
    form.spoken.offers = members(often_first({each for often in found for each in often or ()}))
    return form


def stop_form(posted: Posted | None, person: Account) -> forms.Stop:
    """Who takes over is asked of who still has people."""
    has = queries.DOSSIERS if person.role is Role.CONSULENT else queries.GUIDED
    needed = db.row(has.limit(1), account=person.id, **who(me())) is not None
    people = queries.takes_over(reached(Act.KEEP_ACCOUNTS, me().role, Account))
    values = {**who(me()), "account": person.id, "as": person.role}
    rows = db.rows(people, **values) if needed else ()
    offers = [Offer(row.id, str(row.id), row.name) for row in rows]
    return forms.Stop(posted, offers, needed=needed)
