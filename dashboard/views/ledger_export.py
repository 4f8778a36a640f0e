"""The ledger as a file: numbers to compute with, each claim with its time, parties, speaker, sureness and article."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dashboard.text import formats, labels
from dashboard.text.i18n import _


def computable(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `ledger.readable` as a file holds them, under the headings of the screen.

    low and high are given always: they are the value where it is no range. What is left open of it is the qualifier's.
    """
    columns: dict[str, Iterable[object]] = {
        "measure": frame.measure.map(labels.measure),
        "object": frame.object,
        "value": frame.value,
        "low": frame.low.fillna(frame.value),
        "high": frame.high.fillna(frame.value),
        "unit": frame.unit.map(formats.unit),
        "qualifier": [labels.term("qualifiers", code) for code in frame.qualifier],
        "rate": ["" if formats.missing(rate) else formats.per(rate) for rate in frame.rate],
        "period": frame.period,
    }
    named = {labels.field(name): values for name, values in columns.items()}
    named |= {
        _("Period from"): [formats.as_date(day) for day in frame.period_start],
        _("Period to"): [formats.as_date(day) for day in frame.period_end],
        labels.field("parties"): frame.partners,
        _("Partners (codes)"): [_codes(codes) for codes in frame.parties],
        labels.field("claimant"): frame.claimant_name,
        labels.field("modality"): frame.modality_name,
        labels.field("confidence"): frame.confidence_name,
        labels.field("how"): frame.how_name,
        labels.field("text"): frame.text,
        labels.field("sentence"): frame.sentence,
        labels.field("title"): frame.title,
        labels.field("source"): frame.source_name,
        _("Published"): [formats.as_date(day) for day in frame.date],
        labels.field("url"): frame.url,
        labels.field("language"): frame.language.map(labels.text_language),
        labels.field("corrected"): frame.corrected_name,
        labels.field("note"): frame.note,
    }
    return pd.DataFrame({name: list(values) for name, values in named.items()})


def _codes(parties: object) -> list[str]:
    return [str(code) for code in parties] if isinstance(parties, Iterable) else []
