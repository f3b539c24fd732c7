"""The parts of the intake as they stand on the page: each with its form, and what is kept of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from webapp.arrival.intake import queries
from webapp.arrival.intake.forms import FillArea
from webapp.arrival.intake.forms_around import ALL_FORMS
from webapp.arrival.intake.forms_choice import SEEN, Choice
from webapp.arrival.intake.model import (
    MORE_TIME,
    NO,
    Around,
    LifeArea,
    Part,
    fields_of,
    strings_of,
)
from webapp.arrival.intake.queries import Version
from webapp.arrival.intake.queries_around import NOTED, NOTED_OF_ONE, Noted
from webapp.case.in_hand import Case
from webapp.core import db
from webapp.web import conflicts
from webapp.web.conflicts import Conflict, Merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanwhile:
    """What a colleague wrote between opening the form and handing it in."""

    by: str
    fields: Mapping[str, Conflict]
    """Of these somebody has to choose."""
    theirs: Mapping[str, str]
    """And these are theirs: here they stand as they were."""

    @property
    def all(self) -> dict[str, str]:
        """What the colleague wrote."""
        return {**self.theirs, **{name: both.theirs for name, both in self.fields.items()}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One part of the intake, and its form."""

    area: Part
    form: FillArea
    latest: Version | Noted | None
    """The version that counts; None as long as nobody wrote any."""
    earlier: Sequence[Version | Noted]
    was: Mapping[str, str]
    """What a form says it was loaded with, field by field."""
    meanwhile: Meanwhile | None = None
    just_kept: bool = False

    @property
    def kept(self) -> dict[str, str]:
        return strings_of(self.area, self.latest)

    @property
    def may_wait(self) -> bool:
        """On the device, sealed, until it can be saved. Nothing of somebody's health does."""
        return self.area is not LifeArea.HEALTH


def areas_of(case: Case) -> list[Area]:
    """All twelve leefgebieden."""
    found: dict[LifeArea, list[Version]] = {area: [] for area in LifeArea}
    for version in db.read(Version, queries.ANSWERS, dossier=case.id):
        found[version.area].append(version)
    return [area_of(area, versions) for area, versions in found.items()]


def around_of(case: Case) -> list[Area]:
    """What is asked of the talks."""
    noted = {each.area: [each] for each in db.read(Noted, NOTED, dossier=case.id)}
    return [area_of(area, noted.get(area, [])) for area in Around]


def area_now(case: Case, area: Part, form: FillArea | None = None) -> Area:
    if isinstance(area, Around):
        noted = db.read(Noted, NOTED_OF_ONE, dossier=case.id, area=area)
        return area_of(area, noted, form)
    versions = db.read(Version, queries.OF_ONE_AREA, dossier=case.id, area=area)
    return area_of(area, versions, form)


def area_of(area: Part, versions: Sequence[Version | Noted], form: FillArea | None = None) -> Area:
    """`versions`: the newest first. `form`: what was handed in."""
    latest = versions[0] if versions else None
    was = strings_of(area, latest)
    form = form or ALL_FORMS[area](area, typed=was)
    return Area(area=area, form=form, latest=latest, earlier=versions[1:], was=was)


def merged_with(now: Area, posted: MultiDict[str, str], choice: Choice | None) -> Merged:
    """What was handed in, held against what is kept by now; nothing is, while nobody wrote.

    `choice`: of what a colleague wrote meanwhile, after it was shown.
    """
    base = ({} if now.latest else now.kept) | conflicts.loaded(posted, fields_of(now.area))
    mine, seen = now.form.strings(), conflicts.loaded(posted, fields_of(now.area), SEEN)
    if choice is Choice.MINE:
        base |= seen
    if choice is Choice.THEIRS:
        mine |= {name: now.kept[name] for name in seen}
    return conflicts.merge(base, mine, now.kept)


def as_written(before: Area, now: Area, posted: MultiDict[str, str], merged: Merged) -> Area:
    """What is kept by now, for a form in which somebody writes on.

    What differs from what stands in it stays as it was loaded: else it would be taken for a wish
    to have the old words back.
    """
    mine = before.form.strings()
    base = before.kept | conflicts.loaded(posted, fields_of(now.area))
    theirs = {n: v for n, v in merged.values.items() if v != mine[n] and n not in merged.conflicts}
    was = {name: kept if kept == mine[name] else base[name] for name, kept in now.was.items()}
    form = ALL_FORMS[now.area](now.area, typed=mine)
    said = Meanwhile(by=by_whom(before), fields=merged.conflicts, theirs=theirs)
    differs = merged.conflicts or theirs
    return replace(now, form=form, was=was, meanwhile=said if differs else None, just_kept=True)


def by_whom(area: Area) -> str:
    return area.latest.name if area.latest else ""


def lacking(around: Sequence[Area]) -> list[Around]:
    """What is not noted yet, and has to be before the summary is given."""
    noted = {each.area for each in around if is_noted(each.kept)}
    return [each for each in Around if each not in noted]


def is_noted(said: Mapping[str, str]) -> bool:
    """Who needs no more time has no reason for it, and no day."""
    return said.get(MORE_TIME) == NO or all(said.values())
