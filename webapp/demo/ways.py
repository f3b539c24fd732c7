"""How people come to the places of the demo world, and what to call there. All is made up."""

from sqlalchemy.orm import Session

from webapp.case.school import School
from webapp.case.way import Way
from webapp.demo.places import GEMEENTEHUIS, NEIGHBOURHOOD, SCHOOL, WERKACADEMIE, Site
from webapp.demo.settle import People

NEAR, FAR = "Bergschenhoek", "Bleiswijk"
WAYS: tuple[tuple[Site, str, int | None, int | None, str | None, str | None], ...] = (
    (GEMEENTEHUIS, NEAR, 12, 5, "174", "Gemeentehuis"),
    (GEMEENTEHUIS, FAR, None, 18, "173", "Gemeentehuis"),
    (SCHOOL, NEAR, 9, None, None, None),
    (SCHOOL, FAR, None, 22, "173", "Bruglaan"),
    (WERKACADEMIE, NEAR, None, 16, "174", "Vaartweg"),
    (NEIGHBOURHOOD, NEAR, 6, None, None, None),
)
"""To where, from which village, minutes on foot and by bus, which bus, where to get off."""


PHONES = ((SCHOOL, "010-000 01 31"), (WERKACADEMIE, "010-000 01 32"))
"""Of schools."""


def write_ways(session: Session, people: People) -> None:
    if office := people.gemeenten.get("Lansingerland"):
        for site, phone in PHONES:
            session.add(
                School(gemeente_id=office.id, name=site.name, address=site.address, phone=phone)
            )
        for site, village, on_foot, by_bus, bus, stop in WAYS:
            session.add(
                Way(
                    gemeente_id=office.id,
                    place=site.name,
                    address=site.address or "",
                    village=village,
                    on_foot=on_foot,
                    by_bus=by_bus,
                    bus=bus,
                    stop=stop,
                )
            )
