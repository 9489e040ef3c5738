"""The report: what is claimed in a dataset, by whom, with which doubts, and what follows from it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import evolve, frozen

from conflictdata.cli.describing import Description, describe
from conflictdata.cli.report_reasoning import Conclusions, conclude, plain_conclusions
from conflictdata.errors import Problem
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor
from conflictdata.model.places import Place
from conflictdata.model.records import Claim, type_name
from conflictdata.model.units import Unit
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.documents import Document
from conflictdata.serial.contract import unstructure
from conflictdata.serial.writing import plain_record

__all__ = ["Report", "Section", "Statement", "make_report", "plain_report"]

_CAPTURES = "Captures, and what became of the captured"
_SECTIONS = {
    "Strength and deployments": ("deployments", "strength_reports", "command_relations"),
    "Casualties": ("casualty_estimates",),
    "Equipment losses": ("equipment_losses",),
    "Incidents": ("incidents",),
    "Strikes": ("strike_events",),
    "Ground operations": ("ground_operations",),
    _CAPTURES: ("captures",),
    "Agreements": ("agreements",),
    "Conditions": ("condition_reports",),
    "Characterisations": ("characterisations",),
}


@frozen(kw_only=True)
class Statement:
    """One claim, with what the dataset holds about it besides."""

    claim: Claim
    """The claim."""

    content: Description
    """The claim in words."""

    doubts: tuple[Problem, ...] = ()
    """What the checks of the dataset find suspect in it."""

    superseded_by: tuple[str, ...] = ()
    """The ids of later claims that take its place."""

    retracted_by: tuple[str, ...] = ()
    """The ids of later claims that withdraw it."""


@frozen(kw_only=True)
class Section:
    """The statements about one subject."""

    title: str
    """The subject."""

    statements: tuple[Statement, ...]
    """The statements. What became of the captured stands right after their capture."""


@frozen(kw_only=True)
class Report:
    """A summary of a dataset that leaves no claim out."""

    data: Dataset
    """The dataset."""

    speakers: tuple[tuple[str | None, int], ...]
    """The ids of those who speak, and how many claims they make, most first; `None` for claims that name nobody."""

    sections: tuple[Section, ...]
    """The subjects that the dataset has claims about."""

    conclusions: Conclusions
    """What follows from the claims."""

    documents: tuple[Document, ...]
    """The documents that the claims cite or draw on, in the order in which they are first named."""


def make_report(data: Dataset) -> Report:
    """The report on a dataset."""
    statements = _statements(data)
    sections = tuple(
        Section(title=title, statements=section)
        for title, collections in _SECTIONS.items()
        if (section := tuple(_in_section(data, title, collections, statements)))
    )
    cited = dict.fromkeys(document for claim in data.claims() for document in _documents_of(claim))
    return Report(
        data=data,
        speakers=tuple(Counter(claim.provenance.speaker for claim in data.claims()).most_common()),
        sections=sections,
        conclusions=conclude(data),
        documents=tuple(data[document] for document in cited),
    )


def _statements(data: Dataset) -> dict[str, Statement]:
    collections = data.collections()
    statements = {claim.id: Statement(claim=claim, content=describe(data, claim)) for claim in data.claims()}
    for doubt in data.problems():
        _, collection, position, *inner = doubt.pointer.split("/")
        claim_id = collections[collection][int(position)].id
        inside = "".join(f"/{token}" for token in inner)
        known = statements[claim_id]
        statements[claim_id] = evolve(known, doubts=(*known.doubts, evolve(doubt, pointer=inside)))
    for claim in data.claims():
        for earlier in claim.provenance.supersedes:
            if earlier in statements:
                known = statements[earlier]
                statements[earlier] = evolve(known, superseded_by=(*known.superseded_by, claim.id))
        for earlier in claim.provenance.retracts:
            if earlier in statements:
                known = statements[earlier]
                statements[earlier] = evolve(known, retracted_by=(*known.retracted_by, claim.id))
    return statements


def _in_section(
    data: Dataset, title: str, collections: tuple[str, ...], statements: dict[str, Statement]
) -> Iterator[Statement]:
    fates: dict[str, list[Statement]] = {capture.id: [] for capture in data.captures}
    for estimate in data.casualty_estimates:
        if estimate.event in fates:
            fates[estimate.event].append(statements[estimate.id])
    for collection in collections:
        for claim in getattr(data, collection):
            if isinstance(claim, CasualtyEstimate) and claim.event in fates:
                continue
            yield statements[claim.id]
            if title == _CAPTURES:
                yield from fates[claim.id]


def _documents_of(claim: Claim) -> Iterator[str]:
    provenance = claim.provenance
    documents = [*(relay.document for relay in provenance.relays), provenance.document, *provenance.sources]
    yield from (document for document in documents if document is not None)


def plain_report(report: Report) -> dict[str, Any]:
    """The report as plain objects, for tools."""
    data = report.data
    named: list[Agent | Actor | Place | Unit] = [*data.agents, *data.actors, *data.places, *data.units]
    return {
        "title": data.title,
        "description": data.description,
        "licence": data.licence,
        "records": {name: len(records) for name, records in data.collections().items() if records},
        "speakers": [{"id": speaker, "claims": claims} for speaker, claims in report.speakers],
        "sections": [
            {"title": section.title, "statements": [_plain_statement(one) for one in section.statements]}
            for section in report.sections
        ],
        "conclusions": plain_conclusions(report.conclusions),
        "documents": [plain_record(document) for document in report.documents],
        "names": {entity.id: entity.name for entity in named},
    }


def _plain_statement(statement: Statement) -> dict[str, Any]:
    claim, content = statement.claim, statement.content
    plain = plain_record(claim)
    return {
        "id": claim.id,
        "type": type_name(type(claim)),
        "what": content.what,
        "figures": [{"of": figure.of, **unstructure(figure.count)} for figure in content.figures],
        "details": list(content.details),
        "places": list(content.places),
        "period": plain.get("period"),
        "stance": claim.provenance.stance.code,
        "provenance": plain["provenance"],
        "notes": list(content.notes),
        "doubts": [unstructure(doubt) for doubt in statement.doubts],
        "superseded_by": list(statement.superseded_by),
        "retracted_by": list(statement.retracted_by),
    }
