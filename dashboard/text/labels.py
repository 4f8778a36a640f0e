"""Names of things as the reader sees them: never a raw code."""

from __future__ import annotations

from analytics.domain import measures, terms
from dashboard.data.source import own_words
from dashboard.text.i18n import N_, _, language, locale, ngettext
from dashboard.text.names import city_name, name_of

KINDS, MEASURES, MODALITIES = terms("kinds"), measures(), terms("modalities")
TEXT_LANGUAGES = {
    "kk": N_("Kazakh"),
    "uz-Cyrl": N_("Uzbek (Cyrillic)"),
    "uz-Latn": N_("Uzbek (Latin)"),
    "ru": N_("Russian"),
    "en": N_("English"),
    "und": N_("not recognised"),
}
EVENTS = {
    "visit": N_("Visit"),
    "talks": N_("Talks"),
    "talk": N_("Talks"),
    "meeting": N_("Meeting"),
    "summit": N_("Summit"),
    "signing": N_("Signing"),
    "forum": N_("Forum"),
    "call": N_("Telephone call"),
    "anniversary": N_("Anniversary"),
}
BECAME = {
    "held": N_("held"),
    "planned": N_("planned"),
    "invited": N_("invited"),
    "cancelled": N_("cancelled or put off"),
    "recalled": N_("recalled"),
}
FORMS = {
    "noun": N_("name"),
    "adjective": N_("adjective"),
    "abbreviation": N_("abbreviation"),
    "capital": N_("capital for its government"),
}
# of articles and mentions; those of figures stand in the vocabulary
FIELDS = {
    "title": N_("Title"),
    "source": N_("Source"),
    "date": N_("Date"),
    "language": N_("Language"),
    "story": N_("Story"),
    "url": N_("Address"),
    "entity": N_("It means"),
    "kind": N_("Kind"),
    "name": N_("Name"),
}
COUNT_UNITS = {"articles": N_("articles"), "stories": N_("stories"), "sources": N_("sources")}
OF_UNITS = {"articles": N_("of articles"), "stories": N_("of stories"), "sources": N_("of sources")}
OWNERSHIP = {"state": N_("state"), "private": N_("private"), "foreign": N_("foreign"), "unknown": N_("unknown")}
BLOCS = {"C5": N_("Central Asia Five")}
STATUSES = {
    "agreeing": N_("agree"),
    "rounding": N_("differ by rounding"),
    "revised": N_("revised"),
    "contradicting": N_("contradict"),
}


def _named(table: dict[str, str], code: object) -> str:
    message = table.get(str(code))
    return _(message) if message else str(code).replace("_", " ")


def term(kind: str, code: object) -> str:
    """A code of one of the sets of the vocabulary in the reader's language; an unknown one as it stands."""
    found = terms(kind).get(str(code))
    return found.name(language()) if found and found.names else str(code).replace("_", " ")


def kind(code: object) -> str:
    """The plural name of a kind of entity."""
    return term("kinds", code)


def text_language(code: object) -> str:
    """The name of the language of a text; CLDR's for one that is recognised but not analysed."""
    if code is None or code in TEXT_LANGUAGES:
        return _named(TEXT_LANGUAGES, code or "und")
    return locale().languages.get(str(code)) or str(code)


def measure(code: object) -> str:
    """What a figure measures; an own measure as its maker called it."""
    own = own_words().get(str(code)) if str(code).startswith("own_") else None
    return own.name if own else term("measures", code)


def own_word() -> str:
    """What marks a thing or measure that an editor's own words name."""
    return _("Own word")


def field(code: object) -> str:
    """What an editor corrected of an article, a figure or a mention."""
    return _named(FIELDS, code) if code in FIELDS else term("fields", code)


def qualifier(code: object) -> str:
    """How sure the text is of a value; empty for an exact one."""
    return "" if code in (None, "exact") else term("qualifiers", code)


def modality(code: object) -> str:
    """Whether a figure was, is planned or would be."""
    return term("modalities", code)


def confidence(code: object) -> str:
    """How sure the reading of a claim is."""
    return term("confidences", code)


def how(slots: object) -> str:
    """How the fields of a figure were read, one after another."""
    told = slots.items() if isinstance(slots, dict) else ()
    return "; ".join(f"{field(name)}: {term('hows', way)}" for name, way in told)


def event(code: object) -> str:
    """The kind of an event."""
    return _named(EVENTS, code)


def became(code: object) -> str:
    """What has become of an event."""
    return _named(BECAME, code)


def form(code: object) -> str:
    """How an entity is named: by name, adjective, abbreviation, capital."""
    return _named(FORMS, code)


def count_unit(code: object) -> str:
    """What is counted."""
    return _named(COUNT_UNITS, code)


def of_unit(code: object) -> str:
    """What is counted, in the genitive: "of articles", «статей»."""
    return _named(OF_UNITS, code)


def counted(n: int, unit: str) -> str:
    """A number of what is counted."""
    if unit == "stories":
        return ngettext("{n} story", "{n} stories", n)
    if unit == "sources":
        return ngettext("{n} source", "{n} sources", n)
    return ngettext("{n} article", "{n} articles", n)


def status(code: object) -> str:
    """How the claims of a set stand to each other."""
    return _named(STATUSES, code)


def country(code: object) -> str:
    """A country by its ISO code in the reader's language; a bloc by its abbreviation.

    >>> country("KZ"), country("EAEU"), country("c5")
    ('Kazakhstan', 'EAEU', 'Central Asia Five')
    """
    text = str(code).upper()
    name = locale().territories.get(text) if len(text) == 2 else None
    return str(name) if name else _named(BLOCS, text)


def entity(code: object, name: object, kind: object = "") -> str:
    """An entity: a country in the reader's language, another by the lexicon's, else the warehouse's name."""
    text = str(code)
    if kind == "country" or (len(text) == 2 and text.isalpha()):
        found = locale().territories.get(text.upper())
        if found:
            return str(found)
    return name_of(text, language()) or _own_name(text) or str(name or code)


def _own_name(code: str) -> str:
    """The first own name of a thing in the reader's language, as an editor gave it."""
    own = own_words().get(code) if code.startswith("own-") else None
    spoken = own.aliases.get(language().partition("-")[0], ()) if own else ()
    return spoken[0] if spoken else ""


def claimant(code: object, name: object, kind: object) -> str:
    """Who claims a value, by what the articles call them; empty where the text does not tell."""
    if not isinstance(code, str) or not code:
        return ""
    return entity(code, name if isinstance(name, str) else code.replace("-", " "), kind)


def city(english: str) -> str:
    """A city on the map in the reader's language."""
    return city_name(english, language())


def seat(code: object) -> str:
    """The country of an outlet; unknown where the lexicon does not list it."""
    return _("unknown") if code == "unknown" else country(code)


def ownership(code: object) -> str:
    """Whose an outlet is."""
    return _named(OWNERSHIP, code)


def parties(codes: object) -> str:
    """The partners of a figure or event, joined; empty where there are none."""
    return " – ".join(country(code) for code in codes) if isinstance(codes, list | tuple) else ""


def source(name: object, article_kind: object = None) -> str:
    """Who published: a sample text is only written after its outlet."""
    if name is None or name != name or not str(name):
        return _("source unknown")
    text = str(name)
    if article_kind == "restatement" and not text.startswith("after "):
        text = "after " + text
    if text.startswith("after "):
        return _("after {outlet}", outlet=text.removeprefix("after "))
    return text


def sample_note() -> str:
    """What stands wherever a sentence of the sample corpus is shown."""
    return _("Sample: restated, not the outlet's words")
