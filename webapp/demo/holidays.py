"""The school holidays that the planners of the demo world know."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from webapp.calendar.agenda.model_free import SchoolHoliday
from webapp.demo.settle import People

HOLIDAYS = {
    "Lansingerland": (
        ("Herfstvakantie", date(2026, 10, 17), date(2026, 10, 25)),
        ("Kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),
        ("Voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28)),
    )
}
"""First and last day. The gemeente checks them: they are rows that it may change."""


def write_holidays(session: Session, people: People) -> None:
    for office, holidays in HOLIDAYS.items():
        if office in people.gemeenten:
            gemeente = people.gemeenten[office].id
            for name, first, last in holidays:
                until = last + timedelta(days=1)
                row = SchoolHoliday(gemeente_id=gemeente, name=name, first_on=first, until_on=until)
                session.add(row)
