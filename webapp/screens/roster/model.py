"""What a list of people is narrowed and sorted by."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from webapp.case.spoken import Spoken
from webapp.law.duo import Leerroute
from webapp.people.caseload.model import Step


class View(StrEnum):
    """The lists that are asked for most."""

    MINE = "mine"
    ALL = "all"
    NO_PLAN = "no-plan"
    NOT_SEEN = "not-seen"
    """Nobody saw or spoke to them in the last thirty days."""
    NO_GUIDE = "no-guide"


class Sort(StrEnum):
    NAME = "name"
    BORN = "born"
    NEXT = "next"
    PLAN = "plan"
    """Who has had a plan for the longest time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the address of the list asks for."""

    view: View
    sort: Sort = Sort.NAME
    step: Step | None = None
    route: Leerroute | None = None
    speaks: Spoken | None = None

    @property
    def asked(self) -> dict[str, str]:
        """What stands in the address."""
        named = {name: getattr(self, name) for name in self.__slots__}
        return {name: str(value) for name, value in named.items() if value}

    def but(self, **changes: StrEnum) -> str:
        """The same address with something else in it."""
        return urlencode(self.asked | {name: str(value) for name, value in changes.items()})
