"""Fractions and spoken decimals: «үштен екі», "two thirds", «каждый пятый», «бес бүтін оннан үш»."""

from __future__ import annotations

from analytics.figures.numbers.cardinal import bare_tags, cardinal
from analytics.figures.numbers.number import Number
from analytics.figures.text.lexer import Word
from analytics.figures.text.lexicon import Language


def every(words: list[Word], at: int, tongue: Language) -> Number | None:
    """«әр бесінші», "every third", «каждый пятый»: one of so many."""
    if at + 1 >= len(words) or not (words[at + 1].number.role or words[at + 1].kind == "n"):
        return None
    number = cardinal(words, at + 1, tongue)
    if number is None or not number.value or number.value < 2:
        return None
    if number.kind != "ordinal":
        return _one_of_every(words, at, number, tongue)
    return Number(at, number.last, 1 / number.value, "every", "fraction", tags=bare_tags(number.tags))


_EVERY_REACH = 4  # words


def _one_of_every(words: list[Word], at: int, number: Number, tongue: Language) -> Number | None:
    """«әр төрт адамның бірі», «har uch ishchining biri»: one of so many that are counted."""
    if number.kind != "cardinal" or (number.value or 0) > 100:
        return None
    genitive = tuple(tongue.words["genitive_endings"])
    for one in range(number.last + 1, min(len(words), number.last + _EVERY_REACH)):
        if words[one].form in tongue.words["one_of"] and words[one - 1].form.endswith(genitive):
            tags = _part_tags(words[one], words[one].number.tags, tongue)
            return Number(at, one + 1, 1 / (number.value or 1), "every", "fraction", tags=tags)
    return None


def in_link(words: list[Word], number: Number, tongue: Language) -> Number | None:
    """ "one in five", "one out of ten", «один из десяти»."""
    at = number.last
    several = number.value is not None and number.value < 10 and at < len(words)
    if (number.value != 1 and not several) or number.digits or at + 1 >= len(words) or number.kind != "cardinal":
        return None
    if words[at].form not in tongue.words["in_link"] and words[at].form != "out":
        return None
    at += 1 + (words[at].form == "out")
    each = at < len(words) and words[at].form in tongue.words["each"]
    at += each
    other = cardinal(words, at, tongue) if at < len(words) and words[at].number.role else None
    if other is None or other.kind != "cardinal" or not other.value or not 2 <= other.value <= 1000:
        return None
    if number.value is None or number.value >= other.value:
        return None
    if number.value != 1:
        whole = each or words[number.last].form == "in" or (other.value == 10 and not other.digits)
        return Number(number.first, other.last, number.value / other.value, "one-in", "fraction") if whole else None
    if words[number.last].form != "in" and other.last < len(words) and words[other.last].kind == "w":
        return None  # «один из десяти лидеров» is one of them
    return Number(number.first, other.last, number.value / other.value, "one-in", "fraction")


def of_scale(words: list[Word], share: Number, tongue: Language) -> Number | None:
    """«четверть миллиарда», "half a million", "a quarter of a billion": a part of a scale."""
    at = share.last
    for link in tongue.words["of_links"]:
        at += at < len(words) and words[at].form == link
    if at >= len(words) or (words[at].number.role not in ("scale", "hundred") and words[at].form != "dozen"):
        return None
    if tongue.code == "en" and len(words[at].form) < 3:
        return None
    scale = words[at].number
    value = (share.value or 0) * scale.value
    return Number(share.first, at + 1, value, "part-of-scale", tags=scale.tags, step=scale.value, head=share.value or 0)


def fraction(words: list[Word], number: Number, tongue: Language) -> Number | None:
    """«үштен екі», "two thirds", «одна пятая», «пятая часть», 2/3: a numerator over a denominator."""
    at = number.last
    if at >= len(words) or number.value is None:
        return None
    if words[at].text == "/" and number.digits:
        return _slashed(words, number)
    if number.kind == "ordinal":
        return _ordinal_part(words, number, tongue)
    if tongue.code in ("kk", "uz"):
        return _turkic_fraction(words, number, tongue)
    part = words[at].number
    if not part.role or number.value > 20 or number.value != int(number.value):
        return None
    if "frac" in part.tags and part.value < 0.5:
        return Number(number.first, at + 1, number.value * part.value, "fraction", "fraction")
    after = words[at + 1].form if at + 1 < len(words) else ""
    if "ord" in part.tags and _names_part(words[at], number.value, tongue, after):
        last = at + 2 if at + 1 < len(words) and words[at + 1].form in tongue.words["part"] else at + 1
        return Number(number.first, last, number.value / part.value, "fraction", "fraction")
    return None


def _slashed(words: list[Word], number: Number) -> Number | None:
    """«2/3 экспорта»; a date or a code goes on or is followed by nothing."""
    at = number.last + 1
    if at >= len(words) or words[at].kind != "n" or words[at].join != "g" or words[number.last].join != "g":
        return None
    low, high = number.value or 0, words[at].value or 0
    follower = words[at + 1] if at + 1 < len(words) else None
    if not 0 < low < high <= 10 or follower is None or follower.kind != "w" or follower.join == "g":
        return None
    return Number(number.first, at + 1, low / high, "fraction-slash", "fraction")


