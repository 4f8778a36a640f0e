"""Every page over corpora in which something is missing: it says what there is, and nothing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics import warehouse

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "dashboard" / "app_pages").glob("*.py"))
TRADE = "Trade between Kazakhstan and Uzbekistan reached {n} billion dollars in 2024, the ministry said."
TALKS = "The presidents of Kazakhstan and Uzbekistan met and spoke of railways and of water."
HEAD = "---\ntitle: {n}\n{more}---\n"
CORPORA = {
    "empty": [],
    "one article": [(HEAD.format(n=1, more="date: 2024-05-01\nsource: Post\n"), TRADE.format(n=1))],
    "undated": [(HEAD.format(n=n, more=f"source: Post {n}\n"), TRADE.format(n=n)) for n in range(1, 5)],
    "one source": [(HEAD.format(n=n, more=f"date: 2024-05-0{n}\nsource: P\n"), TRADE.format(n=n)) for n in range(1, 6)],
    "no figures": [(HEAD.format(n=n, more=f"date: 2024-05-0{n}\nsource: Post {n}\n"), TALKS) for n in range(1, 4)],
}


@pytest.fixture(scope="module", params=CORPORA)
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("thin")
    (folder / "in").mkdir()
    for number, (head, text) in enumerate(CORPORA[request.param]):
        (folder / "in" / f"{number}.md").write_text(head + text, encoding="utf-8")
    warehouse.build(folder / "in", folder / "out")
    return folder / "in", folder / "out"


def test_every_page_opens(corpus: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELCHI_ARTICLES", str(corpus[0]))
    monkeypatch.setenv("ELCHI_WAREHOUSE", str(corpus[1]))
    for page in PAGES:
        at = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=120)
        at.switch_page(f"app_pages/{page}.py")
        at.run()
        assert not at.exception, (page, at.exception[0].message)
        assert not at.error, (page, at.error[0].value)
        assert at.title, page
