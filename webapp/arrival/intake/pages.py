"""What the pages of the brede intake show, to the consulent and to the inburgeraar."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from webapp.arrival.intake import queries
from webapp.arrival.intake.forms_lbt import RecordLbt
from webapp.arrival.intake.model import Around
from webapp.arrival.intake.pages_areas import Area, areas_of, around_of, lacking
from webapp.arrival.intake.queries import Lbt, Wishes
from webapp.case.account import Language
from webapp.case.in_hand import Case
from webapp.core import db
from webapp.speech.i18n import Text
from webapp.web.page import Page, Piece


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
    around: Sequence[Area]
    areas: Sequence[Area]
    done: int
    lacking: Sequence[Around]
    """What has to be noted before the summary is given."""
    lbt: Lbt | None
    lbt_form: RecordLbt
    shared: Shared | None
    wishes: Wishes | None
    own_words: Sequence[OwnWords]
    refusal: Text | None


class AreaPiece(Piece, template="arrival/intake/_area.html"):
    case: Case
    each: Area


class SavedPiece(Piece, template="arrival/intake/_saved.html"):
    """What became of what was written: somebody may be writing on."""

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
    kept, areas = around_of(case), areas_of(case)
    given, added = queries.SO_FAR.read(dossier=case.id)
    return IntakePage(
        case=case,
        around=with_tried(kept, tried),
        areas=with_tried(areas, tried),
        done=sum(each.latest is not None for each in areas),
        lacking=lacking(kept),
        lbt=lbt_of(case),
        lbt_form=lbt_form or RecordLbt(),
        shared=next((Shared(*row) for row in given), None),
        wishes=wishes_of(case),
        own_words=[OwnWords(*row) for row in added],
        refusal=refusal,
    )


def with_tried(areas: Sequence[Area], tried: Area | None) -> list[Area]:
    return [tried if tried and each.area is tried.area else each for each in areas]


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
