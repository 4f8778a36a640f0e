"""What looks like a number and is no figure: names, sections, clock times, idioms, "one of", dates."""

from __future__ import annotations

import re
from collections.abc import Callable

from analytics.domain import having
from analytics.figures.exclusions.bases import denominator, scale, size_pair
from analytics.figures.exclusions.numbered import (
    decade,
    headline,
    hotline,
    model,
    other_word,
    past_hour,
    road_mark,
    score_points,
    votes,
)
from analytics.figures.exclusions.ordinals import half_time, headless, hyphened, plural_ordinal, roman_name
from analytics.figures.exclusions.unnumbered import unnumbered
from analytics.figures.fields.counted_noun import counted_noun
from analytics.figures.numbers.number import Quantity
from analytics.figures.text.sentence import Clause

Guard = Callable[[Clause, Quantity], bool]
_BARE = ("count", "ordinal")
_GLUE = frozenset("/:+#&=@")


def in_taken(clause: Clause, found: Quantity) -> bool:
    """Inside a date or a name («Союз МС-22», "Boeing 737" as a mention)."""
    return found.number.last - 1 in clause.taken or found.number.first in clause.taken


def in_idiom(clause: Clause, found: Quantity) -> bool:
    """«екі жақты», «первым делом», "one of"."""
    if found.number.rule == "several":
        return False  # "bir necha" alone is vague, "bir necha million" is not
    for category in ("blocked", "vague"):
        for hit in clause.all(category):
            if hit.value == "vague" and hit.first != found.number.first:
                continue  # «тоқсан екі елді мекен» are no two countries
            # an idiom starts at the number or before: «үштен бір бөлігі» holds none
            if hit.value in ("idioms", "vague") and hit.first <= found.number.first < hit.last:
                return True
    return False


def designator(clause: Clause, found: Quantity) -> bool:
    """Letters before or after without a space: «МС-22», "5G", "C5+1", "4x4"."""
    words, number = clause.words, found.number
    word = words[number.first]
    if not number.digits or number.rule == "roman":
        return False
    hangs = word.join in ("-", "g") and number.first > 0 and words[number.first - 1].kind != "p"
    if hangs and found.first == number.first and word.kind == "n":
        return True
    follower = words[found.last] if found.last < len(words) else None
    site = words[found.last + 1] if found.last + 1 < len(words) else None
    if follower is not None and follower.text == "." and site is not None and site.join == "g" and site.kind == "w":
        return True  # «24.kg»
    if follower is not None and follower.kind in "wn" and follower.join == "g" and found.unit.kind in _BARE:
        return True
    return (
        follower is not None
        and follower.join == "-"
        and follower.kind == "w"
        and found.unit.kind == "count"
        and len(follower.text) <= 2
        and follower.text.isupper()
    )


def marked(clause: Clause, found: Quantity) -> bool:
    """«№ 5», «ст. 3», "Article 7", «көшесі, 25»; a number glued to / : + # is a code, a score, a clock time."""
    words, number = clause.words, found.number
    before = clause.form(found.first - 1)
    if before in ("№", "#", "@") or (clause.form(found.last) in ("/", ":") and _digit_at(clause, found.last + 1)):
        return not (clause.form(found.last) == "/" and found.unit.kind not in _BARE)
    if before in (":", "/", "=", "×", "*") and words[found.first].join == "g" and number.digits:
        return True
    if before == "+" and number.digits and found.unit.kind in _BARE:
        return True
    if found.unit.kind not in _BARE or not (number.digits or number.kind == "ordinal"):
        return False
    return _blocked(clause, found)


def _digit_at(clause: Clause, at: int) -> bool:
    return at < len(clause.words) and clause.words[at].kind == "n" and clause.words[at].join == "g"


def _blocked(clause: Clause, found: Quantity) -> bool:
    number = found.number
    for hit in clause.all("blocked"):
        if hit.value == "before" and hit.last == found.first and number.digits and found.rule != "classifier":
            return True  # «raqam 5», but «bu raqam 300 ta»
        if hit.value == "after" and hit.first == found.last and (number.digits or number.kind == "ordinal"):
            return True
        if hit.value == "ordinal_after" and number.kind == "ordinal" and found.last <= hit.first <= found.last + 1:
            return True
    return False


def clock(clause: Clause, found: Quantity) -> bool:
    """«сағат 15.00-де», "at 10 a.m.", «в 18 часов»: a time of day."""
    number = found.number
    if found.unit.id == "hour" and number.value in range(25):
        return _at_hour(clause, found)
    if found.unit.kind not in _BARE or number.value is None or number.value > 24:
        return False
    if clause.says(found.last, "daytime"):
        return True
    if not number.digits and clause.tongue.code not in ("kk", "uz"):
        return False
    if clause.tongue.code == "en" and counted_noun(clause, found) is not None:
        return False  # "stands at 11 flights"
    return any(hit.value == "clock" and hit.last == found.first for hit in clause.all("blocked"))


