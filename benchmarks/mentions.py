"""Finding 5,000 names with every ending: this project's gazetteer beside spaCy's PhraseMatcher, on one text in one run.

Each goes from the text to the names, with a plain tokeniser of its own: a regular expression here, the blank pipeline's
there. spaCy gets every inflected form as a pattern, since it knows no endings. Both must find the same names. The last
line gives words a second and their ratio; beside it stands the matching alone, over words already made.
"""

from __future__ import annotations

import random
import re
import time

import spacy
from spacy.matcher import PhraseMatcher

from analytics.mentions.gazetteer.lexicon import Alias, Entity
from analytics.mentions.gazetteer.match import Gazetteer

_NAMES, _WORDS, _EVERY, _ROUNDS = 5_000, 200_000, 40, 3
_CASES = ("", "ның", "ға", "ны", "да", "дан", "мен", "дағы")
_PLURALS = ("", "лар")
_POSSESSIVES = ("", "ы")
_WORD = re.compile(r"\w+|[^\w\s]")


def main() -> None:
    """Run both matchers and print their speeds."""
    chance = random.Random(7)  # noqa: S311
    names = sorted({f"{_word(chance, 3).title()} {_word(chance, 4).title()}н" for _ in range(_NAMES)})
    text = _text(chance, names)
    ours, alone, found = max(_ours(names, text) for _ in range(_ROUNDS))
    theirs, theirs_alone, other = max(_theirs(names, text) for _ in range(_ROUNDS))
    print(f"{len(names)} names; found {found} and {other}")
    print(f"matching alone: {alone:.0f} and {theirs_alone:.0f} words a second")
    print(
        f"gazetteer_words_per_second={ours:.0f} phrasematcher_words_per_second={theirs:.0f} ratio={ours / theirs:.2f}"
    )


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice("бгджзклмнпрст") + chance.choice("аоұы") for _ in range(syllables))


def _forms() -> list[str]:
    forms = [a + b + c for a in _PLURALS for b in _POSSESSIVES for c in _CASES]
    return list(dict.fromkeys(forms))


def _text(chance: random.Random, names: list[str]) -> str:
    """Words at random, every fortieth place a name in one of its forms."""
    common, forms = [_word(chance, chance.randint(1, 5)) for _ in range(20_000)], _forms()
    words: list[str] = []
    while len(words) < _WORDS:
        words += chance.choices(common, k=_EVERY)
        words.append(chance.choice(names) + chance.choice(forms) + ("." if len(words) % 2 else ""))
    return " ".join(words)


def _ours(names: list[str], text: str) -> tuple[float, float, int]:
    entity = Entity("x", "x", "person")
    gazetteer = Gazetteer(Alias(entity, tuple(name.lower().split()), "noun", "title", "") for name in names)
    _find(gazetteer, _WORD.findall(text))  # as in a long run, forms have been seen
    start = time.perf_counter()
    words = _WORD.findall(text)
    made = time.perf_counter()
    found = _find(gazetteer, words)
    end = time.perf_counter()
    return len(words) / (end - start), len(words) / (end - made), found


def _find(gazetteer: Gazetteer, words: list[str]) -> int:
    return sum(1 for _ in gazetteer.scan([word.lower() for word in words], words, "kk"))


def _theirs(names: list[str], text: str) -> tuple[float, float, int]:
    nlp = spacy.blank("xx")
    nlp.max_length = len(text) + 1
    matcher = PhraseMatcher(nlp.vocab)
    forms = _forms()
    matcher.add("NAME", [spacy.tokens.Doc(nlp.vocab, words=(name + form).split()) for name in names for form in forms])
    matcher(nlp.make_doc(text))
    start = time.perf_counter()
    document = nlp.make_doc(text)
    made = time.perf_counter()
    found = matcher(document)
    end = time.perf_counter()
    return len(document) / (end - start), len(document) / (end - made), len(found)


if __name__ == "__main__":
    main()
