"""What an amount of time is: an anniversary, an age, a time to come or a time that something lasted."""

from __future__ import annotations

from analytics.figures.fields.modality import told_time
from analytics.figures.numbers.number import Quantity
from analytics.figures.text.forms import forms
from analytics.figures.text.morph import is_animate, is_noun, is_recipient
from analytics.figures.text.sentence import Clause


def time_measure(clause: Clause, found: Quantity) -> str:
    """Anniversary, age, horizon or duration."""
    near = range(found.first - 1, found.last + 4)
    if found.unit.id not in ("day", "month", "week", "hour") and any(
        hit.first in near for hit in clause.all("anniversary")
    ):
        return "anniversary"
    if _of_person(clause, found):
        return "age"
    if _headline_anniversary(clause, found):
        return "anniversary"
    if any(found.first - 6 <= hit.first <= found.last for hit in clause.all("age")):
        return "age"
    return "time_horizon" if _to_come(clause, found) else "duration"


def _to_come(clause: Clause, found: Quantity) -> bool:
    """«алдағы 3 жылда», "in three years"; «через шесть месяцев после ...» is over."""
    since = any(hit.first == found.last for hit in clause.all("since"))
    planned = any(hit.value == "planned" for hit in clause.all("modality"))
    for hit in clause.all("time"):
        if hit.value == "next" and found.first - 3 <= hit.first < found.first:
            return not since and not (
                clause.form(hit.first) in forms(clause.tongue.code, "through") and told_time(clause, found) == "actual"
            )
        beside = hit.first == found.last if clause.tongue.cases else hit.last == found.first
        if hit.value == "horizon" and beside and planned and clause.form(hit.first) not in _behind(clause):
            return not since
    return False


def _behind(clause: Clause) -> tuple[str, ...]:
    """Words of a time that may as well be over: "in", «кейін»."""
    return forms(clause.tongue.code, "in") + forms(clause.tongue.code, "after")


def _headline_anniversary(clause: Clause, found: Quantity) -> bool:
    """«... қарым-қатынасқа 30 жыл»: years since what stands in the dative, and nothing after them."""
    endings = forms(clause.tongue.code, "dative") + forms(clause.tongue.code, "given")
    if not endings or found.unit.id != "year" or found.tags or (found.number.value or 0) < 5:
        return False
    closed = all(word.kind == "p" for word in clause.words[found.last :])
    return closed and clause.form(found.first - 1).endswith(endings)


def _of_person(clause: Clause, found: Quantity) -> bool:
    """«41-летний Уэст», «Кавардарков, 54 года, ...»: years beside a name."""
    words = clause.words
    after = words[found.last] if found.last < len(words) else None
    if any(part in clause.form(found.last - 1) for part in forms(clause.tongue.code, "years_old")):
        return after is not None and (after.text[:1].isupper() or _living(clause, found.last))
    if (after is None or after.kind == "p") and _had_by(clause, found.first):
        return True
    enclosed = clause.form(found.first - 1) == "," and after is not None and after.kind == "p"
    return enclosed and found.first > 1 and words[found.first - 2].text[:1].isupper()


def _had_by(clause: Clause, at: int) -> bool:
    """«Симсу было всего 20 лет», «его руководителю 74 года»: somebody in the dative before the years."""
    while at > 0 and clause.form(at - 1) in forms(clause.tongue.code, "being"):
        at -= 1
    return at > 0 and is_recipient(clause.form(at - 1))


def _living(clause: Clause, at: int) -> bool:
    """Whether the noun behind an adjective of years is a person: «37-летняя ведущая», not «30-летняя история»."""
    for word in clause.words[at : at + 3]:
        if word.kind != "w":
            return False
        if is_animate(word.form) or is_noun(word.form):
            return is_animate(word.form)
    return True  # «18-летний» alone is somebody
