"""The packaged example holds who claimed which losses when, and how the figures changed on their way."""

import re

import pytest

import conflictdata as cd
from conflictdata.wording.counts import read_count

PUBLIC_OFFICES = {
    "Commander-in-Chief of the Armed Forces of Ukraine",
    "Members of the intelligence committee of the National Assembly",
    "President of Ukraine",
}

SHARES = {"uk-di-killed-2025-01-24", "uk-di-killed-2025-03-28"}
"""Claims that give a share of another figure, which no count can hold."""

NO_TOTALS = {"gur-casualties-2024-12-20", "nis-died-in-captivity-2024-12-27"}
"""Claims on the losses of one event."""

ROUND_AND_EXACT = {
    "al-jazeera-nis-2025-02",
    "donga-jcs-reinforcement-2025",
    "moscow-times-wounded-2025-01-22",
    "ua-president-in-kursk-2024-11-04",
    "ua-president-killed-or-wounded-2025-01-05",
    "ua-president-killed-or-wounded-2025-01-09",
}
"""Claims whose source writes a round figure without "about": most likely rounded, but nothing says so."""

MISREADINGS = [
    ("112-ua-all-killed-2025-01", "uk-di-casualties-2025-01-24"),
    ("112-ua-killed-2025-01", "western-officials-killed-2025-01-22"),
    ("al-jazeera-nis-2025-02", "nis-killed-or-wounded-2025-01-13"),
    ("al-jazeera-president-2025-02", "ua-president-killed-or-wounded-2025-01-09"),
    ("donga-jcs-reinforcement-2025", "jcs-reinforcement-2025"),
    ("donga-uk-di-2025-06-17", "uk-di-casualties-2025-06-15"),
    ("firstpost-president-2024-12", "ua-president-killed-or-wounded-2024-12-23"),
    ("moscow-times-wounded-2025-01-22", "western-officials-casualties-2025-01-22"),
    ("the-week-killed-2025-01-13", "nis-killed-2025-01-13"),
    ("the-week-wounded-2025-01-13", "nis-wounded-2025-01-13"),
]
"""The claim of an outlet that changed what it repeated, and the claim that it goes back to."""


@pytest.fixture(scope="module")
def data() -> cd.Dataset:
    return cd.examples.load("kursk-dprk-losses")


def counts(data: cd.Dataset) -> list[tuple[str, cd.ReportedCount]]:
    strengths = [(claim.id, claim.strength) for claim in data.deployments if claim.strength is not None]
    reports = [(claim.id, claim.count) for claim in data.strength_reports]
    captures = [(claim.id, claim.count) for claim in data.captures]
    return [*strengths, *reports, *captures, *((claim.id, claim.count) for claim in data.casualty_estimates)]


def relaying(claim: cd.Claim) -> list[str | None]:
    return [relay.agent for relay in claim.provenance.relays]


def meaning(claim: cd.CasualtyEstimate | cd.Deployment) -> tuple[object, ...]:
    if isinstance(claim, cd.Deployment):
        return (claim.strength,)
    return claim.category, claim.count.range


def origin(data: cd.Dataset, claim: cd.Claim) -> str:
    while claim.provenance.derived_from:
        claim = data[claim.provenance.derived_from[0]]
    return claim.id


def test_the_example_is_packaged_and_canonical() -> None:
    assert "kursk-dprk-losses" in cd.examples.names()
    assert cd.dumps(cd.examples.load("kursk-dprk-losses")) == cd.examples.raw("kursk-dprk-losses")


def test_the_only_doubts_are_round_figures_that_the_sources_give_as_exact(data: cd.Dataset) -> None:
    collections = data.collections()
    doubted = set()
    for problem in data.problems():
        _, collection, position, _ = problem.pointer.split("/")
        assert problem.code == "heaped-count"
        doubted.add(collections[collection][int(position)].id)
    assert doubted == ROUND_AND_EXACT


