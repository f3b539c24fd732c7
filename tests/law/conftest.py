"""The rules as they stand, and the days that generated tests are about."""

import pytest
from hypothesis import settings

from webapp.law.rules import Rulebook

# the same examples on every run, and no deadline: a busy machine is not a wrong law
settings.register_profile("law", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("law")


@pytest.fixture(scope="session")
def rules() -> Rulebook:
    return Rulebook.default()
