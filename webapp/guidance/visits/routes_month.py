"""Hours and travel of a month, on a page, on paper and as a file."""

import csv
from io import StringIO

from flask import request
from werkzeug.wrappers import Response

from webapp.case.policy import Act
from webapp.guidance.visits.model import Visit
from webapp.guidance.visits.pages_month import Month, month_page
from webapp.guidance.visits.routes import room as room
from webapp.speech.plain import for_a_sheet
from webapp.web.guards import Rows, lists
from webapp.web.reply import Answer, page

COLUMNS = ("month", *Month._fields)


@room.get("/visit-hours")
@lists(Act.SEE_VISIT_HOURS, Visit, noted=True)
def month(visits: Rows[Visit]) -> Answer:
    return page(month_page(visits, request.args.get("month", "")))


@room.get("/visit-hours.csv")
@lists(Act.SEE_VISIT_HOURS, Visit, noted=True)
def month_as_file(visits: Rows[Visit]) -> Answer:
    """One line for each who guides; minutes, so that a sheet can count on."""
    shown = month_page(visits, request.args.get("month", ""))
    sheet, name = StringIO(), f"{shown.month:%Y-%m}"
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    writer.writerows([name, for_a_sheet(each.name), *each[1:]] for each in shown.guides)
    headers = {"Content-Disposition": f'attachment; filename="visits-{name}.csv"'}
    return Response("\ufeff" + sheet.getvalue(), mimetype="text/csv", headers=headers)
