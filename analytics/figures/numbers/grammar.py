"""The number grammar: one engine for all languages over the words of the lexer.

Cardinals, fractions, halves, spoken decimals, indefinites, ordinals, Roman numerals. Every result names the rule
that read it.
"""

from __future__ import annotations

from dataclasses import replace

from analytics.figures.numbers.cardinal import bare_tags, cardinal
from analytics.figures.numbers.digits import roman
from analytics.figures.numbers.fractions import decimal, every, fraction, in_link, of_scale
from analytics.figures.numbers.number import Number
from analytics.figures.text.lexer import Word
from analytics.figures.text.lexicon import NO_NUMBER, Language


def read_number(words: list[Word], at: int, tongue: Language) -> Number | None:
    """The longest number phrase that starts at a word, or None."""
    word = words[at]
    if word.kind == "n":
        if word.value is None:
            return None
    elif word.kind != "w":
        return None
    elif not word.number.role:
        return _unspelt(words, at, tongue)
    number = (
        several(words, at, tongue)
        or _scale_before(words, at, tongue)
        or _special(words, at, tongue)
        or cardinal(words, at, tongue)
    )
    if number is None:
        return None
    share = in_link(words, number, tongue) or fraction(words, number, tongue)
    if share is not None:
        return of_scale(words, share, tongue) or share
    return decimal(words, number, tongue) or number


def _unspelt(words: list[Word], at: int, tongue: Language) -> Number | None:
    """Numbers that start with another word: Roman numerals, "a million", "a third", «әр бесінші»."""
    word = words[at]
    if word.text.isupper() and len(word.text) <= 7 and word.join != "-":
        value = roman(word.text)
        if value is not None and (value > 1 or (word.text in "IІ" and word.form not in tongue.words["pronouns"])):
            return Number(at, at + 1, float(value), "roman", "ordinal", digits=True)
    if word.form in tongue.words["every"]:
        return every(words, at, tongue)
    if (some := several(words, at, tongue)) is not None:
        return some
    if tongue.code == "en" and word.form in ("a", "an") and at + 1 < len(words):
        return _after_article(words, at, tongue)
    return None


def _scale_before(words: list[Word], at: int, tongue: Language) -> Number | None:
    """«тысяч двадцать»: the scale before its number makes it a rough one."""
    if words[at].form not in tongue.words["inverted_scales"] or at + 1 >= len(words) or words[at + 1].join:
        return None
    number = cardinal(words, at + 1, tongue) if words[at + 1].number.role else None
    if number is None or number.kind != "cardinal" or number.step > 1 or not number.value or number.tags:
        return None
    scale = words[at].number.value
    return Number(at, number.last, number.value * scale, "scale-before", step=scale, head=number.value)


def several(words: list[Word], at: int, tongue: Language) -> Number | None:
    """«несколько тысяч», "several hundred", «бірнеше миллион»: nobody says how many, so the base is the value."""
    for phrase in tongue.words["several"]:
        said = phrase.split()
        last = at + len(said)
        if words[at].form != said[0] or last >= len(words) or [word.form for word in words[at:last]] != said:
            continue
        base = words[last].number
        if base.role in ("scale", "hundred") or "tens_of" in base.tags:
            number = _indefinite(words, last, last + 1, base.value)
            return replace(number, first=at, rule="several")
    return None


def _after_article(words: list[Word], at: int, tongue: Language) -> Number | None:
    """ "a million", "a dozen", "a quarter", "a third of"; but "a third summit" is the third one."""
    after = words[at + 1].number
    if after.role in ("hundred", "scale") and len(words[at + 1].form) > 2:
        number = cardinal(words, at + 1, tongue)
        return replace(number, first=at, rule="a-scale") if number else None
    if words[at + 1].form == "dozen":
        return Number(at, at + 2, after.value, "a-dozen")
    if "frac" in after.tags and words[at + 1].form != "half":
        share = Number(at, at + 2, after.value, "fraction-word", "fraction")
        return of_scale(words, share, tongue) or share
    if after.role == "ordinal" and 3 <= after.value <= 20:
        follower = words[at + 2] if at + 2 < len(words) else None
        if follower is None or follower.kind == "p" or follower.form in tongue.words["after_fraction"]:
            return Number(at, at + 2, 1 / after.value, "fraction-word", "fraction")
    return None


def _special(words: list[Word], at: int, tongue: Language) -> Number | None:
    """Words that are a number of their own: indefinites, halves as shares, forms of the closed list."""
    number = words[at].number
    if not number.role or "ord" in number.tags:
        return None
    if "frac" in number.tags:
        share = Number(at, at + 1, number.value, "fraction-word", "fraction", tags=bare_tags(number.tags))
        return of_scale(words, share, tongue) or _with_part(words, share, tongue)
    if "tens_of" in number.tags:
        return _indefinite(words, at, at + 1, number.value)
    if number.role == "half" and number.value < 1:
        return _half(words, at, tongue)
    return None


def _half(words: list[Word], at: int, tongue: Language) -> Number | None:
    """«жартысы», «chorak qismi»: a share by its possessive or by the word "part" after it."""
    number = words[at].number
    share = Number(at, at + 1, number.value, "half-of", "fraction", tags=number.tags)
    if "p3" in number.tags or bare_tags(number.tags) != number.tags:
        return share
    with_part = _with_part(words, share, tongue)
    return with_part if with_part.last > share.last else None


def _with_part(words: list[Word], share: Number, tongue: Language) -> Number:
    """The word "part" belongs to the fraction: «пятая часть», «chorak qismi»."""
    if share.last < len(words) and words[share.last].form in tongue.words["part"]:
        return replace(share, last=share.last + 1)
    return share


def _indefinite(words: list[Word], first: int, last: int, value: float) -> Number:
    """«ондаған мың», «десятки тысяч», "tens of thousands": the base times the scales that follow."""
    tags = words[last - 1].number.tags
    while last < len(words):
        skip = 1 if words[last].form == "of" else 0
        follower = words[last + skip].number if last + skip < len(words) else NO_NUMBER
        if (follower.role != "scale" and "tens_of" not in follower.tags) or follower.value < 1e3:
            break
        value *= follower.value
        last += skip + 1
        tags = follower.tags
    return Number(first, last, value, "indefinite", "tens_of", tags=bare_tags(tags))


def indo_ending(form: str, at: int, tags: tuple[str, ...], tongue: Language) -> tuple[int, tuple[str, ...]]:
    """The word after the ending of Russian or English digits and the tags it gives: «23-й», "21st"."""
    if form in tongue.words["ordinal_endings"]:
        return at + 1, ("ord",)
    return (at + 1, tags) if form in tongue.words["cardinal_endings"] else (at, tags)
