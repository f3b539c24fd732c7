"""A table as a file that a Dutch spreadsheet program opens as it is."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from io import StringIO

from flask import current_app
from markupsafe import Markup
from werkzeug.wrappers import Response

from webapp.core import clock
from webapp.speech.i18n import Text, environment, language, say
from webapp.speech.plain import for_a_sheet


def as_sheet(name: str, columns: Sequence[Text], lines: Iterable[Sequence[object]]) -> Response:
    """`name` without its ending. Statuses are written as words; nothing is taken for a formula."""
    sheet = StringIO()
    writer = csv.writer(sheet, delimiter=";")
    writer.writerow(say(language(), word) for word in columns)
    writer.writerows([cell(each) for each in line] for line in lines)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response("\ufeff" + sheet.getvalue(), mimetype="text/csv", headers=headers)


def cell(value: object) -> str:
    if isinstance(value, datetime):
        value = clock.day_of(value)
    match value:
        case None:
            return ""
        case StrEnum():
            word = environment(current_app, language()).filters["word"](value)
            return Markup(word).unescape()  # noqa: S704 - our own word
        case date():
            return f"{value:%d-%m-%Y}"
        case _:
            return for_a_sheet(str(value))
