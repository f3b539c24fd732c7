"""The app: made by create_app, furnished with one blueprint per room."""

from flask import Flask
from flask_compress import Compress
from htmx_flask import Htmx

from webapp import assets, catalogue, db, formats, guards, hints, i18n, security, sessions, words
from webapp.access.routes import room as access_room
from webapp.accounts.routes import room as accounts_room
from webapp.agenda.model import Answer
from webapp.agenda.routes import room as agenda_room
from webapp.begeleiding.routes import room as begeleiding_room
from webapp.budget.routes import room as budget_room
from webapp.caseload.routes import room as caseload_room
from webapp.config import Config
from webapp.demo.mark import set_clock
from webapp.demo.routes import room as demo_room
from webapp.duo.routes import room as duo_room
from webapp.hours.routes import room as hours_room
from webapp.imports.routes import room as imports_room
from webapp.intake.routes import room as intake_room
from webapp.koppeling.routes import room as koppeling_room
from webapp.lessons.routes import room as lessons_room
from webapp.messages.routes import room as messages_room
from webapp.outbox import receipts
from webapp.pip.routes import room as pip_room
from webapp.planning.routes import room as planning_room
from webapp.progress.routes import room as progress_room
from webapp.push.keys import Keys
from webapp.push.routes import room as push_room
from webapp.pvt.routes import room as pvt_room
from webapp.pwa.routes import room as pwa_room
from webapp.reminders import ROOMS as REMINDING_ROOMS  # noqa: F401 - flushes write reminders
from webapp.scheduling.routes import room as scheduling_room
from webapp.settling.routes import room as settling_room
from webapp.today.routes import room as today_room
from webapp.visits.routes import room as visits_room
from webapp.welzijn.routes import room as welzijn_room

ROOMS = (
    accounts_room,
    today_room,
    pip_room,
    agenda_room,
    budget_room,
    pvt_room,
    messages_room,
    settling_room,
    begeleiding_room,
    visits_room,
    welzijn_room,
    planning_room,
    progress_room,
    intake_room,
    koppeling_room,
    duo_room,
    caseload_room,
    access_room,
    imports_room,
    scheduling_room,
    lessons_room,
    hours_room,
    push_room,
    pwa_room,
    demo_room,
)


def create_app(config: Config) -> Flask:
    app = Flask(__name__, static_folder=None)
    app.extensions["config"] = config
    app.jinja_options = {"lstrip_blocks": True}
    app.config.update(
        SECRET_KEY=config.secret,
        COMPRESS_ALGORITHM=["zstd", "br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_ZSTD_LEVEL=1,
        COMPRESS_MIN_SIZE=500,
    )
    keys = Keys(config.vapid_keys, config.push_subject) if config.vapid_keys else None
    app.extensions["vapid_keys"] = keys.public_keys if keys else ()
    db.init_app(app, config.database_url)
    security.init_app(app, config)
    sessions.init_app(app)
    i18n.init_app(app)
    for part in (assets, formats, words, catalogue, hints, guards, receipts):
        part.init_app(app)
    for environment in app.extensions["environments"].values():
        environment.globals.update(demo=config.demo, answers=tuple(Answer))
        environment.globals.update(push_key=keys.current if keys else None)
    Htmx(app)
    Compress(app)
    for room in ROOMS:
        if room is not demo_room or config.demo:
            app.register_blueprint(room)
    security.wrap(app)
    set_clock(app.extensions["database"], config)
    return app