def test_every_claim_has_a_speaker_and_a_document(data: cd.Dataset) -> None:
    for claim in data.claims():
        assert claim.provenance.speaker is not None
        assert claim.provenance.document is not None


def test_every_document_has_an_address(data: cd.Dataset) -> None:
    assert all(document.url or document.archive_url for document in data.documents)


def test_every_document_is_dated(data: cd.Dataset) -> None:
    for document in data.documents:
        assert document.published is not None
        assert document.published.latest is not None


def test_counts_are_what_their_words_say(data: cd.Dataset) -> None:
    for id_, count in counts(data):
        if id_ not in SHARES:
            assert count.wording is not None
            assert count.language is not None
            assert count == read_count(count.wording, lang=count.language)


def test_shares_and_words_without_a_number_are_kept_in_words_alone(data: cd.Dataset) -> None:
    for id_ in (*SHARES, "gur-casualties-2024-12-20"):
        assert data[id_].count.status is cd.CountStatus.UNKNOWN
        assert data[id_].count.range == cd.CountRange.unknown()


def test_all_losses_are_those_of_north_korean_soldiers(data: cd.Dataset) -> None:
    groups = [*(claim.group for claim in data.casualty_estimates), *(claim.group for claim in data.captures)]
    assert {(group.side, group.status) for group in groups} == {("kp", cd.PersonStatus.ARMED_FORCES)}


def test_all_losses_but_those_of_one_event_are_totals_in_the_region(data: cd.Dataset) -> None:
    totals = [claim for claim in data.casualty_estimates if claim.id not in NO_TOTALS]
    assert len(totals) == len(data.casualty_estimates) - len(NO_TOTALS)
    for claim in totals:
        assert claim.place == "kursk-oblast"
        assert claim.accumulation is cd.Accumulation.CUMULATIVE_SINCE
        assert claim.period is not None
        assert claim.period.edtf.split("/")[0] in {"2024-10", "2024-12"}
        assert claim.period.latest is not None


def test_no_person_is_named(data: cd.Dataset) -> None:
    personal = [agent for agent in data.agents if agent.kind is cd.AgentKind.PUBLIC_OFFICE]
    assert {agent.name for agent in personal} == PUBLIC_OFFICES
    addresses = [address for document in data.documents for address in (document.url, document.archive_url) if address]
    text = cd.examples.raw("kursk-dprk-losses").decode()
    for address in addresses:
        text = text.replace(address, "")
    assert re.findall("zelensk|syrsk|seong-kweun|gardner", text, re.IGNORECASE) == []


def test_ids_read_as_words(data: cd.Dataset) -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", record.id) for record in data)


@pytest.mark.parametrize(
    ("id_", "speaker", "stated", "strength"),
    [
        ("nis-planned-2024-10-18", "nis", "2024-10-18", (11_500, 12_500)),
        ("nis-moved-2024-10-18", "nis", "2024-10-18", (1450, 1550)),
        ("kr-sources-moved-2024-10-18", "kr-government-sources", "2024-10-18", (1450, 1550)),
        ("kr-sources-planned-2024-10-18", "kr-government-sources", "2024-10-18", (11_500, 12_500)),
        ("ua-president-in-kursk-2024-11-04", "ua-president", "2024-11-04", (11_000, 11_000)),
        ("ua-authorities-sent-2024", "ua-authorities", "[..2024-12-26]", (10_000, 12_000)),
        ("western-officials-sent-2025-01-22", "western-officials", "2025-01-22", (10_500, 11_500)),
        ("jcs-sent-2025-03-27", "jcs", "2025-03-27", (10_500, 11_500)),
        ("jcs-reinforcement-2025", "jcs", "2025-03-27", (2500, None)),
        ("donga-jcs-reinforcement-2025", "donga", "2025-06-17", (3000, 3000)),
        ("nis-sent-2025-04-30", "nis", "2025-04-30", (14_500, 15_500)),
        ("uk-di-in-kursk-2025-06-15", "uk-defence-intelligence", "2025-06-15", (10_500, 11_500)),
    ],
)
def test_strength_is_claimed_by_whom_and_when(
    data: cd.Dataset, id_: str, speaker: str, stated: str, strength: tuple[int, int]
) -> None:
    claim = data[id_]
    assert (claim.provenance.speaker, claim.provenance.stated.edtf) == (speaker, stated)
    assert (claim.strength.range.low, claim.strength.range.high) == strength


