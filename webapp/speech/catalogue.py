"""Texts of plans, meetings and excursions, kept by id so that everyone reads their own language.

An id never changes its meaning: a changed sentence gets a new id, and old plans stay as they
were fixed. G: what an inburgeraar does. P: what the gemeente or the begeleider does. S: PVT
meetings. X: excursions. T: MAP themes (the list is not verified). R: reasons for a new version.
Q: what an inburgeraar asks. A and M: what staff answer and tell.
What a sentence leaves open has a name in it, and the name says of what kind it is (KINDS).
"""

from collections.abc import Callable, Mapping
from datetime import date, time
from functools import partial

from flask import Flask
from markupsafe import Markup, escape

from webapp.case.account import Language
from webapp.speech.formats import clock, dutch, person, phone, written
from webapp.speech.i18n import PLACEHOLDER, Text, found, ptext, say

SENTENCES = (
    ptext("G01", "I learn Dutch up to level B1."),
    ptext("G02", "I learn Dutch up to level A2."),
    ptext("G03", "I go to all language lessons."),
    ptext("G04", "I practise Dutch every day."),
    ptext("G05", "I talk with my language buddy every week."),
    ptext("G06", "I learn to read and write."),
    ptext("G07", "I take the exam Speaking."),
    ptext("G08", "I take the exam Reading."),
    ptext("G09", "I take the exam Listening."),
    ptext("G10", "I take the exam Writing."),
    ptext("G11", "I take the exam KNM."),
    ptext("G12", "I take the lessons of the participation declaration."),
    ptext("G13", "I join the excursion."),
    ptext("G14", "I sign the participation declaration."),
    ptext("G15", "I take the lessons about work (MAP)."),
    ptext("G16", "I make a cv."),
    ptext("G17", "I do volunteer work."),
    ptext("G18", "I look for a work placement."),
    ptext("G19", "I look for paid work."),
    ptext("G20", "I talk with a company near me."),
    ptext("G21", "I ask for a check of my diploma."),
    ptext("G22", "I start a study."),
    ptext("G23", "I take the training about money."),
    ptext("G24", "I know what comes in and what I spend."),
    ptext("G25", "I pay my rent myself."),
    ptext("G26", "I pay my energy myself."),
    ptext("G27", "I pay my health insurance myself."),
    ptext("G28", "I ask for healthcare allowance and rent allowance."),
    ptext("G29", "I keep my letters in a folder."),
    ptext("G30", "I ask for help with my debts."),
    ptext("G31", "I save a little money every month."),
    ptext("G32", "I register with a family doctor."),
    ptext("G33", "I talk with the family doctor about my health."),
    ptext("G34", "I do sports or go for walks."),
    ptext("G35", "I learn to ride a bike."),
    ptext("G36", "I travel by bus and train by myself."),
    ptext("G37", "My children go to school."),
    ptext("G38", "I look for childcare."),
    ptext("G39", "I get to know people near me."),
    ptext("G40", "I use DigiD myself."),
    ptext("P01", "We arrange a place at the language school."),
    ptext("P02", "We arrange a place where you can take part."),
    ptext("P03", "We arrange childcare during the lessons."),
    ptext("P04", "We pay your rent, energy and health insurance."),
    ptext("P05", "We talk with you every few months."),
    ptext("P06", "We invite you to the lessons of the participation declaration."),
    ptext("P07", "We pay the bus to the lessons."),
    ptext("P08", "We look for work with you."),
    ptext("P09", "Your guide helps with letters and DigiD."),
    ptext("P10", "Your guide goes with you to the school."),
    ptext("S01", "Welcome. Democracy, the law and voting."),
    ptext("S02", "Men and women are equal. School and choosing a partner."),
    ptext("S03", "Care, tax and volunteers. Staying healthy."),
    ptext("S04", "Excursion to the council hall of Lansingerland"),
    ptext("S05", "Signing the participation declaration, with the alderman."),
    ptext("S06", "Excursion to a greenhouse company"),
    ptext("X01", "Council hall of Lansingerland"),
    ptext("X02", "ProDemos in The Hague: how the country is governed"),
    ptext("X03", "An afternoon at the sports club"),
    ptext("X04", "Visit to a care home"),
    ptext("X10", "We travel together by bus. The municipality pays."),
    ptext("X11", "You come by bike or on foot."),
    ptext("X12", "You come by bus. The municipality pays."),
    ptext("X20", "There is tea and halal food."),
    ptext("X21", "Bring your own lunch. There is tea."),
    ptext("X30", "Wear what you like."),
    ptext("X31", "Wear sports shoes."),
    ptext("T01", "Which jobs are there?"),
    ptext("T02", "How does work go in the Netherlands?"),
    ptext("T03", "What am I good at?"),
    ptext("T04", "Where are the opportunities for me?"),
    ptext("T05", "What do I want to learn?"),
    ptext("T06", "Who can help me find work?"),
    ptext("T07", "How do I look for work?"),
    ptext("T08", "How do people work together here?"),
    ptext("R01", "Your route changed."),
    ptext("R02", "Your language level changed."),
    ptext("R03", "You moved."),
    ptext("R04", "Something else changed."),
    ptext("Q01", "I have a question about money."),
    ptext("Q02", "I have a question about my plan."),
    ptext("Q03", "I got a letter. I do not understand it."),
    ptext("Q04", "I need an interpreter."),
    ptext("Q05", "I cannot come to my lesson."),
    ptext("Q06", "I have a question about my house."),
    ptext("Q07", "Thank you."),
    ptext("Q09", "Please call me."),
    ptext("Q10", "I have a question about my first long talk."),
    ptext("Q11", "I cannot come to my lesson on %(date)s at %(time)s."),
    ptext("Q12", "I can come to my lesson on %(date)s at %(time)s after all."),
    ptext("Q13", "Yes."),
    ptext("Q14", "No."),
    ptext("A01", "Thank you. I am looking at it."),
    ptext("A02", "Yes, that is possible."),
    ptext("A03", "No, that is not possible."),
    ptext("A04", "I will call you."),
    ptext("A05", "Please call me."),
    ptext("A06", "Please come to the walk-in."),
    ptext("M01", "You have an appointment on %(date)s at %(time)s. The place is %(place)s."),
    ptext("M03", "Your appointment has changed. The new one is on %(date)s at %(time)s."),
    ptext("M04", "Your appointment on %(date)s is cancelled. We make a new one."),
    ptext("M06", "You were not at the appointment. Is everything well? Please call or write."),
    ptext("M07", "Please bring your residence permit or ID card."),
    ptext("M08", "Please bring the letter."),
    ptext("M09", "An interpreter is there at the talk."),
    ptext("M11", "Your guide comes to your home. That is on %(date)s at %(time)s."),
    ptext("M12", "Your plan is ready. You can read it in the app."),
    ptext("M13", "Your plan has changed. Please read what is new."),
    ptext("M14", "There is a new goal in your plan."),
    ptext("M15", "Well done! This goal is finished."),
    ptext("M16", "Your lesson starts on %(date)s at %(time)s, at %(place)s."),
    ptext("M17", "There is no lesson today."),
    ptext("M18", "Please register for the exam before %(date)s."),
    ptext("M19", "You passed. Congratulations!"),
    ptext("M20", "You have not passed yet. You can take the exam again."),
    ptext("M21", "There is an excursion on %(date)s. Do you want to come? Please register."),
    ptext("M22", "You are registered for the excursion on %(date)s."),
    ptext("M24", "The excursion is compulsory. It is part of the participation declaration."),
    ptext("M25", "You sign the participation declaration on %(date)s."),
    ptext("M29", "From %(date)s on you pay the rent yourself."),
    ptext("M34", "We read your message within 2 working days."),
    ptext("M35", "Is it urgent? Please call %(phone)s."),
    ptext("M36", "Are you in danger? Call 112."),
    ptext("M38", "I am your new consulent. My name is %(name)s."),
    ptext("M39", "The office is closed on %(date)s."),
    ptext("M40", "You can always ask us for help."),
    ptext("M99", "This message was taken back."),
)
TEXTS: dict[str, Text] = {str(sentence.context): sentence for sentence in SENTENCES}

