"""Named things whose name tells what they are: «Альтернатива» зерттеулер орталығы, Институт экономики, Silk Bank.

In Kazakh and Uzbek the type word comes last and carries the possessive; in Russian the name follows it; in English
both happen inside one run of capitalised words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analytics.endings import TURKIC
from analytics.mentions.grammar import grammar
from analytics.mentions.people.find import begins_person
from analytics.mentions.people.names import (
    first_name,
    is_adjective,
    is_predicate,
    key,
    russian_cases,
    russian_tags,
    strong_surname,
    unlike_a_word,
)
from analytics.mentions.people.titles import titles
from analytics.mentions.things.english import around, in_english
from analytics.mentions.things.thing import CLOSE, OPEN, Thing, closing, key_of, opening
from analytics.mentions.things.types import Type, Types, types
from analytics.records import Sentence, Token

_LONGEST, _GAP = 12, 5
_POSSESSED = re.compile("(?:с[ыіи]|[ыіи]|s?i)(?:[нn]?[а-яәғқңөұүһіўҳa-zʻ]{0,6})?$")
_ROMAN = re.compile("[IVXLІХ]{1,6}$")
_PLURAL = re.compile("(?:[лдт][ае]р|lar)")
_GENITIVE = re.compile(".{3,}(?:[ндт][ыі]ң|[дт][ае]ғы|[дт]егі|нинг|даги|ning|dagi)$")


def find_things(
    tokens: Sequence[Token],
    sentence: Sentence,
    forms: Sequence[str],
    people: set[int],
    named: set[int],
    outlets: set[int],
) -> list[Thing]:
    """The named things of a sentence.

    `people` are the tokens of persons' names, which no name goes over; `named` those of other known names, whose
    words are no type words («Ресей Федерациясының»); `outlets` those of media and companies («Kazinform агенттігі»).
    """
    words = types(sentence.language)
    if words is None:
        return []
    found: list[Thing] = []
    if sentence.language == "uz-Latn":
        found += in_english(tokens, sentence, forms, people, named)
    for at in words.type_words(forms, sentence.first):
        kind = words.type_of(tokens[at])
        if kind is None or at in people or at in named:
            continue
        if words.language in TURKIC and at - 1 in named and kind.base in grammar().bodies:
            continue  # «НАТО ұйымы»: the name is known
        if words.language in TURKIC:
            thing = _before(tokens, at, kind, words, sentence, people | outlets, named)
        elif words.language == "ru":
            thing = _after(tokens, at, kind, words, sentence, people)
        else:
            thing = around(tokens, at, kind, words, sentence, people)
        if thing:
            found.append(thing)
    return found


# Kazakh and Uzbek: the type word is the head, at the end


def _before(
    tokens: Sequence[Token],
    at: int,
    kind: Type,
    words: Types,
    sentence: Sentence,
    people: set[int],
    named: set[int],
) -> Thing | None:
    if at > sentence.first and tokens[at - 1].form in CLOSE:
        return _quoted(tokens, at, at - 1, kind, sentence)
    if at + 1 < sentence.last and tokens[at + 1].form in CLOSE:
        start = opening(tokens, at + 1, sentence.first)
        if start is not None and at - start < _LONGEST and tokens[start + 1].text[0].isupper():
            return Thing(kind.kind, start, at + 2, key_of(tokens[start + 1 : at + 1]))
    rest = tokens[at].form[len(kind.base) - 1 :]
    if _PLURAL.search(rest[1:5]) and kind.kind != "event":
        return None
    start = _leftmost(tokens, at, kind, words, sentence, people, named)
    if kind.base in grammar().cups and start is not None and tokens[at - 1].text[0].isupper():
        start = at - 1  # «Болат Сурок Тулпар кубогында»: the cup has one word, the rest is who plays
    if kind.kind == "document" and named.issuperset(a for a in range(start or at, at) if tokens[a].form != "-"):
        return None  # «Rus-turk bitimi» tells only of its parties
    possessed = _POSSESSED.match(rest[1:]) or _POSSESSED.match(rest)
    numbered = kind.capital and at + 2 < sentence.last and tokens[at + 1].form == "-" and tokens[at + 2].form.isdigit()
    bare = kind.kind == "event" and not _ends_name(tokens[at - 1], words)
    if start is None or not (possessed or bare or numbered):
        return None
    if numbered:
        return Thing(kind.kind, start, at + 3, key_of(tokens[start : at + 3]))  # «Қамбар-Ата ГЭС-1»
    if tokens[start].form in OPEN:
        close = closing(tokens, start, at)
        name = tokens[start + 1 : close] if close else tokens[start:at]
        return Thing(kind.kind, start, at + 1, key_of(name))
    if kind.base in grammar().generic:
        return Thing(kind.kind, start, at, key_of(tokens[start:at]))
    return Thing(kind.kind, start, at + 1, key_of([*tokens[start:at]]) + "-" + key(kind.base))


def _leftmost(
    tokens: Sequence[Token],
    at: int,
    kind: Type,
    words: Types,
    sentence: Sentence,
    people: set[int],
    named: set[int],
) -> int | None:
    start, gap, here = None, 0, at - 1
    while here >= max(sentence.first, at - _LONGEST) and here not in people:
        token = tokens[here]
        if token.form in CLOSE:
            return opening(tokens, here, sentence.first)
        listed = token.form == "," and kind.strong and start is None  # «Инвестициялар, саноат ва савдо вазирлиги»
        if token.kind != "word" and token.form != "-" and not listed and not _ROMAN.match(token.text):
            break
        if (
            _ends_before(token, words, kind)
            or (token.form in words.join and here > sentence.first and _ends_name(tokens[here - 1], words))
            or (token.form in words.join and here > sentence.first and _OTHERS & set(tokens[here - 1].morph.tags))
            or gap > _GAP
            or (start is not None and here == sentence.first and gap > 0)
            or ("acc" in token.morph.tags and tokens[here + 1].text[0].isupper())
            or (_of_person(token, words) and tokens[here + 1].form not in grammar().after_person)
        ):
            break
        capital = token.text[0].isupper() and token.form not in titles().never
        gap = 0 if capital else gap + 1
        start = here if capital else start
        here -= 1
    return start if start is not None and _tells(tokens, start, at, kind, sentence, named) else None


_OBLIQUE = frozenset({"gen", "abl", "loc", "attr"})
_OTHERS = frozenset({"dat", "abl", "loc", "acc"})  # «одаққа және НАТО ұйымына»: two things


def _ends_name(token: Token, words: Types) -> bool:
    """Whether a name ends before «мен»: «Сурок одағы мен Пок агенттігі», «"Сурок" мен Пок зауыты»."""
    return token.form in CLOSE or (token.kind == "word" and words.type_of(token) is not None)


def _of_person(token: Token, words: Types) -> bool:
    """Whether a word is of a person's name, which stands before the next thing («Александр Дроговоз Kazinform ...»)."""
    if not token.text[0].isupper():
        return False
    return first_name(token.form, words.language) == token.form or strong_surname(token.form, words.language)


