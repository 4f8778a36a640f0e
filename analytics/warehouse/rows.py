"""The row of one article in a shard: everything that was found in it, nested."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pyarrow as pa

from analytics.corrections.apply import corrected_fields, key_of, last, told
from analytics.corrections.keys import article_key
from analytics.fields import STORED, values
from analytics.period import bounds
from analytics.records import Analysis, Document, Figure, Span
from analytics.warehouse.story_clusters import pack
from analytics.warehouse.subjects import Subjects

_INT, _TEXT, _REAL, _DAY = pa.int32(), pa.string(), pa.float64(), pa.date32()
_TEXTS = pa.list_(_TEXT)
_OF_SQL = {"TEXT": _TEXT, "INTEGER": _INT, "BOOLEAN": pa.bool_(), "DOUBLE": _REAL, "TEXT[]": _TEXTS}
_OF_SQL["MAP(TEXT, TEXT)"] = pa.map_(_TEXT, _TEXT)


def _many(**fields: pa.DataType) -> pa.DataType:
    return pa.list_(pa.struct(list(fields.items())))


_SPANS = _many(start=_INT, end=_INT)

SCHEMA = pa.schema(
    {
        "key": _TEXT,
        "mark": _TEXT,
        "id": _TEXT,
        "path": _TEXT,
        "title": _TEXT,
        "date": _DAY,
        "source": _TEXT,
        "url": _TEXT,
        "language": _TEXT,
        "kind": _TEXT,
        "facts": _TEXTS,
        "words": _INT,
        "body": _INT,
        "text": _TEXT,
        "sentences": _many(sentence_no=_INT, start=_INT, end=_INT, kind=_TEXT),
        "mentions": _many(
            sentence_no=_INT,
            entity=_TEXT,
            kind=_TEXT,
            name=_TEXT,
            start=_INT,
            end=_INT,
            form=_TEXT,
            text=_TEXT,
            rule=_TEXT,
        ),
        "keywords": _many(lemma=_TEXT, keyword=_TEXT, score=_REAL, rank=_INT, n=_INT, spans=_SPANS),
        "figures": _many(
            sentence_no=_INT,
            **{one.name: _OF_SQL[one.sql] for one in STORED},
            period_start=_DAY,
            period_end=_DAY,
            subject=_TEXT,
        ),
        "dates": _many(start=_INT, end=_INT, text=_TEXT, date=_TEXT),
        "events": _many(
            sentence_no=_INT,
            kind=_TEXT,
            date=_TEXT,
            date_start=_DAY,
            parties=_TEXTS,
            people=_TEXTS,
            place=_TEXT,
            rule=_TEXT,
            status=_TEXT,
        ),
        "signature": pa.binary(),
        "token_starts": pa.list_(_INT),
        "token_ends": pa.list_(_INT),
        "token_lemmas": _TEXTS,
        "story": _TEXT,
        "corrected": _TEXTS,
        "note": _TEXT,
        "corrections": _many(
            id=_TEXT,
            about=_TEXT,
            start=_INT,
            end=_INT,
            text=_TEXT,
            fields=_TEXTS,
            rejected=pa.bool_(),
            note=_TEXT,
            who=_TEXT,
            at=_TEXT,
        ),
    }
)


def row(found: Analysis, mark: str = "") -> dict[str, Any]:
    """The row of an article; `mark` is the fingerprint of the article as read."""
    document = found.document
    article = document.article
    locate = _locator(document)
    day = full_date(document.date)
    return {
        "key": key_of(article.corrections) or article_key(article, document.source),
        "mark": mark,
        "id": str(article.id),
        "path": article.path,
        "title": document.title,
        "date": day,
        "source": document.source,
        "url": article.url,
        "language": document.language,
        "kind": article.kind,
        "facts": list(article.facts),
        "words": sum(token.kind != "punct" for token in document.tokens),
        "body": document.layout.body,
        "text": document.text,
        "sentences": [
            {"sentence_no": number, "start": s.start, "end": s.end, "kind": s.kind}
            for number, s in enumerate(document.sentences)
        ],
        "mentions": [
            {"sentence_no": locate(m.start)} | {name: getattr(m, name) for name in _MENTION}
            for m in found.mentions
            if not m.nested
        ],
        "keywords": [
            {
                "lemma": k.lemma,
                "keyword": k.keyword,
                "score": k.score,
                "rank": rank,
                "n": len(k.spans),
                "spans": _spans(k.spans),
            }
            for rank, k in enumerate(found.keywords, 1)
        ],
        "figures": _figures(found, locate, day),
        "dates": [{name: getattr(d, name) for name in ("start", "end", "text", "date")} for d in found.dates],
        "events": [
            {"sentence_no": locate(e.sentence.start), "date_start": bounds(e.date, day)[0]}
            | {name: getattr(e, name) for name in _EVENT}
            for e in found.events
        ],
        "signature": pack(found),
        **_tokens(document),
        "story": last(article.corrections, "story"),
        "corrected": corrected_fields(article.corrections),
        "note": last(article.corrections, "note"),
        "corrections": told(article.corrections),
    }


_MENTION = ("entity", "kind", "name", "start", "end", "form", "text", "rule")
_EVENT = ("kind", "date", "parties", "people", "place", "rule", "status")


def _figures(found: Analysis, locate: Callable[[int], int], day: date | None) -> list[dict[str, Any]]:
    subjects = Subjects(found, locate)
    return [_figure(figure, locate(figure.start), day, subjects) for figure in found.figures]


def _figure(figure: Figure, sentence: int, day: date | None, subjects: Subjects) -> dict[str, Any]:
    first, last = bounds(figure.period, day)
    more = {"period_start": first, "period_end": last, "subject": subjects.of(figure, sentence)}
    return values(figure) | {"sentence_no": sentence} | more


def _spans(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]


def _locator(document: Document) -> Callable[[int], int]:
    """A function from an offset to the number of the sentence that holds it (the nearest before it otherwise)."""
    starts = [sentence.start for sentence in document.sentences]
    return lambda offset: max(bisect_right(starts, offset) - 1, 0)


def full_date(text: str | None) -> date | None:
    """A full date; a year or a month alone does not date an article."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _tokens(document: Document) -> dict[str, list[Any]]:
    """Lemmas for the text index, each under its language's name: `uz:savdo` is one term in both scripts."""
    kept = [
        (token.start, token.end, term(token.lemma, sentence.language))
        for sentence in document.sentences
        for token in document.tokens[sentence.first : sentence.last]
        if token.kind != "punct"
    ]
    starts, ends, lemmas = zip(*kept, strict=True) if kept else ((), (), ())
    return {"token_starts": list(starts), "token_ends": list(ends), "token_lemmas": list(lemmas)}


def term(lemma: str, language: str) -> str:
    """The index's term of a lemma; е stands for ё, which many leave out.

    >>> term("savdo", "uz-Cyrl") == term("savdo", "uz-Latn") == "uz:savdo"
    True
    """
    return f"{language.partition('-')[0]}:{lemma.replace(' ', '_').replace('ё', 'е')}"
