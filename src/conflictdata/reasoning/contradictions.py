"""The smallest sets of claims whose rows no numbers satisfy, smallest first.

The method is that of implicit hitting sets. Whatever claims can hold together, each contradiction has one outside them;
so it hits the rest of every set that was seen to hold. The smallest set of claims that hits all of these either cannot
hold, and is then a smallest contradiction, or holds, and together with all that can hold beside it leaves a new rest
to hit. What was found is forbidden, and the search goes on; so contradictions come in the order of their size.

A. Ignatiev, A. Previti, M. Liffiton and J. Marques-Silva, Smallest MUS Extraction with Minimal Hitting Set Dualization,
CP 2015.
"""

from collections.abc import Collection, Iterator, Sequence

from conflictdata.reasoning.programmes import ElasticProgramme, HittingSets, Row

__all__ = ["smallest_contradictions"]


def smallest_contradictions(cells: Sequence[int], rows: Sequence[Row]) -> Iterator[tuple[int, ...]]:
    """The owners of the rows of each contradiction that holds no smaller one."""
    programme = ElasticProgramme(cells, rows)
    hitting = HittingSets([1.0] * len({row.owner for row in rows}))
    while True:
        chosen = hitting.cheapest()
        if chosen is None:
            return
        broken: Collection[int] | None = programme.broken_beside(chosen)
        if broken is None:
            yield tuple(chosen)
            hitting.forbid(chosen)
        elif not broken:
            return  # all hold together
        else:
            hitting.hit(broken)
