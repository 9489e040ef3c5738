"""A Hypothesis strategy for each public type, by the plural of its name. Requires hypothesis.

Example::

    from hypothesis import given
    from conflictdata.testing.strategies import datasets


    @given(datasets())
    def test_my_report_has_a_line_for_each_claim(data):
        assert len(my_report(data)) == len(list(data.claims()))

Options say which values are drawn at all, never how often. Drawn values shrink to the simplest one that still fails.
"""

from conflictdata.testing.attribution import agents, assessments, documents, locators, names, provenances, relays
from conflictdata.testing.counts import count_ranges, reported_bounds, reported_counts
from conflictdata.testing.datasets import datasets, unknown_keys
from conflictdata.testing.dates import edtf_texts, periods, time_windows, uncertain_dates
from conflictdata.testing.geography import coordinates, geo_precisions, geometries
from conflictdata.testing.judgements import admiralty_grades, confidences, gradings, likelihoods
from conflictdata.testing.measures import measure_ranges, measures
from conflictdata.testing.records import (
    actors,
    agreements,
    alliances,
    captures,
    casualty_estimates,
    characterisations,
    command_relations,
    condition_reports,
    damages,
    deployments,
    equipment_losses,
    ground_operations,
    incidents,
    person_groups,
    places,
    salvos,
    source_files,
    source_rows,
    strength_reports,
    strike_events,
    targets,
    units,
)
from conflictdata.testing.texts import countries, ids, texts
from conflictdata.testing.wordings import count_wordings

__all__ = [
    "actors",
    "admiralty_grades",
    "agents",
    "agreements",
    "alliances",
    "assessments",
    "captures",
    "casualty_estimates",
    "characterisations",
    "command_relations",
    "condition_reports",
    "confidences",
    "coordinates",
    "count_ranges",
    "count_wordings",
    "countries",
    "damages",
    "datasets",
    "deployments",
    "documents",
    "edtf_texts",
    "equipment_losses",
    "geo_precisions",
    "geometries",
    "gradings",
    "ground_operations",
    "ids",
    "incidents",
    "likelihoods",
    "locators",
    "measure_ranges",
    "measures",
    "names",
    "periods",
    "person_groups",
    "places",
    "provenances",
    "relays",
    "reported_bounds",
    "reported_counts",
    "salvos",
    "source_files",
    "source_rows",
    "strength_reports",
    "strike_events",
    "targets",
    "texts",
    "time_windows",
    "uncertain_dates",
    "units",
    "unknown_keys",
]
