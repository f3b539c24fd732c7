"""Putting right what is known of somebody: what it changes, who did it, and why."""

from datetime import date

import pytest

from tests.conftest import As, Cast, Change, Look, complains
from tests.people.caseload.facts import confirmed, correct, history, loaded, path
from webapp.case.account import Account, Language
from webapp.case.dossier import Dossier, Permit


def test_a_name_is_put_right_and_found_by_its_new_sound(as_: As, cast: Cast) -> None:
    petra, url = as_("petra"), path(cast)
    answer = correct(petra, url, name="Johannes Berhane", note="zo staat het in de BRP")
    assert (answer.status_code, answer.location) == (303, url)
    said = history(petra, url)
    for word in ("Yonas Tesfay", "Johannes Berhane", "Petra", "zo staat het in de BRP", "14-09"):
        assert word in said or word in said.replace("14 sep", "14-09")
    assert "Johannes" in petra.post("/search", data={"q": "Yohannes"}).text
    assert "Johannes" not in petra.post("/search", data={"q": "Tesfay"}).text
    assert "Johannes" in as_("yonas").get("/").text + as_("henk").get("/").text


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("00-07-1991", "1991-07-01", "07-1991"),
        ("00-00-1990", "1990-01-01", "1990"),
        ("1990", "1990-01-01", "1990"),
        ("3.4.1999", "1999-04-03", "03-04-1999"),
    ],
)
def test_a_day_of_birth_that_is_not_whole(
    as_: As, cast: Cast, look: Look, typed: str, kept: str, shown: str
) -> None:
    petra, url = as_("petra"), path(cast)
    assert confirmed(petra, url, born=typed).status_code == 303
    assert look.get(Dossier, cast.dossier("yonas").id).born_on == date.fromisoformat(kept)
    assert loaded(petra.get(url).text)["born"] == shown
    assert shown in petra.get(f"/dossiers/{cast.dossier('yonas').id}/case").text


def test_what_follows_is_said_before_it_is_kept(as_: As, cast: Cast, look: Look) -> None:
    petra, url, id = as_("petra"), path(cast), cast.dossier("yonas").id
    first = correct(petra, url, doelgroep="Gezinsmigrant en overige migrant", permit="regular")
    assert first.status_code == 422
    ahead = first.text[
        first.text.index('id="ahead"') : first.text.index("</ul>", first.text.index('id="ahead"'))
    ]
    assert "800" in ahead
    assert "17-11-2026" in ahead, "until when ontzorgen was a duty"
    assert look.get(Dossier, id).permit is None
    other = petra.post(url, data=loaded(first.text) | {"household": "couple"})
    assert other.status_code == 422, "what was shown was not this"
    assert petra.post(url, data=loaded(first.text)).status_code == 303
    assert look.get(Dossier, id).permit is Permit.REGULAR
    assert (
        "17"
        not in petra.get(f"/dossiers/{id}/dates")
        .text.split('id="follows"')[1]
        .split("</dl>")[0]
        .split("</dt>")[-1]
    )


def test_family_with_a_regular_permit_is_not_ontzorgd_by_law(as_: As, cast: Cast) -> None:
    petra, id = as_("petra"), cast.dossier("yonas").id
    follows = petra.get(f"/dossiers/{id}/dates").text.split('id="follows"')[1]
    assert "17-11-2026" in follows or "17 nov" in follows
    assert confirmed(petra, path(cast), permit="family").status_code == 303
    assert petra.get(f"/dossiers/{id}/dates").text.split('id="follows"')[1] != follows


def test_the_screen_turns_to_another_language(as_: As, cast: Cast, look: Look) -> None:
    assert correct(as_("petra"), path(cast), language="ar").status_code == 303
    assert look.get(Account, cast["yonas"].id).language is Language.AR


