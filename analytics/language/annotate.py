"""Sentences, tokens and lemmas of an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from analytics.language.hyphens import mended
from analytics.language.identify import identify_folded, identify_paragraph
from analytics.language.morphology import analyse_form
from analytics.language.normalise import fold
from analytics.language.segment import paragraphs, sentences, tokens
from analytics.records import Article, Document, Folded, Layout, Morph, Sentence, Span, Token

WHOLE = Layout(title=None, dateline=None, body=0)
_PUNCT = Morph("", "PUNCT")
_SHORT_TEXT = 600  # characters
MOST = 30_000  # surfaces that are remembered of a language


def annotate(article: Article, layout: Layout = WHOLE) -> Document:
    """An article with everything that the extractors work on; without a layout the whole text is body."""
    folded = mended(fold(article.text), article.text)
    language = article.language or _language(folded, layout)
    writer = _Writer(article.text, folded, language)
    for heading in (*layout.rubrics, *([layout.title] if layout.title else [])):
        writer.add_region(heading, "headline")
    if layout.dateline and layout.dateline.start >= layout.body:
        writer.add_region(Span(layout.body, layout.dateline.start), "text")
        writer.add_region(layout.dateline, "dateline")
        body = layout.dateline.end
    else:
        body = layout.body
    for region in running(layout, body, len(article.text)):
        writer.add_region(region, "text")
    return Document(
        article=article,
        layout=layout,
        language=language,
        folded=folded,
        sentences=tuple(_marked(writer.sentences, article.boilerplate)),
        tokens=tuple(writer.tokens),
        date=article.date,
        source=article.source,
        title=article.title,
    )


def running(layout: Layout, start: int, end: int) -> Iterator[Span]:
    """The parts between two offsets that are running text: neither tables nor lines of the site."""
    for aside in sorted((part[0], part[1]) for part in (*((t.start, t.end) for t in layout.tables), *layout.furniture)):
        if aside[0] >= start:
            yield Span(start, aside[0])
        start = max(start, aside[1])
    yield Span(start, end)


def _read_from(folded: Folded, layout: Layout) -> int:
    """Where the text begins from which its language is told: a short one is read with its headline."""
    start = _position(folded, layout.body)
    heads = [head.start for head in (*layout.rubrics, *([layout.title] if layout.title else []))]
    short = len(folded.text) - start < _SHORT_TEXT and heads
    return min(start, _position(folded, min(heads))) if short else start


def told_language(text: str, layout: Layout) -> str:
    """The language of a text with this layout, as `annotate` tells it."""
    return _language(mended(fold(text), text), layout)


def _language(folded: Folded, layout: Layout) -> str:
    return identify_folded(folded.text[_read_from(folded, layout) :] or folded.text)


def _marked(found: list[Sentence], boilerplate: Sequence[Span]) -> Iterator[Sentence]:
    """The sentences; those that are boilerplate for the better part are of that kind."""
    starts = [span.start for span in boilerplate]
    for sentence in found:
        first = max(bisect_right(starts, sentence.start) - 1, 0)
        near = boilerplate[first : bisect_left(starts, sentence.end)]
        inside = sum(max(min(sentence.end, span.end) - max(sentence.start, span.start), 0) for span in near)
        yield replace(sentence, kind="boilerplate") if 2 * inside > sentence.end - sentence.start else sentence


class _Writer:
    """Collects the sentences and tokens of one text, region by region, with offsets into the original."""

    def __init__(self, original: str, folded: Folded, language: str) -> None:
        self.original, self.folded, self.language = original, folded, language
        self.even = folded.text == original
        self.sentences: list[Sentence] = []
        self.tokens: list[Token] = []
        self.paragraph = 0

    def add_region(self, region: Span, kind: str) -> None:
        """The paragraphs of a region of the original; a headline or dateline is one sentence."""
        text = self.folded.text
        left, right = _position(self.folded, region.start), _position(self.folded, region.end)
        for start, end in paragraphs(text, left, right):
            language = identify_paragraph(text[start:end], self.language)
            self.paragraph += kind == "text"
            spans = sentences(text, start, end, language) if kind == "text" else iter([(start, end)])
            for span in spans:
                self._add_sentence(Span(*span), kind, language)

    def _add_sentence(self, span: Span, kind: str, language: str) -> None:
        first = len(self.tokens)
        self._read_tokens(span, kind == "headline", language)
        if len(self.tokens) > first:
            last = len(self.tokens)
            start, end = self.tokens[first].start, self.tokens[-1].end
            number = self.paragraph if kind == "text" else 0
            self.sentences.append(Sentence(start, end, first, last, kind, language, number))

    def _read_tokens(self, span: Span, headline: bool, language: str) -> None:
        text, offsets, original, even = self.folded.text, self.folded.offsets, self.original, self.even
        table, inside = described(language, False), described(language, not headline)
        add = self.tokens.append
        for left, right in tokens(text, *span):
            surface = text[left:right]
            form, kind, morph = table[surface]
            if kind == "word":
                table = inside  # past the first word, where a capital shows a name
            if even:
                add(Token(left, right, surface, form, kind, morph))
            else:
                start, end = offsets[left], offsets[right]
                if start < end:  # else a part of one letter that was read as several
                    shown = original[start:end]
                    add(Token(start, end, surface if "\n" in shown else shown, form, kind, morph))


def _position(folded: Folded, offset: int) -> int:
    """Where an offset of the original falls in the folded text."""
    return offset if isinstance(folded.offsets, range) else bisect_left(folded.offsets, offset)


class _Described(dict[str, tuple[str, str, Morph]]):
    """What `describe` says of the tokens met so far, by their folded surface."""

    def __init__(self, language: str, inside: bool) -> None:
        self.language, self.inside = language, inside

    def __missing__(self, surface: str) -> tuple[str, str, Morph]:
        if len(self) >= MOST:
            self.clear()
        found = self[surface] = describe(surface, self.language, self.inside)
        return found


@cache
def described(language: str, inside: bool) -> _Described:
    """The table of a language: one look-up a token, which is all that most tokens cost."""
    return _Described(language, inside)


def describe(surface: str, language: str, inside: bool) -> tuple[str, str, Morph]:
    """Form, kind and analysis of a folded token; `inside` the sentence a capital marks a name."""
    form = surface.lower()
    if form[0].isdecimal():
        kind = "number" if form[-1].isdecimal() and not any(map(str.isalpha, form)) else "mixed"
        return form, kind, _number(form, language)
    if not form[0].isalpha():
        return form, "punct", _PUNCT
    kind = "mixed" if any(map(str.isdigit, form)) or "/" in form else "word"
    return form, kind, analyse_form(form, language, inside and surface[0].isupper())


def _number(form: str, language: str) -> Morph:
    """Digits with an ending have the lemma without it («85%-ын»: 85%), digits with a word that of the word too."""
    if "-" not in form:
        return Morph(form, "NUM")
    morph = analyse_form(form, language)
    return morph if morph.lemma[-1:].isalpha() else Morph(morph.lemma, "NUM", morph.tags)
