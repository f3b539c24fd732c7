"""What the processes write: one line of JSON for each thing that happened.

Of an exception its kind and where it was raised, never what it says: a value somebody typed may
stand in it.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType


class Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "at": at.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": record.getMessage(),
        }
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            line |= {"exception": kind.__qualname__, "where": where(trace)}
        return json.dumps(line, ensure_ascii=False)


def where(trace: TracebackType | None) -> list[str]:
    """File, line and function of each step, from the outside in."""
    steps = traceback.extract_tb(trace)
    return [f"{step.filename}:{step.lineno} {step.name}" for step in steps]


def write_lines() -> None:
    """From now on this process logs in lines of JSON, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.captureWarnings(True)
