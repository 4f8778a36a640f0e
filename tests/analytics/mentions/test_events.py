"""Events: kind, own date, parties, people, place."""

from __future__ import annotations

from analytics.pipeline import analyse
from analytics.records import Article, Event, Span


def events(text: str, language: str) -> tuple[Event, ...]:
    return analyse(Article("x", text, date="2031-05-20", language=language)).events


def test_a_visit_with_its_date_people_and_place() -> None:
    text = "Title of it\n\nOn 3 May 2031 President Tokayev paid a state visit to Uzbekistan and spoke in Samarkand."
    (found,) = events(text, "en")
    assert (found.kind, found.parties, found.people, found.place) == (
        "visit",
        ("UZ",),
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
    assert (found.place, found.parties) == ("astana", ("KZ",))


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
