"""What each check counts, and what it lets pass."""

import pytest
from clinic_tables import Made

from conflictdata.interchange.clinic import Examination, Finding, examine
from conflictdata.interchange.clinic.cells import number_in, shape_of
from conflictdata.interchange.clinic.numerals import tail


def table(*columns: tuple[str, list[str]]) -> Examination:
    made = Made(0, 0)
    made.header = [name for name, _ in columns]
    made.rows = [[*cells] for cells in zip(*(cells for _, cells in columns), strict=True)]
    return examine(made.raw())


def one(found: Examination, code: str) -> Finding:
    (finding,) = [finding for finding in found.findings if finding.code == code]
    return finding


def numbers(first: int, count: int, step: int = 1) -> list[str]:
    return [str(number) for number in range(first, first + count * step, step)]


class TestCells:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("7", 7),
            (" -7 ", -7),
            ("1,234", 1234),
            ("1 234 567", 1234567),
            ("2.50", 2.5),
            (".5", 0.5),
            ("4.1E+8", 4.1e8),
        ],
    )
    def test_numbers_are_read_with_separators_between_thousands(self, text: str, number: float) -> None:
        assert number_in(text) == number

    @pytest.mark.parametrize("text", ["", "1,23", "12,34,567", "1-2", "<1", "9e999", "7a", "\u0663", "1" * 41])
    def test_all_else_is_no_number(self, text: str) -> None:
        assert number_in(text) is None

    @pytest.mark.parametrize(
        "text",
        [
            "2022-12-27",
            "2022-12-27T00:00:00Z",
            "2022/12/27",
            "27/12/2022",
            "12/27/2022 12:00:00 AM",
            "27.12.2022",
            "27-12-2022",
            "27 December 2022",
            "27-Dec-2022",
            "December 27, 2022",
        ],
    )
    def test_dates_are_known_in_all_forms(self, text: str) -> None:
        shape = shape_of(text)
        assert shape is not None
        assert {day.isoformat() for day in shape.days if day is not None} == {"2022-12-27"}

    @pytest.mark.parametrize("text", ["2022", "2022-12", "December", "27 Foo 2022", "1/2", "x" * 50])
    def test_what_has_no_day_is_no_date(self, text: str) -> None:
        assert shape_of(text) is None


class TestDates:
    def test_one_form_in_either_padding_is_one_format(self) -> None:
        assert table(("date", ["1/22/2014", "12/3/2014", "11/30/2014"])).findings == ()
        assert table(("date", ["01/22/2014", "12/03/2014", "11/30/2014"])).findings == ()

    def test_clock_times_and_bare_numbers_of_a_spreadsheet_are_other_formats(self) -> None:
        found = table(("date", ["2022-01-05", "2022-01-06", "2022-01-07T10:30", "44570"]))
        finding = one(found, "mixed-date-formats")
        assert finding.count == 2
        assert "with clock time 1" in finding.reason
        assert "bare number 1" in finding.reason

    def test_a_column_decides_what_a_single_date_does_not(self) -> None:
        assert table(("date", ["03/04/2022", "16/04/2022"])).findings == ()
        assert one(table(("date", ["03/04/2022", "05/05/2022"])), "ambiguous-dates").count == 1

    def test_the_rarer_order_is_shown(self) -> None:
        finding = one(table(("date", ["16/04/2022", "17/04/2022", "04/18/2022", "01/02/2022"])), "mixed-date-orders")
        assert (finding.count, finding.examples[0].row) == (1, 3)
        assert "2 day first, 1 month first, 1 read both ways" in finding.reason

    def test_years_far_off_are_not_in_the_calendar(self) -> None:
        assert one(table(("date", ["0025-01-05", "2025-01-06", "2025-01-07"])), "impossible-dates").count == 1

    def test_parts_of_dates_have_limits_and_days_of_a_war_have_none(self) -> None:
        months = ["1", "12", "99", "3", "0", "5", "6", "7"]
        finding = one(table(("month", months)), "impossible-dates")
        assert (finding.count, [example.text for example in finding.examples]) == (2, ["99", "0"])
        assert table(("day", numbers(1, 400)), ("deaths", ["3"] * 400)).findings == ()

    def test_a_period_ends_after_it_began_also_where_the_order_is_month_first(self) -> None:
        found = table(
            ("date_start", ["12/27/2022", "12/28/2022", "12/30/2022"]),
            ("date_end", ["1/2/2023", "11/2/2022", "12/31/2022"]),
        )
        finding = one(found, "end-before-start")
        assert (finding.count, finding.of) == (1, 3)
        assert finding.examples[0].text == "date_start 12/28/2022, date_end 11/2/2022"

    def test_a_day_of_recording_may_be_later_than_the_source(self) -> None:
        links = ["https://example.org/2022/01/15/x"] * 3
        days = ["2022-02-15"] * 3
        assert table(("date_recorded", days), ("url", links), ("x", ["a", "b", "c"])).findings == ()
        assert one(table(("date", days), ("url", links), ("x", ["a", "b", "c"])), "dated-after-source").count == 3

    def test_seconds_since_1970_are_a_date_of_their_own(self) -> None:
        found = table(("timestamp", ["1647302400", "1647302999"]), ("source", ["Post", "Post"]))
        assert (found.columns[0].role, found.findings) == ("date", ())

    def test_a_link_with_a_day_that_does_not_exist_says_nothing(self) -> None:
        assert table(("date", ["2022-03-15"]), ("url", ["https://example.org/2022/02/31/x"])).findings == ()


