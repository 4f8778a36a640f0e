"""Whether a value is claimed as fact, as plan or as possibility."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.figures.morph import is_future
from analytics.figures.quantity import Quantity
from analytics.figures.sentence import Clause

_BREAKS = frozenset(";–—:.!?")
_WEAK = 0.35  # "is", "has" say little of time
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
_CONVERB = {"kk": ("ып", "іп", "п"), "uz": ("ib", "b")}


def modality(clause: Clause, found: Quantity, measure: str, future: bool) -> str:
    """actual, planned or hypothetical; `future` says whether the sentence names a date after the article's."""
    if measure == "time_horizon":
        return "planned"
    best, name = _nearest(clause, found)
    if found.unit.kind == "ordinal" and best < 0.2:
        return "actual"
    if clause.tongue.code in _PAST:
        name = _by_verb(clause, found, name, future)
    elif future and name in ("", "weak"):
        name = "planned"
    if name == "planned" and any(hit.value == "if" and hit.first < found.first for hit in clause.all("modality")):
        return "hypothetical"
    return name if name in ("planned", "hypothetical") else "actual"


def _nearest(clause: Clause, found: Quantity) -> tuple[float, str]:
    """The cue that stands nearest, with its nearness."""
    best, name = _LEAST, ""
    for first, last, value in (*_cues(clause), *_futures(clause)):
        if value == "if" or (first < found.last and found.first < last):
            continue
        score = _score(clause, found, first, last) * (_WEAK if value == "weak" else 1)
        if score > best:
            best, name = score, value
    return best, name


def _cues(clause: Clause) -> Iterator[tuple[int, int, str]]:
    return ((hit.first, hit.last, str(hit.value)) for hit in clause.all("modality"))


def _futures(clause: Clause) -> Iterator[tuple[int, int, str]]:
    """Russian verbs of the future: «выпадет», «построят»."""
    if clause.tongue.code != "ru":
        return
    for at, word in enumerate(clause.words):
        if word.form.endswith(_FUTURE_ENDINGS) and word.kind == "w" and is_future(word.form):
            yield at, at + 1, "planned"


def _by_verb(clause: Clause, found: Quantity, name: str, future: bool) -> str:
    """The verb that ends this part of the sentence says whether it has happened («... долларға жетті»)."""
    tongue = clause.tongue.code
    planned = {at for first, last, value in _cues(clause) if value in _OPEN for at in range(first, last)}
    said = {at for hit in clause.all("speech") for at in range(hit.first, hit.last)}
    verb = _final(clause, found.last, said, _CONVERB[tongue])
    if verb is not None and verb not in planned and clause.form(verb).endswith(_PAST[tongue]):
        near = any(found.last <= at < verb for at in planned)
        return name if near and name != "actual" else "actual"
    return "planned" if future and not name else name


def _final(clause: Clause, start: int, said: set[int], converbs: tuple[str, ...]) -> int | None:
    """The last word before the next break, a verb of saying and a converb passed over."""
    last: int | None = None
    for at in range(start, len(clause.words)):
        word = clause.words[at]
        if word.text in _BREAKS:
            break
        if word.text == ",":
            if last is None or not clause.form(last).endswith(converbs):
                break
            continue
        if word.kind == "w" and at not in said:
            last = at
    return last


def _score(clause: Clause, found: Quantity, first: int, last: int) -> float:
    """Nearness of a verb: after the number in Turkic, before it in Russian and English."""
    right = first >= found.last
    between = clause.words[found.last : first] if right else clause.words[last : found.first]
    turkic = clause.tongue.code in ("kk", "uz")
    breaks = sum(word.text in _BREAKS for word in between) * 6 + sum(word.text == "," for word in between) * 2
    side = 0 if right == turkic else 2
    return 1 / (1 + len(between) + breaks + side)
