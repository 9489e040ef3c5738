"""Who speaks, in what kind of document, with what stance, and on what basis."""

from conflictdata.vocab._codelist import CodeList

__all__ = ["AgentKind", "Basis", "DocumentKind", "SourceLayout", "Stance"]


class Stance(
    CodeList,
    scheme="conflictdata-stance",
    source="https://everycasualty.org/knowledge-base/how-do-casualty-recorders-deal-with-disagreement-between-sources/",
):
    """What a speaker does with the content of a claim. Who passed it on, and how sure they are, are other questions."""

    ASSERTS = ("asserts", "asserts", "States the content as a fact on the speaker's own account.")
    ESTIMATES = ("estimates", "estimates", "States the content as the speaker's own estimate or assessment.")
    CONCEDES = (
        "concedes",
        "concedes",
        "Admits the content although it speaks against the speaker's own side.",
        "https://airwars.org/about/methodology",
    )
    REPEATS = (
        "repeats",
        "repeats",
        "Passes on what others said without vouching for it. The content has another origin.",
    )
    CORRECTS = ("corrects", "corrects", "Puts the content in the place of an earlier claim of the same speaker.")
    PREDICTS = ("predicts", "predicts", "Says that the content will come about. It does not claim that it has.")
    DENIES = ("denies", "denies", "Says that the content is false.")
    DISPUTES = (
        "disputes",
        "disputes",
        "Calls the content into question without saying that it is false or what is true instead.",
    )
    RETRACTS = (
        "retracts",
        "retracts",
        "Takes back an earlier claim of the same speaker and puts nothing in its place.",
    )
    CANNOT_CONFIRM = (
        "cannot_confirm",
        "cannot confirm",
        "Says that the content can be neither confirmed nor denied. Not a denial.",
    )

    @property
    def asserts_content(self) -> bool:
        """Whether the speaker puts the content forward; `False` for denials, disputes, retractions and no comment."""
        return self not in _WITHOUT_CONTENT


class Basis(
    CodeList,
    scheme="conflictdata-basis",
    source="https://everycasualty.org/knowledge-base/having-a-transparent-methodology/",
):
    """What the speaker says that the claim rests on. It is the stated basis, not a verdict on it."""

    OWN_COUNT = ("own_count", "own count", "The speaker's own count of people, objects or events.")
    NAMED_LIST = ("named_list", "named list", "A list of individuals known by name, each checked on its own.")
    OFFICIAL_RECORDS = (
        "official_records",
        "official records",
        "Registers kept for another purpose: hospitals, morgues, courts, civil registration, pay.",
    )
    FIELD_VISIT = ("field_visit", "field visit", "Inspection on the spot by the speaker.")
    WITNESSES = ("witnesses", "witnesses", "Accounts of residents, survivors, relatives or other witnesses.")
    PRISONER_STATEMENTS = (
        "prisoner_statements",
        "prisoner statements",
        "Statements of prisoners, whose freedom to speak cannot be taken for granted.",
    )
    INTERCEPT = ("intercept", "intercepted communications", "Radio, telephone or other communications listened in on.")
    CAPTURED_DOCUMENTS = (
        "captured_documents",
        "captured or leaked documents",
        "Papers or files of the other side that were taken or leaked.",
    )
    IMAGERY = ("imagery", "imagery", "Photographs, video or satellite pictures.")
    OPEN_SOURCES = ("open_sources", "open sources", "Public reports and social media gathered and compared.")
    INTELLIGENCE = ("intelligence", "undisclosed intelligence", "Intelligence whose method the speaker does not name.")
    SURVEY = ("survey", "survey", "Interviews of a sample of households or people, projected to all.")
    MODEL = ("model", "model", "A statistical model, such as excess deaths or multiple systems estimation.")
    EXTRAPOLATION = (
        "extrapolation",
        "extrapolation",
        "A known part scaled up to the whole, by ratio or rule of thumb, without a stated model.",
    )
    CARRIED_FORWARD = (
        "carried_forward",
        "carried forward",
        "An earlier figure repeated for a date on which no new one was published.",
    )
    UNSPECIFIED = ("unspecified", "not stated", "The speaker does not say what the claim rests on.")


