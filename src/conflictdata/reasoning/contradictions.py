"""Contradictions: sets of claims whose rows no numbers satisfy, although any of them can be left out.

What some claims leave out that hold together, and beside which no other claim holds, is called a rest here. Every
contradiction has a member in each rest. So a set that misses one is none; a set that has a member in each rest known so
far either cannot hold, or holds and leaves a new rest.

Contradictions of a few claims are searched for by branching on the members of rests, one size after the other, so that
a set that cannot hold is a contradiction if it holds none that was found before. A branch is given up where more rests
have no member in common than there are claims to add. The work grows with the size. Beyond a few claims, the largest
set that holds no contradiction found before is looked for instead, and one is taken out of it, in no order of size.

R. Reiter, A Theory of Diagnosis from First Principles, Artificial Intelligence 32, 1987; M. Liffiton, A. Previti,
A. Malik and J. Marques-Silva, Fast, Flexible MUS Enumeration, Constraints 21, 2016; J. Chinneck, Feasibility and
Infeasibility in Optimization, 2008, on elastic filters.
"""

from collections.abc import Iterable, Iterator, Sequence

from conflictdata.reasoning.programmes import ElasticProgramme, HittingSets, Row

__all__ = ["Contradictions"]

_PATIENCE = 50
"""After so many sets in a row that turn out to hold together, no more larger contradictions are looked for."""


class Contradictions:
    """The owners of the rows of contradictions, found one after the other.

    Sets of owners are bits of a number within.
    """

    def __init__(self, cells: Sequence[int], rows: Sequence[Row], *, in_order: int = 5) -> None:
        """Begin a search.

        Args:
            cells: The cells.
            rows: The rows; their owners are numbered from 0, without a gap.
            in_order: Up to this many owners, all contradictions are found, in the order of their size, before others.
        """
        self._programme = ElasticProgramme(cells, rows)
        self._owners = len({row.owner for row in rows})
        self._in_order = in_order
        self._rests: list[int] = []
        self._found: list[int] = []
        # Sets that hold a contradiction, and perhaps more claims: whatever holds one of them needs no solving.
        self._refuted: list[int] = []
        self.is_complete = False
        """Whether all contradictions have been found, of any size. It is known once the search has ended."""

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        for size in range(1, self._in_order + 1):
            self.is_complete = True
            for found in self._from(0, 0, size):
                yield tuple(_members(found))
            if self.is_complete:
                return
        for found in self._others():
            yield tuple(_members(found))

    def _others(self) -> Iterator[int]:
        """Contradictions that were not found before, in no order."""
        largest = HittingSets([-1.0] * self._owners)
        for rest in self._rests:
            largest.hit(_members(rest))
        for known in self._found:
            largest.forbid(_members(known))
        patience = _PATIENCE
        self.is_complete = False
        while patience and not self.is_complete:
            members = largest.cheapest()
            found = None if members is None else self._within(_set_of(members))
            if members is None:
                self.is_complete = True
            elif found is not None:
                yield found
                largest.forbid(_members(found))
                patience = _PATIENCE
            elif missing := self._rest_beside(_set_of(members)):
                largest.hit(_members(missing))
                patience -= 1
            else:
                self.is_complete = True  # all hold together

    def _from(self, chosen: int, left_out: int, more: int) -> Iterator[int]:
        """The contradictions of some claims, none of those left out, and as many more."""
        if any(found & chosen == found for found in self._found):
            return
        missed = self._missed(chosen, left_out)
        if not missed:
            rest = self._rest_beside(chosen)
            if rest is None:
                self._found.append(chosen)
                yield chosen
                return
            self._rests.append(rest)
            missed = [rest & ~left_out]
        if not all(missed):
            return
        if _apart(missed) > more:
            self.is_complete = False
            return
        for member in _members(missed[0]):
            yield from self._from(chosen | 1 << member, left_out, more - 1)
            left_out |= 1 << member

    def _missed(self, chosen: int, left_out: int) -> list[int]:
        """What may still be chosen from each rest that has no member yet, the smallest first."""
        return sorted((rest & ~left_out for rest in self._rests if not rest & chosen), key=int.bit_count)

    def _rest_beside(self, chosen: int) -> int | None:
        """As few claims as leaving one after the other out of it allows, beside which all others hold.

        `None` if those that are chosen do not hold themselves.
        """
        rest = self._broken_beside(chosen)
        if rest is None:
            return None
        for member in _members(rest):
            held = ((1 << self._owners) - 1) & ~rest | 1 << member
            if not rest >> member & 1 or any(known & held == known for known in self._refuted):
                continue
            fewer = self._broken_beside(held)
            if fewer is not None:
                rest = fewer
            elif (proof := self._programme.against(set(_members(held)))) is not None:
                self._refuted.append(_set_of(proof))
        return rest

    def within(self, chosen: Iterable[int]) -> list[int] | None:
        """A contradiction among some owners; `None` if they hold together."""
        found = self._within(_set_of(chosen))
        return None if found is None else _members(found)

    def _within(self, chosen: int) -> int | None:
        proof = self._programme.against(set(_members(chosen)))
        if proof is None:
            return None
        held = _set_of(proof)
        for member in _members(held):
            if self._broken_beside(held & ~(1 << member)) is None:
                held &= ~(1 << member)
        return held

    def _broken_beside(self, held: int) -> int | None:
        broken = self._programme.broken_beside(set(_members(held)))
        return None if broken is None else _set_of(broken)


def _members(claims: int) -> list[int]:
    return [place for place in range(claims.bit_length()) if claims >> place & 1]


def _set_of(members: Iterable[int]) -> int:
    return sum(1 << member for member in members)


def _apart(sets: Iterable[int]) -> int:
    """How many of the sets share no member with those counted before."""
    union = count = 0
    for one in sets:
        if not one & union:
            union |= one
            count += 1
    return count
