"""Goods sold to a country or bought from one, and money that comes from one, without the words export and import."""

from __future__ import annotations

import pytest

from tests.analytics.claims.conftest import Teller

# language, text, the measure and the parties of its only figure
CASES = [
    ("kk", "Біз Оманға 6 мың тонна ұн жөнелттік.", "exports", ("KZ", "OM")),
    ("kk", "Біз Оманнан 6 мың тонна құрма сатып аламыз.", "imports", ("OM", "KZ")),
    ("uz-Latn", "Biz Omanga 6 ming tonna piyoz sotdik.", "exports", ("UZ", "OM")),
    ("uz-Cyrl", "Биз Чилига 6 минг тонна пиёз сотмоқчимиз.", "exports", ("UZ", "CL")),
    ("uz-Cyrl", "Биз Чилидан 6 минг тонна ёнғоқ олиб келдик.", "imports", ("CL", "UZ")),
    ("ru", "Бутан купил у Чили и привёз из Чили 6 тысяч тонн орехов.", "imports", ("CL", "BT")),
    ("ru", "Из Чили в Бутан продано 6 тысяч тонн риса.", "exports", ("CL", "BT")),
    ("en", "Bhutan sold 6 thousand tonnes of rice to Chile.", "exports", ("BT", "CL")),
    # aid is given, and at home nothing crosses a border
    ("kk", "Біз Оманға 6 мың тонна гуманитарлық көмек жөнелттік.", "other", None),
    ("ru", "За день на рынке продано 6 тысяч тонн риса.", "other", None),
    # what has come from a country has come to that of the readers
    ("kk", "Чилиден 6 миллион доллар инвестиция келді.", "investment", ("CL", "KZ")),
    ("uz-Latn", "Chilidan 6 million dollar sarmoya keldi.", "investment", ("CL", "UZ")),
]


@pytest.mark.parametrize(("language", "text", "measure", "parties"), CASES)
def test_goods_and_money_that_cross_a_border(
    tell: Teller, language: str, text: str, measure: str, parties: tuple[str, ...] | None
) -> None:
    [figure] = tell(text, language)
    assert figure.measure == measure
    assert parties is None or figure.parties == parties