def _at_hour(clause: Clause, found: Quantity) -> bool:
    """«в 18 часов», «5 часов утра», «таңғы 7 сағат шамасында»."""
    if clause.says(found.last, "daytime"):
        return True
    if clause.tongue.code == "ru":
        return clause.says(found.first - 1, "at_hour") and found.number.digits
    before = clause.words[found.first - 2] if found.first > 1 else None
    if before is not None and (before.kind == "n" or before.number.role):
        return False  # «9 soatdan 4 soatga»: the hours of another number
    return any(hit.value == "clock" and hit.last == found.first for hit in clause.all("blocked"))


_DOTTED = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")


def dotted_time(clause: Clause, found: Quantity) -> bool:
    """«до 18.00»: where decimals have a comma, two digits behind a full stop are minutes."""
    word = clause.words[found.number.first]
    return clause.tongue.code != "en" and found.unit.kind == "count" and bool(_DOTTED.fullmatch(word.text))


def padded(clause: Clause, found: Quantity) -> bool:
    """«007»: a code."""
    text = clause.words[found.number.first].text
    return found.number.digits and len(text) > 1 and text[0] == "0" and text.isdigit() and found.unit.kind in _BARE


def bare_year(clause: Clause, found: Quantity) -> bool:
    """A year that no date rule took: four digits without a group mark between 1800 and 2100."""
    number = found.number
    text = clause.words[number.first].text
    if (
        found.unit.id not in ("count", "year")
        or not number.digits
        or len(text) != 4
        or (found.tags and found.tags != ("none",))
    ):
        return False
    return 1800 <= float(number.value or number.low or 0) <= 2100 and not _counts(clause, found)


def _counts(clause: Clause, found: Quantity) -> bool:
    """ "2000 troops", «2000 nafar», «около 2000 домов»: a classifier, a bound or people make a year a count."""
    if found.rule == "classifier" or any(hit.last == found.first for hit in clause.all("before")):
        return True
    noun = clause.between("measure", found.last, found.last + 1)
    return any(hit.value.id in having("counted") for hit in noun) and not any(
        hit.value in ("last", "next") and hit.last == found.first for hit in clause.all("time")
    )


def listed(clause: Clause, found: Quantity) -> bool:
    """«1. », «2) », "(3)" at the start of a line; a run of bare numbers («10 10 10») says nothing."""
    number = found.number
    if found.unit.kind not in _BARE or not number.digits or "abl" in found.tags:
        return False  # «120 tadan 180 taga»
    after, before = clause.form(found.last), clause.form(found.first - 1)
    if found.first <= 1 and after in (".", ")") and (found.first == 0 or before == "("):
        return True
    if before == "(" and after == ")":
        return True
    if _noted(clause, found):
        return True
    beside = [at for at in (found.first - 1, found.last) if 0 <= at < len(clause.words)]
    if number.rule == "roman":
        return False
    return any(clause.words[at].kind == "n" for at in beside)


_NOTE_REACH = 6  # words between the brackets of a note


def _noted(clause: Clause, found: Quantity) -> bool:
    """«[3]», "[2, 5]": the marks of notes."""
    left = [clause.form(at) for at in range(found.first - 1, found.first - 1 - _NOTE_REACH, -1)]
    right = [clause.form(at) for at in range(found.last, found.last + _NOTE_REACH)]
    return "[" in left and "]" in right and all(_in_note(form) for form in (*_until(left, "["), *_until(right, "]")))


def _until(forms: list[str], mark: str) -> list[str]:
    return forms[: forms.index(mark)]


def _in_note(form: str) -> bool:
    return form.isdigit() or form in (",", ";", "-", "–")


def reversed_range(clause: Clause, found: Quantity) -> bool:
    """«5-3», "2-0": a score or a code."""
    if found.unit.kind != "count" or not found.number.digits:
        return False
    if found.number.rule == "range" and (found.last >= len(clause.words) or clause.words[found.last].kind != "w"):
        return True
    for mark, other in ((found.first - 1, found.first - 2), (found.last, found.last + 1)):
        if 0 <= other < len(clause.words) and clause.form(mark) in "-–—" and clause.form(mark):
            neighbour = clause.words[other]
            if neighbour.kind == "n":
                return True
    return False


def lone_one(clause: Clause, found: Quantity) -> bool:
    """«бір», "one", «один» counts only where something is counted."""
    number = found.number
    if (
        number.value != 1
        or number.digits
        or number.kind != "cardinal"
        or found.unit.kind not in ("count", "time", "occurrence")
    ):
        return False
    if found.rule == "classifier":
        return False
    if found.unit.kind == "time":
        attributive = clause.words[found.last - 1].join == "-" or "lik" in found.tags
        return found.unit.id == "century" or not attributive  # "one-week", «бир ҳафталик»
    return not any(hit.value == "counting" and found.last <= hit.first <= found.last + 2 for hit in clause.all("one"))


