"""Messages of the interface in the reader's language, from gettext catalogues (`locale/*.po`).

The catalogues are compiled in memory: nothing but the text files is kept. A chart or a label asks `_`; which
language is meant was said once at the start of the run by `use`.
"""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parents[1] / "locale"
# code -> its own name; "awaiting" a native speaker's review are those in AWAITING_REVIEW
LANGUAGES = {
    "en": "English",
    "ru": "Русский",
    "kk": "Қазақша",
    "uz-Latn": "Oʻzbekcha",
    "uz-Cyrl": "Ўзбекча",
}
AWAITING_REVIEW = frozenset({"kk", "uz-Latn", "uz-Cyrl"})
_current: ContextVar[str] = ContextVar("language", default="en")


def use(code: str) -> None:
    """Choose the language for this thread of execution; an unknown code means English."""
    _current.set(code if code in LANGUAGES else "en")


def language() -> str:
    """The code of the language in use."""
    return _current.get()


@cache
def locale_of(code: str) -> Locale:
    """The Babel locale of an interface language.

    >>> str(locale_of("uz-Cyrl"))
    'uz_Cyrl'
    """
    return Locale.parse(code, sep="-")


def locale() -> Locale:
    """The Babel locale in use."""
    return locale_of(_current.get())


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    path = FOLDER / f"{code}.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code.replace("-", "_")))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(message: str, **values: object) -> str:
    """The message in the language in use, with its {places} filled."""
    text = _catalogue(_current.get()).gettext(message)
    return text.format(**values) if values else text


def ngettext(singular: str, plural: str, n: int, **values: object) -> str:
    """The message in the plural form for n; `{n}` in it is filled with n in the reader's digits."""
    from babel.numbers import format_decimal

    text = _catalogue(_current.get()).ngettext(singular, plural, n)
    return text.format(n=format_decimal(n, locale=locale()), **values)


def N_(message: str) -> str:
    """Mark a message for the catalogues that is translated later, when it is shown."""
    return message


def best_match(header: str | None) -> str:
    """The interface language for a browser's locale such as 'ru-RU'; English where none fits.

    >>> best_match("uz-Cyrl-UZ"), best_match("uz"), best_match("kk-KZ"), best_match("fr"), best_match(None)
    ('uz-Cyrl', 'uz-Latn', 'kk', 'en', 'en')
    """
    code = header or "en"
    if code.startswith("uz"):
        return "uz-Cyrl" if "Cyrl" in code else "uz-Latn"
    short = code.split("-")[0]
    return short if short in LANGUAGES else "en"
