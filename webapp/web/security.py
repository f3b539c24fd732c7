"""What protects every answer and every change: headers, and the refusal of foreign origins."""

from collections.abc import Callable, Iterable
from functools import partial
from types import TracebackType
from typing import TypeVar
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, current_app, g, request
from flask_login import current_user
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from werkzeug.exceptions import Conflict, Forbidden, HTTPException, NotFound, ServiceUnavailable
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.case.sessions import offline_id_of
from webapp.config import Config
from webapp.core import db, events
from webapp.core.events import Event
from webapp.speech.i18n import Text, language, say, text
from webapp.web.page import Page
from webapp.web.patience import Patience, note_broken
from webapp.web.reply import drawn

View = TypeVar("View", bound=Callable[..., object])
Pairs = list[tuple[str, str]]
Write = Callable[[bytes], object]
Failed = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; manifest-src 'self'; media-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
}
OF_FILES = {
    name: HEADERS[name]
    for name in (
        "X-Content-Type-Options",
        "Cross-Origin-Resource-Policy",
        "Strict-Transport-Security",
    )
}
"""Of scripts and style sheets: no browser shows one as a page, so the rest would be weight only."""
FILES = ("text/css", "text/javascript")
NO_STORE = "no-store"
MOST_BYTES = 64 * 1024
MOST_BYTES_OF_A_LIST = 4 * 1024 * 1024
MOST_FIELDS = 50

# What went wrong, and what to do now, for a person.
SENTENCES: dict[int, tuple[Text, Text]] = {
    400: (text("We cannot read this."), text("Please go back and try again.")),
    401: (text("You are not signed in."), text("Please sign in. Then try again.")),
    403: (text("This is not possible from here."), text("Please go back and try again.")),
    404: (text("Page not found"), text("This page is not here, or it is not yours.")),
    405: (text("This is not possible from here."), text("Please go back and try again.")),
    409: (text("We have another form with this number."), text("Please look at it again.")),
    413: (text("This is too much text."), text("Please make it shorter.")),
    429: (text("You tried too often."), text("Please wait a moment. Then try again.")),
    503: (text("Something went wrong."), text("It is not your fault. Please try again later.")),
    500: (text("Something went wrong."), text("It is not your fault. Please try again later.")),
}


class ErrorPage(Page, template="error.html"):
    what: Text
    """What happened."""
    now: Text
    """What to do about it."""
    path: str = "/"
    """Where somebody stands who then chooses a language: this address may have no page."""


class Headers:
    """Puts the headers on every response, also static files and errors outside Flask."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: Pairs, failed: Failed | None = None, /) -> Write:
            if status.startswith("304"):  # nothing to protect, and asked for all the time
                return start_response(status, headers, failed)
            present = {name.lower(): value for name, value in headers}
            of_file = "immutable" in present.get("cache-control", "") and present.get(
                "content-type", ""
            ).startswith(FILES)
            wanted = OF_FILES if of_file else HEADERS
            headers = [*headers, *((n, v) for n, v in wanted.items() if n.lower() not in present)]
            if "cache-control" not in present:
                headers.append(("Cache-Control", NO_STORE))
            return start_response(status, headers, failed)

        return self.app(environ, start)


def refuse_foreign_origins() -> None:
    """Every unsafe method must come from our own pages (Fetch Metadata, else Origin).

    Its body is read here, before anybody takes the database's lock: a slow sender makes
    nobody wait.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    if request.method in db.SAFE_METHODS or getattr(view, "outside", False):
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        allowed = site == "same-origin"
    else:
        allowed = request.headers.get("Origin") == request.host_url.rstrip("/")
    if not allowed:
        events.note(Event.ORIGIN_REFUSED, "foreign")
        raise Forbidden
    if getattr(view, "takes_lists", False) and current_user.is_authenticated:
        request.max_content_length = MOST_BYTES_OF_A_LIST
        request.max_form_memory_size = MOST_BYTES_OF_A_LIST
    request.form.keys()


def takes_lists(view: View) -> View:
    """Mark a view that is handed a whole list, from who is signed in; other forms are small."""
    view.takes_lists = True  # type: ignore[attr-defined]
    return view


def explain(error: HTTPException) -> Response:
    """A page for a person: what happened and what to do, in their language."""
    if error.response is not None:
        return error.response  # type: ignore[return-value]
    code = error.code or 500
    db.end()
    g.setdefault("me", None)
    what, now = SENTENCES.get(code, SENTENCES[400 if code < 500 else 500])
    if request.headers.get("Idempotency-Key") and not request.headers.get("HX-Request"):
        spoken = f"{say(language(), what)} {say(language(), now)}"
        return Response(spoken, code, mimetype="text/plain")
    response = current_app.make_response((drawn(ErrorPage(what=what, now=now)), code))
    if code == NotFound.code and g.me:  # a phone that kept this page of theirs lets go of it
        response.headers["X-Offline"] = offline_id_of(g.me.id)
    if isinstance(allow := getattr(error, "valid_methods", None), list):
        response.headers["Allow"] = ", ".join(allow)
    return response


def busy(app: Flask, error: DBAPIError) -> HTTPException:
    """The database is locked or out of reach: say so, and that it passes."""
    note_broken(error)
    g.away = True
    app.logger.error("database: %s", str(error.orig).partition("\n")[0])
    return ServiceUnavailable()


def clash(error: IntegrityError) -> Response:
    """A phone gave its form an id that a row has already, of somebody else or of another kind."""
    if "receipt" not in g:
        raise error
    return explain(Conflict())


def log_exception(app: Flask, exc_info: Failed) -> None:
    """Which view failed. Never the address itself: the secret of a feed may stand in it."""
    app.logger.error("Exception in %s", request.endpoint, exc_info=exc_info)


def init_app(app: Flask, config: Config) -> None:
    app.config.update(
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_PARTS=MOST_FIELDS,
        TRUSTED_HOSTS=[*config.hosts],
    )
    app.before_request(refuse_foreign_origins)
    app.register_error_handler(HTTPException, explain)
    for away in (OperationalError, InterfaceError):
        app.register_error_handler(away, lambda error: explain(busy(app, error)))
    app.register_error_handler(IntegrityError, clash)
    app.log_exception = partial(log_exception, app)  # type: ignore[method-assign]
    if config.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies)  # type: ignore[method-assign]


def wrap(app: Flask) -> None:
    """Last of all: the headers go around everything."""
    if app.extensions["database"].engine.dialect.name == "postgresql":
        app.wsgi_app = Patience(app.wsgi_app)  # type: ignore[method-assign,assignment]
    app.wsgi_app = Headers(app.wsgi_app)  # type: ignore[method-assign]
