"""What a figure measures: the nearest head of measures.toml that takes its kind of unit."""

from __future__ import annotations

from analytics.domain import having
from analytics.figures.fields.change import changes
from analytics.figures.fields.counted_noun import after_cue, attributive, beyond, counted_noun, crossed, owned
from analytics.figures.fields.durations import time_measure
from analytics.figures.fields.topic import Told
from analytics.figures.numbers.number import Quantity, Slot
from analytics.figures.text.forms import forms
from analytics.figures.text.lexer import Word
from analytics.figures.text.lexicon import MeasureRule
from analytics.figures.text.morph import is_past
from analytics.figures.text.phrases import Hit
from analytics.figures.text.sentence import Clause

# what a unit measures where no head tells
_BY_KIND = {
    "percent": "share",
    "points": "growth",
    "times": "growth",
    "fraction": "share",
    "time": "duration",
    "area": "area",
    "temperature": "temperature",
    "power": "power_capacity",
    "energy": "energy_output",
    "ordinal": "event_ordinal",
    "anniversary": "anniversary",
    "age": "age",
    "rank": "rank",
    "point": "score",
}
_BY_UNIT = {"barrel": "oil_volume"}
_ONE_MEANING = frozenset({"anniversary", "age", "rank", "point", "temperature", "area", "power"})
_COUNTED = frozenset({"count", "ordinal"})
_MARKS = frozenset(",;:–—()")
_LEAST = {"count": 0.13, "ordinal": 0.13}  # a head further off belongs to something else
_LEAST_OTHER = 0.045
_LEAST_DEED = 0.09
# no single thing that news prices costs as much
_NO_PRICE = {"USD": 1e7, "EUR": 1e7, "GBP": 1e7}
_NO_PRICE_ELSE = 1e9
# no project costs as little
_NO_PROJECT = {"USD": 1e4, "EUR": 1e4, "GBP": 1e4}
_NO_PROJECT_ELSE = 1e5
_MANY = 1000  # people that nothing else is told of: a population


def measure(clause: Clause, found: Quantity, told: Told) -> Slot:
    """One id of the measures with how it is known; `told` knows what the figures and sentences before spoke of."""
    kind = found.unit.kind
    if kind == "time":
        return Slot(time_measure(clause, found), "stated")
    if kind in _ONE_MEANING:
        return Slot(_BY_KIND[kind], "stated")
    own = _by_itself(clause, found, told)
    if own is not None:
        if own == "growth":
            told.say(kind, own)
        return Slot(own, "stated")
    name, place = _nearest(clause, found)
    name = _corrected(clause, found, name, place)
    dear = name == "price" and _too_much(found)
    name, how = _of_size(found, name, told), "stated"
    if not dear and (name is None or _pointed(clause, found, place)):
        carried = told.carried(found.unit) if _elliptic(clause, found) or _said_so(clause, found) else None
        how = "carried" if carried else "default" if name is None else how
        name = carried or name or _BY_UNIT.get(found.unit.id)
    if kind == "count" and name in having("people") and _killed(clause, found):
        name = "casualties"
    told.say(kind, name or _BY_KIND.get(kind) or ("other" if kind == "count" else None))
    return Slot(name or _BY_KIND.get(kind, "other"), how)


def _by_itself(clause: Clause, found: Quantity, told: Told) -> str | None:
    """What number, unit and the words beside them tell without a head."""
    kind = found.unit.kind
    single = found.number.rule in ("every", "one-in")  # one in so many is a share, whatever becomes of it
    ratio = kind in ("percent", "points", "times", "fraction") and not single
    if ratio and (changes(clause, found) or _again(clause, found, told)):
        return "growth"
    if kind in ("money", "count") and _exchanged(clause, found):
        return "price"
    if kind == "count" and found.number.rule == "minus":
        return "temperature"  # «Аяз, минус он жеті»
    return "population" if kind == "count" and peopled(clause, found) else None


