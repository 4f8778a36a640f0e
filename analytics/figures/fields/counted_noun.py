"""Which word is counted: the noun behind a number decides before any cue elsewhere."""

from __future__ import annotations

from analytics.figures.numbers.number import Quantity
from analytics.figures.text.forms import forms
from analytics.figures.text.morph import is_noun
from analytics.figures.text.phrases import Hit
from analytics.figures.text.sentence import Clause
from analytics.records import Morph

_REACH = 4  # adjectives that may stand between


def counted_noun(clause: Clause, found: Quantity) -> int | None:
    """The word that a count counts, if it stands behind the number; else None."""
    code = clause.tongue.code
    if found.unit.kind != "count":
        return None
    if clause.tongue.cases:
        return _turkic_noun(clause, found)
    start = found.last + (code == "en" and found.number.kind == "tens_of" and clause.form(found.last) == "of")
    stops = {hit.first for hit in clause.between("noun_stop", start, start + _REACH)}
    for at in range(start, min(len(clause.words), start + _REACH)):
        word = clause.words[at]
        if word.kind != "w" or at in stops or word.number.role:
            return None
        if is_noun(word.form) if code == "ru" else _plural(word.form):
            return at
    return None


_SKIPPED = frozenset({"ADJ", "PROPN", "ADV"})


def attributive(clause: Clause, found: Quantity) -> bool:
    """«тўққиз қаватли бино», «тоғыз қабатты үй»: the number describes a thing by its parts."""
    listed = clause.tongue.words["attributes"]
    return found.unit.kind == "count" and not found.tags and clause.form(found.last).startswith(tuple(listed))


def _turkic_noun(clause: Clause, found: Quantity) -> int | None:
    """The first noun behind the number, or the possessed one that closes the compound («орта мектеп оқушысы»).

    What stands before an attributive belongs to it («капитали иштирокидаги корхона»), before a participle or an
    adjective only where no measure is told by it («капитал қатысқан компания»); people close it («киши ҳаётига»).
    """
    start = after_cue(clause, found)
    people = {hit.first for hit in clause.between("measure", start, start + _REACH) if hit.value.id == "person"}
    first, closed = None, False
    for at in range(start, min(len(clause.words), start + _REACH + 2)):
        word, morph = clause.words[at], clause.morph(at)
        if word.kind != "w" or word.number.role or morph is None:
            break
        if "attr" in morph.tags or (_describes(morph) and first is not None and not _told(clause, first)):
            first, closed = None, False
            continue
        noun = morph.pos == "NOUN" or "inf" in morph.tags
        if first is None and not noun and morph.pos not in _SKIPPED and not _describes(morph):
            break
        if first is not None and (not noun or closed or first in people):
            if not _attributive_ahead(clause, at):
                break
            continue
        several = "pl" in morph.tags and found.number.kind != "tens_of"  # «95 та давлат фуқаролари» counts states
        if noun and (first is None or ("p3" in morph.tags and not several)):
            first, closed = at, morph.pos == "NOUN" and bool(morph.tags)
    return first


def _describes(morph: Morph) -> bool:
    return morph.pos == "ADJ" or "part" in morph.tags


def _told(clause: Clause, at: int) -> bool:
    """Whether a head of a measure stands at a word."""
    return any(hit.first <= at < hit.last for hit in clause.between("measure", at - 2, at + 1))


def _attributive_ahead(clause: Clause, at: int) -> bool:
    """Whether an attributive stands within two words: «Хитой капитали иштирокидаги»."""
    ahead = (clause.morph(place) for place in range(at, min(len(clause.words), at + 2)))
    return any(morph is not None and "attr" in morph.tags for morph in ahead)


def after_cue(clause: Clause, found: Quantity) -> int:
    """Where the counted noun may start; a number with a case ending and no cue behind it counts nothing more."""
    cues = [hit.last for hit in clause.between("after", found.last, found.last + 1)]
    if cues:
        return max(cues)
    form = clause.form(found.last - 1)
    spelt = bool(clause.words[found.last - 1].number.role)
    cased = found.rule == "classifier" and form not in forms(clause.tongue.code, "bare_classifiers") and not spelt
    return len(clause.words) if cased else found.last


def _plural(form: str) -> bool:
    plural = len(form) > 3 and form.endswith("s") and not form.endswith(forms("en", "singular"))
    return plural or form in forms("en", "plurals")


def owned(clause: Clause, at: int) -> bool:
    """ "the country's 52 posts": who owns what is counted is not counted."""
    return clause.tongue.code == "en" and clause.form(at).endswith(("ʻs", "sʻ"))


_ROLES = frozenset({"unit", "teen", "ten", "hundred", "scale"})


def crossed(clause: Clause, found: Quantity, hit: Hit) -> bool:
    """Whether another number with its own noun stands before a head: «тоғыз қабатты үйде ... үш адам зардап шекті»."""
    if found.last >= len(clause.words) or clause.words[found.last].kind != "w":
        return False
    return any(word.number.role in _ROLES for word in clause.words[found.last + 1 : hit.first])


def beyond(clause: Clause, first: int, last: int) -> bool:
    """Whether a noun phrase of Kazakh or Uzbek ends before `last`: «89 өңірінің 76-сы»."""
    endings = forms(clause.tongue.code, "closed")
    return any(clause.form(at).endswith(endings) for at in range(first, last))
