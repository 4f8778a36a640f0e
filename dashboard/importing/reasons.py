"""Why an own word cannot be, for the catalogues: the reasons of analytics.glossary by their codes."""

from __future__ import annotations

from dashboard.i18n import N_

SAID = {
    "about": N_("an own word is a name, a measure or an outlet, not '{text}'"),
    "no_name": N_("an own word needs a name"),
    "long": N_("'{text}…' is longer than {most} characters"),
    "unseen": N_("'{text}' holds a character that cannot be seen"),
    "tongue": N_("aliases are {known}, not '{text}'"),
    "short": N_("'{text}' is too short to be found"),
    "many": N_("a word has at most {most} aliases"),
    "note": N_("a note holds at most {most} characters"),
    "kind": N_("a name is a {known}, not '{text}'"),
    "not_made": N_("a {text} cannot be made as a name: choose one that is known, or add an outlet"),
    "no_alias": N_("write at least one way in which the texts name it"),
    "no_head": N_("write at least one word by which the texts tell the measure"),
    "no_units": N_("a measure needs at least one kind of unit"),
    "units": N_("a measure takes units of {known}"),
    "ownership": N_("say whether an outlet is state, private or foreign"),
    "country": N_("the country of an outlet is an ISO 3166 code such as KZ"),
    "domain": N_("'{text}' is not a web domain such as inform.kz"),
    "twice": N_("'{text}' is among the own words already"),
    "taken": N_("'{text}' belongs to the own word '{other}' already"),
    "changed": N_("this word was changed meanwhile: look at it again"),
    "gone": N_("there is no such own word"),
    "undone": N_("this is undone already"),
}
