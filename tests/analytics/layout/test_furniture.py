"""Lines of a site inside an article are told from sentences that begin alike."""

from __future__ import annotations

import pytest

from analytics.layout import find_layout
from analytics.pipeline import analyse
from analytics.records import Article

LINES = {
    "ru": [
        "Читайте также: Цены на бензин выросли на 15 процентов",
        "По теме: Порт принял 40 судов",
        "Подпишитесь на наш канал, чтобы получать новости первыми",
        "Если вы заметили ошибку, выделите её и нажмите Ctrl+Enter",
        "Сайт использует файлы cookie, оставаясь, вы соглашаетесь с этим",
        "Чтобы прочитать полностью, оформите подписку за 1 500 тенге в месяц",
        "При использовании материалов ссылка обязательна",
        "Фото: Анна Петрова / Степь",
        "© Степь, 2025",
        "Реклама",
    ],
    "kk": [
        "Тағы оқыңыз: Жанармай бағасы 15 пайызға өсті",
        "Telegram-арнамызға жазылыңыз!",
        "Қате тапсаңыз, белгілеп, Ctrl+Enter басыңыз",
        "Барлық құқықтар қорғалған",
        "Сурет: Дала агенттігі",
        "Жарнама",
    ],
    "uz-Cyrl": ["Шунингдек ўқинг: Бензин нархи 15 фоизга ошди", "Телеграм каналимизга обуна бўлинг", "Сурат: Дала"],
    "uz-Latn": ["Shuningdek o'qing: Benzin narxi 15 foizga oshdi", "Telegram kanalimizga obuna bo‘ling", "Foto: Dala"],
    "en": [
        "Read also: Fuel prices up 15 percent",
        "Subscribe to our newsletter for $5 a month",
        "We use cookies to make this site better",
        "Photo by Ann Smith",
        "Advertisement",
    ],
}
SENTENCES = {
    "ru": [
        "По теме безопасности стороны договорились провести 5 встреч.",
        "Читать также учат 40 тысяч детей.",
        "Фото продали за 3 млн долларов.",
        "Использование материалов переработки выросло на 5 процентов.",
        "Реклама подорожала на 12 процентов.",
    ],
    "kk": ["Сурет 3 миллион теңгеге сатылды.", "Жарнама нарығы 12 пайызға өсті."],
    "uz-Cyrl": ["Сурат 3 миллион сўмга сотилди."],
    "uz-Latn": ["Surat 3 million soʻmga sotildi."],
    "en": [
        "Read more books, said the minister of 5 countries.",
        "Photo exports rose by 12 percent.",
        "Home prices rose by 3 percent.",
    ],
}


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in LINES.items() for line in lines])
def test_lines_of_a_site(language: str, line: str) -> None:
    text = f"Тема\n\n2024-05-01\n\nБір сөйлем тұр осында.\n{line}\nEnd of it all."
    assert [text[slice(*span)] for span in find_layout(text).furniture] == [line]
    assert not analyse(Article("a", text, language=language)).figures


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in SENTENCES.items() for line in lines])
def test_sentences_that_begin_alike(language: str, line: str) -> None:
    text = f"Тема\n\n2024-05-01\n\nБір сөйлем тұр осында.\n{line}"
    assert find_layout(text).furniture == ()
    assert analyse(Article("a", text, language=language)).figures


def test_titles_below_an_announcement_are_other_stories() -> None:
    text = (
        "Тема\n\n2024-05-01\n\nСловари вышли.\nЧитайте также:\n- Порт принял 40 судов\n"
        "- Мост стоит 3 млн\nДоговор подписан. Он на 5 лет."
    )
    assert [f.text for f in analyse(Article("a", text, language="ru")).figures] == ["5 лет"]
