"""The packaged example holds every fact of its article, with who said it. One test for each fact."""

import re

import pytest

import conflictdata as cd


@pytest.fixture(scope="module")
def data() -> cd.Dataset:
    return cd.examples.load("kursk-2024")


def relaying_outlets(claim: cd.Claim) -> list[str | None]:
    return [relay.agent for relay in claim.provenance.relays]


def paragraph(claim: cd.Claim) -> int | None:
    assert claim.provenance.locator is not None
    return claim.provenance.locator.paragraph


def test_the_example_is_packaged_and_canonical() -> None:
    assert "kursk-2024" in cd.examples.names()
    assert cd.dumps(cd.examples.load("kursk-2024")) == cd.examples.raw("kursk-2024")


def test_an_unknown_example_is_refused_with_the_names_of_the_others() -> None:
    with pytest.raises(cd.DataError, match="kursk-2024"):
        cd.examples.load("no-such-example")


def test_it_raises_no_doubts_and_dangles_nowhere(data: cd.Dataset) -> None:
    assert data.problems() == ()


def test_every_claim_points_into_the_article(data: cd.Dataset) -> None:
    for claim in data.claims():
        assert claim.provenance.document == "article"
        assert paragraph(claim) in range(1, 8)


def test_every_claim_has_a_speaker_or_says_why_not(data: cd.Dataset) -> None:
    for claim in data.claims():
        assert claim.provenance.speaker is not None or claim.provenance.note is not None
        if claim.provenance.speaker is not None:
            assert relaying_outlets(claim) == ["outlet"]


def test_gur_reported_significant_casualties_near_novoivanovka_without_a_number(data: cd.Dataset) -> None:
    claim = data["gur-novoivanovka-casualties"]
    assert (claim.provenance.speaker, claim.place, paragraph(claim)) == ("gur", "novoivanovka", 1)
    assert claim.count.range == cd.CountRange.unknown()
    assert claim.count.status is cd.CountStatus.UNKNOWN
    assert claim.category is cd.CasualtyCategory.CASUALTIES_UNSPECIFIED
    strike = data[claim.event]
    assert (strike.attacker, strike.target_side, strike.places) == ("ua", "kp", ("novoivanovka",))
    assert claim.note is not None


def test_about_3000_killed_or_wounded_was_said_by_the_ukrainian_president_that_week(data: cd.Dataset) -> None:
    claim = data["president-killed-or-wounded"]
    assert data[claim.provenance.speaker].kind is cd.AgentKind.PUBLIC_OFFICE
    assert claim.category is cd.CasualtyCategory.KILLED_OR_WOUNDED
    assert claim.group.side == "kp"
    assert (claim.count.range.best, claim.count.wording) == (3000, "roughly 3,000")
    assert 3000 in claim.count.range
    assert not claim.count.range.is_exact
    assert claim.accumulation is cd.Accumulation.CUMULATIVE_SINCE
    assert claim.period.start is None
    published = data["article"].published
    assert claim.provenance.stated.earliest < published.earliest
    assert claim.provenance.stated.latest <= published.latest


def test_10000_to_12000_troops_were_announced_by_ukraine_weeks_before(data: cd.Dataset) -> None:
    claim = data["announced-deployment"]
    assert (claim.force, claim.provenance.speaker) == ("kp", "ua-authorities")
    assert claim.strength.range == cd.CountRange.between(10_000, 12_000)
    assert claim.strength.wording == "between 10,000 to 12,000"
    estimate = data["president-killed-or-wounded"]
    assert claim.provenance.stated.latest < estimate.provenance.stated.earliest
    assert claim.provenance.stated.earliest is None


def test_dprk_forces_are_alongside_tens_of_thousands_of_russian_troops_in_kursk(data: cd.Dataset) -> None:
    deployment, strength = data["deployment-in-kursk"], data["russian-troops-in-kursk"]
    assert (deployment.force, deployment.alongside, deployment.place) == ("kp", ("ru",), "kursk-oblast")
    assert (strength.force, strength.place, strength.count.wording) == ("ru", "kursk-oblast", "tens of thousands")
    assert strength.count.range.low >= 10_000


def test_the_incursion_began_in_august_and_the_attempts_to_expel_it_failed(data: cd.Dataset) -> None:
    incursion, attempts = data["incursion"], data["attempts-to-expel"]
    assert (incursion.kind, incursion.attacker) == (cd.OperationKind.INCURSION, "ua")
    assert (incursion.period.start.edtf, incursion.period.is_open_end) == ("2024-08", True)
    assert (attempts.attacker, attempts.outcome) == ("ru", cd.OperationOutcome.FAILED)
    assert attempts.prompted_by == "incursion"


def test_troops_were_diverted_because_of_the_incursion(data: cd.Dataset) -> None:
    claim = data["diverted-troops"]
    assert (claim.force, claim.role, claim.event) == ("ru", cd.DeploymentRole.DIVERTED, "incursion")
    assert "resources" in claim.note


