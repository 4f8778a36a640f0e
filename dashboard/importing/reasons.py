"""Why something cannot be read, fetched or kept, in the reader's language: the reasons of the library, translated."""

from __future__ import annotations

import re
from functools import cache

from dashboard.text.i18n import N_, _

# why an own word cannot be: the reasons of analytics.glossary by their codes

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
# what files, tables, addresses and corrections are refused for; of two that fit, the first is meant
READ = (
    N_("no article was found in the page"),
    N_("was stopped"),
    N_("the file is empty"),
    N_("too long for one article ({size} MB; at most {most})"),
    N_("not UTF-8 text ({where}): save it as UTF-8 and try again"),
    N_("not a text: it holds NUL bytes"),
    N_("there is no text in it"),
    N_("there is no text in 'text'"),
    N_("is protected by a password"),
    N_("has more than {n} pages"),
    N_("holds pictures of pages, not text"),
    N_("not what its name says: it is {kind}"),
    N_("a PDF"),
    N_("a packed file (zip, Word, Excel)"),
    N_("an old Word or Excel file (.doc, .xls): save it as .docx or .xlsx"),
    N_("a rich text file: save it as .docx or .txt"),
    N_("a gzip archive"),
    N_("a 7z archive"),
    N_("a RAR archive"),
    N_("a picture"),
    N_("a program"),
    N_("took longer than {n} seconds to read"),
    N_("could not be read within the limits of memory"),
    N_("damaged, or not what its name says ({error})"),
    N_("damaged, or not what its name says"),
    N_("'{text}' lacks a year: say when the articles were collected"),
    N_("'{text}' is not a date of the form {form}"),
    N_("'{text}' is not a date"),
    N_("'{text}' may be two dates: say whether the day or the month comes first"),
    N_("not a JSON object in UTF-8"),
    N_("the line is longer than {n} MB"),
    N_("no field 'text' with a string"),
    N_("'id' is neither a string nor a number"),
    N_("'{field}' is not a string"),
    N_("not a readable table ({error})"),
    N_("no column for the text (one of {names})"),
    N_("no column 'file' that names the article"),
    N_("not a regular file"),
    N_("cannot be opened ({error})"),
    N_("files of the kind '{kind}' are not read; known: {known}"),
    N_("holds more than {n} files"),
    N_("unpacks to far more than its size: it is not opened"),
    N_("is encrypted"),
    N_("is a link, not a file"),
    N_("an archive inside an archive is not opened"),
    N_("damaged in the archive"),
    N_("longer than {n} MB"),
    N_("too much text for one import: bring the rest later"),
    N_("more than {n} articles in one import: bring the rest later"),
    N_("holds characters that are none (halves of surrogate pairs)"),
    N_("{n} files are more than {most}: pack them into a .zip, or bring some later"),
    N_("the files hold more than {n} MB: bring some of them later"),
    N_("the page cannot be read ({error})"),
    N_("redirects more than {n} times"),
    N_("its robots.txt does not allow it"),
    N_("its robots.txt could not be read ({reason})"),
    N_("leads to an address inside a private network"),
    N_("no answer ({error})"),
    N_("is not a web address"),
    N_("is not a web address that begins with http:// or https://"),
    N_("an address with a password in it is not fetched"),
    N_("the answer was {status}"),
    N_("took longer than {n} seconds"),
    N_("no date: give one, or the article stands on no time axis"),
    N_("language '{language}' is kept, but not analysed"),
    N_("not an address that begins with http:// or https://: left out"),
    N_("nothing was changed"),
    N_("this correction is undone already"),
    N_("there is no such import, or it is undone already"),
    N_("this article was brought back already"),
    N_("another import or correction of this folder is under way: wait for it"),
    N_("the line is longer than {n} MB, or no text"),
    N_("a quotation mark is not closed, or one inside a text is not doubled"),
    N_("the row has {n} cells, the heading {width}: a text with a delimiter needs quotation marks"),
    N_("too long for a table that is not UTF-8: save it as UTF-8 and try again"),
    N_("the column '{column}' stands more than once: the first that is filled counts"),
    N_("the sheet '{sheet}' has no column for the text: passed over"),
    N_("the sheet '{sheet}' is hidden: passed over"),
    N_("the sheet '{sheet}' has more than {n} cells: passed over"),
    N_("a chart, a diagram or an object of another program in it is not read"),
    N_("is a link out of its folder: not read"),
    N_("a cell is longer than {n} characters"),
    N_("its text is drawn by scripts and not in the page: save it from the browser as it is shown"),
)
_PLACE = re.compile(r"\\\{(\w+)\\\}")


def reason(text: str) -> str:
    """A reason of the library in the reader's language; one that is not listed as it is."""
    for template, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found:
            return _(template, **{name: reason(value) for name, value in found.groupdict().items()})
    return text


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each template, and what its places can hold."""
    return tuple((text, re.compile(_PLACE.sub(r"(?P<\1>.*)", re.escape(text)), re.DOTALL)) for text in READ)
