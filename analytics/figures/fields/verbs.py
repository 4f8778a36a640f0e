"""The cues and verbs of a sentence that tell whether something was, is planned or may be; read once a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.figures.text.forms import forms
from analytics.figures.text.morph import is_future, is_past
from analytics.figures.text.sentence import Clause

Cue = tuple[int, int, str]  # first word, the one behind the last, and actual, planned, hypothetical, weak or if

_BREAKS = frozenset(";–—:.!?")


def cues(clause: Clause) -> list[Cue]:
    """The cues of a sentence."""
    found: list[Cue] | None = clause.memo.get("cues")
    if found is None:
        found = clause.memo["cues"] = list(_read_cues(clause))
    return found


def verbs(clause: Clause) -> list[Cue]:
    """The verbs of a sentence that tell their tense."""
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
    code = clause.tongue.code
    if clause.tongue.cases:
        return
    said = {at for hit in clause.all("speech") for at in range(hit.first, hit.last)}
    said |= {at for first, last, value in cues(clause) if value != "actual" for at in range(first, last)}
    past, future = forms(code, "past"), forms(code, "future")
    for at, word in enumerate(clause.words):
        if word.kind != "w" or at in said:
            continue
        if code == "en":
            if word.form.endswith(past) and len(word.form) > 4 and _real(clause, at):
                yield at, at + 1, "actual"
        elif word.form.endswith(future) and is_future(word.form):
            yield at, at + 1, "planned"
        elif word.form.endswith(past) and len(word.form) > 3 and is_past(word.form):
            yield at, at + 1, "weak" if clause.form(at + 1) in forms(code, "unreal") else "actual"


def _real(clause: Clause, at: int) -> bool:
    """Whether an English past form tells what was: not "to be completed", "a planned", "the projected"."""
    before = clause.form(at - 1)
    unreal = {before, clause.form(at - 2)} & set(forms("en", "unreal"))
    return not unreal and before not in forms("en", "determiners")


def final(clause: Clause, start: int, said: set[int]) -> int | None:
    """The last word before the next break in Kazakh and Uzbek, a verb of saying and a converb passed over."""
    code, last = clause.tongue.code, None
    for at in range(start, len(clause.words)):
        word = clause.words[at]
        if word.text in _BREAKS:
            break
        if word.text == ",":
            if last is None or _stops(clause, start, last):
                break
            continue
        if word.form in forms(code, "and") and (ends(clause, last, "past") or ends(clause, last, "present")):
            break
        if word.kind == "w" and at not in said:
            last = at
    return last


def _stops(clause: Clause, start: int, last: int) -> bool:
    """Whether a comma behind a word ends the part: not behind a converb, but for «болып» right behind the number."""
    being = last == start and clause.form(start) in forms(clause.tongue.code, "being")
    return being or not ends(clause, last, "converb")


def ends(clause: Clause, at: int | None, name: str) -> bool:
    """Whether a word ends as the verbs of a row of forms.toml do."""
    return at is not None and clause.form(at).endswith(forms(clause.tongue.code, name))
