"""Damage by encodings and markup: characters that were lost, doubled, or are not seen."""

import re
from collections.abc import Callable, Iterator

from conflictdata.interchange.clinic.findings import Example, Finding, Kind
from conflictdata.interchange.clinic.roles import Examined
from conflictdata.interchange.clinic.tables import Column

__all__ = ["KINDS", "damage"]

_GUESSED = Kind(
    code="encoding-guessed",
    title="an encoding that the file does not state",
    rule="The file is not valid UTF-8 and has no byte order mark.",
    remedy="Look at letters with accents, and save the file as UTF-8 once they are right.",
)
_LOST = Kind(
    code="lost-characters",
    title="characters that may have been lost",
    rule="A cell has U+FFFD, or three question marks or more in a row beside other text.",
    remedy="They cannot be had back from this file; look for an edition in UTF-8.",
)
_MOJIBAKE = Kind(
    code="mojibake",
    title="characters that may have been read in the wrong encoding",
    rule="Two or more characters beyond ASCII in a row are UTF-8 when they are written in Windows-1252 or Latin-1.",
    remedy="Read the original again as UTF-8, or turn these characters back: encode as Windows-1252, decode as UTF-8.",
)
_ENTITIES = Kind(
    code="entities",
    title="characters written as on web pages",
    rule="A cell has an entity of HTML: an ampersand, a name or a number, and a semicolon.",
    remedy="Replace them by the characters that they stand for, once.",
)
_UNSEEN = Kind(
    code="invisible-characters",
    title="characters that are not seen",
    rule="A cell or a name of a column has a zero-width character, a soft hyphen, a mark of direction, a byte order "
    "mark, or a control character other than tab and line break.",
    remedy="Remove them before you compare or join; texts that look the same differ by them.",
)
_NO_BREAK = Kind(
    code="no-break-spaces",
    title="spaces that do not break",
    rule="A cell or a name of a column has U+00A0, U+2007 or U+202F.",
    remedy="Replace them by plain spaces before you compare or join; between thousands they make a number a text.",
)
_EDGES = Kind(
    code="spaces-at-the-ends",
    title="spaces before or behind a text",
    rule="A cell begins or ends with a space, a tab or a line break.",
    remedy="Strip them before you compare or join.",
)
KINDS = (_GUESSED, _LOST, _MOJIBAKE, _ENTITIES, _UNSEEN, _NO_BREAK, _EDGES)

_QUESTIONS = re.compile(r"\?{3,}")
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_ENTITY = re.compile(
    r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|amp|quot|lt|gt|nbsp|apos|[rlb]?[sd]quo|[mn]dash|hellip"
    r"|[a-zA-Z](?:uml|acute|grave|circ|tilde|cedil));"
)
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_NBSP = re.compile("[\u00a0\u2007\u202f]")


def damage(examined: Examined) -> Iterator[Finding]:
    """What encodings, programs and web pages left in the cells."""
    table = examined.table
    for problem in table.problems:
        if problem.code == _GUESSED.code:
            examples = _not_ascii(table.columns)
            yield _GUESSED.found([], count=1, of=1, counted="files", reason=problem.message, examples=examples)
    for kind, is_damaged in _LOOKED_FOR:
        for column in table.columns:
            codes = [code for code in column.filled_codes if is_damaged(column.texts[code])]
            name = table.header[column.position] if column.position < len(table.header) else ""
            in_name = [Example(row=None, column=column.name, text=name)] if is_damaged(name) else []
            if codes or in_name:
                where = "in the name of the column" + (" and in cells" if codes else "") if in_name else "in cells"
                yield kind.found(
                    [column.name],
                    count=column.total(codes) + len(in_name),
                    of=column.filled + len(in_name),
                    reason=f"found {where}",
                    examples=[*in_name, *column.examples(codes[:5])],
                )


def _not_ascii(columns: list[Column]) -> Iterator[Example]:
    for column in columns:
        yield from column.examples(code for code in column.filled_codes if not column.texts[code].isascii())


def _is_lost(text: str) -> bool:
    if "\ufffd" in text:
        return True
    return "???" in text and _QUESTIONS.sub("", text).strip() != ""


def _is_mojibake(text: str) -> bool:
    return not text.isascii() and any(_is_doubled(run) for run in _RUN.findall(text))


def _is_doubled(run: str) -> bool:
    """Whether a run of characters is UTF-8 that was read in an encoding of one byte a character."""
    for encoding in ("cp1252", "latin-1"):
        try:
            run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False


def _is_entity(text: str) -> bool:
    return "&" in text and _ENTITY.search(text) is not None


def _is_unseen(text: str) -> bool:
    return not text.isprintable() and _HIDDEN.search(text) is not None


def _is_unbroken(text: str) -> bool:
    return not text.isascii() and _NBSP.search(text) is not None


def _has_edges(text: str) -> bool:
    return len(text) != len(text.strip(" \t\r\n"))


_LOOKED_FOR: tuple[tuple[Kind, Callable[[str], bool]], ...] = (
    (_LOST, _is_lost),
    (_MOJIBAKE, _is_mojibake),
    (_ENTITIES, _is_entity),
    (_UNSEEN, _is_unseen),
    (_NO_BREAK, _is_unbroken),
    (_EDGES, _has_edges),
)
