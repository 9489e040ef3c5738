"""What a reader works with: ids that no other row has taken."""

from hypothesis import given
from hypothesis import strategies as st

from conflictdata.interchange.sources import Source

WANTED = st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b"]), max_size=30)


@given(WANTED)
def test_every_claim_gets_an_id_of_its_own_and_the_first_keeps_the_one_it_wanted(wanted: list[str]) -> None:
    source = Source("data", ("x",), "file-data")
    given_ids = [source.claim_id(each) for each in wanted]
    ids = [id_ for id_, _ in given_ids]
    assert len(set(ids)) == len(ids)
    for position, (each, (id_, earlier)) in enumerate(zip(wanted, given_ids, strict=True)):
        assert (id_ == each) is (earlier is None)
        assert earlier in (None, each)
        assert (earlier is not None) is (each in ids[:position])


def test_the_second_claim_of_an_id_is_numbered() -> None:
    source = Source("data", ("x",), "file-data")
    assert [source.claim_id("ged-17") for _ in range(3)] == [
        ("ged-17", None),
        ("ged-17-2", "ged-17"),
        ("ged-17-3", "ged-17"),
    ]
