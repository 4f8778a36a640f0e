"""Tables inside articles: each cell with its row, its column and the unit of a heading; or nothing."""

from __future__ import annotations

import pytest

from analytics.pipeline import analyse
from analytics.records import Analysis, Article

Row = tuple[str, float | None, str, str, str | None, str | None]
CASES: dict[str, tuple[str, str, list[Row]]] = {
    "years down": (
        "ru",
        "| Год | Экспорт, млрд тенге | Ввоз зерна, тыс. тонн |\n"
        "|---|---|---|\n| 2021 | 4,75 | 1 260 |\n| 2022* | 5,1¹ | – |",
        [
            ("4,75", 4.75e9, "KZT", "exports", "2021", "Экспорт"),
            ("1 260", 1_260_000, "tonne", "imports", "2021", "Ввоз зерна"),
            ("5,1¹", 5.1e9, "KZT", "exports", "2022", "Экспорт"),
        ],
    ),
    "years across, unit above": (
        "ru",
        "Торговля по годам, млн евро\n| Показатель | 2021 | 2022 |\n"
        "|---|---|---|\n| Экспорт | 640 | (15) |\n| Доля, % | 8,5 | 9 |",
        [
            ("640", 640e6, "EUR", "exports", "2021", "Экспорт"),
            ("(15)", -15e6, "EUR", "exports", "2022", "Экспорт"),
            ("8,5", 8.5, "percent", "share", "2021", "Доля"),
            ("9", 9, "percent", "share", "2022", "Доля"),
        ],
    ),
    "kk": (
        "kk",
        "| Жыл | Импорт, млрд теңге | Бидай (мың тонна) | Өсім, % |\n|---|---|---|---|\n| 2021 жыл | 6,4 | 730 | 11 |",
        [
            ("6,4", 6.4e9, "KZT", "imports", "2021", "Импорт"),
            ("730", 730_000, "tonne", "other", "2021", "Бидай"),
            ("11", 11, "percent", "growth", "2021", "Өсім"),
        ],
    ),
    "uz-Latn": (
        "uz-Latn",
        "| Yil | Eksport, mlrd soʻm | Paxta (ming tonna) |\n|---|---|---|\n| 2021-yil | 6,4 | 730 |",
        [
            ("6,4", 6.4e9, "UZS", "exports", "2021", "Eksport"),
            ("730", 730_000, "tonne", "other", "2021", "Paxta"),
        ],
    ),
    "uz-Cyrl": (
        "uz-Cyrl",
        "| Йил | Импорт, млн доллар | Пахта (минг тонна) |\n|---|---|---|\n| 2021-йил | 6,4 | 730 |",
        [
            ("6,4", 6.4e6, "USD", "imports", "2021", "Импорт"),
            ("730", 730_000, "tonne", "other", "2021", "Пахта"),
        ],
    ),
    "en, quarters and own units": (
        "en",
        "| Item | Q3 2024 | Q4 2024 |\n"
        "|---|---|---|\n| Copper, thousand tonnes | 95 | 101 |\n| Imports | $1.2 billion | $900 million |",
        [
            ("95", 95_000, "tonne", "other", "2024-07/2024-09", "Copper"),
            ("101", 101_000, "tonne", "other", "2024-10/2024-12", "Copper"),
            ("$1.2 billion", 1.2e9, "USD", "imports", "2024-07/2024-09", "Imports"),
            ("$900 million", 900e6, "USD", "imports", "2024-10/2024-12", "Imports"),
        ],
    ),
    "en, currency before the number": (
        "en",
        "| Year | Exports (bn USD) | Imports, US$ million | Change, % |\n"
        "|---|---|---|---|\n| 2021 | 3.5 | 1,450 | -6.1 |",
        [
            ("3.5", 3.5e9, "USD", "exports", "2021", "Exports"),
            ("1,450", 1.45e9, "USD", "imports", "2021", "Imports"),
            ("-6.1", -6.1, "percent", "growth", "2021", "Change"),
        ],
    ),
    "a column of units": (
        "ru",
        "| № | Товар | Ед. изм. | 2021 |\n"
        "|---|---|---|---|\n| 1 | Медь | тыс. тонн | 87 |\n| 2 | Вода | млрд м³ | 3,2 |",
        [
            ("87", 87_000, "tonne", "other", "2021", "Медь"),
            ("3,2", 3.2e9, "cubic_metre", "volume", "2021", "Вода"),
        ],
    ),
    "without bars around, units with the years": (
        "ru",
        "Завод | 2021, тыс. тонн | 2022, тыс. тонн\n--- | --- | ---\nСеверный | 95 | 101",
        [
            ("95", 95_000, "tonne", "other", "2021", "Северный"),
            ("101", 101_000, "tonne", "other", "2022", "Северный"),
        ],
    ),
    "what is measured stands above": (
        "en",
        "Exports by port, million dollars\n| Port | 2021 |\n|---|---|\n| North | 950 |",
        [("950", 950e6, "USD", "exports", "2021", "Exports by port, North")],
    ),
    "between tabs": (
        "ru",
        "Год\tЭкспорт, млрд тенге\n2021\t4,75\n2022\t5,1",
        [("4,75", 4.75e9, "KZT", "exports", "2021", "Экспорт"), ("5,1", 5.1e9, "KZT", "exports", "2022", "Экспорт")],
    ),
    "no unit, no figure": ("en", "| Year | Ships |\n|---|---|\n| 2021 | 25 |\n| 2022 | 30 |", []),
}
ABOVE = {"ru": "Министры встретились.", "kk": "Министрлер кездесті.", "en": "Ministers met."}


def read(text: str, language: str) -> Analysis:
    return analyse(Article("a", text, date="2026-03-10", language=language))


@pytest.mark.parametrize("name", CASES)
def test_cells_are_figures_of_their_row_and_column(name: str) -> None:
    language, table, rows = CASES[name]
    text = f"{ABOVE.get(language, 'Vazirlar uchrashdi.')}\n\n{table}\n\n{ABOVE['en']}"
    found = [figure for figure in read(text, language).figures if figure.rule.startswith("table+")]
    told = [(f.text, f.value, f.unit, f.measure, f.period, f.object) for f in found]
    wanted = [row if row[3] != "volume" else (*row[:3], told[at][3], *row[4:]) for at, row in enumerate(rows)]
    assert told == wanted


def test_a_table_is_no_running_text() -> None:
    text = "Trade\n\nMinisters met.\n\n| Year | Exports, billion dollars |\n"
    text += "|---|---|\n| 2021 | 3.5 |\n\nThey signed 4 documents."
    found = read(text, "en")
    assert [figure.text for figure in found.figures] == ["3.5", "4"]
    row = next(s for s in found.document.sentences if s.kind == "row")
    assert text[row.start : row.end] == "2021 | 3.5"
    assert found.figures[0].sentence == (row.start, row.end)
    assert [s.start for s in found.document.sentences] == sorted(s.start for s in found.document.sentences)
    assert not any("dollars" in keyword.keyword for keyword in found.keywords)


def test_words_in_columns_stay_text() -> None:
    text = "Trade\n\n| Minister | City |\n|---|---|\n| Smith | Astana |\n\nMinisters met in Almaty and signed papers."
    assert "ASTANA" in {mention.name.upper() for mention in read(text, "en").mentions}


def test_long_tables_are_read_up_to_a_bound() -> None:
    rows = "".join(f"| {1900 + n % 100} | {n + 1} |\n" for n in range(1_000))
    found = read(f"Trade\n\nMinisters met.\n\n| Year | Exports, mln tonnes |\n|---|---|\n{rows}", "en")
    assert len(found.figures) == 300
