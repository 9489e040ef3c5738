"""Older versions are lifted to the newest, step by step; newer ones are refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.serial import migrations

DOCUMENT = {
    "format": "conflictdata",
    "version": 1,
    "title": "t",
    "actors": [{"id": "kp", "names": [{"text": "North Korea"}]}],
}


def to_version_1(document: dict[str, Any]) -> dict[str, Any]:
    """A made-up older version called actors ``parties`` and gave each one name as a string."""
    parties = document.get("partys", document.get("parties", []))
    actors = [{"id": party["id"], "names": [{"text": party["name"]}]} for party in parties]
    rest = {name: value for name, value in document.items() if name not in ("parties", "partys")}
    return {**rest, "actors": actors}


def to_version_0(document: dict[str, Any]) -> dict[str, Any]:
    """One older still called the title ``name``."""
    document = dict(document)
    document["title"] = document.pop("name")
    return document


@pytest.fixture
def older_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(migrations.MIGRATIONS, 0, to_version_1)
    monkeypatch.setitem(migrations.MIGRATIONS, -1, to_version_0)


PARTIES = [{"id": "kp", "name": "North Korea"}]
OLD = {"format": "conflictdata", "version": 0, "title": "t", "parties": PARTIES}
OLDER = {"format": "conflictdata", "version": -1, "name": "t", "parties": PARTIES}


@pytest.mark.usefixtures("older_versions")
@pytest.mark.parametrize("document", [OLD, OLDER])
@pytest.mark.parametrize("strict", [True, False])
def test_an_older_file_reads_as_its_newest_form(document: dict[str, Any], strict: bool) -> None:
    newest = cd.loads(json.dumps(DOCUMENT))
    assert cd.loads(json.dumps(document), strict=strict) == newest
    assert cd.loads(json.dumps(document), format="yaml", strict=strict) == newest


@pytest.mark.usefixtures("older_versions")
def test_an_older_file_in_json_lines_reads_as_its_newest_form() -> None:
    header, record = {**OLD}, {"type": "party", **PARTIES[0]}
    del header["parties"]
    raw = json.dumps(header) + "\n" + json.dumps(record) + "\n"
    assert cd.loads(raw, format="jsonl") == cd.loads(json.dumps(DOCUMENT))


@pytest.mark.usefixtures("older_versions")
def test_only_the_newest_version_is_written() -> None:
    assert json.loads(cd.dumps(cd.loads(json.dumps(OLDER))))["version"] == migrations.VERSION


@pytest.mark.usefixtures("older_versions")
def test_migrations_compose() -> None:
    assert migrations.migrate(OLDER) == migrations.migrate({**to_version_0(OLDER), "version": 0})


@given(st.integers().filter(lambda version: version != migrations.VERSION))
def test_a_version_that_cannot_be_read_is_refused(version: int) -> None:
    with pytest.raises(cd.UnsupportedVersionError) as caught:
        cd.loads(json.dumps({**DOCUMENT, "version": version}))
    assert caught.value.problems[0].pointer == "/version"


@pytest.mark.parametrize("version", [None, "1", 1.0, True, [1]])
def test_a_version_of_a_wrong_type_is_refused(version: object) -> None:
    with pytest.raises(cd.DataError) as caught:
        cd.loads(json.dumps({**DOCUMENT, "version": version}))
    assert [(p.pointer, p.code) for p in caught.value.problems] == [("/version", "wrong-type")]


@pytest.mark.parametrize("document", [{}, {"format": "geojson", "version": 1}, {"type": "FeatureCollection"}])
def test_another_kind_of_file_is_told_apart(document: dict[str, Any]) -> None:
    with pytest.raises(cd.DataError) as caught:
        cd.loads(json.dumps(document))
    assert caught.value.problems[0].code == "not-conflictdata"


@pytest.mark.parametrize("document", ["[]", "3", '"x"', "null", "true"])
def test_a_document_that_is_no_object_is_refused(document: str) -> None:
    with pytest.raises(cd.DataError) as caught:
        cd.loads(document)
    assert caught.value.problems[0].code == "wrong-type"
