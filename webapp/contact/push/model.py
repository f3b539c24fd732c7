"""Where a person can be reached, and what they are to be reminded of, with its moments."""

from datetime import datetime, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    DateTime,
    ForeignKey,
    Index,
    UniqueConstraint,
    literal_column,
)
from sqlalchemy.orm import Mapped, mapped_column

from webapp.core.db import NEVER, Base, Identified

QUIET_FROM, QUIET_UNTIL = time(21), time(8)
EVENING = time(18)
"""When the evening before is."""
MOST_PHONES = 5
"""So many phones and browsers of one person; a new one takes the place of the oldest."""
MISSED = 3
"""So many reminders that did not arrive, and somebody should call."""


STILL_WAITING: ColumnElement[bool] = literal_column("state = 'waiting'")


class Kind(StrEnum):
    APPOINTMENT = "appointment"
    MOVED = "moved"
    CANCELLED = "cancelled"
    SESSION = "session"
    EXCURSION = "excursion"
    MONTH = "month"
    """The money overview of a month is there."""
    PLACE_WON = "place-won"
    MESSAGE = "message"
    SIGNAAL = "signaal"
    """To staff only: there is one, or somebody told how it went."""
    SIGNAAL_TERM = "signaal-term"
    """To staff only: nobody reacted yet."""
    NEW_BROWSER = "new-browser"
    """Somebody signed in with this person's name on a phone or computer that is new."""


class State(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    MISSED = "missed"
    """It became useless before it could be sent."""


class Subscription(Identified, Base):
    """One browser that agreed to be reached. It ends with the session it was made in."""

    __tablename__ = "push_subscription"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    sign_in_id: Mapped[UUID] = mapped_column(
        ForeignKey("sign_in.id", ondelete="CASCADE"), index=True
    )
    endpoint: Mapped[str] = mapped_column(unique=True)
    p256dh: Mapped[str]
    auth: Mapped[str]
    vapid_key: Mapped[str]
    """The public key it was made with; that one has to sign."""
    made_at: Mapped[datetime]
    """Real time."""


class Choice(Base):
    """How somebody wants to be reminded. No row: as everybody."""

    __tablename__ = "push_choice"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    quiet_from: Mapped[time] = mapped_column(default=QUIET_FROM)
    quiet_until: Mapped[time] = mapped_column(default=QUIET_UNTIL)
    """Local time in Amsterdam, exclusive."""
    says_when: Mapped[bool] = mapped_column(default=False)
    """Whether the lock screen may show time and place."""
    by_sms: Mapped[bool] = mapped_column(default=True)
    """Whether an SMS may come when no phone can be reached."""


class Reminder(Identified, Base):
    """One thing to say to one person at one moment. Written with what it reminds of, or not at all.

    The moments are the field's; the lease is real time.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("account_id", "kind", "subject_id", "slot"),
        Index(
            "ix_reminder_due",
            "send_at",
            sqlite_where=STILL_WAITING,
            postgresql_where=STILL_WAITING,
        ),
        Index("ix_reminder_subject", "subject_id"),
        Index("ix_reminder_account", "account_id", "done_at"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    kind: Mapped[Kind]
    subject_id: Mapped[UUID]
    """The appointment, session, sign-up or month. No foreign key: it may be in any room."""
    slot: Mapped[str]
    """Which of the moments of this subject: "7d", "evening", "2h", …"""
    due_at: Mapped[datetime]
    """Before quiet hours."""
    send_at: Mapped[datetime]
    """After quiet hours; later again when the push service asked to wait."""
    not_after: Mapped[datetime]
    """Exclusive: from here on it would only confuse."""
    urgent: Mapped[bool] = mapped_column(default=False)
    """Sent in quiet hours too."""
    path: Mapped[str]
    """The page it opens."""
    begins_local: Mapped[datetime | None] = mapped_column(DateTime(timezone=False), default=None)
    place: Mapped[str | None] = mapped_column(default=None)
    come_path: Mapped[str | None] = mapped_column(default=None)
    """Where "I am coming" is said, with a token that `come_seed` is part of."""
    come_seed: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[State] = mapped_column(default=State.WAITING)
    tag: Mapped[str | None] = mapped_column(default=None)
    """Set when it is first claimed: whoever sends it again replaces it on the phone."""
    tries: Mapped[int] = mapped_column(default=0)
    leased_by: Mapped[UUID | None] = mapped_column(default=None)
    leased_until: Mapped[datetime] = mapped_column(default=NEVER)
    done_at: Mapped[datetime | None] = mapped_column(default=None)


class Delivery(Base):
    """That a browser has it: a reminder is not sent again to the ones it already reached."""

    __tablename__ = "push_delivery"

    reminder_id: Mapped[UUID] = mapped_column(
        ForeignKey("reminder.id", ondelete="CASCADE"), primary_key=True
    )
    subscription_id: Mapped[UUID] = mapped_column(
        ForeignKey("push_subscription.id", ondelete="CASCADE"), primary_key=True, index=True
    )
