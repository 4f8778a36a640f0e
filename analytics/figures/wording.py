"""A figure put into words in a language of the interface, from its fields alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from analytics.errors import LexiconError, UsageError
from analytics.figures.lexicon import read

LANGUAGES = ("en", "ru", "kk", "uz-Latn", "uz-Cyrl")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a figure; measure, parties, claimant, source, date are words of the reader's language."""

    measure: str
    unit: str
    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: str = "exact"
    modality: str = "actual"
    rate: str | None = None
    parties: tuple[str, ...] = ()
    period: str | None = None
    claimant: str | None = None
    source: str | None = None
    date: str | None = None


@cache
def _templates(language: str) -> dict[str, Any]:
    if language not in LANGUAGES:
        raise UsageError(f"figures cannot be put into words in {language!r}; choose one of {', '.join(LANGUAGES)}")
    table = read("wording.toml").get(language)
    if table is None:
        raise LexiconError("wording.toml", language, "no templates for this language")
    return dict(table)


def tell(figure: Told, language: str) -> str:
    """One sentence part without a full stop; an unknown language is a UsageError.

    >>> tell(Told("Trade turnover", "USD", 30e9, qualifier="approaching", parties=("Kazakhstan", "Russia"),
    ...      claimant="Kassym-Jomart Tokayev", source="BAQ.KZ", date="11 November 2025"), "en")[:72]
    'Trade turnover, Kazakhstan and Russia, approaching 30 billion US dollars'
    """
    words = _templates(language)
    amount = words["qualifier"].get(figure.qualifier, "{}").format(_amount(figure, words, language))
    named = words["source"] if figure.date else words["undated"]
    text: str = words["figure"].format(
        measure=figure.measure,
        parties=words["parties"].format(parties=_joined(figure.parties, words["and"])) if figure.parties else "",
        amount=words["modality"].get(figure.modality, "{}").format(amount),
        rate=words["rate"].get(figure.rate, "") if figure.rate else "",
        period=words["period"].format(period=figure.period) if figure.period else "",
        claimant=words["claimant"].format(claimant=figure.claimant) if figure.claimant else "",
        source=named.format(source=figure.source, date=figure.date) if figure.source else "",
    )
    return text


def _joined(names: tuple[str, ...], last: str) -> str:
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _amount(figure: Told, words: dict[str, Any], language: str) -> str:
    if figure.value is None:
        ends = [_number(end, words) for end in (figure.low or 0.0, figure.high or 0.0)]
        number, size = words["range"].format(low=ends[0], high=ends[1]), figure.high or 0.0
    else:
        number, size = _number(figure.value, words), figure.value
    unit = words["unit"].get(figure.unit, figure.unit.replace("_", " "))
    return f"{number} {_plural(unit, size, language)}".strip()


def _number(value: float, words: dict[str, Any]) -> str:
    """30 billion, 2,1 млрд, 2 787: the largest scale that leaves at least one whole."""
    for size, name in words["scale"].items():
        if abs(value) >= float(size):
            return f"{_plain(value / float(size), words['decimal'])} {name}"
    return _plain(value, words["decimal"])


def _plain(value: float, decimal: str) -> str:
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text if decimal == "." else text.replace(",", "\u00a0").replace(".", decimal)


def _plural(forms: str, value: float, language: str) -> str:
    """The form of a unit after a number, by the plural rules of CLDR for en and ru."""
    options = forms.split("|")
    if len(options) == 1:
        return options[0]
    if language == "en":
        return options[value != 1]
    whole = int(abs(value))
    if abs(value) >= 1e6:
        return options[-1]
    if value != whole:
        return options[1]
    if whole % 10 == 1 and whole % 100 != 11:
        return options[0]
    return options[1] if 2 <= whole % 10 <= 4 and not 12 <= whole % 100 <= 14 else options[-1]
