"""What an article shows of its unknown names anywhere in it: a place, a company or a person.

A name is judged by all its occurrences: «Сурок аралында» once makes «Сурок» a place in the whole article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from analytics.endings import TURKIC
from analytics.mentions.cue_words import Cues, cues
from analytics.mentions.people.find import Name, begins_person
from analytics.mentions.people.names import bases, common_first_name, first_name, patronymic, strong_surname
from analytics.mentions.people.signals import introduced
from analytics.mentions.people.titles import titles
from analytics.mentions.things.business import does_business
from analytics.records import Sentence, Token

_WHERE = frozenset({"loc", "attr"})
_ATTRIBUTIVE = ("дағы", "дегі", "тағы", "тегі", "даги", "dagi")
_AGENT = ("шы", "ші", "чи", "chi")  # «шахматшы Сурок»: who does something
_OF = frozenset({"of", "in", "for", "at"})


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together: tokens[first:last], and the words of them that are no direction."""

    first: int
    last: int
    sentence: Sentence


@dataclass(slots=True)
class Evidence:
    """The forms of an article's capitalised words by what stands beside them."""

    places: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)  # stand alone after «на» and the like, as places do and persons
    persons: set[str] = field(default_factory=set)
    titled: set[str] = field(default_factory=set)  # persons by more than by speaking, which firms do too
    alone: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)  # capitalised elsewhere than at the head of a sentence
    firms: list[Run] = field(default_factory=list)
    doers: list[Run] = field(default_factory=list)  # that do what firms do, and some persons
    runs: list[list[Run]] = field(default_factory=list)  # of each sentence

    def is_place(self, form: str, language: str) -> bool:
        """Whether a word, or what it is without an ending, is shown as a place."""
        return any(base in self.places or base in self.beside for base in bases(form, language) if len(base) > 3)

    def is_called_place(self, form: str, language: str) -> bool:
        """The same without what may be a person as well."""
        return any(base in self.places for base in bases(form, language) if len(base) > 3)

    def is_person(self, form: str, language: str) -> bool:
        """The same for a person."""
        return any(base in self.persons for base in bases(form, language) if len(base) > 2)


def _runs(tokens: Sequence[Token], sentence: Sentence, capitals: list[int], named: Collection[int]) -> Iterator[Run]:
    """The runs of capitalised words of a sentence, hyphens within; no known names, nor what follows «Гамбургтегі»."""
    reached = sentence.first
    for first in capitals:
        if first < reached or first in named or not _capital(tokens[first]):
            continue
        last = first + 1
        if first == sentence.first and sentence.language in TURKIC and tokens[first].morph.pos not in ("PROPN", "X"):
            reached = last
            if last < sentence.last and _capital(tokens[last]):
                continue  # «Шартномани Сурок олди»
        while last < sentence.last and last not in named and not tokens[last - 1].form.endswith(_ATTRIBUTIVE):
            if not _capital(tokens[last]) and not _hyphen(tokens, last, sentence):
                break
            if _other_script(tokens, last):
                break
            if begins_person(tokens, last, sentence) and tokens[last - 1].form != "-":
                break  # «штата Суркай Мартин Рид»
            last += 1
        yield Run(first, last, sentence)
        reached = last


def _other_script(tokens: Sequence[Token], at: int) -> bool:
    before, token = tokens[at - 1], tokens[at]
    return (
        before.kind == token.kind == "word" and before.text.isascii() != token.text.isascii() and _both(before, token)
    )


def _both(one: Token, other: Token) -> bool:
    """Whether one of two words is in Cyrillic letters: «Сурок Rail»."""
    return "а" <= one.form[0] <= "ӿ" or "а" <= other.form[0] <= "ӿ"


def _capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper() and token.form not in titles().never


