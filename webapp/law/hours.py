"""How far the hours are: the Z-route, the hours for afschalen, and the practice of the MAP.

Everything is counted in minutes. The app records; DUO decides what counts in the end.
"""

from dataclasses import dataclass
from datetime import date

from webapp.law.duo import Doelgroep, Leerroute
from webapp.law.rules import Key, Rulebook


@dataclass(frozen=True)
class Counter:
    """Minutes done out of minutes needed. More than needed may be done; less than none may not."""

    done_minutes: int
    needed_minutes: int

    def __post_init__(self) -> None:
        if self.done_minutes < 0 or self.needed_minutes < 0:
            raise ValueError("minutes cannot be less than none")

    @property
    def complete(self) -> bool:
        return self.done_minutes >= self.needed_minutes

    @property
    def left_minutes(self) -> int:
        return max(0, self.needed_minutes - self.done_minutes)

    @property
    def percent(self) -> int:
        """0 to 100, rounded down: 100 is only shown when it is complete."""
        return 100 if self.complete else self.done_minutes * 100 // self.needed_minutes


@dataclass(frozen=True, kw_only=True)
class Followed:
    """Minutes reported for one person."""

    language: int
    """Dutch lessons and KNM together."""
    participation: int
    intake_language: int = 0
    intake_participation: int = 0


@dataclass(frozen=True)
class ZRoute:
    language: Counter
    participation: Counter | None
    """None: this person has no participation hours to make."""
    intake_language_minutes: int
    """Shown apart; they never count toward the route."""

    @property
    def complete(self) -> bool:
        """The hours only: the eindgesprek, PVT and MAP belong to the route too."""
        return self.language.complete and (not self.participation or self.participation.complete)


def z_route(
    rules: Rulebook,
    on: date,
    doelgroep: Doelgroep,
    followed: Followed,
    cap_hours: int | None = None,
) -> ZRoute:
    """Besluit art. 3.14: 800 hours of lessons, and 800 of participation for asielstatushouders.

    `cap_hours` is the most that a partial ontheffing allows (DUO's
    urenBelastbaarheidParticipatieactiviteit); 0 means that this person cannot take part.
    Participation during the brede intake counts, lessons during it do not.
    """
    language_hours = rules.number(Key.Z_LANGUAGE_HOURS, on)
    participation = None
    if doelgroep is Doelgroep.ASIELSTATUSHOUDER:
        hours = rules.number(Key.Z_PARTICIPATION_HOURS, on)
        if cap_hours is not None:
            hours = min(hours, cap_hours)
        done = followed.participation + followed.intake_participation
        participation = Counter(done, hours * 60)
    return ZRoute(
        Counter(followed.language, language_hours * 60), participation, followed.intake_language
    )


def downscaling(rules: Rulebook, on: date, course_minutes: int) -> Counter:
    """Lessons at a school with a keurmerk toward the 600 hours that afschalen needs (art. 5.5)."""
    return Counter(course_minutes, rules.number(Key.DOWNSCALE_HOURS, on) * 60)


def has_map(leerroute: Leerroute) -> bool:
    """The Onderwijsroute has no MAP (Wet art. 8 lid 3); it does have PVT and KNM."""
    return leerroute is not Leerroute.ONDERWIJS


def map_practice(rules: Rulebook, on: date, practised_minutes: int) -> Counter:
    return Counter(practised_minutes, rules.number(Key.MAP_PRACTICE_MINUTES, on))


def map_themes_left(rules: Rulebook, on: date, themes_done: int) -> int:
    """How many themes are still open before the eindgesprek of the MAP."""
    return max(0, rules.number(Key.MAP_THEMES, on) - themes_done)
