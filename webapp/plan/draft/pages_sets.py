"""A set of agreements, line by line, before any of it stands in the draft."""

from collections.abc import Sequence
from datetime import date

from wtforms import BooleanField

from webapp.case.in_hand import Case
from webapp.law.duo import Leerroute
from webapp.plan.draft.forms_sets import LinesOfSet
from webapp.plan.draft.model_sets import SetOfLines, Usual
from webapp.speech.i18n import Text
from webapp.web.fields import Read
from webapp.web.page import Page

OF_ROUTE = {
    Leerroute.B1: SetOfLines.B1_ROUTE,
    Leerroute.ONDERWIJS: SetOfLines.EDUCATION_ROUTE,
    Leerroute.Z: SetOfLines.Z_ROUTE,
}


class SetPage(Page, template="plan/draft/set.html"):
    case: Case
    which: SetOfLines
    sets: Sequence[SetOfLines]
    dated_on: date
    lines: Sequence[tuple[Usual, BooleanField, Read[date]]]
    refusal: Text | None


def set_page(
    case: Case, which: SetOfLines, dated_on: date, form: LinesOfSet, refusal: Text | None = None
) -> SetPage:
    return SetPage(
        case=case,
        which=which,
        sets=[*SetOfLines],
        dated_on=dated_on,
        lines=[(each, *form.of(each)) for each in form.usual],
        refusal=refusal,
    )


def asked_for(name: str | None, route: Leerroute) -> SetOfLines:
    """The set of this name; else that of the route."""
    return SetOfLines(name) if name in set(SetOfLines) else OF_ROUTE[route]
