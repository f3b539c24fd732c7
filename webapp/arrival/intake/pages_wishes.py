"""What the inburgeraar reads of the brede intake, and writes: wishes, and words of their own."""

from collections.abc import Sequence

from webapp.arrival.intake import queries
from webapp.arrival.intake.forms_wishes import AddWords, TellWishes
from webapp.arrival.intake.model import LifeArea
from webapp.arrival.intake.pages import (
    OwnWords,
    Shared,
    lbt_of,
    own_words_of,
    shared_of,
    wishes_of,
)
from webapp.arrival.intake.queries import Lbt, Version, Wishes
from webapp.case.in_hand import Case
from webapp.core import db
from webapp.web.page import Page, Piece


class SummaryPage(Page, template="arrival/intake/summary.html"):
    """What the inburgeraar reads afterwards: nothing that stays among colleagues."""

    case: Case
    shared: Shared | None
    lines: Sequence[Version]
    lbt: Lbt | None
    own_words: Sequence[OwnWords]
    form: AddWords


class WordsPiece(Piece, template="arrival/intake/_words.html"):
    case: Case
    own_words: Sequence[OwnWords]
    form: AddWords


class WishesPage(Page, template="arrival/intake/wishes.html"):
    case: Case
    form: TellWishes
    wishes: Wishes | None
    """What was chosen last."""
    just_kept: bool = False


class WishesPiece(Piece, template="arrival/intake/_wishes.html"):
    case: Case
    form: TellWishes
    just_kept: bool = False


def summary_page(case: Case, form: AddWords | None = None) -> SummaryPage:
    latest = {each.area: each for each in db.read(Version, queries.LATEST_ANSWERS, dossier=case.id)}
    lines = [latest[area] for area in LifeArea if area in latest]
    return SummaryPage(
        case=case,
        shared=shared_of(case),
        lines=[*filter(says_something, lines)],
        lbt=lbt_of(case),
        own_words=own_words_of(case),
        form=form or AddWords(),
    )


def words_piece(case: Case, form: AddWords | None = None) -> WordsPiece:
    return WordsPiece(case=case, own_words=own_words_of(case), form=form or AddWords())


def says_something(version: Version) -> bool:
    """To the inburgeraar."""
    answer = version.answer and not version.internal
    in_the_way = version.in_the_way is not None
    return bool(answer or version.wish or version.extra_time or in_the_way)


def wishes_page(case: Case, form: TellWishes | None = None) -> WishesPage:
    latest = wishes_of(case)
    begun = latest and {"chosen": latest.chosen, "words": latest.words}
    return WishesPage(case=case, form=form or TellWishes(data=begun), wishes=latest)
