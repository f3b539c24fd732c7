"""The lines of a set, each to be read: what is not ticked is not agreed."""

from collections.abc import Collection
from datetime import date
from typing import cast

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form

from webapp.plan.draft.forms import done_by
from webapp.plan.draft.model_sets import SETS, SetOfLines, Usual
from webapp.plan.pip.model import Agreement, Pip
from webapp.speech.catalogue import TEXTS
from webapp.web.fields import Read

TAKE, DUE = "take-", "due-"


class LinesOfSet(Form):
    """`there`: the ids that the draft has already; they are not offered again."""

    def __init__(
        self,
        which: SetOfLines,
        dated_on: date,
        there: Collection[str | None],
        posted: MultiDict[str, str] | None = None,
    ) -> None:
        self.usual = [each for each in SETS[which] if each.text_id not in there]
        days = {DUE + each.text_id: each.due_on(dated_on) for each in self.usual}
        super().__init__(posted, data={name: str(day or "") for name, day in days.items()})
        for each in self.usual:
            for field in self.of(each):
                field.id = field.name

    def of(self, each: Usual) -> tuple[BooleanField, Read[date]]:
        take, due = self[TAKE + each.text_id], self[DUE + each.text_id]
        return cast(BooleanField, take), cast(Read[date], due)

    @property
    def ticked(self) -> list[Usual]:
        return [each for each in self.usual if self[TAKE + each.text_id].data]

    def agreements(self, pip: Pip, after: int) -> list[Agreement]:
        return [
            Agreement(
                dossier_id=pip.dossier_id,
                pip_id=pip.id,
                position=position,
                text_id=each.text_id,
                party=each.party,
                due_on=self.of(each)[1].value,
            )
            for position, each in enumerate(self.ticked, after + 1)
        ]


IDS = {each.text_id for usual in SETS.values() for each in usual}
for _id in IDS:
    setattr(LinesOfSet, TAKE + _id, BooleanField(TEXTS[_id]))
    setattr(LinesOfSet, DUE + _id, done_by())
