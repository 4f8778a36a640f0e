"""Sentences, tokens and lemmas of an article."""

from __future__ import annotations

from analytics.language.identify import identify
from analytics.language.morphology import analyse_form
from analytics.language.normalise import fold
from analytics.language.segment import paragraphs, sentences, tokens
from analytics.records import Article, Document, Layout, Morph, Sentence, Token

_PUNCT = Morph("", "PUNCT")


WHOLE = Layout(title=None, dateline=None, body=0)


def annotate(article: Article, layout: Layout = WHOLE) -> Document:
    """An article with everything that the extractors work on; without a layout the whole text is body."""
    text = article.text
    language = article.language or identify(text[layout.body :] or text)
    found: list[Token] = []
    spans: list[Sentence] = []
    if layout.title:
        _add(text, *layout.title, "headline", language, 0, found, spans)
    for number, (start, end) in enumerate(paragraphs(text, layout.body), 1):
        for left, right in sentences(text, start, end):
            _add(text, left, right, "text", language, number, found, spans)
    return Document(
        article=article,
        layout=layout,
        language=language,
        folded=fold(text),
        sentences=tuple(spans),
        tokens=tuple(found),
        date=article.date,
        source=article.source,
        title=article.title,
    )


def _add(
    text: str, start: int, end: int, kind: str, language: str, paragraph: int, found: list[Token], spans: list[Sentence]
) -> None:
    first = len(found)
    found.extend(_token(text, left, right, language) for left, right in tokens(text, start, end))
    spans.append(Sentence(start, end, first, len(found), kind, language, paragraph))


def _token(text: str, start: int, end: int, language: str) -> Token:
    surface = text[start:end]
    form = fold(surface).text.lower()
    if surface.isalpha() or (form[:1].isalpha() and not any(map(str.isdigit, form))):
        return Token(start, end, surface, form, "word", analyse_form(form, language))
    if form[:1].isdigit():
        kind = "number" if all(c.isdigit() or c in ".," for c in form) else "mixed"
        return Token(start, end, surface, form, kind, Morph(form, "NUM"))
    return Token(start, end, surface, form, "punct" if not form[:1].isalnum() else "mixed", _PUNCT)
