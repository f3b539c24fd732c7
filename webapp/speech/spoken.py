"""How a voice says what is written in figures: amounts, times of the day, hours that were spent;
and what only a tick says.

The phone puts them in the place of the figures when a page is read aloud (static/listening).
"""

from json import dumps

from flask import Flask
from markupsafe import Markup

from webapp.case.account import Language
from webapp.speech.i18n import Text, found, ptext

SPOKEN: dict[str, Text] = {
    "euros": ptext("spoken", "%(euros)s euros"),
    "cents": ptext("spoken", "%(euros)s euros and %(cents)s cents"),
    "minus": ptext("spoken", "minus %(amount)s"),
    "hour": ptext("spoken", "%(hours)s o'clock"),
    "clock": ptext("spoken", "%(hours)s hours %(minutes)s"),
    "between": ptext("spoken", "from %(from)s to %(to)s"),
    "span": ptext("spoken", "%(hours)s hours and %(minutes)s minutes"),
    "chosen": ptext("spoken", "chosen:"),
}


def words(language: Language) -> str:
    """For its own lines and for the Dutch ones between them."""
    wanted = dict.fromkeys((language, Language.NL))
    return dumps(
        {each: {name: found(each, said) for name, said in SPOKEN.items()} for each in wanted},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def init_app(app: Flask) -> None:
    for language, environment in app.extensions["environments"].items():
        said = words(language).replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;")
        environment.globals["spoken"] = Markup(said)  # noqa: S704 - our words
