"""Decoding, encoding and constructing, beside msgspec, pydantic and cattrs with classes of the same rules."""

import time
import timeit
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import partial
from statistics import median
from typing import Any

import attrs
import msgspec
from pydantic import TypeAdapter

import rival_cattrs
import rival_msgspec
import rival_pydantic
from conflictdata import serial
from conflictdata.errors import DataError
from conflictdata.model.dataset import Dataset
from conflictdata.serial.parsing import parse_json
from conflictdata.serial.reading import Collector
from conflictdata.serial.writing import json_record
from timing import Row, Target, at_least, at_most, interleaved, microseconds

_Decode = Callable[[bytes], Any]

_FAULTS: dict[str, tuple[str, object]] = {
    "an unknown key": ("/remarks", ""),
    "an unknown key inside": ("/provenance/spoken", ""),
    "a wrong type": ("/count/status", 7),
    "a string for a number": ("/count/range", {"low": "7"}),
    "an unknown code": ("/count/status", "state"),
    "an id with a space": ("/id", "estimate 7"),
    "a country in capitals": ("/group/nationality", "KP"),
    "a negative number": ("/count/range", {"low": -1}),
    "a number of more than 63 bits": ("/count/range", {"low": 2**63}),
    "low above high": ("/count/range", {"low": 2, "high": 1}),
    "best above high": ("/count/range", {"high": 1, "best": 2}),
    "a range without the status that it needs": ("/count/status", "withheld"),
    "a reported number outside the range": ("/count/as_reported", {"high": 2**62}),
    "a blank text": ("/count/language", " "),
    "a date that is none": ("/provenance/stated", "2024-02-30"),
    "a number for a date": ("/period", 2024),
    "a paragraph before the first": ("/provenance/locator", {"paragraph": 0}),
    "a locator of nothing": ("/provenance/locator", {}),
    "a relay by nobody": ("/provenance/relays", [{}]),
    "a retraction of nothing": ("/provenance/stance", "retracts"),
}
"""What every decoder refuses: a JSON Pointer into the first record, and the value that is put there."""

_COERCED = {("cattrs", "a string for a number")}
"""What cattrs, as it comes, makes a number of."""


def structs_decoder(*, forbid: bool) -> _Decode:
    kind: Any = list[rival_msgspec.structs(forbid=forbid)]  # type: ignore[misc] # built at runtime
    return msgspec.json.Decoder(kind, dec_hook=rival_msgspec.read_date).decode


def decode_ours(raw: bytes, *, strict: bool = True) -> list[Any]:
    """The records of a JSON array, by the path of `loads`."""
    collector = Collector(strict=strict)
    raws = msgspec.json.decode(raw, type=list[msgspec.Raw])
    collector.add_collection("casualty_estimates", raws, parse_json, binary=False)
    if collector.problems:
        raise DataError(tuple(collector.problems))
    return collector.records["casualty_estimates"]


def strict_decoders() -> dict[str, _Decode]:
    """What reads a JSON array of records and refuses unknown keys, by name."""
    return {
        "ours": decode_ours,
        "msgspec": structs_decoder(forbid=True),
        "pydantic": TypeAdapter(list[rival_pydantic.CasualtyEstimate]).validate_json,
        "cattrs": partial(rival_cattrs.converter().loads, cl=list[rival_cattrs.CasualtyEstimate]),
    }


def array_of(document: bytes) -> bytes:
    """The JSON array of casualty estimates in a document."""
    return bytes(msgspec.json.decode(document, type=dict[str, msgspec.Raw])["casualty_estimates"])


def check_agreement(array: bytes) -> None:
    """Make sure that all decoders accept the same records and refuse the same faults, before they are compared."""
    first: dict[str, Any] = msgspec.json.decode(array)[0]
    for name, decode in strict_decoders().items():
        if len(decode(msgspec.json.encode([first]))) != 1:
            raise AssertionError(f"{name} loses a record")
        for fault, (pointer, value) in _FAULTS.items():
            try:
                decode(msgspec.json.encode([_with(first, pointer, value)]))
            except Exception:  # noqa: BLE001 - each library has its own errors, and any refusal will do
                continue
            if (name, fault) not in _COERCED:
                raise AssertionError(f"{name} accepts {fault}")


def _with(plain: dict[str, Any], pointer: str, value: object) -> dict[str, Any]:
    changed = deepcopy(plain)
    *parents, last = pointer.split("/")[1:]
    place = changed
    for parent in parents:
        place = place[parent]
    place[last] = value
    return changed