class TestNumbers:
    @pytest.mark.parametrize("text", ["1,200", "<1", "1?", "3 \u2013 7", "about 40", "39e", "2 500", "12k"])
    def test_marks_ranges_and_separators_make_a_number_a_text(self, text: str) -> None:
        finding = one(table(("deaths", [*numbers(3, 9), text])), "text-numbers")
        assert (finding.count, finding.of, finding.examples[0].text) == (1, 10, text)

    def test_words_for_what_is_absent_are_no_words_among_numbers(self) -> None:
        found = table(("deaths", [*numbers(3, 9), "few", "NA"]))
        assert one(found, "words-among-numbers").count == 1
        assert one(found, "sentinel-words").count == 1

    def test_true_decimals_pass(self) -> None:
        assert table(("share", ["1.0", "2.0", "3.0", "4.5"])).findings == ()
        assert table(("share", ["1e-5", "0.25", "0.5"])).findings == ()

    def test_round_numbers_are_counted_where_a_tenth_of_them_is_the_unit(self) -> None:
        round_ = [str(1000 * number) for number in range(11, 91)]
        finding = one(table(("deaths", round_)), "heaped-numbers")
        assert finding.counted == "numbers of 50,000 or more"
        assert "100% of 80 are multiples of 1,000, where 0.1% are expected" in finding.reason

    def test_small_numbers_and_few_numbers_say_nothing_of_rounding(self) -> None:
        assert "heaped-numbers" not in table(("deaths", ["5", "10", "15", "20"] * 30)).codes
        assert "heaped-numbers" not in table(("deaths", [str(1000 * number) for number in range(11, 30)])).codes

    def test_one_round_number_in_many_rows_is_not_heaping(self) -> None:
        assert "heaped-numbers" not in table(("deaths", ["1000"] * 500)).codes

    def test_the_tail_bounds_the_likelihood_of_all_and_of_what_is_expected(self) -> None:
        assert tail(20, 20, 0.1) == pytest.approx(1e-20)
        assert tail(2, 20, 0.1) == 1
        assert 0.04 < tail(60, 100, 0.5) < 0.2