def test_what_was_announced_in_october_is_a_prediction_but_for_those_already_moved(data: cd.Dataset) -> None:
    stances = {claim.id: claim.provenance.stance for claim in data.deployments if claim.id.endswith("2024-10-18")}
    assert stances == {
        "kr-sources-moved-2024-10-18": cd.Stance.ASSERTS,
        "kr-sources-planned-2024-10-18": cd.Stance.PREDICTS,
        "nis-moved-2024-10-18": cd.Stance.ASSERTS,
        "nis-planned-2024-10-18": cd.Stance.PREDICTS,
    }
    assert {data[id_].place for id_, stance in stances.items() if stance is cd.Stance.ASSERTS} == {"vladivostok"}


def test_the_reinforcement_of_early_2025_is_no_part_of_the_first_deployment(data: cd.Dataset) -> None:
    first, later = data["jcs-sent-2025-03-27"], data["jcs-reinforcement-2025"]
    assert first.provenance.document == later.provenance.document
    assert later.period.earliest.isoformat() == "2025-01-01"


def test_the_corps_from_which_they_came_is_larger_than_what_was_sent(data: cd.Dataset) -> None:
    claim = data["asia-business-daily-corps-2024-10-18"]
    assert (claim.unit, claim.kind) == ("storm-corps", cd.StrengthKind.PERSONNEL_TOTAL)
    assert (claim.count.range.low, claim.count.range.high) == (40_000, 80_000)


@pytest.mark.parametrize(
    ("id_", "speaker", "category", "bounds"),
    [
        ("nis-killed-2024-12-19", "nis", "killed", (100, None)),
        ("nis-wounded-2024-12-19", "nis", "wounded", (500, 999)),
        ("jcs-killed-or-wounded-2024-12-23", "jcs", "killed_or_wounded", (1050, 1150)),
        ("jcs-killed-2024-12-23", "jcs", "killed", (50, 150)),
        ("ua-commander-killed-or-wounded-2024-12-23", "ua-commander-in-chief", "killed_or_wounded", (3001, None)),
        ("ua-president-killed-or-wounded-2024-12-23", "ua-president", "killed_or_wounded", (3001, None)),
        ("ua-president-killed-or-wounded-2025-01-05", "ua-president", "killed_or_wounded", (3800, 3800)),
        ("ua-president-killed-or-wounded-2025-01-09", "ua-president", "killed_or_wounded", (4000, 4000)),
        ("nis-killed-2025-01-13", "nis", "killed", (250, 350)),
        ("nis-wounded-2025-01-13", "nis", "wounded", (2650, 2750)),
        ("nis-killed-or-wounded-2025-01-13", "nis", "killed_or_wounded", (2500, 3500)),
        ("western-officials-casualties-2025-01-22", "western-officials", "battle_casualties", (3500, 4500)),
        ("western-officials-killed-2025-01-22", "western-officials", "killed", (500, 1500)),
        ("uk-di-casualties-2025-01-24", "uk-defence-intelligence", "casualties_unspecified", (3500, 4500)),
        ("jcs-killed-or-wounded-2025-03-27", "jcs", "killed_or_wounded", (3500, 4500)),
        ("uk-di-casualties-2025-03-28", "uk-defence-intelligence", "casualties_unspecified", (5001, None)),
        ("nis-killed-2025-04-30", "nis", "killed", (550, 650)),
        ("nis-wounded-2025-04-30", "nis", "wounded", (4001, None)),
        ("nis-killed-or-wounded-2025-04-30", "nis", "killed_or_wounded", (4650, 4750)),
        ("uk-di-casualties-2025-06-15", "uk-defence-intelligence", "casualties_unspecified", (6001, None)),
    ],
)
def test_losses_are_claimed_by_whom_when_and_in_which_category(
    data: cd.Dataset, id_: str, speaker: str, category: str, bounds: tuple[int, int | None]
) -> None:
    claim = data[id_]
    day_in_its_id = id_[-len("yyyy-mm-dd") :]
    assert (claim.provenance.speaker, claim.provenance.stated.edtf) == (speaker, day_in_its_id)
    assert claim.category.code == category
    assert (claim.count.range.low, claim.count.range.high) == bounds


