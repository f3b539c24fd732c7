"""The language everything is read in."""

from flask import g, request

from webapp.case import cookies
from webapp.case.account import Account
from webapp.core import db
from webapp.people.accounts.forms_language import ChooseLanguage, LearnDutch
from webapp.people.accounts.pages import LanguagePage
from webapp.people.accounts.routes import room
from webapp.speech import i18n
from webapp.web.guards_own import public, signed_in
from webapp.web.reply import Answer, inside, saved, unsaved
from webapp.web.who_asks import me


@room.post("/language")
@public
def choose_language() -> Answer:
    form = ChooseLanguage(request.form)
    if not form.validate():
        return unsaved(LanguagePage(form=form))
    if g.me:
        db.session().get_one(Account, me().id).language = form.lang.sure
    answer = saved(back=inside(form.to.data))
    cookies.set_cookie(answer, i18n.COOKIE, form.lang.sure, cookies.PHONE_COOKIE_SECONDS)
    return answer


@room.post("/learn-dutch")
@signed_in
def learn_dutch() -> Answer:
    form = LearnDutch(request.form)
    db.session().get_one(Account, me().id).learns_dutch = form.on.data
    return saved(back=inside(form.to.data))
