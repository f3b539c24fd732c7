"""Every three months somebody looks at every account: a list to keep, and that it was done."""

import csv
from io import StringIO

from werkzeug.wrappers import Response

from webapp.case.account import Account
from webapp.case.policy import Act, reached, who
from webapp.core import clock, db
from webapp.people.staff import queries
from webapp.people.staff.model import AccountsReview
from webapp.people.staff.pages import Listed, accounts_of
from webapp.people.staff.routes import room
from webapp.speech.plain import for_a_sheet
from webapp.web.guards import allows
from webapp.web.reply import Answer, saved
from webapp.web.who_asks import me, our_gemeente

COLUMNS = ("name", "role", "organisation", "last here", "last day", "stopped")


@room.post("/staff/review")
@allows(Act.REVIEW_ACCOUNTS)
def review() -> Answer:
    """Somebody looked at every account and found it right, on this day."""
    people = reached(Act.KEEP_ACCOUNTS, me().role, Account).where(queries.OPEN)
    count = len(db.rows(people.with_only_columns(Account.id), **who(me())))
    kept = AccountsReview(gemeente_id=our_gemeente(), by_id=me().id, on=clock.today(), count=count)
    db.session().add(kept)
    return saved(back="/staff")


@room.get("/staff.csv")
@allows(Act.REVIEW_ACCOUNTS)
def export() -> Answer:
    """All accounts in reach, also those that were stopped; for the file of the review."""
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    writer.writerows(map(line_of, accounts_of(reached(Act.KEEP_ACCOUNTS, me().role, Account))))
    name = f"accounts-{clock.today()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response("\ufeff" + sheet.getvalue(), mimetype="text/csv", headers=headers)


def line_of(person: Listed) -> list[str]:
    moments = (person.last_in_at, person.closed_at)
    here, stopped = (str(clock.day_of(each)) if each else "" for each in moments)
    cells = (person.name, person.role, person.organisation or "")
    return [*map(for_a_sheet, cells), here, str(person.last_day or ""), stopped]
