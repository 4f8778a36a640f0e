"""English word forms: lemmas by simplemma, and a part of speech guessed from closed lists and the ending."""

from __future__ import annotations

import simplemma

from analytics.language.lexicon import words
from analytics.records import Morph

_LISTS = (
    ("function", "FUNC"),
    ("pronouns", "PRON"),
    ("numerals", "NUM"),
    ("adverbs", "ADV"),
    ("verbs", "VERB"),
    ("adjectives", "ADJ"),
)
_ADJECTIVES = ("al", "ive", "ous", "ful", "ic", "able", "ible", "ish", "less", "ian", "ese")
_NOUNS = ("tion", "sion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "hood", "dom", "ist")


def analyse(form: str, name: bool) -> Morph:
    """Lemma and a guess of the part of speech; tags: `pl` of a noun, `pst` and `part` of a verb.

    >>> analyse("agreements", False), analyse("kazakhstanʻs", True)
    (Morph(lemma='agreement', pos='NOUN', tags=('pl',)), Morph(lemma='kazakhstan', pos='PROPN', tags=('gen',)))
    """
    if form.endswith("ʻs") and len(form) > 3:
        bare = analyse(form[:-2], name)
        return Morph(bare.lemma, bare.pos, (*bare.tags, "gen"))
    if not any(map(str.isalnum, form)):
        return Morph(form, "X")  # a soft hyphen alone, of which the lemmatiser leaves nothing
    listed = next((pos for key, pos in _LISTS if form in words("english.toml", key)), "")
    lemma = form if listed in ("FUNC", "PRON", "NUM") else simplemma.lemmatize(form, lang="en").lower()
    if listed:
        return Morph(lemma, listed)
    if name:
        return Morph(form if lemma + "s" != form else lemma, "PROPN")
    return _guess(form, lemma)


def _guess(form: str, lemma: str) -> Morph:
    """The part of speech that the ending and the lemma show."""
    if lemma in words("english.toml", "verbs") and lemma != form and form.endswith(("ed", "ing")):
        return Morph(lemma, "VERB", ("pst",) if form.endswith("ed") else ("part",))
    if form.endswith("ly") and len(form) > 4:
        return Morph(form, "ADV")
    if lemma != form and form.endswith("ed"):
        return Morph(lemma, "VERB", ("pst",))
    if lemma != form and form.endswith("ing"):
        return Morph(lemma, "VERB", ("part",))
    if lemma in words("english.toml", "verbs"):
        return Morph(lemma, "VERB")
    if lemma in words("english.toml", "adjectives"):
        return Morph(lemma, "ADJ")
    if lemma != form and form.endswith("s"):
        return Morph(lemma, "NOUN", ("pl",))
    if form.endswith(_ADJECTIVES) and not form.endswith(_NOUNS):
        return Morph(lemma, "ADJ")
    return Morph(lemma, "NOUN")
