"""English names of things: the type word stands inside one run of capitalised words (Silk Bank, Ministry of Steel)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analytics.endings import FOLDER
from analytics.lexicons import blaming, read_toml
from analytics.mentions.people.names import first_name, unlike_a_word
from analytics.mentions.people.titles import titles
from analytics.mentions.things.thing import Thing, key_of
from analytics.mentions.things.types import Type, Types, types
from analytics.records import Sentence, Token

_LONGEST = 12  # tokens of a name
_REACH = 2 * _LONGEST  # how far it is looked for


def around(
    tokens: Sequence[Token], at: int, kind: Type, words: Types, sentence: Sentence, people: set[int]
) -> Thing | None:
    """The thing whose type word stands at `at`."""
    if not tokens[at].text[0].isupper():
        return None if kind.weak else _lower_type(tokens, at, kind, sentence, people)
    start, last = _run_around(tokens, at, kind, words, sentence, people)
    if last - start < 2 or last - start > _LONGEST or _shouted(tokens, sentence):
        return None
    if last - start == 2 and start < at and tokens[at].form != kind.base and first_name(tokens[start].form, "en"):
        return None  # "Jessica Chambers"
    if start == at and tokens[at + 1].form not in words.join:
        return None
    if kind.weak and not _weakly(tokens, start, at, last, sentence):
        return None
    return Thing(_kind_of_run(tokens, start, last, kind, words), start, last, key_of(tokens[start:last]))


def _run_around(
    tokens: Sequence[Token], at: int, kind: Type, words: Types, sentence: Sentence, people: set[int]
) -> tuple[int, int]:
    """The run of capitalised words, and what joins them, around a type word."""
    start, last = at, at + 1
    lowest, highest = max(sentence.first, at - _REACH), min(sentence.last, at + _REACH)
    while start > lowest and start - 1 not in people and _continues(tokens, start - 1, -1, words, sentence):
        if kind.kind == "company" and tokens[start - 1].form in _NO_FIRM:
            break  # "Surok and Pok Cargo": two names
        start -= 1
    while last < highest and last not in people and _continues(tokens, last, 1, words, sentence):
        if kind.kind == "company" and tokens[last].form in _NO_FIRM and tokens[last].form != "of":
            break
        if start < at and tokens[last].text[0].isupper() and _begins_somebody(tokens, last, words):
            break  # "Executive Office Sergei Surok", "Media Group Shen Surok"
        last += 1
    while start < at and (tokens[start].form in words.join or tokens[start].form in titles().never):
        start += 1
    while last > at + 1 and (tokens[last - 1].form in words.join or tokens[last - 1].form == "-"):
        last -= 1  # "the Court on Monday"
    return start, last


def _begins_somebody(tokens: Sequence[Token], at: int, words: Types) -> bool:
    """Whether behind a type word a person's name begins: a word that no dictionary has and that says no kind."""
    if tokens[at - 1].kind != "word" or tokens[at - 1].form in words.join or words.type_of(tokens[at]):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if first_name(tokens[at].form, "en") and following and following.kind == "word" and following.text[0].isupper():
        return words.type_of(following) is None and following.start == tokens[at].end + 1
    return words.type_of(tokens[at - 1]) is not None and unlike_a_word(tokens[at].form, "X", "en")


_NO_FIRM = frozenset({"and", "of", "for", "on", "in", "the"})


def _weakly(tokens: Sequence[Token], start: int, at: int, last: int, sentence: Sentence) -> bool:
    """Whether a weak type word («Surok Cargo») ends a name, not a heading or a common phrase."""
    if at != last - 1 or start == at:
        return False
    strange = [unlike_a_word(token.form, "X", "en") for token in tokens[start:at] if token.kind == "word"]
    return any(strange) or (start > sentence.first and len(strange) > 1)


def in_english(
    tokens: Sequence[Token], sentence: Sentence, forms: Sequence[str], people: set[int], named: set[int]
) -> list[Thing]:
    """English names of companies in an Uzbek text: «Surok Engineering»."""
    words, own = types("en"), types(sentence.language)
    others = people | named | _inflected(tokens, sentence)
    found: list[Thing] = []
    for at in words.type_words(forms, sentence.first) if words else ():
        if at in people or at in named or words is None or not tokens[at].text[0].isupper():
            continue
        kind = words.type_of(tokens[at])
        if kind and kind.kind == "company" and not (own and own.type_of(tokens[at])):
            thing = around(tokens, at, kind, words, sentence, others)
            found += [thing] if thing and thing.kind == "company" and thing.last == at + 1 else []
    return found


def _inflected(tokens: Sequence[Token], sentence: Sentence) -> set[int]:
    """The first word of an Uzbek sentence where it has a case: no name begins there («Shartnomani Surok Rail oldi»)."""
    first = sentence.first
    return {first} if _CASE & set(tokens[first].morph.tags) else set()


