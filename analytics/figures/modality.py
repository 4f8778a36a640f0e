"""Whether a value is claimed as fact, as plan or as possibility."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.domain import having
from analytics.figures.growth import starts_change
from analytics.figures.morph import is_future, is_past
from analytics.figures.number import Quantity
from analytics.figures.sentence import Clause

_BREAKS = frozenset(";–—:.!?")
_ENDS = frozenset(";.!?")  # of these nothing reaches across
_COSTS = {**dict.fromkeys(_BREAKS, 6), **dict.fromkeys(_ENDS, 15), ",": 3}
_CLAUSE = 16  # "which", «потому что», «бірақ»: another clause starts
_WEAK = 0.2  # "is", "has" say little of time
_OPEN = ("planned", "hypothetical")
_FUTURE_ENDINGS = ("т", "тся", "м", "мся")
_LEAST = 0.055  # a cue that stands further off speaks of something else
_PAST = {
    "kk": (
        "ды",
        "ді",
        "ты",
        "ті",
        "ған",
        "ген",
        "қан",
        "кен",
        "пты",
        "пті",
        "отыр",
        "жатыр",
        "тұр",
        "жүр",
        "уда",
        "уде",
        "йды",
        "йді",
    ),
    "uz": ("di", "gan", "kan", "qan", "moqda", "edi", "ibdi", "yapti"),
}
# the present of Kazakh and Uzbek tells the future as well
_PRESENT = {"kk": ("ады", "еді", "йды", "йді"), "uz": ("adi", "ydi")}
# "that it will ...": the noun of a verb, before a verb of saying
_TO_COME = {
    "kk": ("атынын", "етінін", "йтынын", "йтінін", "уге тиіс"),
    "uz": ("ishini", "yishini"),
}
_DONE = {
    "kk": ("ған", "ген", "қан", "кен", "ғанын", "генін", "қанын", "кенін"),
    "uz": ("gan", "kan", "qan", "ganini", "ganligini", "ganlarini", "kanini", "qanini"),
}
_NOT = (
    "майтынын",
    "мейтінін",
    "байтынын",
    "бейтінін",
    "пайтынын",
    "пейтінін",
    "masligini",
)  # what will not be is no plan: «шектелмейтінін»
_NEAR = 3  # words between a number and the participle that takes it
_OWNERS = frozenset({"its", "their", "his", "her", "our", "whose"})
_CONVERB = {"kk": ("ып", "іп", "п"), "uz": ("ib", "b")}


def inherits(clause: Clause, found: Quantity, measure: str) -> bool:
    """Whether a figure takes the modality of the one before: «Стоимость проекта – 67 млрд» tells nothing of time."""
    verbal = any(value != "if" for _, _, value in (*_cues(clause), *_verbs(clause)))
    if clause.tongue.code in _PAST:
        last = _final(clause, found.last, set(), clause.tongue.code)
        verbal = verbal or (last is not None and clause.form(last).endswith(_PAST[clause.tongue.code]))
    return measure in having("projected") and not verbal


def modality(clause: Clause, found: Quantity, measure: str, future: bool) -> str:
    """actual, planned or hypothetical; `future` says whether the sentence names a date after the article's."""
    if measure == "time_horizon":
        return "planned"
    if (
        found.unit.kind == "age"
        or _past_span(clause, found)
        or _away(clause, found)
        or clause.form(found.first - 1) in _OWNERS
        or _whole(clause, found)
        or starts_change(clause, found)
    ):
        return "actual"
    best, name = _nearest(clause, found)
    if found.unit.kind == "ordinal" and best < 0.2:
        return "actual"
    if clause.tongue.code in _PAST:
        name = _by_verb(clause, found, name, future)
        verb = _final(clause, found.last, set(), clause.tongue.code)
        if verb is not None and clause.form(verb).endswith(_PRESENT[clause.tongue.code]) and name != "hypothetical":
            name = "planned" if _conditional(clause, found) else name
    elif future and name in ("", "weak"):
        name = "planned"
    if (name == "planned" and _conditional(clause, found)) or _supposed(clause, found):
        return "hypothetical"
    return name if name in ("planned", "hypothetical") else "actual"


def _conditional(clause: Clause, found: Quantity) -> bool:
    return any(hit.value == "if" and hit.first < found.first for hit in clause.all("modality"))


