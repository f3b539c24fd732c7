"""The signed-in person, and the one statement that finds them by the token of a cookie."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask_login import UserMixin
from sqlalchemy import Date, LargeBinary, bindparam, or_, select

from webapp.case.account import (
    LOCK_AFTER,
    OWN_PHONE_IDLE,
    STAFF_IDLE,
    Account,
    Enrolment,
    Language,
    Role,
    SignIn,
    Way,
)
from webapp.case.dossier import Dossier

TOLD_AT_A_DESK = frozenset({Role.COORDINATOR, Role.CONSULENT, Role.MANAGER})
KEEPING = frozenset({Role.INBURGERAAR, Role.BEGELEIDER, Role.COORDINATOR})


@dataclass(frozen=True, kw_only=True)
class Me(UserMixin):  # type: ignore[misc]
    """The signed-in person, loaded once per request and handed on."""

    id: UUID
    name: str
    role: Role
    language: Language
    learns_dutch: bool
    gemeente_id: UUID | None
    organisation_id: UUID | None
    dossier_id: UUID | None
    """The inburgeraar's own dossier; None for staff."""
    household_id: UUID | None
    sign_in_id: UUID
    enrolment_id: UUID | None
    own_phone: bool | None
    seen_at: datetime
    way: Way | None = None
    proved_at: datetime | None = None
    newcomer_at: datetime | None = None

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def is_staff(self) -> bool:
        """Whose pages stand in the shell of the desk."""
        return self.role is not Role.INBURGERAAR

    @property
    def keeps(self) -> bool:
        """Whether this phone may keep pages and unsent forms of this person.

        Without an enrolment there is no phone of one's own, but in the demo. Begeleiders stand in
        hallways without internet; at a desk nothing is kept.
        """
        own = self.own_phone is not False if self.way is None else bool(self.own_phone)
        return self.role in KEEPING and own

    @property
    def is_told(self) -> bool:
        """Whether this browser may be told of what waits. At a desk only whom a signaal may need:
        a message says nothing of it, and ends with the session.
        """
        return self.keeps or self.role in TOLD_AT_A_DESK

    def is_away(self, now: datetime) -> bool:
        """Whether somebody of the staff did nothing for so long that the key is asked again."""
        idle = OWN_PHONE_IDLE if self.way is Way.PASSKEY and self.own_phone else STAFF_IDLE
        return self.role is not Role.INBURGERAAR and now - self.seen_at > idle

    def is_locked(self, now: datetime) -> bool:
        """Whether the PIN is asked again: ten idle minutes on a phone that has a PIN."""
        has_pin = self.enrolment_id is not None and self.way is None
        return has_pin and now - self.seen_at > LOCK_AFTER


SIGNED_IN = (
    select(
        Account.id,
        Account.name,
        Account.role,
        Account.language,
        Account.learns_dutch,
        Account.gemeente_id,
        Account.organisation_id,
        Dossier.id.label("dossier_id"),
        Dossier.household_id,
        SignIn.id.label("sign_in_id"),
        SignIn.enrolment_id,
        Enrolment.own_phone,
        SignIn.seen_at,
        SignIn.way,
        SignIn.proved_at,
        SignIn.newcomer_at,
    )
    .join(SignIn, SignIn.account_id == Account.id)
    .outerjoin(Dossier, Dossier.inburgeraar_id == Account.id)
    .outerjoin(Enrolment, Enrolment.id == SignIn.enrolment_id)
    .where(
        SignIn.token_hash == bindparam("token_hash", type_=LargeBinary()),
        SignIn.ends_at > bindparam("now", type_=SignIn.ends_at.type),
        Account.closed_at.is_(None),
        or_(Account.ends_on.is_(None), Account.ends_on > bindparam("today", type_=Date())),
        or_(SignIn.enrolment_id.is_(None), Enrolment.revoked_at.is_(None)),
    )
)
