"""The language that somebody reads in, and Dutch beside it."""

from wtforms import BooleanField, Form, StringField

from webapp.case.account import Language
from webapp.speech.i18n import text
from webapp.web.choices import One, members

CHOOSE_ONE = text("Please choose one.")


class ChooseLanguage(Form):
    lang = One(text("Choose language"), members(Language), else_=CHOOSE_ONE)
    to = StringField()


class LearnDutch(Form):
    on = BooleanField()
    to = StringField()
