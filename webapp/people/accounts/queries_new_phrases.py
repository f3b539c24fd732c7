"""A new passphrase and its recovery codes."""

import re
import unicodedata
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.case.account import Account
from webapp.case.keys import Passphrase, RecoveryCode
from webapp.case.secrets_staff import CODES, new_recovery_code, phrase_hash, recovery_hash


def as_typed(name: str) -> str:
    """henk.de.vries, however it is written."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", ".", kept).strip(".")


def free_name(session: Session, account: Account) -> str:
    """The name for the door: the own one, with a number where somebody has it already."""
    name = as_typed(account.name) or "meedoen"
    used, like = Passphrase.account_id != account.id, Passphrase.name.startswith(name)
    taken = {*session.scalars(select(Passphrase.name).where(used, like))}
    numbered = (f"{name}{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in numbered if each not in taken)


def choose(
    session: Session,
    account: Account,
    phrase: str,
    salt: str,
    step: int,
    pepper: str,
    now: datetime,
) -> Passphrase:
    """In place of a former one. `step`: of the digits that showed that the clock works."""
    session.execute(delete(Passphrase).where(Passphrase.account_id == account.id))
    made = Passphrase(
        account_id=account.id,
        name=free_name(session, account),
        phrase_hash=phrase_hash(pepper, phrase),
        clock_salt=salt,
        made_at=now,
        last_step=step,
    )
    session.add(made)
    return made


def new_codes(session: Session, account_id: UUID, pepper: str) -> list[str]:
    """Ten recovery codes in place of what was left of the former ones."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    codes = [new_recovery_code() for _ in range(CODES)]
    hashes = (recovery_hash(pepper, code) for code in codes)
    session.add_all(RecoveryCode(account_id=account_id, code_hash=each) for each in hashes)
    return codes
