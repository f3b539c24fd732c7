"""The brede intake of everybody in the demo world: what was talked about, and what DUO reported."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from webapp.arrival.intake.model import (
    ALONE,
    MORE_TIME,
    NO,
    TOLD_IN,
    TOLD_ON,
    UNTIL,
    WHY,
    Around,
    IntakeAnswer,
    IntakeShared,
    IntakeWishes,
    LbtResult,
    LifeArea,
    Need,
    Wish,
)
from webapp.arrival.intake.model_around import a_row
from webapp.case.account import Language
from webapp.case.spoken import Spoken
from webapp.demo.moment import Moment
from webapp.demo.settle import People
from webapp.law.lbt import LbtOutcome


class Said(NamedTuple):
    who: str
    day: date
    area: LifeArea
    content: dict[str, Any]


class Wished(NamedTuple):
    who: str
    day: date
    chosen: tuple[Wish, ...]
    words: str
    language: Language


FIRST, SECOND = date(2026, 5, 22), date(2026, 6, 2)
SAID = (
    Said(
        "Yonas",
        FIRST,
        LifeArea.LANGUAGE,
        {
            "answer": "Leest en schrijft Tigrinya. Leert de Latijnse letters.",
            "wish": "Praten met de buren.",
            "extra_time": True,
        },
    ),
    Said(
        "Yonas",
        FIRST,
        LifeArea.DIPLOMAS,
        {"answer": "Acht jaar school, geen diploma.", "extra_time": False},
    ),
    Said(
        "Yonas",
        FIRST,
        LifeArea.WORK,
        {"answer": "Werkte op een boerderij.", "wish": "Met planten werken."},
    ),
    Said("Yonas", FIRST, LifeArea.FAMILY, {"answer": "Woont alleen.", "internal": True}),
    Said(
        "Yonas",
        SECOND,
        LifeArea.HEALTH,
        {"in_the_way": True, "needs": [Need.BREAKS.value, Need.SMALL_GROUP.value]},
    ),
    Said(
        "Yonas",
        SECOND,
        LifeArea.DIGITAL,
        {"answer": "Eigen telefoon, nog geen DigiD.", "extra_time": False},
    ),
    Said("Yonas", SECOND, LifeArea.TRAVEL, {"answer": "Kan nog niet fietsen."}),
    Said("Yonas", SECOND, LifeArea.OWN_WISH, {"wish": "Een eigen moestuin."}),
)
WISHED = (
    Wished(
        "Yonas",
        date(2026, 5, 21),
        (Wish.DUTCH, Wish.WORK, Wish.CYCLE),
        "ምስ ጎረባብተይ ክዛረብ እደሊ።",
        Language.TI,
    ),
)
RESULTS = (("Yonas", date(2026, 6, 12), LbtOutcome.NOT_REACHABLE, 4350, 6000),)
SHARED = (("Yonas", SECOND),)
"""Who was told of the right to talk alone, and did not need it; no more time was needed."""


def write_intakes(session: Session, moment: Moment, people: People) -> None:
    petra = people.accounts["Petra"].id
    for said in SAID:
        if at := moment.when_past(said.day):
            known: dict[str, Any] = {
                "number": 1,
                "written_by_id": petra,
                "written_at": at,
            } | said.content
            dossier_id = people.dossiers[said.who].id
            session.add(IntakeAnswer(dossier_id=dossier_id, area=said.area, **known))
    for who, day in SHARED:
        if at := moment.when_past(day):
            dossier_id = people.dossiers[who].id
            session.add(IntakeShared(dossier_id=dossier_id, shared_at=at, shared_by_id=petra))
            alone = a_row(Around.ALONE, dossier_id=dossier_id, number=1, by=petra, at=at)
            alone.write({TOLD_ON: day.isoformat(), TOLD_IN: Spoken.TIGRINYA, ALONE: NO}, at)
            time = a_row(Around.TIME, dossier_id=dossier_id, number=1, by=petra, at=at)
            time.write({MORE_TIME: NO, WHY: "", UNTIL: ""}, at)
            session.add_all([alone, time])
    for who, day, outcome, score, needed in RESULTS:
        if at := moment.when_past(day):
            session.add(
                LbtResult(
                    dossier_id=people.dossiers[who].id,
                    outcome=outcome,
                    day=day,
                    recorded_by_id=petra,
                    recorded_at=at,
                    score_hundredths=score,
                    needed_hundredths=needed,
                )
            )
    write_wishes(session, moment, people, WISHED)
    session.flush()


def write_wishes(
    session: Session, moment: Moment, people: People, wished: Iterable[Wished]
) -> None:
    session.add_all(
        IntakeWishes(
            dossier_id=people.dossiers[row.who].id,
            chosen=[wish.value for wish in row.chosen],
            words=row.words,
            language=row.language,
            written_at=at,
        )
        for row in wished
        if (at := moment.when_past(row.day))
    )
