"""Own words: kept as lines beside the articles, found with any ending, and seen by exactly the articles they touch."""

from __future__ import annotations

import importlib
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analytics import glossary, warehouse
from analytics.cli import main
from analytics.errors import UsageError
from analytics.glossary import Entry, Glossary
from analytics.glossary.store import file_of
from analytics.outlets import find_outlet
from analytics.pipeline import analyse
from analytics.records import Analysis, Article
from analytics.warehouse.queries import QUERIES, Filters

CANAL = Entry(
    "name",
    "",
    "Qoshtepa canal",
    "project",
    {"kk": ("Қоштөбе өзегі",), "uz": ("Қўштепа канали",), "ru": ("Коштепинская протока",), "en": ("Qoshtepa canal",)},
)
HARVEST = Entry(
    "measure",
    "",
    "Grain harvest",
    aliases={
        "kk": ("астық қырманы",),
        "uz": ("дон хирмони",),
        "ru": ("намолот зерна",),
        "en": ("grain heap",),
    },
    units=("mass",),
)
OUTLET = Entry(
    "outlet", "", "Dala Tany", "private", {"kk": ("Дала таңы",)}, country="KZ", domains=("https://dalatany.example/",)
)
TEXTS = {
    "kk.txt": "Су шаруашылығы\n2025-03-01\n\nМинистр Қоштөбе өзегінің құрылысын аралады. "
    "Биыл астық қырманынан 2 миллион тонна алынды.",
    "uz.txt": "Сув хўжалиги\n2025-03-02\n\nВазир Қўштепа каналидаги ишларни кўрди. "
    "Бу йил дон хирмонидан 3 миллион тонна олинди.",
    "uzl.txt": "Suv xoʻjaligi\n2025-03-03\n\nVazir Qoʻshtepa kanalidagi ishlarni koʻrdi. "
    "Bu yil don xirmonidan 3 million tonna olindi.",
    "ru.txt": "Водное хозяйство\n2025-03-04\n\nМинистр осмотрел стройку Коштепинской протоки. "
    "В этом году намолота зерна добились в 4 миллиона тонн.",
    "en.txt": "Water management\n2025-03-05\n\nThe minister saw the Qoshtepa canal's works. "
    "This year the grain heap reached 5 million tonnes.",
    "none.txt": "Sport\n2025-03-06\n\nThe team won the cup after a long match in Almaty.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in TEXTS.items():
        (articles / name).write_text(text, encoding="utf-8")
    return articles


def found(folder: Path, name: str) -> Analysis:
    return analyse(Glossary(folder).attach(Article(name, TEXTS[name], name)))


def ask(folder: Path, name: str, **parameters: object) -> pd.DataFrame:
    return QUERIES[name](warehouse.open(folder.parent / "w"), Filters(), **parameters)


def build(folder: Path, workers: int = 1) -> int:
    return warehouse.build(folder, folder.parent / "w", workers).analysed


@pytest.mark.parametrize(
    ("name", "surface"),
    [
        ("kk.txt", "Қоштөбе өзегінің"),
        ("uz.txt", "Қўштепа каналидаги"),
        ("uzl.txt", "Qoʻshtepa kanalidagi"),
        ("ru.txt", "Коштепинской протоки"),
        ("en.txt", "Qoshtepa canal's"),
    ],
)
def test_an_own_name_is_found_in_its_forms_in_every_language(folder: Path, name: str, surface: str) -> None:
    glossary.add(folder, CANAL, "local")
    [mention] = [m for m in found(folder, name).mentions if m.entity == "own-qoshtepa-canal"]
    assert (mention.text, mention.kind, mention.name) == (surface, "project", "Qoshtepa canal")


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "none.txt"])
def test_an_own_measure_is_read_from_its_heads(folder: Path, name: str) -> None:
    before = [f.measure for f in found(folder, name).figures if f.unit == "tonne"]
    glossary.add(folder, HARVEST, "local")
    after = [f.measure for f in found(folder, name).figures if f.unit == "tonne"]
    assert before != after == ["own_grain_harvest"]


def test_an_own_outlet_is_the_source_by_name_and_address(folder: Path) -> None:
    glossary.add(folder, OUTLET, "local")
    words = Glossary(folder)
    told = analyse(words.attach(Article("a", "Көпір ашылды, деп хабарлайды Дала таңы.", "a")))
    linked = analyse(words.attach(Article("b", "The bridge is open.", "b", url="https://www.dalatany.example/n/1")))
    assert told.document.source == linked.document.source == "Dala Tany"
    assert "media" in {m.kind for m in told.mentions if m.entity == "own-dala-tany"}
    assert find_outlet("Дала таңы") is None, "no other folder knows it"