class TestZeros:
    def test_a_row_that_counts_somebody_does_not_say_that_nothing_is_known(self) -> None:
        notes = (
            "The mayor said that the number of deaths among soldiers is unknown, and gave no other figure for the day."
        )
        found = table(("deaths_a", ["0", "0", "4"]), ("deaths_b", ["3", "0", "1"]), ("notes", [notes] * 3))
        told = [finding for finding in found.findings if finding.code == "zero-told-unknown"]
        assert [(finding.columns[0], finding.count) for finding in told] == [("deaths_a", 1), ("deaths_b", 1)]
        assert told[0].examples[0].row == 2

    @pytest.mark.parametrize(
        "said",
        ["Casualties unknown.", "with unspecified casualties", "No word yet; losses not reported", "TOLL UNKNOWN"],
    )
    def test_texts_say_it_in_several_ways(self, said: str) -> None:
        notes = f"On the day, forces shelled the village from the other side of the river. {said}"
        assert "zero-told-unknown" in table(("fatalities", ["0", "2"]), ("notes", [notes, "x"])).codes

    def test_unknown_weapons_are_another_matter(self) -> None:
        notes = (
            "An unknown group shelled the village; nobody was hurt. The weapon is unknown, and so is the way they left."
        )
        assert "zero-told-unknown" not in table(("fatalities", ["0", "2"]), ("notes", [notes, "x"])).codes

    def test_a_year_of_nothing_but_zeros_is_told(self) -> None:
        years = [str(1990 + number % 6) for number in range(120)]
        deaths = ["0" if year == "1993" else str(number % 7 + 1) for number, year in enumerate(years)]
        finding = one(table(("year", years), ("deaths", deaths)), "zero-for-all-of-a-group")
        assert [example.text for example in finding.examples] == ["1993"]

    def test_zeros_are_no_sign_where_they_are_common(self) -> None:
        places = [f"Place {number % 12}" for number in range(120)]
        deaths = ["0" if number % 12 < 11 else "3" for number in range(120)]
        assert "zero-for-all-of-a-group" not in table(("place", places), ("deaths", deaths)).codes


class TestSentinels:
    def test_a_sign_below_zero_is_one_value_among_others_where_there_are_more(self) -> None:
        assert one(table(("dead", ["-1", "4", "9"])), "negative-sentinels").count == 1
        assert table(("change", ["-1", "-3", "9"])).findings == ()
        assert table(("winner", ["-1", "0", "1"])).findings == ()

    def test_nines_are_a_number_where_others_come_near(self) -> None:
        assert one(table(("age", ["99", "99", "99", "41"])), "sentinel-numbers").count == 3
        assert "sentinel-numbers" not in table(("age", ["99", "99", "99", "61"])).codes
        assert "sentinel-numbers" not in table(("side_id", ["999", "999", "999", "61"])).codes

    def test_the_first_day_of_a_program_is_a_day_where_others_are_of_that_year(self) -> None:
        assert one(table(("date", ["1900-01-01", "2022-05-05"])), "sentinel-dates").count == 1
        assert table(("date", ["1900-01-01", "1900-05-05"])).findings == ()
        assert one(table(("dates", ["2020-01-02;1753-01-01", "2022-05-05"])), "sentinel-dates").count == 1

    def test_na_may_be_a_country(self) -> None:
        assert "Namibia" in one(table(("iso2", ["NA", "UA", "RU"])), "sentinel-words").remedy
        assert "Namibia" not in one(table(("side", ["NA", "UA", "RU"])), "sentinel-words").remedy

    def test_a_column_of_nothing_else_has_no_other_content(self) -> None:
        assert table(("x", ["Unknown", "Unknown"]), ("y", ["a", "b"])).findings == ()


