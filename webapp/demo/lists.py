"""A list of hours that waits at the desk: some rows are clear, some ask, some are of others."""

from datetime import date

from sqlalchemy.orm import Session

from webapp.demo.moment import NOON, Moment, local
from webapp.demo.settle import People
from webapp.people.imports.model import HandedList, ListKind, packed

HANDED_ON = date(2026, 9, 11)
ROWS = [
    ["naam", "geboren", "soort", "uren", "tot", "bron"],
    ["Tesfay, Yonas", "14-02-2000", "taal", "14", "11-09-2026", "De Brug"],
    ["Rania Al-Khatib", "03-05-1988", "taal", "7,5", "10-09-2026", "Taalhuis De Brug"],
    ["Rania Al-Khatib", "03-05-1988", "participatie", "4", "10-09-2026", "Buurttuin"],
    ["Iemand Anders", "03-05-1990", "taal", "8", "11-09-2026", "Taalhuis De Brug"],
    ["Totaal", "", "", "33,5"],
]


def write_lists(session: Session, moment: Moment, people: People) -> None:
    yonas = people.dossiers.get("Yonas")
    if yonas and yonas.consulent_id and moment.has_come(HANDED_ON):
        handed = HandedList(
            gemeente_id=yonas.gemeente_id,
            kind=ListKind.HOURS,
            handed_by_id=yonas.consulent_id,
            handed_at=min(moment.now, local(HANDED_ON, NOON)),
            rows=len(ROWS),
            packed=packed(ROWS),
        )
        session.add(handed)
