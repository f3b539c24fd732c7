"""Which sentences fit who talks and how far the person is, each with its picture."""

from collections.abc import Collection
from typing import NamedTuple

from webapp.case.dossier import DateKind
from webapp.contact.messages.forms_sentences import OF_STAFF
from webapp.contact.messages.model import AMONG_STAFF, Talk
from webapp.contact.messages.words import PICTURES
from webapp.speech.catalogue import parameters

TO_CONSULENT = "Q01 Q05 Q02 Q03 Q04 Q06 Q10 Q07".split()
TO_GUIDE = "Q03 Q06 Q05 Q07 Q04 Q01 Q02 Q10".split()
TO_MAATJE = "Q03 Q06 Q07".split()
TO = {Talk.CONSULENT: TO_CONSULENT, Talk.BEGELEIDER: TO_GUIDE, Talk.MAATJE: TO_MAATJE}
YES_AND_NO = ["Q13", "Q14"]
"""Of an inburgeraar, to what was asked last."""
BY_CONSULENT = ["A01", "A02", "A04", "A03", *(id for id in OF_STAFF if id > "A04")]
BY_GUIDE = "A01 A02 A04 A03 A05 M11 M01 M03 M04 M06 M08 M15 M19 M20 M21 M35 M36 M40".split()
BY_MAATJE = "A01 A02 A04 A03 A05 M08 M15 M19 M36 M40".split()
BY_STAFF = {Talk.CONSULENT: BY_CONSULENT, Talk.BEGELEIDER: BY_GUIDE, Talk.MAATJE: BY_MAATJE}
NOT_BEFORE = {
    DateKind.DUO_NOTICE: {"Q02", "Q05", *"M12 M13 M14 M15 M16 M17 M18 M19 M20".split()}
    | {*"M21 M22 M24 M25".split()},
    DateKind.REGISTERED: {"M11", "M29"},
}
"""What fits only once somebody has come so far: plan, lessons and exams follow DUO's notice."""


class Sentence(NamedTuple):
    id: str
    asked: list[str]
    """What it leaves open."""
    picture: str


def fitting(
    talk: Talk, reached: Collection[DateKind], *, by_inburgeraar: bool, answers: bool = False
) -> list[Sentence]:
    """What fits who talks and how far the person is, what is said most first. `answers`: the others
    wrote last.
    """
    if talk in AMONG_STAFF:
        return []
    first = YES_AND_NO if answers and by_inburgeraar else []
    ids = [*first, *(TO if by_inburgeraar else BY_STAFF)[talk]]
    early = {id for kind, those in NOT_BEFORE.items() if kind not in reached for id in those}
    return [Sentence(id, parameters(id), PICTURES[id]) for id in ids if id not in early]
