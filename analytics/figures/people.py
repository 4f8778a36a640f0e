"""Who a value is about and who states it: countries, blocs and speakers of the mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from analytics.domain import having
from analytics.figures.lexicon import blocs, homes, media_word, money_words, places
from analytics.figures.sentence import Clause
from analytics.records import Document, Mention, Sentence, Span

_MOST = 6
_BACK = 2  # sentences
_LEAD = 3  # sentences, and how much more a country named in them counts
_SPEAKERS = ("person", "organisation", "company", "media")


_NEAR = 10  # characters
_TITLE = 60  # characters


def _of_money(document: Document, mention: Mention) -> bool:
    """Whether a country's name is a currency's: «АҚШ доллары», «долл. США»."""
    text, words = document.text, money_words()
    after = text[mention.end : mention.end + _NEAR].lower().lstrip(" .$")
    before = text[max(0, mention.start - _NEAR) : mention.start].lower()
    return (
        text[mention.end : mention.end + 1] == "$" or after.startswith(words) or any(word in before for word in words)
    )


def _is_party(document: Document, mention: Mention) -> bool:
    """Whether a country may be a party: neither a currency's nor that of the medium which reports."""
    if _of_money(document, mention):
        return False
    return not media_word().match(document.text, mention.end, mention.end + _TITLE)


class Cast:
    """The countries and speakers of an article, asked sentence by sentence."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...]) -> None:
        self._document, self._sentences = document, document.sentences
        self._states = [(m.start, code) for m in mentions if (code := self._state(m)) and _is_party(document, m)]
        self._starts = [start for start, _ in self._states]
        inside = places()
        self._sites = [(m.start, inside[m.entity]) for m in mentions if m.entity in inside]
        self._speakers = [m for m in mentions if m.kind in _SPEAKERS and not m.nested]
        self._heard = [m.start for m in self._speakers]
        self._home = self._at_home()
        self._pair = self._main()

    @staticmethod
    def _state(mention: Mention) -> str | None:
        return mention.entity if mention.kind == "country" else blocs().get(mention.entity)

    def _at_home(self) -> str | None:
        """The country of an article's readers, where the article speaks of it."""
        country, words = homes().get(self._document.language.partition("-")[0], (None, ()))
        if country is None:
            return None
        known = any(code == country for _, code in (*self._states, *self._sites))
        return country if known or any(token.form.startswith(words) for token in self._document.tokens) else None

    def _named(self, start: int, end: int) -> tuple[str, ...]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(dict.fromkeys([code for _, code in self._states[first:last]])) if first < last else ()

    def _within(self, start: int, end: int) -> list[str]:
        """The countries of the towns and sites that are named."""
        if not self._sites:
            return []
        return list(dict.fromkeys(code for at, code in self._sites if start <= at < end))

    def _main(self) -> tuple[str, ...]:
        """The two countries that the article is about: most named, the lead counting more."""
        lead = self._sentences[min(_LEAD, len(self._sentences)) - 1].end if self._sentences else 0
        counts: Counter[str] = Counter()
        for start, code in self._states:
            counts[code] += _LEAD if start < lead else 1
        first = [code for code, _ in counts.most_common(2)]
        return tuple([*first, *([self._home] if self._home and self._home not in first else [])][:2])

    def parties(self, index: int, measure: str, part: Span) -> tuple[str, ...]:
        """Of the part of the sentence or the sentence, else of the two before, else the article's main pair.

        A town brings its country. Of what lies between two, one of the pair brings the other («trade with Russia ...»),
        and the readers' country stands for the other side of a foreign one; sorted, but for what flows from one to the
        other. A part is what commas enclose: «Russia took half, Kazakhstan 22 %».
        """
        sentence = self._sentences[index]
        own = self._of_part(sentence, part)
        named = [*(own or self._around(index))]
        if not named or (len(named) == 1 and measure in having("between_two")):
            apart = self._named(sentence.start, sentence.end) if own else ()
            named += [code for code in self._other_side(sentence, named) if code not in apart]
        return tuple(named[:_MOST] if measure in having("directed") else sorted(named[:_MOST]))

    def _of_part(self, sentence: Sentence, part: Span) -> tuple[str, ...]:
        """The one country of a part, where the sentence gives each part its own."""
        every = self._named(sentence.start, sentence.end)
        if len(every) < 2:
            return ()
        own = self._named(part.start, part.end)
        return own if len(own) == 1 else ()

    def _around(self, index: int) -> Sequence[str]:
        """The countries of the sentence, else of the nearest of the two before."""
        for back in range(min(_BACK, index) + 1):
            sentence = self._sentences[index - back]
            named = self._named(sentence.start, sentence.end) or self._within(sentence.start, sentence.end)
            if named:
                return named
        return ()

    def _other_side(self, sentence: Sentence, named: list[str]) -> list[str]:
        """Who the other party may be: the country of a town, the other of the pair, the readers' own."""
        inside = [code for code in self._within(sentence.start, sentence.end) if code not in named]
        if named and inside:
            return inside[:1]
        if not named or named[0] in self._pair:
            return [code for code in self._pair if code not in named]
        return [self._home] if self._home and self._home not in named else []

    def claimant(self, clause: Clause, sentence: Sentence) -> str | None:
        """The person or institution that stands nearest to a verb of saying in the sentence."""
        verbs = clause.all("speech")
        rows = self._speakers[bisect_left(self._heard, sentence.start) : bisect_left(self._heard, sentence.end)]
        if not verbs or not rows:
            return None
        place = clause.words[verbs[-1].first].start
        return min(rows, key=lambda m: (m.kind != "person", abs(m.start - place))).entity
