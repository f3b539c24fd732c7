"""Every sentence in four languages: found once, when a template is compiled, not per page.

msgids are English. nl, ar and ti are full catalogues; English needs none. A sentence that a
catalogue lacks or has broken falls back to Dutch, which everybody here is learning.
"""

import logging
import re
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

from babel.support import Translations
from flask import Flask, g, has_request_context, request
from flask.templating import Environment
from flask_babel import Babel
from jinja2 import TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from webapp.case.account import IN_OWN_LANGUAGE, Language

log = logging.getLogger("webapp.i18n")
COOKIE = "__Host-language"
NAMES = {
    Language.AR: "العربية",
    Language.TI: "ትግርኛ",
    Language.NL: "Nederlands",
    Language.EN: "English",
}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
CONTEXT_MARK = "\x04"
DESK = "desk"
"""The context of what only consulents and beheerders read: in Dutch, and in English."""
catalogues: dict[Language, dict[str, str]] = {language: {} for language in Language}


class Text(str):
    """A sentence to be said later, in the reader's language. Write it with `text()`.

    As a plain string it is its English msgid; in a page it is said in the page's language.
    """

    context: str | None

    def __new__(cls, msgid: str, context: str | None = None) -> "Text":
        made = super().__new__(cls, msgid)
        made.context = context
        return made

    def __html__(self) -> str:
        return said(language(), self.context, self)


def text(msgid: str) -> Text:
    """Mark a sentence for translation."""
    return Text(msgid)


def ptext(context: str, msgid: str) -> Text:
    """Mark a word that needs its context to be translated."""
    return Text(msgid, context)


SORRY = text("Something went wrong.")


def found(language: Language, sentence: Text) -> str:
    """The translation, or the Dutch one when it is missing or has other placeholders."""
    return translated(language, sentence.context, sentence)


@cache
def translated(language: Language, context: str | None, sentence: str) -> str:
    msgid = str.__str__(sentence)
    if language is Language.EN:
        return msgid
    key = f"{context}{CONTEXT_MARK}{msgid}" if context else msgid
    wanted = sorted(PLACEHOLDER.findall(msgid))
    mine = Language.NL if context == DESK else language
    for candidate in (mine, Language.NL):
        translation = catalogues[candidate].get(key)
        if translation and sorted(PLACEHOLDER.findall(translation)) == wanted:
            return translation
        log.warning("no %s translation of %r", candidate, key)
    return msgid


@cache
def said(language: Language, context: str | None, sentence: str) -> Markup:
    """The same, to stand in a page."""
    return escape(translated(language, context, sentence))


def say(language: Language, sentence: Text, /, **values: object) -> str:
    """A sentence as plain text; `values` fill its placeholders."""
    return fill_plain(found(language, sentence), values) if values else found(language, sentence)


def fill_plain(sentence: str, values: dict[str, object]) -> str:
    return PLACEHOLDER.sub(lambda match: str(values[match[1]]), sentence)


def safe(value: object) -> str:
    """Escape what is not markup yet. Markup is handed on as it is: the page is joined anyway."""
    return value if type(value) is Markup else escape(value)