def test_two_claims_of_23_december_cannot_both_be_true(data: cd.Dataset) -> None:
    seoul, kyiv = data["jcs-killed-or-wounded-2024-12-23"], data["ua-president-killed-or-wounded-2024-12-23"]
    assert (seoul.category, seoul.period, seoul.place, seoul.group) == (
        kyiv.category,
        kyiv.period,
        kyiv.place,
        kyiv.group,
    )
    assert not seoul.count.range.overlaps(kyiv.count.range)


def test_the_killed_of_two_january_claims_do_not_overlap(data: cd.Dataset) -> None:
    seoul, western = data["nis-killed-2025-01-13"], data["western-officials-killed-2025-01-22"]
    assert not seoul.count.range.overlaps(western.count.range)


def test_the_figure_of_the_president_is_that_of_the_commander_in_chief(data: cd.Dataset) -> None:
    claim = data["ua-president-killed-or-wounded-2024-12-23"]
    assert claim.provenance.derived_from == ("ua-commander-killed-or-wounded-2024-12-23",)
    assert relaying(data["ua-commander-killed-or-wounded-2024-12-23"])[0] == "ua-president"


def test_the_figures_of_the_intelligence_service_came_through_members_of_parliament(data: cd.Dataset) -> None:
    claims = [
        claim for claim in data.casualty_estimates if claim.provenance.speaker == "nis" and claim.id not in NO_TOTALS
    ]
    assert len(claims) == 8
    assert {relaying(claim)[0] for claim in claims} == {"kr-assembly-members"}


def test_the_western_officials_came_through_the_bbc_whose_words_are_kept(data: cd.Dataset) -> None:
    claim = data["western-officials-casualties-2025-01-22"]
    assert relaying(claim) == ["bbc", "kbs"]
    assert [relay.wording for relay in claim.provenance.relays] == ["4,000", None]
    assert claim.count.wording == "about four-thousand"


def test_the_figure_of_march_is_read_from_korean(data: cd.Dataset) -> None:
    count = data["jcs-killed-or-wounded-2025-03-27"].count
    assert (count.language, count.range.best) == ("ko", 4000)
    assert count.qualifiers == (cd.CountQualifier.ABOUT,)


def test_the_british_figure_of_june_is_highly_likely_on_the_british_yardstick(data: cd.Dataset) -> None:
    (assessment,) = data["uk-di-casualties-2025-06-15"].provenance.assessments
    assert assessment.assessor == "uk-defence-intelligence"
    assert (assessment.likelihood.scale, assessment.likelihood.term) == (cd.LikelihoodScale.UK_PHIA, "highly-likely")
    assert assessment.confidence is None


@pytest.mark.parametrize(("misreading", "misread"), MISREADINGS)
def test_an_outlet_that_changed_a_figure_speaks_for_itself_and_repeats(
    data: cd.Dataset, misreading: str, misread: str
) -> None:
    changed, original = data[misreading], data[misread]
    assert data[changed.provenance.speaker].kind is cd.AgentKind.MEDIA
    assert changed.provenance.stance is cd.Stance.REPEATS
    assert misread in changed.provenance.derived_from
    assert meaning(changed) != meaning(original)


def test_casualties_have_become_killed_in_one_report(data: cd.Dataset) -> None:
    misreading, original = data["112-ua-all-killed-2025-01"], data["uk-di-casualties-2025-01-24"]
    assert (misreading.category, original.category) == (
        cd.CasualtyCategory.KILLED,
        cd.CasualtyCategory.CASUALTIES_UNSPECIFIED,
    )
    assert misreading.count == original.count


