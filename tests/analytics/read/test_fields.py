"""Columns are found by their cells as well as by their names, whatever their order and delimiter."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.imports.columns import look_at_table
from analytics.layout import complete
from analytics.read import Choices, read_articles
from analytics.read.day import read_date
from analytics.read.fields import guess_fields
from analytics.records import Article

TEXTS = [
    "Вазирлар Самарқандда учрашди ва янги кўприк қурилишини келишиб олди; иш эртага бошланади.",
    "Ministers met in the old town, agreed on a bridge; the work begins tomorrow, they said.",
    "Министры встретились в старом городе и договорились о мосте; работа начнётся завтра.",
    "Министрлер ескі қалада кездесіп, көпір туралы келісті; жұмыс ертең басталады.",
]
CELLS = {
    "text": TEXTS,
    "date": ["2024-05-01", "2024-05-02", "2024-05-03", "2024-05-04"],
    "url": [f"https://www.dala-xabar.uz/a/{n}" for n in range(4)],
    "title": ["Янги кўприк ҳақида", "About the new bridge", "О новом большом мосте", "Жаңа көпір туралы"],
}
EXTRA = {"likes": ["17", "4", "0", "233"], "section": ["economy", "economy", "world", "economy"]}
NAMES = {
    "text": [
        "text",
        "body",
        "Content",
        "article_text",
        "Текст",
        "Полный текст",
        "Мәтін",
        "Матн",
        "Maqola matni",
        "col1",
    ],
    "date": ["date", "published_at", "date_extracted", "Дата публикации", "Күні", "Сана", "Nashr sanasi", "when"],
    "url": ["url", "Link", "page_url", "Ссылка", "Сілтеме", "Ҳавола", "havola", "x"],
    "title": ["title", "headline", "Заголовок", "Тақырыбы", "Сарлавҳа", "sarlavha", "what"],
}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_names_order_and_delimiter(data: st.DataObject) -> None:
    """Names in five languages or meaningless ones, columns in any order, others among them: every field is found."""
    columns = [(data.draw(st.sampled_from(names), label=field), CELLS[field]) for field, names in NAMES.items()]
    columns += [(name, cells) for name, cells in EXTRA.items() if data.draw(st.booleans(), label=name)]
    columns = data.draw(st.permutations(columns), label="order")
    delimiter = data.draw(st.sampled_from(",;\t|"), label="delimiter")
    names = [name for name, _ in columns]
    rows = [list(row) for row in zip(*(cells for _, cells in columns), strict=True)]
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_text(as_csv([names, *rows], delimiter), encoding="utf-8")
        found = [complete(item)[0] for item in read_articles([path]) if isinstance(item, Article)]
    assert [one.text for one in found] == CELLS["text"]
    assert [one.date for one in found] == CELLS["date"]
    assert [one.url for one in found] == CELLS["url"]
    assert [one.title for one in found] == CELLS["title"]
    assert {one.source for one in found} == {"dala-xabar.uz"}


def as_csv(rows: list[list[str]], delimiter: str) -> str:
    out = StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    ("names", "rows", "fields"),
    [
        (["summary", "body"], [["Мост открыт.", TEXTS[2] * 3]], {"text": "body"}),
        (["text", "date"], [[TEXTS[0], "Kecha, 07:36"]], {"text": "text", "date": "date"}),
        (["a", "date"], [[TEXTS[0], TEXTS[1]]], {"text": "a"}),
        (["link", "content"], [["see above, in the list", TEXTS[0]]], {"text": "content"}),
        (["who", "words"], [["Kun.uz", TEXTS[0]], ["TASS", TEXTS[1]]], {"text": "words", "source": "who"}),
        (["source", "words"], [["Dala", TEXTS[0]], ["Арна", TEXTS[1]]], {"text": "words", "source": "source"}),
        (["source", "words"], [["https://a-b.uz/1", TEXTS[0]]], {"text": "words", "url": "source"}),
        (["views", "words"], [["20240501", TEXTS[0]], ["20240502", TEXTS[1]]], {"text": "words"}),
        (["day", "words"], [["20240501", TEXTS[0]]], {"text": "words", "date": "day"}),
        (["lang", "words"], [["ru", TEXTS[2]], ["uz", TEXTS[0]]], {"text": "words", "language": "lang"}),
        (["lang", "words"], [["Python", TEXTS[2]]], {"text": "words"}),
        (["place", "words"], [["Самарқанд", TEXTS[0]], ["Самарқанд", TEXTS[1]]], {"text": "words"}),
        (["n", "m"], [["1", "2"], ["3", "4"]], {}),
        ([], [], {}),
    ],
)
def test_names_count_where_the_cells_agree(names: list[str], rows: list[list[str]], fields: dict[str, str]) -> None:
    assert guess_fields(names, rows) == fields


def test_what_is_chosen_goes_before_what_is_guessed() -> None:
    choices = Choices((("Summary", "text"), ("body", "title")))
    rows = [["Мост открыт.", TEXTS[2] * 3]]
    assert guess_fields(["summary", "body"], rows, choices) == {"text": "summary", "title": "body"}


@given(st.lists(st.text(max_size=8), max_size=5), st.lists(st.lists(st.text(max_size=60), max_size=6), max_size=4))
def test_any_table_has_a_guess_among_its_columns(names: list[str], rows: list[list[str]]) -> None:
    found = guess_fields(names, rows)
    assert set(found.values()) <= set(names)
    assert len(set(found.values())) == len(found)


def test_records_without_a_text_field_are_read_by_what_they_hold(tmp_path: Path) -> None:
    lines = [
        json.dumps({"n": n, "published": day, "Maqola matni": text})
        for n, (day, text) in enumerate(zip(CELLS["date"], TEXTS, strict=True))
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = [item for item in read_articles([tmp_path]) if isinstance(item, Article)]
    assert [(one.text, one.date) for one in found] == list(zip(TEXTS, CELLS["date"], strict=True))


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.xlsx"])
def test_a_table_shows_its_guess_with_three_rows(tmp_path: Path, name: str) -> None:
    names = ["when", "what", "words"]
    rows = list(zip(CELLS["date"], CELLS["title"], TEXTS, strict=True))
    if name.endswith("csv"):
        (tmp_path / name).write_text(as_csv([names, *map(list, rows)], ";"), encoding="utf-8")
    elif name.endswith("jsonl"):
        text = "\n".join(json.dumps(dict(zip(names, row, strict=True))) for row in rows)
        (tmp_path / name).write_text(text, encoding="utf-8")
    else:
        pd.DataFrame(rows, columns=names).to_excel(tmp_path / name, index=False)
    table = look_at_table(tmp_path / name)
    assert table
    assert (table.columns, table.fields) == (tuple(names), {"text": "words", "date": "when", "title": "what"})
    assert [example["words"] for example in table.examples] == TEXTS[:3]


@pytest.mark.parametrize(
    ("cell", "as_of", "day"),
    [
        ("8 ноября, 12:00", "2024-11-09", "2024-11-08"),
        ("8 ноября, 12:00", "2024-11-07", "2023-11-08"),
        ("8 ноября, 12:00", "2024", "2024-11-08"),
        ("8-noyabr, 12:00", "2024", "2024-11-08"),
        ("8 қараша, 12:00", "2024", "2024-11-08"),
        ("8-ноябрь 12:00", "2024", "2024-11-08"),
        ("November 8, 12:00 PM", "2024", "2024-11-08"),
        ("Сегодня, 07:36", "2024-11-09", "2024-11-09"),
        ("Вчера, 07:36", "2024-03-01", "2024-02-29"),
        ("Kecha, 07:36", "2024-11-09", "2024-11-08"),
        ("Бүгін 07:36", "2024-11-09", "2024-11-09"),
        ("8 ноября 2021, 12:00", "2024-11-09", "2021-11-08"),
        ("2022-06-21T13:20:00Z", "2024-11-09", "2022-06-21"),
    ],
)
def test_dates_without_a_year_are_of_the_last_such_day(cell: str, as_of: str, day: str) -> None:
    assert read_date(cell, as_of=as_of) == day


@pytest.mark.parametrize(
    ("cell", "as_of", "reason"),
    [
        ("8 ноября, 12:00", None, "lacks a year"),
        ("Сегодня, 07:36", "2024", "not a date"),
        ("Сегодня, 07:36", None, "not a date"),
        ("40 ноября", "2024", "not a date"),
    ],
)
def test_dates_that_need_the_day_of_collecting(cell: str, as_of: str | None, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_date(cell, as_of=as_of)
