"""The rules as they stand: the statute, and what a gemeente starts with before it chooses.

`verified=False` means that the field notes give no source we could read: the gemeente checks it.
"""

from datetime import date

from webapp.law.keys import Key, Rule, TalkAfterTraining, Unit

IN_FORCE = date(2022, 1, 1)
"""The Wet inburgering 2021 is in force since this day."""
CHECKED = date(2026, 8, 23)

WET = "Wet inburgering 2021"
BESLUIT = "Besluit inburgering 2021"


def _statute(key: Key, value: int | str, unit: Unit, source: str, verified: bool = True) -> Rule:
    return Rule(
        key=key,
        value=str(value),
        unit=unit,
        valid_from=IN_FORCE,
        source=source,
        checked_on=CHECKED if verified else None,
        verified=verified,
    )


def _choice(key: Key, value: int | str, unit: Unit, source: str) -> Rule:
    return Rule(key=key, value=str(value), unit=unit, valid_from=IN_FORCE, source=source)


STATUTE: tuple[Rule, ...] = (
    _statute(Key.PIP_DEADLINE_DAYS, 70, Unit.DAYS, f"{BESLUIT}, art. 5.3"),
    _statute(Key.THIRD_PARTY_DAYS, 14, Unit.DAYS, f"{BESLUIT}, art. 5.3"),
    _statute(Key.TERM_MONTHS, 36, Unit.MONTHS, f"{WET}, art. 11 lid 1-2"),
    _statute(Key.SWITCH_MONTHS, 18, Unit.MONTHS, "Schulinck, Het aanpassen van het PIP"),
    _statute(Key.OBJECTION_DAYS, 42, Unit.DAYS, "Awb, art. 6:7 and 6:8", verified=False),
    _statute(
        Key.TERMS_RUN_ON,
        "next-working-day",
        Unit.CHOICE,
        "Algemene termijnenwet, art. 1, 3, 4 and 5",
        verified=False,
    ),
    _statute(Key.ONTZORGING_MONTHS, 6, Unit.MONTHS, "Participatiewet, art. 56a lid 2"),
    _statute(Key.PVT_MINUTES, 720, Unit.MINUTES, f"{BESLUIT}, art. 3.1"),
    _statute(Key.PVT_EXCURSIONS, 1, Unit.TIMES, "Divosa, Wijzigingenoverzicht § 7.1"),
    _statute(Key.MAP_PRACTICE_MINUTES, 2400, Unit.MINUTES, "Divosa, MAP (40 hours)"),
    _statute(Key.MAP_THEMES, 8, Unit.TIMES, "Divosa, MAP", verified=False),
    _statute(Key.Z_LANGUAGE_HOURS, 800, Unit.HOURS, f"{BESLUIT}, art. 3.14"),
    _statute(Key.Z_PARTICIPATION_HOURS, 800, Unit.HOURS, f"{BESLUIT}, art. 3.14"),
    _statute(Key.DOWNSCALE_HOURS, 600, Unit.HOURS, f"{BESLUIT}, art. 5.5"),
    _statute(Key.FREE_EXAM_ATTEMPTS, 2, Unit.TIMES, "inburgeren.nl, Inburgeren betalen"),
    _statute(
        Key.EDUCATION_ROUTE_AGE,
        28,
        Unit.YEARS,
        f"{WET}, explanatory memorandum: guidance, no limit",
        verified=False,
    ),
)

LOCAL: tuple[Rule, ...] = (
    _choice(Key.BEGELEIDING_MONTHS, 18, Unit.MONTHS, "council letter, theme 6"),
    _choice(Key.BEGELEIDING_FINISH_MONTH, 16, Unit.MONTHS, "default of this app"),
    _choice(Key.NOT_SEEN_DAYS, 14, Unit.DAYS, "default of this app"),
    _choice(Key.PROGRESS_TALK_MONTHS, "3,6,12,18,24,30", Unit.MONTHS, "default of this app"),
    _choice(
        Key.TALK_AFTER_TRAINING,
        TalkAfterTraining.NEXT_MONDAY,
        Unit.CHOICE,
        "council letter, theme 2",
    ),
    _choice(Key.TALK_WITHIN_DAYS, 7, Unit.DAYS, "default of this app"),
    _choice(Key.ANSWER_WORKING_DAYS, 2, Unit.WORKING_DAYS, "default of this app"),
    _choice(Key.ONTZORGING_FIRST_REMINDER_DAYS, 42, Unit.DAYS, "default of this app"),
    _choice(Key.ONTZORGING_LAST_REMINDER_DAYS, 21, Unit.DAYS, "default of this app"),
    _choice(Key.SIGNAAL_LET_OP_DAYS, 14, Unit.DAYS, "default of this app"),
    _choice(Key.SIGNAAL_ZORG_WORKING_DAYS, 5, Unit.WORKING_DAYS, "default of this app"),
    _choice(Key.SIGNAAL_DRINGEND_WORKING_DAYS, 1, Unit.WORKING_DAYS, "default of this app"),
    _choice(Key.SIGNAAL_TOGETHER_TIMES, 3, Unit.TIMES, "default of this app"),
    _choice(Key.SIGNAAL_TOGETHER_DAYS, 60, Unit.DAYS, "default of this app"),
    _choice(Key.SIGNAAL_TEXT_MONTHS, 12, Unit.MONTHS, "default of this app"),
    _choice(Key.FIRST_CONTACT_DAYS, 10, Unit.DAYS, "default of this app"),
    _choice(Key.INTAKE_NEARER_MINUTES, 60, Unit.MINUTES, "default of this app"),
)
