"""What who follows a signaal up sees of one: the card, what was done, and what can be done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import starmap
from typing import NamedTuple

from webapp.case.in_hand import Case
from webapp.case.policy import Act, acts_on, may, who
from webapp.case.telephone import Telephone
from webapp.core import clock, db
from webapp.guidance.welzijn import forms, queries, queries_readers
from webapp.guidance.welzijn.model import (
    MELDCODE,
    NEXT,
    Called,
    Did,
    Outcome,
    Reason,
    Signaal,
    Stage,
    can_be_shared,
)
from webapp.guidance.welzijn.pages import Writer, due
from webapp.guidance.welzijn.pages_card import Reader, consulent_of
from webapp.law.welzijn import Level
from webapp.rules.book import rulebook
from webapp.speech.i18n import Text
from webapp.web.page import Page
from webapp.web.who_asks import me

PAGES_OF_A_PERSON = {Act.READ_CLIENT: "begeleiding", Act.KEEP_CASE: "case"}
OF_THE_WRITER = (Did.ADDED, Did.HEARD)


class Step(NamedTuple):
    """What was done, with the name of who did."""

    at: datetime
    did: Did
    level: Level | None
    outcome: Outcome | None
    reason: Reason | None
    words: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What I may do with it, and what was refused."""

    stages: Sequence[Stage]
    handles: bool
    shareable: bool
    meldcode: bool
    erasable: bool
    report: forms.ReportBack
    weigh: forms.Weigh


class SignaalPage(Page, template="guidance/welzijn/show.html"):
    case: Case
    signaal: Signaal
    there: str
    """Which page about the person I reach; nothing where none: then they are not called either."""
    phones: Sequence[Telephone]
    author: Writer
    called: Sequence[Called]
    by: date | None
    today: date
    steps: Sequence[Step]
    next: Next
    form: forms.ReportBack | forms.Weigh | None
    refusal: Text | None
    last: Step | None
    """What was done last by who follows it up."""
    consulent: Reader | None
    """Who of the gemeente reads it once it is shared."""


def signaal_page(
    case: Case,
    signaal: Signaal,
    form: forms.ReportBack | forms.Weigh | None = None,
    refusal: Text | None = None,
) -> SignaalPage:
    """One card with its steps, and what can be done next."""
    if form and not is_asked(form, signaal.stage):
        refusal = forms.CHANGED
    values = {"author": signaal.author_id, "signaal": signaal.id, "dossier": case.id}
    [author], steps, phones = queries.AROUND.read(**values)
    done = [*starmap(Step, steps)]
    last = next((each for each in reversed(done) if each.did not in OF_THE_WRITER), None)
    shared = last is not None and last.did is Did.SHARED
    does = next_of(signaal, done, form)
    can = acts_on(me(), case.id, *PAGES_OF_A_PERSON)
    there = next((room for act, room in PAGES_OF_A_PERSON.items() if act in can), "")
    return SignaalPage(
        case=case,
        signaal=signaal,
        there=there,
        phones=[*starmap(Telephone, phones)] if there else (),
        author=Writer(*author),
        called=[Called(each) for each in signaal.called],
        by=due(rulebook(case.gemeente_id), signaal),
        today=clock.today(),
        steps=done,
        next=does,
        form=form,
        refusal=refusal,
        last=last,
        consulent=consulent_of(case) if does.shareable or shared else None,
    )


def is_asked(form: forms.ReportBack | forms.Weigh, stage: Stage) -> bool:
    """Whether the page still has this form: a colleague may have gone on meanwhile."""
    if isinstance(form, forms.ReportBack):
        return Stage.REPORTED_BACK in NEXT[stage]
    return bool(NEXT[stage])


def next_of(
    signaal: Signaal, steps: Iterable[Step], form: forms.ReportBack | forms.Weigh | None
) -> Next:
    handles = db.row(queries_readers.IS_HANDLED, **who(me()), row=signaal.id) is not None
    can_share = can_be_shared(signaal.level, signaal.domains) and not signaal.shared_at
    return Next(
        stages=sorted(NEXT[signaal.stage], key=list(Stage).index),
        handles=handles,
        shareable=handles and can_share and may(me(), Act.FLAG_SIGNAAL),
        meldcode=bool(MELDCODE & {*signaal.domains}) and not signaal.meldcode_on,
        erasable=signaal.has_text or any(step.words for step in steps),
        report=form if isinstance(form, forms.ReportBack) else forms.ReportBack(),
        weigh=form if isinstance(form, forms.Weigh) else forms.Weigh(signaal.level),
    )
