"""An SMS to somebody whom no push reaches, and how many parts a text is sent in."""

from datetime import date, datetime
from enum import StrEnum
from math import ceil
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InGemeente
from webapp.core.db import NEVER, Base

OPEN: ColumnElement[bool] = literal_column("state IN ('waiting', 'accepted')")
# GSM 03.38: what is written with seven bits, and what takes two places of them.
PLAIN = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOUBLE = frozenset("^{}\\[~]|€\f")


class SmsState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    """The gateway has it; whether it arrived is still to be asked."""
    ARRIVED = "arrived"
    FAILED = "failed"
    """Somebody has to call."""


class Sms(InGemeente, Base):
    """That a message waits, to one person: on one day at most once. Its id is what the gateway
    knows it by, so that one that was sent already is found again.
    """

    __tablename__ = "sms"
    __table_args__ = (
        UniqueConstraint("account_id", "day"),
        Index("ix_sms_due", "send_at", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_sms_month", "gemeente_id", "day"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    day: Mapped[date]
    """In Amsterdam, on which it is to go."""
    send_at: Mapped[datetime]
    """When it goes, or is asked after; later again when the gateway asked to wait."""
    not_after: Mapped[datetime]
    """Exclusive: from here on it would only confuse."""
    state: Mapped[SmsState] = mapped_column(default=SmsState.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime] = mapped_column(default=NEVER)
    """Real time."""
    gateway_id: Mapped[str | None] = mapped_column(default=None)
    parts: Mapped[int] = mapped_column(default=0)
    """As they are paid for."""


def parts(text: str) -> int:
    """160 letters of GSM, or 70 of UCS-2, are one; several are of 153 or 67, for they are numbered.

    GSM 03.38 and 3GPP TS 23.040.
    """
    if {*text} <= PLAIN | DOUBLE:
        length, whole, each = len(text) + sum(letter in DOUBLE for letter in text), 160, 153
    else:
        length, whole, each = len(text.encode("utf-16-be")) // 2, 70, 67
    return 1 if length <= whole else ceil(length / each)