def _corrected(clause: Clause, found: Quantity, name: str | None, place: int) -> str | None:
    """The nearest head's measure as what is dealt with makes it: goods of a worth, fuels by volume."""
    if name == "project_cost" and place >= 0:
        name = _sold(clause, found, place) or name
    if name in ("exports", "imports") and found.unit.kind in ("mass", "volume"):
        name = _fuel(clause, found) or name
    return name


def _of_size(found: Quantity, name: str | None, told: Told) -> str | None:
    """No thing costs as much as a project, no project as little as a thing."""
    if name == "project_cost" and found.size < _NO_PROJECT.get(found.unit.id, _NO_PROJECT_ELSE):
        name = "price"
    if name == "price" and _too_much(found):
        return "rent" if told.carried(found.unit) == "rent" else "project_cost"
    return name


_DEALT = having("flow") | frozenset({"investment", "loan", "rent"})


def _sold(clause: Clause, found: Quantity, place: int) -> str | None:
    """What is sold, lent or invested for a value only told by a word of value: «қиймати 5 млн бўлган ... экспорт»."""
    heads = [hit for hit in clause.all("measure") if found.unit.kind in hit.value.kinds]
    if not any(hit.first == place and hit.value.worth for hit in heads):
        return None
    dealt = [hit for hit in heads if hit.value.id in _DEALT and not _apart(clause, found, hit)]
    return str(min(dealt, key=lambda hit: abs(hit.first - found.first)).value.id) if dealt else None


def _apart(clause: Clause, found: Quantity, hit: Hit) -> bool:
    """Whether "but", "while", ";" stands between a head and a value."""
    low, high = min(hit.last, found.last), max(hit.first, found.first)
    return bool(clause.between("clause", low, high)) or any(clause.form(at) in _ENDS for at in range(low, high))


_ENDS = frozenset(";.!?")
_SPELT = ("unit", "teen", "ten", "hundred", "scale")


def peopled(clause: Clause, found: Quantity) -> bool:
    """«285 millionli mamlakat», «40-миллионная страна», "a city of 70,000": a place by those who live there."""
    if found.size < _MANY:
        return False
    if clause.tongue.cases:
        lik = any("lik" in tags for tags in (found.tags, found.number.tags))
        lik = lik or clause.form(found.last) in forms(clause.tongue.code, "peopled")
        return lik and bool(clause.between("peopled", found.last, found.last + 3))
    if clause.tongue.code == "en":
        before = clause.between("peopled", found.first - 3, found.first)
        return any(clause.form(hit.last) == "of" for hit in before) and not counted_noun(clause, found)
    return clause.form(found.last - 1).endswith(forms(clause.tongue.code, "peopled")) and bool(
        clause.between("peopled", found.last, found.last + 2)
    )


def _fuel(clause: Clause, found: Quantity) -> str | None:
    """Oil and gas by mass and volume are their own measures, also where they are sold abroad.

    What another clause tells of them («while copper sales ...») is not this value's.
    """
    for hit in clause.all("measure"):
        low, high = min(hit.last, found.last), max(hit.first, found.first)
        if hit.value.id in ("oil_volume", "gas_volume") and not clause.between("clause", low, high):
            return str(hit.value.id)
    return None


def _again(clause: Clause, found: Quantity, told: Told) -> bool:
    """«плюс 26 % за прошлый год и ещё 14,4 %», «тағы 8,8 пайыз»: another change like the one before."""
    more = any(0 <= found.first - hit.last <= 1 for hit in clause.all("again"))
    return more and found.unit.kind == "percent" and told.last("percent") == "growth"


def _pointed(clause: Clause, found: Quantity, head: int) -> bool:
    """«бұл көрсеткіш 20 миллиардқа жетті», "that figure": no head stands between the word and the number."""
    words = [hit.last for hit in clause.all("anaphor") if hit.last <= found.first]
    return bool(words) and not words[-1] <= head < found.first


def _said_so(clause: Clause, found: Quantity) -> bool:
    """«bu raqam 155 ming edi»: the copula behind a number that a pronoun points back from."""
    stopped = any(hit.first == found.last for hit in clause.all("noun_stop"))
    return stopped and bool(clause.tongue.cases) and _pointed(clause, found, -1)


