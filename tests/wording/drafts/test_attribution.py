"""Who says so."""

# ruff: noqa: RUF001 - Cyrillic letters look like Latin ones

import pytest

from conflictdata.vocab.sources import Stance
from conflictdata.wording.drafts.attribution import attributions, governing
from conflictdata.wording.drafts.verb_final import verb_final_attributions
from conflictdata.wording.languages import language_of
from conflictdata.wording.lexicon import fold, tokens_of


def said(text: str, lang: str = "en") -> list[tuple[str | None, Stance]]:
    language, tokens = language_of(lang), tokens_of(fold(text))
    found = verb_final_attributions(text, tokens, language) if lang == "ko" else attributions(text, tokens, language)
    return [(attribution.speaker, attribution.stance) for attribution in found]


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("The defence ministry said that it had won.", "The defence ministry", "asserts"),
        ('"We have won," said the regional governor.', "the regional governor", "asserts"),
        ('"We have won", the commander, a colonel, told the paper.', "the commander", "asserts"),
        ("They have won, said Colonel Alpha of the staff.", "Colonel Alpha of the staff", "asserts"),
        ("The governor told the agency that they had won.", "The governor", "asserts"),
        ("According to officials in the capital, they had won.", "officials", "asserts"),
        ("Officials in the capital said they had won.", "Officials in the capital", "asserts"),
        ("In the capital officials said they had won.", "the capital officials", "asserts"),
        ("A spokesman for the army has also said they won.", "A spokesman for the army", "asserts"),
        ("The service, which is the spy agency of the capital, disclosed it.", "The service", "asserts"),
        ("The mayor, a former soldier, said people were hurt.", "The mayor", "asserts"),
        ("U.S. officials believe they won.", "U.S. officials", "estimates"),
        ("The 24th Brigade said they won.", "The 24th Brigade", "asserts"),
        ("In 2024 the army said they won.", "the army", "asserts"),
        ("They won - the army says.", "the army", "asserts"),
        ("The staff-run paper says they won.", "The staff-run paper", "asserts"),
        ("The army had earlier announced that they won.", "The army", "asserts"),
        ("The army denied that they won.", "The army", "denies"),
        ("The army rejected reports that they won.", "The army", "denies"),
        ("The army admitted that they lost.", "The army", "concedes"),
        ("The mission was unable to verify that they won.", "The mission", "cannot_confirm"),
        ("The institute disputes that they won.", "The institute", "disputes"),
        ("The ministry corrected the number.", "The ministry", "corrects"),
        ("The ministry retracted its earlier report.", "The ministry", "retracts"),
        ("The ministry expects that they will win.", "The ministry", "predicts"),
        ("They have reportedly won.", None, "repeats"),
        ("It is estimated that they won.", None, "estimates"),
        ("The minister was quoted as saying that they won.", "The minister", "asserts"),
        ("Said.", None, "asserts"),
    ],
)
def test_the_speaker_and_the_stance_are_found(text: str, speaker: str | None, stance: str) -> None:
    assert said(text) == [(speaker, stance)]


@pytest.mark.parametrize(
    "text",
    ["They did not say how many.", "The reports of the army were long.", "The figures could not be checked."],
)
def test_nouns_and_denied_verbs_attribute_nothing(text: str) -> None:
    assert said(text) == []


def test_a_participle_behind_a_verb_has_its_speaker() -> None:
    found = said("The president revealed it this week, stating that they won.")
    assert found == [("The president", Stance.ASSERTS), ("The president", Stance.ASSERTS)]


def test_a_participle_without_a_verb_before_it_takes_the_words_before_it() -> None:
    assert said("The army, estimating its losses, went on.") == [("The army", Stance.ESTIMATES)]


