"""A text in a language that is not analysed gives no figures, whatever words it shares with ours."""

from __future__ import annotations

import pytest

from analytics.pipeline import analyse
from analytics.records import Article

TEXTS = {
    "ky": "Бишкек менен Оштун ортосундагы жолго төрт миллиард сом кетти. Курулуш беш жүз миллион доллар болду.",
    "tt": "Казан белән Уфа арасындагы юлга дүрт миллиард сум китте, төзелеш биш йөз миллион доллар торды.",
    "ba": "Өфө менән Ҡазан араһындағы юлға дүрт миллиард һум китте, төҙөлөш биш йөҙ миллион доллар торҙо.",
    "tg": "Барои роҳи Душанбе чор миллиард сомонӣ сарф шуд, сохтмон панҷсад миллион доллар арзиш дошт.",
    "tr": "Ankara ile İstanbul arasındaki yola dört milyar lira gitti, inşaat beş yüz milyon dolar tuttu.",
    "kk-Latn": "Almaty men Şymkenttıñ arasyndağy jolğa tört milliard teñge jumsaldy, qūrylys ondai bolmady.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_of_another_language_gives_no_figures(language: str) -> None:
    analysis = analyse(Article(id="test", text=TEXTS[language]))
    assert analysis.document.language == language
    assert analysis.figures == ()


@pytest.mark.parametrize("language", ["kk", "uz-Cyrl", "ru"])
def test_a_number_of_a_neighbour_language_before_a_scale_is_not_one(language: str) -> None:
    assert analyse(Article(id="test", text="үч миллиард доллар", language=language)).figures == ()
