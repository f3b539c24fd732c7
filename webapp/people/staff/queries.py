"""What accounts of staff are read by. Values have names."""

from sqlalchemy import Uuid, and_, bindparam, func, or_, select

from webapp.case.account import Account, Gemeente, Invitation, Organisation, Role
from webapp.case.dossier import Begeleiding, Dossier
from webapp.case.keys import Passkey, Passphrase
from webapp.case.reach import GEMEENTE, NOT_OVER, ORGANISATION, TODAY, the_gemeente
from webapp.case.volunteer import Volunteer
from webapp.core.db import Query, UtcDateTime
from webapp.people.staff.model import AccountsReview

ACCOUNT = bindparam("account", type_=Uuid())
REAL = bindparam("real", type_=UtcDateTime())

OPEN = and_(Account.closed_at.is_(None), or_(Account.ends_on.is_(None), Account.ends_on > TODAY))
invited_until = (
    select(func.max(Invitation.expires_at))
    .where(
        Invitation.account_id == Account.id,
        Invitation.used_at.is_(None),
        Invitation.expires_at > REAL,
    )
    .scalar_subquery()
)
guides = (
    select(func.count(Dossier.household_id.distinct()))
    .join(Begeleiding, Begeleiding.dossier_id == Dossier.id)
    .where(Begeleiding.begeleider_id == Account.id, NOT_OVER)
    .scalar_subquery()
)
passkeys = (
    select(func.count())
    .select_from(Passkey)
    .where(Passkey.account_id == Account.id)
    .scalar_subquery()
)
passphrase = select(Passphrase.id).where(Passphrase.account_id == Account.id).exists()
SHORT_KEY = 5
"""Names of so few sounds are many people's: Els and Ilse sound the same."""
BEHEERDERS = select(Account).where(
    Account.gemeente_id == GEMEENTE, Account.role == Role.BEHEERDER, OPEN
)
# Held, so that two beheerders who stop each other do not both succeed.
HELD = BEHEERDERS.order_by(Account.id).with_for_update()
TWIN = select(Account.id).where(
    or_(
        func.lower(Account.name) == bindparam("name"),
        and_(Account.name_key == bindparam("name_key"), func.length(Account.name_key) > SHORT_KEY),
    ),
    or_(Account.gemeente_id == GEMEENTE, Account.organisation_id == ORGANISATION),
    Account.role != Role.INBURGERAAR,
    OPEN,
)
# Held while somebody is let in, so that pressing twice does not make two.
LETTING_IN_GEMEENTE = select(Gemeente).where(the_gemeente(Gemeente)).with_for_update()
LETTING_IN_ORGANISATION = (
    select(Organisation).where(Organisation.id == ORGANISATION).with_for_update()
)
VOLUNTEER = select(Volunteer).where(Volunteer.account_id == ACCOUNT)
MY_ORGANISATION = select(Organisation.name).where(Organisation.id == ORGANISATION)
MY_GEMEENTE = select(Gemeente.name).where(Gemeente.id == GEMEENTE)
LAST_REVIEW = (
    select(AccountsReview.on, Account.name.label("by"))
    .join(Account, Account.id == AccountsReview.by_id)
    .where(AccountsReview.gemeente_id == GEMEENTE)
    .order_by(AccountsReview.on.desc())
    .limit(1)
)
DOSSIERS = select(Dossier).where(Dossier.consulent_id == ACCOUNT, Dossier.closed_on.is_(None))
GUIDED = select(Begeleiding).where(Begeleiding.begeleider_id == ACCOUNT, NOT_OVER)


def listed(people: Query) -> Query:
    """Everybody in reach, who can come in first, with what only a list shows."""
    return (
        people.outerjoin(Organisation, Organisation.id == Account.organisation_id)
        .outerjoin(Volunteer, Volunteer.account_id == Account.id)
        .with_only_columns(
            Account.id,
            Account.name,
            Account.role,
            Account.language,
            Account.last_in_at,
            Account.ends_on,
            Account.closed_at,
            Organisation.name.label("organisation"),
            Volunteer.kind,
            Volunteer.spoken,
            Volunteer.capacity,
            Volunteer.vog_seen_on,
            invited_until.label("invited_until"),
            guides.label("guides"),
            passkeys.label("passkeys"),
            passphrase.label("passphrase"),
        )
        .order_by(Account.closed_at.is_not(None), Account.filed_as, Account.id)
    )


def takes_over(people: Query) -> Query:
    """Colleagues with the `role` who can come in, but `account`."""
    return (
        people.where(
            Account.role == bindparam("as", type_=Account.role.type), Account.id != ACCOUNT, OPEN
        )
        .with_only_columns(Account.id, Account.name)
        .order_by(Account.filed_as, Account.id)
    )
