"""Every room that has something to remind of. Importing this makes flushes write reminders."""

from webapp.agenda import reminders as agenda
from webapp.budget import reminders as budget
from webapp.messages import reminders as messages
from webapp.pvt import reminders as pvt
from webapp.welzijn import reminders as welzijn

ROOMS = (agenda, budget, messages, pvt, welzijn)