def test_a_further_alias_of_a_known_thing_counts_for_it(folder: Path) -> None:
    glossary.add(folder, Entry("name", "KZ", "Kazakhstan", "country", {"ru": ("Степная держава",)}), "local")
    article = Article("x", "Экспорт Степной державы вырос.", "x")
    assert [m.entity for m in analyse(Glossary(folder).attach(article)).mentions if m.kind == "country"] == ["KZ"]
    assert not [m for m in analyse(article).mentions if m.kind == "country"]


def test_only_the_articles_that_can_hold_a_word_are_analysed_anew(folder: Path) -> None:
    glossary.add(folder, CANAL, "local")
    words = Glossary(folder)
    touched = {name for name, text in TEXTS.items() if words.attach(Article(name, text, name)).own}
    assert touched == set(TEXTS) - {"none.txt"}


def test_words_survive_a_build_and_are_told_and_undone(folder: Path) -> None:
    assert build(folder) == len(TEXTS)
    word = glossary.add(folder, CANAL, "local")
    assert build(folder) > 0
    row = ask(folder, "own_words").iloc[0]
    assert (row["name"], row.n, row.articles, row.who) == ("Qoshtepa canal", 5, 5, "local")
    top = ask(folder, "entities_top", kind="project").set_index("entity")
    assert top.own["own-qoshtepa-canal"]
    assert build(folder) == 0
    glossary.undo(folder, word.id, "local")
    build(folder)
    assert ask(folder, "own_words").empty
    assert "own-qoshtepa-canal" not in set(ask(folder, "entities_top", kind="").entity)


def test_worker_processes_read_the_same_words_as_one_process(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(500):
        name = list(TEXTS)[number % len(TEXTS)]
        (folder / f"{number:03}-{name}").write_text(f"{TEXTS[name]} {number}", encoding="utf-8")
    glossary.add(folder, CANAL, "local")
    warehouse.build(folder, tmp_path / "one", 1)
    warehouse.build(folder, tmp_path / "two", 2)
    tops = [
        QUERIES["entities_top"](warehouse.open(tmp_path / name), Filters(), kind="project") for name in ("one", "two")
    ]
    assert tops[0].n[0] > 400
    pd.testing.assert_frame_equal(tops[0], tops[1])


def test_words_of_one_folder_never_reach_another_in_one_process(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    glossary.add(folder, CANAL, "local")
    assert any(m.entity.startswith("own-") for m in found(folder, "en.txt").mentions)
    assert not any(m.entity.startswith("own-") for m in found(other, "en.txt").mentions)


def test_an_outlets_country_changes_the_tables_and_no_analysis(folder: Path) -> None:
    word = glossary.add(folder, OUTLET, "local")
    build(folder)
    glossary.add(folder, replace(word, country="UZ", replaces=word.id), "local")
    assert build(folder) == 0
    assert list(ask(folder, "own_words").country) == ["UZ"]


def test_editing_removing_and_undoing_leave_all_lines(folder: Path) -> None:
    first = glossary.add(folder, CANAL, "local")
    second = glossary.add(folder, replace(first, name="Canal", replaces=first.id), "local")
    assert [word.name for word in glossary.words(folder)] == ["Canal"]
    gone = glossary.remove(folder, second.id, "local")
    assert glossary.words(folder) == []
    glossary.undo(folder, gone.id, "local")
    glossary.undo(folder, second.id, "local")
    assert [word.name for word in glossary.words(folder)] == ["Qoshtepa canal"]
    assert len(file_of(folder).read_text(encoding="utf-8").splitlines()) == 5
    with pytest.raises(UsageError, match="undone already"):
        glossary.undo(folder, second.id, "local")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"name": " "}, "needs a name"),
        ({"aliases": {}}, "at least one way"),
        ({"aliases": {"kk": ("x",)}}, "too short"),
        ({"aliases": {"xx": ("word",)}}, "kk, uz, ru, en"),
        ({"aliases": {"kk": ("a" * 200,)}}, "longer than"),
        ({"aliases": {"kk": ("Қош\u202eтөбе",)}}, "cannot be seen"),
        ({"kind": "country"}, "cannot be made"),
        ({"kind": "nonsense"}, "a name is a person"),
        ({"about": "measure", "units": ()}, "at least one kind of unit"),
        ({"about": "measure", "units": ("parsecs",)}, "units of money"),
        ({"about": "outlet", "kind": "private", "country": "Narnia"}, "ISO 3166"),
        ({"about": "outlet", "kind": "mine", "country": "KZ"}, "state, private or foreign"),
        (
            {"about": "outlet", "kind": "state", "country": "KZ", "domains": ("javascript:alert(1)",)},
            "not a web domain",
        ),
        ({"about": "spell"}, "a name, a measure or an outlet"),
    ],
)
def test_a_bad_word_is_refused_with_one_sentence_and_writes_nothing(
    folder: Path, given: dict[str, object], reason: str
) -> None:
    with pytest.raises(UsageError, match=reason) as caught:
        glossary.add(folder, replace(CANAL, **given), "local")  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    assert not file_of(folder).exists()