WRONG = {
    "no name": {"name": " "},
    "a number of the government": {"name": "Yonas 123456782"},
    "no such day": {"born": "31-02-1999"},
    "born tomorrow": {"born": "15-09-2026"},
    "born long ago": {"born": "1899"},
    "born after a day that counts": {"born": "01-02-2026"},
    "another language": {"language": "fr"},
    "a permit of the other group": {"permit": "regular"},
    "many children": {"children": "21"},
    "no postcode": {"postcode": "2661"},
    "no why": {"why": "", "name": "Yonas T"},
    "another why": {"why": "because", "name": "Yonas T"},
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_and_nothing_kept(as_: As, cast: Cast, what: str) -> None:
    petra, url = as_("petra"), path(cast)
    before = petra.get(url).text
    answer = correct(petra, url, **{"place": "Bleiswijk"} | WRONG[what])
    assert answer.status_code == 422
    assert complains(answer.text)
    assert "Bleiswijk" in answer.text, "nothing typed is lost"
    assert petra.get(url).text == before


def test_nothing_changed_leaves_no_line(as_: As, cast: Cast) -> None:
    petra, url = as_("petra"), path(cast)
    assert correct(petra, url).status_code == 303
    assert not history(petra, url)


def test_two_consulenten_at_once_see_both_versions(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    petra, url = as_("petra"), path(cast)
    seen = loaded(petra.get(url).text) | {"why": "mistake"}
    correct(petra, url, name="Yonas Berhane", place="Bleiswijk")
    answer = petra.post(url, data=seen | {"name": "Johannes Tesfay", "speaks": "am"})
    assert answer.status_code == 422
    assert "Yonas Berhane" in answer.text
    assert "Johannes Tesfay" in answer.text
    assert look.get(Account, cast["yonas"].id).name == "Yonas Berhane"
    assert look.get(Dossier, cast.dossier("yonas").id).speaks is None, "nothing by halves"
    assert petra.post(url, data=loaded(answer.text) | {"why": "mistake"}).status_code == 303
    assert look.get(Account, cast["yonas"].id).name == "Johannes Tesfay"
    assert look.get(Dossier, cast.dossier("yonas").id).speaks == "am"
    assert "Bleiswijk" in petra.get(url).text, "what only the other changed stays"


def test_a_page_of_facts_costs_few_statements(as_: As, cast: Cast, statements: list[str]) -> None:
    petra, url = as_("petra"), path(cast)
    statements.clear()
    assert petra.get(url).status_code == 200
    assert len(statements) <= 8, "\n".join(statements)


def test_the_case_says_the_number_and_that_the_address_is_hidden(as_: As, cast: Cast) -> None:
    """And the board leads there."""
    petra, case = as_("petra"), f"/dossiers/{cast.dossier('mariam').id}/case"
    page = petra.get(case).text
    assert 'href="tel:+31100000124"' in page
    assert "afgeschermd" in page
    assert f'href="{case}"' in petra.get("/?matter=objection").text


def test_a_letter_of_duo_about_the_group_stands_in_the_history(
    as_: As, cast: Cast, look: Look
) -> None:
    petra, url, id = as_("petra"), path(cast), cast.dossier("yonas").id
    correct(petra, url, permit="asylum")
    form = {"code": "SS124", "day": "2026-09-01"}
    assert petra.post(f"/dossiers/{id}/duo-events", data=form).status_code == 303
    said = history(petra, url)
    assert said.count("SS124") == 2, "the group, and the permit that does not go with it"
    assert look.get(Dossier, id).permit is None


def test_who_would_be_taken_for_another_is_asked_about(as_: As, cast: Cast, look: Look) -> None:
    """Two people may have one name and day of birth; it is said before it is kept."""
    petra, url = as_("petra"), path(cast)
    mariam = cast.dossier("mariam").born_on
    first = correct(petra, url, name="Meryem Youssef", born=f"{mariam:%d-%m-%Y}")
    assert first.status_code == 422
    assert "Een ander dossier" in first.text[first.text.index('id="ahead"') :]
    assert petra.post(url, data=loaded(first.text)).status_code == 303
    assert look.get(Account, cast["yonas"].id).name == "Meryem Youssef"
