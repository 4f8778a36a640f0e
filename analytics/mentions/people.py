"""People whom no lexicon knows: by title, first name, patronymic, initials and the endings of surnames."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from analytics.endings import FOLDER
from analytics.errors import LexiconError
from analytics.mentions.cues import cues
from analytics.mentions.names import (
    bases,
    first_name,
    only_a_name,
    patronymic,
    russian_tags,
    strong_surname,
    surname,
    unlike_a_word,
)
from analytics.mentions.words import pieces
from analytics.records import Sentence, Token
from analytics.vocabulary import Vocabulary

_LONGEST = 5
_QUOTES = frozenset("\"«»“”„‟'")
_DIGRAPHS = frozenset({"sh", "ch", "yu", "ya", "yo", "ye", "zh", "kh", "дж", "ts", "ju", "oʻ", "gʻ"})
_CASES = ("ның", "нің", "дың", "дің", "тың", "тің", "дағы", "дегі", "тағы", "тегі", "нинг", "даги", "ning", "dagi")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the text: tokens[first:last]."""

    first: int
    last: int
    words: tuple[str, ...]  # given names and surname, as forms of the text
    initials: str  # the first letters of given names, where no more is told
    base: str  # the surname in its dictionary form, as well as it is known


class Titles:
    """The words of titles.toml."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._vocabularies: dict[str, Vocabulary] = {}
        for language in ("kk", "uz-Cyrl", "uz-Latn", "ru", "en"):
            self._vocabularies[language] = _vocabulary(data[language])
        self._speech = {language: _vocabulary(data["speech"][language]) for language in data["speech"]}
        self.honorific = frozenset(data["particles"]["honorific"].split())
        self.east = frozenset(data["particles"]["east"].split())
        self.inside = frozenset(data["particles"]["inside"].split())
        self.after = frozenset(data["particles"]["after"].split())
        self.never = frozenset(data["particles"]["never"].split())
        self.unlikely = self.never.union(data["particles"]["unlikely"].split())
        self._known: dict[tuple[str, str], bool] = {}

    def is_title(self, token: Token, language: str) -> bool:
        """Whether a word says who the person named next to it is."""
        key = (token.form, language)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 100_000:
                self._known.clear()
            words = self._vocabularies.get(language) or self._vocabularies["en"]
            found = self._known[key] = bool(words.ids(token.form, language, token.lemma))
        return found

    def is_speech(self, token: Token, language: str) -> bool:
        """Whether a word is a form of a verb of saying."""
        words = self._speech.get(language)
        return words is not None and bool(words.ids(token.form, language, token.lemma))


def _vocabulary(words: str) -> Vocabulary:
    found = Vocabulary()
    for word in words.split():
        found.add(word if word[1:2] == "-" else pieces(word)[-1])
    return found


@cache
def titles() -> Titles:
    """The titles of data/lexicons/entities/titles.toml.

    Raises:
        LexiconError: the file is not what it should be.
    """
    path = FOLDER / "titles.toml"
    try:
        return Titles(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(path.name, "file", str(error)) from error


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
        if at < reached or at in blocked or not _can_be_name(tokens, at):
            continue
        run = list(_run(tokens, at, sentence, blocked))
        name = _judge(tokens, run, sentence)
        if name:
            found.append(name)
        reached = run[-1] + 1 if run else at + 1
    return found


def _can_be_name(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if _is_initial(tokens, at):
        return True
    if token.kind != "word" or token.form in titles().unlikely:
        return False
    return len(token.text) == 1 or not token.text.isupper() or len(token.text) > 4


def _run(tokens: Sequence[Token], at: int, sentence: Sentence, blocked: set[int]) -> Iterator[int]:
    """The tokens of one name from `at` on: capitalised words, initials with their dots, hyphens, particles."""
    language = sentence.language
    while at < sentence.last and at not in blocked:
        token = tokens[at]
        if token.text[0].isupper() and _can_be_name(tokens, at) and not _is_role(token, language):
            yield at
            if _inflected(token, language):
                return
        elif not _connects(tokens, at, sentence, blocked):
            return
        else:
            yield at
        at += 1


def _is_role(token: Token, language: str) -> bool:
    """Whether a capitalised word is a title and no first name («Батыр»)."""
    return titles().is_title(token, language) and first_name(token.form, language) is None


def _connects(tokens: Sequence[Token], at: int, sentence: Sentence, blocked: set[int]) -> bool:
    form, words = tokens[at].form, titles()
    if form in words.after:
        return True
    if form == ".":
        return at > sentence.first and _is_initial(tokens, at - 1)
    more = at + 1 < sentence.last and at + 1 not in blocked and tokens[at + 1].text[0].isupper()
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
    """Whether a word ends in a case that no word but the last of a name carries (Kazakh and Uzbek)."""
    if language in ("ru", "en") or not token.form.endswith(_CASES):
        return False
    return first_name(token.form, language) != token.form


def _judge(tokens: Sequence[Token], run: list[int], sentence: Sentence) -> Name | None:
    initials = [at for at in run if _is_initial(tokens, at)]
    capital = [at for at in run if tokens[at].kind == "word" and tokens[at].text[0].isupper()]
    words = [at for at in capital if at not in initials and len(tokens[at].text) > 1]
    words = _without_place(tokens, _without_opening(tokens, words, sentence), sentence)
    if not words:
        return None
    start = _start_of_name(tokens, words, [at for at in initials if at >= words[0] - 4], sentence)
    if start is None:
        return None
    return _from(start, tokens, run, words, initials, sentence)


def _from(
    start: int, tokens: Sequence[Token], run: list[int], words: list[int], initials: list[int], sentence: Sentence
) -> Name:
    """The name that begins at `start`, up to its surname, with its initials and what stands behind («оглы»)."""
    chosen = _up_to_surname(tokens, [at for at in words if at >= start][:_LONGEST], sentence.language)
    marks = "".join(tokens[at].form for at in initials if at >= start)
    first = min([*chosen, *(at for at in initials if at >= start)])
    last = max([*chosen, *(at for at in run if tokens[at].form in titles().after and at > chosen[0])])
    if initials and initials[-1] > last:
        last = initials[-1]
    return _name(tokens, chosen, marks, first, last + 1, sentence.language)


def _without_opening(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> list[int]:
    """Without a common word that only begins its sentence: «Победив Дастина Джонсона»."""
    if len(words) < 2 or tokens[words[0] + 1].form == "-" or not _opens(tokens, words[0], sentence):
        return words
    form, language = tokens[words[0]].form, sentence.language
    if language == "en" or first_name(form, language) or surname(form, language) or _unlike(tokens, words[0], language):
        return words
    return words[1:] if language == "ru" or tokens[words[0]].morph.pos in _OPENING else words


_OPENING = frozenset({"VERB", "ADV", "FUNC", "PRON", "NUM"})


def _opens(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    return at == sentence.first or tokens[at - 1].form in ":.!?…" or tokens[at - 1].form in _QUOTES


def _without_place(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> list[int]:
    """Without a place before a person: «штата Суркай Род Рид», «Западного Суркая Патрику Морриси»."""
    near = cues(sentence.language)
    if near is None or len(words) < 3:
        return words
    if near.has("direction", tokens[words[0]]) and len(words) > 3:
        return words[2:]
    before = words[0] - 1
    return words[1:] if before >= sentence.first and near.has("place_before", tokens[before]) else words


def _up_to_surname(tokens: Sequence[Token], words: list[int], language: str) -> list[int]:
    """«Дәурен Кәріпов Тәуелсіздіктің»: a name ends with its surname."""
    for number, at in enumerate(words[1:-1], 2):
        form = tokens[at].form
        if tokens[words[number] - 1].form == "-":
            continue  # «Сорокин-Ладожский»
        if surname(form, language) and not patronymic(form, language) and first_name(tokens[words[0]].form, language):
            return words if patronymic(tokens[words[number]].form, language) else words[:number]
    return words


def _start_of_name(tokens: Sequence[Token], words: list[int], initials: list[int], sentence: Sentence) -> int | None:
    """Where in a run of capitalised words a person's name starts, or None where nothing tells of one."""
    language = sentence.language
    if initials and initials[0] == words[0] - 2:
        return initials[0]
    firsts = [at for at in words if first_name(tokens[at].form, language)]
    if len(words) > 1:
        return _start_of_full_name(tokens, words, firsts, sentence)
    only = words[0]
    if tokens[only].text.isascii() and language in ("ru", "kk", "uz-Cyrl"):
        return None
    if initials and surname(tokens[only].form, language):
        return only
    if _honoured(tokens, only, sentence) or _is_called(tokens, only, sentence):
        return only
    if _titled(tokens, only, sentence) and _fits_title(tokens, only, language):
        return only
    if _unlike(tokens, only, language) and _says(tokens, words, sentence):
        return only
    return None