def test_about_has_become_at_least_and_up_to_on_the_way(data: cd.Dataset) -> None:
    ids = ("the-week-wounded-2025-01-13", "al-jazeera-president-2025-02")
    assert {id_: data[id_].count.qualifiers for id_ in ids} == {
        "the-week-wounded-2025-01-13": (cd.CountQualifier.AT_LEAST,),
        "al-jazeera-president-2025-02": (cd.CountQualifier.UP_TO,),
    }


def test_faithful_relays_keep_the_speaker_and_name_their_origin(data: cd.Dataset) -> None:
    relayed = {
        claim.id: (claim.provenance.speaker, relaying(claim)[-1])
        for claim in data.casualty_estimates
        if claim.provenance.derived_from and claim.provenance.stance is not cd.Stance.REPEATS
    }
    assert relayed == {
        "ua-president-killed-or-wounded-2024-12-23": ("ua-president", "app"),
        "ukrinform-president-2024-12-23": ("ua-president", "ukrinform"),
        "unn-casualties-2025-01-23": ("western-officials", "unn"),
        "unn-killed-2025-01-23": ("western-officials", "unn"),
    }


def test_three_records_of_one_figure_have_one_origin(data: cd.Dataset) -> None:
    ids = [
        "firstpost-president-2024-12",
        "ua-president-killed-or-wounded-2024-12-23",
        "ukrinform-president-2024-12-23",
    ]
    assert {origin(data, data[id_]) for id_ in ids} == {"ua-commander-killed-or-wounded-2024-12-23"}


def test_a_death_of_which_nobody_is_named_as_the_source_has_no_known_origin(data: cd.Dataset) -> None:
    (origin,) = cd.origins(data, ["the-week-india-dead-2024-12-29"]).found
    assert not origin.is_known


def test_the_prisoner_who_died_is_of_those_who_were_captured(data: cd.Dataset) -> None:
    claim = data["nis-died-in-captivity-2024-12-27"]
    assert isinstance(data[claim.event], cd.Capture)
    assert claim.count.range == data[claim.event].count.range == cd.CountRange.exactly(1)


def test_a_claim_in_words_alone_and_two_shares_bound_nothing(data: cd.Dataset) -> None:
    left = cd.left_out(data, cd.Query(category="killed", side="kp"))
    assert {one.claim: one.reason for one in left} == dict.fromkeys(
        [*SHARES, "gur-casualties-2024-12-20"], "no number is given"
    )


@pytest.mark.parametrize(
    ("category", "day", "expected"),
    [
        ("killed", "2024-12-23", "100 to 350"),
        ("wounded", "2024-12-23", "500 to 2,750"),
        ("killed_or_wounded", "2025-01-13", "2,900 to 3,100"),
        ("wounded", "2025-04-30", "4,001 to 4,200"),
    ],
)
def test_earlier_and_later_totals_of_one_speaker_bound_each_other(
    data: cd.Dataset, category: str, day: str, expected: str
) -> None:
    soldiers = cd.PersonGroup(nationality="kp", status=cd.PersonStatus.ARMED_FORCES)
    query = cd.Query(category=category, side="kp", place="kursk-oblast", group=soldiers, period=f"2024-10-01/{day}")
    assert str(cd.bounds(data, query, assuming=cd.Assumptions(speakers=["nis"]))) == expected


def test_later_totals_do_not_take_the_place_of_earlier_ones(data: cd.Dataset) -> None:
    assert [claim.id for claim in data.claims() if claim.provenance.supersedes] == []


def test_before_christmas_the_first_losses_and_strengths_were_known(data: cd.Dataset) -> None:
    known = data.as_known_at("2024-12-22")
    assert {claim.id for claim in known.casualty_estimates} == {"nis-killed-2024-12-19", "nis-wounded-2024-12-19"}
    assert "ua-president-in-kursk-2024-11-04" in known
