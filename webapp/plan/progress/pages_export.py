"""One person's PIP and MAP/PVT/Z-route as DUO's public interface names them.

PIP 1.2.0, and MAP, PVT, Z-route 1.0.0. What is not known is left out. DUO names a person by a
BSN, which this app does not have: whoever sends this adds it.
"""

from collections.abc import Mapping
from datetime import date

from webapp.law.duo import Leerroute
from webapp.law.hours import has_map
from webapp.plan.pip.model import Completion, Pip

Answers = dict[str, str | int | bool]


def body_of(
    plan: Pip | None, signed_on: date | None, done: Completion | None
) -> dict[str, Answers]:
    if plan is None:
        return {}
    return {"pip": pip_of(plan), "mapPvtZroute": parts_of(plan, signed_on, done)}


def pip_of(plan: Pip) -> Answers:
    return known(
        {
            "dagtekeningPip": str(plan.dated_on),
            "leerroute": str(plan.leerroute),
            "niveau": plan.niveau and str(plan.niveau),
            "geschatteIntensiteitB1Route": plan.estimated_hours,
            "indicatorMagOpleidingAfmaken": plan.may_finish_education,
            "indicatorAlfabetiseringsonderwijs": str(plan.alfabetisering),
        }
    )


def parts_of(plan: Pip, signed_on: date | None, done: Completion | None) -> Answers:
    """The Onderwijsroute has no MAP, and only the Z-route is completed by the gemeente."""
    on_z, blame = plan.leerroute is Leerroute.Z, done.culpable if done else None
    map_talk = done.map_talk_on if done and has_map(plan.leerroute) else None
    z_route = done.z_route_done_on if done and on_z else None
    return known(
        {
            "datumEindgesprekMap": written(map_talk),
            "datumOndertekeningPvt": written(signed_on),
            "datumAfrondingZroute": written(z_route),
            "verwijtbaar": {True: "Ja", False: "Nee", None: None}[blame],
        }
    )


def written(day: date | None) -> str | None:
    return str(day) if day else None


def known(body: Mapping[str, str | int | bool | None]) -> Answers:
    """To leave a field out is to withdraw it at DUO; an indicator that is false is an answer."""
    return {name: value for name, value in body.items() if value is not None}
