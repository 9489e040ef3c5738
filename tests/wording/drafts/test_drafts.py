"""Drafts of claims: from a text to records that a person accepted."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from conflictdata import examples
from conflictdata.errors import ConflictDataError, DataError, InvariantError
from conflictdata.model import Actor, CasualtyEstimate, PersonGroup, Place, StrengthReport, StrikeEvent
from conflictdata.model.dataset import Dataset
from conflictdata.provenance import Agent, Document, Locator
from conflictdata.serial import dumps, loads
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus, MunitionOutcome
from conflictdata.vocab.persons import PersonStatus
from conflictdata.vocab.sources import Stance
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.drafts import DraftClaim, draft
from conflictdata.wording.drafts import sentences as sentences_module
from conflictdata.wording.drafts import words as draft_words_module
from conflictdata.wording.languages import language_of, register_language

SEED = Path(__file__).parents[4] / "shared" / "seed" / "article.txt"

ARTICLE = """\
Syldavian intelligence said on Monday that roughly 300 Bordurian soldiers had been killed or wounded near Zlip.
Borduria launched 12 missiles and about 40 drones overnight, the air force said.
The general staff announced that 2,000 troops had joined. No civilians were hurt, according to the mayor.
"""
LOSSES, MISSILES, DRONES, TROOPS, NONE = draft(ARTICLE, published="2031-03-06")


def test_a_draft_shows_its_evidence() -> None:
    expected = DraftClaim(
        count=ReportedCount(
            range=CountRange(low=250, high=350, best=300),
            status=CountStatus.STATED,
            wording="roughly 300",
            language="en",
            policy="verbatim",
            qualifiers=LOSSES.count.qualifiers,
            significant_figures=1,
        ),
        category=CasualtyCategory.KILLED_OR_WOUNDED,
        group=PersonGroup(status=PersonStatus.ARMED_FORCES),
        speaker="Syldavian intelligence",
        when=UncertainDate("2031-03-03"),
        when_wording="on Monday",
        span=(43, 54),
        sentence=ARTICLE.splitlines()[0],
        sentence_span=(0, 111),
        paragraph=1,
        reason="'killed or wounded' stands behind it; 'said' attributes it",
    )
    assert expected == LOSSES


def test_what_is_counted_is_said_in_words() -> None:
    assert [claim.counted for claim in (LOSSES, MISSILES, TROOPS)] == [
        "killed or wounded",
        "missile launched",
        "strength",
    ]
    assert draft("They saw 30 drones.")[0].counted == "drone"


def test_none_reported_is_a_claim() -> None:
    assert (NONE.count.status, NONE.speaker, NONE.paragraph) == (CountStatus.NONE_REPORTED, "the mayor", 3)


def test_a_single_soldier_is_no_strength() -> None:
    assert draft("A soldier said one soldier was there.") == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry denied that 300 soldiers had been captured.", "denies"),
        ("The ministry admitted that 300 soldiers had been captured.", "concedes"),
        ("The mission could not confirm that 300 soldiers had been captured.", "cannot_confirm"),
        ("Reports indicate that 300 soldiers had been captured.", "repeats"),
        ("300 soldiers had been captured. That could not be independently verified.", "asserts"),
    ],
)
def test_the_stance_is_that_of_the_words(text: str, stance: str) -> None:
    assert [claim.stance for claim in draft(text)] == [stance]


def test_relative_dates_need_the_date_of_the_text() -> None:
    (claim,) = draft("Last August 12 people were killed.")
    assert (claim.when, claim.when_wording) == (None, "Last August")


def test_a_year_is_no_count() -> None:
    assert draft("In 2024 captured soldiers were exchanged.") == ()


def test_a_number_behind_a_date_is_a_count() -> None:
    (claim,) = draft("On 24 December 5 soldiers were captured.", published="2024-12-27")
    assert (claim.count.wording, claim.when_wording) == ("5", "On 24 December")


def test_words_that_the_policy_refuses_are_shown_and_bound_nothing() -> None:
    (claim,) = draft("Dozens of civilians were killed.", policy="aoav")
    assert claim.count == ReportedCount(
        range=CountRange(), status=CountStatus.UNKNOWN, wording="Dozens", language="en", policy="aoav"
    )
    assert "its range is not read" in claim.reason


def test_what_no_policy_reads_is_no_draft() -> None:
    assert draft("1.5 people were killed.") == ()


def test_a_date_of_publication_that_is_none_is_refused() -> None:
    with pytest.raises(InvariantError):
        draft("12 killed", published="last week")


@pytest.mark.parametrize(("lang", "policy"), [("xx", "verbatim"), ("en", "no-such-policy")])
def test_an_unknown_language_or_policy_is_refused(lang: str, policy: str) -> None:
    with pytest.raises(DataError):
        draft("12 killed", lang=lang, policy=policy)


@pytest.mark.parametrize(
    ("table", "pointer"),
    [
        ("attribution", "/attribution"),
        ("drafts", "/drafts"),
        ("drafts.befell", "/drafts"),
        ("attribution.verbs", "/drafts"),
    ],
)
def test_a_language_without_words_for_drafting_is_refused(tmp_path: Path, table: str, pointer: str) -> None:
    folder = Path(draft_words_module.__file__).parents[1] / "data" / "languages"
    text = (
        (folder / "en.toml")
        .read_text("utf-8")
        .replace(f"\n[{table}", "\n[unused")
        .replace("[unused.", f"[unused.{table}.")
    )
    (tmp_path / "tlh.toml").write_text(text.replace('code = "en"', 'code = "tlh"'), "utf-8")
    register_language(tmp_path / "tlh.toml")
    with pytest.raises(DataError) as caught:
        draft("12 killed", lang="tlh")
    assert caught.value.problems[0].pointer == pointer


def test_munitions_make_lines_of_one_event() -> None:
    provenance = MISSILES.provenance(speaker="air-force")
    event = StrikeEvent(
        id="strike", attacker="borduria", salvos=(MISSILES.salvo(), DRONES.salvo()), provenance=provenance
    )
    assert [(salvo.munition, salvo.launched) for salvo in event.salvos] == [
        (MunitionClass.MISSILE_UNSPECIFIED, MISSILES.count),
        (MunitionClass.DRONE_UNSPECIFIED, DRONES.count),
    ]


def test_the_reviewer_says_what_became_of_munitions_where_the_text_does_not() -> None:
    (claim,) = draft("They saw 30 drones.")
    provenance = claim.provenance(speaker="army")
    with pytest.raises(InvariantError, match="give the outcome"):
        claim.accept("strike", provenance)
    event = claim.accept("strike", provenance, outcome=MunitionOutcome.LEFT_AREA)
    assert isinstance(event, StrikeEvent)
    assert event.salvos[0].left_area == claim.count


def test_people_are_no_munitions() -> None:
    with pytest.raises(InvariantError, match="no munitions"):
        LOSSES.salvo()


def test_a_strength_needs_a_side() -> None:
    with pytest.raises(InvariantError, match="give the id of the actor"):
        TROOPS.accept("joined", TROOPS.provenance(speaker="staff"))


def test_a_provenance_needs_a_speaker_or_a_document() -> None:
    with pytest.raises(InvariantError):
        LOSSES.provenance()


def test_nothing_is_taken_over_unasked() -> None:
    record = LOSSES.accept("losses", LOSSES.provenance(document="article"))
    assert record == CasualtyEstimate(
        id="losses",
        category=CasualtyCategory.KILLED_OR_WOUNDED,
        group=LOSSES.group,
        count=LOSSES.count,
        provenance=LOSSES.provenance(document="article"),
    )
    assert record.provenance.speaker is None
    assert (record.provenance.locator, record.provenance.stance) == (Locator(paragraph=1), Stance.ASSERTS)


def test_accepted_drafts_make_a_dataset_that_survives_a_round_trip() -> None:
    records = (
        Agent(id="intelligence", names=(Name(text="Syldavian intelligence"),)),
        Document(id="article", published=UncertainDate("2031-03-06")),
        Actor(id="borduria", names=(Name(text="Borduria"),)),
        Place(id="zlip", names=(Name(text="Zlip"),)),
        LOSSES.accept(
            "losses",
            LOSSES.provenance(speaker="intelligence", document="article"),
            side="borduria",
            place="zlip",
            period=Period("2031-03-01/2031-03-03"),
            category=CasualtyCategory.KILLED,
            note="The category was corrected.",
        ),
        MISSILES.accept("strike", MISSILES.provenance(document="article"), side="borduria", place="zlip"),
        TROOPS.accept("joined", TROOPS.provenance(document="article"), side="borduria"),
    )
    data = Dataset.of(records)
    assert loads(dumps(data)) == data
    assert data["losses"].category is CasualtyCategory.KILLED
    assert data["losses"].group.side == "borduria"
    assert isinstance(data["joined"], StrengthReport)
    assert data["strike"].places == ("zlip",)


def test_drafts_can_be_corrected_before_they_are_accepted() -> None:
    assert evolve(LOSSES, category=CasualtyCategory.KILLED).counted == "killed"


@pytest.mark.parametrize(
    ("lang", "text", "speaker", "when"),
    [
        ("ru", "Ночью сбито 45 беспилотников, сообщили в Генштабе.", "Генштабе", "Ночью"),
        ("uk", "Вночі збито 45 безпілотників, повідомили в Генштабі.", "Генштабі", "Вночі"),
        ("ko", "12월 24일 북한군 300명이 사망했다고 국정원이 밝혔다.", "국정원", "12월 24일"),
    ],
)
def test_other_languages_show_speaker_and_date(lang: str, text: str, speaker: str, when: str) -> None:
    (claim,) = draft(text, lang=lang, published="2024-12-27")
    assert (claim.speaker, claim.when_wording) == (speaker, when)


_WORDS = (
    "at least 12 20 2024 soldiers people killed wounded were , . ; including said the ministry drones shot down of one"
)


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(_WORDS.split())).map(" ".join)),
    st.sampled_from(["en", "uk", "ru", "ko"]),
)
def test_any_text_gives_drafts_whose_spans_are_their_wordings(text: str, lang: str) -> None:
    try:
        claims = draft(text, lang=lang)
    except ConflictDataError:
        pytest.fail("a text is never refused")
    for claim in claims:
        assert text[slice(*claim.span)] == claim.count.wording
        assert text[slice(*claim.sentence_span)] == claim.sentence
        assert claim.sentence_span[0] <= claim.span[0] < claim.span[1] <= claim.sentence_span[1]
        assert sum([claim.category is not None, claim.munition is not None, claim.is_strength]) == 1


@pytest.mark.parametrize(
    "piece", ["5 soldiers, ", "12 drones and ", "including 3 ", "killed at ", "in early ", "said "]
)
def test_a_sentence_without_end_takes_time_in_proportion_to_its_length(piece: str) -> None:
    """What is asked of a word looks at its own sentence only, and no sentence is longer than some hundred words."""
    text = piece * 3000
    words = draft_words_module.draft_words(language_of("en"))
    assert max(len(found.tokens) for found in sentences_module.sentences(text, words.abbreviations)) <= 400


@pytest.mark.skipif(not SEED.is_file(), reason="the article is not part of the distribution")
def test_the_drafts_of_the_seed_article_are_the_counts_of_the_example() -> None:
    counts = [count for claim in examples.load("kursk-2024").claims() for count in _counts(claim)]
    expected = Counter((count.wording, count.range, count.status) for count in counts if count.wording is not None)
    claims = draft(SEED.read_text("utf-8"), published="2024-12-27")
    assert Counter((claim.count.wording, claim.count.range, claim.count.status) for claim in claims) == expected


def _counts(value: object) -> Iterator[ReportedCount]:
    """All counts inside a record."""
    if isinstance(value, ReportedCount):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _counts(item)
    else:
        for field in getattr(type(value), "__attrs_attrs__", ()):
            yield from _counts(getattr(value, field.name))