def capitals(clause: Clause, found: Quantity) -> bool:
    """ "KC 931", "ISO 9001", "BBC Two", "France 24": a number after a name in the same breath."""
    number = found.number
    if found.first == 0 or found.unit.kind not in _BARE or found.tags or number.rule == "roman":
        return False
    before = clause.words[found.first - 1]
    if before.kind != "w" or before.join == "-" or not (number.digits or clause.words[found.first].text[:1].isupper()):
        return False
    if any(hit.last == found.first for hit in clause.all("before")) or headline(clause):
        return before.text.isupper() and before.text.isalpha() and len(before.text) in (2, 3)
    after = clause.words[found.last] if found.last < len(clause.words) else None
    closes = after is None or after.kind == "p" or (after.kind == "w" and after.form in clause.tongue.words["joined"])
    if before.text.isupper() and before.text.isalpha() and (len(before.text) <= 3 or closes) and len(before.text) > 1:
        return closes or number.digits
    return closes and before.text[:1].isupper() and found.first > 1 and not _opens(clause, found.first - 1)


def _opens(clause: Clause, at: int) -> bool:
    """Whether a word stands at the start of a sentence or a quotation, where its capital says nothing."""
    return at == 0 or clause.words[at - 1].kind == "p"


def contact(clause: Clause, found: Quantity) -> bool:
    """Behind an address or a telephone number bare digits are more of the same."""
    if found.unit.kind not in _BARE or not found.number.digits:
        return False
    comma = clause.form(found.last) == ","  # «32, корп. 1, офис 705» where the sentence was cut before it
    return any(
        hit.value == "zone" and (hit.first < found.first or (comma and hit.first == found.last + 1))
        for hit in clause.all("blocked")
    )


def lone_letter(clause: Clause, found: Quantity) -> bool:
    """ "M", "B" alone are no million and no billion, nor is "Room 3B"."""
    number = found.number
    if len(clause.form(number.last - 1)) != 1 or clause.words[number.last - 1].kind != "w" or number.rule == "roman":
        return False
    follows = found.last < len(clause.words) and clause.words[found.last].kind == "w"
    return number.last - number.first == 1 or (found.unit.kind == "count" and not follows)


def doubled(clause: Clause, found: Quantity) -> bool:
    """ "slipped twice": on two occasions, no factor; "twice as many" is one."""
    return clause.form(found.first) == "twice" and clause.form(found.last) not in _FACTORED


_FACTORED = frozenset(
    {"as", "the", "that", "what", "more", "its", "their", "his", "her", "larger", "higher", "this", "a"}
)


def ago(clause: Clause, found: Quantity) -> bool:
    """ "three years ago", «екі жыл бұрын»: a date."""
    return found.unit.kind == "time" and any(
        hit.value == "ago" and hit.first == found.last and clause.says(hit.first, "ago") for hit in clause.all("time")
    )


def plus(clause: Clause, found: Quantity) -> bool:
    """«беш плюс бир», "five plus one": a format of talks."""
    if found.unit.kind != "count":
        return False
    if found.number.digits:
        return clause.form(found.last) == "+" and _digit_at(clause, found.last + 1)
    added = clause.says(found.last, "plus") and found.last + 1 < len(clause.words)
    after = added and (clause.words[found.last + 1].number.role or clause.words[found.last + 1].kind == "n")
    before = found.first > 1 and clause.says(found.first - 1, "plus") and clause.words[found.first - 2].number.role
    return bool(after or before)


def address(clause: Clause, found: Quantity) -> bool:
    """ "250 St Georges Terrace", "12 New Bond Street": a house."""
    if clause.tongue.code != "en" or found.unit.kind != "count" or not found.number.digits:
        return False
    for word in clause.words[found.last : found.last + _NAME]:
        if word.kind != "w" or not word.text[:1].isupper():
            return False
        if word.form in _STREETS:
            return True
    return False


_NAME = 4  # words of a street's name
_STREETS = frozenset({"street", "avenue", "terrace", "boulevard", "lane", "drive", "square", "st", "ave", "crescent"})

GUARDS: tuple[Guard, ...] = (
    unnumbered,
    half_time,
    model,
    other_word,
    decade,
    padded,
    dotted_time,
    plural_ordinal,
    capitals,
    contact,
    lone_letter,
    hyphened,
    in_taken,
    in_idiom,
    designator,
    marked,
    clock,
    bare_year,
    listed,
    reversed_range,
    roman_name,
    lone_one,
    denominator,
    size_pair,
    scale,
    plus,
    address,
    doubled,
    headless,
    ago,
    votes,
    score_points,
    hotline,
    road_mark,
    past_hour,
)


def blocked(clause: Clause, found: Quantity) -> str | None:
    """The name of the first guard that refuses a quantity, or None."""
    for guard in GUARDS:
        if guard(clause, found):
            return guard.__name__
    return None
