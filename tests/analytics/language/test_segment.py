"""Sentences and tokens, each case a text with the boundaries marked by |."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.language.segment import paragraphs, sentences, tokens

SENTENCES = [
    ("kk", "Кеңес өтті. |Қ.Тоқаев пен К.-Ж. Асанов келді."),
    ("kk", "Құны 2 млн. теңге болды. |Ол 2025 ж. 12 қарашада ашылды."),
    ("kk", "«Біз дайынбыз!» – деді министр. |Содан соң кетті."),
    ("kk", "– Келдің бе? – деп сұрады ол. |– Иә."),
    ("kk", "Астық, көмір, т.б. тауар жеткізілді."),
    ("kk", "Жиын аяқталды.|Қонақтар тарады."),  # the space is missing
    ("kk", "2025 ж. Астанада жиын өтті."),
    ("uz-Latn", "Prof. Karimov keldi. |Qachon? |Ertaga..."),
    ("uz-Cyrl", "Вазир 2024 й. 5 майда келди. |Мажлис бошланди."),
    ("ru", "В 2025 г. Казахстан и др. страны подписали договор. |И. И. Петров уехал."),
    ("ru", "Рост составил 3,5 млрд. руб. и т.д. |Затем начался спад."),
    ("ru", "Выделено 200 млн. долл. США на мосты. |Век в городе кончился на 5 млрд. |Рост идёт."),
    ("kk", "Қорға 3,6 млрд. АҚШ доллары құйылды. |Ауданның жаңа бюджеті 5 млрд. |Ал жоспар үлкен."),
    ("uz-Latn", "Jamgʻarmaga 3,6 mlrd. AQSH dollari tushdi. |Reja katta."),
    ("ru", "Он сказал: «Да». |Все ушли."),
    ("en", "Mr. Smith met U.S. officials on Jan. 5. |They agreed."),
    ("en", 'It grew 3.5% to $1.2 bn. |"What?" he said.'),
    ("en", "1. The first point is short."),
]

TOKENS = [
    "85%-ын| |алды",
    "170-тен| |астам",
    "2025-жылы| |12|-|15| |қараша",
    "oʻzi| |aʻlo",
    "қарым-қатынас",
    "АҚШ-пен",
    "5,3| |пайыз",
    "$|1.2| |bn",
    "С5|+|1",
    "МС-22| |ұшағы",
    "К|.|-|Ж|.| |Асанов",
    "baq.kz| |сайты",
    "т.б|.",
    "Ия|...| |Жоқ|!",
    "30%ga",
]


@pytest.mark.parametrize(("language", "marked"), SENTENCES)
def test_sentences_end_where_they_are_marked(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in sentences(text, 0, len(text), language)]
    assert found == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", TOKENS)
def test_tokens_end_where_they_are_marked(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part for part in marked.split("|") if part.strip()]
    assert [text[start:end] for start, end in tokens(text, 0, len(text))] == expected


def test_a_blank_line_and_a_capital_begin_a_paragraph_a_wrapped_line_does_not() -> None:
    text = "Бірінші жол\nжалғасы осы.\nЕкінші бөлік\n\nүшінші бөлік"
    assert [text[a:b] for a, b in paragraphs(text)] == ["Бірінші жол\nжалғасы осы.", "Екінші бөлік", "үшінші бөлік"]


@settings(deadline=None)
@given(st.text() | st.text(alphabet='аА1.!?»«" -–\n,%ж'))
def test_spans_are_ordered_inside_each_other_and_lose_no_letter(text: str) -> None:
    last, seen = 0, set()
    for left, right in paragraphs(text):
        for start, end in sentences(text, left, right, "kk"):
            assert last <= start < end <= right
            last = start
            for first, stop in tokens(text, start, end):
                assert last <= first < stop <= end
                last = stop
                seen.update(range(first, stop))
            last = end
    assert all(at in seen for at, letter in enumerate(text) if letter.isalnum())


@pytest.mark.parametrize("piece", ["а. ", "1", "а.", "«", "a-", "1,", "х", "1%", ".", ".»", " ", "\n"])
def test_a_long_run_of_anything_is_segmented(piece: str) -> None:
    text = piece * 100_000
    for left, right in paragraphs(text):
        for start, end in sentences(text, left, right, "ru"):
            assert sum(1 for _ in tokens(text, start, end)) > 0
