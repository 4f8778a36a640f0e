"""What stands in many articles of a source is found by counting, marked, and kept out of what is found."""

from __future__ import annotations

import json
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import warehouse
from analytics.layout.boilerplate import LEAST, blocks, boilerplate_of, count_boilerplate, pack_blocks, unpack_blocks
from analytics.pipeline import analyse
from analytics.records import Article, Span
from analytics.warehouse.queries import QUERIES, Filters

SIGN_OFF = "Барлық жаңалықтар «Дала» арнасында, жазылыңыз."
BODIES = [
    "Министр Арқалықта жаңа көпірді ашты.",
    "Зауыт биыл үш мың тонна шыны шығарды.",
    "Қала әкімі мұғалімдермен кездесті.",
    "Су қоймасы көктемге дайын болды.",
    "Шаруалар бидай егуді бастады.",
    "Театр жаңа маусымын ашты.",
]


def post(body: str, source: str | None = "Dala", title: str | None = None, end: str = SIGN_OFF) -> Article:
    return Article(body, f"{body}\n{end}" if end else body, source=source, title=title)


def often(articles: list[Article]) -> frozenset[int]:
    return count_boilerplate([pack_blocks(one, blocks(one)) for one in articles])


def shown(one: Article, among: list[Article]) -> list[str]:
    return [one.text[slice(*span)] for span in boilerplate_of(blocks(one), often(among))]


def test_a_sign_off_of_many_articles_is_boilerplate() -> None:
    posts = [post(body) for body in BODIES]
    assert [shown(one, posts) for one in posts] == [[SIGN_OFF]] * len(posts)
    assert shown(posts[0], posts[: LEAST - 1]) == []


def test_two_sources_are_counted_apart() -> None:
    posts = [post(body, "Dala" if n % 2 else "Арна") for n, body in enumerate(BODIES)]
    assert not any(shown(one, posts) for one in posts)


def test_a_sign_off_in_the_last_line_is_found_too() -> None:
    posts = [Article(body, f"{body} Толығырақ сайттан оқыңыз.", source="Dala") for body in BODIES]
    assert shown(posts[0], posts) == ["Толығырақ сайттан оқыңыз."]


def test_a_sign_off_above_the_last_lines_is_found_too() -> None:
    posts = [
        Article(body, f"{body} Жарнама ретінде.\n\nhttps://dala.kz/{n}\n\n@dala", source="Dala")
        for n, body in enumerate(BODIES)
    ]
    assert shown(posts[0], posts) == ["Жарнама ретінде.", "@dala"]


def test_addresses_and_times_of_day_do_not_make_a_block_another() -> None:
    posts = [post(body, end=f"Бүгін, 1{n}:45\nТолығы: https://dala.kz/{n}") for n, body in enumerate(BODIES)]
    assert shown(posts[0], posts) == ["Бүгін, 10:45", "Толығы: https://dala.kz/0"]


def test_the_same_sentence_with_other_numbers_is_no_boilerplate() -> None:
    posts = [
        post(body, end=f"Өткен жылы тауар айналымы {n + 2} миллиард доллар болды.") for n, body in enumerate(BODIES)
    ]
    assert not any(shown(one, posts) for one in posts)


def test_copies_of_an_article_are_one_article() -> None:
    posts = [post(BODIES[0])] * 9
    assert shown(posts[0], posts) == []


def test_one_text_under_many_titles_is_boilerplate() -> None:
    posts = [post(BODIES[0], title=title) for title in BODIES]
    assert shown(posts[0], posts) == [f"{BODIES[0]}", SIGN_OFF]


def test_what_is_kept_comes_back() -> None:
    one, two = post(BODIES[0]), post(BODIES[1])
    packed = array("I", [*pack_blocks(one, blocks(one)), *pack_blocks(two, [])])
    sources, _, codes = zip(*unpack_blocks(packed), strict=True)
    assert sources[0] == sources[1]
    assert codes == ([block.code for block in blocks(one)], [])


@given(st.text(max_size=300))
def test_any_text_has_blocks_inside_it(text: str) -> None:
    one = Article("a", text, source="Dala")
    found = boilerplate_of(blocks(one), frozenset(block.code for block in blocks(one)))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one.end < two.start for one, two in pairwise(found))


