"""The lines a plan can be made of, and what a consulent reads when something cannot be kept."""

from webapp.plan.pip.model import Party
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import ptext

CHOOSE = ptext("desk", "Please choose one.")
DAY = ptext("desk", "Please write a day like 2026-09-14, between 2022 and 2100.")
HOURS = ptext("desk", "Please write a number of hours from 1 to 9,999.")
LONG = ptext("desk", "This is too long.")
WORDS = ptext("desk", "Please choose lines, or write one.")
NO_SUCH = ptext("desk", "This line is not in the list.")
EMPTY = ptext("desk", "A line cannot be empty. You can remove it.")
TOO_MANY = ptext("desk", "A plan has at most 60 lines.")
GONE = ptext("desk", "A colleague has fixed this plan, or removed this line. Nothing was changed.")
CHANGED = ptext("desk", "A colleague changed this meanwhile. Please read it again.")
OF_THE_BEGELEIDER = ("P09", "P10")
CATALOGUE: dict[Party, tuple[str, ...]] = {
    Party.INBURGERAAR: tuple(id for id in TEXTS if id[0] == "G"),
    Party.GEMEENTE: tuple(id for id in TEXTS if id[0] == "P" and id not in OF_THE_BEGELEIDER),
    Party.BEGELEIDER: OF_THE_BEGELEIDER,
}
"""Which lines of the catalogue speak for whom."""
