"""Whom a begeleider calls because nothing else reached them. Values have names."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Date, bindparam, func, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.contact.push.model import Reminder, State
from webapp.contact.push.queries import written
from webapp.contact.sms.model import Sms, SmsState
from webapp.core.db import Query, UtcDateTime
from webapp.screens.today.queries import MOST


class NotTold(NamedTuple):
    """Somebody whom the last message did not reach."""

    dossier_id: UUID
    name: str
    filed_as: str
    """What a list of each once is sorted by stands in it."""


def not_told(dossiers: Query) -> Query:
    """Whom the last message did not reach, by push or by SMS: somebody is to call. Lately only:
    who was called is nowhere written down.
    """
    sent, whose = aliased(Reminder), Dossier.inburgeraar_id
    later = select(sent.id).where(
        sent.account_id == whose,
        sent.state == written(State.SENT),
        sent.done_at > Reminder.done_at,
    )
    by_sms = select(Sms.id).where(
        Sms.account_id == whose,
        Sms.state != SmsState.FAILED,
        Sms.day >= func.date(Reminder.done_at, type_=Date()),
    )
    return (
        dossiers.join(Reminder, Reminder.account_id == whose)
        .join(Account, Account.id == whose)
        .where(
            Reminder.state == written(State.MISSED),
            Reminder.done_at > bindparam("told_since", type_=UtcDateTime()),
            ~later.exists(),
            ~by_sms.exists(),
        )
        .order_by(Account.filed_as, Dossier.id)
        .limit(MOST)
        .with_only_columns(Dossier.id, Account.name, Account.filed_as)
        .distinct()
    )
