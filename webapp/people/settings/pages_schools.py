"""What is shown of the schools and the languages of a gemeente."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from webapp.case.policy import who
from webapp.case.queries import OFTEN_SPOKEN
from webapp.case.school import School
from webapp.core import db
from webapp.people.settings import queries
from webapp.people.settings.forms_schools import Languages, NewSchool
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me


class Kept(NamedTuple):
    id: UUID
    name: str
    address: str | None
    phone: str | None


class SchoolsPage(Page, template="people/settings/schools.html"):
    schools: Sequence[Kept]
    form: NewSchool


class LanguagesPage(Page, template="people/settings/languages.html"):
    form: Languages


def schools_page(ours: Rows[School], form: NewSchool | None = None) -> SchoolsPage:
    found = db.read(Kept, queries.by_name(ours), **who(me()))
    return SchoolsPage(schools=found, form=form or NewSchool())


def languages_page(form: Languages | None = None) -> LanguagesPage:
    often = db.value(OFTEN_SPOKEN, **who(me())) or []
    return LanguagesPage(form=form or Languages(data={"spoken": often}))
