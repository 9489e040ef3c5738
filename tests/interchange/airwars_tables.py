"""Tables in the layout of Airwars, for tests."""

import csv
from io import StringIO
from pathlib import Path

FIXTURE = (Path(__file__).parent / "fixtures/airwars.csv").read_bytes()
PAGE = next(csv.reader(StringIO(FIXTURE.decode())))
"""The columns of a table made of pages."""

NUMBERS = [
    *("Unique Reference Code", "Date", "Permalink", "Civilians Reported Killed Min", "Civilians Reported Killed Max"),
    *("Civilian Deaths Conceded Min", "civilian Deaths Conceded Max"),
    *("Civilian Injuries Conceded Min", "Civilian Injuries Conceded Max"),
    *("Location", "Latitude", "Longitude", "Location Accuracy", "Location MGRS", "Suspected belligerent"),
]
"""The columns of a table with two numbers for each count."""


def table(*rows: dict[str, str], header: list[str] = PAGE) -> bytes:
    """A table of these rows; the code and the killed have a usual cell."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def one(**cells: str) -> dict[str, str]:
    """A row of a table made of pages, by names with underscores."""
    named = {name.replace("_", " "): cell for name, cell in cells.items() if name != "Civilian_type"}
    breakdown = {"Civilian_type": cells["Civilian_type"]} if "Civilian_type" in cells else {}
    return {"Incident Code": "XXPT0001", "Incident Date": "October 9, 2023", **named, **breakdown}
