"""What a form says to a field when it makes it, whatever the field."""

from collections.abc import Callable
from typing import TypedDict

from markupsafe import Markup


class Bound(TypedDict, total=False):
    """Of what WTForms itself hands on to each field these are ours to choose."""

    id: str
    default: str
    validators: list[object]
    widget: Callable[..., Markup]
