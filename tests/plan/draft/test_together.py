"""Two consulents at one draft, 200 times in any order: nothing is overwritten unseen, or lost."""

import random
import re

from tests.plan.draft.conftest import AtDesk, PlanOf
from tests.storm import many
from webapp.plan.pip.model import Pip

FIELDS = ("school", "motivation", "estimated_hours")
TIMES = many(200, 60)


def kept(plan: Pip) -> dict[str, str]:
    return {name: str(getattr(plan, name) or "") for name in FIELDS}


def beside(html: str, name: str) -> str:
    """What the page says of both versions of a field; nothing when they do not differ."""
    found = re.search(rf'id="{name}-error".*?</p>', html, re.DOTALL)
    return found[0] if found else ""


def test_random_interleavings_at_one_draft(desk: AtDesk, plan_of: PlanOf) -> None:
    chance, seen_conflicts, numbers = random.Random(5), 0, iter(range(1_000, 10_000))
    people = [desk(), desk()]
    loaded = [each.form() for each in people]
    for _ in range(TIMES):
        who = chance.randrange(2)
        if chance.random() < 0.4:
            loaded[who] = people[who].form()
        names = chance.sample(FIELDS, chance.randint(1, 3))
        typed = {name: str(next(numbers)) for name in names}
        before = kept(plan_of())
        reply = people[who].post("/keep", {**loaded[who], **typed})
        after = kept(plan_of())
        for name in FIELDS:
            mine, base = typed.get(name, loaded[who][name]), loaded[who][f"was-{name}"]
            if after[name] != before[name]:
                assert before[name] == base, f"{name} was overwritten unseen"
                assert after[name] == mine
            elif mine not in (base, before[name]):
                seen_conflicts += 1
                assert reply.status_code == 422
                assert mine in beside(reply.text, name), f"my {name} is lost"
                assert before[name] in beside(reply.text, name), f"their {name} is not shown"
        if reply.status_code == 303:
            loaded[who] = people[who].form()
    assert seen_conflicts > TIMES / 4, "two people hardly met"
