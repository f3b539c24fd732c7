"""Cards as a begeleider fills them in, and what is kept of them."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from tests.conftest import As, Cast, Look
from webapp.guidance.welzijn.model import Signaal, SignaalStep

CARD: dict[str, Any] = {
    "level": "2-zorg",
    "domains": ["geest"],
    "seen_on": "2026-09-14",
    "how": "home",
    "source": "seen",
    "discussed": "yes",
    "facts": "Hij slaapt slecht.",
}
ACUTE = {"level": "4-acuut", "called": ["emergency", "coordinator"]}


def address(cast: Cast, about: str) -> str:
    return f"/dossiers/{cast.dossier(about).id}/signalen"


def flag(as_: As, cast: Cast, look: Look, who: str, about: str, **changes: Any) -> UUID:
    """Write a card; the id of what is kept."""
    before = {signaal.id for signaal in kept(look)}
    reply = as_(who).post(address(cast, about), data=CARD | changes)
    assert reply.status_code == 303, reply.text
    (made,) = {signaal.id for signaal in kept(look)} - before
    return made


def kept(look: Look) -> list[Signaal]:
    return look.all(select(Signaal))


def one(look: Look, id: UUID) -> Signaal:
    return look.get(Signaal, id)


def steps(look: Look, id: UUID) -> list[str]:
    """What was done, in order."""
    query = select(SignaalStep).where(SignaalStep.signaal_id == id).order_by(SignaalStep.at)
    return [str(step.did) for step in look.all(query)]
