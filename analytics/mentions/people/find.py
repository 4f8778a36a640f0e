"""People whom no lexicon knows: by title, first name, patronymic, initials and the endings of surnames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from analytics.mentions.cue_words import cues
from analytics.mentions.gazetteer.alias_cache import aliases
from analytics.mentions.people.names import (
    agree,
    common_first_name,
    first_name,
    is_function_word,
    lone_surname,
    only_a_name,
    patronymic,
    strong_surname,
    surname,
)
from analytics.mentions.people.signals import (
    QUOTES,
    adjective,
    fits_title,
    honoured,
    introduced,
    says,
    speaks,
    titled,
    unlike,
)
from analytics.mentions.people.titles import titles
from analytics.mentions.things.types import types
from analytics.records import Sentence, Token

_LONGEST = 5
_INITIALS = 6  # tokens of initials with their dots and hyphens before a surname: «К.-Ж. Токаев»
_MOST = 30  # tokens of a name with its initials, dots and hyphens
_DIGRAPHS = frozenset({"sh", "ch", "yu", "ya", "yo", "ye", "zh", "kh", "дж", "ts", "ju", "oʻ", "gʻ"})
_CASES = ("ның", "нің", "дың", "дің", "тың", "тің", "дағы", "дегі", "тағы", "тегі", "нинг", "даги", "ning", "dagi")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the text: tokens[first:last]."""

    first: int
    last: int
    words: tuple[str, ...]  # given names and surname, as forms of the text
    patronymics: tuple[str, ...]
    initials: str  # the first letters of given names, where no more is told
    base: str  # the surname in its dictionary form, as well as it is known
    rule: str  # what tells that it is a name


