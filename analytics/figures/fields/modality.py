"""Whether a value is claimed as fact, as plan or as possibility."""

from __future__ import annotations

from analytics.domain import having
from analytics.figures.fields.change import starts_change
from analytics.figures.fields.date_roles import compared
from analytics.figures.fields.verbs import cues, ends, final, verbs
from analytics.figures.numbers.number import Quantity, Slot
from analytics.figures.text.forms import forms
from analytics.figures.text.sentence import Clause

_ENDS = frozenset(";.!?")  # of these nothing reaches across
_COSTS = {**dict.fromkeys("–—:", 6), **dict.fromkeys(_ENDS, 15), ",": 3}
_CLAUSE = 16  # "which", «потому что», «бірақ»: another clause starts
_JOINED = 8  # "and will grow": behind "and" another verb has another value
_ANOTHER = 8
_WEAK = 0.2  # "is", "has" say little of time
_OPEN = ("planned", "hypothetical")
_LEAST = 0.055  # a cue that stands further off speaks of something else
_NEAR = 3  # words between a number and the participle that takes it
_RESULT = 8  # words between a verb of change and the level that it reached


def inherits(clause: Clause, found: Quantity, measure: str) -> bool:
    """Whether a figure takes the modality of the one before: «Стоимость проекта – 67 млрд» tells nothing of time."""
    verbal = any(value != "if" for _, _, value in (*cues(clause), *verbs(clause)))
    if clause.tongue.cases:
        verbal = verbal or ends(clause, final(clause, found.last, set()), "past")
    return measure in having("projected") and not verbal


def modality(clause: Clause, found: Quantity, measure: str, future: bool) -> Slot:
    """actual, planned or hypothetical; `future` says whether the sentence names a date after the article's."""
    if measure == "time_horizon":
        return Slot("planned", "stated")
    if _there(clause, found):
        return Slot("actual", "stated")
    best, name = _nearest(clause, found)
    if found.unit.kind == "ordinal" and best < 0.2:
        return Slot("actual", "default")
    if clause.tongue.cases:
        name = _by_verb(clause, found, name, future)
        if ends(clause, final(clause, found.last, set()), "present") and name != "hypothetical":
            name = "planned" if _conditional(clause, found) else name
    elif future and name in ("", "weak"):
        name = "planned"
    if (name == "planned" and _conditional(clause, found)) or _supposed(clause, found):
        return Slot("hypothetical", "stated")
    return Slot(name if name in _OPEN else "actual", "stated" if name else "default")


def _there(clause: Clause, found: Quantity) -> bool:
    """What there is already, whatever the sentence plans: an age, a past span, a base, somebody's own number."""
    told = found.unit.kind == "times" and ends(clause, found.first, "past") and clause.tongue.code == "en"
    return (
        (told and clause.form(found.first - 1) not in forms("en", "unreal"))
        or found.unit.kind == "age"
        or _past_span(clause, found)
        or _away(clause, found)
        or clause.at("owner", found.first - 1) is not None
        or _whole(clause, found)
        or starts_change(clause, found)
        or (compared(clause, found) and found.unit.kind in ("money", "mass", "volume", "energy"))
    )


def _conditional(clause: Clause, found: Quantity) -> bool:
    """Whether an "if" stands before a value; «если в 2020 году составляли 2, то ...» only lays two facts beside."""
    ifs = [hit.first for hit in clause.all("modality") if hit.value == "if" and hit.first < found.first]
    if not ifs or clause.tongue.cases:
        return bool(ifs)
    told = (first for first, _, value in (*cues(clause), *verbs(clause)) if value == "actual")
    return not (clause.tongue.code == "ru" and any(ifs[-1] < at < found.first for at in told))


def _supposed(clause: Clause, found: Quantity) -> bool:
    """«егер 45-ке дейін құласа», «agar 50 foizdan oshsa»: the condition itself, its verb behind the number."""
    if not clause.tongue.cases or not _conditional(clause, found):
        return False
    return ends(clause, final(clause, found.last, set()), "condition")


def told_time(clause: Clause, found: Quantity) -> str:
    """What the nearest cue says of the time: actual, planned, hypothetical, weak or nothing."""
    return _nearest(clause, found)[1]


