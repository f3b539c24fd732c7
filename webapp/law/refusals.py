"""Why a PIP can be refused, each reason with the rule it comes from; and why it can change."""

from enum import StrEnum


class ChangeReason(StrEnum):
    """Why a later version of the PIP is made."""

    SWITCH = "switch"
    """Schakelen: another leerroute."""
    DOWNSCALE = "downscale"
    """Afschalen: exams on A2 in the B1-route."""
    MOVE = "move"
    """The inburgeraar came from another gemeente."""
    OTHER = "other"


class Refusal(StrEnum):
    """Why a plan cannot be fixed. SOURCES says by which rule."""

    BEFORE_DUTY = "before-duty"
    BEFORE_SETTLING = "before-settling"
    BEFORE_PREVIOUS = "before-previous"
    IN_FUTURE = "in-future"
    ONDERWIJS_AT_A2 = "onderwijs-at-a2"
    Z_AT_B1 = "z-at-b1"
    FIRST_AT_A2 = "first-at-a2"
    TOO_FEW_HOURS = "too-few-hours"
    NO_EFFORT = "no-effort"
    A2_FROM_OTHER_ROUTE = "a2-from-other-route"
    NO_REASON = "no-reason"
    ROUTE_KEPT_ON_MOVE = "route-kept-on-move"
    SWITCH_TOO_LATE = "switch-too-late"
    SCHOOL_NOT_TST = "school-not-tst"
    ESTIMATE_NOT_ALLOWED = "estimate-not-allowed"


class Caution(StrEnum):
    """What the consulent has to motivate. Never a reason to refuse."""

    AGE = "age"


DUO_PIP = "DUO, conditions of the API PIP 1.2.0"
SOURCES: dict[Refusal, str] = {
    Refusal.BEFORE_DUTY: f"{DUO_PIP}: dagtekening not before the start of the inburgeringsplicht",
    Refusal.BEFORE_SETTLING: f"{DUO_PIP}: dagtekening not before vestiging in the gemeente",
    Refusal.BEFORE_PREVIOUS: f"{DUO_PIP}: dagtekening not before that of the former PIP",
    Refusal.IN_FUTURE: "this app, for DUO calls the dagtekening the day of signing",
    Refusal.ONDERWIJS_AT_A2: f"{DUO_PIP}: no niveau A2 with the Onderwijsroute",
    Refusal.Z_AT_B1: f"{DUO_PIP}: no niveau B1 with the Z-route",
    Refusal.FIRST_AT_A2: f"{DUO_PIP}: no niveau A2 with the B1-route in the first PIP",
    Refusal.TOO_FEW_HOURS: "Besluit inburgering 2021, art. 5.5",
    Refusal.NO_EFFORT: "Besluit inburgering 2021, art. 5.5",
    Refusal.A2_FROM_OTHER_ROUTE: "Besluit inburgering 2021, art. 5.5: only within the B1-route",
    Refusal.NO_REASON: "this app: the heading of a changed PIP names the reason",
    Refusal.ROUTE_KEPT_ON_MOVE: "Schulinck, Het aanpassen van het PIP: a new gemeente keeps it",
    Refusal.SWITCH_TOO_LATE: "Schulinck, Het aanpassen van het PIP: within eighteen months",
    Refusal.SCHOOL_NOT_TST: "DUO, conditions of the API Inburgeringsaanbod: an erkende TST",
    Refusal.ESTIMATE_NOT_ALLOWED: f"{DUO_PIP}: hours only for B1 and asielstatushouders",
}
