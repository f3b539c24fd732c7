"""How much a storm does: enough to notice in `./dev check`, all of it in `./dev storm`."""

import os

STORM = os.environ.get("MEEDOEN_STORM") == "1"


def many(whole: int, small: int) -> int:
    return whole if STORM else small