def _supposed(clause: Clause, found: Quantity) -> bool:
    """«егер 45-ке дейін құласа», «agar 50 foizdan oshsa»: the condition itself, its verb behind the number."""
    if clause.tongue.code not in _PAST or not _conditional(clause, found):
        return False
    last = _final(clause, found.last, set(), clause.tongue.code)
    return last is not None and clause.form(last).endswith(_CONDITION)


_CONDITION = ("са", "се", "sa")


def told_time(clause: Clause, found: Quantity) -> str:
    """What the nearest cue says of the time: actual, planned, hypothetical, weak or nothing."""
    return _nearest(clause, found)[1]


def _nearest(clause: Clause, found: Quantity) -> tuple[float, str]:
    """The cue that stands nearest, with its nearness."""
    best, name = _LEAST, ""
    for first, last, value in (*_cues(clause), *_verbs(clause)):
        if value == "if" or (first < found.last and found.first < last):
            continue
        score = _score(clause, found, first, last) * (_WEAK if value == "weak" else 1)
        if score > best:
            best, name = score, value
    return best, name


def _past_span(clause: Clause, found: Quantity) -> bool:
    """«он бір жыл бұрын», "after five years of talks": a time that is over, whatever else the sentence plans."""
    if found.unit.kind != "time":
        return False
    ago = any(hit.value == "ago" and hit.first == found.last for hit in clause.all("time"))
    past = any(hit.value == "last" and 0 <= found.first - hit.last <= 1 for hit in clause.all("time"))
    if past and clause.tongue.code != "ru":
        return True
    return ago or any(0 <= found.first - hit.last <= 1 for hit in clause.all("since"))


_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "away"})


def _away(clause: Clause, found: Quantity) -> bool:
    """ "300 km (190 miles) north of the town": where something lies."""
    return found.unit.kind == "length" and any(
        clause.form(at) in _DIRECTIONS for at in range(found.last, found.last + 5)
    )


def _whole(clause: Clause, found: Quantity) -> bool:
    """«сократит каждого восьмого из 4 тысяч», «в соседний город, это 90 километров»: what there is already."""
    if clause.tongue.code != "ru":
        return False
    before = clause.words[found.first - 2] if found.first > 1 else None
    part = before is not None and (before.kind == "n" or bool(before.number.role))
    return (clause.form(found.first - 1) == "из" and part) or (
        clause.form(found.first - 1) == "это" and found.unit.kind == "length"
    )


Cue = tuple[int, int, str]


def _cues(clause: Clause) -> list[Cue]:
    """The cues of a sentence, read once."""
    found: list[Cue] | None = clause.memo.get("cues")
    if found is None:
        found = clause.memo["cues"] = list(_read_cues(clause))
    return found


def _verbs(clause: Clause) -> list[Cue]:
    """The verbs of a sentence that tell their tense, read once."""
    found: list[Cue] | None = clause.memo.get("verbs")
    if found is None:
        found = clause.memo["verbs"] = list(_read_verbs(clause))
    return found


def _read_cues(clause: Clause) -> Iterator[Cue]:
    """The cues, but for those inside a longer one: "to be" in "is believed to be"."""
    last = -1
    for hit in clause.all("modality"):
        if hit.last > last:
            last = hit.last
            if hit.value == "hypothetical" and hit.first in clause.taken:
                continue  # the month or a name: "in May", "Theresa May"
            if hit.value == "actual" and clause.tongue.code == "en" and not _real(clause, hit.first):
                continue
            yield hit.first, hit.last, str(hit.value)


def _read_verbs(clause: Clause) -> Iterator[Cue]:
    """Verbs that tell their tense: «выпадет», «построили»; "jumped", but not "be built"."""
    if clause.tongue.code not in ("ru", "en"):
        return
    said = {at for hit in clause.all("speech") for at in range(hit.first, hit.last)}
    said |= {at for first, last, value in _cues(clause) if value != "actual" for at in range(first, last)}
    for at, word in enumerate(clause.words):
        if word.kind != "w" or at in said:
            continue
        if clause.tongue.code == "en":
            if word.form.endswith("ed") and len(word.form) > 4 and _real(clause, at):
                yield at, at + 1, "actual"
        elif word.form.endswith(_FUTURE_ENDINGS) and is_future(word.form):
            yield at, at + 1, "planned"
        elif word.form.endswith(_PAST_ENDINGS) and len(word.form) > 3 and is_past(word.form):
            yield at, at + 1, "weak" if clause.form(at + 1) == "бы" else "actual"


