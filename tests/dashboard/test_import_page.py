"""The import page: closed to others, open here; preview, import, links to what came in."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analytics import glossary, warehouse
from analytics.corrections import Correction, add, digest, read_lines
from analytics.errors import ReadError, UsageError
from analytics.imports import Likeness, preview
from analytics.records import Article
from analytics.warehouse.queries import QUERIES, Filters
from dashboard.data import source
from dashboard.importing import changed, roles, work
from dashboard.importing.jobs import Job, Writing, writing

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "Министрлер Астанада кездесіп, жаңа көпір туралы келісімге қол қойды. Көпірдің құрылысы келер жылы басталады. "
    "Тараптар сауда көлемін екі еселеу жөнінде сөйлесті."
)
HERE = roles.Visit(None, {"Host": "localhost:8501", "Origin": "http://localhost:8501"})
FAR = roles.Visit("203.0.113.5", {"Host": "elchi.example.org"})


@pytest.fixture
def folder(tmp_path: Path, few_articles: Path, small_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with its warehouse: some articles of the sample."""
    shutil.copytree(few_articles, tmp_path / "articles")
    shutil.copytree(small_warehouse, tmp_path / "warehouse")
    monkeypatch.setenv("ELCHI_ARTICLES", str(tmp_path / "articles"))
    monkeypatch.setenv("ELCHI_WAREHOUSE", str(tmp_path / "warehouse"))
    return tmp_path / "articles"


@pytest.fixture
def start(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[roles.Visit], AppTest]:
    def run(visit: roles.Visit) -> AppTest:
        monkeypatch.setattr(roles, "visit", lambda: visit)
        at = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60).run()
        at.switch_page("app_pages/import_articles.py").run()
        assert not at.exception, at.exception[0].message
        return at

    return run


def wait(at: AppTest, done: Callable[[], bool]) -> None:
    for _ in range(300):
        if done():
            break
        time.sleep(0.1)
    at.run()
    assert not at.exception, at.exception[0].message


def keys(at: AppTest) -> set[str]:
    return {str(button.key) for button in at.button}


def test_from_another_machine_nothing_can_be_written(start: Callable[[roles.Visit], AppTest]) -> None:
    at = start(FAR)
    assert "Only the machine" in at.info[0].value
    assert not keys(at) & {"look-files", "look-paste", "look-addresses", "fetch-feeds"}
    assert not at.text_area


