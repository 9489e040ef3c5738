"""Categories as sets of atoms: their data files, their algebra, and how they agree with the code list."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import DataError, InvariantError
from conflictdata.reasoning.atoms import ALL_ATOMS, Atom, atoms_of
from conflictdata.reasoning.categories import Category, Scheme, categories, category, schemes
from conflictdata.vocab.casualties import CasualtyCategory, Fate

PACKAGED = (
    "acled",
    "airwars",
    "combat-care",
    "conflictdata",
    "dod-1300.18",
    "lacina-gleditsch",
    "meduza",
    "nato-aap6",
    "ohchr",
    "soviet",
    "ucdp",
)
DEATHS = {
    "acled": ["fatalities"],
    "airwars": ["killed", "friendly-fire-deaths"],
    "combat-care": ["kia", "dow"],
    "conflictdata": ["killed", "killed_in_action", "died_of_wounds", "died_in_captivity", "dead", "conflict_deaths"],
    "dod-1300.18": ["deceased", "kia", "dwria"],
    "lacina-gleditsch": ["combatant-deaths", "battle-deaths", "war-deaths"],
    "meduza": ["named", "probate"],
    "nato-aap6": ["kia", "dwria"],
    "ohchr": ["killed", "direct-deaths", "indirect-deaths", "conflict-deaths"],
    "ucdp": ["battle-related", "one-sided", "deaths"],
}
MISSING = ["conflictdata:missing", "dod-1300.18:missing", "dod-1300.18:mia", "nato-aap6:mia", "meduza:declared-dead"]
KILLED_WOUNDED_CASUALTIES = [
    ("airwars:killed", "airwars:injured", "airwars:civilian-harm"),
    ("combat-care:kia", "combat-care:wia", "combat-care:casualties"),
    ("conflictdata:killed", "conflictdata:wounded", "conflictdata:casualties"),
    ("conflictdata:killed", "conflictdata:wounded", "conflictdata:battle_casualties"),
    ("dod-1300.18:kia", "dod-1300.18:wia", "dod-1300.18:hostile"),
    ("dod-1300.18:kia", "dod-1300.18:wia", "dod-1300.18:casualty"),
    ("nato-aap6:kia", "nato-aap6:wia", "nato-aap6:battle-casualty"),
    ("nato-aap6:kia", "nato-aap6:wia", "nato-aap6:casualty"),
    ("ohchr:killed", "ohchr:injured", "ohchr:casualties"),
    ("soviet:irrecoverable", "soviet:sanitary", "soviet:total"),
]
EVER_DEAD = atoms_of(CasualtyCategory.CONFLICT_DEATHS.fates)

every_scheme = pytest.mark.parametrize("scheme", schemes(), ids=lambda scheme: scheme.code)
every_category = pytest.mark.parametrize("one", categories(), ids=lambda one: one.key)

published = st.sampled_from(categories())
some_atoms = st.frozensets(st.sampled_from(sorted(ALL_ATOMS)), max_size=12)


@st.composite
def invented(draw: st.DrawFn) -> Category:
    """A category of any atoms, of one of two schemes or of none, so that laws hold for more than the packaged ones."""
    atoms = draw(some_atoms)
    return Category(
        scheme=draw(st.sampled_from(["", "one", "two"])),
        code="made",
        label="made",
        atoms=atoms,
        open_atoms=draw(some_atoms) - atoms,
    )


any_category = st.one_of(published, invented())


def sets(one: Category) -> tuple[frozenset[Atom], frozenset[Atom]]:
    """The inner and the outer set."""
    return one.atoms, one.outer


class TestFiles:
    def test_all_schemes_of_the_field_are_packaged(self) -> None:
        assert tuple(scheme.code for scheme in schemes()) == PACKAGED

    @every_scheme
    def test_a_scheme_names_its_source(self, scheme: Scheme) -> None:
        assert scheme.title
        assert scheme.source
        assert scheme.code == "conflictdata" or scheme.url.startswith("http")

    @every_scheme
    def test_codes_of_a_scheme_are_unique(self, scheme: Scheme) -> None:
        codes = [one.code for one in scheme.categories]
        assert sorted(set(codes)) == sorted(codes)

    def test_each_file_is_named_after_its_scheme(self) -> None:
        folder = Path(str(__import__("conflictdata.reasoning").reasoning.__file__)).parent / "data" / "schemes"
        assert {file.stem for file in folder.iterdir()} == set(PACKAGED) - {"conflictdata"}

    @every_category
    def test_a_category_says_what_it_counts_and_where_that_stands(self, one: Category) -> None:
        assert one.label
        assert one.definition.endswith(".")
        assert one.source

    @every_category
    def test_atoms_are_open_exactly_where_a_reason_is_given(self, one: Category) -> None:
        assert bool(one.open_atoms) is bool(one.open_reason)

    @every_category
    def test_a_category_counts_somebody_unless_its_source_does_not_say_whom(self, one: Category) -> None:
        unspecified = {"conflictdata:casualties_unspecified", "conflictdata:fate_unspecified"}
        assert bool(one.atoms) is (one.key not in unspecified)

    @every_category
    def test_all_atoms_of_a_category_exist(self, one: Category) -> None:
        assert one.outer <= ALL_ATOMS

    @every_category
    def test_a_category_is_found_by_its_key(self, one: Category) -> None:
        assert category(one.key) is one

    def test_an_unknown_scheme_is_refused_with_the_names_of_the_others(self) -> None:
        with pytest.raises(DataError, match=r"unknown-scheme: there is no scheme 'nato'.*nato-aap6"):
            categories("nato")

    @pytest.mark.parametrize("key", ["nato-aap6:killed", "nato-aap6", "nato-aap6:"])
    def test_an_unknown_category_is_refused_with_the_names_of_the_others(self, key: str) -> None:
        with pytest.raises(DataError, match=r"unknown-category: there is no category.*nato-aap6:kia"):
            category(key)


class TestCategory:
    def test_an_atom_is_not_certain_and_open_at_once(self) -> None:
        atoms = atoms_of([Fate.SICK])
        with pytest.raises(InvariantError, match="an atom is certain or open, not both"):
            Category(code="sick", label="sick", atoms=atoms, open_atoms=atoms)

    def test_a_combination_within_a_scheme_stays_in_it(self) -> None:
        both = category("nato-aap6:kia") | category("nato-aap6:dwria")
        assert both.key == "nato-aap6:(kia | dwria)"
        assert both.label == "(killed in action or died of wounds received in action)"

    def test_a_combination_across_schemes_names_both(self) -> None:
        rest = category("ohchr:casualties") - category("ucdp:deaths")
        assert rest.key == "(ohchr:casualties - ucdp:deaths)"
        assert rest.label == "(casualties without deaths (best, low, high))"

    def test_what_the_other_category_leaves_open_stays_open_in_a_difference(self) -> None:
        rest = category("dod-1300.18:deceased") - category("dod-1300.18:kia")
        assert atoms_of([Fate.DIED_OF_WOUNDS]) <= rest.atoms
        assert atoms_of([Fate.DIED_OTHER]) <= rest.open_atoms
        assert rest.outer.isdisjoint(atoms_of([Fate.KILLED_OUTRIGHT]))


class TestOrder:
    @given(one=any_category)
    def test_part_of_is_reflexive(self, one: Category) -> None:
        assert one.is_part_of(one)

    @given(one=any_category, other=any_category)
    def test_part_of_is_antisymmetric_up_to_the_atoms(self, one: Category, other: Category) -> None:
        if one.is_part_of(other) and other.is_part_of(one):
            assert sets(one) == sets(other)

    def test_part_of_is_transitive_among_published_categories(self) -> None:
        above = {one.key: {other.key for other in categories() if one.is_part_of(other)} for one in categories()}
        assert [key for key, wider in above.items() if not wider >= set().union(*(above[each] for each in wider))] == []

    @given(one=any_category, two=any_category, three=any_category)
    def test_part_of_is_transitive(self, one: Category, two: Category, three: Category) -> None:
        if one.is_part_of(two) and two.is_part_of(three):
            assert one.is_part_of(three)

    @given(one=any_category, other=any_category)
    def test_a_part_counts_nobody_whom_the_whole_does_not_count(self, one: Category, other: Category) -> None:
        if one.is_part_of(other):
            assert one.atoms <= other.atoms
            assert one.outer <= other.outer

    @given(one=any_category, other=any_category)
    def test_disjointness_is_symmetric(self, one: Category, other: Category) -> None:
        assert one.is_disjoint_from(other) is other.is_disjoint_from(one)

    @given(one=any_category, two=any_category, three=any_category)
    def test_parts_of_disjoint_categories_are_disjoint(self, one: Category, two: Category, three: Category) -> None:
        if one.is_part_of(two) and two.is_disjoint_from(three):
            assert one.is_disjoint_from(three)


class TestAlgebra:
    @given(one=any_category, other=any_category)
    def test_union_and_intersection_commute(self, one: Category, other: Category) -> None:
        assert sets(one | other) == sets(other | one)
        assert sets(one & other) == sets(other & one)

    @given(one=any_category, two=any_category, three=any_category)
    def test_union_and_intersection_are_associative(self, one: Category, two: Category, three: Category) -> None:
        assert sets((one | two) | three) == sets(one | (two | three))
        assert sets((one & two) & three) == sets(one & (two & three))

    @given(one=any_category)
    def test_union_and_intersection_are_idempotent(self, one: Category) -> None:
        assert sets(one | one) == sets(one) == sets(one & one)

    @given(one=any_category, other=any_category)
    def test_union_and_intersection_absorb_each_other(self, one: Category, other: Category) -> None:
        assert sets(one | (one & other)) == sets(one) == sets(one & (one | other))

    @given(one=any_category, two=any_category, three=any_category)
    def test_intersection_distributes_over_union(self, one: Category, two: Category, three: Category) -> None:
        assert sets(one & (two | three)) == sets((one & two) | (one & three))

    @given(one=any_category, two=any_category, three=any_category)
    def test_a_difference_from_a_union_is_the_intersection_of_differences(
        self, one: Category, two: Category, three: Category
    ) -> None:
        assert sets(one - (two | three)) == sets((one - two) & (one - three))

    @given(one=any_category, two=any_category, three=any_category)
    def test_a_difference_from_an_intersection_is_the_union_of_differences(
        self, one: Category, two: Category, three: Category
    ) -> None:
        assert sets(one - (two & three)) == sets((one - two) | (one - three))

    @given(one=any_category, other=any_category)
    def test_a_difference_holds_for_every_way_of_settling_what_is_open(self, one: Category, other: Category) -> None:
        least, most = one.atoms - other.outer, one.outer - other.atoms
        assert sets(one - other) == (least, most)

    @given(one=any_category, other=any_category)
    def test_union_holds_its_parts_and_intersection_is_in_them(self, one: Category, other: Category) -> None:
        assert one.atoms <= (one | other).atoms
        assert one.outer <= (one | other).outer
        assert (one & other).atoms <= one.atoms
        assert (one & other).outer <= one.outer

    @given(one=any_category, other=any_category)
    def test_a_category_and_a_difference_from_it_have_nobody_in_common_for_certain(
        self, one: Category, other: Category
    ) -> None:
        assert ((other - one) & one).atoms == frozenset()


class TestField:
    """What must hold in every scheme, because the field relies on it."""

    @pytest.mark.parametrize(("killed", "wounded", "casualties"), KILLED_WOUNDED_CASUALTIES)
    def test_killed_is_part_of_killed_or_wounded_and_that_of_casualties(
        self, killed: str, wounded: str, casualties: str
    ) -> None:
        both = category(killed) | category(wounded)
        assert category(killed).is_part_of(both)
        assert category(wounded).is_part_of(both)
        assert both.is_part_of(category(casualties))

    @pytest.mark.parametrize("missing", MISSING)
    @pytest.mark.parametrize("deaths", [f"{scheme}:{code}" for scheme, codes in DEATHS.items() for code in codes])
    def test_missing_is_disjoint_from_dead(self, missing: str, deaths: str) -> None:
        assert category(missing).is_disjoint_from(category(deaths))

    @pytest.mark.parametrize("deaths", [f"{scheme}:{code}" for scheme, codes in DEATHS.items() for code in codes])
    def test_deaths_are_deaths(self, deaths: str) -> None:
        assert category(deaths).outer <= EVER_DEAD

    def test_every_category_of_deaths_alone_is_in_the_table_of_these_tests(self) -> None:
        alone = {one.key for one in categories() if one.atoms and one.outer <= EVER_DEAD}
        listed = {f"{scheme}:{code}" for scheme, codes in DEATHS.items() for code in codes}
        assert alone - listed == {"conflictdata:indirect_deaths"}

    def test_ever_wounded_and_wounded_and_alive_are_different_sets(self) -> None:
        ever, alive = category("combat-care:wia"), category("dod-1300.18:wia")
        died = atoms_of([Fate.DIED_OF_WOUNDS])
        assert ever.outer >= died
        assert alive.outer.isdisjoint(died)
        assert category("nato-aap6:wia").open_atoms >= died

    def test_casualties_of_the_un_are_part_of_those_of_nato_and_not_the_reverse(self) -> None:
        nato, un = category("nato-aap6:casualty"), category("ohchr:casualties")
        assert un.is_part_of(nato)
        assert not nato.is_part_of(un)

    def test_battle_and_non_battle_casualties_make_up_all_casualties(self) -> None:
        both = category("nato-aap6:battle-casualty") | category("nato-aap6:non-battle-casualty")
        assert both.outer == category("nato-aap6:casualty").atoms

    def test_each_circle_of_deaths_is_part_of_the_next(self) -> None:
        combatant, battle, war = categories("lacina-gleditsch")
        assert combatant.is_part_of(battle)
        assert battle.is_part_of(war)


class TestCodeList:
    """The scheme ``conflictdata`` says the same as `CasualtyCategory`."""

    @pytest.mark.parametrize("member", CasualtyCategory)
    def test_fates_agree(self, member: CasualtyCategory) -> None:
        assert category(f"conflictdata:{member}").fates == member.fates

    def test_relations_agree(self) -> None:
        own = {member: category(f"conflictdata:{member}") for member in CasualtyCategory}
        pairs = list(product(CasualtyCategory, repeat=2))
        assert [own[one].is_part_of(own[other]) for one, other in pairs] == [
            one.is_part_of(other) for one, other in pairs
        ]
        assert [own[one].is_disjoint_from(own[other]) for one, other in pairs] == [
            one.is_disjoint_from(other) for one, other in pairs
        ]