def _real(clause: Clause, at: int) -> bool:
    """Whether an English past form tells what was: not "to be completed", "a planned", "the projected"."""
    before = clause.form(at - 1)
    return not {before, clause.form(at - 2)} & _UNREAL and before not in _DETERMINERS


# of past tenses and short participles in Russian
_PAST_ENDINGS = ("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "н", "на", "но", "ны", "т", "та", "то", "ты")
_UNREAL = frozenset({"be", "will", "would", "to", "could", "may", "might", "should", "is", "are"})
_DETERMINERS = frozenset({"a", "an", "the", "of", "its", "their"})


def _by_verb(clause: Clause, found: Quantity, name: str, future: bool) -> str:
    """The verb that ends this part of the sentence says whether it has happened («... долларға жетті»)."""
    tongue = clause.tongue.code
    planned = {at for first, last, value in _cues(clause) if value in _OPEN for at in range(first, last)}
    said = {at for hit in clause.all("speech") for at in range(hit.first, hit.last)}
    if _participle(clause, found, planned):
        return "actual"
    verb = _final(clause, found.last, said, tongue)
    ahead = future or bool(clause.all("future"))
    if verb is None or verb in planned:
        return "planned" if future and not name else name
    form = clause.form(verb)
    if form in _BEING and verb == found.last:
        return "actual"  # «узунлиги 285 километр бўлиб, ... олиши мумкин»
    stated = {hit.first for hit in clause.all("state")}
    if form.endswith(_TO_COME[tongue]) and verb not in stated and not form.endswith(_NOT):
        return "planned"
    if not form.endswith(_PAST[tongue]):
        return "planned" if future and not name else name
    if ahead and form.endswith(_PRESENT[tongue]):
        return "planned"
    near = any(found.last <= at < verb for at in planned)
    return name if near and name != "actual" else "actual"


def _participle(clause: Clause, found: Quantity, planned: set[int]) -> bool:
    """«16 milliard dollar boʻlgan savdo ... yetadi»: a participle of the past takes the number to itself."""
    if "lim" in found.tags:
        return False
    for at in range(found.last, min(found.last + _NEAR, len(clause.words))):
        word = clause.words[at]
        if word.kind != "w" or word.number.role or at in planned:
            return False
        if word.form.endswith(_DONE[clause.tongue.code]) and len(word.form) > 4:
            return at + 1 >= len(clause.words) or at + 1 not in planned
    return False


_BEING = frozenset({"болып", "boʻlib"})
_AND = frozenset({"және", "va", "hamda", "ал", "esa"})


def _final(clause: Clause, start: int, said: set[int], tongue: str) -> int | None:
    """The last word before the next break, a verb of saying and a converb passed over."""
    last: int | None = None
    for at in range(start, len(clause.words)):
        word = clause.words[at]
        if word.text in _BREAKS:
            break
        if word.text == ",":
            being = last == start and clause.form(start) in _BEING
            if last is None or being or not clause.form(last).endswith(_CONVERB[tongue]):
                break
            continue
        if last is not None and word.form in _AND and clause.form(last).endswith(_PAST[tongue]):
            break
        if word.kind == "w" and at not in said:
            last = at
    return last


def _score(clause: Clause, found: Quantity, first: int, last: int) -> float:
    """Nearness of a verb: after the number in Turkic, before it in Russian and English."""
    right = first >= found.last
    between = clause.words[found.last : first] if right else clause.words[last : found.first]
    turkic = clause.tongue.code in ("kk", "uz")
    breaks = sum(_COSTS.get(word.text, 0) for word in between)
    if not right and between and between[-1].text in ("–", "—"):
        breaks -= _COSTS["–"]  # «цель на 2032 год – 270 млн»: the dash stands for "is"
    start, end = (found.last, first) if right else (last, found.first)
    breaks += _CLAUSE * len(clause.between("clause", start, end))
    side = 0 if right == turkic else 2
    return 1 / (1 + len(between) + breaks + side)