def _hyphen(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    return tokens[at].form in "-&" and at + 1 < sentence.last and _capital(tokens[at + 1])


def gather(
    tokens: Sequence[Token], sentences: Sequence[Sentence], capitals: Sequence[list[int]], named: set[int]
) -> Evidence:
    """The evidence of a whole article.

    `capitals` are the capitalised tokens of each sentence, `named` those of names that the lexicons know.
    """
    found = Evidence()
    for sentence, places in zip(sentences, capitals, strict=True):
        words = cues(sentence.language)
        found.runs.append([])
        if words is None:
            continue
        found.runs[-1] = list(_runs(tokens, sentence, places, named))
        for run in found.runs[-1]:
            _weigh(tokens, run, words, found)
    return found


def _weigh(tokens: Sequence[Token], run: Run, words: Cues, found: Evidence) -> None:
    forms = _bases(tokens, run, words)
    if run.last - run.first == 1:
        found.alone.update(forms)
    if run.first > run.sentence.first and run.sentence.kind != "headline":
        found.inside.update(forms)
    if run.last - run.first > 1 and _stands_in(tokens[run.last - 1], words):  # «Айбек Сурок Бестауда»: where
        found.places |= {base for base in bases(tokens[run.last - 1].form, words.language) if len(base) > 3}
        run = Run(run.first, run.last - 1, run.sentence)
        forms = _bases(tokens, run, words)
    headed = run.last - run.first > 1 and first_name(tokens[run.first].form, words.language) is None
    if headed and words.has("firm_before", tokens[run.first]):
        found.firms.append(Run(run.first + 1, run.last, run.sentence))  # "Brokerage Surok & Pok"
    elif headed and titles().is_title(tokens[run.first], words.language):  # «Судья Сурок ушёл»
        forms = _bases(tokens, Run(run.first + 1, run.last, run.sentence), words)
        found.titled.update(forms)
        found.persons.update(forms)
    elif _is_airline(tokens, run):
        found.firms.append(run)
    elif _is_called_place(tokens, run, words) or _is_where(tokens, run, words):
        found.places |= {form for form in forms if len(form) > 3}
    elif _is_beside(tokens, run, words):
        found.beside |= {form for form in forms if len(form) > 3}
    elif _is_firm(tokens, run, words):
        found.firms.append(run)
    elif _has_title(tokens, run, words):
        found.titled.update(forms)
        found.persons.update(forms)
    else:
        _weigh_deeds(tokens, run, words, forms, found)


def _weigh_deeds(tokens: Sequence[Token], run: Run, words: Cues, forms: Sequence[str], found: Evidence) -> None:
    if does_business(tokens, run.first, run.last, run.sentence, words):
        found.doers.append(run)
    elif _speaks(tokens, run, words):
        found.persons.update(forms)


def _bases(tokens: Sequence[Token], run: Run, words: Cues) -> Sequence[str]:
    """What the words of a run can be without an ending."""
    return [base for at in range(run.first, run.last) for base in bases(tokens[at].form, words.language)]


def _is_called_place(tokens: Sequence[Token], run: Run, words: Cues) -> bool:
    length = run.last - run.first
    if length > 1 and any(words.has("direction", token) for token in tokens[run.first : run.last]):
        return True
    if words.has("direction", tokens[run.first]):
        return False
    before = _before(tokens, run)
    if before and (words.has("direction", before) or words.has("place_before", before)):
        return True
    after = tokens[run.last] if run.last < run.sentence.last else None
    return bool(after and words.has("place_after", after)) or (
        run.last - run.first > 1 and words.has("place_after", tokens[run.last - 1])
    )


def _is_where(tokens: Sequence[Token], run: Run, words: Cues) -> bool:
    if _stands_in(tokens[run.last - 1], words):
        return True
    before = _before(tokens, run)
    if before is None or before.form not in words.where:
        return False
    form = tokens[run.first].form
    name = first_name(form, words.language) if words.language == "ru" and form.endswith(("а", "я")) else None
    return name is None or name == form  # «выстрелил в Мартина Сурока»: no place has this case after «в»


def _is_beside(tokens: Sequence[Token], run: Run, words: Cues) -> bool:
    before = _before(tokens, run) if run.last - run.first == 1 else None
    return before is not None and before.form in words.beside


def _stands_in(last: Token, words: Cues) -> bool:
    """Whether a Kazakh or Uzbek word has the case of a place."""
    return words.language in TURKIC and bool(_WHERE & set(last.morph.tags) or last.form.endswith(_ATTRIBUTIVE))


def _before(tokens: Sequence[Token], run: Run) -> Token | None:
    """The word before a run, or that before the dot of its abbreviation («г. Сурок»)."""
    at = run.first - 1
    if at > run.sentence.first and tokens[at].form == "." and len(tokens[at - 1].form) < 3:
        at -= 1
    return tokens[at] if at >= run.sentence.first else None


def _speaks(tokens: Sequence[Token], run: Run, words: Cues) -> bool:
    beside = [at for at in (run.first - 1, run.last) if run.sentence.first <= at < run.sentence.last]
    return any(titles().is_speech(tokens[at], words.language) for at in beside)


def _has_title(tokens: Sequence[Token], run: Run, words: Cues) -> bool:
    if introduced(tokens, run.last, run.sentence):
        return True
    if run.last + 2 < run.sentence.last and tokens[run.last].form == ",":  # ", director of"
        following = tokens[run.last + 1 : min(run.last + 5, run.sentence.last)]
        if words.language in ("en", "ru") and any(titles().is_title(token, words.language) for token in following):
            return True
    before = run.first - 1
    while before > run.sentence.first and tokens[before].form in ".,":
        before -= 1
    if before < run.sentence.first:
        return False
    word = tokens[before]
    return titles().is_title(word, words.language) or (word.text.islower() and word.form.endswith(_AGENT))


def _is_airline(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a name begins as airlines do: "Air Surok", «Эйр Сурок»."""
    return tokens[run.first].form in ("air", "эйр", "эр") and 1 < run.last - run.first < 4


def _is_firm(tokens: Sequence[Token], run: Run, words: Cues) -> bool:
    before = tokens[run.first - 1] if run.first > run.sentence.first else None
    after = tokens[run.last] if run.last < run.sentence.last else None
    if before and words.has("firm_before", before):
        return True
    if after and words.has("firm_role", after):
        return True
    role = tokens[run.first - 2] if run.first - 1 > run.sentence.first else None
    return bool(before and before.form in _OF and role and words.has("firm_role", role))


def convincing(name: Name, tokens: Sequence[Token], sentence: Sentence, evidence: Evidence) -> bool:
    """Whether enough tells that a name is a person's and nothing that it is a place's.

    Russian and English tell common words well enough to trust a pair of unknown ones; elsewhere the surname must
    stand alone again, speak, or carry a title.
    """
    last, language = name.words[-1], sentence.language
    marked = language != "en" and strong_surname(last, language)
    titled = any(base in evidence.titled for base in bases(last, language))
    if len(name.words) == 1 and not titled and not name.initials and evidence.is_place(last, language):
        return False
    eastern = len(name.words) == 3 and name.words[0] in titles().east
    if name.initials or marked or eastern or any(patronymic(word, language) for word in name.words):
        return True
    if name.rule == "known-surname":
        return True
    if titled:
        return True
    if name.last - name.first == 3 and tokens[name.first + 1].form == "-":
        return False  # "Surok-Tulparia" alone: given names are joined so, but no given name and surname
    full = len(name.words) > 1 and first_name(name.words[0], language) is not None
    is_place = evidence.is_called_place if full else evidence.is_place
    if any(is_place(word, language) for word in name.words):
        return False
    return evidence.is_person(last, language) or _trusted(name, tokens, sentence, evidence)


def _trusted(name: Name, tokens: Sequence[Token], sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a name that nothing speaks for or against is a person's."""
    last, language = name.words[-1], sentence.language
    if language == "ru" or strong_surname(last, language) or any(first_name(word, language) for word in name.words):
        return True
    if len(name.words) == 2 and common_first_name(name.words[0], language):
        return True
    before = tokens[name.first - 1].form if name.first > sentence.first else ""
    if language == "en" and before != "the" and before not in _OF:
        return True
    return len(name.words) < 2 or not evidence.alone.isdisjoint(bases(last, language))
