"""What the numbers of a sentence count: each row is a sentence and all that it claims."""

# ruff: noqa: RUF001 - Cyrillic letters look like Latin ones

import pytest

from conflictdata.wording.drafts.meanings import meanings
from conflictdata.wording.drafts.mentions import mentions
from conflictdata.wording.drafts.sentences import sentences
from conflictdata.wording.drafts.words import draft_words
from conflictdata.wording.languages import language_of
from conflictdata.wording.lexicon import fold


def counted(text: str, lang: str = "en") -> list[str]:
    """Each number that counts something, with what it counts: a category, a munition and its outcome, or a strength."""
    language, words = language_of(lang), draft_words(language_of(lang))
    claims: list[str] = []
    for sentence in sentences(text, words.abbreviations, words.vocabulary):
        tokens = sentence.tokens
        found = mentions(text, tokens, language, words)
        for mention, meaning in zip(found, meanings(found, tokens, language, words), strict=True):
            if meaning is not None:
                last = tokens[mention.start + mention.phrase.number_end - 1]
                wording = fold(text)[tokens[mention.start].start : last.end]
                what = meaning.category or meaning.munition or "strength"
                claims.append(f"{wording} {what}" + (f" {meaning.outcome}" if meaning.outcome else ""))
    return claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("At least 14 people were killed.", ["at least 14 killed"]),
        ("Two soldiers were killed and seven wounded.", ["two killed", "seven wounded"]),
        ("It killed three people and injured eleven others.", ["three killed", "eleven injured"]),
        ("A strike hit the town, killing 5 and wounding 20.", ["5 killed", "20 wounded"]),
        ("The attack left 3 dead and 15 injured.", ["3 killed", "15 injured"]),
        ("The company has lost 20 men.", ["20 casualties_unspecified"]),
        ("Nine of its soldiers had died.", ["nine dead"]),
        ("About 3,000 soldiers have been killed or wounded.", ["about 3,000 killed_or_wounded"]),
        ("About 3,000 North Koreans have been killed or wounded.", ["about 3,000 killed_or_wounded"]),
        ("Of 90 men, 12 were badly wounded.", ["12 wounded"]),
        ("About 40 people remain missing.", ["about 40 missing"]),
        ("The strike killed hundreds.", ["hundreds killed"]),
        ("The death of a soldier was confirmed.", ["a soldier killed"]),
        ("Between 50 and 60 bodies were found.", ["between 50 and 60 dead"]),
        ("The bodies of 7 people were found.", ["7 dead"]),
        ("Both sides suffered heavy casualties.", ["heavy casualties casualties_unspecified"]),
        ("There were no casualties.", ["no casualties casualties_unspecified"]),
        ("No one was killed.", ["no one was killed killed"]),
        ("Up to 300 people may have been killed.", ["up to 300 killed"]),
        ("12 killed; 40 wounded.", ["12 killed", "40 wounded"]),
        ("20 killed and more than 50 wounded.", ["20 killed", "more than 50 wounded"]),
        ("Hospitals received 45 wounded, a doctor among the first.", ["45 wounded"]),
        ("Ten people were arrested.", ["ten detained"]),
        ("It killed 3 wounded soldiers.", ["3 killed"]),
        ("They lost 3 wounded.", ["3 wounded"]),
    ],
)
def test_words_beside_a_number_of_people_say_what_became_of_them(text: str, claims: list[str]) -> None:
    assert counted(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The toll rose to 12 on Tuesday.", ["12 casualties_unspecified"]),
        ("The death toll has risen to 31.", ["31 killed"]),
        ("Officials put the number of dead at 45.", ["45 killed"]),
        ("The number of wounded soldiers reached 120.", ["120 wounded"]),
        ("Casualties were in the hundreds.", ["hundreds casualties_unspecified"]),
        ("It put the number of North Korean troops in the region at 11,000.", ["11,000 strength"]),
        ("The number of villages rose to 12.", []),
        ("The toll (a tax) rose to 12.", []),
        ("The toll rose from 12 to 31.", []),
        ("Their losses amounted to 12 km of road.", []),
        ("The toll rose by the day to at least 5 deaths.", ["at least 5 killed"]),
    ],
)
def test_a_noun_some_way_before_a_number_says_what_it_counts(text: str, claims: list[str]) -> None:
    assert counted(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "12 people, including three children and a woman, were killed.",
            ["12 killed", "three killed", "a woman killed"],
        ),
        ("12 people (including three children) were killed.", ["12 killed", "three killed"]),
        ("Six civilians, among them two children, were wounded.", ["six wounded", "two wounded"]),
        ("The attack wounded 5, among them a child.", ["5 wounded", "a child wounded"]),
        ("Some 1,000 of the 11,000 troops are dead.", ["some 1,000 killed", "the 11,000 strength"]),
        ("Some 1,000 of the 11,000 people are dead.", ["some 1,000 killed"]),
        ("Three soldiers and five civilians were killed.", ["three killed", "five killed"]),
        ("It killed three soldiers, a doctor and two nurses.", ["three killed", "a doctor killed", "two killed"]),
        ("It wounded five soldiers, and 3 houses burned.", ["five wounded"]),
    ],
)
def test_parts_wholes_and_neighbours_share_what_is_said(text: str, claims: list[str]) -> None:
    assert counted(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Russia launched 78 missiles along with 106 drones.",
            ["78 missile_unspecified launched", "106 drone_unspecified launched"],
        ),
        (
            "It shot down 81 of the 93 missiles and 200 drones launched by Russia.",
            [
                "81 missile_unspecified intercepted",
                "the 93 missile_unspecified launched",
                "200 drone_unspecified launched",
            ],
        ),
        (
            "They fired 36 missiles and 600 drones, of which 30 missiles and 558 drones were shot down.",
            [
                "36 missile_unspecified launched",
                "600 drone_unspecified launched",
                "30 missile_unspecified intercepted",
                "558 drone_unspecified intercepted",
            ],
        ),
        (
            "They downed 71 drones; hits by 15 drones were recorded.",
            ["71 drone_unspecified intercepted", "15 drone_unspecified hit"],
        ),
        (
            "They intercepted 34 drones, while 47 were lost from radar.",
            ["34 drone_unspecified intercepted", "47 drone_unspecified suppressed"],
        ),
        ("They attacked with 120 drones; 80 of them flew on.", ["120 drone_unspecified"]),
        (
            "They attacked with 120 drones; 80 of them were downed.",
            ["120 drone_unspecified", "80 drone_unspecified intercepted"],
        ),
        ("5 drones were not intercepted.", ["5 drone_unspecified"]),
        ("They did not shoot down 5; never intercepted 7 drones.", ["7 drone_unspecified"]),
        ("They shot down 8 ATACMS missiles.", ["8 missile_unspecified intercepted"]),
        (
            "Russia launched 12 Kh-101/Kh-555 cruise missiles and two Iskander-M missiles.",
            ["12 cruise_missile launched", "two missile_unspecified launched"],
        ),
        (
            "They fired 12 Kh-101/Kh-555 cruise missiles, 40 Shahed-136 drones, 5 Iskander-M missiles and 2 Kh-59s.",
            [
                "12 cruise_missile launched",
                "40 drone_unspecified launched",
                "5 missile_unspecified launched",
            ],
        ),
        ("They saw what the 5 drones were", ["the 5 drone_unspecified"]),
        ("A missile flew over the town.", []),
        ("They shot down a missile.", ["a missile missile_unspecified intercepted"]),
        ("54 of 60 drones were downed.", ["54 drone_unspecified", "60 drone_unspecified intercepted"]),
        ("Five ships fired missiles at the port.", []),
    ],
)
def test_words_beside_munitions_say_what_became_of_them(text: str, claims: list[str]) -> None:
    assert counted(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Between 10,000 to 12,000 troops had joined.", ["between 10,000 to 12,000 strength"]),
        ("12 soldiers captured the village.", ["12 strength"]),
        ("The 12 soldiers captured in May were exchanged.", ["the 12 captured"]),
        ("12 soldiers killed 3 civilians.", ["12 strength", "3 killed"]),
        ("12 soldiers in the village killed the guards.", ["12 strength"]),
        ("12 soldiers at the gate (all wounded) slept.", ["12 strength"]),
        ("5 of the 30 soldiers left.", ["the 30 strength"]),
        ("No soldiers were there.", []),
    ],
)
def test_people_under_arms_of_whom_nothing_became_are_a_strength(text: str, claims: list[str]) -> None:
    assert counted(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "The man, aged 45, died.",
        "The child was 12 years old.",
        "A 67-year-old was seen.",
        "About 30% were wounded, or 40 percent were killed.",
        "It cost $20 million.",
        "The 47th Brigade met the 155th near T-90 tanks.",
        "It took 12 settlements, 300 square kilometres and 3 bridges over 10 days.",
        "Parliament voted 210 to 45; the team won 3-1.",
        "Seven buildings were hit, and 12 brigades were captured.",
        "He was killed 12 km from the border.",
        "He has killed 2 birds.",
        "One in five people was wounded.",
        "Both sides signed one of the pacts.",
        "The bomb could kill 300 people.",
        "300 people would be killed.",
        "They did not say how many people were killed.",
        "She has 3 children and two brothers.",
        "It met 3 times.",
        "Nobody came.",
    ],
)
def test_other_numbers_make_no_claim(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("В результате удара погибли 12 человек.", ["12 killed"]),
        (
            "Сбито 45 беспилотников и 3 ракеты.",
            ["45 drone_unspecified intercepted", "3 missile_unspecified intercepted"],
        ),
        ("Армия потеряла 1200 солдат.", ["1200 casualties_unspecified"]),
        ("Число погибших возросло до 31.", ["31 killed"]),
        ("12 человек, в том числе трое детей, погибли.", ["12 killed", "трое killed"]),
        ("Около 3000 солдат убиты или ранены.", ["около 3000 killed_or_wounded"]),
        ("Двое мирных жителей погибли, пятеро ранены.", ["двое killed", "пятеро wounded"]),
        ("В плен попали 7 солдат.", ["7 captured"]),
        ("Погибших: 12, раненых: 40.", ["12 killed", "40 wounded"]),
        ("Солдат двадцать погибло.", ["двадцать killed"]),
        ("Человек двадцать погибло.", ["человек двадцать killed"]),
        ("Людей двадцать семь.", []),
        ("Уничтожено 12 танков и 3 орудия.", []),
        ("Мужчина в возрасте 45 лет погиб.", []),
        ("Никто не пострадал.", ["никто не пострадал casualties_unspecified"]),
    ],
)
def test_russian(text: str, claims: list[str]) -> None:
    assert counted(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Унаслідок удару загинули 12 людей.", ["12 killed"]),
        (
            "Знищено 45 безпілотників і 3 ракети.",
            ["45 drone_unspecified intercepted", "3 missile_unspecified intercepted"],
        ),
        ("Армія втратила 1200 солдатів.", ["1200 casualties_unspecified"]),
        ("Кількість загиблих зросла до 31.", ["31 killed"]),
        ("Поранень зазнали 20 людей, зокрема троє дітей.", ["20 wounded", "троє wounded"]),
        ("Близько 3000 солдатів вбиті або поранені.", ["близько 3000 killed_or_wounded"]),
        ("Двоє цивільних загинули, п'ятеро поранені.", ["двоє killed", "п'ятеро wounded"]),
        ("Збили 59 з 78 ракет.", ["59 missile_unspecified intercepted", "78 missile_unspecified"]),
        ("Чоловік віком 45 років загинув.", []),
    ],
)
def test_ukrainian(text: str, claims: list[str]) -> None:
    assert counted(text, "uk") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("북한군 약 3,000명이 죽거나 다쳤다.", ["약 3,000 killed_or_wounded"]),
        ("북한군 100명이 사망하고 1,000명이 부상했다.", ["100 killed", "1,000 wounded"]),
        ("국방부는 드론 80대를 격추했다.", ["80 drone_unspecified intercepted"]),
        ("미사일 78발과 드론 106대를 발사했다.", ["78 missile_unspecified launched", "106 drone_unspecified launched"]),
        ("우크라이나군은 병사 2명을 생포했다.", ["2 captured"]),
        ("사망자 12명, 부상자 40명.", ["12 killed", "40 wounded"]),
        ("사망자 수가 31명으로 늘었다.", ["31 killed"]),
        ("어린이 2명을 포함해 12명이 사망했다.", ["2 killed", "12 killed"]),
        ("북한은 병력 11,000명을 파병했다.", ["11,000 strength"]),
        ("구 명이 사망했다.", ["구 killed"]),
        ("이천시는 300억원을 투자했다.", []),
        ("이사회는 세 차례 회의를 열었다.", []),
    ],
)
def test_korean(text: str, claims: list[str]) -> None:
    assert counted(text, "ko") == claims
