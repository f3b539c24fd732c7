"""All tables of all rooms, so that whoever needs the whole picture imports one name."""

from webapp.accounts import model as accounts
from webapp.agenda import model as agenda
from webapp.begeleiding import model as begeleiding
from webapp.budget import model as budget
from webapp.demo import model as demo
from webapp.dossiers import model as dossiers
from webapp.duo import model as duo
from webapp.hours import model as hours
from webapp.intake import model as intake
from webapp.koppeling import model as koppeling
from webapp.messages import model as messages
from webapp.outbox import model as outbox
from webapp.pip import model as pip
from webapp.progress import model as progress
from webapp.push import model as push
from webapp.pvt import model as pvt
from webapp.rules import model as rules
from webapp.scheduling import model as scheduling
from webapp.settling import model as settling
from webapp.visits import model as visits
from webapp.welzijn import model as welzijn

ROOMS = (
    accounts,
    dossiers,
    rules,
    pip,
    hours,
    agenda,
    budget,
    pvt,
    messages,
    visits,
    welzijn,
    settling,
    begeleiding,
    progress,
    intake,
    duo,
    koppeling,
    outbox,
    push,
    scheduling,
    demo,
)
