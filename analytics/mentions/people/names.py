"""What a capitalised word can be in a person's name: the same answer in every script and with every ending."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse
from simplemma import is_known

from analytics.endings import FOLDER, TURKIC, endings, paradigms
from analytics.lexicons import blaming, read_toml

_LETTERS = {
    **dict(zip("абвгғдезиіыйкқлмнңопрстуұүфхҳһцшщәөўёэ", "abvggdeziiiikklmnnoprstuuufhhhcssaooee", strict=True)),
    **{"ж": "j", "ч": "c", "ю": "u", "я": "a", "ь": "", "ъ": "", "ʻ": "", "y": "i", "w": "v", "x": "h", "q": "k"},
}
_CLUSTERS = [("дж", "ж"), ("ya", "a"), ("ye", "e"), ("yo", "e"), ("yu", "u"), ("kh", "h"), ("gh", "g"), ("zh", "j")]
_CLUSTERS += [("sh", "s"), ("ch", "c"), ("ts", "c"), ("dj", "j"), ("ss", "s"), ("ii", "i"), ("oʻ", "o"), ("gʻ", "g")]
# "Clark" and «Кларк», "Beck" and «Бек»; the c of "ch" stays what it is
_HARD_C = re.compile("ck|c(?=[aoulrt]|$)")
# What English writes and does not say: "Kavanaugh", "Wright", "Schmidt", "Spencer", "Walton" and «Уолтон»
_ENGLISH = [
    (re.compile("(?<=[aeiou])gh(?=$|t)"), ""),
    (re.compile("sch"), "sh"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("^wr"), "r"),
    (re.compile("^[uу](?=[aeioаэеио])"), "v"),
]
_DIACRITICS = str.maketrans("áàâãäåéèêëíìîïıóòôõöúùûüçñşğżźłćčšžýō", "aaaaaaeeeeiiiiiooooouuuucnsgzzlccszyo")
_SHOWN = {
    **dict(zip("абвгғдезийкқлмнңопрстуұүфҳһәөўыіэ", "abvgğdeziykqlmnnoprstuuufhhaöoyie", strict=True)),
    **{
        "ж": "zh",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "yu",
        "я": "ya",
        "ё": "yo",
        "ц": "ts",
        "х": "kh",
        "ь": "",
        "ъ": "",
    },
}


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """A name as it sounds, roughly: equal for the spellings of one name in five scripts.

    >>> key("Тоқаев") == key("Tokayev") == key("Toqayev") == key("Токаев")
    True
    """
    name = name.lower().translate(_DIACRITICS)
    for pattern, sound in _ENGLISH:
        name = pattern.sub(sound, name)
    name = _HARD_C.sub("k", name)
    for cluster, letter in _CLUSTERS:
        name = name.replace(cluster, letter)
    name = "".join(_LETTERS.get(char, char) for char in name).replace("th", "t").replace("ph", "f")
    return re.sub(r"(.)\1+", r"\1", name)


@cache
def _nicknames() -> dict[str, str]:
    """Given names by their sound: the first of the names that are one."""
    path = FOLDER / "nicknames.toml"
    with blaming(path):
        same = [line.split() for line in read_toml(path)["same"]]
    return {key(name): names[0] for names in same for name in names}


def given_skeleton(name: str) -> str:
    """The skeleton of a given name, the same for its short and other forms.

    >>> given_skeleton("Joe") == given_skeleton("Джозеф"), given_skeleton("Andriy") == given_skeleton("Андрей")
    (True, True)
    """
    return skeleton(_nicknames().get(key(name), name))


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """The consonants of a name after its first letter: what stays the same in transliteration.

    >>> skeleton("Александр"), skeleton("Alexander")
    ('alksndr', 'alksndr')
    """
    short = key(name.lower().replace("x", "ks") if name.isascii() and not name.lower().startswith("x") else name)
    return short[:1] + re.sub("[aeiou]", "", short[1:])


def romanised(name: str) -> str:
    """A readable Latin spelling, for the label of a person whom no lexicon knows.

    >>> romanised("Жанар Төлегенова")
    'Zhanar Tölegenova'
    """
    return " ".join("".join(_SHOWN.get(char, char) for char in word.lower()).capitalize() for word in name.split())


class _FirstNames:
    """The names of first_names.toml: by their sound in every script, in English only, as Cyrillic writes them."""

    def __init__(self, lists: dict[str, str]) -> None:
        self._english = _keys(lists.pop("census_us"))
        transcribed = lists.pop("transcribed")
        self.common = frozenset(lists.pop("common").split())
        self._written = frozenset(transcribed.lower().split())
        self._turkic = self._written - self.common
        self._latin = frozenset(name for name in _keys(transcribed) if len(name) > 4)
        self._everywhere = frozenset(name for names in lists.values() for name in _keys(names))

    def has(self, base: str, language: str) -> bool:
        """Whether a dictionary form is a first name in a text of that language."""
        sound = key(base)
        if sound in self._everywhere:
            return True
        if language == "en":
            return sound in self._english
        if language == "uz-Latn":
            return sound in self._latin
        return base in (self._turkic if language in TURKIC else self._written)


def _keys(names: str) -> frozenset[str]:
    return frozenset(key(part) for name in names.split() for part in name.split("-"))


@cache
def _first_names() -> _FirstNames:
    path = FOLDER / "first_names.toml"
    with blaming(path):
        return _FirstNames(read_toml(path))


@lru_cache(maxsize=50_000)
def bases(form: str, language: str) -> tuple[str, ...]:
    """The form and all that is left of it without an ending of the language, longest first."""
    if language == "ru":
        return _russian_bases(form)
    table = endings(language if language in TURKIC else "en")
    cuts = range(len(form) - 1, max(2, len(form) - table.longest) - 1, -1)
    return (form, *(form[:cut].rstrip("ʻ") for cut in cuts if form[cut:] in table.strings))


def _russian_bases(form: str) -> tuple[str, ...]:
    found = [form]
    for paradigm in paradigms():
        for ending in paradigm.endings:
            if form.endswith(ending) and len(form) > len(ending) + 2:
                stem = form[: -len(ending)]
                found += [stem + nominative for nominative in ("", *paradigm.nominative) if not paradigm.keep]
                found.append(stem)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=50_000)
def first_name(form: str, language: str) -> str | None:
    """The dictionary form of a first name, or None."""
    for base in (form,) if strong_surname(form, language) else bases(form, language):
        if len(base) > 1 and _first_names().has(base, language):
            return base
    if language == "ru" and not strong_surname(form, language):
        return _by_tag(form, "Name")
    return None


def common_first_name(form: str, language: str) -> bool:
    """Whether a form is a first name that is a common word as well («Адам», «Пол» in Kazakh and Uzbek)."""
    return language in TURKIC and form in _first_names().common


class _Endings(NamedTuple):
    """How names end, and the towns that end as surnames do: surnames.toml."""

    surname: re.Pattern[str]
    strong: re.Pattern[str]  # that hardly any other word has
    patronymic: re.Pattern[str]
    lone: re.Pattern[str]  # that tell a surname by themselves
    towns: re.Pattern[str]


@cache
def _name_endings() -> _Endings:
    path = FOLDER / "surnames.toml"
    with blaming(path):
        data = {name: "|".join(words.split()) for name, words in read_toml(path).items()}
        long = {"lone": 3}
        found = {name: f".{{{long.get(name, 2)},}}(?:{ends})" for name, ends in data.items() if name != "towns"}
        return _Endings(**{name: re.compile(pattern) for name, pattern in (found | {"towns": data["towns"]}).items()})


@lru_cache(maxsize=50_000)
def surname(form: str, language: str) -> str | None:
    """The dictionary form of a word that ends as surnames do, or None."""
    for base in bases(form, language):
        if _name_endings().surname.fullmatch(base):
            return base
    if language == "ru":
        return _by_tag(form, "Surn")
    return None


@lru_cache(maxsize=50_000)
def strong_surname(form: str, language: str) -> bool:
    """Whether a word ends as hardly anything but surnames does."""
    return any(_name_endings().strong.fullmatch(base) for base in bases(form, language))


@lru_cache(maxsize=50_000)
def lone_surname(form: str, language: str) -> bool:
    """Whether a capitalised word is a surname even where nothing stands beside it: «Сейтқалиев», no «Саратов»."""
    fitting = [base for base in bases(form, language) if _name_endings().lone.fullmatch(base)]
    if language == "en" or not fitting or any(_name_endings().towns.fullmatch(base) for base in fitting):
        return False
    tags = russian_tags(form) if language == "ru" else frozenset[str]()
    return "Geox" not in tags and (language != "ru" or "Surn" in tags or not _morphology().word_is_known(form))


@lru_cache(maxsize=50_000)
def patronymic(form: str, language: str) -> bool:
    """Whether a word ends as patronymics do."""
    return any(_name_endings().patronymic.fullmatch(base) for base in bases(form, language))


@cache
def _morphology() -> MorphAnalyzer:
    return MorphAnalyzer()


def russian_parses(form: str) -> tuple[bool, list[Parse]]:
    """Whether the dictionary has a Russian form, and what it can be, the likeliest first."""
    return _morphology().word_is_known(form), _morphology().parse(form)


def is_first_name(base: str, language: str) -> bool:
    """Whether a dictionary form stands in the lists of first names."""
    return len(base) > 1 and _first_names().has(base, language)


@lru_cache(maxsize=50_000)
def is_predicate(noun: str, form: str) -> bool:
    """Whether a Russian form can be a past verb whose subject the noun before it is.

    >>> is_predicate("прокуратура", "начала"), is_predicate("институт", "стали")
    (True, False)
    """
    subjects = {(p.tag.number, p.tag.gender) for p in russian_parses(noun)[1] if p.tag.case == "nomn"}
    verbs = {(p.tag.number, p.tag.gender) for p in russian_parses(form)[1] if "past" in p.tag.grammemes}
    return any(number == n and gender in (g, None) for number, gender in verbs for n, g in subjects)


@lru_cache(maxsize=50_000)
def is_adjective(form: str) -> bool:
    """Whether a Russian form is an adjective first of all."""
    _, parses = russian_parses(form)
    return bool(parses) and parses[0].tag.POS in ("ADJF", "PRTF")


@lru_cache(maxsize=50_000)
def russian_cases(form: str) -> frozenset[str]:
    """All cases that a Russian form can have, however unlikely."""
    return frozenset(str(parse.tag.case) for parse in russian_parses(form)[1] if parse.tag.case)


@lru_cache(maxsize=50_000)
def russian_tags(form: str) -> frozenset[str]:
    """All grammemes that pymorphy finds likely for a Russian form."""
    found: set[str] = set()
    for parse in _morphology().parse(form):
        if parse.score > 0.05:
            found |= {str(tag) for tag in parse.tag.grammemes}
    return frozenset(found)


@lru_cache(maxsize=50_000)
def is_function_word(form: str) -> bool:
    """Whether the Russian dictionary has a form as a pronoun, adverb, verb or the like, and as nobody's name.

    >>> is_function_word("ранее"), is_function_word("сам"), is_function_word("вера")
    (True, True, False)
    """
    known, parses = russian_parses(form)
    tags = [parse.tag.grammemes for parse in parses]
    if not known or any(tag & {"Name", "Surn", "Patr"} for tag in tags):
        return False
    return any(tag & _FUNCTION for tag in tags)


_FUNCTION = frozenset({"NPRO", "Apro", "ADVB", "COMP", "PREP", "CONJ", "PRCL", "VERB", "INFN", "GRND"})


def agree(adjective: str, noun: str) -> bool:
    """Whether a Russian adjective and a noun behind it can be one phrase: «Донецкой области», «Великом канале».

    >>> agree("донецкой", "области"), agree("лановой", "сказал")
    (True, False)
    """
    mine = {(p.tag.case, p.tag.number, p.tag.gender) for p in russian_parses(adjective)[1] if p.tag.POS == "ADJF"}
    its = {(p.tag.case, p.tag.number, p.tag.gender) for p in russian_parses(noun)[1] if p.tag.POS == "NOUN"}
    return any(case == c and number == n and gender in (None, g) for case, number, gender in mine for c, n, g in its)


@lru_cache(maxsize=50_000)
def only_a_name(form: str) -> bool:
    """Whether the dictionary has a Russian form as a person's name and as nothing else.

    >>> only_a_name("гейне"), only_a_name("роза"), only_a_name("владимир")
    (True, False, False)
    """
    if not _morphology().word_is_known(form):
        return False
    tags = [parse.tag.grammemes for parse in _morphology().parse(form)]
    return all(tag & {"Name", "Surn", "Patr"} for tag in tags)


@lru_cache(maxsize=50_000)
def unlike_a_word(form: str, pos: str, language: str) -> bool:
    """Whether a form is in no dictionary of common words: what is capitalised then is a name.

    >>> unlike_a_word("жункерас", "NOUN", "ru"), unlike_a_word("corbyn", "PROPN", "en")
    (True, True)
    """
    if language == "ru":
        tags = russian_tags(form)
        return not _morphology().word_is_known(form) or bool(tags & {"Name", "Surn", "Patr"})
    if language == "en":
        return not is_known(form.removesuffix("ʻs"), lang="en")
    return pos in ("PROPN", "X")


def _by_tag(form: str, tag: str) -> str | None:
    for parse in _morphology().parse(form):
        if tag in parse.tag.grammemes and parse.score > 0.1 and _morphology().word_is_known(form):
            return str(parse.normal_form)
    return None
