"""The demo world as it stands at one moment of the field's time."""

from datetime import datetime

from sqlalchemy.orm import Session

from webapp.demo.arriving import WAITED, write_arriving
from webapp.demo.diary import write_agenda
from webapp.demo.excursions import write_excursions
from webapp.demo.fix import write_plans
from webapp.demo.guides import WANTED, write_wanted
from webapp.demo.holidays import write_holidays
from webapp.demo.homes import write_homes
from webapp.demo.intake import write_intakes
from webapp.demo.ledger import write_money
from webapp.demo.lists import write_lists
from webapp.demo.met import VISITS, write_visits
from webapp.demo.moment import Moment
from webapp.demo.money import BUDGETS
from webapp.demo.people import SETTLEMENT
from webapp.demo.plans import PLANS
from webapp.demo.progress import RECORD
from webapp.demo.pvt import GROUPS
from webapp.demo.reports import write_progress
from webapp.demo.series import write_groups
from webapp.demo.settle import settle
from webapp.demo.settling import ARRANGED, write_settling
from webapp.demo.ways import write_ways
from webapp.demo.week import AGENDA


def build(session: Session, now: datetime) -> None:
    """Add the whole world to an empty database; `now` is aware. Commits nothing.

    What is dated on or before `now` is a fact; what comes later stands as a plan, or not at all.
    """
    moment = Moment(now)
    people = settle(session, moment, SETTLEMENT)
    write_homes(session, people)
    write_wanted(session, moment, people, WANTED)
    write_arriving(session, moment, people, WAITED)
    write_plans(session, moment, people, PLANS)
    write_progress(session, moment, people, RECORD)
    write_lists(session, moment, people)
    write_settling(session, moment, people, ARRANGED)
    write_intakes(session, moment, people)
    write_holidays(session, people)
    write_ways(session, people)
    write_agenda(session, moment, people, AGENDA)
    write_visits(session, moment, people, VISITS)
    write_money(session, moment, people, BUDGETS)
    arabic, *_others = write_groups(session, moment, people, GROUPS)
    write_excursions(session, moment, people, arabic)