class TestRanges:
    @pytest.mark.parametrize(
        ("low", "best", "high"),
        [("low", "best", "high"), ("EDLow", "ED", "EDHigh"), ("killed min", "killed best", "killed max")],
    )
    def test_the_three_are_known_by_their_names(self, low: str, best: str, high: str) -> None:
        found = table((low, ["1", "9", "5"]), (best, ["2", "3", "5"]), (high, ["3", "8", "0"]))
        finding = one(found, "range-out-of-order")
        assert (finding.columns, finding.count, finding.of) == ((low, best, high), 2, 3)
        assert finding.examples[0].text == f"{low} 9, {best} 3, {high} 8"

    def test_a_sign_for_not_known_is_no_end(self) -> None:
        assert "min-above-max" not in table(("killed_min", ["4", "5"]), ("killed_max", ["-1", "7"])).codes

    def test_blank_ends_are_not_compared(self) -> None:
        found = table(("low", ["4", ""]), ("best", ["", "3"]), ("high", ["2", ""]))
        assert one(found, "range-out-of-order").of == 1


class TestNames:
    @pytest.mark.parametrize(
        ("one_name", "other"),
        [
            ("UN", "United Nations"),
            ("The Harbour Post", "harbour post"),
            ("Harbour Post (online)", "Harbour Post"),
            ("Joint Forces Operaiton", "Joint Forces Operation"),
            ("Institute of Lake Studies (ILS)", "ILS"),
            ("Redland Army Command (KOMARM)", "KOMARM"),
        ],
    )
    def test_names_that_may_mean_the_same(self, one_name: str, other: str) -> None:
        finding = one(table(("source", [one_name, other, "Ridge Radio"])), "alias-spellings")
        assert (finding.count, finding.of) == (2, 3)

    @pytest.mark.parametrize(
        ("one_name", "other"),
        [
            ("Eastern Command", "Western Command"),
            ("Faction (red)", "Faction (blue)"),
            ("UN", "Union.net"),
            ("Group 1", "Group 2"),
            ("un", "United Nations"),
            ("Governor of Alpha", "Governor of Alphaville"),
        ],
    )
    def test_names_that_do_not(self, one_name: str, other: str) -> None:
        assert "alias-spellings" not in table(("source", [one_name, other, "Ridge Radio"])).codes

    @pytest.mark.parametrize(
        "name",
        [
            "Officials (via The Wire)",
            "Ministry, according to The Post",
            "Mayor, as reported by Radio",
            "The Post citing staff",
        ],
    )
    def test_who_passed_it_on_is_found(self, name: str) -> None:
        assert one(table(("source", [name, "Ridge Radio"])), "relay-in-speaker").count == 1

    def test_a_note_on_mail_is_no_relay(self) -> None:
        found = table(("source", ["Ministry (note, told via email)", "Ridge Radio"]))
        assert found.codes == ("notes-in-names",)

    def test_several_links_in_a_cell_are_links(self) -> None:
        links = ["https://example.org/1;https://example.org/2", "https://example.org/3, https://example.org/4"]
        assert table(("url", links)).findings == ()

    def test_a_column_of_links_that_are_none_is_not_one_of_links(self) -> None:
        assert table(("source_url", ["post-1", "post-2"])).findings == ()

    def test_sides_are_compared_as_well(self) -> None:
        reason = one(table(("side_b", ["RDF", "Redland Defence Force"])), "alias-spellings").reason
        assert reason.startswith("taken for names of parties")


class TestCategories:
    def test_parts_that_do_not_overlap_are_a_tidy_table(self) -> None:
        assert table(("category", ["killed", "wounded"] * 4), ("count", numbers(3, 8))).findings == ()

    def test_a_part_beside_its_sum_overlaps(self) -> None:
        finding = one(
            table(("category", ["killed", "killed or missing", "wounded"] * 4), ("count", numbers(3, 12))),
            "mixed-categories",
        )
        assert (finding.count, finding.of) == (8, 12)

    def test_a_table_without_counts_mixes_nothing(self) -> None:
        assert table(("category", ["killed", "casualties"] * 4), ("x", [*"abcdefgh"])).findings == ()


