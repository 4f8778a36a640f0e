"""The number grammar: one engine for all languages over the words of the lexer.

units < 10 times hundred + tens + units, times strictly descending scales; halves before or after a scale; spoken
decimals; fractions; indefinites; ordinals; Roman numerals. Every result names the rule that read it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

from analytics.figures.lexer import Word, roman
from analytics.figures.lexicon import NO_NUMBER, Language

_JOINED = ("", "-")


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase at `words[first:last]`: a value, or low and high of a range."""

    first: int
    last: int
    value: float | None
    rule: str
    kind: str = "cardinal"  # cardinal, ordinal, fraction, tens_of
    low: float | None = None
    high: float | None = None
    tags: tuple[str, ...] = ()  # of the ending of its last word
    digits: bool = False  # written in digits alone
    step: float = 1.0  # the lowest scale said: 1e9 of «30 миллиард»
    head: float = 0.0  # the number before that scale: 30


class _Sum:
    """The running sum of a cardinal: `slot` is the lowest place that is filled in the open group."""

    __slots__ = ("group", "halved", "slot", "step", "total")

    def __init__(self) -> None:
        self.total, self.slot, self.step, self.halved = 0.0, inf, inf, False
        self.group: float | None = None

    def add(self, value: float, slot: float) -> bool:
        if self.slot <= slot or self.halved:
            return False
        self.group = (self.group or 0.0) + value
        self.slot = slot
        return True

    def hundred(self, value: float) -> bool:
        if self.group is None:
            self.group, self.slot = value, 100
            return True
        if self.slot != 1 or self.group >= 100 or self.group != int(self.group) or self.halved:
            return False
        self.group, self.slot = self.group * value, 100
        return True

    def scale(self, value: float) -> bool:
        if value >= self.step or (self.group is None and self.halved):
            return False
        self.total += (1.0 if self.group is None else self.group) * value
        self.group, self.slot, self.step = None, inf, value
        return True

    def half(self, value: float) -> bool:
        if self.halved:
            return False
        if self.group is None and self.total:
            self.total += value * self.step
        elif self.group is None or self.slot <= 1:
            self.group = (self.group or 0.0) + value
        else:
            self.group += value
        self.halved, self.slot = True, 0
        return True

    @property
    def value(self) -> float:
        return self.total + (self.group or 0.0)


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
    number = _special(words, at, tongue) or _cardinal(words, at, tongue)
    if number is None:
        return None
    return _fraction(words, number, tongue) or _decimal(words, number, tongue) or number


def _unspelt(words: list[Word], at: int, tongue: Language) -> Number | None:
    """Roman numerals, and «целых» of the languages that say "a million"."""
    word = words[at]
    if word.text.isupper() and len(word.text) <= 7 and word.join != "-":
        value = roman(word.text)
        if value is not None and (value > 1 or word.text in "IІ"):
            return Number(at, at + 1, float(value), "roman", "ordinal", digits=True)
    if tongue.code == "en" and word.form in ("a", "an") and at + 1 < len(words):
        after = words[at + 1].number
        if after.role and (after.role in ("hundred", "scale") and len(words[at + 1].form) > 2):
            number = _cardinal(words, at + 1, tongue)
            return replace(number, first=at, rule="a-scale") if number else None
        if (after.role and "frac" in after.tags and words[at + 1].form != "half") or _third(words, at + 1):
            return _article_fraction(words, at)
    return None


def _third(words: list[Word], at: int) -> bool:
    return words[at].form in ("third", "fifth", "tenth", "fourth", "sixth", "seventh", "eighth", "ninth")


def _article_fraction(words: list[Word], at: int) -> Number | None:
    """ "a third of", "a quarter": "a third summit" is an ordinal and no fraction."""
    after = words[at + 1]
    follower = words[at + 2] if at + 2 < len(words) else None
    if not after.number.role:
        return None
    if "frac" in after.number.tags:
        return Number(at, at + 2, after.number.value, "fraction-word", "fraction")
    if follower is None or follower.form in ("of", "more", "less", "higher", "lower") or follower.kind == "p":
        return Number(at, at + 2, 1 / after.number.value, "fraction-word", "fraction")
    return None


