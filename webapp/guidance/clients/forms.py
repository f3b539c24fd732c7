"""Handing somebody over."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from typing import Any, cast
from uuid import UUID

from wtforms import DateField, Form, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional

from webapp.fields import plain
from webapp.guidance.clients.model import MOST_CHARACTERS
from webapp.speech.i18n import text

WHO = text("Please choose who takes over.")
DAY = text("Please choose a day from today on, at most a year ahead.")
ALREADY = text("Somebody else was first. Please look again.")
STARTED = text("The new guide has begun. You can hand over again.")
TOO_LONG = text("Please write at most 500 letters.")


class Handing(Form):
    """`begeleiding` is looked up in the dossier in hand, `to` among who may take over."""

    begeleiding = StringField()
    to = StringField()
    day = DateField(validators=[InputRequired(DAY)])
    note = StringField(
        filters=[plain], validators=[Optional(), Length(max=MOST_CHARACTERS, message=TOO_LONG)]
    )

    def __init__(self, data: Any, candidates: Collection[UUID]) -> None:
        super().__init__(data)
        self.to.validators = [AnyOf([str(id) for id in candidates], WHO)]

    @property
    def before_id(self) -> UUID | None:
        with suppress(ValueError):
            return UUID(self.begeleiding.data or "")
        return None

    @property
    def to_id(self) -> UUID:
        """Once it is valid."""
        return UUID(self.to.data)

    @property
    def first_day(self) -> date:
        """Once it is valid."""
        return cast(date, self.day.data)

    @property
    def wrong(self) -> dict[str, Any]:
        """A day that is no day gets the same sentence as a day that does not fit."""
        return self.errors | ({"day": [DAY]} if "day" in self.errors else {})
