"""Hypothesis strategies for names, agents, documents and provenance. Requires hypothesis."""

from hypothesis import strategies as st

from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance, Relay
from conflictdata.provenance.documents import Document, Locator
from conflictdata.testing._single import values_of
from conflictdata.values.names import Name

__all__ = ["agents", "assessments", "documents", "locators", "names", "provenances", "relays"]


def names() -> st.SearchStrategy[Name]:
    """Draw names with and without a language and a period. Requires hypothesis."""
    return values_of(Name, None)


def agents(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Agent]:
    """Draw agents of every kind. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(Agent, ids)


def documents(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Document]:
    """Draw documents of every kind. Addresses are any text. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(Document, ids)


def locators() -> st.SearchStrategy[Locator]:
    """Draw places inside a document. Requires hypothesis."""
    return values_of(Locator, None)


def relays(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Relay]:
    """Draw relays with an agent, a document, or both. Requires hypothesis.

    Args:
        ids: The ids that they refer to; any ids unless told.
    """
    return values_of(Relay, ids)


def assessments(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Assessment]:
    """Draw assessments with one judgement or more. Requires hypothesis.

    Args:
        ids: The ids that they refer to; any ids unless told.
    """
    return values_of(Assessment, ids)


def provenances(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Provenance]:
    """Draw attributions of every stance, to a speaker, a document, relays, or any of them. Requires hypothesis.

    Args:
        ids: The ids that they refer to, those of other claims included; any ids unless told.
    """
    return values_of(Provenance, ids)