def _start_of_full_name(tokens: Sequence[Token], words: list[int], firsts: list[int], sentence: Sentence) -> int | None:
    language, last = sentence.language, words[-1]
    forms = [tokens[at].form for at in words]
    if _is_eastern(tokens, words):
        return words[0]
    if firsts and (firsts[0] != last or surname(forms[0], language)):
        return words[0] if firsts[0] == last or _belongs(tokens, words, sentence) else firsts[0]
    if any(patronymic(form, language) for form in forms[1:]):
        return words[0]
    native = not tokens[words[0]].text.isascii() or language in ("uz-Latn", "en")
    if native and len(words) <= 3 and _titled(tokens, words[0], sentence):
        return words[0]
    if len(words) <= 3 and language != "en" and strong_surname(forms[-1], language):
        return words[0] if words[0] != sentence.first or _unlike(tokens, words[0], language) else None
    if len(words) <= 3 and (_unknown_pair(tokens, words, sentence) or _speaks(tokens, words, sentence)):
        return words[0]
    return None


def _unlike(tokens: Sequence[Token], at: int, language: str) -> bool:
    return unlike_a_word(tokens[at].form, tokens[at].morph.pos, language)


def _unknown_pair(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> bool:
    """Whether capitalised words that no dictionary has stand together, and no quotation marks around them."""
    if words[0] > sentence.first and tokens[words[0] - 1].form in _QUOTES:
        return False
    if {"loc", "attr"} & set(tokens[words[-1]].morph.tags):
        return False  # «Путин Көкшетауда»: where, not who
    unlike = [_unlike(tokens, at, sentence.language) for at in words]
    scripts = {tokens[at].form.isascii() for at in words}
    if len(scripts) > 1 or any(_adjective(tokens[at], sentence.language) for at in words):
        return False
    if sentence.language in ("ru", "kk", "uz-Cyrl") and scripts == {True}:
        return False
    if sentence.language == "en" and words[0] != sentence.first:
        return unlike[-1]
    return all(unlike) if words[0] == sentence.first or sentence.language == "ru" else any(unlike)


def _adjective(token: Token, language: str) -> bool:
    if language == "ru":
        tags = russian_tags(token.form)
        return bool(tags & {"ADJF", "PRTF"}) and not tags & {"Surn", "Name"}
    return token.morph.pos in ("ADJ", "NUM", "ADV", "FUNC", "PRON")


def _belongs(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> bool:
    """Whether a word before a first name is of the name: «Бекенов Асхат Ерланұлы», not «Кеше Асхат Бекенов»."""
    form, language = tokens[words[0]].form, sentence.language
    if first_name(form, language) or tokens[words[0] + 1].form == "-":
        return True
    return words[0] != sentence.first and language != "en" and strong_surname(form, language)


def _is_eastern(tokens: Sequence[Token], words: list[int]) -> bool:
    """Whether words are a name as Korea, China and Vietnam write it: «Ри Ён Хо», "Xi Jinping"."""
    if tokens[words[0]].form not in titles().east or len(words) > 3:
        return False
    return all(len(tokens[at].text) <= (5 if len(words) == 3 else 8) for at in words[1:])


def _is_called(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a Russian word alone is a surname or first name in the dictionary and nothing else: «Гейне»."""
    token = tokens[at]
    if sentence.language != "ru" or len(token.text) < 4 or token.text.isupper():
        return False
    before = tokens[at - 1].form if at > sentence.first else ""
    after = tokens[at + 1].form if at + 1 < sentence.last else ""
    saint = before == "." and tokens[at - 2].form == "св"  # «церковь Св. Мартина»
    return before not in _QUOTES and after != "-" and not saint and only_a_name(token.form)


def _titled(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    before = at - 1
    if before >= sentence.first and tokens[before].form in _QUOTES and tokens[at + 1].form in _QUOTES:
        return False  # «нападающий «Сурок»»: a team
    while before > sentence.first and (tokens[before].form in _QUOTES or tokens[before].form in ".,"):
        before -= 1
    if before < sentence.first:
        return False
    return titles().is_title(tokens[before], sentence.language) or _is_aged(tokens, before)


_AGED = re.compile("old|летн(?:ий|яя|его|ему|им|ем|ей|юю)")


def _is_aged(tokens: Sequence[Token], at: int) -> bool:
    """«35-летняя Риса Кусума», "35-year-old Risa Kusuma"."""
    return at > 1 and tokens[at - 1].form == "-" and _AGED.fullmatch(tokens[at].form) is not None


def _honoured(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a word stands with an honorific, "Mr Park", «Пак мырза», which no place or firm does."""
    before = at - 2 if at - 2 >= sentence.first and tokens[at - 1].form == "." else at - 1
    if before >= sentence.first and tokens[before].form in titles().honorific:
        return True
    after = tokens[at + 1] if at + 1 < sentence.last else None
    if sentence.language in ("ru", "en") or after is None:
        return False
    return any(base in titles().honorific for base in bases(after.form, sentence.language))


_CASES_RU = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


def _fits_title(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a lone word can be the surname of the title before it: «губернатор Айовы» names no Mr Ayovy."""
    token, title = tokens[at], tokens[at - 2 if tokens[at - 1].form == "." and at > 1 else at - 1]
    if language == "ru" and title.kind == "word":
        agree = _CASES_RU & russian_tags(token.form) & russian_tags(title.form)
        if not agree and unlike_a_word(token.form, "", "ru") is False:
            return False
        if _adjective(token, language) or (not agree and "Fixd" not in russian_tags(token.form)):
            return False
    if language != "en" and token.form.isascii() != title.form.isascii():
        return False
    if first_name(token.form, language) or surname(token.form, language):
        return True
    return title.kind == "word" and len(token.text) > 3 and _unlike(tokens, at, language)


def _says(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> bool:
    after, before, language = words[-1] + 1, words[0] - 1, sentence.language
    if after < sentence.last and titles().is_speech(tokens[after], language):
        return True
    return before >= sentence.first and titles().is_speech(tokens[before], language)


def _speaks(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> bool:
    if _says(tokens, words, sentence):
        return True
    after, language = words[-1] + 1, sentence.language
    if language == "en" and after + 2 < sentence.last and tokens[after].form == ",":
        return any(titles().is_title(tokens[at], language) for at in range(after + 1, min(after + 5, sentence.last)))
    return False


def _name(tokens: Sequence[Token], chosen: list[int], initials: str, first: int, last: int, language: str) -> Name:
    forms = tuple(tokens[at].form for at in chosen)
    turned = len(forms) > 1 and strong_surname(forms[0], language) and not strong_surname(forms[-1], language)
    if turned and first_name(forms[-1], language) and not first_name(forms[0], language):
        forms = (*forms[1:], forms[0])
    named = [form for form in forms if not patronymic(form, language)] or list(forms)
    if len(named) == 1 and len(forms) > 1 and surname(forms[-1], language):
        named.append(forms[-1])
    return Name(first, last, tuple(named), initials, surname(named[-1], language) or bases(named[-1], language)[0])