def test_boilerplate_gives_no_keywords_figures_and_names() -> None:
    text = "Зауыт биыл үш мың тонна шыны шығарды.\nҚазақстан мен Түркия саудасы 5 млрд доллар болды."
    span = Span(text.index("\n") + 1, len(text))
    plain, marked = analyse(Article("a", text)), analyse(Article("a", text, boilerplate=(span,)))
    assert {figure.unit for figure in plain.figures} == {"tonne", "USD"}
    assert {figure.unit for figure in marked.figures} == {"tonne"}
    assert {mention.entity for mention in plain.mentions} >= {"KZ", "TR"}
    assert not {mention.entity for mention in marked.mentions} & {"KZ", "TR"}
    assert all(span.end <= text.index("\n") for keyword in marked.keywords for span in keyword.spans)
    assert [sentence.kind for sentence in marked.document.sentences] == ["text", "boilerplate"]
    assert marked.document.text == text


@pytest.mark.parametrize("handle", ["@dalanews", "https://dala.kz/uz/2024/shyny", "dala.kz/zauyt/shyny", "#зауыттар"])
def test_addresses_and_handles_are_no_keywords(handle: str) -> None:
    found = analyse(Article("a", f"Зауыт биыл шыны шығарды. Зауыт {handle} ашылды {handle}."))
    words = {word for keyword in found.keywords for word in keyword.lemma.split()}
    assert words
    assert not words & {"dalanews", "dala", "uz", "https", "kz", "shyny", "zauyt", "зауыттар"}


def test_the_outlets_own_name_is_no_keyword_of_it() -> None:
    text = "Жаршы зауытта болды. Жаршы зауыт туралы жазды. Оқырман Жаршы газетін күтеді."
    assert not any(k.keyword.lower() == "жаршы" for k in analyse(Article("a", text, source="Жаршы")).keywords)
    assert any(k.keyword.lower() == "жаршы" for k in analyse(Article("a", text, source="Dala")).keywords)


def test_build_marks_boilerplate_and_one_article_more_can_make_it(tmp_path: Path) -> None:
    def build(count: int) -> list[str]:
        lines = [json.dumps({"text": f"{body}\n{SIGN_OFF}", "source": "Dala"}) for body in BODIES[:count]]
        (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
        assert warehouse.build(tmp_path, tmp_path / ".w").articles == count
        found = warehouse.open(tmp_path / ".w")
        kinds = found.cursor().execute("SELECT DISTINCT kind FROM sentences ORDER BY 1").fetchall()
        found.close()
        return [kind for (kind,) in kinds]

    assert build(4) == ["text"]
    assert build(6) == ["boilerplate", "text"]
    found = warehouse.open(tmp_path / ".w")
    key = str(QUERIES["articles"](found, Filters(), page=1, size=1).key[0])
    layers = set(QUERIES["article_marks"](found, Filters(), key=key).layer)
    found.close()
    assert "boilerplate" in layers


def test_the_same_boilerplate_under_another_title_address_or_day_is_an_article_of_its_own(tmp_path: Path) -> None:
    rows = [
        {"title": "A", "url": "https://d.kz/1", "date": "2024-05-01"},
        {"title": "A", "url": "https://d.kz/1", "date": "2024-05-01"},
        {"title": "B", "url": "https://d.kz/1", "date": "2024-05-01"},
        {"title": "A", "url": "https://d.kz/2", "date": "2024-05-01"},
        {"title": "A", "url": "https://d.kz/1", "date": "2024-05-02"},
    ]
    text = "\n".join(json.dumps({"text": SIGN_OFF, **row}) for row in rows)
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    warehouse.build(tmp_path, tmp_path / ".w")
    found = warehouse.open(tmp_path / ".w")
    ask = found.cursor()
    assert ask.execute("SELECT count(*), count(DISTINCT key) FROM articles").fetchone() == (4, 4)
    assert ask.execute("SELECT path FROM duplicates").fetchall() == [("a.jsonl:2",)]
    found.close()
