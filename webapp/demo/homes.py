"""Where people live and on what they can be called. Nobody is called by these numbers."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from webapp.case.facts import Address, PhoneNumber, Whose
from webapp.demo.settle import People


class Home(NamedTuple):
    number: str
    street: str | None = None
    postcode: str | None = None
    place: str | None = None
    whose: Whose = Whose.OWN
    best_time: str | None = None
    hidden: bool = False


HOMES = {
    "Yonas": Home("+31100000121", "Wilgenlaan 12", "2661 AB", "Bergschenhoek"),
    "Rania": Home("+31100000122", "Dorpsstraat 8", "2661 CD", "Bergschenhoek"),
    "Omar": Home("+31100000122", "Dorpsstraat 8", "2661 CD", "Bergschenhoek", Whose.PARTNER),
    "Dawit": Home("+31100000123", best_time="na 16:00"),
    "Mariam": Home("+31100000124", hidden=True),
}


def write_homes(session: Session, people: People) -> None:
    for who, home in HOMES.items():
        id = people.dossiers[who].id
        session.add(
            PhoneNumber(
                dossier_id=id, number=home.number, whose=home.whose, best_time=home.best_time
            )
        )
        session.add(
            Address(
                dossier_id=id,
                street=home.street,
                postcode=home.postcode,
                place=home.place,
                hidden=home.hidden,
            )
        )
