"""Petra at her desk, with the hours that a test needs."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tests.conftest import As, Browser, Cast, Change, Look
from webapp.plan.ledger.model import HoursEntry, HoursKind

Keep = Callable[..., None]


@pytest.fixture
def petra(as_: As) -> Browser:
    return as_("petra")


@pytest.fixture
def followed(cast: Cast, change: Change) -> Keep:
    """followed("yonas", {HoursKind.LANGUAGE: 412}): so many hours, and no others."""

    def keep(whose: str, hours: dict[HoursKind, float], until: date = date(2026, 9, 11)) -> None:
        dossier = cast.dossier(whose).id

        def work(session: Session) -> None:
            session.execute(delete(HoursEntry).where(HoursEntry.dossier_id == dossier))
            for kind, count in hours.items():
                session.add(
                    HoursEntry(
                        dossier_id=dossier,
                        kind=kind,
                        minutes=round(count * 60),
                        until_on=until,
                        source="Taalhuis De Brug",
                    )
                )

        change(work)

    return keep


@pytest.fixture
def ledger(cast: Cast, look: Look) -> Callable[[str], list[HoursEntry]]:
    """ledger("yonas") is every entry of his, also what was taken back."""

    def read(whose: str) -> list[HoursEntry]:
        query = select(HoursEntry).where(HoursEntry.dossier_id == cast.dossier(whose).id)
        return look.all(query.order_by(HoursEntry.until_on))

    return read