def begins_person(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a known first name stands here and a capitalised word behind it."""
    following = tokens[at + 1] if at + 1 < sentence.last else None
    if following is None or following.kind != "word" or not following.text[0].isupper():
        return False
    return first_name(tokens[at].form, sentence.language) is not None


def find_names(tokens: Sequence[Token], sentence: Sentence, capitals: Sequence[int], blocked: set[int]) -> list[Name]:
    """The people of a sentence; `capitals` are its capitalised tokens, `blocked` those of other known names."""
    found: list[Name] = []
    reached = sentence.first
    for at in capitals:
        if at < reached or at in blocked or not _can_be_name(tokens, at, sentence.language):
            continue
        run = list(_run(tokens, at, sentence, blocked))
        name = _judge(tokens, run, sentence)
        if name:
            found.append(name)
        reached = run[-1] + 1 if run else at + 1
    return found


def _can_be_name(tokens: Sequence[Token], at: int, language: str) -> bool:
    token = tokens[at]
    if _is_initial(tokens, at):
        return True
    if token.kind != "word" or token.form in titles().unlikely or _is_body(token, language):
        return False
    return len(token.text) == 1 or not token.text.isupper() or len(token.text) > 4


def _is_body(token: Token, language: str) -> bool:
    """Whether a word says what an institution is, and is nobody's name: «Хокимият», "Parliament"."""
    words = types(language)
    kind = words.type_of(token) if words else None
    if kind is None or kind.kind != "organisation" or kind.weak:
        return False
    return first_name(token.form, language) is None and (language == "en" or surname(token.form, language) is None)


def _run(tokens: Sequence[Token], at: int, sentence: Sentence, blocked: set[int]) -> Iterator[int]:
    """The tokens of one name from `at` on: capitalised words, initials with their dots, hyphens, particles."""
    language, first = sentence.language, at
    while at < min(sentence.last, first + _MOST) and at not in blocked:
        token = tokens[at]
        if at > first + 1 and begins_person(tokens, at, sentence) and not _joined(tokens, at, first):
            return  # «Айбек Сарманға Болат Тұлпаров ...»
        if _is_syllable(tokens, at, first):
            yield at
        elif token.text[0].isupper() and _can_be_name(tokens, at, language) and not _is_role(token, language):
            yield at
            if _inflected(token, language):
                return
        elif not _connects(tokens, at, sentence, blocked):
            return
        else:
            yield at
        at += 1


def _is_syllable(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a word in small letters ends a name of the east: "Kim Do-hyun", «Пан Ги-мун»."""
    if at < first + 3 or tokens[at - 1].form != "-" or tokens[first].form not in titles().east:
        return False
    return tokens[at].text.isalpha() and tokens[at].text.islower() and len(tokens[at].text) <= _SYLLABLE


_SYLLABLE = 6  # letters


def _joined(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a first name goes on with the name before it: «Абу Али», «Анна-Мария», «К. Айбек»."""
    before = [tokens[at] for at in range(first, at)]
    if before[-1].kind != "word" or len(before) < 2:
        return True
    return before[-1].form in titles().inside


def _is_role(token: Token, language: str) -> bool:
    """Whether a capitalised word is a title and no name («Батыр», «Поваров»)."""
    named = first_name(token.form, language) is not None or strong_surname(token.form, language)
    return titles().is_title(token, language) and not named


def _connects(tokens: Sequence[Token], at: int, sentence: Sentence, blocked: set[int]) -> bool:
    form, words = tokens[at].form, titles()
    if form in words.after:
        return True
    if form == ".":
        return at > sentence.first and _is_initial(tokens, at - 1)
    more = at + 1 < sentence.last and at + 1 not in blocked and tokens[at + 1].text[0].isupper()
    if form == "-" and at + 1 < sentence.last and at > sentence.first + 1 and tokens[at - 2].form in words.east:
        more = True  # "Kim Do-hyun"
    if form == "-":
        more = more or (tokens[at - 1].form in words.inside and at + 1 < sentence.last)
        return more and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    if form in words.inside and at + 2 < sentence.last and tokens[at + 1].form == "-" and at + 2 not in blocked:
        return tokens[at + 2].text[0].isupper()  # «Валид аль-Муалем»
    return more and form in words.inside


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    """«Қ.», "Sh.", «К.М.»: one letter, or two that write one sound, with a dot behind."""
    token = tokens[at]
    if len(token.text) > 2 and "." not in token.text:
        return False
    letters = token.text.split(".")
    if not all(part[:1].isupper() and (len(part) == 1 or part.lower() in _DIGRAPHS) for part in letters):
        return False
    return at + 1 < len(tokens) and tokens[at + 1].form == "." and tokens[at + 1].start == token.end


def _inflected(token: Token, language: str) -> bool:
    """Whether a word ends in a case that no word but the last of a name carries."""
    if language == "en":
        return token.form.endswith("ʻs")  # "Luke's Surok"
    if language == "ru" or not token.form.endswith(_CASES):
        return False
    return first_name(token.form, language) != token.form


def _judge(tokens: Sequence[Token], run: list[int], sentence: Sentence) -> Name | None:
    initials = [at for at in run if _is_initial(tokens, at)]
    capital = [at for at in run if _stands_for_name(tokens, at, run[0])]
    words = [at for at in capital if at not in initials and len(tokens[at].text) > 1]
    words = _without_where(
        tokens, _without_place(tokens, _without_opening(tokens, words, sentence), sentence), sentence
    )
    if not words or _is_place_phrase(tokens, words[-1], sentence):
        return None
    start = _start_of_name(tokens, words, [at for at in initials if words[0] - _INITIALS <= at < words[0]], sentence)
    if start is None:
        return None
    return _from(start, tokens, run, words, initials, sentence)


def _stands_for_name(tokens: Sequence[Token], at: int, first: int) -> bool:
    return tokens[at].kind == "word" and (tokens[at].text[0].isupper() or _is_syllable(tokens, at, first))


def _is_place_phrase(tokens: Sequence[Token], last: int, sentence: Sentence) -> bool:
    """Whether a Russian run ends in the adjective of a place: «в Суроке Донецкой области»."""
    if sentence.language != "ru" or last + 1 >= sentence.last:
        return False
    after = tokens[last + 1]
    if after.kind != "word" or after.text[0].isupper() or titles().is_title(after, "ru"):
        return False
    return agree(tokens[last].form, after.form)


def _from(
    begin: _Start, tokens: Sequence[Token], run: list[int], words: list[int], initials: list[int], sentence: Sentence
) -> Name:
    """The name that begins there, up to its surname, with its initials and what stands behind («оглы»)."""
    start = begin.at
    chosen = _up_to_surname(tokens, [at for at in words if at >= start][:_LONGEST], sentence.language)
    marks = "".join(tokens[at].form for at in initials if at >= start)
    first = min([*chosen, *(at for at in initials if at >= start)])
    last = max([*chosen, *(at for at in run if tokens[at].form in titles().after and at > chosen[0])])
    if initials and initials[-1] > last:
        last = initials[-1]
    name = _name(tokens, chosen, marks, first, last + 1, sentence.language)
    return replace(name, rule=begin.rule)


def _without_opening(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> list[int]:
    """Without a common word that only begins its sentence: «Победив Дастина Джонсона»."""
    if len(words) < 2 or tokens[words[0] + 1].form == "-" or _is_eastern(tokens, words):
        return words
    form, language = tokens[words[0]].form, sentence.language
    if language == "ru" and is_function_word(form):
        return words[1:]  # «Ранее Суроков», «Сам Суроков»
    if language == "en":
        return _without_office(tokens, words)
    if not _opens(tokens, words[0], sentence):
        return words
    if first_name(form, language) or surname(form, language) or unlike(tokens, words[0], language):
        return words
    morph = tokens[words[0]].morph
    common = morph.pos in _OPENING or (morph.pos == "NOUN" and _CASED & set(morph.tags))
    return words[1:] if language == "ru" or common else words


def _without_office(tokens: Sequence[Token], words: list[int]) -> list[int]:
    """Without the end of what somebody heads: "Minister of Roads and Utilities Irek Surok"."""
    for number, at in enumerate(words[:-2]):
        if first_name(tokens[at].form, "en") or unlike(tokens, at, "en"):
            return words[number:]
    return words[-2:] if len(words) > 2 else words


_OPENING = frozenset({"VERB", "ADV", "FUNC", "PRON", "NUM"})


def _opens(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    return at == sentence.first or tokens[at - 1].form in ":.!?…" or tokens[at - 1].form in QUOTES


def _without_place(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> list[int]:
    """Without a place before a person: «штата Суркай Род Рид», «Западного Суркая Патрику Морриси»."""
    near = cues(sentence.language)
    if near is None or len(words) < 3:
        return words
    if near.has("direction", tokens[words[0]]) and len(words) > 3:
        return words[2:]
    before = words[0] - 1
    return words[1:] if before >= sentence.first and near.has("place_before", tokens[before]) else words


def _without_where(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> list[int]:
    """Without where it happened: «Айбек Суроков Бестауда»."""
    if len(words) < 3 or sentence.language in ("ru", "en") or tokens[words[-1] - 1].form == "-":
        return words
    return words[:-1] if _PLACES & set(tokens[words[-1]].morph.tags) else words


_CASED = frozenset({"gen", "acc", "dat", "loc", "abl"})
_PLACES = frozenset({"loc", "abl", "attr"})


def _up_to_surname(tokens: Sequence[Token], words: list[int], language: str) -> list[int]:
    """«Дәурен Кәріпов Тәуелсіздіктің»: a name ends with its surname."""
    for number, at in enumerate(words[1:-1], 2):
        form = tokens[at].form
        if tokens[words[number] - 1].form == "-":
            continue  # «Сорокин-Ладожский»
        if surname(form, language) and not patronymic(form, language) and first_name(tokens[words[0]].form, language):
            return words if patronymic(tokens[words[number]].form, language) else words[:number]
    return words


class _Start(NamedTuple):
    """Where in a run of capitalised words a person's name starts, and the rule that tells it."""

    at: int
    rule: str


def _start_of_name(tokens: Sequence[Token], words: list[int], initials: list[int], sentence: Sentence) -> _Start | None:
    """Where a person's name starts, or None where nothing tells of one."""
    language = sentence.language
    if initials and initials[-1] == words[0] - 2:
        return _Start(initials[0], "initials")
    firsts = [at for at in words if first_name(tokens[at].form, language)]
    if len(words) == 2 and not firsts and _is_common_pair(tokens, words, sentence):
        return _Start(words[0], "first-name")
    if len(words) > 1:
        return _start_of_full_name(tokens, words, firsts, sentence)
    rule = _rule_of_lone(tokens, words[0], initials, sentence)
    return _Start(words[0], rule) if rule else None


def _rule_of_lone(tokens: Sequence[Token], only: int, initials: list[int], sentence: Sentence) -> str | None:
    """What tells that a single word is somebody's name."""
    form, language = tokens[only].form, sentence.language
    if tokens[only].text.isascii() and language in ("ru", "kk", "uz-Cyrl"):
        return None
    if initials and surname(form, language):
        return "initials"
    if honoured(tokens, only, sentence):
        return "honorific"
    if _is_called(tokens, only, sentence):
        return "surname"
    if titled(tokens, only, sentence) and fits_title(tokens, only, language):
        return "person-title"
    personal = first_name(form, language) or form in titles().east or unlike(tokens, only, language)
    if personal and says(tokens, [only], sentence):
        return "saying"
    return "introduced" if personal and introduced(tokens, only + 1, sentence) else None


def _start_of_full_name(
    tokens: Sequence[Token], words: list[int], firsts: list[int], sentence: Sentence
) -> _Start | None:
    language, last = sentence.language, words[-1]
    forms = [tokens[at].form for at in words]
    if _is_eastern(tokens, words):
        return _Start(words[0], "eastern")
    foreign = language not in ("uz-Latn", "en") and all(form.isascii() for form in forms)
    if firsts and not foreign and (firsts[0] != last or surname(forms[0], language)):
        whole = firsts[0] == last or _belongs(tokens, words, sentence)
        return _Start(words[0] if whole else firsts[0], "first-name")
    if any(patronymic(form, language) for form in forms[1:]):
        return _Start(words[0], "patronymic")
    native = not tokens[words[0]].text.isascii() or language in ("uz-Latn", "en")
    if native and len(words) <= 3 and titled(tokens, words[0], sentence):
        return _Start(words[0], "person-title")
    if len(words) <= 3 and language != "en" and strong_surname(forms[-1], language):
        if words[0] != sentence.first or unlike(tokens, words[0], language) or introduced(tokens, last + 1, sentence):
            return _Start(words[0], "surname")
        return _Start(last, "surname") if lone_surname(forms[-1], language) else None  # «Бугун Суроков келди»
    rule = _rule_of_unknown(tokens, words, sentence) if len(words) <= 3 else None
    return _Start(words[0], rule) if rule else None


def _rule_of_unknown(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> str | None:
    """What tells that words without a known name among them are somebody's."""
    if _of_known_family(tokens, words, sentence):
        return "known-surname"
    if _unknown_pair(tokens, words, sentence):
        return "unknown-words"
    if speaks(tokens, words, sentence):
        return "saying"
    return "introduced" if introduced(tokens, words[-1] + 1, sentence) else None


def _of_known_family(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> bool:
    """Whether a known surname stands behind a name of no list: "Hunter Biden"; not "Yesterday Biden"."""
    first, last = tokens[words[0]], tokens[words[-1]]
    if len(words) != 2 or sentence.kind == "headline" or not _follows(tokens, words):
        return False
    form = last.form.removesuffix("ʻs") if sentence.language == "en" else last.form
    if form not in known_surnames() and surname(form, sentence.language) not in known_surnames():
        return False
    plain = first.morph.pos in _OPENING or adjective(first, sentence.language)
    plain = (plain and not unlike(tokens, words[0], sentence.language)) or first.form in titles().never
    return not plain and first.text[1:].islower()


def _follows(tokens: Sequence[Token], words: list[int]) -> bool:
    return words[1] == words[0] + 1 and tokens[words[0]].end + 1 == tokens[words[1]].start


@cache
def known_surnames() -> frozenset[str]:
    """The surnames that alone mean a person of the lexicon."""
    return frozenset(alias.pieces[0] for alias in aliases() if alias.entity.kind == "person" and len(alias.pieces) == 1)


def _unknown_pair(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> bool:
    """Whether capitalised words that no dictionary has stand together, and no quotation marks around them."""
    if words[0] > sentence.first and tokens[words[0] - 1].form in QUOTES:
        return False
    if {"loc", "attr"} & set(tokens[words[-1]].morph.tags):
        return False  # «Путин Көкшетауда»: where, not who
    strange = [unlike(tokens, at, sentence.language) for at in words]
    scripts = {tokens[at].form.isascii() for at in words}
    if len(scripts) > 1 or any(adjective(tokens[at], sentence.language) for at in words):
        return False
    if sentence.language in ("ru", "kk", "uz-Cyrl") and scripts == {True}:
        return False
    if sentence.language == "en" and words[0] != sentence.first:
        return strange[-1]
    return all(strange) if words[0] == sentence.first or sentence.language == "ru" else any(strange)


def _belongs(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> bool:
    """Whether a word before a first name is of the name: «Бекенов Асхат Ерланұлы», not «Кеше Асхат Бекенов»."""
    form, language = tokens[words[0]].form, sentence.language
    if first_name(form, language) or tokens[words[0] + 1].form == "-":
        return True
    if strong_surname(form, language) and patronymic(tokens[words[-1]].form, language):
        return True  # «Токаев Касым-Жомарт Кемелевич» at the head of a sentence
    return words[0] != sentence.first and language != "en" and strong_surname(form, language)


def _is_common_pair(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> bool:
    """Whether a first name that is a common word too stands before a surname: «келген Адам Сурок», «Пол Сурок, ...»."""
    first, last = words
    if not common_first_name(tokens[first].form, sentence.language) or not unlike(tokens, last, sentence.language):
        return False
    after = tokens[last + 1].form if last + 1 < sentence.last else "."
    return first > sentence.first or after in ",(–—" or says(tokens, words, sentence)


def _is_eastern(tokens: Sequence[Token], words: list[int]) -> bool:
    """Whether words are a name as Korea, China and Vietnam write it: «Ри Ён Хо», "Xi Jinping"."""
    if tokens[words[0]].form not in titles().east or len(words) > 3:
        return False
    return all(len(tokens[at].text) <= (5 if len(words) == 3 else 8) for at in words[1:])


def _is_called(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a word alone is a name: by the Russian dictionary («Гейне») or its ending («Сейтқалиев»)."""
    token = tokens[at]
    if len(token.text) < 4 or token.text.isupper():
        return False
    before = tokens[at - 1].form if at > sentence.first else ""
    after = tokens[at + 1].form if at + 1 < sentence.last else ""
    saint = before == "." and tokens[at - 2].form == "св"  # «церковь Св. Мартина»
    if before in QUOTES or "-" in (before, after) or saint:
        return False
    if sentence.language == "ru" and only_a_name(token.form):
        return True
    opens = at == sentence.first and sentence.language != "ru" and token.morph.pos not in ("PROPN", "X")
    return not opens and lone_surname(token.form, sentence.language)


def _name(tokens: Sequence[Token], chosen: list[int], initials: str, first: int, last: int, language: str) -> Name:
    forms = tuple(tokens[at].form for at in chosen)
    turned = len(forms) > 1 and strong_surname(forms[0], language) and not strong_surname(forms[-1], language)
    ended = first_name(forms[-1], language) or patronymic(forms[-1], language)
    if turned and ended and not first_name(forms[0], language):
        forms = (*forms[1:], forms[0])
    named = [form for form in forms if not patronymic(form, language)] or list(forms)
    if len(named) == 1 and len(forms) > 1 and (surname(forms[-1], language) or len(forms) == 2):
        named.append(forms[-1])  # «Степан Чирич» has no patronymic alone
    middle = tuple(form for form in forms if form not in named)
    return Name(
        first, last, tuple(named), middle, initials, surname(named[-1], language) or _base(tokens, chosen, named), ""
    )


def _base(tokens: Sequence[Token], chosen: list[int], named: list[str]) -> str:
    """The surname without the ending that its sentence gives it: «Айбек Сурокты», «Мартином Суроком»."""
    last, first = tokens[chosen[-1]], tokens[chosen[0]].form
    if len(named) < 2 or last.form != named[-1]:
        return named[-1]
    if _CASED.union(("ins",)) & set(last.morph.tags) and last.form.startswith(last.lemma) and len(last.lemma) > 2:
        return last.lemma
    if last.form.endswith(_INSTRUMENTAL) and first.endswith(_INSTRUMENTAL) and len(last.form) > 4:
        return last.form[:-2]
    return last.form


_INSTRUMENTAL = ("ом", "ем", "ём", "ым", "им")
