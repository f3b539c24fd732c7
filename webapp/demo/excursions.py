"""The excursions of the demo world, and who waits for a place."""

from datetime import date, time
from typing import Any

from sqlalchemy.orm import Session

from webapp.case.account import Language
from webapp.courses.pvt.model import Excursion, Kernwaarde, PvtGroup, SignUp
from webapp.demo.moment import Moment, local
from webapp.demo.people import HERE, SAMIR, SAMIR_PHONE, THERE
from webapp.demo.places import (
    BUS_STOP,
    CARE_HOME,
    COUNCIL_HALL,
    PRODEMOS,
    SPORTS_CLUB,
    Site,
)
from webapp.demo.settle import People

BUS_TOGETHER, ON_FOOT, BY_BUS = "X10", "X11", "X12"
HALAL_FOOD, OWN_LUNCH = "X20", "X21"
ANY_CLOTHES, SPORTS_SHOES = "X30", "X31"
USUAL = {
    "travel": ON_FOOT,
    "food": HALAL_FOOD,
    "clothes": ANY_CLOTHES,
    "guide": SAMIR,
    "guide_phone": SAMIR_PHONE,
}


def write_excursions(session: Session, moment: Moment, people: People, arabic: PvtGroup) -> None:
    outings = excursions(people, arabic)
    session.add_all(outings)
    session.flush()
    care_home = next(outing for outing in outings if outing.text_id == "X04")
    let_amal_wait(session, moment, people, care_home)
    session.flush()


def excursions(people: People, arabic: PvtGroup) -> list[Excursion]:
    return [
        outing(
            people,
            HERE,
            COUNCIL_HALL,
            text_id="X01",
            kernwaarde=Kernwaarde.PARTICIPATIE,
            day=date(2026, 9, 24),
            starts=time(10),
            ends=time(12, 30),
            places=15,
            given_away=12,
            travel=BY_BUS,
            language=Language.AR,
            group_id=arabic.id,
        ),
        outing(
            people,
            HERE,
            SPORTS_CLUB,
            text_id="X03",
            kernwaarde=Kernwaarde.PARTICIPATIE,
            day=date(2026, 10, 10),
            starts=time(13),
            ends=time(16),
            places=20,
            clothes=SPORTS_SHOES,
            children=True,
        ),
        outing(
            people,
            HERE,
            CARE_HOME,
            text_id="X04",
            kernwaarde=Kernwaarde.SOLIDARITEIT,
            day=date(2026, 10, 14),
            starts=time(13, 30),
            ends=time(15, 30),
            places=8,
            given_away=8,
            language=Language.AR,
        ),
        outing(
            people,
            HERE,
            BUS_STOP,
            text_id="X02",
            kernwaarde=Kernwaarde.VRIJHEID,
            day=date(2026, 10, 22),
            starts=time(10),
            ends=time(15),
            places=12,
            given_away=11,
            travel=BUS_TOGETHER,
            food=OWN_LUNCH,
            bring_id=True,
        ),
        outing(
            people,
            THERE,
            PRODEMOS,
            text_id="X02",
            kernwaarde=Kernwaarde.VRIJHEID,
            day=date(2026, 10, 29),
            starts=time(9, 30),
            ends=time(12),
            places=6,
            given_away=1,
            travel=BY_BUS,
            wheelchair=False,
            bring_id=True,
            guide="Karel",
            guide_phone="010-000 01 06",
        ),
    ]


def outing(people: People, gemeente: str, site: Site, **particulars: Any) -> Excursion:
    """An excursion that begins at a site; what is not said is as usual."""
    return Excursion(
        gemeente_id=people.gemeenten[gemeente].id,
        meet_at=site.name,
        address=site.address or "",
        **USUAL | particulars,
    )


def let_amal_wait(session: Session, moment: Moment, people: People, care_home: Excursion) -> None:
    """Amal asked for two places after all were given away."""
    asked_at = local(date(2026, 9, 8), time(14, 20))
    if asked_at > moment.now:
        return
    wish = SignUp(
        dossier_id=people.dossiers["Amal"].id,
        excursion_id=care_home.id,
        people=2,
        transport=True,
        signed_up_at=asked_at,
    )
    care_home.sign_up(wish, taken=0, waiting=False)
    session.add(wish)
