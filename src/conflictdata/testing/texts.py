"""Hypothesis strategies for texts, ids and country codes. Requires hypothesis."""

from hypothesis import strategies as st

__all__ = ["countries", "ids", "texts"]


def texts() -> st.SearchStrategy[str]:
    """Draw any text that is not blank and that UTF-8 can hold. Requires hypothesis."""
    return st.text(min_size=1).filter(lambda text: not text.isspace())


def ids() -> st.SearchStrategy[str]:
    """Draw ids of records: 1 to 200 characters without white space and control characters. Requires hypothesis."""
    characters = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"))
    return st.text(characters, min_size=1, max_size=200)


def countries() -> st.SearchStrategy[str]:
    """Draw two lower-case letters, whether or not ISO 3166-1 has given them to a country. Requires hypothesis."""
    return st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=2)
