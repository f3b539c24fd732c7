"""The only maker of dates, times, money and telephone numbers, in four languages.

Every value is isolated (`bdi`) so that Arabic lines do not reorder it. Digits are Latin and
money is in Dutch notation everywhere: it must look like the letter and the bank app.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache, partial
from urllib.parse import quote
from uuid import UUID

from flask import Flask
from markupsafe import Markup, escape

from webapp.case.account import Language
from webapp.core.clock import AMSTERDAM

WEEKDAYS = {
    Language.NL: "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
    Language.EN: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    Language.AR: "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
    Language.TI: "ሰኑይ ሰሉስ ረቡዕ ሓሙስ ዓርቢ ቀዳም ሰንበት".split(),
}
MONTHS = {
    Language.NL: "januari februari maart april mei juni juli augustus september oktober "
    "november december".split(),
    Language.EN: "January February March April May June July August September October "
    "November December".split(),
    # Syrians and Iraqis use the first name, Egyptians and Sudanese the second.
    Language.AR: [
        "كانون الثاني / يناير",
        "شباط / فبراير",
        "آذار / مارس",
        "نيسان / أبريل",
        "أيار / مايو",
        "حزيران / يونيو",
        "تموز / يوليو",
        "آب / أغسطس",
        "أيلول / سبتمبر",
        "تشرين الأول / أكتوبر",
        "تشرين الثاني / نوفمبر",
        "كانون الأول / ديسمبر",
    ],
    Language.TI: "ጥሪ ለካቲት መጋቢት ሚያዝያ ግንቦት ሰነ ሓምለ ነሓሰ መስከረም ጥቅምቲ ሕዳር ታሕሳስ".split(),
}
NBSP = "\N{NO-BREAK SPACE}"
FSI, PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def ltr(value: object) -> Markup:
    """A value that always runs from left to right: numbers, codes, addresses, Dutch names."""
    return Markup(f'<bdi dir="ltr">{escape(value)}</bdi>')  # noqa: S704 - escaped


def isolated(value: object) -> str:
    """A value inside plain text (a calendar entry, a title)."""
    return f"{FSI}{value}{PDI}"


def weekday(language: Language, day: date) -> str:
    return WEEKDAYS[language][day.weekday()]


def month(language: Language, day: date) -> str:
    """Month and year: "September 2026"."""
    return f"{MONTHS[language][day.month - 1]} {day.year}"


def plain_day(language: Language, day: date) -> str:
    """Weekday, day, month, year as plain text."""
    return f"{weekday(language, day)} {day.day} {month(language, day)}"


def written(language: Language, day: date) -> Markup:
    """A whole date: "Monday 14 September 2026"."""
    said = plain_day(language, day)
    return Markup(f'<time datetime="{day}"><bdi>{said}</bdi></time>')  # noqa: S704 - our words


def short(language: Language, day: date) -> Markup:
    """A date without weekday: "14 September 2026"."""
    said = f"{day.day} {month(language, day)}"
    return Markup(f'<time datetime="{day}"><bdi>{said}</bdi></time>')  # noqa: S704 - our words


def in_row(language: Language, day: date, today: date) -> Markup:
    """A day of a list that is looked through: "do 10-09", with its year where that is another."""
    letters = weekday(language, day)[: 2 if language is Language.NL else 3]
    said = f"{letters} {day:%d-%m}" + (f"-{day.year}" if day.year != today.year else "")
    return Markup(f'<time datetime="{day}"><bdi>{said}</bdi></time>')  # noqa: S704 - our words


def moment(language: Language, at: datetime) -> Markup:
    """Day and time on Amsterdam's clock: "14 September 2026 08:30"."""
    local = at.astimezone(AMSTERDAM)
    return short(language, local.date()) + " " + clock(local)


def month_name(language: Language, day: date) -> str:
    return MONTHS[language][day.month - 1]