def _nearest(clause: Clause, found: Quantity) -> tuple[float, str]:
    """The cue that stands nearest, with its nearness."""
    best, name = _LEAST, ""
    for first, last, value in (*cues(clause), *verbs(clause)):
        if value == "if" or (first < found.last and found.first < last) or _reached(clause, found, first, value):
            continue
        score = _score(clause, found, first, last) * (_WEAK if value == "weak" else 1)
        if score > best:
            best, name = score, value
    return best, name


def _reached(clause: Clause, found: Quantity, at: int, value: str) -> bool:
    """ "rose by 16 percent to reach 3 billion": behind a past verb of change the infinitive tells what came of it."""
    if value != "planned" or clause.at("result", at) is None or at > found.first:
        return False
    told = clause.between("change", at - _RESULT, at)
    return any(cue[0] == hit.first and cue[2] == "actual" for hit in told for cue in (*cues(clause), *verbs(clause)))


def _past_span(clause: Clause, found: Quantity) -> bool:
    """«он бір жыл бұрын», "after five years of talks": a time that is over, whatever else the sentence plans."""
    if found.unit.kind != "time":
        return False
    ago = any(hit.value == "ago" and hit.first == found.last for hit in clause.all("time"))
    past = any(hit.value == "last" and 0 <= found.first - hit.last <= 1 for hit in clause.all("time"))
    if past and clause.tongue.code != "ru":
        return True
    return ago or any(0 <= found.first - hit.last <= 1 for hit in clause.all("since"))


_FAR = 5  # words behind a distance


def _away(clause: Clause, found: Quantity) -> bool:
    """ "300 km (190 miles) north of the town": where something lies."""
    return found.unit.kind == "length" and bool(clause.between("away", found.last, found.last + _FAR))


def _whole(clause: Clause, found: Quantity) -> bool:
    """«сократит каждого восьмого из 4 тысяч», «в соседний город, это 90 километров»: what there is already."""
    before = clause.words[found.first - 2] if found.first > 1 else None
    part = before is not None and (before.kind == "n" or bool(before.number.role))
    return (part and clause.at("out_of", found.first - 1) is not None) or (
        found.unit.kind == "length" and clause.at("it_is", found.first - 1) is not None
    )


def _by_verb(clause: Clause, found: Quantity, name: str, future: bool) -> str:
    """The verb that ends this part of the sentence says whether it has happened («... долларға жетті»)."""
    code = clause.tongue.code
    planned = {at for first, last, value in cues(clause) if value in _OPEN for at in range(first, last)}
    said = {at for hit in clause.all("speech") for at in range(hit.first, hit.last)}
    if _participle(clause, found, planned):
        return "actual"
    verb = final(clause, found.last, said)
    ahead = future or bool(clause.all("future"))
    if verb is None or verb in planned:
        return "planned" if future and not name else name
    if clause.form(verb) in forms(code, "being") and verb == found.last:
        return "actual"  # «узунлиги 285 километр бўлиб, ... олиши мумкин»
    stated = {hit.first for hit in clause.all("state")}
    if ends(clause, verb, "to_come") and verb not in stated and not ends(clause, verb, "not"):
        return "planned"
    if not ends(clause, verb, "past"):
        return "planned" if future and not name else name
    if ahead and ends(clause, verb, "present"):
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
        if len(word.form) > 4 and ends(clause, at, "done"):
            return at + 1 >= len(clause.words) or at + 1 not in planned
    return False


def _score(clause: Clause, found: Quantity, first: int, last: int) -> float:
    """Nearness of a verb: after the number in Turkic, before it in Russian and English."""
    right = first >= found.last
    between = clause.words[found.last : first] if right else clause.words[last : found.first]
    turkic = bool(clause.tongue.cases)
    breaks = sum(_COSTS.get(word.text, 0) for word in between)
    if not right and between and between[-1].text in ("–", "—"):
        breaks -= _COSTS["–"]  # «цель на 2032 год – 270 млн»: the dash stands for "is"
    start, end = (found.last, first) if right else (last, found.first)
    breaks += _CLAUSE * len(clause.between("clause", start, end))
    if right:  # another number between has the verb to itself
        breaks += _ANOTHER * any(clause.words[at].kind == "n" and at not in clause.taken for at in range(start, end))
    if right and not turkic:
        breaks += _JOINED * any(clause.at("joint", at) is not None for at in range(start, end))
    side = 0 if right == turkic else 2
    return 1 / (1 + len(between) + breaks + side)
