"""Which word is counted: the noun behind a number decides before any cue elsewhere."""

from __future__ import annotations

from analytics.figures.morph import is_noun
from analytics.figures.number import Quantity
from analytics.figures.sentence import Clause

_REACH = 4  # adjectives that may stand between
_PLURALS = frozenset({"people", "men", "women", "children", "staff", "troops", "police", "personnel"})
_SINGULAR = ("ss", "us", "is", "ʻs")
# endings that close a noun phrase: genitive and accusative (the past of a verb sounds alike)
_CLOSED = {
    "kk": ("ның", "нің", "дың", "дің", "тың", "тің", "ны", "ні", "ды", "ді", "ты", "ті"),
    "uz": ("ning", "ni", "di"),
}


def counted_noun(clause: Clause, found: Quantity) -> int | None:
    """The word that a Russian or English count counts, if it stands behind the number; else None."""
    code = clause.tongue.code
    if found.unit.kind != "count" or code not in ("ru", "en"):
        return None
    stops = {hit.first for hit in clause.between("noun_stop", found.last, found.last + _REACH)}
    for at in range(found.last, min(len(clause.words), found.last + _REACH)):
        word = clause.words[at]
        if word.kind != "w" or at in stops or word.number.role:
            return None
        if is_noun(word.form) if code == "ru" else _plural(word.form):
            return at
    return None


def _plural(form: str) -> bool:
    return form in _PLURALS or (len(form) > 3 and form.endswith("s") and not form.endswith(_SINGULAR))


def owned(clause: Clause, at: int) -> bool:
    """ "the country's 52 posts": who owns what is counted is not counted."""
    return clause.tongue.code == "en" and clause.form(at).endswith(("ʻs", "sʻ"))


def beyond(clause: Clause, first: int, last: int) -> bool:
    """Whether a noun phrase of Kazakh or Uzbek ends before `last`: «89 өңірінің 76-сы»."""
    endings = _CLOSED.get(clause.tongue.code)
    return endings is not None and any(clause.form(at).endswith(endings) for at in range(first, last))