def clock(value: time | datetime) -> Markup:
    """24-hour time, Amsterdam wall time for a moment: "09:00"."""
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone(AMSTERDAM)
    return ltr(value.strftime("%H:%M"))


def hours_between(starts: time | datetime, ends: time | datetime) -> Markup:
    """ "09:00–09:45", on one line."""
    said = f"{starts:%H:%M}\N{EN DASH}{ends:%H:%M}"
    return Markup(f'<bdi class="nb" dir="ltr">{said}</bdi>')  # noqa: S704 - times only


def hours(minutes: int) -> Markup:
    """Minutes as hours, as a clock says them: 110 is "1:50", 120 is "2"."""
    whole, rest = divmod(minutes, 60)
    if not rest:
        return ltr(whole)
    said = f"{whole}:{rest:02d}"  # marked: read aloud it is no time of the day
    return Markup(f'<bdi dir="ltr" data-span>{said}</bdi>')  # noqa: S704 - digits only


def money(cents: int) -> Markup:
    """Cents in Dutch notation: 133142 is "€ 1.331,42", -1230 is "€ -12,30"."""
    sign = "-" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    grouped = f"{euros:,}".replace(",", ".")
    return Markup('<bdi dir="ltr" class="money">€%s%s%s,%02d</bdi>') % (NBSP, sign, grouped, rest)


def phone(number: str) -> Markup:
    """A number that can be called: "010-000 01 01" becomes a link."""
    digits = "".join(c for c in number if c.isdigit() or c == "+")
    return Markup('<a class="call" href="tel:%s">%s</a>') % (digits, telephone(number))


def telephone(number: str) -> Markup:
    """A number inside what calls it, on one line."""
    return Markup('<bdi class="nb" dir="ltr" translate="no">%s</bdi>') % number


def tel(number: str) -> str:
    return "tel:" + "".join(c for c in number if c.isdigit() or c == "+")


def dutch(value: object) -> Markup:
    """Something Dutch inside another language: a place, an address, a name of a school.

    A browser that translates leaves it as it stands on the building.
    """
    return Markup('<bdi lang="nl" dir="ltr" translate="no">%s</bdi>') % value


def on_map(address: str) -> str:
    """A map in the browser. It is told the address and nothing of who asks (`rel="noreferrer"`)."""
    return "https://www.openstreetmap.org/search?query=" + quote(address, safe="")


def person(name: str) -> Markup:
    return Markup('<bdi translate="no">%s</bdi>') % name


def name_of(id: UUID) -> Markup:
    """The id of a row, as it stands in addresses and in the page."""
    return Markup(str(id))  # noqa: S704 - hexadecimal digits


SAME_EVERYWHERE: dict[str, Callable[..., object]] = {
    "ltr": ltr,
    "clock": clock,
    "hours": hours,
    "money": money,
    "phone": phone,
    "telephone": telephone,
    "tel": tel,
    "dutch": dutch,
    "on_map": on_map,
    "person": person,
    "id": name_of,
}


def weekday_number(language: Language, number: int) -> str:
    """0 is Monday."""
    return WEEKDAYS[language][number]


BY_LANGUAGE: dict[str, Callable[..., object]] = {
    "weekday": weekday,
    "weekday_number": weekday_number,
    "month": month,
    "month_name": month_name,
    "date": written,
    "short_date": short,
    "in_row": in_row,
    "moment": moment,
}


KEPT = 4096
"""So many results of each format are kept: the same days, hours and names come again and again."""


def init_app(app: Flask) -> None:
    same = {name: lru_cache(KEPT, typed=True)(fun) for name, fun in SAME_EVERYWHERE.items()}
    between = lru_cache(KEPT)(hours_between)
    for language, environment in app.extensions["environments"].items():
        environment.filters.update(same)
        environment.globals.update(hours_between=between)
        for name, function in BY_LANGUAGE.items():
            kept = lru_cache(KEPT, typed=True)(function)
            environment.filters[name] = partial(kept, language)
            environment.filters[f"{name}_nl"] = partial(kept, Language.NL)
