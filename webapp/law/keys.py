"""The names of all rules, and what one rule is: a value, its days, and where it is written."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID


class Key(StrEnum):
    """Every number the law functions use. The value is what the database stores."""

    PIP_DEADLINE_DAYS = "pip-deadline-days"
    THIRD_PARTY_DAYS = "third-party-days"
    TERM_MONTHS = "term-months"
    SWITCH_MONTHS = "switch-months"
    OBJECTION_DAYS = "objection-days"
    TERMS_RUN_ON = "terms-run-on"
    ONTZORGING_MONTHS = "ontzorging-months"
    PVT_MINUTES = "pvt-minutes"
    PVT_EXCURSIONS = "pvt-excursions"
    MAP_PRACTICE_MINUTES = "map-practice-minutes"
    MAP_THEMES = "map-themes"
    Z_LANGUAGE_HOURS = "z-language-hours"
    Z_PARTICIPATION_HOURS = "z-participation-hours"
    DOWNSCALE_HOURS = "downscale-hours"
    FREE_EXAM_ATTEMPTS = "free-exam-attempts"
    EDUCATION_ROUTE_AGE = "education-route-age"

    # the choices of a gemeente: everything in LOCAL_KEYS below
    BEGELEIDING_MONTHS = "begeleiding-months"
    BEGELEIDING_FINISH_MONTH = "begeleiding-finish-month"
    NOT_SEEN_DAYS = "not-seen-days"
    PROGRESS_TALK_MONTHS = "progress-talk-months"
    TALK_AFTER_TRAINING = "talk-after-training"
    TALK_WITHIN_DAYS = "talk-within-days"
    ANSWER_WORKING_DAYS = "answer-working-days"
    ONTZORGING_FIRST_REMINDER_DAYS = "ontzorging-first-reminder-days"
    ONTZORGING_LAST_REMINDER_DAYS = "ontzorging-last-reminder-days"
    SIGNAAL_LET_OP_DAYS = "signaal-let-op-days"
    SIGNAAL_ZORG_WORKING_DAYS = "signaal-zorg-working-days"
    SIGNAAL_DRINGEND_WORKING_DAYS = "signaal-dringend-working-days"
    SIGNAAL_TOGETHER_TIMES = "signaal-together-times"
    SIGNAAL_TOGETHER_DAYS = "signaal-together-days"
    SIGNAAL_TEXT_MONTHS = "signaal-text-months"
    FIRST_CONTACT_DAYS = "first-contact-days"
    INTAKE_NEARER_MINUTES = "intake-nearer-minutes"

    @property
    def statutory(self) -> bool:
        """Whether this is the law's number, so that no gemeente may have its own."""
        return self not in LOCAL_KEYS


LOCAL_KEYS = frozenset(
    {
        Key.BEGELEIDING_MONTHS,
        Key.BEGELEIDING_FINISH_MONTH,
        Key.NOT_SEEN_DAYS,
        Key.PROGRESS_TALK_MONTHS,
        Key.TALK_AFTER_TRAINING,
        Key.TALK_WITHIN_DAYS,
        Key.ANSWER_WORKING_DAYS,
        Key.ONTZORGING_FIRST_REMINDER_DAYS,
        Key.ONTZORGING_LAST_REMINDER_DAYS,
        Key.SIGNAAL_LET_OP_DAYS,
        Key.SIGNAAL_ZORG_WORKING_DAYS,
        Key.SIGNAAL_DRINGEND_WORKING_DAYS,
        Key.SIGNAAL_TOGETHER_TIMES,
        Key.SIGNAAL_TOGETHER_DAYS,
        Key.SIGNAAL_TEXT_MONTHS,
        Key.FIRST_CONTACT_DAYS,
        Key.INTAKE_NEARER_MINUTES,
    }
)


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working-days"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    MINUTES = "minutes"
    TIMES = "times"
    CHOICE = "choice"
    """One word out of a few, such as a member of TalkAfterTraining."""


class One(StrEnum):
    """One of a unit: 1 day, not 1 days."""

    DAY = "day"
    WORKING_DAY = "working-day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    MINUTE = "minute"
    TIME = "time"


class TalkAfterTraining(StrEnum):
    """When the individual talk follows a group training: the values of TALK_AFTER_TRAINING."""

    NEXT_MONDAY = "next-monday"
    WITHIN_DAYS = "within-days"
    MONTHLY = "monthly"


class UnreadableRule(ValueError):
    """The value of a rule is not what its key needs."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One value of one rule. The law's own rules and the defaults have no gemeente."""

    key: Key
    value: str
    """As stored: "70", several numbers as "3,6,12", or a word."""
    unit: str
    valid_from: date
    valid_until: date | None = None
    """Exclusive; None while it holds."""
    source: str
    checked_on: date | None = None
    gemeente_id: UUID | None = None
    verified: bool = True
    """False: show it as "to be confirmed"."""

    @property
    def statutory(self) -> bool:
        return self.key.statutory

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The whole numbers of the value, none below zero. Refuses anything else."""
        parts = [part.strip() for part in self.value.split(",")]
        if not all(part.isascii() and part.isdecimal() for part in parts):
            raise UnreadableRule(f"{self.key} needs whole numbers, not {self.value!r}")
        return tuple(map(int, parts))

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)
