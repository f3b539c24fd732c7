"""What was arranged in the first months of everybody in the demo world, and by whom."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from webapp.demo.moment import Moment
from webapp.demo.settle import People
from webapp.guidance.onboarding.model import Item, Settled


class Arranged(NamedTuple):
    who: str
    item: Item
    by: str
    day: date


ARRANGED = (
    Arranged("Yonas", Item.TOESLAGEN, "Bram", date(2026, 5, 22)),
    Arranged("Yonas", Item.BANK, "Bram", date(2026, 5, 26)),
    Arranged("Yonas", Item.HEALTH_INSURANCE, "Bram", date(2026, 5, 28)),
    Arranged("Yonas", Item.ENERGY, "Bram", date(2026, 6, 4)),
    Arranged("Yonas", Item.WATER, "Bram", date(2026, 6, 4)),
    Arranged("Yonas", Item.DOCTOR, "Henk", date(2026, 7, 27)),
    Arranged("Rania", Item.BANK, "Henk", date(2026, 2, 17)),
    Arranged("Rania", Item.HEALTH_INSURANCE, "Henk", date(2026, 2, 19)),
    Arranged("Rania", Item.SCHOOL, "Henk", date(2026, 4, 21)),
    Arranged("Rania", Item.DOCTOR, "Henk", date(2026, 3, 5)),
    Arranged("Omar", Item.BANK, "Henk", date(2026, 2, 17)),
    Arranged("Omar", Item.HEALTH_INSURANCE, "Henk", date(2026, 2, 19)),
    Arranged("Omar", Item.DOCTOR, "Henk", date(2026, 3, 5)),
    Arranged("Dawit", Item.BANK, "Henk", date(2026, 7, 30)),
)


def write_settling(
    session: Session, moment: Moment, people: People, arranged: Iterable[Arranged]
) -> None:
    session.add_all(
        Settled(
            dossier_id=people.dossiers[row.who].id,
            item=row.item,
            done_by_id=people.accounts[row.by].id,
            done_at=at,
        )
        for row in arranged
        if (at := moment.when_past(row.day))
    )
    session.flush()
