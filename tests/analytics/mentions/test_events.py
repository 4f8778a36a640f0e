"""Events: kind, own date, parties, people, place."""

from __future__ import annotations

import pytest

from analytics.pipeline import analyse
from analytics.records import Article, Event, Span


def events(text: str, language: str) -> tuple[Event, ...]:
    return analyse(Article("x", text, date="2031-05-20", language=language)).events


def test_a_visit_with_its_date_people_and_place() -> None:
    text = "Title of it\n\nOn 3 May 2031 President Tokayev paid a state visit to Uzbekistan and spoke in Samarkand."
    (found,) = events(text, "en")
    assert (found.kind, found.parties, found.people, found.place) == (
        "visit",
        ("UZ", "KZ"),
        ("kassym-jomart-tokayev",),
        "samarkand",
    )
    assert found.date == "2031-05-03"


def test_nobody_makes_no_event() -> None:
    assert events("Тақырып бар\n\nСапар ұзаққа созылды. Келіссөз болды.", "kk") == ()


def test_the_same_event_is_told_once() -> None:
    told = "Қазақстан мен Түркия келісімге қол қойды."
    text = f"Бас тақырып\n\n{told} Онда {told}"
    assert [event.kind for event in events(text, "kk")] == ["signing"]


def test_events_of_other_days_are_others() -> None:
    from analytics.mentions import same_event

    one = Event("visit", "2031-05-03", ("KZ", "UZ"), (), None, Span(0, 1))
    assert not same_event(one, Event("visit", "2031-06-03", ("KZ", "UZ"), (), None, Span(0, 1)))
    assert not same_event(one, Event("visit", None, ("KZ", "TR"), (), None, Span(0, 1)))
    assert same_event(one, Event("visit", "2031-05-01/2031-05-04", ("KZ", "UZ"), (), None, Span(0, 1)))


def test_the_country_of_the_capital_where_talks_are_held_takes_part() -> None:
    (found,) = events("Title of it\n\nXi Jinping came to Astana on a state visit.", "en")
    assert (found.place, found.parties) == ("astana", ("KZ", "CN"))


def test_the_period_of_a_statistic_is_no_date_of_an_event() -> None:
    text = "Заголовок\n\nПеред визитом в Ташкент Токаев назвал товарооборот Казахстана за январь – июнь 2031 года."
    (found,) = events(text, "ru")
    assert (found.date, found.place, set(found.parties)) == (None, "tashkent", {"KZ", "UZ"})


def test_the_country_of_an_outlet_is_no_party() -> None:
    text = "Тақырып бар\n\nТүркияның Anadolu агенттігі Қазақстан мен Өзбекстан келіссөзін жазды."
    (found,) = events(text, "kk")
    assert set(found.parties) == {"KZ", "UZ"}


def test_a_thirty_year_high_is_no_anniversary() -> None:
    text = "Сарлавҳа бор\n\nҚозоғистон ва Хитой савдоси ўттиз йиллик энг юқори даражага чиқди."
    assert events(text, "uz-Cyrl") == ()


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Kazakhstan and Norway held talks on wool.", "held"),
        ("en", "Kazakhstan and Norway will hold talks on wool.", "planned"),
        ("en", "Kazakhstan and Norway called off their talks on wool.", "cancelled"),
        ("en", "The king of Norway was invited to visit Kazakhstan.", "invited"),
        ("en", "Kazakhstan and Norway held talks on wool on 3 March 2029.", "recalled"),
        ("en", "Kazakhstan and Norway hold talks on wool on 3 June 2031.", "planned"),
        ("ru", "Казахстан и Норвегия провели переговоры о шерсти.", "held"),
        ("ru", "Предстоящие переговоры Казахстана и Норвегии коснутся шерсти.", "planned"),
        ("ru", "Переговоры Казахстана и Норвегии о шерсти отменены.", "cancelled"),
        ("kk", "Қазақстан мен Норвегия арасында келіссөз өтпек.", "planned"),
        ("kk", "Қазақстан мен Норвегия келіссөз жүргізді.", "held"),
        ("uz-Cyrl", "Қозоғистон ва Норвегия музокараси бекор қилинди.", "cancelled"),
        ("uz-Latn", "Qozogʻiston va Norvegiya muzokarasi rejalashtirilgan.", "planned"),
    ],
)
def test_what_was_held_is_told_from_what_is_planned_cancelled_and_recalled(
    language: str, text: str, status: str
) -> None:
    assert [event.status for event in events(f"Title\n\n{text}", language)] == [status]


def test_two_leaders_meet_in_the_name_of_their_countries() -> None:
    (found,) = events("Title\n\nTokayev met Putin yesterday.", "en")
    assert set(found.parties) == {"KZ", "RU"}


def test_a_meeting_of_a_board_is_no_talks() -> None:
    assert events("Title\n\nIn Kazakhstan Rustam Tulparov chaired a meeting of the board.", "en") == ()
