"""Noting a visit as the form does, and what is kept of it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from tests.conftest import As, Cast, Look
from webapp.guidance.visits.model import Visit

SHORT = {"how": "home", "minutes": "30", "day": "2026-09-14", "shared": ""}
FULL = SHORT | {
    "begins": "09:30",
    "topics": ["post", "energy"],
    "mood": "good",
    "agreed": "Samen de brief lezen",
    "words": "Rustig gesprek",
    "next_on": "2026-09-21",
    "next_at": "16:00",
}
WITH_SCRIPT = {"HX-Request": "true"}


def room(cast: Cast, name: str) -> str:
    return f"/dossiers/{cast.dossier(name).id}/visits"


def note(as_: As, cast: Cast, look: Look, form: dict[str, Any], by: str = "henk") -> Visit:
    """Note it; the newest visit that is kept."""
    owner = "mariam" if by == "ilse" else "yonas"
    reply = as_(by).post(room(cast, owner), data=form)
    assert reply.status_code == 303, reply.text
    return kept(look)[-1]


def kept(look: Look) -> list[Visit]:
    written = select(Visit).order_by(Visit.written_at)
    return look.all(written)


def without(look: Look) -> Callable[[], list[Visit]]:
    """What was kept since now: the world has visits of its own."""
    before = {visit.id for visit in kept(look)}
    return lambda: [visit for visit in kept(look) if visit.id not in before]
