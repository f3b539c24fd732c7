"""What the pages of the brede intake show, to the consulent and to the inburgeraar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from werkzeug.datastructures import MultiDict

from webapp.arrival.intake import queries
from webapp.arrival.intake.forms import FORMS, FillArea
from webapp.arrival.intake.forms_lbt import RecordLbt
from webapp.arrival.intake.model import LifeArea, fields_of, strings_of
from webapp.arrival.intake.queries import Lbt, Version, Wishes
from webapp.case.account import Language
from webapp.case.in_hand import Case
from webapp.core import db
from webapp.speech.i18n import Text
from webapp.web import conflicts
from webapp.web.conflicts import Conflict, Merged
from webapp.web.page import Page, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanwhile:
    """What a colleague wrote between opening the form and handing it in."""

    by: str
    fields: Mapping[str, Conflict]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One leefgebied, and its form."""

    area: LifeArea
    form: FillArea
    latest: Version | None
    """The version that counts; None as long as nobody wrote any."""
    earlier: Sequence[Version]
    meanwhile: Meanwhile | None = None
    just_kept: bool = False

    @property
    def kept(self) -> dict[str, str]:
        """What a form says it was loaded with."""
        return strings_of(self.area, self.latest)


class OwnWords(NamedTuple):
    words: str
    language: Language
    written_at: datetime


class Shared(NamedTuple):
    """Since when the inburgeraar reads the summary, and who let them."""

    shared_at: datetime
    name: str


class IntakePage(Page, template="arrival/intake/show.html"):
    case: Case
    areas: Sequence[Area]
    done: int
    lbt: Lbt | None
    lbt_form: RecordLbt
    shared: Shared | None
    wishes: Wishes | None
    own_words: Sequence[OwnWords]
    refusal: Text | None


class AreaPiece(Piece, template="arrival/intake/_area.html"):
    case: Case
    each: Area


class LbtPiece(Piece, template="arrival/intake/_lbt.html"):
    case: Case
    lbt: Lbt | None
    lbt_form: RecordLbt


def intake_page(
    case: Case,
    *,
    tried: Area | None = None,
    lbt_form: RecordLbt | None = None,
    refusal: Text | None = None,
) -> IntakePage:
    """The whole intake as a consulent fills it in, with what was refused of it."""
    areas = [tried if tried and each.area is tried.area else each for each in areas_of(case)]
    return IntakePage(
        case=case,
        areas=areas,
        done=sum(each.latest is not None for each in areas),
        lbt=lbt_of(case),
        lbt_form=lbt_form or RecordLbt(),
        shared=shared_of(case),
        wishes=wishes_of(case),
        own_words=own_words_of(case),
        refusal=refusal,
    )


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
    form = form or FORMS[area](area, typed=strings_of(area, latest))
    return Area(area=area, form=form, latest=latest, earlier=versions[1:])


def merged_with(now: Area, posted: MultiDict[str, str]) -> Merged:
    """What was handed in, held against what is kept by now; nothing is, while nobody wrote."""
    unwritten = {} if now.latest else now.kept
    base = unwritten | conflicts.loaded(posted, fields_of(now.area))
    return conflicts.merge(base, now.form.strings(), now.kept)


def with_both(now: Area, merged: Merged, by: str) -> Area:
    """Of what a colleague changed both versions, one's own in the form."""
    mine = {name: versions.mine for name, versions in merged.conflicts.items()}
    form = FORMS[now.area](now.area, typed=merged.values | mine)
    return replace(now, form=form, meanwhile=Meanwhile(by=by, fields=merged.conflicts))


def lbt_of(case: Case) -> Lbt | None:
    return next(iter(db.read(Lbt, queries.LBT_SHOWN, dossier=case.id)), None)


def shared_of(case: Case) -> Shared | None:
    return next(iter(db.read(Shared, queries.SHARED, dossier=case.id)), None)


def wishes_of(case: Case) -> Wishes | None:
    return next(iter(db.read(Wishes, queries.WISHES_SHOWN, dossier=case.id)), None)


def own_words_of(case: Case) -> list[OwnWords]:
    return db.read(OwnWords, queries.WORDS, dossier=case.id)


def lbt_piece(case: Case, form: RecordLbt | None = None) -> LbtPiece:
    return LbtPiece(case=case, lbt=lbt_of(case), lbt_form=form or RecordLbt())
