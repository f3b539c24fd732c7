"""The rulebook of one gemeente: which rule holds on which day."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from webapp.law.keys import LOCAL_KEYS, Key, Rule, TalkAfterTraining, Unit, UnreadableRule
from webapp.law.numbers import LOCAL, STATUTE

__all__ = [
    "LOCAL",
    "LOCAL_KEYS",
    "STATUTE",
    "Key",
    "MissingRule",
    "Rule",
    "Rulebook",
    "StatutoryRule",
    "TalkAfterTraining",
    "Unit",
    "UnreadableRule",
    "check_local",
]


class StatutoryRule(ValueError):
    """A gemeente may not have its own value for a rule of the law."""


class MissingRule(LookupError):
    """No rule of this name holds on this day."""


def check_local(rule: Rule) -> None:
    """Refuse a gemeente's own value: StatutoryRule for a rule of the law, UnreadableRule else.

    Call it before a row is written; `Rulebook` calls it again on every row it is given.
    """
    if rule.gemeente_id is None:
        return
    if rule.statutory:
        raise StatutoryRule(f"{rule.key} is a rule of the law: a gemeente cannot change it")
    if rule.key is Key.TALK_AFTER_TRAINING:
        if rule.value not in set(TalkAfterTraining):
            raise UnreadableRule(f"{rule.key} cannot be {rule.value!r}")
    elif not all(rule.numbers):
        raise UnreadableRule(f"{rule.key} must be more than nothing")


def nearest(rule: Rule) -> tuple[bool, date]:
    """Which of several rules comes first: the larger."""
    return rule.gemeente_id is not None, rule.valid_from


class Rulebook:
    """The rules that one gemeente works by. Rules of other gemeenten are left out."""

    def __init__(self, rules: Iterable[Rule], gemeente_id: UUID | None = None) -> None:
        self._rules = [rule for rule in rules if rule.gemeente_id in (None, gemeente_id)]
        for rule in self._rules:
            check_local(rule)
        self._of: dict[Key, list[Rule]] = {}
        for rule in sorted(self._rules, key=nearest, reverse=True):
            self._of.setdefault(rule.key, []).append(rule)

    @classmethod
    def default(cls) -> "Rulebook":
        """The law and the defaults, for a gemeente that chose nothing."""
        return cls(STATUTE + LOCAL)

    def rule(self, key: Key, on: date) -> Rule:
        """The rule that holds on a day: the gemeente's own before the default, then the newest."""
        for rule in self._of.get(key, ()):
            if rule.holds(on):
                return rule
        raise MissingRule(f"no rule {key} holds on {on}")

    def number(self, key: Key, on: date) -> int:
        """The one whole number of a rule. Refuses a rule with several."""
        rule = self.rule(key, on)
        if len(rule.numbers) > 1:
            raise UnreadableRule(f"{key} needs one number, not {rule.value!r}")
        return rule.numbers[0]

    def months(self, key: Key, on: date) -> tuple[int, ...]:
        """The months of a rule that names several, in order."""
        return tuple(sorted(self.rule(key, on).numbers))

    def text(self, key: Key, on: date) -> str:
        return self.rule(key, on).value

    def confirmed(self, because: Iterable[Key], on: date) -> bool:
        """Whether all these rules are verified. If not, the page says "to be confirmed"."""
        return all(self.rule(key, on).verified for key in because)
