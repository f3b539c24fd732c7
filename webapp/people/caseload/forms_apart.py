"""What a consulent hands in when people who shared a household live apart."""

from wtforms import Form

from webapp.case.dossier import HouseholdKind
from webapp.people.caseload.forms import CHOOSE
from webapp.people.caseload.forms_home import children_of
from webapp.speech.i18n import ptext
from webapp.web.choices import One, members

WITHOUT = (HouseholdKind.ALONE, HouseholdKind.SINGLE_PARENT)


class Apart(Form):
    """How each of the two lives from now on."""

    leaves = One(ptext("desk", "How does who leaves live?"), members(WITHOUT), else_=CHOOSE)
    leaves_children = children_of(ptext("desk", "Children with who leaves"))
    stays = One(ptext("desk", "How does who stays live?"), members(WITHOUT), else_=CHOOSE)
    stays_children = children_of(ptext("desk", "Children with who stays"))

    @property
    def who_leaves(self) -> tuple[HouseholdKind, int | None]:
        return self.leaves.sure, self.leaves_children.value

    @property
    def who_stays(self) -> tuple[HouseholdKind, int | None]:
        return self.stays.sure, self.stays_children.value
