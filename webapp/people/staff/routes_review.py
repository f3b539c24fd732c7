"""Every three months somebody looks at every account: a list to keep, and that it was done."""

from webapp.case.account import Account
from webapp.case.policy import Act, reached, who
from webapp.core import clock, db
from webapp.people.staff import queries
from webapp.people.staff.model import AccountsReview
from webapp.people.staff.pages import Listed, accounts_of
from webapp.people.staff.routes import room
from webapp.speech.i18n import ptext
from webapp.web.as_sheet import as_sheet
from webapp.web.guards import allows
from webapp.web.reply import Answer, saved
from webapp.web.who_asks import me, our_gemeente

COLUMNS = (
    ptext("desk", "Name"),
    ptext("desk", "Role"),
    ptext("desk", "Organisation"),
    ptext("desk", "Last here"),
    ptext("desk", "Last day"),
    ptext("desk", "Stopped"),
)


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
    people = accounts_of(reached(Act.KEEP_ACCOUNTS, me().role, Account))
    return as_sheet(f"accounts-{clock.today()}", COLUMNS, map(line_of, people))


def line_of(it: Listed) -> list[object]:
    return [it.name, it.role, it.organisation, it.last_in_at, it.last_day, it.closed_at]
