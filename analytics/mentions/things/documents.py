"""Things named by a title or a subject: «...» атты конференция, ... туралы келісім, Договор о ..., lists of firms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analytics.endings import TURKIC
from analytics.mentions.grammar import grammar
from analytics.mentions.people.names import russian_tags
from analytics.mentions.people.titles import titles
from analytics.mentions.things.thing import CLOSE, OPEN, Thing, closing, key_of, opening
from analytics.mentions.things.types import Types, types
from analytics.records import Sentence, Token

_LONGEST = 24
_GRADE = re.compile(r"[ABCАВС]{1,3}[123]?\W*|[ABC]a+[123]?\W*")


def find_titled(
    tokens: Sequence[Token], sentence: Sentence, forms: Sequence[str], people: set[int], named: set[int]
) -> list[Thing]:
    """The documents and events of a sentence that a title or a subject names, and firms listed in quotation marks."""
    words = types(sentence.language)
    if words is None:
        return []
    quoted = not CLOSE.isdisjoint(forms)
    found: list[Thing] = []
    if quoted:
        quotes = _quotations(tokens, sentence)
        found = [*_listed(tokens, quotes, words, sentence), *_with_title(tokens, words, sentence)]
        found += _headed(tokens, quotes, words, sentence)
    if not grammar().numbered.isdisjoint(forms):
        found += _numbered(tokens, words, sentence)
    if words.about.isdisjoint(forms):
        return found
    subject = _subject_before if words.language in TURKIC else _subject_after
    for at in [at for at, form in enumerate(forms, sentence.first) if form in words.about]:
        thing = subject(tokens, at, words, sentence, people) if at > sentence.first and at not in people else None
        formal = words.language in TURKIC and tokens[at].form not in grammar().loosely_about
        if thing and (formal or _is_proper(tokens, thing, sentence, named)):
            found.append(thing)
    return found


def _is_proper(tokens: Sequence[Token], thing: Thing, sentence: Sentence, named: set[int]) -> bool:
    """Whether a document has a name: «соглашение о торговле между Россией и Турцией» only tells of its parties."""
    return any(
        tokens[at].text[0].isupper() and at not in named and (at > sentence.first or tokens[at].text[1:].isupper())
        for at in range(thing.first, thing.last)
    ) or any(tokens[at].kind == "number" for at in range(thing.first, thing.last))


# ... туралы келісім


def _subject_before(
    tokens: Sequence[Token], about: int, words: Types, sentence: Sentence, people: set[int]
) -> Thing | None:
    head = next((at for at in range(about + 1, min(about + 4, sentence.last)) if _is_document(tokens[at], words)), None)
    if head is None or any(_is_predicate(tokens[at]) for at in range(about + 1, head)):
        return None
    start, capital = about, None
    while start > sentence.first and about - start < _LONGEST and not _ends_subject(tokens, start - 1, people):
        if tokens[start - 1].text[0].isupper() and {"loc", "abl"} & set(tokens[start - 1].morph.tags):
            break  # «Астанада одақ құру туралы шарт»: where, not of what
        start -= 1
        if tokens[start].text[0].isupper() and tokens[start].form not in titles().never:
            capital = start
    first = capital if capital is not None else (start if tokens[head].text[0].isupper() else None)
    if first is None:
        return None
    if first > sentence.first + 2 and tokens[first - 1].form.startswith(("жылғы", "йилги", "yilgi")):
        first -= 2
    return Thing("document", first, head + 1, key_of(tokens[first:about])[:120], 2, "subject")


def _is_predicate(token: Token) -> bool:
    return token.morph.pos == "VERB" and "part" not in token.morph.tags  # «туралы бірлескен мәлімдеме»


def _is_document(token: Token, words: Types) -> bool:
    kind = words.type_of(token) if token.kind == "word" else None
    return kind is not None and kind.kind == "document"


def _ends_subject(tokens: Sequence[Token], at: int, people: set[int]) -> bool:
    token = tokens[at]
    if at in people or token.form in OPEN or token.form in CLOSE:
        return True
    if token.kind == "punct":
        names = tokens[at - 1].text[0].isupper() and tokens[at + 1].text[0].isupper()
        return token.form not in (",", "-") or (token.form == "," and names)
    if token.form in grammar().between_parties:
        return True
    return token.morph.pos == "VERB" and bool({"pst", "prs", "conv"} & set(token.morph.tags))


# Договор о дружбе, Treaty on ...


def _subject_after(
    tokens: Sequence[Token], about: int, words: Types, sentence: Sentence, people: set[int]
) -> Thing | None:
    head = _head_before(tokens, about, words, sentence)
    if head is None or tokens[about].form in grammar().ends_subject or _is_spoken(tokens, head, words, sentence):
        return None
    if any(tokens[at].kind == "punct" and tokens[at].form != "-" for at in range(head, about)):
        return None
    if not tokens[head].text[0].isupper() and any(
        tokens[at].form in grammar().ends_subject for at in range(head, about)
    ):
        return None  # «соглашение между Россией и Турцией о ...» tells only of its parties
    last = about + 1
    while last < min(sentence.last, about + _LONGEST) and _goes_on(tokens, last, words, people):
        if tokens[last].form == "," and not _lists(tokens, last, words, sentence):
            break
        last += 1
    while last > about + 1 and tokens[last - 1].form in (",", "и", "and", "в", "in", "the", "на", "с", "to", "of"):
        last -= 1
    told = [token for token in tokens[head:last] if token.text[0].isupper()]
    if last - about < 2 or not told or (head == sentence.first and len(told) == 1):
        return None
    return Thing("document", head, last, key_of(tokens[head:last])[:120], 2, "subject")


def _head_before(tokens: Sequence[Token], about: int, words: Types, sentence: Sentence) -> int | None:
    """The document that a subject is of: in English it stands beside "on" and "of", or before its parties."""
    reach = 6 if words.language == "ru" else 1
    for head in range(about - 1, max(sentence.first, about - reach) - 1, -1):
        if _is_document(tokens[head], words):
            return head
    return None


def _is_spoken(tokens: Sequence[Token], head: int, words: Types, sentence: Sentence) -> bool:
    """Whether somebody only stated something: «заявление представителя о ...», no «Совместное заявление»."""
    kind = words.type_of(tokens[head])
    if kind is None or kind.base not in words.spoken:
        return False
    before = tokens[head - 1].form if head > sentence.first else ""
    return not before.startswith(tuple(words.joint))


def _lists(tokens: Sequence[Token], comma: int, words: Types, sentence: Sentence) -> bool:
    """Whether a comma goes on a list that "and" ends («о дружбе, сотрудничестве и помощи»), and begins no clause."""
    reach = range(comma + 1, min(sentence.last, comma + 5))
    end = next((at for at in reach if tokens[at].form in grammar().ends_list or tokens[at].kind == "punct"), None)
    if end is None or tokens[end].kind == "punct" or tokens[comma + 1].form in grammar().ends_subject:
        return False
    if words.language == "ru":
        return all("loct" in russian_tags(tokens[at].form) for at in range(comma + 1, end))
    return all(
        tokens[at].morph.pos not in ("VERB", "PRON") and tokens[at].form not in grammar().begins_clause
        for at in range(comma + 1, end)
    )


def _goes_on(tokens: Sequence[Token], at: int, words: Types, people: set[int]) -> bool:
    token = tokens[at]
    if at in people:
        return token.text[0].isupper()
    if token.kind == "punct":
        return token.form in ("-", "–", ",") and at + 1 < len(tokens) and tokens[at + 1].kind == "word"
    if words.language == "ru":
        tags = russian_tags(token.form)
        return not tags & {"VERB", "INFN", "GRND", "PRTS", "NPRO"} and token.form not in grammar().ends_subject
    return token.morph.pos not in ("VERB", "PRON") and token.form not in grammar().ends_subject


# «...» атты конференция


def _with_title(tokens: Sequence[Token], words: Types, sentence: Sentence) -> list[Thing]:
    found = []
    for at in range(sentence.first + 2, sentence.last - 1):
        if tokens[at].form not in CLOSE:
            continue
        start = opening(tokens, at, sentence.first)
        kind = _kind_named(tokens, at, words, sentence) if start is not None and at - start > 2 else None
        if start is not None and kind:
            found.append(Thing(kind, start, at + 1, key_of(tokens[start + 1 : at])[:120], rule="title"))
    return found


def _kind_named(tokens: Sequence[Token], close: int, words: Types, sentence: Sentence) -> str | None:
    """What a quoted title is the title of: «...» атты халықаралық ғылыми конференция; «...» бірінші саммиті."""
    named = tokens[close + 1].form in words.named
    reach = 8 if named else 4
    for at in range(close + 1, min(close + reach, sentence.last)):
        token = tokens[at]
        if token.kind == "punct" and token.form != "-":
            return None
        kind = words.type_of(token) if token.kind == "word" else None
        if kind and (kind.kind == "event" or (named and kind.kind in ("document", "project"))):
            return kind.kind
    return None


# «Сибур», «Газпром», «Лукойл» сияқты компаниялар


# распоряжение № 16, № 16 қаулы, ПФ-39-сон Фармон


def _numbered(tokens: Sequence[Token], words: Types, sentence: Sentence) -> list[Thing]:
    """Documents that their number names."""
    found = []
    for at in range(sentence.first + 1, sentence.last - 1):
        if tokens[at].form not in grammar().numbered:
            continue
        if tokens[at].form == "№" and words.language == "ru" and _is_document(tokens[at - 1], words):
            first, last = at - 1, at + 2
        elif words.language in TURKIC and tokens[at].form != "№" and _is_document(tokens[at + 1], words):
            first, last = _number_before(tokens, at, sentence), at + 2
        else:
            continue
        found.append(Thing("document", first, last, key_of(tokens[first:last]), rule="number"))
    return found


def _number_before(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Where «ПФ-39» begins before «-сон»."""
    first = at
    while first > sentence.first and at - first < 5 and tokens[first - 1].end == tokens[first].start:
        first -= 1
    return first


