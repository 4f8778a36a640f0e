"""What a figure measures and whether it happened, by what the sentence tells rather than by the nearest noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analytics.records import Figure

Reader = Callable[..., tuple[Figure, ...]]

GROWTH = [
    ("en", "Trade with Oman grew by 8 percent, while trade with Peru by 6.7 percent."),
    ("en", "Freight grew by more than a quarter, or 26.4 percent."),
    ("en", "Output grew by 4.6 percent (4.9 percent in Oman)."),
    ("ru", "Поставки выросли: риса — на 5%, сахара — на 7%."),
    ("kk", "Күріш 12 пайызға, қант 8 пайызға өсті."),
    ("uz-Latn", "Guruch 12 foizga, shakar 8 foizga oshdi."),
    ("uz-Cyrl", "Гуруч 12 фоизга, шакар 8 фоизга ошди."),
]


@pytest.mark.parametrize(("language", "text"), GROWTH)
def test_by_so_much_is_growth_where_the_verb_is_left_out(read: Reader, language: str, text: str) -> None:
    assert [figure.measure for figure in read(text, language)] == ["growth", "growth"]


SHARES_OR_RATES = [
    ("en", "Inflation now stands at 16.7 percent and continues dropping.", "other"),
    ("ru", "Банк решил снизить ключевую ставку с 20% до 17%.", "other"),
    ("ru", "Торговый дефицит достиг 11 млрд долларов.", "trade_balance"),
]


@pytest.mark.parametrize(("language", "text", "measure"), SHARES_OR_RATES)
def test_a_level_is_no_growth(read: Reader, language: str, text: str, measure: str) -> None:
    assert {figure.measure for figure in read(text, language)} == {measure}


SHARES = [
    ("en", "The port is owned by 45 percent of its staff."),
    ("ru", "Порт на 70% состоит из складов."),
    ("kk", "Тұрғындардың 12 пайызы қалада тұрады."),
    ("uz-Latn", "Aholining 12 foizi shaharda yashaydi."),
]


@pytest.mark.parametrize(("language", "text"), SHARES)
def test_a_part_is_no_growth(read: Reader, language: str, text: str) -> None:
    assert [figure.measure for figure in read(text, language)] == ["share"]


MEASURES = [
    ("en", "Rice worth $5 million was exported.", "exports"),
    ("en", "Trade came to $5 billion, whereas the flow of investments slowed.", "trade_turnover"),
    ("en", "The bank put $5 million into circulation.", "other"),
    ("en", "About 300 people, including dozens of children, died.", "casualties"),
    ("ru", "Стоимость экспортированного риса составила 5 млн долларов.", "exports"),
    ("ru", "Страна экспортировала 4 млрд кубометров газа за 600 млн долларов.", "exports"),
    ("ru", "Банк выпустил в оборот купюры на 5 млрд рублей.", "other"),
    ("ru", "Таможня раскрыла контрабанду золота на 3 млн долларов.", "other"),
    ("ru", "Осенью страна импортировала 13 самолётов.", "imports"),
    ("kk", "Құны 5 миллион доллар болатын күріш экспортталды.", "exports"),
    ("kk", "Банк 5 миллиард теңгені айналымға шығарды.", "other"),
    ("uz-Latn", "Qiymati 5 million dollarga teng guruch eksport qilindi.", "exports"),
    ("uz-Cyrl", "Қиймати 5 миллион долларга тенг гуруч экспорт қилинди.", "exports"),
    # schools and hospitals are no branches of universities, savings and a shop's turnover no investment or trade
    ("en", "The town opened 7 schools.", "other"),
    ("en", "The turnover of the store was $5 million.", "other"),
    ("ru", "В городе открыли 7 школ.", "other"),
    ("ru", "Оборот сети аптек достиг 5 млн долларов.", "other"),
    ("kk", "Қалада 7 балабақша ашылды.", "other"),
    ("kk", "Тұрғындардың салымы 5 млн долларға жетті.", "other"),
    ("kk", "Дүкендер айналымы 5 млн долларға жетті.", "other"),
    ("uz-Latn", "Shaharda 7 ta maktab ochildi.", "other"),
    ("uz-Latn", "Doʻkonlar aylanmasi 5 mln dollarga yetdi.", "other"),
    ("uz-Cyrl", "Шаҳарда 7 та боғча очилди.", "other"),
    ("en", "The institute opened 7 branches.", "university_branches"),
]


@pytest.mark.parametrize(("language", "text", "measure"), MEASURES)
def test_what_happens_tells_the_measure(read: Reader, language: str, text: str, measure: str) -> None:
    assert measure in [figure.measure for figure in read(text, language)]
    assert "population" not in [figure.measure for figure in read(text, language)]


MODALITIES = [
    ("en", "Trade is $14 billion and will grow to $20 billion by 2030.", ["actual", "planned"]),
    ("en", "Trade rose last year to reach $14 billion.", ["actual"]),
    ("en", "The goal is to raise trade to $30 billion from $20 billion.", ["planned", "actual"]),
    ("en", "The bank had predicted exports of $5 billion.", ["planned"]),
    ("en", "The president invited 30 heads of state.", ["planned"]),
    ("en", "The plant was forced to stop 3 reactors.", ["actual"]),
    ("ru", "Товарооборот составляет 14 млрд долларов и вырастет до 20 млрд.", ["actual", "planned"]),
    ("ru", "Министр пообещал построить 12 школ.", ["planned"]),
    ("ru", "На встречу приглашены 30 министров.", ["planned"]),
    ("ru", "Завод вынужден был остановить 3 реактора.", ["actual"]),
    ("ru", "Порт предоставит скидки до 50% на перевозки.", ["planned"]),
    ("kk", "Сауда 14 миллиард доллар, 2030 жылға қарай ол 20 миллиард долларға жетпек.", ["actual", "planned"]),
    ("kk", "Сауданы 14 миллиард долларға жеткізе аламыз.", ["planned"]),
    ("kk", "Зауыт 3 реакторды тоқтатуға мәжбүр болды.", ["actual"]),
    ("uz-Latn", "Savdo 14 milliard dollarni tashkil etadi va 2030-yilda 20 milliard dollarga yetadi.", None),
    ("uz-Latn", "Savdoni 14 milliard dollarga yetkaza olamiz.", ["planned"]),
    ("uz-Latn", "Zavod 3 ta reaktorni toʻxtatishga majbur boʻldi.", ["actual"]),
    ("uz-Cyrl", "Вазир 12 та мактаб қуришга ваъда берди.", ["planned"]),
    ("uz-Cyrl", "Биз 12 минг меҳмон кутяпмиз.", ["planned"]),
    ("uz-Latn", "Biz 12 million dollar sarmoya kutamiz.", ["planned"]),
    ("uz-Latn", "Firma 12 million dollar kiritishga tayyorligini bildirdi.", ["planned"]),
    ("kk", "Серіктестік 12 миллион доллар салуға дайын екенін жеткізді.", ["planned"]),
    ("kk", "Біз 12 мың қонақ күтеміз.", ["planned"]),
    ("ru", "Ждём 12 тысяч гостей.", ["planned"]),
    ("ru", "Фирма заявила о готовности вложить 12 млн долларов.", ["planned"]),
    ("en", "We are expecting 12 thousand guests.", ["planned"]),
    ("en", "The firm is ready to invest $12 million.", ["planned"]),
    ("uz-Cyrl", "Завод 3 та реакторни тўхтатишга мажбур бўлди.", ["actual"]),
]


@pytest.mark.parametrize(("language", "text", "told"), MODALITIES)
def test_what_is_and_what_may_come(read: Reader, language: str, text: str, told: list[str] | None) -> None:
    found = read(text, language, "2026-03-10")
    assert [figure.modality for figure in found] == (told or ["actual", "planned"])


OBJECTS = [
    ("en", "They bought 300 new electric buses.", "electric bus"),
    ("en", "Some 30 heads of state came.", "head of state"),
    ("en", "Mutual trade grew by 5 percent.", "mutual trade"),
    ("en", "Exports of rice reached $5 million.", "export of rice"),
    ("en", "It reached $5 million.", None),
    ("ru", "Закуплено 300 новых пассажирских автобусов.", "пассажирский автобус"),
    ("ru", "Построено 12 школ.", "школа"),
    ("ru", "Промышленное производство выросло на 5%.", "промышленное производство"),
    ("ru", "Страна экспортировала рис на 5 млн долларов.", "рис"),
    ("kk", "Қалада 12 жаңа мектеп салынды.", "мектеп"),
    ("kk", "Жиынға 15 мектеп оқушысын шақырды.", "мектеп оқушысы"),
    ("kk", "Өнеркәсіп өндірісі 5 пайызға өсті.", "өнеркәсіп өндірісі"),
    ("kk", "Қасым Болатов сауданың 10 миллиард долларға жеткенін айтты.", "сауда"),
    ("uz-Latn", "Shaharda 12 ta yangi maktab qurildi.", "maktab"),
    ("uz-Latn", "Yigʻinga 15 nafar maktab oʻquvchisini taklif qildi.", "maktab oʻquvchisi"),
    ("uz-Cyrl", "Шаҳарда 300 та электробус олинди.", "электробус"),
    ("uz-Cyrl", "Икки томон 180 та келишувни имзолади.", "келишув"),
]


@pytest.mark.parametrize(("language", "text", "said"), OBJECTS)
def test_an_object_is_a_noun_phrase_in_citation_form(read: Reader, language: str, text: str, said: str | None) -> None:
    assert [figure.object for figure in read(text, language)] == [said]


def test_a_figure_says_how_its_measure_and_modality_were_read(read: Reader) -> None:
    said, bare = read("Trade came to $5 billion. The port has 7 cranes.", "en")
    assert said.how["measure"] == "stated" and said.how["modality"] == "stated"
    assert bare.how["measure"] == "default"
