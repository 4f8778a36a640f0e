"""What a claimed value is of, as far as claims in other words or languages can share it.

The words of the object say it, once the names of the parties and the measure's own words are taken from them: "Omani
companies" counts companies and no more, «пшеницы» of an export is wheat. A concept is the same in all languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from analytics.domain import having
from analytics.figures.fields.own_measures import find_phrases
from analytics.figures.text.lexer import Word, lex
from analytics.figures.text.phrases import Hit
from analytics.figures.text.sentence import code_of
from analytics.language.lexicon import stopwords
from analytics.language.morphology import analyse_form
from analytics.language.normalise import fold
from analytics.records import Analysis, Document, Figure, Mention, Sentence

_LONGEST = 8  # words of an object that are read
_LONGEST_SENTENCE = 2_000  # characters in which the measure that grew is looked for


class Subjects:
    """The subjects of an article's figures, asked sentence by sentence."""

    def __init__(self, found: Analysis, locate: Callable[[int], int]) -> None:
        self._document = found.document
        self._concepts: dict[int, dict[str, str]] = {}  # by sentence: the concepts that its lemmas name
        self._states: dict[int, set[str]] = {}  # and the words that name countries
        for mention in found.mentions:
            self._note(mention, locate(mention.start))

    def _note(self, mention: Mention, sentence: int) -> None:
        words = mention.text.casefold().replace("-", " ").split()
        if mention.kind == "concept":
            lemmas = _lemmas(words, self._document.sentences[sentence].language)
            self._concepts.setdefault(sentence, {})[" ".join(lemmas)] = mention.entity
        elif mention.kind == "country":
            self._states.setdefault(sentence, set()).update(words)

    def of(self, figure: Figure, sentence: int) -> str | None:
        """The subject of a figure of a sentence: its entity, a good, a concept, words, or only its measure's name."""
        what = figure.good or self._words(figure, sentence) or self._changed(figure, sentence)
        if figure.about is None:
            return what
        return f"{figure.about} {what}" if what and figure.measure in having("of_object") else figure.about

    def _words(self, figure: Figure, number: int) -> str | None:
        if not figure.object:
            return None
        sentence = self._document.sentences[number]
        code = code_of(sentence, self._document) or ""
        text = fold(figure.object.replace("-", " ")).text
        words = [word for word in lex(text, 0, len(text), code) if word.kind == "w"][:_LONGEST] if code else []
        hits = find_phrases(code, [word.form for word in words], self._document.article.own) if words else {}
        if figure.measure in having("of_object"):
            return _one_flow(hits.get("measure", [])) or self._rest(words, hits, figure, number)
        return self._rest(words, hits, figure, number)

    def _rest(self, words: list[Word], hits: dict[str, list[Hit]], figure: Figure, number: int) -> str | None:
        """What the words of an object tell beside the measure, the parties and the time."""
        named = having("plain") | having("goods") | having("of_object")
        own = _covered(words, hits.get("measure", []), figure.measure) if figure.measure in named else set()
        units = _covered(words, hits.get("unit", []), "")  # of time: «в 2019 году»
        left = [word for word in words if word.form not in units and not self._says_nothing(word, own, number)]
        if figure.measure in named and words and not left:
            return figure.measure if self._is_one(figure) else None
        if not words:
            return figure.object.casefold() if figure.object else None
        language = self._document.sentences[number].language
        told = _concept([word for word in words if word.form not in own], self._concepts.get(number, {}), language)
        return told or " ".join(_lemmas((word.text.casefold() for word in left), language)) or None

    def _says_nothing(self, word: Word, own: set[str], number: int) -> bool:
        """Whether a word only names the measure or a country, or is a verb or a function word."""
        bare, language = word.text.casefold().partition("'")[0], self._document.sentences[number].language
        if word.form in own or bare in self._states.get(number, ()) or bare in stopwords(language):
            return True
        return analyse_form(bare, language).pos == "VERB"

    @staticmethod
    def _is_one(figure: Figure) -> bool:
        """Whether there is one value of the measure itself: of goods in money alone, for tonnes are of many goods."""
        money = len(figure.unit) == 3 and figure.unit.isupper()
        return figure.measure in having("plain") or (figure.measure in having("goods") and money)

    def _changed(self, figure: Figure, number: int) -> str | None:
        """What grew, where the sentence names one flow alone: "trade with Oman grew by 8 percent"."""
        if figure.measure not in having("of_object"):
            return None
        return _one_flow(_heads(self._document, self._document.sentences[number]))


def _heads(document: Document, sentence: Sentence) -> list[Hit]:
    """The heads of measures in a sentence."""
    code = code_of(sentence, document)
    if code is None or sentence.end - sentence.start > _LONGEST_SENTENCE:
        return []
    text = fold(document.text[sentence.start : sentence.end]).text
    forms = [word.form for word in lex(text, 0, len(text), code)]
    return find_phrases(code, forms, document.article.own).get("measure", [])


def _one_flow(heads: list[Hit]) -> str | None:
    """The flow that heads name, where it is one."""
    flows = {str(hit.value.id) for hit in heads} & (having("flow") | having("directed")) - having("of_object")
    return next(iter(flows)) if len(flows) == 1 else None


def _covered(words: list[Word], hits: list[Hit], measure: str) -> set[str]:
    """The words that phrases cover; of measures those of one."""
    kept = (hit for hit in hits if not measure or hit.value.id == measure)
    return {word.form for hit in kept for word in words[hit.first : hit.last]}


def _concept(words: list[Word], concepts: Mapping[str, str], language: str) -> str | None:
    """The concept that the words or a part of them name, the longest first."""
    parts = list(_lemmas((word.text.casefold() for word in words), language)) if concepts else []
    spans = sorted(combinations(range(len(parts) + 1), 2), key=lambda ends: ends[0] - ends[1])
    found = (concepts.get(" ".join(parts[first:last])) for first, last in spans)
    return next((entity for entity in found if entity), None)


def _lemmas(words: Iterable[str], language: str) -> Iterator[str]:
    for word in words:
        yield analyse_form(word, language).lemma
