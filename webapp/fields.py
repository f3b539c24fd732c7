"""Form fields that several rooms share."""

from typing import Any

from wtforms import IntegerField

from webapp.i18n import text

MOST_DIGITS = 6
NOT_A_NUMBER = text("Please go back and try again.")


class SmallNumber(IntegerField):
    """A whole number of at most six digits; more is a complaint, never an overflow."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist and len(valuelist[0].strip()) > MOST_DIGITS:
            self.data = None
            raise ValueError(NOT_A_NUMBER)
        super().process_formdata(valuelist)
