"""The guards of views about the person who asks, and of those for everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import abort
from werkzeug.wrappers import Response

from webapp.case import sessions
from webapp.case.account import Role
from webapp.core import clock
from webapp.web.who_asks import ask_key, ask_pin, me

Plain = TypeVar("Plain", bound=Callable[..., Any])


def signed_in(view: Plain) -> Plain:
    """Mark a view about the signed-in person: it touches no dossier but their own."""
    vars(view).update(guard="signed-in")
    return view


def unlocked(view: Callable[[], Response]) -> Callable[[], Response]:
    """Mark a view about the signed-in person that asks for the PIN after ten idle minutes."""

    @wraps(view)
    def guarded() -> Response:
        return ask_pin() if me().is_locked(clock.real()) else view()

    return signed_in(guarded)


def of_staff(view: Callable[[], Response]) -> Callable[[], Response]:
    """Mark a view about the key and the devices of somebody of the staff."""

    @wraps(view)
    def guarded() -> Response:
        return abort(404) if me().role is Role.INBURGERAAR else view()

    return signed_in(guarded)


def of_inburgeraar(view: Callable[[], Response]) -> Callable[[], Response]:
    """Mark a view of an inburgeraar about the own phones; it asks for the PIN after a while."""

    @wraps(view)
    def guarded() -> Response:
        if me().role is not Role.INBURGERAAR:
            abort(404)
        return ask_pin() if me().is_locked(clock.real()) else view()

    return signed_in(guarded)


def proved(view: Callable[[], Response]) -> Callable[[], Response]:
    """The same, where the key is asked again unless it was shown just now."""

    @wraps(view)
    def guarded() -> Response:
        return view() if sessions.has_proved(me()) else ask_key()

    return of_staff(guarded)


def public(view: Plain) -> Plain:
    """Mark a view that needs no one to be signed in."""
    vars(view).update(guard="public")
    return view


def from_outside(view: Plain) -> Plain:
    """Mark a view that a server elsewhere calls: it believes nothing but a signature."""
    vars(view).update(outside=True)
    return public(view)
