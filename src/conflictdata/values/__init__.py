"""Values: counts, measures, dates and times, geography, judgements and names. Frozen, and without identity."""

from conflictdata.values.counts import MAX_COUNT, CountRange, ReportedBounds, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.geography import Coordinates, Geometry, GeoPrecision
from conflictdata.values.judgements import Admiralty, Confidence, Grading, Likelihood
from conflictdata.values.measures import Measure, MeasureRange
from conflictdata.values.names import Name
from conflictdata.values.windows import TimeWindow

__all__ = [
    "MAX_COUNT",
    "Admiralty",
    "Confidence",
    "Coordinates",
    "CountRange",
    "GeoPrecision",
    "Geometry",
    "Grading",
    "Likelihood",
    "Measure",
    "MeasureRange",
    "Name",
    "Period",
    "ReportedBounds",
    "ReportedCount",
    "TimeWindow",
    "UncertainDate",
]