def _special(words: list[Word], at: int, tongue: Language) -> Number | None:
    """Words that are a number of their own: indefinites, halves as shares, forms of the closed list."""
    number = words[at].number
    if not number.role or "ord" in number.tags:
        return None
    if "frac" in number.tags:
        if tongue.code == "en" and number.value == 0.5 and _feeds_scale(words, at):
            return None
        return Number(at, at + 1, number.value, "fraction-word", "fraction", tags=_case(number.tags))
    if "tens_of" in number.tags:
        return _indefinite(words, at, at + 1, number.value)
    if number.role == "half" and _case(number.tags) != number.tags:
        return Number(at, at + 1, number.value, "half-of", "fraction", tags=number.tags)
    if number.role == "half" and number.tags and "p3" in number.tags:
        return Number(at, at + 1, number.value, "half-of", "fraction", tags=number.tags)
    return None


def _feeds_scale(words: list[Word], at: int) -> bool:
    """ "half a million", "half million"."""
    later = [w for w in words[at + 1 : at + 3] if w.form not in ("a", "an")][:1]
    return bool(later) and later[0].number.role == "scale"


def _case(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag not in ("tens_of", "frac", "ord", "about"))


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
    return Number(first, last, value, "indefinite", "tens_of", tags=_case(tags))


def _cardinal(words: list[Word], at: int, tongue: Language) -> Number | None:
    """units, tens, hundreds and scales; stops at the first word with an ending."""
    total, last, digits = _Sum(), at, True
    tags: tuple[str, ...] = ()
    rule = "digits" if words[at].kind == "n" else "cardinal"
    step, head = 1.0, 0.0
    while last < len(words):
        word = words[last]
        used = _conjunction(words, last, total, tongue) if last > at else 0
        word = words[last + used]
        before = total.group
        if not _take(words, last + used, total, last == at, tongue):
            break
        number = word.number
        digits = digits and word.kind == "n"
        if number.role == "scale":
            step, head = number.value, 1.0 if before is None else before
        last += used + 1
        tags = number.tags
        if tags:
            break
    if last == at:
        return None
    kind = "ordinal" if "ord" in tags else "tens_of" if "tens_of" in tags else "cardinal"
    value = total.value
    if kind == "cardinal" and rule == "cardinal" and step > 1 and last - at == 1 and _plural_scale(words[at]):
        kind, rule = "tens_of", "indefinite"
    return Number(
        at,
        last,
        value,
        rule,
        kind,
        tags=tags if kind == "ordinal" else _case(tags) + _kept(tags),
        digits=digits,
        step=step,
        head=head,
    )


def _kept(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag == "about")


def _plural_scale(word: Word) -> bool:
    """«тысячи», «миллионы» alone are indefinite, as «тысяча» is not."""
    return word.form in (
        "тысячи",
        "миллионы",
        "миллиарды",
        "триллионы",
        "тысячами",
        "миллионами",
        "миллиардами",
        "тысячам",
    )


def _conjunction(words: list[Word], at: int, total: _Sum, tongue: Language) -> int:
    """How many words to pass before the next number word: "two hundred and fifty", «жүз де он тоғыз»."""
    form = words[at].form
    if at + 1 >= len(words) or not words[at + 1].number.role or words[at + 1].join == "-":
        return 0
    if form in tongue.words["and"] and total.value >= 100 and words[at + 1].number.value < 100 and not total.halved:
        return 1 if words[at + 1].number.role in ("unit", "ten", "teen") or "ord" in words[at + 1].number.tags else 0
    if form in tongue.words["decimal"] and total.group and total.group % 100 == 0 and words[at + 1].number.value < 100:
        return 1 if tongue.code == "kk" else 0
    return 0


def _take(words: list[Word], at: int, total: _Sum, first: bool, tongue: Language) -> bool:
    word = words[at]
    if word.kind == "n":
        return (first or _continues(words, at, total)) and _take_digits(word, total)
    number = word.number
    if not number.role or (word.join == "g" and not (words[at - 1].kind == "n" and number.role == "scale")):
        return first and bool(number.role) and _take_word(words, at, total, tongue)
    if not first and (word.join == "-" and not _hyphenates(words, at, tongue)):
        return False
    if "tens_of" in number.tags and not first and number.role != "scale":
        return False
    return _take_word(words, at, total, tongue)


def _hyphenates(words: list[Word], at: int, tongue: Language) -> bool:
    """ "twenty-five" is one number, «екі-үш» a range, "70-million" one."""
    return tongue.code == "en" or (words[at].number.role == "scale")


def _take_digits(word: Word, total: _Sum) -> bool:
    if word.value is None or total.group is not None:
        return False
    total.group, total.slot = word.value, 1 if word.value < 10 and word.value == int(word.value) else 0
    return True


