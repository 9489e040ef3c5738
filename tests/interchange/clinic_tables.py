"""Invented tables for the clinic: a clean one, and one for each kind of defect."""

import csv
import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO

HEADER = (
    "id",
    "date",
    "town",
    "latitude",
    "longitude",
    "weapon",
    "source",
    "deaths_low",
    "deaths",
    "deaths_high",
    "injured",
    "url",
    "notes",
)
TOWNS = {"Amber Ford": (48.2, 31.5), "Birch Mill": (49.1, 33.7), "Cedar Bend": (47.6, 36.2), "Dune Gate": (50.3, 30.9)}
WEAPONS = ("artillery", "rocket", "drone")
SOURCES = ("Harbour Post", "Lake Tribune", "Ridge Radio", "Valley Monitor")
FIRST = date(2022, 3, 1)


class Made:
    """A table that a defect can be put into."""

    def __init__(self, seed: int, rows: int = 60) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - invented tables hide nothing
        self.header = list(HEADER)
        self.rows = [self._row(number) for number in range(rows)]

    def _row(self, number: int) -> list[str]:
        chance = self.chance
        day = FIRST + timedelta(days=number * 3 + chance.randrange(3))
        town = chance.choice([*TOWNS])
        latitude, longitude = (f"{each + chance.uniform(-0.1, 0.1):.5f}" for each in TOWNS[town])
        deaths = 1 + int(chance.lognormvariate(3, 1.5))
        low, high = chance.randint(0, deaths), deaths + chance.randint(0, 2 * deaths)
        return [
            f"ev-{number + 1:05}",
            day.isoformat(),
            town,
            latitude,
            longitude,
            chance.choice(WEAPONS),
            chance.choice(SOURCES),
            str(low),
            str(deaths),
            str(high),
            str(chance.choice((0, 1, 2, 3, 5, 8, 13, 21))),
            f"https://example.org/{chance.randrange(10**6)}",
            f"Report {number + 1} of the day, as the {chance.choice(('mayor', 'hospital', 'police'))} told it in full.",
        ]

    def at(self, column: str) -> int:
        return self.header.index(column)

    def column(self, column: str) -> list[str]:
        return [row[self.at(column)] for row in self.rows]

    def put(self, column: str, text: str, *rows: int) -> None:
        """Write a text into a column, in all rows if none are named."""
        for row in rows or range(len(self.rows)):
            self.rows[row][self.at(column)] = text

    def change(self, column: str, change: Callable[[str], str], *rows: int) -> None:
        for row in rows or range(len(self.rows)):
            self.rows[row][self.at(column)] = change(self.rows[row][self.at(column)])

    def some(self, count: int = 5) -> list[int]:
        """Different rows by chance, the first one never among them."""
        return sorted(self.chance.sample(range(1, len(self.rows)), count))

    def text(self, delimiter: str = ",") -> str:
        written = StringIO(newline="")
        csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows([self.header, *self.rows])
        return written.getvalue()

    def raw(self) -> bytes:
        return self.text().encode()

    def json(self) -> bytes:
        objects = [dict(zip(self.header, row, strict=True)) for row in self.rows]
        numeric = {"deaths_low", "deaths", "deaths_high", "injured"}
        plain = [{name: int(cell) if name in numeric else cell for name, cell in row.items()} for row in objects]
        return json.dumps(plain).encode()


def slashed(day: str, *, month_first: bool = False) -> str:
    year, month, date_ = day.split("-")
    return f"{month}/{date_}/{year}" if month_first else f"{date_}/{month}/{year}"


def _mixed_dates(made: Made) -> None:
    made.change("date", slashed, *made.some())


def _mixed_orders(made: Made) -> None:
    made.rows.extend([*made.rows[-1]] for _ in range(3))
    for position, row in enumerate(made.rows[-4:]):
        row[0] = f"ev-9000{position}"
    made.change("date", slashed)
    made.put("date", "27/12/2024", len(made.rows) - 2)
    made.put("date", "12/27/2024", len(made.rows) - 1)


def _ambiguous(made: Made) -> None:
    made.change("date", lambda _: f"{made.chance.randint(1, 12):02}/{made.chance.randint(1, 12):02}/2023")
    made.put("date", "03/04/2023", 0)


def _short_years(made: Made) -> None:
    made.change("date", lambda day: f"{day[5:7]}/{day[8:]}/{day[2:4]}")


