"""Articles that tell one story are linked across languages; different pieces on one event stay apart."""

from __future__ import annotations

import json

from analytics.pipeline import analyse
from analytics.records import Article
from analytics.stories import StorySignature, link, signature
from analytics.stories.link import candidates
from analytics.stories.rarity import Rarity

KK = """Тұлпаров: жаңа зауыт 450 адамды жұмыспен қамтиды

Таразда Ержан Тұлпаров басқаратын «Болат Сапа» зауыты ашылды. Оның құны 32,5 миллион доллар, жобаға
Түркия мен Өзбекстан қатысты. Ержан Тұлпаровтың айтуынша, зауыт 2031 жылы 12 800 тонна өнім
шығарады. Салтанатқа Мехмет Йозгат пен Нодира Эсонова келді. Нодира Эсонова Самарқандта да осындай
зауыт салынатынын жеткізді. Мехмет Йозгат Анкарадан 7 маман келгенін айтты."""
RU = """Тулпаров: новый завод даст работу 450 людям

В Таразе открылся завод «Болат Сапа», которым руководит Ержан Тулпаров. Его стоимость 32,5 миллиона
долларов, в проекте участвовали Турция и Узбекистан. По словам Ержана Тулпарова, в 2031 году завод
выпустит 12 800 тонн продукции. На церемонию приехали Мехмет Йозгат и Нодира Эсонова. Нодира Эсонова
сообщила, что такой же завод построят в Самарканде. Мехмет Йозгат сказал, что из Анкары приехали 7
специалистов."""
OTHER = """Әкім Таразда жаңа зауытты аралады

Таразда ашылған «Болат Сапа» зауытына облыс әкімі Самат Жолбарысов барды. Ол Түркия мен Өзбекстан
арасындағы сауданы еске салды және Шымкентте 2032 жылы 3 мектеп, 18 көпір салынатынын айтты. Самат
Жолбарысов Алматыдан келген Гүлсім Ақбердинамен кездесті. Гүлсім Ақбердина 95 фермер жайлы баяндады.
Кездесуде Қытай, Иран және Пәкістан нарықтары да талқыланды."""


def made(
    name: str, text: str, language: str, date: str | None = "2031-05-20", title: str | None = None
) -> StorySignature:
    return signature(analyse(Article(name, text, date=date, language=language, title=title, source="Steppe Post")))


def test_a_translation_is_the_same_story_and_says_why() -> None:
    (story,) = link([made("b", RU, "ru"), made("a", KK, "kk"), made("c", OTHER, "kk")])
    assert (story.id, story.members) == ("a", ("a", "b"))
    assert "agree" in story.why[0]


def test_without_a_date_it_is_linked_too() -> None:
    assert len(link([made("a", KK, "kk", None), made("b", RU, "ru")])) == 1


def test_far_apart_in_time_it_is_another_story() -> None:
    assert link([made("a", KK, "kk"), made("b", RU, "ru", "2031-07-20")]) == []


def test_a_twin_in_one_language_is_linked_by_its_words() -> None:
    (story,) = link([made("a", KK, "kk"), made("b", KK.replace("7 маман", "9 маман"), "kk"), made("c", OTHER, "kk")])
    assert story.members == ("a", "b")
    assert "runs of words" in story.why[0]


def test_a_signature_survives_storage() -> None:
    one = made("a", KK, "kk")
    assert StorySignature.from_json(json.loads(json.dumps(one.as_json()))) == one


def test_nothing_and_empty_articles_are_no_stories() -> None:
    assert link([]) == []
    assert link([made("a", "", "kk"), made("b", "", "kk")]) == []


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [made("a", KK, "kk"), made("b", RU, "ru"), made("c", OTHER, "kk")]
    assert link(articles) == link(articles[::-1])


def test_many_articles_are_not_compared_in_pairs() -> None:
    """Thousands of articles with the same common names: blocking keeps the work near linear."""
    many = [
        StorySignature(f"{at:05}", "2031-05-20", "kk", 300, {"e:KZ": 3, "e:RU": 2, f"n:{at}": 1}, ("e:KZ", "e:RU"), ())
        for at in range(5_000)
    ]
    assert link(many) == []
    assert candidates(many, Rarity(many)) == set()


def test_one_kind_of_evidence_is_not_enough() -> None:
    """Two short posts of a day on one president share his name and nothing else."""
    sugar = "Президент Отабек Юлдошов поручил снизить акцизы на сахар и муку."
    school = "Президент Отабек Юлдошов осмотрел новую школу в пригороде."
    assert link([made("a", sugar, "ru"), made("b", school, "ru")]) == []


def test_dates_addresses_and_times_are_no_evidence() -> None:
    tail = "https://oasis.example/2031/05/20/a/ +998 71 200-30-40, 12:45, 20 мая 2031 года @oasis"
    one, two = made("a", f"Склад сгорел ночью. {tail}", "ru"), made("b", f"Школу открыли утром. {tail}", "ru")
    assert not [f for f in one.features if f.startswith("n:")]
    assert link([one, two]) == []


def test_a_digest_is_not_every_story_that_it_lists() -> None:
    items = [
        "Хокимият Термеза раздаёт горячий плов в шести местах города, где нет отопления.",
        "Минюст подготовил поправки о штрафах за преследование на улице.",
        "Волейболистки обыграли команду Ирана и вышли в полуфинал кубка.",
        "В Кызылсае сгорел склад строительных материалов, пострадавших нет.",
    ]
    assert link([made("a", items[0], "ru"), made("b", " ".join(items[1:] + items[:1]), "ru")]) == []


def test_a_notice_under_the_titles_of_two_articles_is_no_story() -> None:
    notice = "Смотрите новый выпуск программы «Степные вести» в субботу вечером на нашем канале."
    given = [("a", "Тренер сменил команду"), ("b", "Пшеница подешевела вдвое")]
    assert link([made(name, notice, "ru", title=title) for name, title in given]) == []
    assert len(link([made(name, notice, "ru", title="Тренер сменил команду") for name, _ in given])) == 1


def test_what_an_outlet_repeats_for_weeks_ties_no_articles() -> None:
    tail = "Подписывайтесь на наш канал, чтобы первыми читать новости степи и города каждый день."
    texts = ["Склад сгорел.", "Школа открылась.", "Мост закрыт.", "Рынок переехал."]
    days = ["2031-05-05", "2031-05-13", "2031-05-20", "2031-05-20"]
    given = enumerate(zip(texts, days, strict=True))
    assert link([made(f"p{at}", f"{text} {tail}", "ru", day) for at, (text, day) in given]) == []


def test_a_number_is_one_in_digits_with_a_scale_and_in_words() -> None:
    ru = made("a", "Казахстан вывез 96 тысяч тонн муки.", "ru")
    en = made("b", "Kazakhstan exported 96,000 tonnes of flour.", "en")
    assert "n:96000" in ru.features.keys() & en.features.keys()
    assert "n:5" in made("c", "Пять стран подписали договор.", "ru").features
