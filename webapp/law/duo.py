"""The codes of DUO's machine interface, spelled as DUO spells them, and its free exams."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from webapp.law.rules import Key, Rulebook


class Wet(StrEnum):
    """Which law somebody falls under: DUO's letter says it, never the year in a name."""

    WI2013 = "Wi2013"
    WI2021 = "Wi2021"


class Doelgroep(StrEnum):
    ASIELSTATUSHOUDER = "Asielstatushouder"
    GEZINS_OVERIG = "Gezinsmigrant en overige migrant"


def other_doelgroep(doelgroep: Doelgroep) -> Doelgroep:
    """The one that SS124 and SS125 change it to: there are two."""
    return next(other for other in Doelgroep if other is not doelgroep)


class Leerroute(StrEnum):
    B1 = "B"
    ONDERWIJS = "O"
    Z = "Z"


class Niveau(StrEnum):
    """The level of the PIP: the least to reach in every language exam of the B1-route."""

    A2 = "A2"
    B1 = "B1"


class ExamNiveau(StrEnum):
    """The level of one exam, which may be higher than the plan asks."""

    A2 = "A2"
    B1 = "B1"
    B2 = "B2"


class Alfabetisering(StrEnum):
    """Literacy lessons: A for who cannot read, AA for who reads another script, NVT for none."""

    A = "A"
    AA = "AA"
    NVT = "NVT"


class ExamPart(StrEnum):
    """Reading, listening, writing, speaking, and knowledge of Dutch society."""

    LE = "LE"
    LU = "LU"
    SC = "SC"
    SP = "SP"
    KNM = "KNM"


class ExamResult(StrEnum):
    GESLAAGD = "Geslaagd"
    GEZAKT = "Gezakt"
    GEEN = "Geen"
    """No result: cancelled, ill, absent. This is not "failed"."""


USES_AN_ATTEMPT = frozenset({ExamResult.GESLAAGD, ExamResult.GEZAKT})


def free_attempts_left(
    rules: Rulebook, on: date, doelgroep: Doelgroep, results: Iterable[ExamResult]
) -> int:
    """How often one part can still be taken for free, from its results so far.

    Only for asielstatushouders. Attempts below the level of the PIP are never free: leave them
    out. DUO keeps the real count (`gratisPogingenTegoed`); this is the one to expect.
    """
    if doelgroep is not Doelgroep.ASIELSTATUSHOUDER:
        return 0
    used = sum(result in USES_AN_ATTEMPT for result in results)
    return max(0, rules.number(Key.FREE_EXAM_ATTEMPTS, on) - used)
