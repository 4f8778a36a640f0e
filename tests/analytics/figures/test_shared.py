"""A name that several states use for their money means that of the state named most."""

from __future__ import annotations

import pytest

from analytics.pipeline import analyse
from analytics.records import Article


@pytest.mark.parametrize(
    ("said", "currency"),
    [
        ("The government of Azerbaijan will spend 62 million manats on a road in Azerbaijan.", "AZN"),
        ("The government of Turkmenistan will spend 62 million manats on a road.", "TMT"),
        ("The bridge will cost 62 million manats.", "TMT"),
        ("Azerbaijan paid Turkmenistan 5 million Turkmen manats for the gas of Azerbaijan.", "TMT"),
        ("Порт в Дании расширят, на это в Дании выделят 3 миллиарда крон.", "DKK"),
        ("В Чехии поезд обошёлся в 3 миллиарда крон.", "CZK"),
    ],
)
def test_state_tells_currency(said: str, currency: str) -> None:
    assert [figure.unit for figure in analyse(Article("test", said)).figures] == [currency]
