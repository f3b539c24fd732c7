"""A gemeente settles in: its numbers, hours, schools and languages; facts, a household, who guides,
who says goodbye and who is away. From an empty database, by pages alone.
"""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.desk import NAME
from tests.browser.from_nothing import Town, come_in, go, let_in, sign_contract, town
from tests.browser.test_taking_in import fill_in
from tests.browser.visitor import DESK, Visitor

MONDAY = "2026-11-30T09:00"
WHERE = ("--phone", "14 010", "--address", "Plein 1, 3200 AA Oosterdam")
SCHOOL, PARTNER = "Taalhuis Oosterdam", "Amanuel Habte"
WORD = "Dank je wel, Bea. Je was er altijd op tijd."
VOLUNTEER = {"kind": "begeleider", "last": "2027-08-31", "phone": "010 000 00 41"}


class Staff:
    def __init__(self, here: Town, visit: Visit) -> None:
        self.nel, self.ans, self.cor = (visit(here, viewport=DESK) for _ in range(3))
        self.bea = visit(here, locale="nl")
        printed = here.run("begin", "Oosterdam", "Nel Prins", *WHERE, "--url", here.url)
        come_in(self.nel, printed.splitlines()[-1])
        come_in(self.ans, let_in(self.nel, "Ans Bos", role="consulent", phone="010 000 00 31"))
        let_in(self.nel, "Jan Vos", role="consulent", phone="010 000 00 32")
        sign_contract(self.nel, "Samen Verder", "010 000 00 41")
        leads = {"role": "coordinator", "organisation": "Samen Verder"}
        come_in(self.cor, let_in(self.nel, "Cor Dam", **leads))
        let_in(self.nel, "Els Blok", **leads)
        come_in(self.bea, let_in(self.cor, "Bea Smit", **VOLUNTEER))


def set_up(nel: Visitor) -> None:
    """Numbers, hours, schools and languages of the gemeente."""
    go(nel, "Regels en normen")
    nel.page.select_option("#rule", "answer-working-days")
    nel.find("#value").fill("3")
    nel.find("#first").fill(MONDAY[:10])
    nel.find("#source").fill("Besluit van het college")
    nel.tap("form[action='/rules'] button[type=submit]")
    expect(nel.find("main")).to_contain_text("Besluit van het college")
    go(nel, "Gemeente")
    nel.find("#phone").fill("010 000 00 30")
    nel.tap("#ours button[type=submit]")
    nel.find("#hours input[value='0']").check(force=True)
    nel.find("#starts").fill("09:00")
    nel.find("#ends").fill("12:30")
    nel.tap("#hours button[type=submit]")
    expect(nel.find("#open .log")).to_contain_text("12:30")
    nel.page.get_by_role("link", name="Taalscholen").click()
    nel.find("#new #name").fill(SCHOOL)
    nel.find("#new #address").fill("Kade 3, Oosterdam")
    nel.tap("#new button[type=submit]")
    expect(nel.find("#schools .log")).to_contain_text(SCHOOL)
    go(nel, "Gemeente", "Talen van mensen")
    nel.find("input[value=am]").check(force=True)
    nel.tap("#languages button[type=submit]")
    expect(nel.find("input[value=am]")).to_be_checked()


def who_forgot_the_pin_reads_when_it_is_open(anybody: Visitor) -> None:
    anybody.open("/forgot")
    expect(anybody.find("main")).to_contain_text("12:30")
    expect(anybody.find("main a[href='tel:0100000030']").first).to_be_visible()


def put_facts_right(ans: Visitor) -> None:
    """A year is known after all, and a language that many speak here stands first."""
    go(ans, "Mensen", NAME, "Feiten herstellen")
    offered = ans.find("#speaks option").evaluate_all("found => found.map((each) => each.value)")
    assert offered[:2] == ["", "am"]
    ans.page.select_option("#speaks", "am")
    ans.find("#born").fill("1998")
    ans.find("#street").fill("Kade 9")
    ans.page.select_option("#why", "told")
    ans.tap("#facts button[type=submit]")
    expect(ans.find("#ahead")).to_be_visible()
    ans.tap("#facts button[type=submit]")
    expect(ans.find("#history")).to_contain_text("1998")


