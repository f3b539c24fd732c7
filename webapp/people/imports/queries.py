"""What a list of people is held against. Values have names."""

from sqlalchemy import select

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.reach import GEMEENTE

PEOPLE = (
    select(Account.name_key, Dossier.born_on)
    .join(Dossier, Dossier.inburgeraar_id == Account.id)
    .where(Dossier.gemeente_id == GEMEENTE)
)
