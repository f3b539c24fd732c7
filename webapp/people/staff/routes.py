"""Who may come in: a beheerder lets colleagues in, a coördinator volunteers, and both stop them."""

from flask import Blueprint, current_app, request

from webapp.case.account import Account, Role
from webapp.case.dossier import BegeleidingKind
from webapp.case.policy import Act, who
from webapp.case.spelling import key_of
from webapp.case.volunteer import Volunteer
from webapp.core import clock, db
from webapp.people.accounts import queries_invitations as invitations
from webapp.people.staff import forms, queries
from webapp.people.staff.forms_matching import Matching
from webapp.people.staff.forms_new import LEADS, TWICE, NewColleague, NewPerson, NewVolunteer
from webapp.people.staff.model import LastOne, hand_dossiers_on, hand_guiding_on, stop
from webapp.people.staff.pages import matching_form, new_form, person_page, staff_page, stop_form
from webapp.speech.i18n import ptext
from webapp.web.fields import refuse
from webapp.web.guards import Rows, keeps, lists
from webapp.web.reply import Answer, page, saved, shown_once, unsaved
from webapp.web.who_asks import me, our_gemeente

room = Blueprint("staff", __name__)
LAST_ONE = ptext("desk", "This is the last administrator. Let somebody else in first.")


@room.get("/staff")
@lists(Act.KEEP_ACCOUNTS, Account)
def show(people: Rows[Account]) -> Answer:
    return page(staff_page(people, request.args.get("list", "")))


@room.post("/staff")
@lists(Act.KEEP_ACCOUNTS, Account)
def add(people: Rows[Account]) -> Answer:
    """The account is made; an invitation is made on its own page."""
    form = new_form(request.form)
    if not form.validate():
        return unsaved(staff_page(people, form=form))
    if not form.again.data and is_there(form):
        refuse(form.name, TWICE)
        return unsaved(staff_page(people, form=form, again=True))
    return saved(back=f"/staff/{opened(form).id}")


def is_there(form: NewPerson) -> bool:
    ours = me().gemeente_id
    db.scalar(queries.LETTING_IN_GEMEENTE if ours else queries.LETTING_IN_ORGANISATION, **who(me()))
    names = {"name": form.name.sure.lower(), "name_key": key_of(form.name.sure)}
    return db.value(queries.TWIN, **who(me()), **names) is not None


def opened(form: NewColleague | NewVolunteer) -> Account:
    """The account, and of a volunteer by what they are matched."""
    guides = isinstance(form, NewVolunteer)
    role = Role.BEGELEIDER if isinstance(form, NewVolunteer) else form.role.sure
    theirs = None if isinstance(form, NewVolunteer) else form.organisation.value
    leads = role in LEADS
    account = Account(
        name=form.name.sure,
        role=role,
        language=form.language.sure,
        gemeente_id=None if guides or leads else our_gemeente(),
        organisation_id=me().organisation_id if guides else theirs if leads else None,
        phone=form.phone.sure or None,
        ends_on=form.ends_on,
    )
    db.session().add(account)
    db.session().flush()
    if isinstance(form, NewVolunteer):
        db.session().add(matched(Volunteer(account_id=account.id, kind=form.kind.sure), form))
    return account


def matched(volunteer: Volunteer, form: Matching) -> Volunteer:
    volunteer.spoken = [str(each) for each in form.spoken.values]
    volunteer.village = form.village.sure or None
    volunteer.capacity, volunteer.vog_seen_on = form.capacity.value, form.vog.value
    return volunteer


@room.get("/staff/<uuid:id>")
@keeps(Act.KEEP_ACCOUNTS, Account)
def look(person: Account) -> Answer:
    return page(person_page(person))


@room.post("/staff/<uuid:id>")
@keeps(Act.KEEP_ACCOUNTS, Account)
def change(person: Account) -> Answer:
    form = forms.ChangePerson(request.form, person)
    if not form.validate():
        return unsaved(person_page(person, form))
    person.name, person.language = form.name.sure, form.language.sure
    person.phone, person.ends_on = form.phone.sure or None, form.ends_on
    return saved(back=f"/staff/{person.id}")


@room.post("/staff/<uuid:id>/matching")
@keeps(Act.KEEP_ACCOUNTS, Account)
def match(person: Account) -> Answer:
    """Languages, how many households, and the day somebody saw the VOG."""
    form = matching_form(request.form, person)
    if form is None or not form.validate():
        return unsaved(person_page(person, matching=form))
    known = db.scalar(queries.VOLUNTEER, account=person.id)
    volunteer = known or Volunteer(account_id=person.id, kind=BegeleidingKind.BEGELEIDER)
    db.session().add(matched(volunteer, form))
    return saved(back=f"/staff/{person.id}")


@room.post("/staff/<uuid:id>/invitation")
@keeps(Act.KEEP_ACCOUNTS, Account)
def invite(person: Account) -> Answer:
    """The link stands in this answer and nowhere else. One that was made before is of no use."""
    if person.closed_at is not None:
        return unsaved(person_page(person), stale=True)
    config = current_app.extensions["config"]
    token, _code = invitations.invite(db.session(), person.id, config.secret, clock.real())
    link = invitations.link_to(config.url, token, person.language)
    db.session().flush()
    return shown_once(person_page(person, invitation=link))


@room.post("/staff/<uuid:id>/stop")
@keeps(Act.KEEP_ACCOUNTS, Account)
def end(person: Account) -> Answer:
    """At once: the next thing any phone or desk of theirs asks for is refused."""
    beheerders = db.scalars(queries.HELD, **who(me())) if person.role is Role.BEHEERDER else ()
    form = stop_form(request.form, person)
    if not form.validate():
        return unsaved(person_page(person, stop=form))
    try:
        stop(person, beheerders, clock.real())
    except LastOne:
        refuse(form.to, LAST_ONE)
        return unsaved(person_page(person, stop=form))
    if form.to.value:
        hand_on(person, form)
    invitations.end_invitations(db.session(), person.id, clock.real())
    return saved(back="/staff")


def hand_on(person: Account, form: forms.Stop) -> None:
    values = {**who(me()), "account": person.id}
    if person.role is Role.CONSULENT:
        hand_dossiers_on(db.scalars(queries.DOSSIERS, **values), form.to.sure)
    else:
        guided = db.scalars(queries.GUIDED, **values)
        db.session().add_all(hand_guiding_on(guided, form.to.sure, clock.today()))


@room.post("/staff/<uuid:id>/reopen")
@keeps(Act.KEEP_ACCOUNTS, Account)
def reopen(person: Account) -> Answer:
    """It was stopped by mistake. Their people stay with who took over."""
    person.closed_at = None
    if person.ends_on and person.ends_on <= clock.today():
        person.ends_on = None
    return saved(back=f"/staff/{person.id}")