def _ends_before(token: Token, words: Types, kind: Type) -> bool:
    if token.form in words.stop or (titles().is_title(token, words.language) and "pl" not in token.morph.tags):
        return True
    if _GENITIVE.match(token.form) and not token.form.startswith(("деңгейд", "даражад", "darajad")):
        return not (kind.kind == "event" and token.text[0].isupper())
    if kind.kind in ("company", "facility") and (token.morph.pos == "VERB" or "acc" in token.morph.tags):
        return True  # «Tulpar көліктерін өндіретін Сурок зауыты»
    if token.form.startswith(("деңгейд", "даражад", "darajad")):
        return False  # «Жоғары деңгейдегі ынтымақтастық кеңесі»
    oblique = _OBLIQUE | {"dat", "ins", "acc"} if token.text[0].isupper() else _OBLIQUE
    return bool(oblique & set(token.morph.tags)) and kind.kind != "event"


def _tells(tokens: Sequence[Token], start: int, at: int, kind: Type, sentence: Sentence, named: set[int]) -> bool:
    """Whether the capital letter is a name's: not just that of the sentence."""
    if start > sentence.first and tokens[start - 1].form not in OPEN:
        return True
    if start in named or (at + 1 < sentence.last and tokens[at + 1].form in CLOSE and start > sentence.first):
        return True
    if at - start > 1 and at + 1 < sentence.last and titles().is_title(tokens[at + 1], sentence.language):
        return True  # «... орталығының директоры»
    if tokens[start].text.isascii() and _cyrillic(tokens[at]):
        return True  # «Surok жобасы»: what is in Latin letters is a name
    if tokens[start].form not in OPEN and (kind.capital or tokens[start].morph.pos in ("PROPN", "X")):
        return True  # «Жаңатас химия комбинаты»
    if at - start > 1 and kind.kind == "organisation" and "p3" in tokens[at - 1].morph.tags:
        return True  # «Дала фермерлері одағы»
    capitals = sum(token.text[0].isupper() for token in tokens[start:at])
    return capitals > 1 or kind.strong


