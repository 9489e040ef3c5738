"""How many steps reading takes, counted and not timed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from conflictdata.wording.lexicon import Lexicon


@contextmanager
def counted_steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Count how many tokens are looked up."""
    steps = [0]
    find = Lexicon.find

    def counting(self: Lexicon[object], tokens: object, start: int) -> object:
        steps[0] += 1
        return find(self, tokens, start)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Lexicon, "find", counting)
        yield steps