_CASE = frozenset({"gen", "acc", "dat", "loc", "abl"})


def _continues(tokens: Sequence[Token], at: int, step: int, words: Types, sentence: Sentence) -> bool:
    token = tokens[at]
    if token.kind == "word" and token.text[0].isupper():
        if step < 0 and token.form.endswith("ʻs"):
            return False  # "Germany's Brandt GmbH"
        return token.form not in titles().never and (token.form.endswith("s") or not titles().is_title(token, "en"))
    if token.form not in words.join and token.form != "-":
        return False
    if step < 0 and token.form == "the" and (at == sentence.first or tokens[at - 1].form not in words.join):
        return False  # "Because the Paris Charter": the name begins behind the article
    beyond = at + step
    if sentence.first <= beyond < sentence.last and tokens[beyond].form == "the":
        if token.form == "and":
            return False  # "the Union of Farmers and the Agency for Water"
        beyond += step
    inside = sentence.first <= beyond < sentence.last
    return inside and tokens[beyond].text[0].isupper() and tokens[beyond].kind == "word" and token.form != "in"


_HEADLINE = 100  # tokens


def _in_capitals(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a sentence is written in capitals all through."""
    words = [tokens[at] for at in range(sentence.first, min(sentence.last, sentence.first + _HEADLINE))]
    letters = [token.text for token in words if token.kind == "word" and len(token.text) > 1]
    return len(letters) > 3 and all(map(str.isupper, letters))


def _shouted(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a headline capitalises its words, so that capitals tell nothing."""
    if _in_capitals(tokens, sentence):
        return True
    if sentence.kind != "headline":
        return False
    last = min(sentence.last, sentence.first + _HEADLINE)
    words = [token for token in tokens[sentence.first : last] if token.kind == "word" and len(token.text) > 3]
    return len(words) > 3 and sum(token.text[0].isupper() for token in words) > 0.8 * len(words)


def _kind_of_run(tokens: Sequence[Token], start: int, last: int, kind: Type, words: Types) -> str:
    for at in range(start, last):
        found = words.type_of(tokens[at])
        if found and at + 1 < last and tokens[at + 1].form in ("of", "for", "on"):
            return found.kind
    tail = words.type_of(tokens[last - 1])
    return tail.kind if tail else kind.kind


_COMPANY_WORDS = frozenset({"company", "bank", "corporation", "airlines", "holding", "group"})


def _lower_type(tokens: Sequence[Token], at: int, kind: Type, sentence: Sentence, people: set[int]) -> Thing | None:
    if kind.kind != "project":
        return _lower_company(tokens, at, kind, sentence, people)
    start = at
    while start > max(sentence.first, at - _LONGEST) and start - 1 not in people and _capital_word(tokens[start - 1]):
        start -= 1  # "the Surok West project"
    strange = any(unlike_a_word(token.form, "X", "en") for token in tokens[start:at])
    return Thing("project", start, at, key_of(tokens[start:at])) if start > sentence.first and strange else None


def _lower_company(tokens: Sequence[Token], at: int, kind: Type, sentence: Sentence, people: set[int]) -> Thing | None:
    """A name beside a lower-case word for a company: "the Nova Steel company", "the company Nova Steel"."""
    if kind.kind != "company" or kind.base not in _COMPANY_WORDS:
        return None
    start = at
    while start > max(sentence.first, at - _LONGEST) and start - 1 not in people and _capital_word(tokens[start - 1]):
        start -= 1
    if start < at and start > sentence.first:
        return Thing("company", start, at, key_of(tokens[start:at]))
    last = at + 1
    while last < min(sentence.last, at + 4) and last not in people and _capital_word(tokens[last]):
        last += 1
    return Thing("company", at + 1, last, key_of(tokens[at + 1 : last])) if last > at + 1 else None


def _capital_word(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper() and token.form not in titles().never


def is_pronoun(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether WHO or US is the pronoun in a sentence all in capitals: "LET US BUILD", "WHO PAID FOR THE ROAD"."""
    kept = capitals().get(tokens[at].form) if sentence.language == "en" and tokens[at].text.isupper() else None
    if kept is None or not _in_capitals(tokens, sentence):
        return False
    before = tokens[at - 1].form if at > sentence.first else ""
    after = tokens[at + 1].form if at + 1 < sentence.last else ""
    named = before in kept.get("before", ()) or after in kept.get("after", ())
    return not named if "before" in kept else before in kept["verbs"]


@cache
def capitals() -> dict[str, dict[str, frozenset[str]]]:
    """English pronouns that capitals make an abbreviation of: what stands beside the name, or before the pronoun."""
    path = FOLDER / "titles.toml"
    with blaming(path):
        table = read_toml(path)["capitals"]
        return {form: {side: frozenset(words.split()) for side, words in row.items()} for form, row in table.items()}