def test_who_loses_the_right_between_looking_and_importing_writes_nothing(
    start: Callable[[roles.Visit], AppTest], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = start(HERE)
    at.text_area(key="paste-text").set_value(TEXT).run()
    monkeypatch.setattr(roles, "visit", lambda: FAR)
    at.button(key="look-paste").click().run()
    assert not (folder / ".elchi" / "staging").exists()


def test_pasted_text_is_previewed_imported_and_linked(start: Callable[[roles.Visit], AppTest], folder: Path) -> None:
    at = start(HERE)
    at.text_area(key="paste-text").set_value(TEXT)
    at.text_input(key="paste-title").set_value("Жаңа көпір").run()
    at.button(key="look-paste").click().run()
    wait(at, lambda: at.session_state["import-look"].state != "running")
    assert any("1 article found" in element.value for element in at.markdown)
    assert not (folder / "imported").exists()
    at.button(key="import-now").click().run()
    wait(at, lambda: writing().of(folder).state != "running")  # type: ignore[union-attr]
    assert [element.value for element in at.success] == ["1 article was saved."]
    assert [path.read_text(encoding="utf-8").count(TEXT) for path in (folder / "imported").iterdir()] == [1]
    assert "Жаңа көпір" in [link.proto.label for link in at.get("page_link")]
    assert not list((folder / ".elchi" / "staging").iterdir())


@pytest.mark.parametrize(("reach", "shown"), [("all", "Dala"), ("missing", "TASS")])
def test_all_of_these_are_from(start: Callable[[roles.Visit], AppTest], reach: str, shown: str) -> None:
    at = start(HERE)
    at.text_area(key="paste-text").set_value("МОСКВА, 12 ноября. /ТАСС/. " + TEXT)
    at.text_input(key="source-paste").set_value("Dala").run()
    at.radio(key="source-reach-paste").set_value(reach).run()
    at.button(key="look-paste").click().run()
    wait(at, lambda: at.session_state["import-look"].state != "running")
    assert [row.candidate.source for row in at.session_state["import-look"].result.rows] == [shown]


def test_all_rows_take_what_the_reader_says(start: Callable[[roles.Visit], AppTest], folder: Path) -> None:
    at = start(HERE)
    at.text_area(key="paste-text").set_value("Жаңа көпір\n2024-05-01\n" + TEXT).run()
    at.button(key="look-paste").click().run()
    wait(at, lambda: at.session_state["import-look"].state != "running")
    at.text_input(key="all-source").set_value("Арна").run()
    at.date_input(key="all-date").set_value(dt.date(2024, 6, 2)).run()
    at.button(key="import-now").click().run()
    wait(at, lambda: writing().of(folder).state != "running")  # type: ignore[union-attr]
    (saved,) = (folder / "imported").iterdir()
    assert saved.name.startswith("2024-06-02-")
    assert "source: Арна\n" in saved.read_text(encoding="utf-8")


def test_dates_that_may_be_two_are_shown_in_full_and_decided(start: Callable[[roles.Visit], AppTest]) -> None:
    found = preview([Article("a", TEXT, "a.csv:2", date="03/04/2025")], Likeness([]))

    def page() -> None:
        import streamlit as st

        from dashboard.importing import table

        st.session_state["rows"] = table.show(st.session_state["given"])

    at = AppTest.from_function(page, default_timeout=60)
    at.session_state["given"] = found
    at.run()
    assert not at.exception, at.exception[0].message
    assert any("Apr 3, 2025 or Mar 4, 2025" in element.value for element in at.markdown)
    assert at.session_state["rows"][0].candidate.date is None
    at.segmented_control(key="preview-dates").set_value("dmy").run()
    assert at.session_state["rows"][0].candidate.date == "2025-04-03"


def test_a_row_is_saved_as_it_was_written_over() -> None:
    (row,) = preview([Article("a", TEXT, "a.csv:2", source="Dala", date="2024-05-01")], Likeness([])).rows
    before = SimpleNamespace(title=row.candidate.title, date=dt.date(2024, 5, 1), source="Dala", language="kk")
    after = SimpleNamespace(title="Көпір", date=pd.Timestamp("2024-05-02"), source="", language="ru")
    one = changed.of_row(row, before, after).candidate
    assert (one.title, one.date, one.source, one.language) == ("Көпір", "2024-05-02", "Dala", "ru")
    assert changed.of_row(row, before, before) is row


def test_rows_are_counted_as_rows_and_files_as_files() -> None:
    found = preview([ReadError("a.csv:2", "no"), ReadError("a.csv:3", "no"), ReadError("b.txt", "no")], Likeness([]))

    def page() -> None:
        import streamlit as st

        from dashboard.importing import table

        table.show(st.session_state["given"])

    at = AppTest.from_function(page, default_timeout=60)
    at.session_state["given"] = found
    at.run()
    assert "2 rows could not be read · 1 file could not be read" in at.markdown[0].value


def test_the_same_text_again_is_told_and_not_chosen(start: Callable[[roles.Visit], AppTest], folder: Path) -> None:
    (folder / "known.txt").write_text(TEXT, encoding="utf-8")
    at = start(HERE)
    at.text_area(key="paste-text").set_value(TEXT.upper()).run()
    at.button(key="look-paste").click().run()
    wait(at, lambda: at.session_state["import-look"].state != "running")
    assert any("1 is known already" in element.value for element in at.markdown)
    assert at.button(key="import-now").disabled
    at.button(key="import-back").click().run()
    assert "look-paste" in keys(at)


def test_addresses_are_checked_before_anything_is_fetched(start: Callable[[roles.Visit], AppTest]) -> None:
    at = start(HERE)
    at.text_area(key="import-addresses").set_value("https://example.org/a\njavascript:alert(1)").run()
    assert "Not a web address" in at.warning[0].value
    assert at.button(key="look-addresses").disabled
    at.text_area(key="import-addresses").set_value("https://example.org/a").run()
    assert not at.button(key="look-addresses").disabled


def test_stopping_an_import_keeps_what_was_saved(folder: Path, tmp_path: Path) -> None:
    rows = preview([Article(str(n), f"{TEXT} {n}", str(n)) for n in range(5)], Likeness([])).rows
    finished: list[bool] = []

    class Stopping(Job):
        def tell(self, phase: str, done: int = 0, total: int = 0) -> bool:
            return done == 2 or Job.tell(self, phase, done, total)

    result = work.bring(folder, tmp_path / "w", rows, lambda: finished.append(True))(Stopping("import"))
    assert len(result.saved) == 2
    assert len(list((folder / "imported").iterdir())) == 2
    assert not finished


def test_only_one_writes_into_a_folder_at_a_time(tmp_path: Path) -> None:
    one, go = Writing(), []

    def slow(job: Job) -> None:
        while not go:
            time.sleep(0.01)

    job = one.start(tmp_path, "import", slow)
    with pytest.raises(UsageError, match="under way"):
        one.start(tmp_path, "import", slow)
    go.append(True)
    while job.state == "running":
        time.sleep(0.01)
    assert one.start(tmp_path, "import", slow) is not job


def test_work_asked_for_meanwhile_follows_and_is_never_forgotten(tmp_path: Path) -> None:
    """A correction written at any moment of a build is followed by a build that sees it."""
    one, written, seen = Writing(), [0], [0]

    def build(job: Job) -> None:
        now = written[0]
        time.sleep(0.001)
        seen[0] = now

    for _ in range(300):
        written[0] += 1
        one.follow(tmp_path, "correct", build)
    job = one.of(tmp_path)
    while job is not None and job.state == "running":
        time.sleep(0.001)
    assert seen == written


def words_of(at: AppTest) -> AppTest:
    at.segmented_control(key="desk").set_value("words").run()
    assert not at.exception, at.exception[0].message
    return at


def fill(at: AppTest, name: str, **aliases: str) -> None:
    [box] = [box for box in at.text_input if str(box.key).startswith("own-name-")]
    box.set_value(name)
    for area in at.text_area:
        tongue = str(area.key).split("-")[1]
        area.set_value(aliases.get(tongue, ""))
    next(button for button in at.button if "See what" in button.label).click()
    at.run()
    assert not at.exception, at.exception[0].message


def settled(at: AppTest, folder: Path) -> None:
    wait(at, lambda: writing().of(folder).state != "running")  # type: ignore[union-attr]
    assert writing().of(folder).state == "done"  # type: ignore[union-attr]


def test_an_own_word_is_tried_kept_marked_changed_and_undone(
    start: Callable[[roles.Visit], AppTest], folder: Path
) -> None:
    (folder / "canal.txt").write_text(
        "Канал\n2025-01-02\n\nМинистр осмотрел стройку Коштепинской протоки.", encoding="utf-8"
    )
    warehouse.build(folder, source.warehouse_of(folder))
    at = words_of(start(HERE))
    fill(at, "", ru="Коштепинская протока")
    assert at.error[0].value.startswith("An own word needs a name")
    fill(at, "Qoshtepa", ru="Коштепинская протока")
    assert any("1 new place in 1 article" in element.value for element in at.markdown)
    assert not glossary.words(folder)
    at.button(key="own-back").click().run()
    assert [area.value for area in at.text_area if "-ru-" in str(area.key)] == ["Коштепинская протока"]
    fill(at, "Qoshtepa", ru="Коштепинская протока")
    at.button(key="own-save").click().run()
    settled(at, folder)
    [word] = glossary.words(folder)
    assert any("1 place in 1 article" in element.value for element in at.caption)
    at.button(key=f"own-edit-{word.id}").click().run()
    fill(at, "Qoshtepa canal", ru="Коштепинская протока")
    at.button(key="own-save").click().run()
    settled(at, folder)
    assert [(w.name, w.entity) for w in glossary.words(folder)] == [("Qoshtepa canal", "own-qoshtepa")]
    at.button(key=f"own-remove-{glossary.words(folder)[0].id}").click().run()
    settled(at, folder)
    assert not glossary.words(folder)
    at.button(key=f"own-undo-{glossary.read_lines(folder)[0][-1].id}").click().run()
    settled(at, folder)
    assert [w.name for w in glossary.words(folder)] == ["Qoshtepa canal"]


def test_who_may_not_write_adds_no_word(
    start: Callable[[roles.Visit], AppTest], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = words_of(start(HERE))
    fill(at, "Qoshtepa", ru="Коштепинская протока")
    monkeypatch.setattr(roles, "visit", lambda: FAR)
    at.button(key="own-save").click().run()
    assert not glossary.words(folder)


def test_an_own_outlet_is_filtered_by_its_country(folder: Path) -> None:
    (folder / "told.txt").write_text("Көпір ашылды, деп хабарлайды Дала таңы.", encoding="utf-8")
    word = glossary.Entry("outlet", "", "Dala Tany", "private", {"kk": ("Дала таңы",)}, country="KG")
    glossary.add(folder, word, "local")
    warehouse.build(folder, source.warehouse_of(folder))

    def traits() -> list[str]:
        source.pin(source.warehouse_of(folder))
        asked = [("Dala Tany", "country"), ("Dala Tany", "ownership"), ("Kazinform", "country")]
        return [source.outlet_trait(name, trait) for name, trait in asked]

    assert copy_context().run(traits) == ["KG", "private", "KZ"]


def test_all_corrections_stand_in_one_list_and_are_undone_there(
    start: Callable[[roles.Visit], AppTest], folder: Path
) -> None:
    row = QUERIES["articles"](warehouse.open(source.warehouse_of(folder)), Filters(), page=1, size=1).iloc[0]
    whole = QUERIES["article"](warehouse.open(source.warehouse_of(folder)), Filters(), key=row.key).iloc[0]
    line = Correction("article", row.key, digest(whole.text), (whole.path,), {"date": None}, note="a guess")
    line = add(folder, line, "local")
    at = start(HERE)
    at.segmented_control(key="desk").set_value("changes").run()
    assert any("not known" in element.value and "a guess" in element.value for element in at.markdown)
    at.button(key=f"changes-undo-{line.id}").click().run()
    settled(at, folder)
    assert [one.undoes for one in read_lines(folder)[0]] == ["", line.id]
