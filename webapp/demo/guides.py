"""For whom an organisation looks for a guide."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from webapp.case.dossier import BegeleidingKind
from webapp.case.wanted import GuideWanted
from webapp.demo.moment import Moment
from webapp.demo.settle import People


class Wanted(NamedTuple):
    """Asked of the organisation by a consulent; nobody is found yet."""

    who: str
    kind: BegeleidingKind
    asked_on: date
    by: str


WANTED = (Wanted("Mariam", BegeleidingKind.BEGELEIDER, date(2026, 9, 10), "Petra"),)


def write_wanted(
    session: Session, moment: Moment, people: People, wanted: Iterable[Wanted]
) -> None:
    session.add_all(
        GuideWanted(
            dossier_id=people.dossiers[row.who].id,
            organisation_id=people.organisation.id,
            kind=row.kind,
            asked_on=row.asked_on,
            by_id=people.accounts[row.by].id,
        )
        for row in wanted
        if moment.has_come(row.asked_on)
    )
