"""The annotated document as a whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.language import annotate
from analytics.language.annotate import MOST, describe, described
from analytics.layout import complete
from analytics.records import Article, Layout, Span

TITLE = "Жаңа көпір ашылды"
BODY = (
    "ҚАРАҒАНДЫ. Жаршы – Қалада жаңа көпір ашылды. Оны министр ашты.\n\n"
    "Министр отметил, что мост соединит два района города."
)


def test_headline_dateline_and_text_stand_apart() -> None:
    text = f"{TITLE}\n{BODY}"
    start = len(TITLE) + 1
    dateline = Span(start, start + len("ҚАРАҒАНДЫ. Жаршы –"))
    document = annotate(Article("a", text), Layout(Span(0, len(TITLE)), dateline, start))
    kinds = [(s.kind, text[s.start : s.end]) for s in document.sentences]
    assert kinds[:4] == [
        ("headline", TITLE),
        ("dateline", "ҚАРАҒАНДЫ. Жаршы –"),
        ("text", "Қалада жаңа көпір ашылды."),
        ("text", "Оны министр ашты."),
    ]
    assert [s.language for s in document.sentences] == ["kk", "kk", "kk", "kk", "ru"]
    assert [s.paragraph for s in document.sentences] == [0, 0, 1, 1, 2]


def test_forms_are_folded_and_surfaces_are_not() -> None:
    text = "Toshkent shahrida O‘zbek­iston vakillari uchrashdi va muzokara oʻtkazdi."
    document = annotate(Article("a", text))
    token = document.tokens[2]
    assert document.language == "uz-Latn"
    assert (token.text, token.form, token.lemma) == ("O‘zbek­iston", "oʻzbekiston", "oʻzbekiston")


def test_numbers_with_endings_have_the_number_as_lemma() -> None:
    document = annotate(Article("a", "Үкімет тауарлардың 85%-ын алды, 12-ші орын.", language="kk"))
    found = {t.text: (t.kind, t.lemma, t.morph.pos, t.morph.tags) for t in document.tokens}
    assert found["85%-ын"] == ("mixed", "85%", "NUM", ("p3", "acc"))
    assert found["12-ші"] == ("mixed", "12", "NUM", ("ord",))
    assert found["."][0] == "punct"


def test_an_empty_text_is_a_document_without_sentences() -> None:
    document = annotate(Article("a", ""))
    assert (document.language, document.sentences, document.tokens) == ("und", (), ())


def test_lemmas_do_not_depend_on_the_article() -> None:
    first = annotate(Article("a", "Делегация келді. Министр келіссөздерді бастады.", language="kk"))
    second = annotate(Article("b", "Ол келіссөздерді сынады.", language="kk"))
    lemma = {t.form: t.lemma for t in first.tokens}
    assert all(lemma[t.form] == t.lemma for t in second.tokens if t.form in lemma)


@settings(deadline=None)
@given(st.text() | st.text(alphabet="аА1.!?»«\" -–\nқұoʻ'%ﬁ\u00ad\u0301\u202e"))
def test_spans_are_exact_ordered_and_apart(text: str) -> None:
    document = annotate(Article("a", text))
    last = 0
    for sentence in document.sentences:
        inside = document.tokens[sentence.first : sentence.last]
        assert (sentence.start, sentence.end) == (inside[0].start, inside[-1].end)
        for token in inside:
            assert last <= token.start < token.end <= len(text)
            shown = text[token.start : token.end]
            assert token.text == shown or ("\n" in shown and "\n" not in token.text)  # a word cut by a line end
            last = token.end


def test_a_word_over_a_line_end_is_one_token() -> None:
    text = "Жаңа көпір\n\n2024-01-01\n\nМинистр үкі-\nметтің шешімін ай-\nтып берді."
    tokens = annotate(Article("a", text, language="kk")).tokens
    token = next(token for token in tokens if token.text == "үкіметтің")
    assert (text[token.start : token.end], token.lemma) == ("үкі-\nметтің", "үкімет")


def test_what_is_remembered_of_words_is_bounded_and_the_same_as_before() -> None:
    table = described("kk", True)
    first = table["Көпірлерді"]
    for number in range(MOST + 10):
        table[f"{number}"]
    assert len(table) <= MOST
    assert table["Көпірлерді"] == first == describe("Көпірлерді", "kk", True)


def test_a_sentence_is_read_alike_whether_folding_changes_the_text_or_not() -> None:
    plain, stressed = "Министр хабарлады.", "Минис\u0301тр ха\u00adбарлады."
    forms = [[t.form for t in annotate(Article("a", text, language="kk")).tokens] for text in (plain, stressed)]
    assert forms[0] == forms[1] == ["министр", "хабарлады", "."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Boeing и Airbus прилетели в Навои\n\nhttps://www.dala.uz/ru/2024/05/01/boeing/\n\n➖ @dalauz ➖",
            "ru",
        ),
        ("Netflix откроет студию\n@dalauz #Netflix", "ru"),
        ("Samsung зауыты ашылды\n\nhttps://www.dala.kz/kk/2024/05/01/samsung/\n@dalakz", "kk"),
        ("Boeing учоғи қўнди\n\nhttps://www.dala.uz/uz/2024/05/01/boeing/\n@dalauz", "uz-Cyrl"),
        ("Samsung zavodi oʻz ishini boshladi\n\nhttps://www.dala.uz/en/2024/05/01/the-news/\n@dalauz", "uz-Latn"),
        ("Boeing lands in the old town\n\nhttps://www.dala.uz/uz/2024/05/01/boeing/\n@dalauz", "en"),
    ],
)
def test_addresses_and_handles_of_a_short_post_do_not_tell_its_language(text: str, language: str) -> None:
    """What is left below a headline may be an address alone."""
    assert annotate(*complete(Article("a", text))).language == language