def test_two_own_words_do_not_share_an_alias(folder: Path) -> None:
    glossary.add(folder, CANAL, "local")
    with pytest.raises(UsageError, match="belongs to the own word 'Qoshtepa canal'"):
        glossary.add(folder, replace(CANAL, name="Another", aliases={"ru": ("коштепинская Протока",)}), "local")
    with pytest.raises(UsageError, match="already"):
        glossary.add(folder, CANAL, "local")


def test_a_damaged_line_is_told_and_costs_only_itself(folder: Path) -> None:
    glossary.add(folder, CANAL, "local")
    with file_of(folder).open("ab") as file:
        file.write(b'{"about": "name", "na')
    glossary.add(folder, HARVEST, "local")
    lines, wrong = glossary.read_lines(folder)
    assert [word.name for word in lines] == ["Qoshtepa canal", "Grain harvest"]
    assert len(wrong) == 1
    build(folder)
    assert list(ask(folder, "left_out").path) == ["own words"]


def test_the_command_analyse_reads_the_words_of_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary.add(folder, CANAL, "local")
    assert main(["analyse", str(folder)]) == 0
    assert "own-qoshtepa-canal" in capsys.readouterr().out


def test_a_word_is_tried_before_it_is_kept(folder: Path) -> None:
    build(folder)
    frame = ask(folder, "occurrences", word=CANAL.as_line())
    assert sorted(frame.text) == sorted(
        ["Қоштөбе өзегінің", "Қўштепа каналидаги", "Qoʻshtepa kanalidagi", "Коштепинской протоки", "Qoshtepa canal's"]
    )
    assert (frame.attrs["looked"], frame.attrs["able"], frame.attrs["examined"]) == (6, 5, 5)
    for row in frame.itertuples():
        assert row.sentence[slice(*row.spans[0])] == row.text
    assert len(ask(folder, "occurrences", word=HARVEST.as_line())) == 5
    assert not file_of(folder).exists()


def test_an_outlet_is_tried_with_the_articles_that_it_published(folder: Path) -> None:
    (folder / "told.txt").write_text("Көпір ашылды, деп хабарлайды Дала таңы.", encoding="utf-8")
    build(folder)
    frame = ask(folder, "occurrences", word=OUTLET.as_line())
    assert sorted(frame.text) == ["", "Дала таңы"]


def test_words_by_command(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "words.jsonl"
    file.write_text(f"{CANAL.as_line()}\n{HARVEST.as_line()}\n", encoding="utf-8")
    assert main(["words", str(folder), "--add", str(file)]) == 0
    capsys.readouterr()
    assert main(["words", str(folder)]) == 0
    listed = [glossary.entry(line) for line in capsys.readouterr().out.splitlines()]
    assert [word.entity for word in listed] == ["own-qoshtepa-canal", "own_grain_harvest"]
    assert main(["words", str(folder), "--remove", listed[0].id]) == 0
    assert [word.name for word in glossary.words(folder)] == ["Grain harvest"]
    file.write_text(f'{OUTLET.as_line()}\n{{"about": "name", "name": "Bad"}}\n', encoding="utf-8")
    assert main(["words", str(folder), "--add", str(file)]) == 2
    assert "line 2: a name is a person" in capsys.readouterr().err
    assert [word.name for word in glossary.words(folder)] == ["Grain harvest"]


def test_the_lines_of_the_documentation_are_words(folder: Path) -> None:
    told = (Path(__file__).parents[3] / "docs" / "import.md").read_text(encoding="utf-8")
    lines = [line for line in told.splitlines() if line.startswith('{"about"')]
    assert len(lines) == 3
    for line in lines:
        glossary.add(folder, glossary.parsed(json.loads(line) | {"entity": ""}), "local")
    assert {word.about for word in glossary.words(folder)} == {"name", "measure", "outlet"}


def test_a_renamed_word_is_renamed_in_a_large_warehouse_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("analytics.warehouse.build")
    monkeypatch.setattr(module, "SMALL", 0)
    monkeypatch.setattr(module, "MOST_CHANGED", 1e9)
    word = glossary.add(folder, CANAL, "local")
    build(folder)
    glossary.add(folder, replace(word, name="The canal", replaces=word.id), "local")
    build(folder)
    assert "The canal" in set(ask(folder, "entities_top", kind="project").name)