def live_together(ans: Visitor) -> None:
    go(ans, "Nieuw dossier")
    fill_in(ans)
    ans.find("#name").fill(PARTNER)
    ans.tap("#new-dossier button[type=submit]")
    ans.page.get_by_role("link", name="Feiten herstellen").click()
    ans.page.get_by_role("link", name="Woont bij een partner").click()
    ans.find("#q").fill("Tsega")
    ans.tap("#together button[type=submit]")
    ans.page.get_by_label(f"{NAME}, 1998").check()
    ans.find("#children").fill("0")
    ans.page.select_option("#why", "changed")
    ans.tap("#together button[type=submit]")
    expect(ans.find("#ahead")).to_contain_text("Kade 9")
    ans.tap("#together button[type=submit]")
    expect(ans.find("section#together")).to_contain_text(NAME)
    expect(ans.find("#history")).to_contain_text("Met partner")


def a_lesson_at_a_known_school(ans: Visitor) -> None:
    go(ans, "Mensen", NAME)
    ans.open(ans.page.url.replace(ans.server.url, "").replace("/case", "/lessons"))
    offered = ans.find("#schools option").evaluate_all("found => found.map((each) => each.value)")
    assert offered == [SCHOOL]
    ans.find("#new input[name=weekdays][value='2']").check(force=True)
    ans.find("#starts").fill("19:00")
    ans.find("#ends").fill("20:30")
    ans.find("#place").fill(SCHOOL)
    ans.tap("#new button[type=submit]")
    expect(ans.find("main")).to_contain_text(SCHOOL)


def ask_and_give_a_guide(ans: Visitor, cor: Visitor) -> None:
    go(ans, "Mensen", NAME, "Wijzigen: Mensen eromheen")
    ans.page.select_option("#organisation", label="Samen Verder")
    ans.page.check("#looking input[name=wanted][value=begeleider]")
    ans.tap("#looking button[type=submit]")
    go(cor, "Wie zoekt begeleiding")
    cor.tap("main a[href^='/wanted/']")
    expect(cor.find("#guide")).to_contain_text("0 huishoudens")
    cor.page.get_by_label("Bea Smit").check()
    cor.tap("form[action^='/wanted/'] button[type=submit]")
    cor.page.wait_for_url("**/wanted?found=*")
    expect(cor.find("#told")).to_be_focused()
    expect(cor.find("#told")).to_contain_text("Bea Smit begeleidt")
    expect(cor.find("main a[href^='/wanted/']")).to_have_count(0)


def say_goodbye(cor: Visitor, bea: Visitor) -> None:
    bea.open("/")
    expect(bea.find("main")).to_contain_text("Tsega")
    bea.tap("main a[href^='/dossiers/']")
    there = bea.page.url.replace(bea.server.url, "").replace("/begeleiding", "/end-guidance")
    cor.open(there)
    form = cor.find("form[action$='/end-guidance']")
    form.locator("input[name=last]").fill(MONDAY[:10])
    form.locator("input[name=no_talk]").check()
    form.locator("textarea").fill(WORD)
    form.locator("button[type=submit]").click()
    expect(cor.find("main")).to_contain_text("Het stopt niet")
    bea.open("/")
    expect(bea.find("main")).to_contain_text(WORD)
    bea.tap("[id^=farewell-] button")
    expect(bea.find("main")).not_to_contain_text(WORD)


def go_away(person: Visitor, deputy: str) -> None:
    go(person, "Afwezig")
    person.find("#first").fill("2026-12-07")
    person.find("#last").fill("2026-12-11")
    person.page.select_option("#deputy", label=deputy)
    person.tap("#away button[type=submit]")
    expect(person.find("#known")).to_contain_text(deputy)


def test_a_gemeente_settles_in(visit: Visit, tmp_path: Path) -> None:
    with town(tmp_path, MONDAY) as here:
        staff = Staff(here, visit)
        set_up(staff.nel)
        who_forgot_the_pin_reads_when_it_is_open(visit(here, locale="nl"))
        go(staff.ans, "Nieuw dossier")
        fill_in(staff.ans)
        staff.ans.tap("#new-dossier button[type=submit]")
        put_facts_right(staff.ans)
        live_together(staff.ans)
        a_lesson_at_a_known_school(staff.ans)
        ask_and_give_a_guide(staff.ans, staff.cor)
        say_goodbye(staff.cor, staff.bea)
        go_away(staff.ans, "Jan Vos")
        go_away(staff.cor, "Els Blok")
