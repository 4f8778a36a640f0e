"""Whose domestic figures are that somebody tells a foreign guest: never the guest's."""

from __future__ import annotations

import pytest

from tests.analytics.claims.conftest import Teller

# language, text, the parties of all its figures in order
CASES = [
    # the readers' country where the region or the country is told of in their language
    (
        "kk",
        "Облыс әкімі Оман елшісімен кездесті. Ол өңірде 31 аурухана салынғанын айтты. Облыста 210 шақырым жол бар.",
        [("KZ",), ("KZ",)],
    ),
    (
        "uz-Latn",
        "Viloyat hokimi Oman delegatsiyasini qabul qildi. Viloyatda 31 ta shifoxona qurilgan. "
        "Viloyatda eksport hajmi 40 million dollarga yetdi.",
        [("UZ",), ("UZ",)],
    ),
    (
        "uz-Cyrl",
        "Уммон элчиси билан учрашувда спикер мамлакатда 210 километр йўл қурилганини айтди.",
        [("UZ",)],
    ),
    # nobody's where neither the article nor its language tells whose land it is
    ("ru", "Губернатор принял делегацию Омана. В регионе построена 31 больница и 210 километров дорог.", [(), ()]),
    ("ru", "На встрече с послом Омана спикер сообщил, что в стране построено 210 километров дорог.", [()]),
    ("en", "The governor received the ambassador of Oman. Exports of the region reached 40 million dollars.", [()]),
    # the country of who receives, where the article names it
    ("ru", "Министр транспорта Бутана принял посла Омана. По его словам, в стране открыта 31 больница.", [("BT",)]),
    ("en", "Bhutan's minister met the ambassador of Oman. He said 31 hospitals had opened in the country.", [("BT",)]),
    # what lies between both is the guest's too, and so is what a guest tells of its own country by name
    ("ru", "Губернатор принял посла Омана. Экспорт области в Оман достиг 40 млн долларов.", [("OM",)]),
    ("en", "The governor received the ambassador of Oman. The ambassador said Oman built 31 hospitals.", [("OM",)]),
]


@pytest.mark.parametrize(("language", "text", "parties"), CASES)
def test_domestic_figures_are_not_the_guests(
    tell: Teller, language: str, text: str, parties: list[tuple[str, ...]]
) -> None:
    assert [figure.parties for figure in tell(text, language)] == parties
