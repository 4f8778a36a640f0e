"""Language and script of a text."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_KAZAKH = re.compile("[әңөұүіһ]", re.IGNORECASE)
_UZBEK = re.compile("[ўҳ]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["kk", "uz", "ru", "en", "ky", "tt", "tg", "tr", "az", "uk", "de", "fr"])
    return identifier


def identify(text: str) -> str:
    """The language code of a text, with the script for Uzbek; "und" where there are no letters."""
    if not any(map(str.isalpha, text)):
        return "und"
    kazakh, uzbek = len(_KAZAKH.findall(text)), len(_UZBEK.findall(text))
    if kazakh > max(3, 2 * uzbek):
        return "kk"
    if uzbek > max(3, 2 * kazakh):
        return "uz-Cyrl"
    code = str(_identifier().classify(text)[0])
    if code == "uz":
        return "uz-Cyrl" if _CYRILLIC.search(text) else "uz-Latn"
    return code
