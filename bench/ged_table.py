"""Makes a file in the layout of UCDP GED, of invented rows, with about as many places and dyads as real ones have."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from conflictdata.interchange.datasets.ucdp.ged import COLUMNS

_WORDS = ("shelling", "village", "north", "reported", "killed", "attack", "convoy", "town", "river", "army", "clash")
_PLACES = 30_000
_LAST: list[tuple[str, str, str]] = []
_FIRST = date(1990, 1, 1)
_DAYS = 12_000


def write_table(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        names = [column.name for column in COLUMNS]
        writer.writerow(names)
        for cells in _rows(rows):
            writer.writerow([cells[name] for name in names])


def _rows(number: int) -> Iterator[dict[str, object]]:
    draw = random.Random(7)
    for position in range(number):
        day = _FIRST + timedelta(draw.randrange(_DAYS))
        last = day + timedelta(draw.choice([0, 0, 0, 0, 0, 0, 0, 1, 4, 30]))
        parts = [draw.choice([0, 0, 0, 1, 2, 5, draw.randrange(60)]) for _ in range(4)]
        place = int(draw.random() ** 2 * _PLACES)
        yield {
            "id": 100_000 + position,
            "year": day.year,
            "active_year": "true",
            "code_status": "Clear",
            "date_start": f"{day} 00:00:00.000",
            "date_end": f"{last} 00:00:00.000",
            "date_prec": draw.choice("12345"),
            "event_clarity": draw.choice("1112"),
            **_deaths(draw, parts),
            **_place(place),
            **_parties(place % 300 % 80, draw.randrange(10), position),
            **_articles(draw, day),
        }


def _deaths(draw: random.Random, parts: list[int]) -> dict[str, object]:
    best = sum(parts)
    names = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    low, high = max(0, best - draw.choice([0, 0, 2])), best + draw.choice([0, 0, 3])
    return {**dict(zip(names, parts, strict=True)), "best": best, "low": low, "high": high}


def _place(place: int) -> dict[str, object]:
    latitude = round((place * 7919 % 140_000) / 1000 - 70, 6)
    longitude = round((place * 104_729 % 360_000) / 1000 - 180, 6)
    return {
        "where_prec": "1123456"[place % 7],
        "where_coordinates": f"Town {place}",
        "where_description": "three kilometres north of the town",
        "adm_1": f"Province {place % 300}",
        "adm_2": f"District {place % 3000}",
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": 100_000 + place,
        "region": "Africa",
    }


def _parties(country: int, party: int, position: int) -> dict[str, object]:
    dyad = country * 10 + party
    return {
        "relid": f"ABC-1-{dyad}-{position}",
        "type_of_violence": "123"[dyad % 3],
        "conflict_dset_id": dyad // 3,
        "conflict_new_id": dyad // 3,
        "conflict_name": f"Country {country}: Government",
        "dyad_dset_id": dyad,
        "dyad_new_id": dyad,
        "dyad_name": f"Government of Country {country} - Group {dyad}",
        "side_a_dset_id": country,
        "side_a_new_id": country,
        "side_a": f"Government of Country {country}",
        "side_b_dset_id": 5000 + dyad,
        "side_b_new_id": 5000 + dyad,
        "side_b": f"Group {dyad}",
        "country": f"Country {country}",
        "country_id": country,
        "gwnoa": country,
        "gwnob": "",
    }


def _articles(draw: random.Random, day: date) -> dict[str, object]:
    # As in real releases: 1.4 articles for a row, of which a fifth stand in another row as well.
    articles = [
        (f"Agency {draw.randrange(60)}", str(day + timedelta(draw.randrange(5))), " ".join(draw.choices(_WORDS, k=9)))
        for _ in range(draw.choice([1, 1, 1, 1, 1, 1, 1, 2, 2, 3]))
    ]
    if _LAST and draw.random() < 0.3:
        articles[0] = _LAST[-1]
    _LAST[:] = articles
    return {
        "number_of_sources": len(articles),
        "source_article": ";".join(f'"{office},{when},{headline}"' for office, when, headline in articles),
        "source_office": ";".join(office for office, _, _ in articles),
        "source_date": ";".join(when for _, when, _ in articles),
        "source_headline": ";".join(headline for _, _, headline in articles),
        "source_original": draw.choice(["police", "army", "", "officials, residents"]),
    }