class AgentKind(
    CodeList,
    scheme="conflictdata-agent-kind",
    source="https://everycasualty.org/knowledge-base/having-a-transparent-methodology/",
):
    """What kind of body or person speaks, publishes or passes on. Private persons are not named as agents."""

    STATE_BODY = ("state_body", "state body", "A government, ministry, armed force, service or other organ of a state.")
    PUBLIC_OFFICE = (
        "public_office",
        "individual in a public office",
        "A named person speaking by virtue of a public office, such as a head of state or a spokesperson.",
    )
    OFFICIAL = (
        "official",
        "unnamed officials",
        "One or more officials whom the publisher does not name, as in 'Western officials'.",
    )
    ARMED_GROUP = (
        "armed_group",
        "armed group",
        "An organised armed group that is not an organ of a recognised state, or a body speaking for it.",
    )
    DE_FACTO_AUTHORITY = (
        "de_facto_authority",
        "de facto authority",
        "A body that governs a territory without general recognition as its state.",
    )
    UN_BODY = ("un_body", "United Nations body", "An organ, agency, mission or mandate holder of the United Nations.")
    INTERNATIONAL_ORGANISATION = (
        "international_organisation",
        "international organisation",
        "An intergovernmental body outside the United Nations, or the Red Cross and Red Crescent movement.",
    )
    NGO = ("ngo", "non-governmental organisation", "A non-governmental organisation, casualty recorders included.")
    RESEARCH_BODY = (
        "research_body",
        "research body",
        "A university, institute or think tank, or a dataset project run by one.",
    )
    MEDIA = ("media", "news media", "A newspaper, broadcaster, news site or news agency.")
    OPEN_SOURCE_INVESTIGATOR = (
        "open_source_investigator",
        "open-source investigators",
        "People or groups who publish findings from open sources outside news media and research bodies.",
    )
    HEALTH_FACILITY = ("health_facility", "health facility", "A hospital, ambulance service or morgue.")
    COMPANY = ("company", "company", "A business, such as a grid operator or an imagery provider.")
    RESIDENTS = ("residents", "residents or witnesses", "People on the spot, cited as a group and never by name.")
    OTHER = ("other", "other", "A known kind that the list does not hold.")
    UNKNOWN = ("unknown", "unknown", "It is not known who speaks.")


class DocumentKind(
    CodeList,
    scheme="conflictdata-document-kind",
    source="https://airwars.org/about/methodology",
):
    """What kind of document a claim was found in."""

    NEWS_ARTICLE = ("news_article", "news article", "A piece published by news media, in text.")
    NEWS_AGENCY_REPORT = ("news_agency_report", "news agency report", "A dispatch that other media print or adapt.")
    BROADCAST = ("broadcast", "broadcast", "A radio or television programme.")
    OFFICIAL_STATEMENT = (
        "official_statement",
        "official statement",
        "A statement, communique or daily summary published by the body that speaks.",
    )
    PRESS_BRIEFING = ("press_briefing", "press briefing", "Words spoken to journalists, or their transcript.")
    SPEECH = ("speech", "speech or address", "An address to an audience or a legislature.")
    INTERVIEW = ("interview", "interview", "Questions and answers with a speaker.")
    SOCIAL_MEDIA_POST = (
        "social_media_post",
        "social media post",
        "A post or a message in a public channel, whoever runs the account.",
    )
    REPORT = ("report", "report", "A study or periodic report of an organisation.")
    JOURNAL_ARTICLE = ("journal_article", "journal article", "A paper in a scholarly journal.")
    BOOK = ("book", "book", "A book or a chapter of one.")
    DATASET = ("dataset", "dataset", "A table or database, or one of its releases.")
    CASUALTY_LIST = ("casualty_list", "casualty list", "A list of individual casualties. Handle names with care.")
    IMAGERY = ("imagery", "imagery", "A photograph or a satellite picture.")
    VIDEO = ("video", "video", "A film or clip.")
    AUDIO = ("audio", "audio", "A sound recording, intercepted calls included.")
    MAP = ("map", "map", "A map or a layer of one.")
    LEGAL_TEXT = ("legal_text", "legal text", "A law, decree, treaty, agreement or court record.")
    LEAKED_DOCUMENT = ("leaked_document", "leaked document", "An internal document published without leave.")
    WEB_PAGE = ("web_page", "web page", "A page of no more particular kind, encyclopedias included.")
    OTHER = ("other", "other", "A known kind that the list does not hold.")
    UNKNOWN = ("unknown", "unknown", "The kind is not recorded.")


class SourceLayout(
    CodeList,
    scheme="conflictdata-source-layout",
    source="Defined by conflictdata, to say how the rows of a foreign file are written.",
):
    """How the rows of a foreign file are written."""

    DELIMITED = ("delimited", "delimited text", "Cells between commas, tabs or the like, quoted as in RFC 4180.")
    JSON_OBJECTS = ("json_objects", "list of JSON objects", "One JSON array; each row is one object in it.")
    LINES = ("lines", "lines", "Plain text; each row is one line of it.")


_WITHOUT_CONTENT = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.RETRACTS, Stance.CANNOT_CONFIRM})
