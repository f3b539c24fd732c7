"""Whom to call when it is acute: numbers that hold in the whole country, the first one first."""

from webapp.guidance.welzijn.model import Called

NUMBERS: tuple[tuple[Called, str | None], ...] = (
    (Called.EMERGENCY, "112"),
    (Called.VEILIG_THUIS, "0800-2000"),
    (Called.SUICIDE_PREVENTION, "113"),
    (Called.DOCTOR, None),
    (Called.COORDINATOR, None),
)
"""None: it is another number for everybody. Those of coördinatoren are in their accounts."""
