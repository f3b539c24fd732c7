"""The months of SMS of a gemeente, and what is forgotten. Values have names."""

from sqlalchemy import ColumnElement, Date, Delete, bindparam, case, delete, extract, func

from webapp.contact.sms.model import Sms, SmsState
from webapp.core.db import Query

MONTHS = 13
OLD: Delete = delete(Sms).where(Sms.day < bindparam("before", type_=Date()))


def by_month(sent: Query) -> Query:
    """Year, month, how many the gateway took, their parts, how many arrived, how many failed."""
    year, month = extract("year", Sms.day), extract("month", Sms.day)

    def counted(state: SmsState) -> ColumnElement[int]:
        return func.sum(case((Sms.state == state, 1), else_=0))

    columns = (
        year.label("year"),
        month.label("month"),
        func.count(Sms.gateway_id),
        func.sum(Sms.parts),
        counted(SmsState.ARRIVED),
        counted(SmsState.FAILED),
    )
    found = sent.with_only_columns(*columns).group_by(year, month)
    return found.order_by(year.desc(), month.desc()).limit(MONTHS)