def _nearest(clause: Clause, found: Quantity) -> tuple[str | None, int]:
    """The measure of the nearest head and the word where that starts."""
    kind = found.unit.kind
    best, name, place = _LEAST.get(kind, _LEAST_OTHER), None, -1
    wanted = "times" if kind == "occurrence" else kind
    ranked = kind != "count" or partitive(clause, found)
    if kind == "count" and attributive(clause, found):
        return None, -1
    if kind == "count" and _of_best(clause, found):
        return "rank", found.first
    noun = counted_noun(clause, found)
    heads = clause.all("measure")
    who = next(
        (h for h in heads if noun is not None and h.first <= noun < h.last and h.value.id in having("head")), None
    )
    if who is not None:
        return _of_people(clause, found, who.value.id), who.first
    left = any(hit.last <= found.first and kind in hit.value.kinds for hit in heads)
    for hit in heads:
        rule: MeasureRule = hit.value
        if wanted not in rule.kinds or (hit.first < found.last and found.first < hit.last):
            continue
        if rule.id == "price" and kind == "money" and _too_much(found) and not rule.worth and _others(heads, hit, kind):
            continue  # no thing of a price: «газа за 841 млн»
        if (rule.id == "rank" and not ranked) or (kind == "count" and _foreign(clause, found, hit, noun)):
            continue
        if kind == "money" and hit.first >= found.last and left and _apart(clause, found, hit):
            continue  # "trade came to 3 billion, whereas investments ..."
        score = _score(clause, found, hit) * rule.weight * _place(clause, found, hit, noun)
        if score > best + 1e-9:
            best, name, place = score, rule.id, hit.first
    if name in having("head"):
        return _of_people(clause, found, name), place
    return name, place


def _killed(clause: Clause, found: Quantity) -> bool:
    """«14 тысяч, среди них сотни детей, погибли»: what the dead and wounded did before says nothing of them.

    Another count between the number and the verb has the verb to itself, unless it is enclosed by commas.
    """
    for hit in clause.all("measure"):
        if hit.value.id != "casualties" or not hit.value.either or _apart(clause, found, hit):
            continue
        low, high = min(hit.last, found.last), max(hit.first, found.first)
        if not any(word.kind == "n" or word.number.role in _SPELT for word in clause.words[low:high]):
            return True
    return False


def _too_much(found: Quantity) -> bool:
    """Whether no single thing costs as much."""
    return found.size >= _NO_PRICE.get(found.unit.id, _NO_PRICE_ELSE)


def _others(heads: list[Hit], price: Hit, kind: str) -> bool:
    """Whether a head of what is dealt with stands beside one of a price."""
    return any(hit.value.id in _DEALT and kind in hit.value.kinds for hit in heads if hit is not price)


def _of_best(clause: Clause, found: Quantity) -> bool:
    """«әлемнің үздік 500 университетінің қатары», "among the top 100": a place among the best."""
    best = any(hit.value.id == "rank" and hit.last == found.first for hit in clause.all("measure"))
    return best and partitive(clause, found)


def _place(clause: Clause, found: Quantity, hit: Hit, noun: int | None) -> float:
    """In «орта мектеп оқушысы» and "high school students" the last word is counted, not those before it."""
    inside = noun is not None and found.last <= hit.first and hit.last <= noun
    return 0.5 if inside and clause.tongue.code != "ru" else 1.0


def _foreign(clause: Clause, found: Quantity, hit: Hit, noun: int | None) -> bool:
    """Whether a head is not the counted noun: "11 stores around the country", «76 регионов работают»."""
    right = hit.first >= found.last
    if owned(clause, hit.last - 1):
        return True
    if hit.value.id == "countries":
        if noun is not None and not hit.first <= noun < hit.last and right:
            return True  # «30 глав государств», «30 мемлекет басшысы»
        stopped = not clause.tongue.cases and _stops(clause, found.last, hit.first)
        return not right or hit.first - found.last > 3 or bool(stopped)
    if hit.value.either:
        return False
    if clause.tongue.code == "ru" and noun is not None and found.last <= hit.first and hit.last <= noun:
        morph = clause.morph(hit.last - 1)
        if morph is not None and morph.pos == "ADJ":
            return True  # «пассажирских автобусов» are no passengers
    follows = 1 if clause.tongue.code == "ru" else 0  # «12 пар поездов»
    if noun is not None and not found.last <= hit.first <= noun + follows:
        if right and hit.value.deed:
            return bool(_stops(clause, after_cue(clause, found), hit.first))
        verbal = having("goods" if right else "verbal")
        return hit.value.id not in verbal or (right and not clause.tongue.cases)
    return right and "p3" in found.tags and hit.first > found.last and bool(clause.tongue.cases)


