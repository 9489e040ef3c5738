"""The laws of writing counts, each a test."""

import attrs
import pytest
from hypothesis import given

from conflictdata.errors import DataError
from conflictdata.testing.counts import count_ranges
from conflictdata.values.counts import MAX_COUNT, CountRange, ReportedCount
from conflictdata.vocab.counting import CountStatus
from conflictdata.wording.counts import read_count
from conflictdata.wording.languages import Language, known_languages, language_of
from conflictdata.wording.writing import write_count

LANGUAGES = known_languages()
NO_NUMBER = [CountStatus.UNKNOWN, CountStatus.NOT_COVERED, CountStatus.WITHHELD]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("most", [12, 3_000, MAX_COUNT])
def test_a_range_that_was_written_is_read_back(lang: str, most: int) -> None:
    @given(count_ranges(max_value=most))
    def law(drawn: CountRange) -> None:
        assert read_count(write_count(drawn, lang), lang).range == drawn

    law()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_stated_count_that_was_written_is_read_back_as_stated(lang: str) -> None:
    @given(count_ranges())
    def law(drawn: CountRange) -> None:
        read = read_count(write_count(ReportedCount.stated(drawn), lang), lang)

        assert (read.status, read.range) == (CountStatus.STATED, drawn)

    law()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("status", NO_NUMBER)
def test_a_status_that_was_written_is_read_back(lang: str, status: CountStatus) -> None:
    read = read_count(write_count(ReportedCount(status=status), lang), lang)

    assert (read.status, read.range) == (status, CountRange.unknown())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("count_range", [CountRange.exactly(0), CountRange(best=0)], ids=["none", "none reported"])
def test_none_reported_that_was_written_is_read_back(lang: str, count_range: CountRange) -> None:
    count = ReportedCount(status=CountStatus.NONE_REPORTED, range=count_range)
    read = read_count(write_count(count, lang), lang)

    assert (read.status, read.range) == (CountStatus.NONE_REPORTED, count_range)


@pytest.mark.parametrize(
    ("count_range", "text"),
    [
        (CountRange.unknown(), "unknown"),
        (CountRange.exactly(0), "0"),
        (CountRange.exactly(1_234_567), "1,234,567"),
        (CountRange.at_least(50), "at least 50"),
        (CountRange.up_to(3_000), "up to 3,000"),
        (CountRange.between(10_000, 12_000), "between 10,000 and 12,000"),
        (CountRange.between(2_500, 3_500, 3_000), "about 3,000"),
        (CountRange.between(2_500, 3_500, 3_100), "between 2,500 and 3,500, best 3,100"),
        (CountRange(low=50, best=60), "at least 50, best 60"),
        (CountRange(high=50, best=0), "up to 50, best 0"),
        (CountRange(best=7), "at least 0, best 7"),
        (
            CountRange(low=MAX_COUNT - 1, best=MAX_COUNT),
            "at least 9,223,372,036,854,775,806, best 9,223,372,036,854,775,807",
        ),
    ],
)
def test_ranges_in_english(count_range: CountRange, text: str) -> None:
    assert write_count(count_range) == text


@pytest.mark.parametrize(
    ("status", "count_range", "text"),
    [
        (CountStatus.STATED, CountRange.exactly(0), "0"),
        (CountStatus.STATED, CountRange.unknown(), "at least 0"),
        (CountStatus.NONE_REPORTED, CountRange.exactly(0), "none"),
        (CountStatus.NONE_REPORTED, CountRange(best=0), "none reported"),
        (CountStatus.NONE_REPORTED, CountRange.up_to(5), "none reported"),
        (CountStatus.UNKNOWN, CountRange.unknown(), "unknown"),
        (CountStatus.WITHHELD, CountRange.unknown(), "withheld"),
        (CountStatus.NOT_COVERED, CountRange.unknown(), "not covered"),
    ],
)
def test_statuses_in_english(status: CountStatus, count_range: CountRange, text: str) -> None:
    assert write_count(ReportedCount(status=status, range=count_range)) == text


def test_figures_are_grouped_as_the_language_has_them() -> None:
    assert write_count(CountRange.exactly(10_000), "uk") == "10\u00a0000"
    assert write_count(CountRange.exactly(10_000), "ko") == "10,000"


def test_only_the_language_of_a_tag_counts() -> None:
    assert write_count(CountRange.at_least(50), "en-GB") == "at least 50"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(DataError) as error:
        write_count(CountRange.exactly(1), "xx")

    assert [problem.code for problem in error.value.problems] == ["unknown-language"]


def test_a_language_without_words_for_writing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(tag: str) -> Language:
        tables = {key: value for key, value in language_of(tag).tables.items() if key != "writing"}
        return attrs.evolve(language_of(tag), code="silent", tables=tables)

    monkeypatch.setattr("conflictdata.wording.writing.language_of", silent)

    with pytest.raises(DataError) as error:
        write_count(CountRange.exactly(1), "en-x-silent")

    assert [problem.code for problem in error.value.problems] == ["no-words"]
