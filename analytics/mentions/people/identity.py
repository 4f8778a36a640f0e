"""One entity for a person, whatever the form, the language and the script of the name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from analytics.endings import TURKIC
from analytics.mentions.gazetteer.alias_cache import aliases
from analytics.mentions.gazetteer.lexicon import Entity
from analytics.mentions.people.find import Name
from analytics.mentions.people.names import bases, first_name, given_skeleton, key, romanised, skeleton, unlike_a_word
from analytics.mentions.people.titles import titles
from analytics.records import Token

# Endings with which hardly any surname ends: «Сурокның», «Сурокпен», "Surokning"
_CASES = re.compile("(?:[ндт][ыі]ң|[пб]ен|[ғқ]а|нинг|ning)$")


@dataclass(frozen=True, slots=True)
class Person:
    """A person of this article, told by a full name somewhere in it."""

    entity: Entity
    given: str  # first given name, as a key; "" where only a surname is told
    bases: frozenset[str]  # keys of what the surname can be without an ending


@cache
def _known_people() -> dict[str, Entity]:
    """The people of the lexicon by the consonants of first name and surname."""
    found: dict[str, Entity] = {}
    for alias in aliases():
        if alias.entity.kind == "person" and len(alias.pieces) > 1:
            found.setdefault(_full_key(alias.pieces[0], alias.pieces[-1]), alias.entity)
    return found


@cache
def _known_surnames() -> dict[str, list[tuple[Entity, frozenset[str]]]]:
    """The people of the lexicon by the consonants of their surname, with the parts of their given names."""
    given: dict[tuple[str, Entity], set[str]] = defaultdict(set)
    for alias in aliases():
        if alias.entity.kind == "person" and len(alias.pieces) > 1:
            given[skeleton(alias.pieces[-1]), alias.entity].update(alias.pieces[:-1])
    found: dict[str, list[tuple[Entity, frozenset[str]]]] = defaultdict(list)
    for (last, entity), parts in given.items():
        found[last].append((entity, frozenset(parts)))
    return found


def _of_initials(base: str, initials: str) -> Entity | None:
    """The one known person with a surname whose given name begins so: «Ш. Мирзиёев», "V. Putin"."""
    letters = initials.replace(".", "").lower()
    fitting = [
        entity
        for entity, parts in _known_surnames().get(skeleton(base), ())
        if any(letters.startswith(part[:1]) for part in parts if part)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _full_key(given: str, last: str) -> str:
    return f"{given_skeleton(given)}-{skeleton(last)}"


def attested_base(form: str, language: str, seen: set[str], known: str) -> str:
    """A surname without its ending: as surnames end, else a base that the article itself shows, else the form."""
    candidates = bases(form, language)
    if known != form:
        return known
    shown = [base for base in candidates[1:] if base in seen]
    if shown:
        return shown[0]
    if language == "en" and form.endswith("ʻs"):
        return form[:-2]
    bare = _CASES.sub("", form) if language in TURKIC else form
    return bare if len(bare) > 2 else form


class People:
    """The people of one article: full names first, then surnames and initials that point to them.

    `seen` are the capitalised forms of the article, `titled` those that are shown to be a person's.
    """

    def __init__(self, seen: set[str], titled: set[str]) -> None:
        self._seen, self._titled = seen, titled
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_given: dict[str, list[Person]] = defaultdict(list)

    def add_known(self, entity: Entity, given: str, last: str, language: str) -> None:
        """Remember someone of the lexicon who is named in full here, in the spelling of this article."""
        surnames = {last, *bases(last, language), entity.name.lower().replace("-", " ").split()[-1]}
        surnames |= {given} & titles().east
        self._remember(Person(entity, key(given), frozenset(map(key, surnames))))

    def add(self, name: Name, language: str) -> Entity:
        """The entity of a name; a full name makes its bearer known to the rest of the article."""
        if language == "ru":
            given, base = (name.words[0] if len(name.words) > 1 else ""), name.base
        else:
            base = attested_base(name.words[-1], language, self._seen, name.base)
            given = name.words[0] if len(name.words) > 1 else ""
            given = first_name(given, language) or given
        if not given:
            return self._lone(base, name.initials, language)
        known = _known_people()
        entity = known.get(_full_key(given, base)) or known.get(_full_key(base, given))  # "Orban Viktor"
        entity = entity or self._by_full(given, base) or self._new(given, base)
        surnames = {*bases(base, language), *({given} & titles().east)}
        self._remember(Person(entity, key(given), frozenset(map(key, surnames))))
        return entity

    def _lone(self, base: str, initials: str, language: str) -> Entity:
        """Who is meant by a surname, or by a first name, that is told to be a person's."""
        known = self._by_last(base, initials) or (_of_initials(base, initials) if initials else self._called(base))
        if known:
            return known
        entity = self._new(initials, base)
        personal = base in titles().east or first_name(base, language) == base
        if personal or base in self._titled:  # not who only speaks, which firms do too
            self._remember(Person(entity, key(initials[:1]), frozenset(map(key, bases(base, language)))))
        return entity

    def _remember(self, person: Person) -> None:
        for base in person.bases:
            _add(self._by_surname[base], person)
        if len(person.given) > 3:
            _add(self._by_given[person.given], person)

    def namesake(self, known: Entity, form: str, language: str) -> Entity | None:
        """Who of the article bears a known surname and is named in full, where the known person is not."""
        fitting = [
            person.entity
            for base in bases(form, language)
            for person in self._by_surname.get(key(base), ())
            if len(person.given) > 1
        ]
        return fitting[0] if fitting and known not in fitting else None

    def _called(self, base: str) -> Entity | None:
        """The one person of the article who has that first name: «Нұрлан» after «Нұрлан Сурокбаев»."""
        people = {person.entity for person in self._by_given.get(key(base), ())}
        return people.pop() if len(people) == 1 else None

    def _by_full(self, given: str, base: str) -> Entity | None:
        fitting = [p for p in self._by_surname.get(key(base), ()) if given_skeleton(p.given) == given_skeleton(given)]
        return fitting[0].entity if fitting else None

    def _by_last(self, base: str, initials: str) -> Entity | None:
        fitting = [p for p in self._by_surname.get(key(base), ()) if not initials or p.given[:1] == key(initials[0])]
        return fitting[0].entity if fitting else None

    def _new(self, given: str, base: str) -> Entity:
        label = romanised(f"{given} {base}".strip())
        return Entity("-".join([given_skeleton(given)] * bool(given) + [skeleton(base)]), label, "person")

    def of_surname(self, token: Token, language: str, inside: bool = False) -> Entity | None:
        """Who is meant by a lone capitalised word, if it is the surname of someone in this article.

        `inside` a compound («Батон-Сурок») only what lists know as first names can be one.
        """
        if not self._by_surname or not token.text[0].isupper() or token.kind != "word":
            return None
        for base in bases(token.form, language):
            people = self._by_surname.get(key(base))
            if people and (len(base) > 2 or base in titles().east):
                return people[0].entity
        named = first_name(token.form, language)
        if named or not unlike_a_word(token.form, token.morph.pos, language):
            return self._called(named) if named else None
        return None if inside else self._called(token.form)  # no list has the name, the article told it in full


_NAMESAKES = 40  # no article tells of more


def _add(people: list[Person], person: Person) -> None:
    if len(people) < _NAMESAKES and person not in people:
        people.append(person)
