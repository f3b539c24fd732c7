"""The cast."""

from sqlalchemy import case, select

from webapp.case.account import Account, Role

ORDER = {role: number for number, role in enumerate(Role)}
CAST = select(Account).order_by(case(ORDER, value=Account.role), Account.number)
