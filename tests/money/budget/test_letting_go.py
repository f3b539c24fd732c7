"""Where a household is in the six months, and which bills it pays itself since when."""

from datetime import date

import pytest
from sqlalchemy import delete, update

from tests.conftest import As, Cast, Change
from tests.worlds.test_reader import LANGUAGES, NBSP, Page, day_of, opens, said, word
from webapp.case.account import Language
from webapp.case.dossier import Dossier
from webapp.core import clock
from webapp.money.budget.model import LineKind, Ontzorging, Outcome

MONTH = (
    "This is month %(month)s of 6. The municipality pays your fixed costs "
    "until and including %(last)s."
)
PAYS_ALL = "Since %(day)s you pay everything yourself. Well done!"
NOT_YET = "You do not need to pay these bills yourself yet. Your consulent tells you first."
OVER = "The six months are over."
STILL_TO_SAY = "The municipality still has to tell you who pays these bills now:"
ASK = "Do not wait: call your consulent and ask who pays."
BY_ONESELF_SINCE = "You pay this yourself since %(day)s"


def part(page: Page) -> str:
    return page.block("letting-go").text


def number(page: Page) -> set[str]:
    links = (n.attributes.get("href", "") for n in page.block("letting-go").all())
    return {link for link in links if link.startswith("tel:")}


@pytest.mark.parametrize(
    ("who", "last"), [("yonas", date(2026, 11, 17)), ("mariam", date(2026, 11, 30))]
)
def test_the_month_of_the_six_and_the_last_day_are_said(
    as_: As, cast: Cast, who: str, last: date
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "budget", language)
        assert said(language, MONTH, month=4, last=day_of(language, last)) in part(page), page.about
        assert said(language, NOT_YET) in part(page), page.about


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2026-06-17T23:59", "1"),
        ("2026-06-18T00:00", "2"),
        ("2026-11-17T23:59", "6"),
    ],
)
def test_each_month_begins_on_the_eighteenth(as_: As, cast: Cast, moment: str, month: str) -> None:
    clock.set_to(moment)
    page = opens(as_, cast, "yonas", "budget")
    wanted = said(Language.NL, MONTH, month=month, last="17 november 2026")
    assert wanted in part(page)


def test_after_the_last_day_no_month_is_counted(as_: As, cast: Cast) -> None:
    clock.set_to("2026-11-18T00:00")
    page = opens(as_, cast, "yonas", "budget")
    assert "17 november 2026" not in part(page)
    assert not [node for node in page.block("letting-go").all() if node.tag == "progress"]


@pytest.mark.parametrize("who", ["yonas", "mariam"])
@pytest.mark.parametrize("moment", ["2026-12-01T09:00", "2026-12-28T09:00", "2027-07-01T09:00"])
def test_over_and_undecided_nobody_is_told_to_leave_the_bills(
    as_: As, cast: Cast, who: str, moment: str
) -> None:
    """Who believes it has a rent debt a month later."""
    clock.set_to(moment)
    for language in LANGUAGES:
        page = opens(as_, cast, who, "budget", language)
        assert said(language, NOT_YET) not in part(page), page.about
        for sentence in (OVER, STILL_TO_SAY, ASK):
            assert said(language, sentence) in part(page), page.about
        bills = [n.text for n in page.block("letting-go").all() if n.tag == "li"]
        assert word(language, LineKind.HUUR) in bills, page.about
        assert number(page), f"{page.about}: no number to tap"


def test_without_a_consulent_the_gemeente_is_called(as_: As, cast: Cast, change: Change) -> None:
    clock.set_to("2026-12-28T09:00")
    page = opens(as_, cast, "yonas", "budget")
    direct = number(page)
    change.run(update(Dossier).values(consulent_id=None))
    page = opens(as_, cast, "yonas", "budget")
    assert len(number(page)) == 1
    assert number(page) != direct


@pytest.mark.parametrize("outcome", [Outcome.VOORTGEZET_ART57, Outcome.VOORTGEZET_VRIJWILLIG])
def test_who_is_helped_on_is_not_told_that_they_pay_everything(
    as_: As, cast: Cast, change: Change, outcome: Outcome
) -> None:
    clock.set_to("2026-12-28T09:00")
    ended = update(Ontzorging).values(ended_on=date(2026, 11, 18), outcome=outcome)
    change.run(ended)
    page = opens(as_, cast, "yonas", "budget")
    assert said(Language.NL, NOT_YET) in part(page)
    assert "18 november 2026" not in part(page).replace(NBSP, " ")
    assert said(Language.NL, OVER) not in part(page)


def test_the_family_pays_everything_itself_and_reads_since_when(as_: As, cast: Cast) -> None:
    since = {
        LineKind.HEALTH_INSURANCE: date(2026, 6, 1),
        LineKind.HUUR: date(2026, 8, 1),
        LineKind.ENERGY: date(2026, 8, 1),
        LineKind.WATER: date(2026, 8, 1),
    }
    for language in LANGUAGES:
        for who in ("rania", "omar"):
            page = opens(as_, cast, who, "budget", language)
            done = said(language, PAYS_ALL, day=day_of(language, date(2026, 8, 9)))
            assert done in part(page), page.about
            assert said(language, NOT_YET) not in part(page), page.about
            lines = [n.text for n in page.block("letting-go").all() if n.tag == "li"]
            for kind, day in since.items():
                shown = f"{word(language, kind)} "
                shown += said(language, BY_ONESELF_SINCE, day=day_of(language, day))
                assert shown in lines, f"{page.about}: {lines}"


def test_a_bill_that_will_be_handed_over_later_says_from_when(as_: As, cast: Cast) -> None:
    clock.set_to("2026-07-31T12:00")
    page = opens(as_, cast, "rania", "budget")
    assert "Huur Dit betaalt u zelf vanaf 1 augustus 2026" in part(page).replace(NBSP, " ")


def test_nobody_is_told_both_that_the_gemeente_pays_and_that_they_pay(
    as_: As, cast: Cast, change: Change
) -> None:
    """From 1 August the family pays all four bills; the six months end on 9 August."""
    change.run(delete(Ontzorging))
    clock.set_to("2026-08-03T10:00")
    page = opens(as_, cast, "rania", "budget", asked="?month=2026-08")
    assert not page.has("paid-for-you"), "in August nothing is paid for them"
    promise = said(Language.NL, MONTH, month=6, last="8 augustus 2026")
    assert promise not in part(page), (
        f"the page says that the gemeente pays the fixed costs, and below it that they pay:\n"
        f"{part(page)}"
    )


def test_who_is_only_advised_is_not_told_that_the_gemeente_pays(as_: As, cast: Cast) -> None:
    """Amal has guidance only: rent and energy were her own from the first day."""
    page = opens(as_, cast, "amal", "budget")
    promise = said(Language.NL, MONTH, month=6, last="12 oktober 2026")
    assert promise not in part(page), part(page)


def test_dawit_has_no_month_and_no_amount(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "dawit", "budget", language)
        assert said(language, "There is no money overview yet.") in page.text
        assert "€" not in page.text, page.about
        assert not page.has("letting-go")