def _before_people(hit: Hit, gap: int) -> bool:
    """Whether what stands before the people may tell what they are counted for."""
    return hit.value.either or hit.value.id == "population" or (hit.value.deed and gap <= 1)


def _of_people(clause: Clause, found: Quantity, who: str) -> str:
    """What "people" do or suffer says what they are counted for, wherever in the clause it stands."""
    best, name = _LEAST_DEED, ""
    turkic = bool(clause.tongue.cases)
    for hit in clause.all("measure"):
        gap = found.first - hit.last
        if turkic and gap >= 0 and not _before_people(hit, gap):
            continue  # «вакили ... 2,2 миллиард киши»: deeds follow the number, but for «қатысқан 300 адам»
        if hit.first >= found.last and not (hit.value.deed or hit.value.either) and _parted(clause, found.last, hit):
            continue  # «67 тысяч человек, сообщил журналистам ...»
        if _beside(clause, hit):
            continue
        if hit.value.id in having("people") - having("head") and (hit.first >= found.last or hit.last <= found.first):
            score = _score(clause, found, hit, either=True) * hit.value.weight
            if score > best:
                best, name = score, hit.value.id
    return name or ("population" if found.size >= _MANY and who == "person" else "other")


def _beside(clause: Clause, hit: Hit) -> bool:
    """«5 mingdan ortiq odam shifokorlarga murojaat qildi»: whom people turn to is not what they are."""
    morph = clause.morph(hit.last - 1) if clause.tongue.cases and hit.value.id in _BEINGS else None
    return morph is not None and morph.pos == "NOUN" and not {"dat", "abl", "ins"}.isdisjoint(morph.tags)


_BEINGS = frozenset({"jobs", "students", "military", "passengers"})


def _parted(clause: Clause, start: int, hit: Hit) -> bool:
    return any(word.text in _MARKS for word in clause.words[start : hit.first])


def _elliptic(clause: Clause, found: Quantity) -> bool:
    """«... на первом этапе – восемьсот», «довести его до $10 млрд»: what is meant was said just before."""
    if found.unit.kind != "count":
        return True
    if found.last >= len(clause.words) or clause.words[found.last].kind == "p" or "p3" in found.tags:
        return True
    if clause.form(found.last - 1).endswith(forms(clause.tongue.code, "all_of")) or _before_verb(clause, found):
        return True
    return any(hit.first == found.last for hit in (*clause.all("rate"), *clause.all("after")))  # "just four a week"


def _before_verb(clause: Clause, found: Quantity) -> bool:
    """«122 запущены», "seven are under construction", «сан 90-ға жетеді»: a verb where the counted noun would stand."""
    if clause.tongue.code == "en":
        return clause.form(found.last) in forms("en", "copulas")
    if clause.tongue.code == "ru" and is_past(clause.form(found.last)):
        return True
    morph = clause.morph(found.last)
    verb = morph is not None and morph.pos == "VERB"
    return verb and (clause.tongue.code == "ru" or _pointed(clause, found, -1))


def partitive(clause: Clause, found: Quantity) -> bool:
    """ "one of the five largest partners", «бес серіктесінің бірі», «үш ірі серіктестің қатарында»."""
    words = clause.tongue.words["partitive"]
    if clause.tongue.cases:
        return any(clause.form(at).startswith(tuple(words)) for at in range(found.last + 1, found.last + 7))
    said = [clause.form(at) for at in range(max(0, found.first - 4), found.first)]
    return any(word in said for word in words)


