"""One person's PIP and MAP/PVT/Z-route as DUO's public interface names them.

PIP 1.2.0, and MAP, PVT, Z-route 1.0.0. What is not known is left out. DUO names a person by a
BSN, which this app does not have: whoever sends this adds it.
"""

from datetime import date
from typing import Any

from webapp.law.duo import Leerroute


def pip_of(plan: Any) -> dict[str, Any]:
    body = {
        "dagtekeningPip": str(plan.dated_on),
        "leerroute": str(plan.leerroute),
        "niveau": plan.niveau and str(plan.niveau),
        "geschatteIntensiteitB1Route": plan.estimated_hours,
        "indicatorMagOpleidingAfmaken": plan.may_finish_education,
        "indicatorAlfabetiseringsonderwijs": str(plan.alfabetisering),
    }
    return known(body)


def parts_of(plan: Any, signed_on: date | None, done: Any) -> dict[str, Any]:
    """The Onderwijsroute has no MAP, and only the Z-route is completed by the gemeente."""
    has_map = done and plan.leerroute is not Leerroute.ONDERWIJS
    is_z_route = done and plan.leerroute is Leerroute.Z
    body = {
        "datumEindgesprekMap": written(done.map_talk_on) if has_map else None,
        "datumOndertekeningPvt": written(signed_on),
        "datumAfrondingZroute": written(done.z_route_done_on) if is_z_route else None,
        "verwijtbaar": {True: "Ja", False: "Nee", None: None}[done.culpable if done else None],
    }
    return known(body)


def written(day: date | None) -> str | None:
    return str(day) if day else None


def known(body: dict[str, Any]) -> dict[str, Any]:
    """To leave a field out is to withdraw it at DUO; an indicator that is false is an answer."""
    return {name: value for name, value in body.items() if value is not None}


def export(plan: Any, signed_on: date | None, done: Any) -> dict[str, Any]:
    if plan is None:
        return {}
    return {"pip": pip_of(plan), "mapPvtZroute": parts_of(plan, signed_on, done)}