KINDS: dict[str, Callable[[Language, str], Markup]] = {
    "date": lambda language, value: written(language, date.fromisoformat(value)),
    "time": lambda _, value: clock(time.fromisoformat(value)),
    "place": lambda _, value: dutch(value),
    "name": lambda _, value: person(value),
    "phone": lambda _, value: phone(value),
}
"""How each reader sees what was filled in. Amounts are not there: they belong to the statement."""
OPEN = "…"


def parameters(id: str) -> list[str]:
    """What a sentence leaves open, in its English order."""
    return PLACEHOLDER.findall(TEXTS[id])


def filled(language: Language, id: str, values: Mapping[str, str] | None) -> Markup:
    """A sentence with its values; what nobody filled in is shown as open."""
    said = {name: KINDS[name](language, value) for name, value in (values or {}).items()}
    pieces = PLACEHOLDER.split(found(language, TEXTS[id]))
    return Markup().join(
        said.get(piece, OPEN) if number % 2 else piece for number, piece in enumerate(pieces)
    )


def init_app(app: Flask) -> None:
    """Give each language's templates `text` (the reader's language) and `text_nl`; and `filled`,
    `filled_nl` for a sentence with values."""
    for language, environment in app.extensions["environments"].items():
        for ending, spoken in (("", language), ("_nl", Language.NL)):
            said = {id: escape(say(spoken, sentence)) for id, sentence in TEXTS.items()}
            environment.filters[f"text{ending}"] = said.__getitem__
            environment.filters[f"filled{ending}"] = partial(filled, spoken)
