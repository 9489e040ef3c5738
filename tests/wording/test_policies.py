"""Policies: their rules, their files, and what the packaged ones leave open or depart from."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import DataError, InvariantError, WordingError
from conflictdata.values.counts import CountRange
from conflictdata.vocab.counting import CountQualifier
from conflictdata.wording import policies as module
from conflictdata.wording.counts import read_count
from conflictdata.wording.departures import departures_of
from conflictdata.wording.policies import (
    STATUS_KEYS,
    Action,
    Rule,
    WordingPolicy,
    known_policies,
    policy_of,
    register_policy,
)

PACKAGED = {policy.name: policy for policy in known_policies()}
KEYS = STATUS_KEYS | {code.value for code in CountQualifier}


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry of the test's own."""
    monkeypatch.setattr(module, "_registered", {})


def reading(text: str, **rules: Any) -> CountRange:
    """What a text is read as by a policy with these rules."""
    return read_count(text, policy=policy_with(**rules)).range


def policy_with(**rules: Any) -> WordingPolicy:
    return WordingPolicy(name="mine", title="Mine", rules={key: Rule.of(rule) for key, rule in rules.items()})


# Rules


@pytest.mark.parametrize(
    ("stated", "rule"),
    [
        ("words", Rule(action=Action.WORDS)),
        ("number", Rule(action=Action.NUMBER)),
        ("low", Rule(action=Action.LOW)),
        ("high", Rule(action=Action.HIGH)),
        ("refuse", Rule(action=Action.REFUSE)),
        ({"exactly": 10}, Rule(action=Action.FIXED, low=10, high=10, best=10)),
        ({"low": 24}, Rule(action=Action.FIXED, low=24)),
        ({"low": 24, "high": 99, "best": 36}, Rule(action=Action.FIXED, low=24, high=99, best=36)),
        ({"low": 3, "high_times": 9}, Rule(action=Action.FIXED, low=3, high_times=9)),
        ({"widen": "half_unit"}, Rule(action=Action.WIDEN)),
        ({"widen": 0.05}, Rule(action=Action.WIDEN, share=0.05)),
        ({"best": "number"}, Rule(action=Action.PREFER)),
    ],
)
def test_a_rule_is_stated_as_a_word_or_a_table(stated: Any, rule: Rule) -> None:
    assert Rule.of(stated) == rule


@pytest.mark.parametrize(
    "stated",
    [
        "guess",
        {},
        {"exactly": "10"},
        {"exactly": 10, "low": 3},
        {"widen": "wide"},
        {"widen": 1},
        {"widen": 0.05, "low": 3},
        {"best": 3},
        {"high": 99},
        {"low": 24, "share": 0.5},
        {"low": 24, "high": 3},
        {"low": -1},
        {"low": 3, "best": 2},
        {"low": 3, "high": 9, "best": 10},
        {"widen": 0.0},
        {"widen": 1.0},
    ],
)
def test_what_is_no_rule_is_refused(stated: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - several kinds, each with a message of its own
        Rule.of(stated)


@pytest.mark.parametrize(
    ("text", "rules", "expected"),
    [
        # The words themselves, and the number without them.
        ("at least 50", {"at_least": "words"}, CountRange.at_least(50)),
        ("at least 50", {"at_least": "number"}, CountRange.exactly(50)),
        ("at least 10 to 12", {"at_least": "number"}, CountRange.between(10, 12)),
        # One end.
        ("more than 50", {"more_than": "low"}, CountRange.exactly(51)),
        ("up to 50", {"up_to": "high"}, CountRange.exactly(50)),
        ("10 to 12", {"range": "low"}, CountRange.exactly(10)),
        ("10 to 12", {"range": "high"}, CountRange.exactly(12)),
        ("dozens", {"dozens": "low"}, CountRange.exactly(24)),
        ("dozens", {"dozens": "high"}, CountRange.exactly(99)),
        ("tens of thousands", {"tens": "high"}, CountRange.exactly(99_999)),
        # Fixed bounds, which a scale multiplies.
        ("dozens", {"dozens": {"exactly": 12}}, CountRange.exactly(12)),
        ("tens of thousands", {"tens": {"exactly": 10}}, CountRange.exactly(10_000)),
        (
            "tens of thousands",
            {"tens": {"low": 10, "high": 90, "best": 30}},
            CountRange.between(10_000, 90_999, 30_000),
        ),
        ("several", {"several": {"low": 3, "high": 7, "high_times": 9}}, CountRange.between(3, 7)),
        ("several hundred", {"several": {"low": 3, "high": 7, "high_times": 9}}, CountRange.between(300, 999)),
        ("about 50", {"about": {"low": 3, "high": 9}}, CountRange.between(3, 9)),
        # Wider by a share, rounded outward, and never below nothing.
        ("about 50", {"about": {"widen": 0.1}}, CountRange.between(45, 55, 50)),
        ("about 51", {"about": {"widen": 0.1}}, CountRange.between(45, 57, 51)),
        ("about 50 or more", {"about": {"widen": 0.1}}, CountRange.at_least(45)),
        ("about 0", {"about": {"widen": "half_unit"}}, CountRange.between(0, 1, 0)),
        ("about dozens", {"about": {"widen": 0.1}}, CountRange.between(24, 99)),
        # The written number is preferred where the words allow it.
        ("at least 50", {"at_least": {"best": "number"}}, CountRange(low=50, best=50)),
        ("up to 50", {"up_to": {"best": "number"}}, CountRange(high=50, best=50)),
        ("more than 50", {"more_than": {"best": "number"}}, CountRange.at_least(51)),
        ("at least 10 to 12", {"at_least": {"best": "number"}}, CountRange.at_least(10)),
        # A number with no words around it.
        ("3,000", {"exact": {"widen": "half_unit"}}, CountRange.between(2_500, 3_500, 3_000)),
        ("at least 3,000", {"exact": {"widen": "half_unit"}}, CountRange.at_least(3_000)),
        ("several", {"exact": {"widen": "half_unit"}}, CountRange.at_least(3)),
        # A preferred number, where the policy has taken another one.
        ("between 10 and 20, best 12", {"range": "low"}, CountRange.exactly(10)),
        ("between 10 and 20, best 12", {"about": "low"}, CountRange.between(10, 20, 12)),
    ],
)
def test_rules_are_applied(text: str, rules: dict[str, Any], expected: CountRange) -> None:
    assert reading(text, **rules) == expected


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("at least 50", {"at_least": "refuse"}),
        ("at least about 50", {"about": "refuse"}),
        ("dozens", {"dozens": "refuse"}),
        ("10 to 12", {"range": "refuse"}),
        ("50", {"exact": "refuse"}),
        ("at least 50", {"at_least": "high"}),
        ("many", {"many": "high"}),
        ("unknown", {"unknown": "refuse"}),
        ("withheld", {"unknown": "refuse"}),
        ("none", {"none": "refuse"}),
        ("none reported", {"none": "refuse"}),
        ("between 10 and 20, best 30", {"range": "low"}),
    ],
)
def test_rules_can_refuse(text: str, rules: dict[str, Any]) -> None:
    with pytest.raises(WordingError):
        reading(text, **rules)