def _listed(tokens: Sequence[Token], quotes: list[tuple[int, int]], words: Types, sentence: Sentence) -> list[Thing]:
    if len(quotes) < 2:
        return []
    found: list[Thing] = []
    group: list[tuple[int, int]] = []
    for first, last in [*quotes, (sentence.last + 9, sentence.last + 9)]:
        if group and first - group[-1][1] > 3:
            found += _firms(tokens, group, words, sentence)
            group = []
        group.append((first, last))
    return found


def _headed(tokens: Sequence[Token], quotes: list[tuple[int, int]], words: Types, sentence: Sentence) -> list[Thing]:
    """Firms that only their head tells: гендиректор «Сурок», «Сурок» бас директоры."""
    found = []
    for first, close in quotes:
        if not 1 < close - first < 6 or not tokens[first + 1].text[0].isupper():
            continue
        beside = first - 1 if words.language in ("ru", "en") else close + 1
        if beside < sentence.last and tokens[beside].form in ("бас", "бош", "bosh"):
            beside += 1
        if sentence.first <= beside < sentence.last and tokens[beside].form.startswith(grammar().heads_of_firms):
            found.append(Thing("company", first + 1, close, key_of(tokens[first + 1 : close]), 2, "head"))
    return found


def _quotations(tokens: Sequence[Token], sentence: Sentence) -> list[tuple[int, int]]:
    found, at = [], sentence.first
    while at < sentence.last:
        close = closing(tokens, at, sentence.last) if tokens[at].form in OPEN else None
        if close:
            found.append((at, close))
            at = close
        at += 1
    return found


def _firms(tokens: Sequence[Token], group: list[tuple[int, int]], words: Types, sentence: Sentence) -> list[Thing]:
    if any(_GRADE.fullmatch("".join(token.text for token in tokens[start + 1 : close])) for start, close in group):
        return []  # «BB+» is what an agency gives
    if len(group) < 2 or any(close - start > 5 or close - start < 2 for start, close in group):
        return []
    around = [
        *range(max(sentence.first, group[0][0] - 4), group[0][0]),
        *range(group[-1][1] + 1, min(sentence.last, group[-1][1] + 5)),
    ]
    kinds = {kind.kind for at in around if tokens[at].kind == "word" and (kind := words.type_of(tokens[at]))}
    chosen = next((kind for kind in ("company", "media", "organisation") if kind in kinds), None)
    if chosen is None:
        return []
    return [Thing(chosen, start + 1, close, key_of(tokens[start + 1 : close]), rule="list") for start, close in group]
