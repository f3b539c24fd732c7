"""The access line: who reached for which dossier, to do what, and whether they were let in."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import g, request
from sqlalchemy import Uuid, bindparam, select

from webapp.case.account import AccessLine
from webapp.case.policy import ME, Act
from webapp.case.sessions import Me
from webapp.core import clock, db

JUST = timedelta(hours=1)
"""So long who has been written down is not written again, when an open page asks by itself."""

LOOKED = select(AccessLine.id).where(
    AccessLine.account_id == ME,
    AccessLine.act == bindparam("act"),
    AccessLine.dossier_id == bindparam("dossier", type_=Uuid()),
    AccessLine.reached,
    AccessLine.at > bindparam("since", type_=AccessLine.at.type),
)


def note_line(me: Me, act: Act, dossier_id: UUID | None, *, reached: bool) -> None:
    """Write who reached for what. A change and its line are kept together or not at all.

    Who reads their own dossier leaves no line: it would only tell when somebody was awake.
    """
    if dossier_id and dossier_id == me.dossier_id:
        return
    seen: dict[str, Any] = {"account_id": me.id, "act": act, "dossier_id": dossier_id}
    seen["reached"] = reached
    line = AccessLine(at=clock.real(), **seen)
    if reached and request.method not in db.SAFE_METHODS:
        db.session().add(line)
        g.looked = seen
    elif reached:
        # What the page is about belongs to the request's own session, which only reads.
        with db.database().unit() as unit:
            unit.add(line)
    else:
        with db.own_unit() as unit:
            unit.add(line)


def note_list(me: Me, act: Act) -> None:
    """Write that somebody looked through a list that shows more than the names of their work."""
    with db.own_unit() as unit:
        unit.add(AccessLine(at=clock.real(), account_id=me.id, act=act, reached=True))


def has_just_looked(me: Me, act: Act, dossier_id: UUID) -> bool:
    """Whether the line of the last hour says already that this person reads this dossier."""
    if dossier_id == me.dossier_id:
        return True
    since = clock.real() - JUST
    return bool(db.row(LOOKED, me=me.id, act=act, dossier=dossier_id, since=since))


def note_again() -> None:
    """A refused change was rolled back and its access line with it; but its page was read."""
    if looked := g.pop("looked", None):
        with db.own_unit() as unit:
            unit.add(AccessLine(at=clock.real(), **looked))
