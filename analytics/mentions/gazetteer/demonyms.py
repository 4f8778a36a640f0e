"""The adjectives and demonyms that follow from a country's name by rule: «боливиялық», «боливиялик», боливиец.

What does not follow from it («ағылшын», француз, Dutch) stands in countries.csv.
"""

from __future__ import annotations

_BACK, _FRONT = frozenset("аоұыяёую"), frozenset("әеөүіиэ")
_VOICED = frozenset("лмнңзж")
_VOICELESS = frozenset("кқптсшщфхцчбвгғд")


def demonyms(name: str, language: str) -> list[str]:
    """What «-лық», «-лик» or "-lik" makes of a country's name; nothing in Russian and English.

    >>> demonyms("Вьетнам", "kk"), demonyms("Боливия", "uz-Cyrl"), demonyms("Солтүстік Корея", "kk")
    (['вьетнамдық'], ['боливиялик'], ['солтүстік кореялық'])
    """
    name = name.lower()
    if not name[-1:].isalpha() or name.isascii() != (language == "uz-Latn") or len(name) < 3:
        return []
    if language == "kk":
        return [name + _kazakh(name)]
    return [name + {"uz-Cyrl": "лик", "uz-Latn": "lik"}[language]] if language.startswith("uz") else []


def _kazakh(name: str) -> str:
    """The suffix in the harmony of the last vowel, its consonant as the last sound wants it."""
    vowel = next((letter for letter in reversed(name) if letter in _BACK or letter in _FRONT), "а")
    first = "д" if name[-1] in _VOICED else "т" if name[-1] in _VOICELESS else "л"
    return first + ("ық" if vowel in _BACK else "ік")


_PEOPLE = ("ийский", "ейский", "анский", "янский", "инский", "онский")


def from_russian_adjective(adjective: str) -> list[str]:
    """The people and the first half of a compound that a Russian adjective gives.

    >>> from_russian_adjective("боливийский"), from_russian_adjective("турецкий")
    (['боливийско', 'боливиец', 'боливийцы'], ['турецко'])
    """
    found = [adjective[:-2] + "о"] if adjective.endswith(("ский", "цкий")) else []
    if adjective.endswith(_PEOPLE):
        stem = adjective[:-4]  # «боливий», «мексикан»
        singular = stem[:-1] + "ец" if stem.endswith("й") else stem + "ец"
        found += [singular, stem + "цы"]
    return found
