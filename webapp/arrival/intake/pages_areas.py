"""The leefgebieden as they stand on the page: each with its form, and what colleagues wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from webapp.arrival.intake import queries
from webapp.arrival.intake.forms import FORMS, FillArea
from webapp.arrival.intake.forms_choice import SEEN, Choice
from webapp.arrival.intake.model import LifeArea, fields_of, strings_of
from webapp.arrival.intake.queries import Version
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One leefgebied, and its form."""

    area: LifeArea
    form: FillArea
    latest: Version | None
    """The version that counts; None as long as nobody wrote any."""
    earlier: Sequence[Version]
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
    """All twelve."""
    found: dict[LifeArea, list[Version]] = {area: [] for area in LifeArea}
    for version in db.read(Version, queries.ANSWERS, dossier=case.id):
        found[version.area].append(version)
    return [area_of(area, versions) for area, versions in found.items()]


def area_now(case: Case, area: LifeArea, form: FillArea | None = None) -> Area:
    versions = db.read(Version, queries.OF_ONE_AREA, dossier=case.id, area=area)
    return area_of(area, versions, form)


def area_of(area: LifeArea, versions: Sequence[Version], form: FillArea | None = None) -> Area:
    """`versions`: the newest first. `form`: what was handed in."""
    latest = versions[0] if versions else None
    was = strings_of(area, latest)
    form = form or FORMS[area](area, typed=was)
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
    form = FORMS[now.area](now.area, typed=mine)
    said = Meanwhile(by=by_whom(before), fields=merged.conflicts, theirs=theirs)
    differs = merged.conflicts or theirs
    return replace(now, form=form, was=was, meanwhile=said if differs else None, just_kept=True)


def by_whom(area: Area) -> str:
    return area.latest.name if area.latest else ""
