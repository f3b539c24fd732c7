"""Who guides, who leads them and the consulent hear of each other; a maatje talks too."""

import re

import pytest

from tests.conftest import As, Cast, Look
from tests.contact.messages.test_write import kept, page, url

COUNT = re.compile(r'<a href="/inbox".*?</a>', re.DOTALL)


def counted(as_: As, name: str) -> str:
    """What stands beside Messages in the menu of the first screen."""
    entry = COUNT.findall(as_(name).get("/").text)[0]
    return "".join(re.findall(r'<i><bdi dir="ltr">(\d+)</bdi>', entry)) or "0"


def unread(as_: As, name: str) -> list[str]:
    """Where somebody is led from what colleagues wrote."""
    text = as_(name).get("/inbox").text
    block = text.split('id="unread">')[1:]
    return (
        re.findall(r'<a class="item" href="([^"]+)"', block[0].split("</ul>")[0]) if block else []
    )


def test_a_colleague_is_heard_on_the_first_screen_until_it_is_opened(as_: As, cast: Cast) -> None:
    as_("henk").post(url(cast, "yonas", "staff"), data={"words": "hij komt niet"})
    here = url(cast, "yonas", "staff")
    for name in ("petra", "fatima"):
        assert (counted(as_, name), unread(as_, name)) == ("1", [here]), name
    assert 'id="letters"' in as_("fatima").get("/").text
    assert (counted(as_, "henk"), unread(as_, "henk")) == ("0", []), "it is his own"
    as_("fatima").post(f"{page(cast, 'yonas')}/seen", data={"talk": "staff"})
    assert counted(as_, "fatima") == "0"
    assert 'id="letters"' not in as_("fatima").get("/").text


def test_an_inburgeraar_is_heard_on_the_first_screen_until_there_is_an_answer(
    as_: As, cast: Cast
) -> None:
    as_("yonas").post(url(cast, "yonas", "begeleider"), data={"sentence": "Q01"})
    assert counted(as_, "henk") == "1"
    waits = as_("henk").get("/").text.split('id="attention"')[1].split("</section>")[0]
    assert '<a class="item" href="/inbox">' in waits
    assert counted(as_, "petra") == "0"
    as_("henk").post(url(cast, "yonas", "begeleider"), data={"sentence": "A04"})
    assert counted(as_, "henk") == "0"


@pytest.mark.parametrize("name", ["henk", "petra", "ilse", "fatima"])
def test_with_whom_was_talked_last_stands_in_the_list(as_: As, cast: Cast, name: str) -> None:
    other, talk = {
        "henk": ("yonas", "begeleider"),
        "petra": ("yonas", "consulent"),
        "ilse": ("mariam", "maatje"),
        "fatima": ("mariam", "coordinator"),
    }[name]
    assert 'id="recent"' not in as_(name).get("/inbox").text
    as_(name).post(url(cast, other, talk), data={"words": "Dag"})
    shown = as_(name).get("/inbox").text.split('id="recent"')[1]
    assert f'href="{page(cast, other)}"' in shown


def test_a_maatje_talks_with_her_neighbour_and_nobody_else_reads_it(
    as_: As, cast: Cast, look: Look
) -> None:
    mariam, ilse, here = as_("mariam"), as_("ilse"), url(cast, "mariam", "maatje")
    assert mariam.post(here, data={"words": "dag maatje"}).status_code == 303
    assert "dag maatje" in ilse.get("/inbox").text
    assert "dag maatje" in ilse.get(here).text
    assert ilse.post(here, data={"sentence": "A02"}).status_code == 303
    assert "Ja, dat kan." not in ilse.get("/inbox").text
    for name in ("petra", "fatima", "henk", "bram"):
        reader = as_(name)
        assert reader.get(here).status_code == 404, name
        for path in ("/", "/inbox", page(cast, "mariam")):
            assert "dag maatje" not in reader.get(path).text, (name, path)
    assert as_("petra").post(f"/messages/{kept(look)[0].id}/settle").status_code == 404
    assert as_("ilse").post(f"/messages/{kept(look)[0].id}/settle").status_code == 303


def test_a_maatje_reads_nothing_of_consulent_and_staff(as_: As, cast: Cast) -> None:
    as_("petra").post(url(cast, "mariam", "staff"), data={"words": "onder ons"})
    as_("mariam").post(url(cast, "mariam"), data={"words": "aan de consulent"})
    ilse = as_("ilse")
    shown = ilse.get(page(cast, "mariam")).text
    assert "onder ons" not in shown
    assert "aan de consulent" not in shown
    assert set(re.findall(r"/messages/(\w+)", shown)) == {"maatje", "coordinator"}
    news = ilse.get(f"{page(cast, 'mariam')}/news").text
    assert "1" not in news


def test_a_maatje_and_her_coordinator_talk_and_the_participant_does_not_see_it(
    as_: As, cast: Cast
) -> None:
    here = url(cast, "mariam", "coordinator")
    as_("ilse").post(here, data={"words": "ik kan niet meer"})
    assert unread(as_, "fatima") == [here]
    assert "ik kan niet meer" in as_("fatima").get(here).text
    assert "tel:" in as_("ilse").get(here).text
    for name in ("mariam", "petra", "henk"):
        assert as_(name).get(here).status_code == 404
        assert "ik kan niet meer" not in as_(name).get(page(cast, "mariam")).text


def test_who_has_no_guide_is_offered_none(as_: As, cast: Cast) -> None:
    rows = set(re.findall(r"/messages/(\w+)", as_("mariam").get(page(cast, "mariam")).text))
    assert rows == {"consulent", "maatje"}


def test_a_talk_with_colleagues_stays_in_the_list_after_the_answer(as_: As, cast: Cast) -> None:
    as_("henk").post(url(cast, "yonas", "staff"), data={"words": "Wie belt?"})
    before = as_("petra").get("/inbox").text
    assert "Nieuw van collega" in before
    assert "Er zijn nog geen berichten" not in before
    as_("petra").post(url(cast, "yonas", "staff"), data={"words": "Ik bel."})
    shown = as_("petra").get("/inbox").text.split('id="recent"')[1]
    assert f'href="{page(cast, "yonas")}"' in shown
