"""The time of a figure whose own sentence tells none: that of the flow before it, of a dated sentence, of its span."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from analytics.domain import having, undated
from analytics.figures.fields.period import NOTHING, Time, earlier
from analytics.records import DateMention, Document, Figure

_BACK = 2  # sentences
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")


class Timeline:
    """What the sentences before told of time, read in order of the text."""

    def __init__(self, document: Document, dates: Sequence[DateMention], today: str | None) -> None:
        self._document, self._dates, self._today = document, dates, today
        self._periods: dict[str, tuple[int, str]] = {}
        self.span: str | None = None  # of the last fact that told one

    def fill(self, figure: Figure, index: int, told: Time, span: str | None, base: bool) -> Figure:
        """The figure of the sentence number `index` with its period: as told, else of its span, else carried."""
        if figure.unit in undated() or figure.measure in having("timeless"):
            return _with(figure, told)
        if told.value is None and span and (figure.modality == "planned") == span.startswith("next"):
            told = Time(span, "parent")
        if told.value is None and figure.measure in having("flow"):
            told = self._carried(figure.modality, index)
            told = Time(earlier(told.value), told.how) if base and earlier(told.value) else told
        if told.value is not None and figure.modality == "actual" and not base:
            self.span = told.value
        if figure.measure in having("flow") and told.value is not None and not base:
            self._periods[figure.modality] = (index, told.value)
        return _with(figure, told)

    def _carried(self, modality: str, index: int) -> Time:
        at, before = self._periods.get(modality, (-9, None))
        for back in range(_BACK + 1):
            if before is not None and index - at == back:
                return Time(before, "carried")
            only = self._only(index - back) if back and modality == "actual" else None
            if only is not None:
                return Time(only, "carried")
        return NOTHING

    def _only(self, index: int) -> str | None:
        """The one time that a sentence before names, no day and not ahead: «В 2021 году поставки возобновились.»"""
        if index < 0:
            return None
        sentence = self._document.sentences[index]
        first = bisect_left(self._dates, sentence.start, key=_start)
        dates = self._dates[first : bisect_left(self._dates, sentence.end, key=_start)]
        said = {date.date for date in dates if not _DAY.fullmatch(date.date) and "XXXX" not in date.date}
        only = said.pop() if len(said) == 1 else None
        ahead = only is not None and self._today is not None and only[:4] > self._today[:4]
        return None if ahead else only


def _with(figure: Figure, slot: Time) -> Figure:
    return replace(figure, period=slot.value, how=figure.how | {"period": slot.how})


def _start(date: DateMention) -> int:
    return date.start
