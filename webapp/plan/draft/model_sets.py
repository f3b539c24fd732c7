"""Agreements that often go together: for a route, and for the first half year."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from webapp.plan.pip.model import Party

INBURGERAAR, GEMEENTE = Party.INBURGERAAR, Party.GEMEENTE


class SetOfLines(StrEnum):
    FIRST_HALF_YEAR = "first-half-year"
    B1_ROUTE = "b1-route"
    EDUCATION_ROUTE = "education-route"
    Z_ROUTE = "z-route"


class Usual(NamedTuple):
    """A line of the catalogue. What goes on has no day."""

    text_id: str
    party: Party = INBURGERAAR
    weeks: int | None = None
    """From the day of the plan."""

    def due_on(self, dated_on: date) -> date | None:
        return dated_on + timedelta(weeks=self.weeks) if self.weeks else None


SETS: dict[SetOfLines, tuple[Usual, ...]] = {
    SetOfLines.FIRST_HALF_YEAR: (
        Usual("P01", GEMEENTE, weeks=6),
        Usual("G32", weeks=2),
        Usual("G28", weeks=6),
        Usual("G29"),
        Usual("G40", weeks=12),
        Usual("G24", weeks=26),
        Usual("P06", GEMEENTE, weeks=12),
        Usual("G12", weeks=26),
    ),
    SetOfLines.B1_ROUTE: (
        Usual("P01", GEMEENTE, weeks=6),
        Usual("G01"),
        Usual("G03"),
        Usual("G04"),
        Usual("G12", weeks=26),
        Usual("G16", weeks=26),
        Usual("G15", weeks=52),
        Usual("P05", GEMEENTE),
    ),
    SetOfLines.EDUCATION_ROUTE: (
        Usual("P01", GEMEENTE, weeks=6),
        Usual("G21", weeks=12),
        Usual("G22", weeks=26),
        Usual("G03"),
        Usual("G04"),
        Usual("G12", weeks=26),
        Usual("P05", GEMEENTE),
    ),
    SetOfLines.Z_ROUTE: (
        Usual("P01", GEMEENTE, weeks=6),
        Usual("P02", GEMEENTE, weeks=12),
        Usual("G03"),
        Usual("G05"),
        Usual("G12", weeks=26),
        Usual("G36", weeks=26),
        Usual("P05", GEMEENTE),
    ),
}
"""What a gemeente often agrees. Nothing of it is law, and nothing is agreed before it is read."""
