"""Who was stopped while cards of theirs still waited on their phone. Values have names."""

from datetime import timedelta

from sqlalchemy import LargeBinary, bindparam, select

from webapp.case.account import Account, Role, SignIn

STILL_TAKEN = timedelta(days=14)
"""Since they were stopped. What waits longer is told by telephone."""
LEFT = (
    select(Account.id, Account.closed_at)
    .join(SignIn, SignIn.account_id == Account.id)
    .where(
        SignIn.token_hash == bindparam("token_hash", type_=LargeBinary()),
        Account.role == Role.BEGELEIDER,
        Account.closed_at > bindparam("since", type_=Account.closed_at.type),
    )
)
