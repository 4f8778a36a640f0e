"""What a reader sees of a Word document, with its changes accepted."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from analytics.errors import ReadError
from analytics.read import read_articles
from analytics.records import Article

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*parts: str) -> str:
    return f"<w:p>{''.join(parts)}</w:p>"


def read(folder: Path, body: str, more: dict[str, str] | None = None) -> tuple[list[Article], list[ReadError]]:
    out = io.BytesIO()
    docx.Document().save(out)
    path = folder / "a.docx"
    whole = f'<?xml version="1.0"?><w:document {SPACES}><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml" and more:
                kinds = "".join(
                    f'<Override PartName="/word/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
                    f'wordprocessingml.{part.removesuffix(".xml")}+xml"/>'
                    for part in more
                )
                data = data.replace(b"</Types>", kinds.encode() + b"</Types>")
            if name == "word/_rels/document.xml.rels" and more:
                links = "".join(
                    f'<Relationship Id="rX{n}" Target="{part}" Type="http://schemas.openxmlformats.org/officeDocument/'
                    f'2006/relationships/{part.removesuffix(".xml")}"/>'
                    for n, part in enumerate(more)
                )
                data = data.replace(b"</Relationships>", links.encode() + b"</Relationships>")
            new.writestr(name, whole if name == "word/document.xml" else data)
        for part, text in (more or {}).items():
            new.writestr(f"word/{part}", text)
    found = list(read_articles([path]))
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, ReadError)]


BOX = "<w:txbxContent><w:p><w:r><w:t>Қорапта 4 көпір.</w:t></w:r></w:p></w:txbxContent>"
SEEN = {
    "insertion": (para(run("Құны "), f"<w:ins>{run('9 млрд')}</w:ins>", run(" теңге.")), "Құны 9 млрд теңге."),
    "deletion": (para(run("Құны"), "<w:del><w:r><w:delText> 8</w:delText></w:r></w:del>", run(" 9.")), "Құны 9."),
    "moved": (
        para(f"<w:moveFrom>{run('Бір. ')}</w:moveFrom>", run("Екі. "), f"<w:moveTo>{run('Бір.')}</w:moveTo>"),
        "Екі. Бір.",
    ),
    "block insertion": (f"<w:ins>{para(run('Жаңа жол.'))}</w:ins>", "Жаңа жол."),
    "control in a line": (
        para(run("Бағасы "), f"<w:sdt><w:sdtContent>{run('7 доллар')}</w:sdtContent></w:sdt>"),
        "Бағасы 7 доллар",
    ),
    "control of lines": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{para(run('Бүкіл жол.'))}</w:sdtContent></w:sdt>",
        "Бүкіл жол.",
    ),
    "simple field": (para(f"<w:fldSimple w:instr='DATE'>{run('12 мамыр')}</w:fldSimple>"), "12 мамыр"),
    "field": (
        para(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE 99</w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
            run("15 бет"),
        ),
        "15 бет",
    ),
    "link and smart tag": (
        para(f"<w:hyperlink>{run('Дала')}</w:hyperlink>", f"<w:smartTag>{run(' газеті')}</w:smartTag>"),
        "Дала газеті",
    ),
    "formula": (para(run("Көлемі "), "<m:oMath><m:r><m:t>5 м³</m:t></m:r></m:oMath>"), "Көлемі 5 м³"),
    "marks": (
        para(run("пресс"), "<w:r><w:noBreakHyphen/></w:r>", run("служба"), "<w:r><w:br/></w:r>", run("х")),
        "пресс-служба\nх",
    ),
    "hidden": (para(run("Көрінеді."), run(" Жасырын 6.", "<w:vanish/>")), "Көрінеді."),
    "raised": (para(run("5 млрд м"), run("3", '<w:vertAlign w:val="superscript"/>'), run(" газ")), "5 млрд м³ газ"),
    "box": (
        para(run("Басы."), f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"),
        "Басы.\nҚорапта 4 көпір.",
    ),
    "box drawn in two ways": (
        para(
            run("Басы."),
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>"
            f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        ),
        "Басы.\nҚорапта 4 көпір.",
    ),
}


@pytest.mark.parametrize("what", SEEN)
def test_what_a_reader_sees(tmp_path: Path, what: str) -> None:
    body, text = SEEN[what]
    articles, errors = read(tmp_path, body)
    assert [a.text for a in articles] == [text]
    assert not errors


def cell(text: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{para(run(text))}</w:tc>"


def rows(*found: tuple[str, ...]) -> str:
    lines = "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in found)
    return f"<w:tbl><w:tblPr/>{lines}</w:tbl>"


def test_a_table_of_data_is_written_as_one(tmp_path: Path) -> None:
    body = rows(
        (cell("Тауар", '<w:vMerge w:val="restart"/>'), cell("Көлемі, мың тонна", '<w:gridSpan w:val="2"/>')),
        (cell("", "<w:vMerge/>"), cell("2023"), cell("2024")),
        (cell("Бидай"), cell("410"), cell("395,5")),
    )
    lines = [
        "| Тауар | Көлемі, мың тонна | Көлемі, мың тонна |",
        "| --- | --- | --- |",
        "| Тауар | 2023 | 2024 |",
        "| Бидай | 410 | 395,5 |",
    ]
    assert read(tmp_path, body)[0][0].text == "\n".join(lines)


def test_a_table_that_places_text_is_its_text(tmp_path: Path) -> None:
    body = rows((cell("Көпір ашылды. Оған министрлер келді."), cell("Жол салынды.")))
    assert read(tmp_path, body)[0][0].text == "Көпір ашылды. Оған министрлер келді.\nЖол салынды."


def test_notes_are_read_and_heads_are_not(tmp_path: Path) -> None:
    note = f'<w:footnotes {SPACES}><w:footnote w:type="separator">{para(run("—"))}</w:footnote>'
    note += f'<w:footnote w:id="2">{para(run("Болжам бойынша."))}</w:footnote></w:footnotes>'
    head = f"<w:hdr {SPACES}>{para(run('Дала газеті, 3 бет'))}</w:hdr>"
    articles, _ = read(tmp_path, para(run("Экспорт өсті.")), {"footnotes.xml": note, "header.xml": head})
    assert articles[0].text == "Экспорт өсті.\nБолжам бойынша."


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    articles, errors = read(tmp_path, para(run("Кесте:"), "<w:r><w:drawing><c:chart/></w:drawing></w:r>"))
    assert [a.text for a in articles] == ["Кесте:"]
    assert ["chart" in e.reason for e in errors] == [True]