def test_words_are_governed_by_the_nearest_attribution_before_them_or_else_behind() -> None:
    text = "They lost, the army said, and the rebels claimed they won."
    found = attributions(text, tokens_of(fold(text)), language_of("en"))
    speakers = [None if (says := governing(found, place)) is None else says.speaker for place in (0, 5, 11)]
    assert speakers == ["the army", "the army", "the rebels"]
    assert governing([], 0) is None


@pytest.mark.parametrize(
    "text",
    ["They lost, the agency reported, citing the staff.", "The agency reported, citing the staff, that they lost."],
)
@pytest.mark.parametrize("place", [0, 9])
def test_a_speaker_who_cites_another_gives_way_to_them(text: str, place: int) -> None:
    says = governing(attributions(text, tokens_of(fold(text)), language_of("en")), place)
    assert says is not None
    assert says.speaker == "the staff"


@pytest.mark.parametrize(
    ("lang", "text", "speaker", "stance"),
    [
        ("ru", "Минобороны заявило, что победило.", "Минобороны", "asserts"),
        ("ru", "Они победили, сообщили в Генштабе.", "Генштабе", "asserts"),
        ("ru", "Они победили, сообщил губернатор области.", "губернатор области", "asserts"),
        ("ru", "По данным ведомства, они победили.", "ведомства", "asserts"),
        ("ru", "По оценкам экспертов, они победили.", "экспертов", "estimates"),
        ("ru", "Генштаб признал, что они победили.", "Генштаб", "concedes"),
        ("ru", "Ведомство не подтвердило, что они победили.", "Ведомство", "cannot_confirm"),
        ("ru", "В министерстве опровергли, что они победили.", "министерстве", "denies"),
        ("uk", "Генштаб повідомив, що переміг.", "Генштаб", "asserts"),
        ("uk", "Вони перемогли, повідомили в Генштабі.", "Генштабі", "asserts"),
        ("uk", "Вони перемогли, заявив голова області.", "голова області", "asserts"),
        ("uk", "За даними відомства, вони перемогли.", "відомства", "asserts"),
        ("uk", "За оцінками експертів, вони перемогли.", "експертів", "estimates"),
        ("uk", "Генштаб визнав, що вони перемогли.", "Генштаб", "concedes"),
        ("uk", "Відомство не підтвердило, що вони перемогли.", "Відомство", "cannot_confirm"),
        ("uk", "У міністерстві спростували, що вони перемогли.", "міністерстві", "denies"),
        ("ko", "국방부는 그들이 이겼다고 밝혔다.", "국방부", "asserts"),
        ("ko", "그들이 이겼다고 국방부가 밝혔다.", "국방부", "asserts"),
        ("ko", "그들이 이겼다고 국정원이 국회에 보고했다.", "국정원", "asserts"),
        ("ko", "국정원에 따르면 그들이 이겼다.", "국정원", "asserts"),
        ("ko", "군은 그들이 이겼다는 주장을 부인했다.", "군", "denies"),
        ("ko", "당국은 그 사실을 인정했다.", "당국", "concedes"),
        ("ko", "전문가는 그들이 이겼다고 추정했다.", "전문가", "estimates"),
        ("ko", "그들이 이긴 것으로 알려졌다.", None, "repeats"),
        ("ko", "군은 그 사실을 확인하지 못했다.", "군", "cannot_confirm"),
        ("ko", "군은 , 그 사실을 인정했다.", "군", "concedes"),
        ("ko", "(밝혔다)", None, "asserts"),
        ("ko", "어제, 미국 국무부는 밝혔다.", "미국 국무부", "asserts"),
    ],
)
def test_other_languages_have_their_own_words_and_order(lang: str, text: str, speaker: str | None, stance: str) -> None:
    assert said(text, lang) == [(speaker, stance)]


def test_two_clauses_of_a_verb_final_language_have_two_speakers() -> None:
    found = said("국정원은 이겼다고 밝혔고, 국방부는 졌다고 전했다.", "ko")
    assert found == [("국정원", Stance.ASSERTS), ("국방부", Stance.ASSERTS)]