def _thousands(made: Made) -> None:
    made.put("deaths_high", "12,500", *made.some())


def _words(made: Made) -> None:
    made.put("injured", "several", *made.some())


def _decimals(made: Made) -> None:
    for cell, row in zip(("3.0", "5.0", "8.0", "13.0", "21.0"), made.some(), strict=True):
        made.put("injured", cell, row)


def _exponents(made: Made) -> None:
    made.change("id", lambda cell: cell.replace("ev-", "4196"))
    made.put("id", "4.1E+8", *made.some(1))


def _heaped(made: Made) -> None:
    made.change("deaths_high", lambda _: str(1000 * made.chance.randint(10, 90)))


def _told(made: Made) -> None:
    for row in made.some():
        made.put("notes", "Shelling near the market; the number of casualties is unknown at this time.", row)
        for column in ("deaths_low", "deaths", "deaths_high", "injured"):
            made.put(column, "0", row)


def _zero_place(made: Made) -> None:
    for row in range(10, 22):
        made.put("town", "Elder Quay", row)
        for column in ("deaths_low", "deaths", "deaths_high", "injured"):
            made.put(column, "0", row)


def _no_day(made: Made) -> None:
    made.put("date", "1753-01-01", *made.some())


def _no_word(made: Made) -> None:
    made.put("weapon", made.chance.choice(("NA", "n/a", "Unknown", "-", "?", "null")), *made.some())


def _disorder(made: Made) -> None:
    for row in made.some():
        made.change("deaths_low", lambda high: str(int(high) + 1000), row)


def _swapped(made: Made) -> None:
    made.header[made.at("deaths")] = "horses"
    _disorder(made)


def _backwards(made: Made) -> None:
    made.header[1:1] = ["end_date"]
    for row in made.rows:
        row[1:1] = [(date.fromisoformat(row[1]) + timedelta(days=2)).isoformat()]
    made.header[made.at("date")] = "start_date"
    made.put("end_date", "2021-01-01", *made.some())


def _one_end(made: Made) -> None:
    made.put(made.chance.choice(("deaths_low", "deaths_high")), "", *made.some())


def _aliases(made: Made) -> None:
    made.put("source", "UK MoD", 1, 2)
    made.put("source", "The UK Ministry of Defence", 3)


def _variants(made: Made) -> None:
    made.change("weapon", str.upper, *made.some())


def _relays(made: Made) -> None:
    made.change("source", lambda name: f"{name} (via The Wire)", *made.some())


def _joint(made: Made) -> None:
    made.put("source", "Harbour Post; Ridge Radio", *made.some())


def _noted(made: Made) -> None:
    made.put("url", "(sent by mail)", *made.some())


def _categories(made: Made) -> None:
    made.change("weapon", lambda _: made.chance.choice(("deaths", "casualties")))
    made.put("weapon", "deaths", 0)
    made.put("weapon", "casualties", 1)


def _synonyms(made: Made) -> None:
    made.change("weapon", lambda _: made.chance.choice(("killed", "fatalities")))
    made.put("weapon", "killed", 0)
    made.put("weapon", "fatalities", 1)


def _falls(made: Made) -> None:
    total = 0
    for row in range(len(made.rows)):
        total += made.chance.randint(1, 40)
        made.put("injured", str(total), row)
    made.change("injured", lambda cell: str(int(cell) - 200), len(made.rows) - 5)


def _later(made: Made) -> None:
    made.put("url", "https://example.org/2022/01/15/report", *made.some())


def _twice(made: Made) -> None:
    made.rows.append([*made.rows[7]])


def _same_id(made: Made) -> None:
    made.put("id", made.column("id")[0], *made.some(2))


def _off_the_globe(made: Made) -> None:
    made.put("latitude", "148.2", *made.some())


def _null_island(made: Made) -> None:
    rows = made.some()
    made.put("latitude", "0", *rows)
    made.put("longitude", "0.0", *rows)


def _default_point(made: Made) -> None:
    for row in range(20, 35):
        made.put("town", f"Farm {row}", row)
        made.put("latitude", "48.37900", row)
        made.put("longitude", "31.16560", row)


def _coarse(made: Made) -> None:
    rows = made.some()
    made.put("latitude", "48.3", *rows)
    made.put("longitude", "31", *rows)


def _cut_rows(made: Made) -> None:
    made.rows = Made(made.chance.randrange(10**6), 1000).rows


