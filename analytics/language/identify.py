"""Language and script of a text.

Cyrillic: a naive Bayes classifier over the letters that tell the languages apart (`languages.toml`); where it leaves
two languages close, and for Latin, py3langid decides between them. Closely related languages (Kyrgyz, Tatar, Tajik,
Karakalpak ...) are candidates of their own, so that none of them is taken for Kazakh or Uzbek. A long text is decided
from three samples of it.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from analytics.errors import LexiconError
from analytics.language.lexicon import read_toml, stopwords
from analytics.language.normalise import fold
from analytics.records import LANGUAGES

_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏʻ]")
_LATIN_END = 0x2BC  # past the last of them
_CYRILLIC_BLOCK, _CYRILLIC_END = 0x400, 0x530
_PLANE = 0x10000
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 1200  # characters from the beginning, the middle and the end
_MARGIN = 8.0  # nats by which letters alone must win
_EFFECTIVE = 400  # letters: more of the same text are no more evidence
_STOP_WORD = 1.0  # nats for a stop word of ours
_OURS = 3.0  # nats for being one of ours, which are what is fed in
_LISTS = {"kk": "kk", "uz": "uz-Cyrl", "ru": "ru"}
_FLOOR = 0.02  # per thousand: a foreign name or a misprint
_SHORT = 40  # letters under which a paragraph is what its article is
_SHARE, _OTHER_SHARE, _ENOUGH = 0.12, 0.04, 25  # stop words among the words, and words
_GUARD_SHARE = 0.004  # letters of a neighbour language among all, which names alone do not reach
_UNLIKELY = -1e9


def _any_word(*words: str) -> re.Pattern[str]:
    """One of some words; its first letter leads the pattern, which makes the search many times faster."""
    rest = "|".join(rf"(?<=\b{word[0]}){word[1:]}" for word in words)
    return re.compile(rf"[{''.join(word[0] for word in words)}](?:{rest})\b")


# What settles a paragraph of an article in that language at once
_TYPICAL = {
    "kk": re.compile("[әғқңөұүі]"),
    "uz-Cyrl": re.compile("[ўқғҳ]"),
    "ru": re.compile("[ыьщэ]"),
    "uz-Latn": re.compile(r"[og]ʻ|q|\b(?:va|bilan|uchun|ham)\b"),
    "en": re.compile(r"\b(?:the|of|and|to|in|a)\b"),
}
_FOREIGN = {
    "kk": (re.compile("[ўҳӣӯҷҙҫҡ]"),),
    "uz-Cyrl": (re.compile("[ыіңөүұәӣӯҷ]"),),
    "ru": (re.compile("[әғқңөұүһіўҳїєґҗ]"),),
    "uz-Latn": (re.compile("[\u0400-\u052fáǵńəıýň]"), _any_word("the", "of", "and")),
    "en": (re.compile("[\u0400-\u052fʻ]"), _any_word("va", "bilan", "uchun")),
}


def identify(text: str) -> str:
    """The language code of a text, with the script for Uzbek; "und" where there are no letters.

    >>> identify("Екі ел арасындағы келісім"), identify("Икки мамлакат ўртасида"), identify("123")
    ('kk', 'uz-Cyrl', 'und')
    """
    return _identify(fold(_take_sample(text)).text.lower())


def identify_folded(text: str) -> str:
    """The language code of a text that is folded already."""
    return _identify(_take_sample(text).lower())


def _identify(sample: str) -> str:
    counts = _count(sample)
    latin_letters, any_letter = _letters()
    shown = counts[: len(any_letter)]
    letters = int(shown @ any_letter[: len(shown)])
    if len(counts) > _PLANE:
        letters += sum(c.isalpha() for c in sample if ord(c) >= _PLANE)
    if not letters:
        return "und"
    cyrillic = int(counts[_CYRILLIC_BLOCK:_CYRILLIC_END].sum())
    latin = int(shown[:_LATIN_END] @ latin_letters[: len(shown)])
    if max(cyrillic, latin) < letters / 3:
        return _rank(sample)[0][0]
    return _identify_cyrillic(sample, counts, cyrillic) if cyrillic >= latin else _identify_latin(sample, latin)


def _count(text: str) -> np.ndarray:
    """How often each code point occurs; the array ends after the highest of them."""
    return np.bincount(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32))


@cache
def _letters() -> tuple[np.ndarray, np.ndarray]:
    """Whether a code point is a Latin letter, whether it is a letter at all (in the basic plane)."""
    latin = [bool(_LATIN.match(chr(code))) for code in range(_LATIN_END)]
    return np.array(latin), np.array([chr(code).isalpha() for code in range(_PLANE)])


def identify_paragraph(text: str, language: str) -> str:
    """The language of a folded paragraph of an article in `language`, which a short or typical one shares."""
    small = text.lower()
    typical = _TYPICAL.get(language)
    if typical and typical.search(small) and not any(foreign.search(small) for foreign in _FOREIGN[language]):
        return language
    return _identify_paragraph(text, small, language)


@lru_cache(maxsize=2_000)
def _identify_paragraph(text: str, small: str, language: str) -> str:
    if sum(map(str.isalpha, small)) < _SHORT:
        return language
    found = identify_folded(text)
    return found if found in LANGUAGES else language


def _take_sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


@cache
def _profiles() -> tuple[str, dict[str, tuple[dict[str, float], float]]]:
    """The telling letters; for each language the log-probability of each, and of any other letter."""
    rates = read_toml("languages.toml").get("cyrillic", {})
    letters = "".join(sorted({letter for table in rates.values() for letter in table}))
    if not letters or any(len(letter) != 1 for table in rates.values() for letter in table):
        raise LexiconError("languages.toml", "cyrillic", "each key must be one letter")
    profiles = {}
    for language, table in rates.items():
        shares = {letter: max(table.get(letter, 0), _FLOOR) / 1000 for letter in letters}
        profiles[language] = {k: math.log(v) for k, v in shares.items()}, math.log(1 - sum(shares.values()))
    return letters, profiles


def _identify_cyrillic(sample: str, counts: np.ndarray, total: int) -> str:
    letters, profiles = _profiles()
    telling = {letter: n for letter in letters if ord(letter) < len(counts) and (n := int(counts[ord(letter)]))}
    rest = total - sum(telling.values())
    found = _WORD.findall(sample)
    scale = min(1.0, _EFFECTIVE / total)
    scores = {}
    for language, (logs, other) in profiles.items():
        by_letters = sum(n * logs[letter] for letter, n in telling.items()) + rest * other
        scores[language] = scale * by_letters
    for language, code in _LISTS.items():
        listed = stopwords(code)
        scores[language] += _OURS + scale * _STOP_WORD * sum(map(listed.__contains__, found))
    best = max(scores.values())
    close = [language for language in scores if scores[language] > best - _MARGIN]
    return _with_script(close[0] if len(close) == 1 else _decide(sample, scores, close), "Cyrl")


def _decide(sample: str, scores: dict[str, float], close: list[str]) -> str:
    """The likeliest of some close languages by letters and n-grams together, where both know it."""
    ranks = dict(_rank(sample))
    best = max(ranks.get(language, _UNLIKELY) for language in close)
    return max(close, key=lambda language: scores[language] + ranks.get(language, best))


def _identify_latin(sample: str, letters: int) -> str:
    guards = read_toml("languages.toml")["latin"]
    for language, marks in guards.items():
        if language == "kaa" and sum(map(sample.count, marks)) > max(2, _GUARD_SHARE * 4 * letters):
            return str(language) if "q" in sample else _rank_latin(sample)
    found = _WORD.findall(sample)
    share = {code: sum(map(stopwords(code).__contains__, found)) / len(found) for code in ("en", "uz-Latn")}
    foreign = sum(sample.count(mark) for marks in guards.values() for mark in marks) > _GUARD_SHARE * letters
    for code, other in (("en", "uz-Latn"), ("uz-Latn", "en")):
        if len(found) >= _ENOUGH and share[code] >= _SHARE and share[other] <= _OTHER_SHARE and not foreign:
            return code
    return _rank_latin(sample)


def _rank_latin(sample: str) -> str:
    """The likeliest language written in Latin, of those that news of the region may come in."""
    likely = read_toml("languages.toml")["likely_latin"]
    bonus = {"en": _OURS, "uz": _OURS}
    scores = {code: score + bonus.get(code, 0.0) for code, score in _rank(sample) if code in likely}
    return _with_script(max(scores, key=lambda code: scores[code]), "Latn")


def _with_script(code: str, script: str) -> str:
    return f"uz-{script}" if code == "uz" else code


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


def _rank(sample: str) -> list[tuple[str, float]]:
    """All languages of py3langid, likeliest first, with log-probabilities up to a constant."""
    return [(str(language), float(score)) for language, score in _identifier().rank(sample)]