def _exchanged(clause: Clause, found: Quantity) -> bool:
    """ "the dollar bought 12,512 soums", «бир доллар 12 512 сўм»: another currency stands to the left, for one.

    "486.35 per dollar" says no currency of its own.
    """
    if found.unit.kind == "count":
        after = clause.unit(found.last + 1) if found.last + 1 < len(clause.words) else None
        return (
            clause.form(found.last) in forms(clause.tongue.code, "per")
            and after is not None
            and after[0].kind == "money"
        )
    for hit in clause.between("unit", max(0, found.first - 4), found.first):
        if hit.value.kind == "money" and hit.value.id != found.unit.id and hit.last <= found.first:
            before = clause.words[hit.first - 1] if hit.first else None
            if before is None or (before.kind != "n" and not before.number.role) or before.number.value == 1:
                return True
    return False


def _tallied(clause: Clause, found: Quantity, hit: Hit) -> bool:
    """«соглашений ... число — 200», «loyihalar soni, uning hisobicha, 100 dan ortiq», «Предприятий в стране — 960»."""
    if clause.tongue.cases:
        return any(other.first == hit.last for other in clause.all("tally"))
    if not _elliptic(clause, found):
        return False
    opening = hit.first == 0 or clause.words[hit.first - 1].text in (".", ":", "–", "—")
    if clause.tongue.code == "ru" and opening and clause.form(hit.last - 1).endswith(forms("ru", "many")):
        return True
    return any(0 <= hit.first - other.last <= 2 for other in clause.all("tally"))


# a preposition between a number and a head to its right: "11 stores around the country"
_STOP = {"en": 3.0, "ru": 3.0}


_BEYOND = 9.0  # "because of a project in ..." tells another thing


def _stops(clause: Clause, first: int, last: int) -> int:
    return sum(hit.value == "words" for hit in clause.between("noun_stop", first, last))


def _within(clause: Clause, hit: Hit) -> bool:
    """ "Passengers on direct flights doubled": a head behind a preposition is not the subject."""
    return any(clause.form(at) in forms("en", "prepositions") for at in (hit.first - 1, hit.first - 2))


def _has_unit(clause: Clause, word: Word) -> bool:
    """Whether a number of the sentence measures by a unit of its own, so that no head behind it is its own."""
    at = clause.words.index(word)
    return clause.at("unit", at + 1) is not None


def _score(clause: Clause, found: Quantity, hit: Hit, either: bool = False) -> float:
    """Nearness of a head: a count's head stands to the right, that of money and shares to the left or right."""
    right = hit.first >= found.last
    gap = hit.first - found.last if right else found.first - hit.last
    between = clause.words[found.last : hit.first] if right else clause.words[hit.last : found.first]
    marks = sum(word.text in _MARKS for word in between)
    if found.unit.kind in _COUNTED and not right and between and between[-1].text in ("–", "—"):
        marks -= 1  # «Население города – 572 тысячи»: the dash stands for "is"
    numbers = sum(word.kind == "n" and not _has_unit(clause, word) for word in between)
    distance = max(gap, 0) + 4.0 * marks + 4.0 * numbers
    if found.unit.kind in _COUNTED:
        either = either or hit.value.either
        distance += 0 if right else 1 if either or _elliptic(clause, found) else 5
        if right and clause.tongue.code != "ru" and gap <= 5 and not marks:
            distance = 0.15 * gap + 4.0 * numbers
        if right and crossed(clause, found, hit):
            distance += 4.0
        if not right and clause.tongue.code == "en" and _within(clause, hit):
            distance += 2.0
        distance = min(distance, 1.0) if not right and _tallied(clause, found, hit) else distance
        distance += 3.0 * (right and beyond(clause, found.last, hit.first))
        distance += _STOP.get(clause.tongue.code, 1.5) * _stops(clause, found.last, hit.first)
    else:
        distance += 2.0 if right else 0
        distance += _BEYOND * len(
            clause.between("clause", *((found.last, hit.first) if right else (hit.last, found.first)))
        )
    length = hit.last - hit.first
    return (1 + 0.15 * (length - 1)) / (1.5 + distance)