def _cut_cells(made: Made) -> None:
    for row in made.some():
        made.put("notes", f"{row} {'x' * 300}"[:255], row)


def _lost(made: Made) -> None:
    made.put("notes", made.chance.choice(("Near ???? village, at the bridge", "Near the caf\ufffd")), *made.some())


def _mojibake(made: Made) -> None:
    made.put("notes", "Near the café, by the river, no more was said".encode().decode("cp1252"), *made.some())


def _entities(made: Made) -> None:
    made.put("notes", "The mayor&#8217;s office told it to the reporters there", *made.some())


def _unseen(made: Made) -> None:
    made.change("town", lambda town: f"{town}\u200b", *made.some())


def _no_break(made: Made) -> None:
    made.change("notes", lambda text: text.replace(" ", "\u00a0", 1), *made.some())


def _edges(made: Made) -> None:
    made.change("town", lambda town: f"{town} ", *made.some())


def _nameless(made: Made) -> None:
    made.header[5] = ""


def _named_twice(made: Made) -> None:
    made.header[5] = "town"


def _broken_name(made: Made) -> None:
    made.header[5] = "kind of\nweapon"


def _tags(made: Made) -> None:
    made.rows.insert(0, ["", "#date", "#loc+name", "#geo+lat", "#geo+lon", *[""] * 8])


def _uneven(made: Made) -> None:
    made.rows[made.some(1)[0]].append("more")


def _blank_row(made: Made) -> None:
    made.rows.insert(made.some(1)[0], [])


def _no_header(made: Made) -> None:
    made.header = made.rows.pop(0)


def _no_rows(made: Made) -> None:
    made.rows = []


def _impossible_day(made: Made) -> None:
    made.put("date", "2022-02-30", *made.some())


DEFECTS: dict[str, Callable[[Made], None]] = {
    "mixed-date-formats": _mixed_dates,
    "mixed-date-orders": _mixed_orders,
    "ambiguous-dates": _ambiguous,
    "two-digit-years": _short_years,
    "impossible-dates": _impossible_day,
    "text-numbers": _thousands,
    "words-among-numbers": _words,
    "whole-numbers-as-decimals": _decimals,
    "scientific-notation": _exponents,
    "heaped-numbers": _heaped,
    "zero-told-unknown": _told,
    "zero-for-all-of-a-group": _zero_place,
    "zero-for-all-rows": lambda made: made.put("injured", "0"),
    "negative-sentinels": lambda made: made.put("injured", "-9", *made.some()),
    "sentinel-numbers": lambda made: made.put("injured", "999", *made.some()),
    "sentinel-dates": _no_day,
    "sentinel-words": _no_word,
    "range-out-of-order": _disorder,
    "min-above-max": _swapped,
    "end-before-start": _backwards,
    "one-sided-ranges": _one_end,
    "alias-spellings": _aliases,
    "spelling-variants": _variants,
    "relay-in-speaker": _relays,
    "several-names-in-a-cell": _joint,
    "notes-in-names": _noted,
    "mixed-categories": _categories,
    "category-synonyms": _synonyms,
    "cumulative-falls": _falls,
    "dated-after-source": _later,
    "repeated-rows": _twice,
    "repeated-ids": _same_id,
    "impossible-coordinates": _off_the_globe,
    "zero-coordinates": _null_island,
    "shared-coordinates": _default_point,
    "coarse-coordinates": _coarse,
    "rows-cut": _cut_rows,
    "cells-cut": _cut_cells,
    "lost-characters": _lost,
    "mojibake": _mojibake,
    "entities": _entities,
    "invisible-characters": _unseen,
    "no-break-spaces": _no_break,
    "spaces-at-the-ends": _edges,
    "no-rows": _no_rows,
    "no-header": _no_header,
    "blank-names": _nameless,
    "repeated-names": _named_twice,
    "line-breaks-in-names": _broken_name,
    "tag-row": _tags,
    "uneven-rows": _uneven,
    "blank-rows": _blank_row,
}
"""What makes a clean table one with a defect, by the code of the finding that tells it."""

IN_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "encoding-guessed": lambda raw: raw.replace(b"Harbour", b"H\xe9rbour"),
    "not-json": lambda raw: b"[" + raw,
    "unreadable-rows": lambda raw: raw + b'"never closed\nmore\n',
}
"""The same for defects of the file as a whole, which are made in its bytes."""