class LeanGenerator(CodeGenerator):
    """Writes `safe(…)` where Jinja writes `escape(…)`, which wraps every piece of a page anew."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.safe(")


class Folder(NodeTransformer):
    """Says `_("…")` and `pgettext("…", "…")`, and draws `icon("…")`, while a template compiles;
    `_nl("…")` says in Dutch what stands beside it in the language of the page.

    What is the same on every page of a language (`language`, an address in `asset`) is written
    into it as well.
    """

    def __init__(self, environment: "FoldingEnvironment") -> None:
        self.language = environment.language
        self.icon: Any = environment.globals.get("icon")
        self.asset: Any = environment.globals.get("asset")
        self.constants = {"language": str(self.language), "direction": direction(self.language)}

    def visit_Name(self, node: nodes.Name, *args: object, **kwargs: object) -> nodes.Node:
        if node.ctx == "load" and node.name in self.constants:
            return nodes.Const(self.constants[node.name], lineno=node.lineno)
        return node

    def visit_Getitem(self, node: nodes.Getitem, *args: object, **kwargs: object) -> nodes.Node:
        of_asset = isinstance(node.node, nodes.Name) and node.node.name == "asset"
        if of_asset and isinstance(node.arg, nodes.Const):
            return nodes.Const(self.asset[node.arg.value], lineno=node.lineno)
        return self.generic_visit(node)

    def visit_Output(self, node: nodes.Output, *args: object, **kwargs: object) -> nodes.Node:
        """A sentence with values becomes pieces of the page, with the values between them."""
        spread: list[nodes.Expr] = []
        for child in node.nodes:
            if isinstance(child, nodes.Call) and self.said(child) is not None:
                spread.extend(self.pieces(child))
            else:
                spread.append(self.visit(child))
        node.nodes = spread
        return node

    def visit_Call(self, node: nodes.Call, *args: object, **kwargs: object) -> nodes.Node:
        if self.said(node) is not None:
            pieces = self.pieces(node)
            return pieces[0] if len(pieces) == 1 else nodes.Concat(pieces, lineno=node.lineno)
        self.generic_visit(node)
        constants = constants_of(node)
        if isinstance(node.node, nodes.Name) and node.node.name == "icon" and constants:
            return nodes.Const(self.icon(*constants), lineno=node.lineno)
        return node

    def said(self, node: nodes.Call) -> str | None:
        """The sentence in this language; None when the call is about something else."""
        name = node.node.name if isinstance(node.node, nodes.Name) else None
        if name not in ("_", "_nl", "pgettext"):
            return None
        constants = constants_of(node)
        if len(constants) != (2 if name == "pgettext" else 1):
            raise TemplateSyntaxError(f"{name}() takes constant sentences only", node.lineno)
        spoken = Language.NL if name == "_nl" else self.language
        return found(spoken, Text(*reversed(constants)))

    def pieces(self, node: nodes.Call) -> list[nodes.Expr]:
        sentence = self.said(node) or ""
        if not node.kwargs:
            return [nodes.Const(sentence, lineno=node.lineno)]
        values = {pair.key: self.visit(pair.value) for pair in node.kwargs}
        return [
            values[piece] if number % 2 else nodes.Const(escape(piece), lineno=node.lineno)
            for number, piece in enumerate(PLACEHOLDER.split(sentence))
            if piece
        ]


def constants_of(node: nodes.Call) -> list[Any]:
    """The arguments of a call, if every one of them is a constant."""
    if all(isinstance(argument, nodes.Const) for argument in node.args):
        return [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
    return []


class LeanContext(Context):
    """Calls what a template calls; nothing wants the context, for which Jinja looks each time."""

    def call(
        self, called: Any, /, *args: Any, _loop_vars: Any = 0, _block_vars: Any = 0, **named: Any
    ) -> Any:
        return called(*args, **named)


class FoldingEnvironment(Environment):
    """A Jinja environment of one language."""

    language: Language = Language.EN
    code_generator_class = LeanGenerator
    context_class = LeanContext
    safe = staticmethod(safe)

    def make_globals(self, d: Any) -> Any:
        """Every template shares the language's globals; none has its own."""
        return self.globals

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any) -> Any:
        if isinstance(source, str):
            try:
                source = Folder(self).visit(self.parse(source, name, filename))
            except TemplateSyntaxError:
                self.handle_exception(source=source)
        return super().compile(source, name, filename, *args)


def language() -> Language:
    """The reader's language: the account's, else the one chosen here, else the phone's, else nl.

    At a desk it is Dutch, whoever reads.
    """
    try:
        found: Language = g.language  # asked for with every label of a page
    except AttributeError:
        if not has_request_context():
            return Language.NL
        found = g.language = chosen_language()
    except RuntimeError:  # outside of any request
        return Language.NL
    return found


def chosen_language() -> Language:
    if me := g.get("me"):
        return Language(me.language) if me.role in IN_OWN_LANGUAGE else Language.NL
    if (cookie := request.cookies.get(COOKIE)) in set(Language):
        return Language(cookie)
    return Language(request.accept_languages.best_match([*Language]) or Language.NL)


def direction(language: Language) -> str:
    return "rtl" if language is Language.AR else "ltr"


def environment(app: Flask, language: Language) -> FoldingEnvironment:
    found: FoldingEnvironment = app.extensions["environments"][language]
    return found


def directory() -> str:
    """In a wheel the catalogues are inside the package, in a checkout beside it."""
    here = Path(__file__).parents[1]
    packaged = here / "translations"
    return str(packaged if packaged.exists() else here.parent / "translations")


def load() -> None:
    """Read the catalogues: whoever speaks to people needs them, also without a web app."""
    translated.cache_clear()
    said.cache_clear()
    for each in (Language.NL, Language.AR, Language.TI):
        catalogue = getattr(Translations.load(directory(), [each]), "_catalog", {})
        catalogues[each] = {k: v for k, v in catalogue.items() if isinstance(k, str) and k}


def init_app(app: Flask) -> None:
    load()
    app.jinja_environment = FoldingEnvironment
    app.config.update(BABEL_TRANSLATION_DIRECTORIES=directory(), BABEL_DEFAULT_LOCALE="nl")
    Babel(app, locale_selector=lambda: str(language()))
    app.extensions["environments"] = {}
    for each in Language:
        own = cast(FoldingEnvironment, app.jinja_env.overlay(cache_size=400))
        own.language = each
        own.globals, own.filters = dict(own.globals), dict(own.filters)
        own.globals.update(language=each, direction=direction(each), languages=NAMES)
        own.globals["_nl"] = partial(translated, Language.NL, None)
        own.filters["say"] = partial(say, each)
        app.extensions["environments"][each] = own
