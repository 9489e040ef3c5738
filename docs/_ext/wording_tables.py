"""Fills the page of phrases from the policies and the language files, so that it cannot go stale.

The page says where with a comment of its own on a line: ``% fill: readings``, ``% fill: policies``, ``% fill: words``.
"""

from collections.abc import Iterator

from sphinx.application import Sphinx

from conflictdata.errors import WordingError
from conflictdata.vocab.counting import CountQualifier, CountStatus
from conflictdata.wording.counts import read_count
from conflictdata.wording.languages import known_languages, language_of
from conflictdata.wording.policies import WordingPolicy, known_policies

_NUMBER = "3,000"
_SHOWN_FORMS = 6


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("source-read", _fill)
    return {"parallel_read_safe": True}


def _fill(_app: Sphinx, _document: str, content: list[str]) -> None:
    for comment, make in (("% fill: readings", _readings), ("% fill: policies", _policies), ("% fill: words", _words)):
        if comment in content[0]:
            content[0] = content[0].replace(comment, "\n".join(make()))


def _shown() -> list[WordingPolicy]:
    """All policies, the one that the others fall back on first."""
    return sorted(known_policies(), key=lambda policy: (policy.name != "verbatim", policy.name))


def _readings() -> Iterator[str]:
    """One row for each kind of words: an example, and what each policy reads."""
    shown = _shown()
    yield "| Words | Example | " + " | ".join(f"`{policy.name}`" for policy in shown) + " |"
    yield "|---|---|" + "---|" * len(shown)
    for key, phrase in _examples():
        cells = (_reading(key, phrase, policy) for policy in shown)
        yield f"| `{key}` | {phrase} | " + " | ".join(cells) + " |"


def _examples() -> Iterator[tuple[str, str]]:
    tables = language_of("en").tables
    yield "exact", _NUMBER
    for qualifier in CountQualifier:
        if qualifier in tables["before"]:
            yield qualifier.value, f"{tables['before'][qualifier][0]} {_NUMBER}"
        elif qualifier in tables["vague"]:
            yield qualifier.value, tables["vague"][qualifier][0]
        elif qualifier is CountQualifier.RANGE:
            yield qualifier.value, f"2,000 to {_NUMBER}"
        else:
            form = tables["after"][qualifier][0]
            yield qualifier.value, f"{_NUMBER}{'' if form[0] in '-?' else ' '}{form}"
    yield "none", "none reported"
    yield "unknown", "unknown"


def _reading(key: str, phrase: str, policy: WordingPolicy) -> str:
    try:
        count = read_count(phrase, policy=policy)
    except WordingError:
        text = "refused"
    else:
        text = str(count.range) if count.status is CountStatus.STATED else count.status.label
    marks = ("°" if key in policy.gaps else "") + ("*" if key in policy.departures else "")
    return text + (f" {marks}" if marks else "")


def _policies() -> Iterator[str]:
    """A section for each policy: source, gaps, departures."""
    for policy in _shown():
        yield from (f"### {policy.name}", "", policy.summary, "")
        yield from (f"**Source:** {policy.source}" + (f" <{policy.url}>" if policy.url else ""), "")
        for title, notes in (("Gaps", policy.gaps), ("Departures from the words", policy.departures)):
            if notes:
                yield from (f"**{title}:**", "")
                for text in dict.fromkeys(notes.values()):
                    keys = ", ".join(f"`{key}`" for key, note in notes.items() if note == text)
                    yield f"- {keys}: {text}"
                yield ""


def _words() -> Iterator[str]:
    """One row for each kind of words, one column for each language, with the first forms of its data file."""
    known = [language_of(code) for code in known_languages()]
    yield "| Words | " + " | ".join(language.name for language in known) + " |"
    yield "|---|" + "---|" * len(known)
    for qualifier in CountQualifier:
        cells: list[str] = []
        for language in known:
            forms = [
                form for table in ("before", "after", "vague") for form in language.tables[table].get(qualifier, ())
            ]
            more = f", and {len(forms) - _SHOWN_FORMS} more" if len(forms) > _SHOWN_FORMS else ""
            cells.append((", ".join(forms[:_SHOWN_FORMS]) + more).replace("|", "\\|").replace("<", "&lt;"))
        if any(cells):
            yield f"| `{qualifier.value}` | " + " | ".join(cells) + " |"