def test_78_missiles_and_106_drones_were_reportedly_launched_at_power_facilities_on_25_december(
    data: cd.Dataset,
) -> None:
    strike = data["christmas-strike"]
    assert strike.period == cd.Period("2024-12-25")
    assert (strike.attacker, strike.target_side, strike.places) == ("ru", "ua", ("ukraine",))
    assert [(salvo.munition, salvo.launched.range) for salvo in strike.salvos] == [
        (cd.MunitionClass.MISSILE_UNSPECIFIED, cd.CountRange.exactly(78)),
        (cd.MunitionClass.DRONE_UNSPECIFIED, cd.CountRange.exactly(106)),
    ]
    assert all(salvo.intercepted is None and salvo.hit is None for salvo in strike.salvos)
    assert [target.category for target in strike.targets] == [cd.TargetCategory.ENERGY]
    assert (strike.provenance.speaker, strike.provenance.stance) == (None, cd.Stance.REPEATS)


def test_the_first_acknowledged_capture_is_kept_beside_the_death_in_captivity(data: cd.Dataset) -> None:
    capture, death = data["first-capture"], data["death-of-the-captured"]
    assert (capture.captor, capture.group.side) == ("ua", "kp")
    assert capture.count.range == death.count.range == cd.CountRange.exactly(1)
    assert {capture.provenance.speaker, death.provenance.speaker} == {"nis"}
    assert death.category is cd.CasualtyCategory.DIED_IN_CAPTIVITY
    assert data.referring_to("first-capture") == (death,)
    assert capture.condition is cd.Fate.CAPTURED_WOUNDED


@pytest.mark.parametrize(
    ("wording", "qualifiers", "significant_figures"),
    [
        ("roughly 3,000", (cd.CountQualifier.ABOUT,), 1),
        ("between 10,000 to 12,000", (cd.CountQualifier.RANGE,), 2),
        ("tens of thousands", (cd.CountQualifier.TENS,), None),
        ("78", (), 2),
        ("106", (), 3),
        ("a North Korean soldier", (), 1),
    ],
)
def test_counts_keep_how_their_words_were_read(
    data: cd.Dataset, wording: str, qualifiers: tuple[cd.CountQualifier, ...], significant_figures: int | None
) -> None:
    counts = [claim.strength for claim in data.deployments if claim.strength is not None]
    counts += [claim.count for claim in data.strength_reports]
    counts += [claim.count for claim in data.casualty_estimates]
    counts += [claim.count for claim in data.captures]
    counts += [salvo.launched for strike in data.strike_events for salvo in strike.salvos if salvo.launched is not None]
    found = {(count.qualifiers, count.significant_figures) for count in counts if count.wording == wording}
    assert found == {(qualifiers, significant_figures)}


def test_no_person_is_named(data: cd.Dataset) -> None:
    assert "left out" in data["first-capture"].note
    personal = [agent for agent in data.agents if agent.kind is cd.AgentKind.PUBLIC_OFFICE]
    assert [agent.name for agent in personal] == ["President of Ukraine"]


def test_the_shortage_of_drinking_water_is_reported(data: cd.Dataset) -> None:
    report = data["water-shortage"]
    assert (report.kind, report.status) == (cd.ConditionKind.WATER, cd.ConditionStatus.SHORTAGE)
    assert (report.force, report.provenance.speaker, report.provenance.stance) == ("kp", "nis", cd.Stance.REPEATS)
    assert report.provenance.note is not None


def test_the_defence_pact_was_signed_in_june(data: cd.Dataset) -> None:
    pact = data["defence-pact"]
    assert (pact.kind, set(pact.parties)) == (cd.AgreementKind.DEFENCE_PACT, {"kp", "ru"})
    assert pact.period.edtf == "2024-06"
    assert [alliance.ally for alliance in data["kp"].alliances] == ["ru"]
    assert data["kp"].alliances[0].period.start.edtf == "2024-06"


def test_the_characterisation_is_attributed_to_south_korean_politicians(data: cd.Dataset) -> None:
    claim = data["front-line-units"]
    assert (claim.subject, claim.wording) == ("kp", "expendable front-line assault units")
    assert data[claim.provenance.speaker].country == "kr"


def test_what_was_known_before_the_week_is_the_announcement_alone(data: cd.Dataset) -> None:
    known = data.as_known_at("2024-12-18")
    assert [claim.id for claim in known.claims()] == ["announced-deployment"]
    assert len(list(data.as_known_at("2024-12-31").claims())) == len(list(data.claims()))


def test_everything_about_the_region_is_found_by_its_place(data: cd.Dataset) -> None:
    inside = data.select(place="kursk-oblast")
    assert "gur-novoivanovka-casualties" in inside
    assert "christmas-strike" not in inside
    assert "christmas-strike" in inside.left_out


def test_ids_read_as_words(data: cd.Dataset) -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", record.id) for record in data)
