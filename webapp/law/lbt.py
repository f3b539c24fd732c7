"""The result of the LBT (leerbaarheidstoets): advice about the leerroute, and no exam.

Wet inburgering 2021, art. 14 lid 3; exemptions lid 6 and 7. The gemeente weighs everything, and
may choose another leerroute when it says why.
"""

from enum import StrEnum

from webapp.law.duo import Leerroute


class WithoutIntake(StrEnum):
    """On which ground of the law a first PIP is fixed though the brede intake is not finished."""

    ABSENT = "absent"
    """After three oproepen that were not followed the college completes the intake in absence:
    then the PIP needs neither the person nor an LBT. Wet inburgering 2021 art. 14 lid 1-2 and 22;
    Besluit art. 7.1 lid 1.
    """
    MOVED = "moved"
    """Who moves here after another gemeente had the LBT taken, and asked after education and work,
    is not asked again; personal circumstances and vve are. Wet art. 15 lid 4; Besluit art. 5.3
    lid 3.
    """


class LbtOutcome(StrEnum):
    """As DUO spells it. Nobody passes or fails."""

    REACHABLE = "B1-route haalbaar"
    NOT_REACHABLE = "B1-route niet haalbaar"
    UNKNOWN = "Onbekend"


class LbtExemption(StrEnum):
    """Why the test was not taken. With `visual` nobody takes it; with `auditory` who cannot."""

    VISUAL = "visual"
    AUDITORY = "auditory"


def follows(outcome: LbtOutcome, leerroute: Leerroute) -> bool:
    """Whether the leerroute is what the test advises. One that does not needs a motivation.

    An unknown result advises nothing. The Onderwijsroute leads to B1 or higher, so it follows
    "haalbaar".
    """
    if outcome is LbtOutcome.UNKNOWN:
        return True
    return (outcome is LbtOutcome.REACHABLE) == (leerroute is not Leerroute.Z)
