"""Folding: what it changes, and that every offset leads back."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.language.normalise import fold, fold_word

HARD = "aoOgG'’ʻ`«»АаҚқіI ХІX1ﬁ\u0301\u0306\u00ad\u200b\u202eё\u00a0-‑\n"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ASTANА", "ASTANA"),  # the last letter is Cyrillic
        ("Кazinform", "Kazinform"),
        ("ЛEД", "ЛЕД"),
        ("ХХI ғасыр", "XXI ғасыр"),
        ("ІІ тоқсан", "II тоқсан"),
        ("бiр тiл", "бір тіл"),
        ("АO", "АО"),
        ("СІМ", "СІМ"),  # no number
        ("BRICSке", "BRICSке"),  # letters of both scripts that have no twin
        ("IPO-ға", "IPO-ға"),
        ("қаhарман", "қаһарман"),
    ],
)
def test_look_alike_letters_go_to_the_script_of_the_word(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize("mark", "'’‘ʻʼ`´")
def test_every_apostrophe_of_uzbek_is_one(mark: str) -> None:
    assert fold(f"o{mark}zbek bog{mark} ma{mark}no").text == "oʻzbek bogʻ maʻno"


def test_a_quoted_word_keeps_its_quotes() -> None:
    assert fold("the 'blog' said").text == "the 'blog' said"


def test_marks_are_composed_or_dropped() -> None:
    assert fold("и\u0306од е\u0308лка за\u0301мок").text == "йод ёлка замок"


def test_hidden_marks_spaces_and_hyphens() -> None:
    assert fold("ынты\u00adмақ\u200b 5\u00a0млн АҚШ\u2011пен \u202eа\u202c").text == "ынтымақ 5 млн АҚШ-пен а"


def test_a_span_leads_back_over_dropped_marks() -> None:
    text = "Бұл ынты\u00adмақтастық еді"
    folded = fold(text)
    start = folded.text.index("ынтымақтастық")
    left, right = folded.span(start, start + len("ынтымақтастық"))
    assert text[left:right] == "ынты\u00adмақтастық"


def test_case_stays_in_text_and_goes_in_words() -> None:
    assert fold("Oʻzbekiston").text == "Oʻzbekiston"
    assert fold_word("O‘ZBEKISTON") == "oʻzbekiston"


@settings(deadline=None)
@given(st.text() | st.text(alphabet=HARD))
def test_offsets_are_one_more_than_the_text_ordered_and_end_at_its_end(text: str) -> None:
    folded = fold(text)
    offsets = list(folded.offsets)
    assert len(offsets) == len(folded.text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@settings(deadline=None)
@given(st.text() | st.text(alphabet=HARD))
def test_folding_again_changes_no_length(text: str) -> None:
    once = fold(text).text
    assert len(fold(once).text) == len(once)


@pytest.mark.parametrize("piece", ["1", "\u0301", "a\u0301", "аa", "a'", "a\u00ad", "\u0327\u0301"])
def test_a_long_run_of_anything_is_folded(piece: str) -> None:
    folded = fold(piece * 200_000)
    assert len(folded.offsets) == len(folded.text) + 1


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("2&nbsp;млрд &mdash; &#171;х&#187;", "2 млрд — «х»"),
        ("a <b>big</b> plant", "a  big  plant"),
        ("one<br/>two</p>three", "one\ntwo\nthree"),
        ("газа 5 м<sup>3</sup>, км²", "газа 5 м³, км²"),
        ("экспорт¹ вырос²³", "экспорт вырос"),
        ("AT&T; 3 < 5 & <https://example.org>", "AT&T; 3 < 5 & <https://example.org>"),
    ],
)
def test_markup_is_unpacked_and_keeps_its_place(text: str, folded: str) -> None:
    found = fold(text)
    assert found.text == folded
    assert len(found.offsets) == len(found.text) + 1
    words = [word for word in re.findall(r"[a-zа-яё]{3,}", folded) if text.count(word) == 1]
    assert words
    for word in words:
        start = found.text.index(word)
        assert text[found.offsets[start] :].startswith(word)
