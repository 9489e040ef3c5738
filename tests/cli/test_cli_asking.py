"""Questions and assumptions from options."""

import json
from pathlib import Path

import pytest

pytest.importorskip("typer")
pytest.importorskip("rich")
pytest.importorskip("highspy")

from asked import AGREEING, FINE, WRONG_USAGE, asked_file, run


@pytest.fixture
def file(tmp_path: Path) -> str:
    return asked_file(AGREEING, tmp_path)


def low(file: str, *options: str) -> int | None:
    found: int | None = json.loads(run("bounds", file, *options, "--json")[1])["low"]
    return found


@pytest.mark.parametrize(
    ("options", "query"),
    [
        (("--category", "nato-aap6:wia"), "wounded in action"),
        (("--category", "killed", "--side", "red", "--place", "town"), "killed (side red, place town)"),
        (("--category", "killed", "--unit", "first", "--event", "strike"), "killed (unit first, event strike)"),
        (("--category", "killed", "--period", "2024-12"), "killed (in 2024-12)"),
        (("--category", "captured", "--stock-on", "2024-12-10"), "captured (still so on 2024-12-10)"),
        (
            ("--category", "killed", "--nationality", "rr", "--sex", "female", "--age-band", "adult"),
            "killed (nationality rr, sex female, age adult)",
        ),
        (("--category", "killed", "--role", "journalist"), "killed (role journalist)"),
        (("--model", "M-1", "--outcome", "hit", "--attacker", "blue"), "munitions M-1: hit (attacker blue)"),
        (("--target-side", "red", "--period", "2024-12"), "munitions: launched (target side red, in 2024-12)"),
    ],
)
def test_options_make_the_question(file: str, options: tuple[str, ...], query: str) -> None:
    status, text = run("bounds", file, *options, "--json")
    assert (status, json.loads(text)["query"]) == (FINE, query)


def test_options_make_the_assumptions(file: str) -> None:
    options = ("--set-aside", "few-killed", "--originals-only", "--unstated", "unknown", "--policy", "acled")
    grades = (
        "--grading",
        "B2",
        "--grading",
        "airwars:fair",
        "--no-salvo-accounting",
        "--reported-only",
        "--events-apart",
    )
    cap = ("--unit", "first", "--contingent", "strong")
    found = json.loads(run("bounds", file, "--category", "killed", *options, *grades, *cap, "--json")[1])
    assert found["assuming"] == {
        "speakers": None,
        "gradings": ["B2", "airwars-civilian-harm:fair"],
        "set_aside": ["few-killed"],
        "originals_only": True,
        "unstated": "unknown",
        "policy": "acled",
        "strength_caps": [{"side": None, "unit": "first", "place": None, "contingents": [["strong"]]}],
        "reported_only": True,
        "events_apart": True,
        "salvo_accounting": False,
    }


def test_a_contingent_caps_losses(file: str) -> None:
    options = ("--category", "killed", "--unit", "first")
    assert json.loads(run("bounds", file, *options, "--json")[1])["high"] is None
    assert json.loads(run("bounds", file, *options, "--contingent", "strong", "--json")[1])["high"] == 50


def test_what_was_not_known_yet_neither_caps_nor_can_be_set_aside(file: str) -> None:
    options = ("--category", "killed", "--unit", "first", "--contingent", "strong", "--set-aside", "more-killed")
    found = json.loads(run("bounds", file, *options, "--known-at", "2024-12-14", "--json")[1])
    assert (found["assuming"]["strength_caps"], found["assuming"]["set_aside"]) == ([], [])
    later = json.loads(run("bounds", file, *options, "--known-at", "2024-12-20", "--json")[1])
    assert (len(later["assuming"]["strength_caps"]), later["assuming"]["set_aside"]) == (1, ["more-killed"])


