"""What who wrote a signaal was told of it and has not read yet. Values have names."""

from sqlalchemy import bindparam, func, select

from webapp.core.db import Query, UtcDateTime
from webapp.guidance.welzijn.model import Did, Signaal, SignaalStep
from webapp.guidance.welzijn.queries_readers import MINE

STEP = select(SignaalStep.id).where(SignaalStep.signaal_id == Signaal.id)
TOLD = STEP.where(
    SignaalStep.did == Did.REPORTED_BACK,
    SignaalStep.at > bindparam("since", type_=UtcDateTime()),
)
HEARD = STEP.where(SignaalStep.did == Did.HEARD)


def answered(signalen: Query) -> Query:
    """How many: nothing of what they are about."""
    new = signalen.where(MINE, TOLD.exists(), ~HEARD.exists())
    return new.with_only_columns(func.count(Signaal.id)).order_by(None)
