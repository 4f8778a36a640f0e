"""Who is meant by initials, by a surname first, by a namesake's surname; what capitals make of English words."""

from __future__ import annotations

import pytest

from analytics.pipeline import analyse
from analytics.records import Article

PRESIDENT = "sadyr-japarov"
WELL_KNOWN = {
    "kk": "Қонақтар келді.\n\nҚырғызстан президенті С. Жапаров пен В. Путин Бішкекте кездесті.",
    "ru": "Гости приехали.\n\nПрезидент С. Жапаров и В.В. Путин встретились в Бишкеке.",
    "en": "Guests came.\n\nPresident S. Japarov and V. Putin met in Bishkek.",
    "uz-Latn": "Mehmonlar keldi.\n\nPrezident S. Japarov va V. Putin Bishkekda uchrashdi.",
    "uz-Cyrl": "Меҳмонлар келди.\n\nПрезидент С. Жапаров ва В. Путин Бишкекда учрашди.",
}


def people(text: str, language: str | None = None) -> dict[str, str]:
    """The entities of the people of a text by how they are written."""
    found = analyse(Article(id="test", text=text, language=language)).mentions
    return {mention.text: mention.entity for mention in found if mention.kind == "person" and not mention.nested}


@pytest.mark.parametrize("language", WELL_KNOWN)
def test_initials_that_fit_are_the_known_person(language: str) -> None:
    assert set(people(WELL_KNOWN[language], language).values()) == {PRESIDENT, "vladimir-putin"}


@pytest.mark.parametrize("name", ["Г. Жапаров", "А. К. Жапаров"])
def test_other_initials_are_another_person(name: str) -> None:
    assert PRESIDENT not in people(f"Лекция.\n\nЛекцию прочёл {name}, доцент из Оша.", "ru").values()


@pytest.mark.parametrize(
    ("language", "text", "short"),
    [
        ("ru", "Концерт.\n\nНиколай Жапаров спел в Оше. Вечером Жапаров уехал.", "Жапаров"),
        ("ru", "Выставка.\n\nМелания Трамп открыла выставку. Трамп приехала утром.", "Трамп"),
        ("en", "A concert.\n\nTimothy Putin sang in Osh. Later Putin left the town.", "Putin"),
        ("en", "A dinner.\n\nHunter Macron cooked the dinner. In the evening Macron left.", "Macron"),
        ("kk", "Концерт.\n\nОшта Болат Жапаров ән салды. Кешке Жапаров кетті.", "Жапаров"),
        ("uz-Latn", "Konsert.\n\nOʻshda Botir Japarov kuyladi. Kechqurun Japarov ketdi.", "Japarov"),
    ],
)
def test_who_is_named_in_full_bears_the_surname_alone(language: str, text: str, short: str) -> None:
    found = people(text, language)
    assert len(set(found.values())) == 1
    assert found[short] not in (PRESIDENT, "donald-trump", "vladimir-putin", "emmanuel-macron")


def test_the_known_person_named_in_full_keeps_the_surname() -> None:
    text = "Talks.\n\nVladimir Putin came with Timothy Putin. Later Putin left."
    assert people(text, "en")["Putin"] == "vladimir-putin"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Указ.\n\nЖапаров Садыр Нургожоевич подписал указ."),
        ("en", "Visit.\n\nPrime Minister Modi Narendra came to Delhi."),
    ],
)
def test_a_surname_may_stand_first(language: str, text: str) -> None:
    assert set(people(text, language).values()) <= {PRESIDENT, "narendra-modi"}
    assert people(text, language)


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Kim Sung-hoon"), ("en", "Moon Chae-won"), ("ru", "Чан Минь Хоанг"), ("ru", "Пак Чи-сон")],
)
def test_a_name_of_the_east_is_whole(language: str, name: str) -> None:
    text = f"News.\n\nDirector {name} opened the plant." if language == "en" else f"Завод.\n\nЗавод открыл {name}."
    assert list(people(text, language)) == [name]


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("News.\n\nTHE BRIDGES ARE OPEN AND I AM GLAD.", "artificial-intelligence"),
        ("News.\n\nWHO OPENED THE BRIDGE IN OSH.", "who"),
        ("News.\n\nTHE NEW BRIDGE HELPS US ALL TODAY.", "US"),
    ],
)
def test_words_in_capitals_are_words(text: str, absent: str) -> None:
    assert absent not in {mention.entity for mention in analyse(Article(id="test", text=text)).mentions}


def test_abbreviations_in_capitals_are_names() -> None:
    found = analyse(
        Article(id="test", text="News.\n\nTHE WHO WARNS OSH TODAY. US AND INDIA SIGN A PACT. AI helps.")
    ).mentions
    assert {"who", "US", "IN", "artificial-intelligence"} <= {mention.entity for mention in found}