def _continues(words: list[Word], at: int, total: _Sum) -> bool:
    """«2 млрд 300 млн»: digits go on after a scale when a smaller scale follows, or are its rest («20 мың 330»)."""
    value = words[at].value
    if total.group is not None or total.step is inf or value is None or words[at].join or value != int(value):
        return False
    follower = words[at + 1].number if at + 1 < len(words) else NO_NUMBER
    if follower.role == "scale":
        return follower.value < total.step and value < 1000
    return total.step == 1e3 and 100 <= value < 1000 and value == int(value)


def _take_word(words: list[Word], at: int, total: _Sum, tongue: Language) -> bool:
    number = words[at].number
    role, value = number.role, number.value
    if role == "ordinal":
        return _take_ordinal(value, total)
    if role == "whole":
        return total.group is None and not total.total and total.add(value, 0)
    if role == "unit":
        return total.slot != 10 + 0.5 and total.add(value, 1)
    if role == "teen":
        return total.slot > 10 and total.add(value, 1)
    if role == "ten":
        return total.add(value, 10)
    if role == "hundreds":
        return total.add(value, 100)
    if role == "hundred":
        return total.hundred(value)
    if role == "scale":
        return total.scale(value)
    return _take_half(words, at, total, value)


def _take_ordinal(value: float, total: _Sum) -> bool:
    if value >= 1000:
        return total.scale(value)
    return total.add(value, 100 if value >= 100 else 10 if value >= 20 else 1)


def _take_half(words: list[Word], at: int, total: _Sum, value: float) -> bool:
    """«екі жарым», «мың жарым», «жарты миллион», «полтора»; alone it needs something to halve."""
    if total.group is None and not total.total and value < 1 and not words[at].number.tags:
        if at + 1 >= len(words):
            return False
        if words[at].form.startswith("пол") and len(words[at].form) > 6:
            value *= {"м": 1e6 if "миллион" in words[at].form else 1e9, "т": 1e3 if "тыс" in words[at].form else 1e12}[
                words[at].form[3]
            ]
    return total.half(value)


def _fraction(words: list[Word], number: Number, tongue: Language) -> Number | None:
    """«үштен екі», "two thirds", «одна пятая», «две трети», 2/3: a numerator over a denominator."""
    at = number.last
    if at >= len(words) or number.value is None or (number.kind == "ordinal" and tongue.code != "en"):
        return None
    following = words[at]
    if tongue.code in ("kk", "uz"):
        return _turkic_fraction(words, number)
    if not following.number.role or number.value > 20 or number.value != int(number.value):
        return None
    part = following.number
    if "frac" in part.tags and part.value < 0.5:
        return Number(number.first, at + 1, number.value * part.value, "fraction", "fraction")
    if "ord" in part.tags and _names_part(following.form, number.value, tongue):
        return Number(number.first, at + 1, number.value / part.value, "fraction", "fraction")
    return None


def _names_part(form: str, numerator: float, tongue: Language) -> bool:
    """«одна пятая», «две пятых» but not «два первых»."""
    if tongue.code == "en":
        return False
    return form.endswith(("ая", "ой", "ую")) if numerator == 1 else form.endswith("ых") and numerator > 1


def _turkic_fraction(words: list[Word], number: Number) -> Number | None:
    part = words[number.last].number
    if (
        part is None
        or part.role not in ("unit", "ten", "whole")
        or not number.value
        or "abl" not in number.tags
        or "p3" in number.tags
    ):
        return None
    if part.value >= number.value or part.value <= 0 or number.value > 1000:
        return None
    return Number(number.first, number.last + 1, part.value / number.value, "fraction", "fraction", tags=part.tags)


def _decimal(words: list[Word], number: Number, tongue: Language) -> Number | None:
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
    return _cardinal(words[:stop], at, tongue) if stop > at else None


def _scaled(words: list[Word], number: Number, last: int, part: float, tongue: Language) -> Number:
    """The decimal, times the scale that may follow it."""
    value = round((number.value or 0) + part, 6)
    tags = words[last - 1].number.tags
    step = 1.0
    if last < len(words) and not tags:
        scale = words[last].number
        if scale.role == "scale":
            value, step, tags = value * scale.value, scale.value, scale.tags
            last += 1
    return Number(number.first, last, value, "spoken-decimal", tags=tags, step=step, head=value / step)