# Policies of one's own


@pytest.mark.parametrize("table", ["rules", "gaps", "departures"])
def test_a_policy_has_rules_only_for_kinds_of_words(table: str) -> None:
    content: dict[str, Any] = {table: {"plenty": Rule(action=Action.LOW) if table == "rules" else "Why not."}}

    with pytest.raises(InvariantError):
        WordingPolicy(name="mine", title="Mine", **content)


def test_a_policy_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'name = "mine"\ntitle = "Mine"\n[rules]\ndozens = { exactly = 12 }\n[gaps]\nmany = "Nobody knows."\n'
    )
    policy = WordingPolicy.from_toml(file)

    assert (policy.name, policy.title, policy.source) == ("mine", "Mine", "")
    assert policy.rules == {"dozens": Rule.of({"exactly": 12})}
    assert (policy.gaps, policy.departures) == ({"many": "Nobody knows."}, {})


def test_words_without_a_rule_are_read_as_verbatim_reads_them() -> None:
    assert reading("dozens") == CountRange.between(24, 99)
    assert reading("about 3,000") == CountRange.between(2_500, 3_500, 3_000)
    assert policy_with().rule("up_to") == Rule(action=Action.WORDS)


@pytest.mark.parametrize(
    "content",
    [
        b"name = ",
        b"\xff",
        b'name = "mine"',
        b'name = "mine"\ntitle = "Mine"\nauthor = "x"',
        b'name = "mine"\ntitle = "Mine"\n[rules]\ndozens = "guess"',
        b'name = "mine"\ntitle = "Mine"\n[rules]\ndozens = 12',
        b'name = "mine"\ntitle = "Mine"\n[rules]\nplenty = "low"',
        b'name = "mine"\ntitle = "Mine"\nrules = "low"',
    ],
)
def test_a_bad_file_is_refused_with_its_name(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(content)

    with pytest.raises(DataError) as error:
        WordingPolicy.from_toml(file)

    assert [problem.code for problem in error.value.problems] == ["bad-policy-file"]
    assert error.value.source == str(file)


@pytest.mark.usefixtures("registry")
def test_a_registered_policy_is_known_by_its_name() -> None:
    policy = register_policy(policy_with(dozens={"exactly": 12}))

    assert policy_of("mine") is policy
    assert policy in known_policies()
    assert read_count("dozens", policy="mine").range == CountRange.exactly(12)
    assert read_count("dozens", policy="mine").policy == "mine"


@pytest.mark.usefixtures("registry")
def test_a_name_cannot_be_taken_twice() -> None:
    register_policy(policy_with())

    for name in ("mine", "verbatim"):
        with pytest.raises(DataError) as error:
            register_policy(WordingPolicy(name=name, title="Another"))
        assert [problem.code for problem in error.value.problems] == ["known-policy"]


@given(st.text() | st.sampled_from(["ACLED", "../policies/acled", "acled.toml", "", "."]))
def test_an_unknown_name_is_refused_with_those_that_are_known(name: str) -> None:
    with pytest.raises(DataError) as error:
        policy_of(name)

    (problem,) = error.value.problems
    assert problem.code == "unknown-policy"
    assert "acled, airwars, aoav, ibc, ucdp-ged, verbatim" in problem.message


# The packaged policies


def test_the_packaged_policies() -> None:
    assert list(PACKAGED) == ["acled", "airwars", "aoav", "ibc", "ucdp-ged", "verbatim"]


@pytest.mark.parametrize("policy", PACKAGED.values(), ids=PACKAGED)
def test_a_packaged_policy_says_where_it_comes_from(policy: WordingPolicy) -> None:
    assert all([policy.title, policy.source, policy.url, policy.summary])


@pytest.mark.parametrize("policy", PACKAGED.values(), ids=PACKAGED)
def test_a_packaged_policy_names_its_departures_and_no_others(policy: WordingPolicy) -> None:
    assert set(departures_of(policy)) == policy.departures.keys()


@pytest.mark.parametrize("policy", PACKAGED.values(), ids=PACKAGED)
def test_where_a_packaged_policy_has_neither_rule_nor_gap_the_words_leave_nothing_open(policy: WordingPolicy) -> None:
    verbatim = PACKAGED["verbatim"]
    silent = KEYS - policy.rules.keys() - policy.gaps.keys()

    assert {verbatim.rule(key).action for key in silent} <= {Action.WORDS}
    assert silent.isdisjoint(verbatim.gaps)


def test_verbatim_has_a_rule_for_every_kind_of_words() -> None:
    assert PACKAGED["verbatim"].rules.keys() == KEYS


@pytest.mark.parametrize(
    ("policy", "text", "expected"),
    [
        ("acled", "tens", CountRange.exactly(10)),
        ("acled", "dozens", CountRange.exactly(12)),
        ("acled", "hundreds", CountRange.exactly(100)),
        ("acled", "tens of thousands", CountRange.exactly(10_000)),
        ("acled", "at least 50", CountRange.exactly(50)),
        ("acled", "10 to 12", CountRange.exactly(10)),
        ("airwars", "at least 13 and as many as 46", CountRange.between(13, 46)),
        ("airwars", "a number of civilians", CountRange(low=2, best=2)),
        ("ibc", "10 to 12", CountRange.between(10, 12)),
        ("ucdp-ged", "at least 5", CountRange(low=5, best=5)),
    ],
)
def test_packaged_policies_read_what_their_sources_say(policy: str, text: str, expected: CountRange) -> None:
    assert read_count(text, policy=policy).range == expected


@pytest.mark.parametrize("text", ["several", "numerous", "dozens", "tens of thousands", "at least several hundred"])
def test_aoav_records_no_vague_words(text: str) -> None:
    with pytest.raises(WordingError, match="'aoav' records no such words"):
        read_count(text, policy="aoav")


# Departures


@pytest.mark.parametrize(
    ("key", "rule", "departs"),
    [
        ("dozens", {"exactly": 12}, True),
        ("dozens", {"exactly": 36}, False),
        ("dozens", {"low": 24}, True),
        ("dozens", "low", False),
        ("dozens", "refuse", False),
        ("several", {"low": 3, "high": 7, "high_times": 10}, True),
        ("more_than", "number", True),
        ("more_than", "low", False),
        ("at_least", "number", False),
        ("at_least", {"best": "number"}, False),
        ("fewer_than", "number", True),
        ("almost", "number", True),
        ("just_over", "number", True),
        ("odd", "number", False),
        ("up_to", "number", False),
        ("up_to", "high", False),
        ("range", "low", False),
        ("range", {"widen": 0.1}, True),
        ("about", "number", False),
        ("about", {"widen": 0.5}, True),
        ("exact", {"widen": "half_unit"}, True),
        ("exact", "refuse", False),
        ("exactly", {"widen": 0.1}, True),
    ],
)
def test_departures_are_found_by_reading(key: str, rule: Any, *, departs: bool) -> None:
    assert departures_of(policy_with(**{key: rule})) == ((key,) if departs else ())


def test_a_departure_that_a_policy_does_not_name_is_found() -> None:
    policy = WordingPolicy(name="mine", title="Mine", rules={"dozens": Rule.of({"exactly": 12})}, departures={})

    assert set(departures_of(policy)) - policy.departures.keys() == {"dozens"}


def test_what_a_rule_is_made_of_is_no_rule_yet() -> None:
    rules: Any = {"about": {"widen": 0.05}}
    with pytest.raises(InvariantError, match=r"the rule for 'about' is made by Rule\.of"):
        WordingPolicy(name="five", title="5 per cent", rules=rules)
