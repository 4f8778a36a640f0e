"""The language of whole texts, of single sentences, and of paragraphs."""

import pytest

from analytics.language.identify import identify, identify_paragraph

OURS = [
    ("kk", "Екі ел арасындағы тауар айналымы былтыр он пайызға өсті."),
    ("kk", "Министр шетелдік қонақтарды қабылдады"),
    ("kk", "Жаңа зауыт ашылды"),
    ("kk", "Достық әрі тату көршілік"),
    ("uz-Cyrl", "Икки мамлакат ўртасида савдо айланмаси ўтган йили ўн фоизга ошди."),
    ("uz-Cyrl", "Вазир хорижий меҳмонларни қабул қилди"),
    ("uz-Cyrl", "Янги завод очилди"),
    ("uz-Cyrl", "Президент Тошкентга келди ва музокара бошланди"),
    ("uz-Latn", "Ikki mamlakat oʻrtasida savdo aylanmasi oʻtgan yili oʻn foizga oshdi."),
    ("uz-Latn", "Vazir xorijiy mehmonlarni qabul qildi"),
    ("uz-Latn", "Yangi zavod ochildi va ishga tushdi"),
    ("ru", "Товарооборот между двумя странами вырос за год на десять процентов."),
    ("ru", "Министр принял иностранных гостей"),
    ("ru", "Новый завод открыт"),
    ("en", "Trade between the two countries grew by ten per cent last year."),
    ("en", "Minister receives foreign guests"),
    ("en", "New plant opens near the border"),
]

OTHERS = [
    ("ky", "Эки өлкөнүн ортосундагы соода жүгүртүү өткөн жылы он пайызга өстү."),
    ("ky", "Министр чет элдик конокторду кабыл алды, жолугушуу бүгүн болду."),
    ("tt", "Ике ил арасындагы сәүдә әйләнеше узган елда ун процентка артты, диде министр."),
    ("ba", "Ике ил араһындағы сауҙа әйләнеше үткән йылда ун процентҡа артты."),
    ("tg", "Гардиши савдои байни ду кишвар соли гузашта даҳ фоиз афзуд, гуфт вазири корҳои хориҷӣ."),
    ("uk", "Товарообіг між двома країнами за рік зріс на десять відсотків."),
    ("be", "Тавараабарот паміж дзвюма краінамі за год вырас на дзесяць працэнтаў, сказаў міністр."),
    ("bg", "Търговията между двете страни нарасна с десет процента през миналата година."),
    ("mn", "Хоёр орны худалдааны эргэлт өнгөрсөн жил арван хувиар өссөн гэж сайд хэллээ."),
    ("kaa", "Еки мәмлекет арасындағы саўда айланысы өткен жылы он процентке өсти, деди министр."),
    ("tr", "İki ülke arasındaki ticaret hacmi geçen yıl yüzde on arttı, dedi bakan."),
    ("az", "İki ölkə arasında ticarət dövriyyəsi ötən il on faiz artıb, deyə nazir bildirib."),
    ("tk", "Iki ýurduň arasyndaky söwda dolanyşygy geçen ýyl on göterim artdy diýip ministr aýtdy."),
    ("de", "Der Handel zwischen den beiden Ländern wuchs im vergangenen Jahr um zehn Prozent."),
    ("fr", "Le commerce entre les deux pays a augmenté de dix pour cent l'année dernière."),
]


# a few words in which most are names of Central Asia, an address, a handle
SHORT = [
    ("en", "Berdimuhamedov arrives in Dushanbe"),
    ("en", "Kyrgyzstan, Tajikistan to open 3 border posts"),
    ("en", "BISHKEK AND DUSHANBE AGREE ON BORDER"),
    ("uz-Latn", "Vazir Bishkekka bordi"),
    ("uz-Latn", "Namanganda yangi bogʻ ochildi"),
    ("ru", "Fly Arystan Airbus и Boeing летят в Ош"),
    ("ru", "Мост закрыт. https://news.example.uz/oz/2024/05/koprik-yopildi?utm_source=telegram @news_uz"),
    ("ru", "Centrum Motors открыла завод Kia Sonet и Kia Sorento"),
    ("uz-Cyrl", "Кўприк очилди https://news.example.com/en/the-bridge-is-open-to-all-of-the-traffic"),
]
# other alphabets of languages of ours
NEWER = [
    ("uz-Latn", "Õzbekiston va Qirğiziston õrtasida yangi yõl ochildi."),
    ("uz-Latn", "Ózbekiston va Qirgʻiziston órtasida yangi yól ochildi, bozor qurildi."),
    ("uz-Latn", "Vazir qarorni e'lon qildi, kelişuv uç yilga tuzildi va maktab çekkada qurildi."),
    ("kk-Latn", "Şymkentte jaña aurudyñ aldyn alu ortalyğy aşyldy."),
    ("kk-Latn", "Shymkentte jańa aýrýdyń aldyn alý ortalyǵy ashyldy."),
]


@pytest.mark.parametrize(("language", "text"), SHORT)
def test_names_and_addresses_do_not_tell_the_language_of_a_headline(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize(("language", "text"), NEWER)
def test_other_alphabets_are_known(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize(("language", "text"), OURS)
def test_a_sentence_of_ours(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_a_neighbour_is_itself(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("language", ["kk", "uz-Cyrl", "uz-Latn", "ru", "en"])
def test_a_long_text_is_what_its_sentences_are(language: str) -> None:
    sentences = [text for code, text in OURS if code == language]
    assert identify(". ".join(sentences * 100)) == language


@pytest.mark.parametrize("text", ["", "123 456", "— … !", "\u200b"])
def test_nothing_is_told_without_letters(text: str) -> None:
    assert identify(text) == "und"


def test_look_alike_letters_do_not_mislead() -> None:
    assert identify("Бiз бұл мәселенi талқылап, екi елге тиiмдi шешiм қабылдадық.") == "kk"


def test_a_paragraph_in_another_language_is_found_and_a_short_one_is_not_guessed() -> None:
    russian = "Министр иностранных дел подчеркнул, что стороны намерены расширять сотрудничество."
    assert identify_paragraph(russian, "kk") == "ru"
    assert identify_paragraph("Reuters, London", "kk") == "kk"
    assert identify_paragraph("Бұл келісім екі елге де тиімді болмақ.", "kk") == "kk"