class TestSeries:
    def test_a_total_by_its_name_needs_one_fall(self) -> None:
        finding = one(table(("day", numbers(1, 5)), ("killed_cum", ["1", "5", "9", "8", "12"])), "cumulative-falls")
        assert (finding.count, finding.examples[0].text) == (1, "8, after 9 in row 3")

    def test_rows_are_taken_in_the_order_of_dates(self) -> None:
        days = [f"2022-01-{day:02}" for day in (3, 1, 2, 5, 4)]
        assert table(("date", days), ("killed_cum", ["9", "1", "5", "20", "12"])).findings == ()

    def test_groups_have_totals_of_their_own(self) -> None:
        sides = ["red", "blue"] * 15
        totals = [str(100 * number if side == "red" else number) for number, side in enumerate(sides, 1)]
        assert "cumulative-falls" not in table(("kind", sides), ("losses", totals)).codes
        totals[20] = "1500"
        assert one(table(("kind", sides), ("losses", totals)), "cumulative-falls").count == 1

    def test_falls_in_many_places_by_name_are_told_in_the_best_groups(self) -> None:
        assert one(table(("killed_cum", ["5", "4", "9", "3"])), "cumulative-falls").count == 2

    def test_numbers_that_begin_anew_are_no_total(self) -> None:
        assert "cumulative-falls" not in table(("number", [str(number % 40) for number in range(160)])).codes

    def test_numbers_that_hardly_change_are_no_total(self) -> None:
        flat = [str(number // 10 - (number == 299) * 2) for number in range(300)]
        assert "cumulative-falls" not in table(("number", flat)).codes


class TestCoordinates:
    def test_a_town_with_many_rows_has_one_point(self) -> None:
        found = table(
            ("town", ["A"] * 12 + [*"BCD"]), ("lat", ["48.123"] * 12 + ["1.1", "2.2", "3.3"]), ("lon", ["31.5"] * 15)
        )
        assert "shared-coordinates" not in found.codes

    def test_without_names_of_places_many_rows_are_enough(self) -> None:
        finding = one(
            table(("x", numbers(1, 12)), ("lat", ["48.123"] * 12), ("lon", ["31.5"] * 12)), "shared-coordinates"
        )
        assert "no column of places" in finding.reason
        assert finding.examples[0].text == "48.123, 31.5 (12 rows, no names of places)"

    def test_numbers_near_zero_may_be_no_degrees(self) -> None:
        small = [f"0.{number}" for number in range(101, 125)]
        assert one(table(("lat", small), ("lng", small)), "zero-coordinates").count == 24

    def test_longitudes_have_other_limits(self) -> None:
        assert one(table(("lat", ["1.5"]), ("lon", ["190.25"])), "impossible-coordinates").columns == ("lon",)


class TestDamage:
    def test_three_question_marks_alone_are_a_sign_for_unknown(self) -> None:
        assert "lost-characters" not in table(("title", ["???", "a"])).codes

    @pytest.mark.parametrize(
        "text", ["café", "Київ", "na\u00efve \u2013 \u201cso\u201d", "Ã la carte", "100 % & more; yes"]
    )
    def test_letters_as_they_should_be_pass(self, text: str) -> None:
        assert table(("title", [text, "a"])).findings == ()

    @pytest.mark.parametrize("text", ["cafÃ©", "don\u00e2\u20ac\u2122t", "\u00d0\u0161\u00d0\u00b8"])
    def test_letters_of_the_wrong_encoding_are_found(self, text: str) -> None:
        assert one(table(("title", [text, "a"])), "mojibake").count == 1


class TestDuplicates:
    def test_a_row_that_is_there_again_is_not_counted_for_its_id_as_well(self) -> None:
        made = Made(1)
        made.rows.append([*made.rows[3]])
        found = examine(made.raw())
        assert found.codes == ("repeated-rows",)
        assert str(found.findings[0].examples[0]).endswith("... (as in row 4)'")

    def test_ids_of_something_else_stand_in_many_rows(self) -> None:
        assert table(("side_id", ["1", "2"] * 10), ("x", numbers(1, 20))).findings == ()
