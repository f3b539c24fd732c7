"""Signing in at a provider: staff with the account of their gemeente, inburgeraars with DigiD.

Setting out and coming back change nothing here; a form of ours hands in what was brought back.
"""

from flask import abort, redirect, request

from webapp.case import cookies
from webapp.case.secrets import hashed, new_token
from webapp.core import clock, db, events
from webapp.core.events import Event
from webapp.people.accounts import forms_provider as forms
from webapp.people.accounts import queries_claims as claims
from webapp.people.accounts import queries_identities as identities
from webapp.people.accounts import queries_provider as providers
from webapp.people.accounts.pages_provider import back, provider, return_page
from webapp.people.accounts.queries_claims import Known
from webapp.people.accounts.queries_metadata import Fault, misnamed
from webapp.people.accounts.queries_provider import Goal, Journey
from webapp.people.accounts.routes import known_again, pepper, room
from webapp.people.accounts.routes_provided import enter, prove, refused, tie
from webapp.web.guards_own import public
from webapp.web.reply import Answer, page

GOALS = {"tie": Goal.TIE, "prove": Goal.PROVE}


@room.get("/sign-in/gemeente")
@room.get("/sign-in/digid")
@public
def set_out() -> Answer:
    """A link, for `form-action` would stop a form on its way to somewhere else."""
    phone = cookies.phone_secret() or new_token()
    goal = GOALS.get(request.args.get("to", ""), Goal.ENTER)
    if goal is not Goal.ENTER and request.headers.get("Sec-Fetch-Site", "") != "same-origin":
        abort(404)  # nobody else sends somebody away to have their own account tied
    there = providers.set_out(provider(), goal, hashed(phone), pepper(), back(), clock.real())
    if isinstance(there, Fault):
        events.note(Event.SIGN_IN_REFUSED, f"provider-{there}")
        return page(return_page(forms.Return(), forms.FAULTS[there]))
    return known_again(redirect(there, 303), phone)


@room.get("/sign-in/gemeente/back")
@room.get("/sign-in/digid/back")
@public
def come_back() -> Answer:
    return page(return_page(forms.Return(request.args)))


@room.post("/sign-in/gemeente/back")
@room.post("/sign-in/digid/back")
@public
def hand_in() -> Answer:
    form = forms.Return(request.form)
    trip = began(form)
    who = trip if isinstance(trip, Fault) else brought(form, trip)
    if isinstance(who, Fault) or isinstance(trip, Fault):
        return refused(form, who if isinstance(who, Fault) else Fault.FALSE)
    if trip.goal is Goal.TIE:
        return tie(form, who)
    return enter(form, who) if trip.goal is Goal.ENTER else prove(form, who)


def began(form: forms.Return) -> Journey | Fault:
    """The journey that began in this browser. It is used up by this, whatever was brought back."""
    phone, state = hashed(cookies.phone_secret() or ""), form.state.data or ""
    trip = providers.journey(provider(), state, phone, pepper(), clock.real())
    if trip is None:
        return Fault.OLD
    with db.own_unit() as unit:
        fresh = identities.take_journey(unit, state, phone, clock.real())
    return trip if fresh else Fault.OLD


def brought(form: forms.Return, trip: Journey) -> Known | Fault:
    """No lock is held while the provider is asked."""
    if fault := misnamed(provider(), form.iss.data, clock.real()):
        return fault
    if form.error.data or not form.code.data:
        return Fault.REFUSED
    code = form.code.data
    return claims.brought_back(provider(), trip, code, back(), pepper(), clock.real())
