"""The centres where people waited before they came, and who tried to reach them there."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from webapp.arrival.koppeling.model import Azc, FromCoa, HandedOver, Stay
from webapp.case.facts import ContactAttempt, HowTried
from webapp.demo.moment import Moment
from webapp.demo.settle import People

CENTRES = {
    "Lansingerland": {
        "Hoogeveen": 120,
        "Middelburg": 85,
        "Rijswijk": 30,
        "Rotterdam": 25,
        "Schalkhaar": 105,
    },
    "Zoetermeer": {"Rijswijk": 20},
}
"""Minutes one way. Hoogeveen and Rijswijk as the field notes have them, the others estimated."""


class Waited(NamedTuple):
    who: str
    azc: str
    since: date
    by: str
    attempts: tuple[tuple[date, HowTried, bool], ...]
    told: tuple[FromCoa, ...]
    told_on: date


WAITED = (
    Waited(
        "Yonas",
        "Hoogeveen",
        date(2026, 1, 12),
        "Petra",
        (
            (date(2026, 1, 13), HowTried.THROUGH_AZC, False),
            (date(2026, 1, 14), HowTried.PHONE, True),
        ),
        (FromCoa.LANGUAGE, FromCoa.LITERACY, FromCoa.FAMILY, FromCoa.PHONE),
        date(2026, 1, 15),
    ),
)


def write_arriving(
    session: Session, moment: Moment, people: People, waited: Iterable[Waited]
) -> None:
    centres = {
        (office, name): Azc(gemeente_id=people.gemeenten[office].id, name=name, minutes=minutes)
        for office, those in CENTRES.items()
        if office in people.gemeenten
        for name, minutes in those.items()
    }
    session.add_all(centres.values())
    session.flush()
    for row in waited:
        dossier, by = people.dossiers[row.who], people.accounts[row.by].id
        office = next(n for n, g in people.gemeenten.items() if g.id == dossier.gemeente_id)
        mine = {"dossier_id": dossier.id, "noted_by_id": by}
        if at := moment.when_past(row.since):
            session.add(Stay(azc_id=centres[office, row.azc].id, noted_at=at, **mine))
        for day, how, reached in row.attempts:
            if at := moment.when_past(day):
                tried = ContactAttempt(day=day, how=how, reached=reached, noted_at=at, **mine)
                session.add(tried)
        if at := moment.when_past(row.told_on):
            for item in row.told:
                told = HandedOver(dossier_id=dossier.id, item=item, done_at=at, done_by_id=by)
                session.add(told)
    session.flush()