def test_only_graded_claims_of_trusted_speakers_count(file: str) -> None:
    assert low(file, "--category", "killed_or_wounded", "--grading", "B2") == 90
    assert low(file, "--category", "killed_or_wounded", "--grading", "B2", "--speaker", "ministry") == 0
    assert low(file, "--category", "killed", "--known-at", "2024-12-12") == 10


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "give --category, such as --category killed; for munitions --munition or --outcome"),
        (("--side", "red", "--place", "town"), "give --category with --side and --place"),
        (("--sex", "female"), "give --category with a kind of people"),
        (
            ("--category", "slain"),
            "--category: 'slain' is no casualty category; conflictdata schema --vocab lists them",
        ),
        (("--category", "nato-aap6:x"), "--category: 'nato-aap6:x' is no casualty category: there is no category"),
        (("--category", "killed", "--outcome", "hit"), "--category asks about people and --outcome about munitions;"),
        (("--munition", "arrow"), "--munition: 'arrow' is none of: missile_unspecified,"),
        (("--outcome", "lost"), "--outcome: 'lost' is none of: launched,"),
        (("--category", "killed", "--side", "x"), "--side: the file has no 'x'; conflictdata show FILE --type actors"),
        (("--outcome", "hit", "--attacker", "x"), "--attacker: the file has no 'x'; conflictdata show FILE"),
        (
            ("--category", "killed", "--place", "x"),
            "--place: the file has no 'x'; conflictdata show FILE --type places",
        ),
        (("--category", "killed", "--unit", "x"), "--unit: the file has no 'x'; conflictdata show FILE --type units"),
        (("--category", "killed", "--event", "x"), "--event: the file has no claim 'x'; conflictdata show FILE lists"),
        (("--outcome", "hit", "--event", "few-killed"), "--event: the file has no 'few-killed'; conflictdata show"),
        (("--category", "killed", "--as-of", "now"), "--as-of: 'now' is not a date of the Extended Date/Time Format"),
        (("--category", "killed", "--period", "now"), "--period: 'now' is not a date"),
        (("--category", "killed", "--known-at", "now"), "--known-at: 'now' is not a date"),
        (
            ("--category", "killed", "--as-of", "2024", "--period", "2024"),
            "give only one of --period and --as-of",
        ),
        (("--category", "killed", "--nationality", "Redland"), "--nationality: a country is a lower-case ISO 3166-1"),
        (("--category", "killed", "--status", "x"), "--status: 'x' is none of: undetermined, civilian,"),
        (("--category", "killed", "--role", "x"), "--role: 'x' is none of: "),
        (("--category", "killed", "--speaker", "x"), "--speaker: the file has no 'x'; conflictdata show FILE"),
        (("--category", "killed", "--set-aside", "x"), "--set-aside: the file has no claim 'x'"),
        (("--category", "killed", "--unstated", "x"), "--unstated: one of: whole, unknown"),
        (("--category", "killed", "--policy", "x"), "--policy: there is no policy 'x'; policies are: acled,"),
        (("--category", "killed", "--grading", "Z9"), "--grading: 'Z9' is not a letter from A to F"),
        (("--category", "killed", "--grading", "x:fair"), "--grading: there is no scheme 'x'; schemes are: airwars-"),
        (("--category", "killed", "--grading", "airwars:x"), "--grading: there is no grade 'airwars:x'; grades are: "),
        (("--category", "killed", "--contingent", "few-killed"), "--contingent: 'few-killed' is no claim on strength;"),
        (("--category", "killed", "--contingent", "strong"), "--contingent needs the ids of claims, and --side or"),
        (("--category", "killed", "--side", "red", "--contingent", ","), "--contingent needs the ids of claims"),
        (
            ("--outcome", "hit", "--event", "strike", "--known-at", "2024-12-01"),
            "the event 'strike' was not known on 2024-12-01; give a later day",
        ),
    ],
)
def test_wrong_usage_says_what_to_do(file: str, options: tuple[str, ...], message: str) -> None:
    status, text = run("bounds", file, *options)
    assert (status, text[: len(message) + 14]) == (WRONG_USAGE, f"conflictdata: {message}")


def test_a_grade_that_several_schemes_have_needs_the_whole_name(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from conflictdata.cli import grades
    from conflictdata.vocab.judgements import GradingScheme

    one = GradingScheme.AIRWARS_CIVILIAN_HARM
    monkeypatch.setattr(grades, "GradingScheme", [one, one])
    status, text = run("bounds", file, "--category", "killed", "--grading", "airwars:fair")
    assert (status, "may be of airwars-civilian-harm or" in text) == (WRONG_USAGE, True)