def _cyrillic(token: Token) -> bool:
    return "а" <= token.form[0] <= "ӿ"


def _quoted(tokens: Sequence[Token], at: int, close: int, kind: Type, sentence: Sentence) -> Thing | None:
    """«Алтын дән» компаниясы: of a company the name alone, of the rest all of it."""
    start = opening(tokens, close, sentence.first)
    if start is None or close - start < 2 or not _is_title(tokens[start + 1 : close]):
        return None
    name = key_of(tokens[start + 1 : close])
    if kind.kind in ("company", "media"):
        return Thing(kind.kind, start + 1, close, name) if close - start <= 8 else None
    return Thing("project" if kind.base in _PROGRAMMES else kind.kind, start, at + 1, name)


_PROGRAMMES = frozenset({"бағдарлама", "дастур", "dastur", "программа"})


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether quoted words are a name and no quotation: «iSurok», «7-Сурок», not «не возражают»."""
    first = tokens[0].text
    return first != first.lower() or first[0].isdigit() or not first[0].isalpha()


# Russian: the name follows the type word


def _after(
    tokens: Sequence[Token], at: int, kind: Type, words: Types, sentence: Sentence, people: set[int]
) -> Thing | None:
    start = _with_adjectives(tokens, at, sentence, people)
    if at + 1 < sentence.last and tokens[at + 1].form in OPEN:
        return _with_quotation(tokens, start, at, kind, sentence)
    if kind.kind in ("company", "media"):
        return _company_after(tokens, start, at, kind, sentence, people)
    if kind.kind == "document" and (at == sentence.first or not tokens[at].text[0].isupper()):
        joint = sentence.first < start < at and tokens[start - 1].form not in ".:»"  # «статья Совместного заявления»
        return Thing("document", start, at + 1, _lemmas(tokens[start:at]) + "-" + key(kind.base)) if joint else None
    last = _complements(tokens, at, words, sentence, people)
    inside = any(token.text[0].isupper() for token in tokens[at + 1 : last])
    if kind.kind == "event" and tokens[at : at + 2][-1].form == "мира":
        return Thing("event", start, at + 2, _key_after(tokens, at, at + 2, kind))  # «чемпионат мира»
    named = start < at or tokens[at].text[0].isupper()
    if start == sentence.first and named:
        named = last - start > 2 and (kind.strong or inside)
    if not (named and last - start > 1) and not (kind.strong and inside):
        return None
    return Thing(
        kind.kind, start, last, _lemmas(tokens[start:at]) + "-" * (start < at) + _key_after(tokens, at, last, kind)
    )


def _lemmas(tokens: Sequence[Token]) -> str:
    """The adjectives before a Russian type word, the same in every case and gender."""
    return "-".join(key(token.lemma or token.form) for token in tokens if token.kind != "punct")


def _key_after(tokens: Sequence[Token], at: int, last: int, kind: Type) -> str:
    rest = key_of(tokens[at + 1 : last])
    return key(kind.base) + ("-" + rest if rest else "")


def _with_adjectives(tokens: Sequence[Token], at: int, sentence: Sentence, people: set[int]) -> int:
    start = here = at
    while here > sentence.first and here - 1 not in people and tokens[here - 1].kind == "word" and at - here < 4:
        here -= 1
        tags = russian_tags(tokens[here].form)
        if not tags & {"ADJF", "PRTF"} or tags & {"Apro", "Anum"} or tokens[here].form in titles().never:
            break
        if tokens[here].text[0].isupper():
            start = here
    return start


def _with_quotation(tokens: Sequence[Token], start: int, at: int, kind: Type, sentence: Sentence) -> Thing | None:
    close = closing(tokens, at + 1, sentence.last)
    if close is None or close - at < 3 or not _is_title(tokens[at + 2 : close]):
        return None
    name = key_of(tokens[at + 2 : close])
    if kind.kind in ("company", "media"):
        return Thing(kind.kind, at + 2, close, name) if close - at <= 9 else None
    return Thing("project" if kind.base in _PROGRAMMES else kind.kind, start, close + 1, name)


def _company_after(
    tokens: Sequence[Token], start: int, at: int, kind: Type, sentence: Sentence, people: set[int]
) -> Thing | None:
    last = at + 1
    while last < min(sentence.last, at + 4) and last not in people and tokens[last].text[0].isupper():
        if begins_person(tokens, last, sentence) or tokens[last].form in titles().never:
            break  # «президент компании Bellator Скотт Кокер»
        last += 1
    if last > at + 1 and tokens[at + 1].kind == "word":
        return Thing(kind.kind, at + 1, last, key_of(tokens[at + 1 : last]))
    if start < at and kind.base in ("банк", "компания", "завод", "комбинат") and start > sentence.first:
        return Thing(kind.kind, start, at + 1, key_of(tokens[start : at + 1]))
    return None


def _complements(tokens: Sequence[Token], at: int, words: Types, sentence: Sentence, people: set[int]) -> int:
    """The end of the genitives after a type word: «Институт мировой экономики и международных отношений»."""
    last, here, case = at + 1, at + 1, "gent"
    kind = words.type_of(tokens[at])
    named = at + 1 if kind and kind.base in grammar().named_after else None  # «Университет Сурока»
    while here < min(sentence.last, at + _LONGEST):
        token = tokens[here]
        if token.form in words.join:
            case = {"по": "datv", "при": "loct"}.get(token.form, "gent" if token.form != "и" else case)
        elif token.form == "-":
            pass
        elif here == at + 1 and _is_latin(token):
            return _latin_run(tokens, here, sentence)  # «агентства Surok Research Projects»
        elif tokens[here - 1].form in words.instrumental and "ablt" in russian_cases(token.form):
            last, case = here + 1, "ablt" if is_adjective(token.form) else "gent"
        elif here == at + 1 and is_predicate(tokens[at].form, token.form):
            break  # «Прокуратура начала проверку»
        elif not _complements_in(token, case) or here in people or (named != here and _is_somebody(tokens, here)):
            break
        else:
            last = here + 1
            case = "gent" if russian_tags(token.form) & {"NOUN"} and tokens[here].form not in words.join else case
        here += 1
    return last


def _is_latin(token: Token) -> bool:
    return token.kind == "word" and token.text.isascii() and token.text[0].isupper()


def _latin_run(tokens: Sequence[Token], first: int, sentence: Sentence) -> int:
    last = first
    while last < min(sentence.last, first + 6) and (_is_latin(tokens[last]) or tokens[last].form in ("of", "for", "&")):
        last += 1
    return last


def _is_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word begins a person's name: «Института исследований Аркадий Вяземцев»."""
    token = tokens[at]
    if not token.text[0].isupper() or token.text.isupper() or tokens[at - 1].form == "имени":
        return False
    return "Geox" not in russian_tags(token.form) and unlike_a_word(token.form, "", "ru")


def _complements_in(token: Token, case: str) -> bool:
    """Whether a word can stand in a complement of that case; an abbreviation can in any."""
    if token.kind != "word":
        return False
    return case in russian_cases(token.form) or (token.text.isupper() and len(token.text) > 1)
