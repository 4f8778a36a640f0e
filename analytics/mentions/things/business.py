"""Firms by what they do: "Surok has closed four of its stores", «Surok завод салды», "Surok, a maker of pumps"."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.endings import TURKIC
from analytics.mentions.cue_words import Cues
from analytics.mentions.grammar import grammar
from analytics.mentions.people.names import strong_surname
from analytics.mentions.people.titles import titles
from analytics.records import Sentence, Token

_REACH = 16
_PAUSE = frozenset(",–—-(")


def does_business(tokens: Sequence[Token], first: int, last: int, sentence: Sentence, words: Cues) -> bool:
    """Whether the name tokens[first:last] is the subject of a firm's verb, or said to be a maker or an operator."""
    if last >= sentence.last or strong_surname(tokens[last - 1].form, words.language):
        return False
    if tokens[last].form in _PAUSE:
        return _is_maker(tokens, last + 1, sentence, words)
    begins = (
        first == sentence.first
        or tokens[first - 1].kind == "punct"
        or tokens[first - 1].form in grammar().begins_sentence
    )
    if not begins or _CASED & set(tokens[last - 1].morph.tags) or _is_owner(tokens[last]):
        return False  # «Сурок мүшелері сатты»: not Сурок
    near = range(last, min(sentence.last, last + _REACH))
    reach = range(last, next((at for at in near if tokens[at].form in ".;:!?»”"), near.stop))
    verbs = [at for at in reach if words.is_verb(tokens[at].form)]
    apart = words.language not in TURKIC and tokens[last].form not in grammar().together
    if not verbs or (apart and verbs[0] > last + 2):
        return False
    if any(titles().is_speech(tokens[at], words.language) for at in reach):
        return False
    told = range(last, verbs[-1]) if words.language in TURKIC else reach
    return any(tokens[at].form.startswith(words.objects) for at in told)


def _is_owner(head: Token) -> bool:
    return head.morph.pos in ("NOUN", "PROPN") and "p3" in head.morph.tags


_CASED = frozenset({"gen", "dat", "acc", "loc", "abl", "ins", "pl", "p3"})


def _is_maker(tokens: Sequence[Token], first: int, sentence: Sentence, words: Cues) -> bool:
    """Whether an apposition, up to the next pause, tells of a maker; its head is its last word in Kazakh and Uzbek."""
    last = first
    while last < min(sentence.last, first + _REACH) and tokens[last].form not in ",–—()":
        last += 1
    if words.language in TURKIC:
        return last > first and tokens[last - 1].form.startswith(words.makers)
    return any(tokens[at].form.startswith(words.makers) for at in range(first, min(last, first + 5)))
