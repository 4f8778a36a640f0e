"""The records that pass from one step to the next.

All offsets are Python code points into `Article.text`, which no step ever changes; a span is half open.
Language codes: kk, uz-Cyrl, uz-Latn, ru, en; another ISO 639 code for what is recognised but not analysed;
"und" where nothing can be told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

LANGUAGES = ("kk", "uz-Cyrl", "uz-Latn", "ru", "en")


class Span(NamedTuple):
    """A half-open range of code points of the text."""

    start: int
    end: int


NOWHERE = Span(0, 0)
EDITED = {"edited": True}  # of a field: editors may correct it
UNKNOWN = "?"  # a date or source that an editor says nobody knows: it is not looked for in the text


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read. What the reader was not told (None) is looked for in the text by `layout`."""

    id: str | int  # as the reader found it: a record's own id, else its path below the folder
    text: str
    path: str = ""
    title: str | None = None
    date: str | None = None  # ISO 8601 date
    source: str | None = None
    url: str | None = None
    language: str | None = None
    kind: str | None = None  # "restatement": a sample text, not the outlet's words
    facts: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()  # of editors, as lines of JSON
    own: tuple[str, ...] = ()  # the own words of editors that it can hold (analytics.glossary), as lines of JSON
    boilerplate: tuple[Span, ...] = ()  # what stands in many articles of its source: of no account, told apart
    otherwise: str | None = None  # the source where nothing better than an attribution names one


@dataclass(frozen=True, slots=True)
class Table:
    """A table inside a text: the spans of its cells, row by row; the first `heads` rows name the columns."""

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]
    heads: int = 1
    caption: Span | None = None  # the line above it


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of an article stand, and what its header says of it."""

    title: Span | None  # the headline inside the text
    dateline: Span | None  # «ASTANA. Kazinform –», without the text after it
    body: int  # where headline, date line and front matter end
    date: str | None = None  # of front matter, a date line, the dateline or the last line
    source: str | None = None  # of the dateline
    headline: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)  # what front matter says beside these
    rubrics: tuple[Span, ...] = ()  # lines above the headline: a section, a general heading
    tables: tuple[Table, ...] = ()
    furniture: tuple[Span, ...] = ()  # lines of a site, not of the article: notices, credits, other stories


@dataclass(frozen=True, slots=True)
class Morph:
    """The analysis of one word form; one object for all tokens of a form."""

    lemma: str  # Uzbek: in Latin script, whatever the script of the text
    pos: str  # NOUN PROPN VERB ADJ ADV NUM PRON FUNC (closed class) or X (not known)
    tags: tuple[str, ...] = ()  # of the ending, in order: pl, p1 p2 p3, nom gen dat acc loc abl ins, attr, ...


@dataclass(slots=True, unsafe_hash=True)  # as good as frozen, which takes three times as long to make
class Token:
    """A word, number or mark as it stands; never changed."""

    start: int
    end: int
    text: str  # the surface
    form: str  # folded for matching: NFC, look-alikes mended, apostrophes unified, lower case
    kind: str  # word, number, mixed (digits and letters), punct
    morph: Morph

    @property
    def lemma(self) -> str:
        return self.morph.lemma


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its tokens: `document.tokens[first:last]`."""

    start: int
    end: int
    first: int
    last: int
    kind: str = "text"  # headline, dateline, text, row (of a table, without tokens)
    language: str = "und"
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Folded:
    """Text folded for matching (case kept), and for each of its characters the offset of its origin.

    `offsets` has one entry more than `text`: the end of the original.
    """

    text: str
    offsets: tuple[int, ...] | range

    def span(self, start: int, end: int) -> Span:
        """The original span of `text[start:end]`; marks that folding dropped after the last character belong to it."""
        return Span(self.offsets[start], self.offsets[end])


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated article: what every extractor works on."""

    article: Article
    layout: Layout
    language: str
    folded: Folded
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    date: str | None = None  # given, else found; ISO 8601
    source: str | None = None
    title: str | None = None

    @property
    def text(self) -> str:
        return self.article.text


@dataclass(frozen=True, slots=True)
class Keyword:
    keyword: str  # the commonest surface
    lemma: str
    score: float  # the unaltered YAKE score, lower is better
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    entity: str  # ISO 3166 for a country, a slug for the rest
    name: str  # English label
    kind: str  # country place person organisation company corridor project facility document event media concept
    text: str
    start: int
    end: int
    form: str = "noun"  # noun, adjective, abbreviation, capital
    nested: bool = False
    corrected: tuple[str, ...] = ()  # the fields that an editor changed
    note: str | None = None
    rule: str = ""  # of analytics/mentions, that found it


@dataclass(frozen=True, slots=True)
class DateMention:
    text: str
    start: int
    end: int
    date: str  # EDTF


SLOTS = ("measure", "modality", "period", "parties", "claimant")  # what is read of a figure beside its number
HOWS = ("stated", "parent", "carried", "speaker", "title", "default", "none")  # how a slot came by its value
CONFIDENCES = ("sure", "likely", "doubtful")


@dataclass(frozen=True, slots=True)
class Figure:
    """A claimed figure; the fields are described in docs/data-model.md.

    Shards, tables, queries, corrections and `analyse` take the fields, their types and what is told of them here
    (analytics.fields): a new one is declared in this place and labelled in data/lexicons/vocabulary/fields.toml.
    """

    text: str
    start: int
    end: int
    value: float | None = field(metadata=EDITED)
    low: float | None = field(metadata=EDITED)
    high: float | None = field(metadata=EDITED)
    unit: str = field(metadata=EDITED)
    qualifier: str = field(default="exact", metadata=EDITED)
    measure: str = field(default="other", metadata=EDITED)
    modality: str = field(default="actual", metadata=EDITED)
    object: str | None = field(default=None, metadata=EDITED)
    period: str | None = field(default=None, metadata=EDITED)
    rate: str | None = field(default=None, metadata=EDITED)
    parties: tuple[str, ...] = field(default=(), metadata=EDITED)
    claimant: str | None = field(default=None, metadata=EDITED)
    how: dict[str, str] = field(default_factory=dict)  # one of SLOTS: one of HOWS
    confidence: str = field(default="likely", metadata=EDITED)  # one of CONFIDENCES
    second_hand: bool = False  # a medium tells what another has told
    about: str | None = None  # the entity that is measured
    good: str | None = None  # the concept of what is traded, carried or made
    sentence: Span = field(default=NOWHERE, metadata={"stored": False})
    rule: str = ""
    corrected: tuple[str, ...] = field(default=(), metadata={"told": False})  # the fields that an editor changed
    note: str | None = field(default=None, metadata={"told": False})


@dataclass(frozen=True, slots=True)
class Event:
    """A visit, talk, summit, signing, forum, call or anniversary told in an article."""

    kind: str
    date: str | None  # EDTF: of the event, not of the article
    parties: tuple[str, ...]
    people: tuple[str, ...]
    place: str | None
    sentence: Span
    rule: str = ""
    status: str = "held"  # held, planned, invited, cancelled, recalled


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that is found in one article."""

    document: Document
    keywords: tuple[Keyword, ...]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    events: tuple[Event, ...] = ()
    faults: tuple[str, ...] = ()  # where an extractor failed: its name, the error, the sentence
