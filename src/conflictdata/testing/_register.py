"""What Hypothesis calls when it is imported, through the entry point in its group ``hypothesis``.

It runs in every project that has both packages installed: it imports the classes and nothing else, and builds no
strategy before one is asked for.
"""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis import strategies as st

__all__ = ["STRATEGIES", "register"]

STRATEGIES = {
    "conflictdata.values": {
        "Admiralty": "admiralty_grades",
        "Confidence": "confidences",
        "Coordinates": "coordinates",
        "CountRange": "count_ranges",
        "GeoPrecision": "geo_precisions",
        "Geometry": "geometries",
        "Grading": "gradings",
        "Likelihood": "likelihoods",
        "Measure": "measures",
        "MeasureRange": "measure_ranges",
        "Name": "names",
        "Period": "periods",
        "ReportedBounds": "reported_bounds",
        "ReportedCount": "reported_counts",
        "TimeWindow": "time_windows",
        "UncertainDate": "uncertain_dates",
    },
    "conflictdata.provenance": {
        "Agent": "agents",
        "Assessment": "assessments",
        "Document": "documents",
        "Locator": "locators",
        "Provenance": "provenances",
        "Relay": "relays",
    },
    "conflictdata.model": {
        "Actor": "actors",
        "Agreement": "agreements",
        "Alliance": "alliances",
        "Capture": "captures",
        "CasualtyEstimate": "casualty_estimates",
        "Characterisation": "characterisations",
        "CommandRelation": "command_relations",
        "ConditionReport": "condition_reports",
        "Damage": "damages",
        "Dataset": "datasets",
        "Deployment": "deployments",
        "EquipmentLoss": "equipment_losses",
        "GroundOperation": "ground_operations",
        "Incident": "incidents",
        "PersonGroup": "person_groups",
        "Place": "places",
        "Salvo": "salvos",
        "SourceFile": "source_files",
        "SourceRow": "source_rows",
        "StrengthReport": "strength_reports",
        "StrikeEvent": "strike_events",
        "Target": "targets",
        "Unit": "units",
        "UnknownKey": "unknown_keys",
    },
}
"""For each module the types that are drawn, with the names of their strategies in `conflictdata.testing.strategies`."""


def register() -> None:
    """Tell Hypothesis how to draw each public type, for ``st.from_type`` and for ``@given`` with annotations."""
    from hypothesis import strategies as st  # noqa: PLC0415 - it is Hypothesis that calls

    for module, types in STRATEGIES.items():
        home = import_module(module)
        for type_name, strategy in types.items():
            st.register_type_strategy(getattr(home, type_name), partial(_strategy, strategy))


def _strategy(name: str, _: type) -> "st.SearchStrategy[Any]":
    strategy: st.SearchStrategy[Any] = getattr(import_module("conflictdata.testing.strategies"), name)()
    return strategy
