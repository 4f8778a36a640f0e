"""What the sentences before spoke of: the measure of a figure whose own sentence names none."""

from __future__ import annotations

from bisect import bisect_left

from analytics.domain import carried
from analytics.figures.fields.own_measures import find_phrases
from analytics.figures.text.lexer import lex
from analytics.figures.text.lexicon import Unit
from analytics.figures.text.phrases import Hit
from analytics.figures.text.sentence import code_of
from analytics.records import Document

_BACK = 2  # sentences
_LEAD = 3  # sentences of headline and lead, asked last
_LONGEST = 2_000  # characters of a sentence that are read
_LENT = frozenset({"money", "mass", "volume", "count", "length"})


class Told:
    """The measures told last and the heads of the sentences before; `index` is the sentence being read."""

    def __init__(self, document: Document) -> None:
        self.index = 0
        self._document = document
        self._last: dict[str, tuple[int, str]] = {}
        self._heads: dict[int, list[Hit]] = {}

    def hear(self, index: int, heads: list[Hit]) -> None:
        """Start on a sentence whose heads of measures are known."""
        self.index = index
        self._heads.setdefault(index, heads)

    def say(self, kind: str, name: str | None) -> None:
        """Remember what a figure measured, unless nothing told."""
        if name is not None:
            self._last[kind] = (self.index, name)

    def last(self, kind: str) -> str | None:
        """The measure of the last figure of a kind of unit."""
        return self._last[kind][1] if kind in self._last else None

    def carried(self, unit: Unit) -> str | None:
        """The measure of the figure just before, else the head of the sentences before, else of the lead for money."""
        kind = unit.kind
        if kind not in _LENT or (kind == "mass" and unit.id != "tonne"):
            return None
        at, name = self._last.get(kind, (-1, None))
        for back in range(_BACK + 1):
            if name is not None and self.index - at == back:
                return name
            head = self._head(self.index - back, kind) if self.index >= back else None
            if head is not None:
                return head
            if kind == "count" and back == 1:
                break
        if name is not None or kind == "count":
            return name
        heads = (self._head(at, kind) for at in range(min(_LEAD, self.index)))
        return next((head for head in heads if head is not None), None)

    def _head(self, index: int, kind: str) -> str | None:
        """The last head of a sentence that takes the kind of unit and may be carried."""
        wanted = carried(kind)
        if index not in self._heads:
            self._heads[index] = self._find(index)
        for hit in reversed(self._heads[index]):
            if kind in hit.value.kinds and hit.value.id in wanted:
                return str(hit.value.id)
        return None

    def _find(self, index: int) -> list[Hit]:
        """The heads of a sentence without figures."""
        sentence = self._document.sentences[index]
        code = code_of(sentence, self._document)
        if code is None:
            return []
        folded = self._document.folded
        start, end = sentence.start, min(sentence.end, sentence.start + _LONGEST)
        if not isinstance(folded.offsets, range):
            start, end = bisect_left(folded.offsets, start), bisect_left(folded.offsets, end)
        words = lex(folded.text, start, end, code)
        return find_phrases(code, [word.form for word in words], self._document.article.own).get("measure", [])
