"""What progress is read by. Values have names."""

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import aliased

from webapp.accounts.model import Account
from webapp.dossiers.model import Dossier
from webapp.pip.model import Exam, Pip, PipStatus, ProgressTalk
from webapp.progress.model import Completion
from webapp.pvt.model import PvtSigning

DOSSIER = bindparam("dossier", type_=Uuid())
person = aliased(Account)
NAMED = (
    select(*Dossier.__table__.columns, person.name)
    .join(person, person.id == Dossier.inburgeraar_id)
    .where(Dossier.id == DOSSIER)
)
FIXED = (
    select(Pip)
    .where(Pip.dossier_id == DOSSIER, Pip.status == PipStatus.FIXED)
    .order_by(Pip.number.desc())
)
TALKS = select(ProgressTalk.held_on).where(ProgressTalk.dossier_id == DOSSIER)
TALKS_IN_ORDER = TALKS.order_by(ProgressTalk.held_on)
EXAMS = select(Exam).where(Exam.dossier_id == DOSSIER).order_by(Exam.taken_on.desc(), Exam.part)
COMPLETION = select(Completion).where(Completion.dossier_id == DOSSIER)
SIGNED_ON = select(PvtSigning.signed_on).where(PvtSigning.dossier_id == DOSSIER)
