"""What the macros of ui/forms.html write in the tag of a control, of the field that it is for."""

from markupsafe import Markup, escape
from wtforms import Field


def typed(field: Field) -> Markup:
    """What an input says of its field, and what was typed in it."""
    kind, name = getattr(field.widget, "input_type", "text"), escape(field.name)
    filling = getattr(field, "autocomplete", "") or "off"
    said = f' name="{name}" type="{kind}" autocomplete="{filling}"'
    if kind != "password":
        said += f' value="{escape(field.data or "")}"'
    if mode := getattr(field, "inputmode", ""):
        said += f' inputmode="{mode}"'
    return Markup(said)  # noqa: S704 - what people typed is escaped


def limits(field: Field) -> Markup:
    """How long or large it may be, which way its letters run, and whether it must be there."""
    flags, dutch = vars(field.flags), getattr(field, "dutch", False)
    most, said = flags.get("maxlength"), ""
    if most:
        said += f' maxlength="{most}"' + (' lang="nl"' if dutch else "")
    if dutch or getattr(field, "inputmode", ""):
        said += ' dir="ltr"'
    elif most:
        said += ' dir="auto"'
    said += "".join(f' {each}="{flags[each]}"' for each in ("min", "max") if flags.get(each))
    return Markup(said + " required" if flags.get("required") else said)  # noqa: S704 - our own


def described(field: Field, hint: str, id: str) -> Markup:
    """What a reader aloud says after the label: the hint, and what is wrong."""
    beside = [f"{id}-hint"] if hint else []
    wrong = ' aria-invalid="true"' if field.errors else ""
    said = " ".join([*beside, f"{id}-error"] if wrong else beside)
    return Markup(f' aria-describedby="{said}"{wrong}')  # noqa: S704 - ids are our own
