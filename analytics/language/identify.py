"""Language and script of a text.

Cyrillic: a naive Bayes classifier over the letters that tell the languages apart (`languages.toml`); where it leaves
two languages close, and for Latin, py3langid decides between them. Closely related languages (Kyrgyz, Tatar, Tajik,
Karakalpak ...) are candidates of their own, so that none of them is taken for Kazakh or Uzbek. A long text is decided
from three samples of it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from simplemma import is_known

from analytics.errors import LexiconError
from analytics.language.lexicon import read_toml, stopwords
from analytics.language.normalise import fold
from analytics.language.uzbek import to_latin
from analytics.records import LANGUAGES

_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏʻ]")
_LATIN_END = 0x2BC  # past the last of them
_CYRILLIC_BLOCK, _CYRILLIC_END = 0x400, 0x530
_PLANE = 0x10000
_WORD = re.compile(r"[^\W\d_]+(?:ʻ[^\W\d_]*)*")
# Addresses, handles and tags say nothing of the language; each alternative starts where a run of its letters does
_LINK = re.compile(
    r"https?://\S+|(?<![\w.-])(?:[\w.-]++@|@|#)[\w.-]+"
    r"|(?<![\w.-])[\w-]++\.(?:[\w-]+\.)*(?:com|org|net|info|gov|kz|uz|ru|kg|tj|tm|az|eu|uk)\b\S*",
    re.IGNORECASE,
)
_SAMPLE = 1200  # characters from the beginning, the middle and the end
_MARGIN = 8.0  # nats by which letters alone must win
_EFFECTIVE = 400  # letters: more of the same text are no more evidence
_STOP_WORD = 1.0  # nats for a stop word of ours
_OURS = 3.0  # nats for being one of ours, which are what is fed in
KAZAKH_LATIN = "kk-Latn"
_KAZAKH_Y = re.compile(r"(?<=[bcdfghjklmnpqrstvzğǵñńş])y(?![aeiouyäáöóüúūıý])")  # «bardy»: a vowel
_KAZAKH_LETTER = re.compile("[qğǵñŋū]")
_KAZAKH_MARKS = re.compile("[äáöóúüūğǵñńŋşıý]")
_SEVERAL = 2
_MARKED = 0.02  # of the letters of Kazakh in Latin bear marks, which names in another language do not reach
_BINDING = 6.0  # nats for a stop word of a headline, or for a letter that only Uzbek has
_KNOWN = 2.0  # nats for a word of a headline that a dictionary of English has
_UZBEK_LETTER = re.compile("[og]ʻ")
_LATIN_LISTS = {"en": "en", "uz": "uz-Latn"}
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
    return _identify(fold(_take_sample(text)).text)


def identify_folded(text: str) -> str:
    """The language code of a text that is folded already."""
    return _identify(_take_sample(text))


def _identify(text: str) -> str:
    plain = _LINK.sub(" ", text)
    plain = plain if any(map(str.isalpha, plain)) else text
    sample = plain.lower()
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
    common = [word for word in _WORD.findall(plain) if word.islower()]
    if _is_cyrillic(common, cyrillic >= latin):
        return _identify_cyrillic(sample, counts, cyrillic)
    return _identify_latin(sample, latin, common)


def _is_cyrillic(common: list[str], most: bool) -> bool:
    """The script of the words in small letters, which names in another script do not change; else of most letters."""
    cyrillic = sum("\u0400" <= word[0] < "\u0530" for word in common)
    return most if 2 * cyrillic == len(common) else 2 * cyrillic > len(common)


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


def _identify_latin(sample: str, letters: int, common: list[str]) -> str:
    guards = read_toml("languages.toml")["latin"]
    if not sample.isascii():
        if _in_kazakh_letters(sample, letters):
            return KAZAKH_LATIN
        if "q" in sample and (newer := _in_newer_letters(sample)) is not None:
            return _identify_latin(newer, letters, list(map(to_latin, common)))
    for language, marks in guards.items():
        if language == "kaa" and sum(map(sample.count, marks)) > max(2, _GUARD_SHARE * 4 * letters):
            return str(language) if "q" in sample else _rank_latin(sample)
    found = _WORD.findall(sample)
    share = {code: sum(map(stopwords(code).__contains__, found)) / len(found) for code in ("en", "uz-Latn")}
    foreign = sum(sample.count(mark) for marks in guards.values() for mark in marks) > _GUARD_SHARE * letters
    for code, other in (("en", "uz-Latn"), ("uz-Latn", "en")):
        if len(found) >= _ENOUGH and share[code] >= _SHARE and share[other] <= _OTHER_SHARE and not foreign:
            return code
    return _rank_latin(sample) if len(found) >= _ENOUGH else _rank_short(sample, common)


def _in_kazakh_letters(sample: str, letters: int) -> bool:
    """Whether a text is Kazakh in one of its Latin alphabets: marked letters, and y as a vowel («bardy»)."""
    marked = len(_KAZAKH_MARKS.findall(sample)) > _MARKED * letters
    return marked and bool(_KAZAKH_LETTER.search(sample)) and len(_KAZAKH_Y.findall(sample)) >= _SEVERAL


def _in_newer_letters(sample: str) -> str | None:
    """Uzbek of the newer alphabets (õ ó ö, ğ ǵ, ş, ç) in the letters of the older one; None where others stand too."""
    plain = to_latin(sample)
    return plain if plain != sample and plain.replace("ʻ", "").isascii() else None


def _rank_short(sample: str, common: list[str]) -> str:
    """The likeliest language of a headline: its words in small letters count, and those that only bind most."""
    words = common or _WORD.findall(sample)
    weight = {code: _BINDING * sum(map(stopwords(full).__contains__, words)) for code, full in _LATIN_LISTS.items()}
    weight["uz"] += _BINDING * len(_UZBEK_LETTER.findall(sample))
    weight["en"] += _KNOWN * sum(is_known(word, lang="en") for word in words)
    return _rank_latin(" ".join(words) if len(words) > 1 else sample, weight)


def _rank_latin(sample: str, weight: Mapping[str, float] = MappingProxyType({})) -> str:
    """The likeliest language written in Latin, of those that news of the region may come in."""
    likely = read_toml("languages.toml")["likely_latin"]
    bonus = {code: _OURS + weight.get(code, 0.0) for code in _LATIN_LISTS}
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