def _ordinal_part(words: list[Word], number: Number, tongue: Language) -> Number | None:
    """«пятая часть»."""
    if not number.value or number.value < 2 or words[number.last].form not in tongue.words["part"]:
        return None
    return Number(number.first, number.last + 1, 1 / number.value, "fraction", "fraction")


def _names_part(word: Word, numerator: float, tongue: Language, after: str) -> bool:
    """«одна пятая», «две пятых» but not «два первых»; "one-sixth", "two fifths"."""
    if tongue.code == "en":
        return numerator == 1 and word.number.value > 2 and (word.join == "-" or after == "of")
    return word.form.endswith(tuple(tongue.words["part_endings" if numerator == 1 else "parts_endings"]))


def _turkic_fraction(words: list[Word], number: Number, tongue: Language) -> Number | None:
    """«төрттен бірі», «uchdan ikki qismi»: the whole in the ablative, the part after it."""
    at = number.last
    if not number.value or number.value > 1000 or "abl" not in number.tags or "p3" in number.tags:
        return None
    part = words[at].number
    one = words[at].form in tongue.words["one_of"]
    if not one and (part.role not in ("unit", "ten", "whole") or not 0 < part.value < number.value):
        return None
    if {"lim", "ta"} & {*part.tags, *number.tags}:
        return None  # «oltitadan beshtagacha» is a range
    last = at + 2 if at + 1 < len(words) and words[at + 1].form in tongue.words["part"] else at + 1
    value = (1.0 if one else part.value) / number.value
    return Number(
        number.first, last, value, "fraction", "fraction", tags=_part_tags(words[last - 1], part.tags, tongue)
    )


def _part_tags(word: Word, tags: tuple[str, ...], tongue: Language) -> tuple[str, ...]:
    """The case on the word "part" or "one": «учдан бир қисмга яқин», «uchdan birga»."""
    if word.number.role:
        return tags
    for endings, case in (("possessed_dative", "dat"), ("possessed_ablative", "abl")):
        if word.form.endswith(tuple(tongue.words[endings])):
            return (case,)
    return tags


def decimal(words: list[Word], number: Number, tongue: Language) -> Number | None:
    """Spoken decimals: «бір де екі», «бес бүтін оннан үш», «пять целых три десятых», "five point three"."""
    at = number.last
    if (
        number.value is None
        or at + 1 >= len(words)
        or number.kind != "cardinal"
        or (number.digits and tongue.code == "en")
    ):
        return None
    if words[at].form in tongue.words["whole"]:
        return _whole(words, number, at + 1, tongue)
    if words[at].form in tongue.words["decimal"] and number.step == 1 and not number.tags:
        later = _digits_said(words, at + 1, tongue)
        if later is not None:
            return _scaled(words, number, later[0], later[1], tongue)
    return None


def _digits_said(words: list[Word], at: int, tongue: Language) -> tuple[int, float] | None:
    """The digits after the point: the end and the fraction they make; English says them one by one."""
    text, last = "", at
    while last < len(words) and words[last].number.role in ("unit", "ten", "teen"):
        number = words[last].number
        if text and (
            (tongue.code == "en" and number.role != "unit")
            or (tongue.code != "en" and len(text) > 1 and number.role == "ten")
        ):
            break
        text = (
            str(int(float(text or 0) + number.value)) if text and tongue.code != "en" else text + str(int(number.value))
        )
        last += 1
        if number.tags:
            break
    return (last, float(f"0.{text}")) if text else None


def _whole(words: list[Word], number: Number, at: int, tongue: Language) -> Number | None:
    """What follows «бүтін»: «оннан үш», «три десятых», or the digits alone («он үш бүтін төрт»)."""
    tenths = tongue.words["tenths"]
    part = tenths.get(words[at].form)
    if part is not None and at + 1 < len(words):
        after = _cardinal_small(words, at + 1, tongue)
        return _scaled(words, number, after.last, (after.value or 0) * part, tongue) if after else None
    after = _cardinal_small(words, at, tongue)
    if after is None or after.value is None:
        return None
    if after.last < len(words) and words[after.last].form in tenths:
        return _scaled(words, number, after.last + 1, after.value * tenths[words[after.last].form], tongue)
    return _scaled(words, number, after.last, float(f"0.{int(after.value)}"), tongue) if tongue.code == "kk" else None


def _cardinal_small(words: list[Word], at: int, tongue: Language) -> Number | None:
    """A number below a thousand that stops before a scale."""
    for stop in range(at, min(len(words), at + 4)):
        number = words[stop].number
        if not number.role or number.role == "scale":
            break
    else:
        stop = min(len(words), at + 4)
    return cardinal(words[:stop], at, tongue) if stop > at else None


def _scaled(words: list[Word], number: Number, last: int, part: float, tongue: Language) -> Number:
    """The decimal, times the scale that may follow it."""
    value = round((number.value or 0) + part, 6)
    tags = tuple(tag for tag in words[last - 1].number.tags if tag not in ("ord", "pl"))  # «две десятых»
    step = 1.0
    if last < len(words) and not tags:
        scale = words[last].number
        if scale.role == "scale":
            value, step, tags = value * scale.value, scale.value, scale.tags
            last += 1
    return Number(number.first, last, value, "spoken-decimal", tags=tags, step=step, head=value / step)
