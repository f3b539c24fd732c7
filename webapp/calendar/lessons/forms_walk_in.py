"""When guides can be walked in to."""

from webapp.calendar.lessons.forms import CHOOSE, Hours, a_place, an_hour
from webapp.speech.i18n import text
from webapp.web.choices import WEEKDAYS, One


class WalkInHours(Hours):
    weekday = One(text("On which day?"), WEEKDAYS, else_=CHOOSE)
    starts = an_hour(text("From what time?"))
    ends = an_hour(text("Until what time?"))
    place = a_place(text("Which place?"), optional=False)
    address = a_place(text("Street and number"), optional=True)
