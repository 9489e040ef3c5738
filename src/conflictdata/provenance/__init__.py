"""Who says so: agents, documents, and the attribution that every claim carries."""

from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance, Relay
from conflictdata.provenance.documents import Document, Locator

__all__ = ["Agent", "Assessment", "Document", "Locator", "Provenance", "Relay"]
