"""The guard of every view: who may, which row, and the line that says who reached for it.

Deny by default: a view without a guard answers 500. What the law is stands in policy.py.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from flask import Flask, abort, current_app, g, redirect, request
from flask_login import current_user
from sqlalchemy import ColumnElement, Uuid, bindparam, select
from werkzeug.wrappers import Response

from webapp import clock, db, sessions
from webapp.accounts.model import AccessLine
from webapp.dossiers.model import Dossier
from webapp.policy import BEHIND_PIN, LOCKED, ME, Act, may, one, one_to_read, reached, who
from webapp.sessions import Me

View = Callable[..., Any]
JUST = timedelta(hours=1)
"""So long who has been written down is not written again, when an open page asks by itself."""


def performs(
    act: Act,
    on: Any = Dossier,
    *,
    only: ColumnElement[bool] | None = None,
    hold: bool = True,
    again: bool = False,
) -> Callable[[View], View]:
    """Guard a view, and hand it the one row its URL names, if `act` reaches that row.

    `only` narrows it to rows in a certain state. A row about to be changed is held
    (`FOR UPDATE`), unless the view holds another one first. `again`: an open page asks by itself,
    so nobody was here because of it, and who has just been written down is not written again.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(id: UUID) -> Any:
            me: Me = g.me
            if act in LOCKED and me.is_locked(clock.real()):
                return ask_pin()
            g.behind_pin = act in BEHIND_PIN and me.is_locked(clock.real())
            row = find(me, act, on, id, only, hold) if may(me, act) else None
            if row is None or not (again and has_just_looked(me, act, row)):
                note_access(me, act, row)
            return view(row or abort(404))

        guarded.guard = act  # type: ignore[attr-defined]
        guarded.again = again  # type: ignore[attr-defined]
        return guarded

    return decorate


def find(me: Me, act: Act, on: Any, id: UUID, only: ColumnElement[bool] | None, hold: bool) -> Any:
    """A plain row for a page, an object for a change; None when it is out of reach."""
    reads = not db.writes()
    query = one_to_read(act, me.role, on) if reads else one(act, me.role, on, hold)
    query = query if only is None else query.where(only)
    return (db.row if reads else db.scalar)(query, **who(me), row=id)


def lists(
    act: Act, of: Any = Dossier, *, noted: bool = False, again: bool = False
) -> Callable[[View], View]:
    """Guard a view, and hand it the query of all rows `act` reaches, still to be sorted.

    `noted`: it shows more than the names of one's own work, so looking leaves a line.
    `again`: an open page asks by itself, so nobody was here because of it.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded() -> Any:
            me: Me = g.me
            rows = reached(act, me.role, of) if may(me, act) else abort(404)
            if noted:
                with db.own_unit() as unit:
                    line = AccessLine(at=clock.real(), account_id=me.id, act=act, reached=True)
                    unit.add(line)
            return view(rows)

        guarded.guard = act  # type: ignore[attr-defined]
        guarded.again = again  # type: ignore[attr-defined]
        return guarded

    return decorate


def note_access(me: Me, act: Act, row: Any) -> None:
    """Write who reached for what. A change and its line are kept together or not at all."""
    dossier_id = getattr(row, "dossier_id", None) or getattr(row, "id", None)
    if dossier_id and dossier_id == me.dossier_id:
        return
    seen: dict[str, Any] = {"account_id": me.id, "act": act, "dossier_id": dossier_id}
    seen["reached"] = row is not None
    line = AccessLine(at=clock.real(), **seen)
    if row is not None and request.method not in db.SAFE_METHODS:
        db.session().add(line)
        g.looked = seen
        return
    if row is None:
        with db.own_unit() as unit:
            unit.add(line)
    else:
        # The row in hand belongs to the request's own session, which only reads.
        with db.database().unit() as unit:
            unit.add(line)


LOOKED = select(AccessLine.id).where(
    AccessLine.account_id == ME,
    AccessLine.act == bindparam("act"),
    AccessLine.dossier_id == bindparam("dossier", type_=Uuid()),
    AccessLine.reached,
    AccessLine.at > bindparam("since", type_=AccessLine.at.type),
)


def has_just_looked(me: Me, act: Act, dossier: Any) -> bool:
    """Whether the line of the last hour says already that this person reads this dossier."""
    if dossier.id == me.dossier_id:
        return True  # who reads their own leaves no line at all
    since = clock.real() - JUST
    return bool(db.row(LOOKED, me=me.id, act=act, dossier=dossier.id, since=since))


def note_again() -> None:
    """A refused change was rolled back and its access line with it; but its page was read."""
    if looked := g.pop("looked", None):
        with db.own_unit() as unit:
            unit.add(AccessLine(at=clock.real(), **looked))


def ask_pin() -> Response:
    """The way to the PIN and back; htmx follows it as a whole page."""
    return redirect(f"/unlock?to={request.path}", 303)


def signed_in(view: View) -> View:
    """Mark a view about the signed-in person: it touches no dossier but their own."""
    view.guard = "signed-in"  # type: ignore[attr-defined]
    return view


def unlocked(view: View) -> View:
    """Mark a view about the signed-in person that asks for the PIN after ten idle minutes."""

    @wraps(view)
    def guarded() -> Any:
        return ask_pin() if g.me.is_locked(clock.real()) else view()

    return signed_in(guarded)


def public(view: View) -> View:
    """Mark a view that needs no one to be signed in."""
    view.guard = "public"  # type: ignore[attr-defined]
    return view


def init_app(app: Flask) -> None:
    @app.before_request
    def refuse_by_default() -> Any:
        if request.endpoint is None:
            g.me = None
            return None
        view = current_app.view_functions[request.endpoint]
        guard = getattr(view, "guard", None)
        if guard is None:
            abort(500, f"{request.endpoint} has no guard: @performs, @lists, @signed_in, @public")
        user = current_user._get_current_object()
        g.me = user if user.is_authenticated else None
        if not getattr(view, "again", False):
            sessions.note_seen()
        if guard != "public" and g.me is None:
            return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
        return None
