"""Hours and travel of a month, on a page, on paper and as a file."""

from flask import request

from webapp.case.policy import Act
from webapp.guidance.visits.model import Visit
from webapp.guidance.visits.pages_month import Month, month_page
from webapp.guidance.visits.routes import room as room
from webapp.speech.i18n import ptext
from webapp.web.as_sheet import as_sheet
from webapp.web.guards import Rows, lists
from webapp.web.reply import Answer, page

COLUMNS = (
    ptext("desk", "Month"),
    ptext("desk", "Name"),
    ptext("desk", "Visits"),
    ptext("desk", "By phone"),
    ptext("desk", "Hours"),
    ptext("desk", "Hours of travel"),
    ptext("desk", "Kilometres"),
)


@room.get("/visit-hours")
@lists(Act.SEE_VISIT_HOURS, Visit, noted=True)
def month(visits: Rows[Visit]) -> Answer:
    return page(month_page(visits, request.args.get("month", "")))


@room.get("/visit-hours.csv")
@lists(Act.SEE_VISIT_HOURS, Visit, noted=True)
def month_as_file(visits: Rows[Visit]) -> Answer:
    """One line for each who guides, as the page has it; a Dutch sheet opens it as it is."""
    shown = month_page(visits, request.args.get("month", ""))
    name = f"{shown.month:%Y-%m}"
    return as_sheet(f"visits-{name}", COLUMNS, (line_of(name, each) for each in shown.guides))


def line_of(month: str, it: Month) -> list[object]:
    """Hours as a sheet counts on with them: 2:45, also 2:00."""
    spent = [f"{minutes // 60}:{minutes % 60:02}" for minutes in (it.minutes, it.travel_minutes)]
    return [month, it.name, it.visits, it.calls, *spent, it.travel_km]
