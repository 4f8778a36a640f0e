"""Cardinals: units < 10 times hundred + tens + units, times strictly descending scales, with their halves."""

from __future__ import annotations

from math import inf

from analytics.figures.numbers.number import Number
from analytics.figures.text.lexer import Word
from analytics.figures.text.lexicon import NO_NUMBER, Language


class Sum:
    """The running sum of a cardinal: `slot` is the lowest place that is filled in the open group."""

    __slots__ = ("group", "halved", "single", "slot", "step", "total")

    def __init__(self) -> None:
        self.total, self.slot, self.step, self.halved = 0.0, inf, inf, False
        self.group: float | None = None
        self.single = False  # whether one scale was said and nothing after it

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
        if self.group is None and self.step < value and not self.halved and self.single:
            self.total, self.step, self.single = self.total * value, self.step * value, False
            return True  # "1.5 lakh crore", «пять тысяч миллиардов»
        if value >= self.step or (self.group is None and self.halved):
            return False
        self.single = self.step is inf
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


def bare_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag not in ("tens_of", "frac", "ord", "about"))


def cardinal(words: list[Word], at: int, tongue: Language) -> Number | None:
    """units, tens, hundreds and scales; stops at the first word with an ending."""
    total, last, digits = Sum(), at, True
    tags: tuple[str, ...] = ()
    rule = "digits" if words[at].kind == "n" else "cardinal"
    step, head = 1.0, 0.0
    while last < len(words):
        word = words[last]
        halves = _half_after(words, last, tongue) if last > at else 0
        if halves and total.half(0.5):
            last += halves
            digits = False
            continue
        collective = tongue.words["collective"].get(word.form) if last > at else None
        if collective and total.group and total.slot <= 1:
            total.group, total.slot, digits, last = total.group * collective, 0, False, last + 1
            continue  # «два десятка», "two dozen"
        used = _conjunction(words, last, total, tongue) if last > at else 0
        word = words[last + used]
        before = total.group
        if not _take(words, last + used, total, last == at, tongue):
            if last > at and word.form in tongue.words["one_of"] and total.slot >= 10 and total.add(1, 1):
                last, tags, digits = last + 1, ("p3",), False  # «отыз бірі»
            break
        number = word.number
        digits = digits and word.kind == "n"
        if number.role == "scale":
            step, head = number.value, 1.0 if before is None else before
        last += used + 1
        tags = () if _thousandfold(words, last - 1) else number.tags
        if tags:
            break
    if last == at:
        return None
    kind = "ordinal" if "ord" in tags else "tens_of" if "tens_of" in tags else "cardinal"
    value = total.value
    indefinite = words[at].form in tongue.words["indefinite"]  # «тысячи», as «тысяча» is not
    if kind == "cardinal" and rule == "cardinal" and step > 1 and last - at == 1 and indefinite:
        kind, rule = "tens_of", "indefinite"
    return Number(
        at,
        last,
        value,
        rule,
        kind,
        tags=tags if kind == "ordinal" else bare_tags(tags) + _kept(tags),
        digits=digits,
        step=step,
        head=head,
    )


def _half_after(words: list[Word], at: int, tongue: Language) -> int:
    """How many words say "and a half" here: «с половиной»."""
    for phrase in tongue.words["half_after"]:
        said = phrase.split()
        if [word.form for word in words[at : at + len(said)]] == said:
            return len(said)
    return 0


def _kept(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag == "about")


def _conjunction(words: list[Word], at: int, total: Sum, tongue: Language) -> int:
    """How many words to pass before the next number word: "two hundred and fifty", «жүз де он тоғыз»."""
    form = words[at].form
    if at + 1 >= len(words) or not words[at + 1].number.role or words[at + 1].join == "-":
        return 0
    if form in tongue.words["and"] and total.value >= 100 and words[at + 1].number.value < 100 and not total.halved:
        return 1 if words[at + 1].number.role in ("unit", "ten", "teen") or "ord" in words[at + 1].number.tags else 0
    if form in tongue.words["decimal"] and total.group and total.group % 100 == 0 and words[at + 1].number.value < 100:
        return 1 if tongue.code == "kk" else 0
    return 0


def _take(words: list[Word], at: int, total: Sum, first: bool, tongue: Language) -> bool:
    word = words[at]
    if word.kind == "n":
        return (first or _continues(words, at, total)) and _take_digits(word, total)
    number = word.number
    if _minutes(words, at):
        return False
    if not number.role or (word.join == "g" and not (words[at - 1].kind == "n" and number.role == "scale")):
        return first and bool(number.role) and _take_word(words, at, total, tongue)
    if not first and (word.join == "-" and not _hyphenates(words, at, tongue)):
        return False
    if "tens_of" in number.tags and not first and number.role != "scale":
        return False
    return _take_word(words, at, total, tongue)


def _hyphenates(words: list[Word], at: int, tongue: Language) -> bool:
    """ "twenty-five" is one number, «екі-үш» a range, "70-million" one."""
    return tongue.code == "en" or words[at].number.role == "scale" or _thousandfold(words, at)


def _thousandfold(words: list[Word], at: int) -> bool:
    """«25-тысячная толпа», «160-миллионное население»: an adjective of a scale behind digits."""
    word = words[at]
    large = "ord" in word.number.tags and word.number.value >= 1000
    return large and word.join == "-" and at > 0 and words[at - 1].kind == "n"


def _minutes(words: list[Word], at: int) -> bool:
    """ "4h 30m": no million."""
    return words[at].form == "m" and at >= 2 and words[at - 2].form == "h"


def _take_digits(word: Word, total: Sum) -> bool:
    if word.value is None or total.group is not None:
        return False
    total.group, total.slot = word.value, 1 if word.value < 10 and word.value == int(word.value) else 0
    return True


def _continues(words: list[Word], at: int, total: Sum) -> bool:
    """«2 млрд 300 млн»: digits go on after a scale when a smaller scale follows, or are its rest («20 мың 330»)."""
    value = words[at].value
    if total.group is not None or total.step is inf or value is None or words[at].join or value != int(value):
        return False
    follower = words[at + 1].number if at + 1 < len(words) else NO_NUMBER
    if follower.role == "scale":
        return follower.value < total.step and value < 1000
    return total.step == 1e3 and 100 <= value < 1000 and value == int(value)


def _take_word(words: list[Word], at: int, total: Sum, tongue: Language) -> bool:
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


def _take_ordinal(value: float, total: Sum) -> bool:
    if value >= 1000:
        return total.scale(value)
    return total.add(value, 100 if value >= 100 else 10 if value >= 20 else 1)


def _take_half(words: list[Word], at: int, total: Sum, value: float) -> bool:
    """«екі жарым», «мың жарым», «жарты миллион», «полтора»; a half alone needs something after it to halve."""
    alone = total.group is None and not total.total and value < 1
    if alone and (at + 1 >= len(words) or words[at + 1].kind != "w"):
        return False
    return total.half(value)
