"""Ages told without a word of years: "Bermet Osmon is seventy", «ей девятнадцать», «сексен бірге келді»."""

from __future__ import annotations

from analytics.figures.numbers.number import Quantity
from analytics.figures.text.forms import forms
from analytics.figures.text.sentence import Clause

_GROWN, _OLDEST = 14, 110


def is_age(clause: Clause, found: Quantity) -> bool:
    """Whether a bare count is how old somebody is."""
    value = found.number.value
    if value is None or not _GROWN <= value <= _OLDEST or value != int(value) or found.number.kind != "cardinal":
        return False
    code, after = clause.tongue.code, clause.form(found.last)
    closed = found.last >= len(clause.words) or clause.words[found.last].kind == "p"
    if clause.tongue.cases:
        kin = clause.form(found.last - 1).endswith(forms(code, "dative")) and after in forms(code, "reached")
        return kin or (
            code == "kk" and closed and found.tags == ("loc",) and clause.form(found.first - 1) in ("–", "—")
        )
    if not closed or found.tags or after in ("%", "-", "–"):
        return False
    return _named(clause, found.first) if code == "en" else _had(clause, found.first)


def _named(clause: Clause, at: int) -> bool:
    """ "Bermet Osmon is", "she is": a name of two words or a pronoun, and a verb of being."""
    if clause.form(at - 1) not in forms("en", "being") or at < 2:
        return False
    if clause.form(at - 2) in forms("en", "somebody"):
        return True
    return at > 2 and all(clause.words[place].text.istitle() for place in (at - 3, at - 2))


def _had(clause: Clause, at: int) -> bool:
    """«ей было девятнадцать»: a pronoun in the dative."""
    while at > 0 and clause.form(at - 1) in forms("ru", "turned"):
        at -= 1
    return clause.form(at - 1) in forms("ru", "somebody")
