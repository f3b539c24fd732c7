"""The app: made by create_app, furnished with one blueprint per room."""

from flask import Flask
from flask_compress import Compress
from htmx_flask import Htmx

from webapp import rooms
from webapp.calendar.agenda.model import Answer
from webapp.case import sessions
from webapp.config import Config
from webapp.core import db
from webapp.core.vapid import Keys
from webapp.demo.mark import set_clock
from webapp.people.caseload.pages_bar import case_bar
from webapp.screens.shell.pages import board_back, navigation, new_for_me, waiting_at, way_back
from webapp.speech import catalogue, formats, hints, i18n, spoken, voices, words
from webapp.web import assets, security
from webapp.web.attributes import described, limits, typed
from webapp.web.guards import refuse_without_guard

REMINDING = rooms.parts("reminders")
"""Importing them is what makes a flush write reminders."""


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
        COMPRESS_EVALUATE_CONDITIONAL_REQUEST=False,  # what has an ETag looks itself
    )
    keys = Keys(config.vapid_keys, config.push_subject) if config.vapid_keys else None
    app.extensions["vapid_keys"] = keys.public_keys if keys else ()
    db.init_app(app, config.database_url)
    security.init_app(app, config)
    sessions.init_app(app)
    i18n.init_app(app)
    for part in (assets, formats, catalogue, hints, spoken, voices):
        part.init_app(app)
    refuse_without_guard(app)  # before the rooms: the receipts of the outbox ask who it is
    words.init_app(app, rooms.words())
    app.extensions["leaving"] = rooms.leaving()
    for environment in app.extensions["environments"].values():
        environment.globals.update(demo=config.demo, answers=tuple(Answer))
        environment.globals.update(push_key=keys.current if keys else None)
        environment.filters.update(typed=typed, limits=limits, described=described)
        environment.globals.update(
            navigation=navigation,
            way_back=way_back,
            board_back=board_back,
            new_for_me=new_for_me,
            waiting_at=waiting_at,
            case_bar=case_bar,
        )
    Htmx(app)
    Compress(app)
    for blueprint in rooms.blueprints():
        if blueprint.name != "demo" or config.demo:
            app.register_blueprint(blueprint)
    security.wrap(app)
    set_clock(app.extensions["database"], config)
    return app
