"""Daily reports: figures as reported beside extrapolated ones, who speaks, and which figures count the same people."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, written

from conflictdata.errors import DataError
from conflictdata.interchange.reading import ReadResult, iter_read, read, sniff
from conflictdata.interchange.sources import CellProblem
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.places import Place
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.persons import AgeBand, PersonRole, Sex
from conflictdata.vocab.sources import Basis, Stance

FOLDER = Path(__file__).parent / "fixtures"
GAZA, LEBANON = ((FOLDER / f"t4p-daily{name}.json").read_bytes() for name in ("", "-lebanon"))
FILES = {
    "casualties_daily.json": {
        "no-period": 85,
        "extrapolated-differs": 27,
        "source-missing": 14,
        "cumulative-falls": 4,
    },
    "lebanon_casualties_daily.json": {},
}
real = pytest.mark.skipif(not (SHARED / "gaza").is_dir(), reason="the files are not here")


def found(result: ReadResult) -> list[tuple[str, int | None, str | None]]:
    """The code, row and column of each problem."""
    assert all(isinstance(problem, CellProblem) for problem in result.problems)
    return [(problem.code, problem.row, problem.column) for problem in result.problems]  # type: ignore[attr-defined]


def gaza(id_: str) -> CasualtyEstimate:
    """A claim of the reports on Gaza."""
    claim = read(GAZA).dataset[f"t4p-gaza-strip-{id_}"]
    assert isinstance(claim, CasualtyEstimate)
    return claim


def lebanon(id_: str) -> CasualtyEstimate:
    """A claim of the reports on Lebanon."""
    claim = read(LEBANON).dataset[f"t4p-lebanon-{id_}"]
    assert isinstance(claim, CasualtyEstimate)
    return claim


def test_a_running_total_counts_from_the_first_day() -> None:
    total = gaza("2023-11-01-killed-cum")
    assert (total.category, total.group, total.place) == (CasualtyCategory.KILLED, PersonGroup(), "t4p-gaza-strip")
    assert total.period == Period("2023-10-07/2023-11-01")
    assert total.accumulation is Accumulation.CUMULATIVE_SINCE
    assert total.count.range == CountRange.exactly(640)
    assert total.provenance.speaker == "t4p-mohtel"
    assert [relay.agent for relay in total.provenance.relays] == ["t4p"]
    assert total.provenance.basis is Basis.UNSPECIFIED
    assert gaza("2023-11-01-injured-cum").category is CasualtyCategory.WOUNDED


def test_a_figure_of_the_day_counts_within_the_hours_of_the_report() -> None:
    assert gaza("2023-11-01-killed").period == Period("2023-11-01")
    two_days = gaza("2023-11-03-killed")
    assert two_days.period == Period("2023-11-02/2023-11-03")
    assert two_days.accumulation is Accumulation.WITHIN_PERIOD
    assert two_days.provenance.speaker == "t4p-gmotel"
    assert gaza("2023-11-04-killed").period is None


def test_parts_have_groups_and_overlap_with_the_total() -> None:
    groups = {
        "children": PersonGroup(age_band=AgeBand.CHILD),
        "women": PersonGroup(sex=Sex.FEMALE, age_band=AgeBand.ADULT),
    }
    roles = {"med": PersonRole.HEALTH_WORKER, "press": PersonRole.JOURNALIST, "civdef": PersonRole.RESCUER}
    parts = {gaza(f"2023-11-01-killed-{who}-cum"): group for who, group in groups.items()}
    parts |= {gaza(f"2023-11-01-{who}-killed-cum"): PersonGroup(roles=frozenset({role})) for who, role in roles.items()}
    for part, group in parts.items():
        assert part.group == group
        assert part.provenance.overlaps == ("t4p-gaza-strip-2023-11-01-killed-cum",)


def test_an_extrapolated_figure_is_a_claim_of_the_dataset() -> None:
    filled = gaza("2023-11-02-ext-killed-cum")
    assert filled.provenance.speaker == "t4p"
    assert filled.provenance.relays == ()
    assert filled.provenance.basis is Basis.EXTRAPOLATION
    assert filled.provenance.stance is Stance.ESTIMATES
    assert filled.provenance.overlaps == filled.provenance.derived_from == ()
    assert read(GAZA).dataset.get("t4p-gaza-strip-2023-11-02-killed-cum") is None


def test_an_extrapolated_figure_overlaps_with_the_reported_one_and_stands_on_it_where_they_agree() -> None:
    reported = "t4p-gaza-strip-2023-11-01-killed-children-cum"
    same = gaza("2023-11-01-ext-killed-children-cum").provenance
    assert same.overlaps == (reported, "t4p-gaza-strip-2023-11-01-ext-killed-cum")
    assert same.derived_from == (reported,)
    other = gaza("2023-11-03-ext-killed").provenance
    assert other.overlaps[0] == "t4p-gaza-strip-2023-11-03-killed"
    assert other.derived_from == ()
    assert gaza("2023-11-03-ext-killed").period == Period("2023-11-03")


def test_older_names_of_columns_mean_the_same() -> None:
    assert gaza("2023-11-03-killed").count.range == CountRange.exactly(45)
    assert gaza("2023-11-03-killed-children-cum").count.range == CountRange.exactly(188)
    assert gaza("2023-11-03-ext-killed-cum").count.range == CountRange.exactly(685)


def test_figures_that_include_earlier_deaths_have_no_period() -> None:
    for who in ("recovered", "committee"):
        claim = gaza(f"2025-02-01-killed-{who}")
        assert (claim.period, claim.accumulation) == (None, Accumulation.UNSPECIFIED)
        assert claim.provenance.stated == UncertainDate("2025-02-01")
        assert "when they died is not reported" in (claim.note or "")
    assert gaza("2025-02-01-killed-succumbed").category is CasualtyCategory.DIED_OF_WOUNDS
    assert gaza("2025-02-01-killed-truce-new").period == Period("2025-02-01")
    assert gaza("2025-02-01-killed-truce-new").provenance.overlaps == (
        "t4p-gaza-strip-2025-02-01-killed",
        "t4p-gaza-strip-2025-02-01-killed-cum",
    )


def test_totals_whose_first_day_is_not_stated_have_an_unknown_start() -> None:
    famine = gaza("2025-02-01-child-famine-cum")
    assert famine.category is CasualtyCategory.INDIRECT_DEATHS
    assert famine.group == PersonGroup(age_band=AgeBand.CHILD)
    assert famine.period == Period.between(None, date(2025, 2, 1))
    aid = gaza("2025-02-01-aid-seeker-killed-cum")
    assert aid.group == PersonGroup(roles=frozenset({PersonRole.OTHER}))
    assert aid.period == famine.period


def test_a_second_row_of_a_day_is_linked_with_the_first() -> None:
    second = gaza("2025-02-01-killed-cum-2")
    assert second.provenance.overlaps == ("t4p-gaza-strip-2025-02-01-killed-cum",)


def test_a_source_that_is_not_known_makes_no_speaker() -> None:
    data = read(GAZA).dataset
    assert gaza("2025-02-01-killed-cum-2").provenance.speaker is None
    nowhere = data["t4p-2025-02-02-killed-cum"]
    assert (nowhere.place, nowhere.provenance.speaker) == (None, None)
    assert gaza("2023-11-04-killed-cum").provenance.speaker is None


def test_a_row_without_a_day_has_no_period() -> None:
    claim = gaza("row-7-killed-cum")
    assert (claim.period, claim.provenance.stated, claim.provenance.speaker) == (None, None, "t4p-ocha")


def test_problems_name_their_cells() -> None:
    assert found(read(GAZA)) == [
        ("cumulative-falls", 3, "killed_children_cum"),
        ("extrapolated-differs", 3, "ext_killed"),
        ("source-missing", 4, "report_source"),
        ("no-period", 4, "report_period"),
        ("unknown-code", 6, "report_source"),
        ("no-period", 6, "report_period"),
        ("not-a-number", 6, "killed"),
        ("negative-number", 6, "injured"),
        ("same-id", 6, "report_date"),
        ("not-a-date", 7, "report_date"),
        ("unknown-code", 8, "report_source"),
        ("place-not-known", 8, None),
    ]


def test_phases_of_lebanon_begin_anew() -> None:
    first, second = lebanon("2023-11-16-killed-cum-reported"), lebanon("2026-03-04-killed-cum-reported")
    assert first.period == Period("2023-10-08/2023-11-16")
    assert second.period == Period("2026-03-02/2026-03-04")
    assert lebanon("2026-03-05-killed-cum-reported").period == Period.between(None, date(2026, 3, 5))
    assert found(read(LEBANON)) == [("unknown-code", 4, "phase")]


def test_the_total_across_phases_is_made_by_the_dataset() -> None:
    total = lebanon("2026-03-04-killed-cum")
    assert total.period == Period("2023-10-08/2026-03-04")
    assert total.provenance.speaker == "t4p"
    assert total.provenance.derived_from == ("t4p-lebanon-2026-03-04-killed-cum-reported",)
    assert total.provenance.basis is Basis.UNSPECIFIED


def test_bodies_of_the_united_nations_pass_on_what_the_ministry_says() -> None:
    told = [lebanon(f"{day}-killed-cum-reported").provenance for day in ("2023-11-09", "2023-11-16", "2026-03-04")]
    assert {provenance.speaker for provenance in told} == {"t4p-moph-lb"}
    relays = [[relay.agent for relay in provenance.relays] for provenance in told]
    assert relays == [["t4p-ocha", "t4p"], ["t4p-who", "t4p"], ["t4p"]]
    assert lebanon("2023-11-16-killed").period == Period("2023-11-10/2023-11-16")


def test_a_table_written_column_by_column_is_carried_and_reported() -> None:
    raw = b'{"report_date": ["2023-11-01"], "report_source": ["mohtel"], "report_period": [24], "killed": [5]}'
    result = reads_and_writes_back(raw, "t4p-daily")
    assert found(result) == [("column-oriented", 1, "report_date")]
    assert not list(result.dataset.claims())


@pytest.mark.parametrize("raw", [GAZA, LEBANON], ids=["gaza", "lebanon"])
def test_a_file_is_known_and_comes_back_as_it_was(raw: bytes) -> None:
    assert sniff(raw).name == "t4p-daily"
    reads_and_writes_back(raw, "t4p-daily")
    keeps_what_it_says_it_keeps(raw, "t4p-daily")


@real
@pytest.mark.parametrize("name", FILES)
def test_a_real_file_is_known_and_comes_back_as_it_was(name: str) -> None:
    raw = (SHARED / "gaza" / name).read_bytes()
    assert sniff(raw).name == "t4p-daily"
    result = reads_and_writes_back(raw, "t4p-daily")
    assert Counter(problem.code for problem in result.problems) == FILES[name]
    keeps_what_it_says_it_keeps(raw, "t4p-daily")
    assert [claim for piece in iter_read(raw, rows=50) for claim in piece.dataset.claims()] == list(
        result.dataset.claims()
    )


def test_a_changed_claim_changes_its_cell_alone_under_the_name_that_it_has() -> None:
    data = read(GAZA).dataset
    claim = data["t4p-gaza-strip-2023-11-03-killed"]
    count = ReportedCount.stated(CountRange.exactly(46))
    again, report = written(data.replace(attrs.evolve(claim, count=count)), "t4p-daily")
    assert again == GAZA.replace(b'"martyred": 45', b'"martyred": 46')
    assert report.is_lossless


MINISTRY = Agent(id="ministry", names=(Name(text="The ministry"),))
STRIP = Place(id="strip", names=(Name(text="Gaza"),))
TOTAL = CasualtyEstimate(
    id="own",
    category=CasualtyCategory.KILLED,
    count=ReportedCount.stated(CountRange.exactly(700)),
    period=Period("2023-10-07/2023-11-05"),
    place="strip",
    accumulation=Accumulation.CUMULATIVE_SINCE,
    provenance=Provenance(speaker="ministry"),
)


def test_claims_of_other_origin_get_rows_of_their_day() -> None:
    daily = attrs.evolve(
        TOTAL, id="day", accumulation=Accumulation.WITHIN_PERIOD, period=Period("2023-11-04/2023-11-05")
    )
    second = attrs.evolve(TOTAL, id="second", count=ReportedCount.stated(CountRange.exactly(690)))
    again, _ = written(Dataset.of([MINISTRY, STRIP, TOTAL, daily, second]), "t4p-daily")
    assert json.loads(again) == [
        {"report_date": "2023-11-05", "report_period": 48, "killed_cum": 700, "killed": 700},
        {"report_date": "2023-11-05", "killed_cum": 690},
    ]


@pytest.mark.parametrize(
    "stranger",
    [
        {"place": None},
        {"place": "elsewhere"},
        {"category": CasualtyCategory.CAPTURED},
        {"period": Period("2014/2023-11-05")},
        {"period": None},
        {"count": ReportedCount.stated(CountRange.at_least(5))},
        {"provenance": Provenance(speaker="ministry", stance=Stance.DENIES)},
        {"event": "own-2"},
    ],
    ids=str,
)
def test_claims_that_have_no_column_are_not_written(stranger: dict[str, object]) -> None:
    elsewhere = Place(id="elsewhere", names=(Name(text="Elsewhere"),))
    own = attrs.evolve(TOTAL, **stranger)  # type: ignore[arg-type] # by name
    data = Dataset(agents=(MINISTRY,), places=(STRIP, elsewhere), casualty_estimates=(own,), left_out=["own-2"])
    with pytest.raises(DataError, match="nothing-to-write"):
        written(data if own.event else attrs.evolve(data, left_out=()), "t4p-daily")


NUMBERS = st.one_of(st.integers(0, 10**6), st.integers(-9, -1), st.sampled_from([None, "5", "few", 3.0, float("nan")]))
COLUMNS = [
    *("killed", "killed_cum", "killed_children_cum", "injured_cum", "killed_recovered", "famine_cum", "massacres_cum"),
    *("ext_killed", "ext_killed_cum", "ext_killed_children_cum", "martyred_women_cum", "killed_cum_reported", "else"),
]
CODES = st.sampled_from(["mohtel", "gmotel", "unocha", "missing", "moph_lb", "ocha", "who", "else", "", None])
DAYS = st.one_of(st.dates(date(2023, 10, 1), date(2026, 9, 1)).map(str), st.sampled_from(["", "soon", None]))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "report_date": DAYS,
            "report_source": CODES,
            "report_period": st.one_of(st.sampled_from([0, 24, 48, 888, 30, "24", None]), st.integers(0, 10**30)),
        },
        optional={"phase": st.sampled_from([1, 2, 3, None]), **dict.fromkeys(COLUMNS, NUMBERS)},
    ),
    min_size=1,
    max_size=5,
)


@given(rows=ROWS, indent=st.sampled_from([None, 2]))
def test_rows_with_any_quirks_come_back_as_they_were_and_keep_what_is_kept(
    rows: list[dict[str, object]], indent: int | None
) -> None:
    raw = json.dumps(rows, indent=indent).encode()
    result = reads_and_writes_back(raw, "t4p-daily")
    if result.dataset.casualty_estimates:
        keeps_what_it_says_it_keeps(raw, "t4p-daily")


@given(raw=st.one_of(st.binary(min_size=1, max_size=60), st.text(min_size=1, max_size=60).map(str.encode)))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    first = b'[{"report_date": "2023-11-01", "report_source": "mohtel", "report_period": 24, "killed": 5},\n'
    survives(first + raw, "t4p-daily")