def decoding(data: Dataset, repetitions: int) -> Iterator[Row]:
    number = len(data.casualty_estimates)
    document = serial.dumps(data)
    array = array_of(document)
    check_agreement(array)
    candidates = {name: partial(decode, array) for name, decode in strict_decoders().items()}
    taken = interleaved({**candidates, "loads": partial(serial.loads, document)}, repetitions)
    row = partial(_row, number=number, ours=taken["ours"])
    yield row("decode, strict, beside msgspec structs", other=taken["msgspec"], target=at_least(0.4))
    yield row("decode, strict, beside pydantic", other=taken["pydantic"], target=at_least(1.8))
    yield row("decode, strict, beside cattrs as it comes", other=taken["cattrs"], target=at_least(6))
    yield _row("`loads` to a checked dataset, beside msgspec structs", number, taken["loads"], taken["msgspec"])
    lines = array.split(b"\n")
    lines[1:-1:100] = [line.replace(b'"category":', b'"remarks":"","category":') for line in lines[1:-1:100]]
    with_strangers = b"\n".join(lines)
    lenient, structs = partial(decode_ours, strict=False), structs_decoder(forbid=False)
    taken = interleaved(
        {
            "clean": partial(lenient, array),
            "msgspec clean": partial(structs, array),
            "strangers": partial(lenient, with_strangers),
            "msgspec strangers": partial(structs, with_strangers),
        },
        repetitions,
    )
    what = "decode, `strict=False`, {}, beside msgspec structs"
    yield _row(what.format("clean data"), number, taken["clean"], taken["msgspec clean"], at_least(0.4))
    what = what.format("an unknown key in 1 % of the records")
    yield _row(what, number, taken["strangers"], taken["msgspec strangers"], at_least(0.4))


def encoding(data: Dataset, repetitions: int) -> Iterator[Row]:
    array = array_of(serial.dumps(data))
    decoded = {name: decode(array) for name, decode in strict_decoders().items()}
    to_struct, from_cattrs = msgspec.json.Encoder(enc_hook=str), rival_cattrs.converter()
    writers: dict[str, Callable[[Any], object]] = {
        "ours": json_record,
        "msgspec": to_struct.encode,
        "pydantic": lambda record: record.model_dump_json(exclude_defaults=True),
        "cattrs": from_cattrs.dumps,
    }
    candidates = {name: partial(_each, write, decoded[name]) for name, write in writers.items()}
    taken = interleaved(candidates, repetitions)
    row = partial(_row, number=len(data.casualty_estimates), ours=taken["ours"])
    yield row("encode without defaults, beside pydantic", other=taken["pydantic"], target=at_least(1.8))
    yield row("encode without defaults, beside msgspec structs", other=taken["msgspec"])
    yield row("encode without defaults, beside cattrs as it comes", other=taken["cattrs"])


def _each(run: Callable[[Any], object], values: Iterable[Any]) -> None:
    for value in values:
        run(value)


def constructing(data: Dataset, repetitions: int) -> Iterator[Row]:
    """A call with the keywords of a real record, and the same call of the same class without its checks."""
    record = next(claim for claim in data.casualty_estimates if claim.count.range.best and claim.count.range.high)
    number = 100_000
    for value in (record.count.range, record.count, record.provenance, record):
        cls = type(value)
        given = {
            field.name: getattr(value, field.name)
            for field in attrs.fields(cls)
            if getattr(value, field.name) != field.default
        }
        call = f"cls({', '.join(f'{name}={name}' for name in given)})"
        timers = {
            name: timeit.Timer(call, timer=time.process_time, globals={**given, "cls": made})
            for name, made in {"ours": cls, "bare": unchecked(cls)}.items()
        }
        taken: dict[str, list[float]] = {name: [] for name in timers}
        for _ in range(5 * repetitions):
            for name, timer in timers.items():
                taken[name].append(timer.timeit(number))
        ours, bare = median(taken["ours"]), median(taken["bare"])
        target, met = at_most(1.6)(ours / bare)
        what = f"`{cls.__name__}(...)`, beside the same class without checks"
        yield Row(what, microseconds(ours, number), microseconds(bare, number), ours / bare, target, met)


def unchecked(cls: type) -> type:
    """A class of the same fields and options that checks nothing."""
    fields = {field.name: attrs.field(default=field.default) for field in attrs.fields(cls)}
    return attrs.make_class(cls.__name__, fields, frozen=True, slots=True, kw_only=True)


def _row(what: str, number: int, ours: float, other: float, target: Target | None = None) -> Row:
    """A row of how many times as fast as the other we are."""
    ratio = other / ours
    return Row(what, microseconds(ours, number), microseconds(other, number), ratio, *(target(ratio) if target else ()))
