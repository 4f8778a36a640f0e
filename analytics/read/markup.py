"""Markup inside what should be plain text: the cells of a table, the titles of feeds.

A text without tags and entities of HTML comes back as it is; so does a lone `<`, `&` or a Markdown link in `<...>`.
"""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BLOCKS = "address|article|blockquote|dd|div|dl|dt|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|ul"
_INLINE = "a|abbr|b|big|center|cite|code|del|em|font|i|img|ins|label|mark|nobr|q|s|small|span|strike|strong|time|u|wbr"
_TABLE = "table|tbody|td|tfoot|th|thead|tr|caption|figcaption"
_SILENT = re.compile(r"<(script|style)\b[^<>]*>[^<]*(?:<(?!/\1)[^<]*)*</\1\s*>|<!--(?:[^-]|-(?!->))*-->", re.IGNORECASE)
_TAG = re.compile(
    rf"</?(?:(?P<block>{_BLOCKS}|br|{_TABLE})|(?P<inline>{_INLINE}|sup|sub|iframe|video|audio|source))\b[^<>]*>",
    re.IGNORECASE,
)
_RAISED = re.compile(r"<sup\b[^<>]*>\s*(\[?\w{1,3}\]?|\*{1,3})\s*</sup\s*>", re.IGNORECASE)
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BETWEEN = "\x1e"  # stands between blocks while tags are taken out
_BLANK = re.compile(rf"[ \t\r\n]*{_BETWEEN}[\s{_BETWEEN}]*")


def unpack(text: str) -> str:
    """The text without tags and entities; each block on a line of its own.

    >>> unpack("<p>Импорт &mdash; 5&nbsp;млрд м<sup>3</sup>.</p><p>A &amp; B</p>")
    'Импорт — 5\\xa0млрд м³.\\nA & B'
    >>> unpack("3 < 5 & AT&T <https://example.org>")
    '3 < 5 & AT&T <https://example.org>'
    """
    if "&lt;" in text and not _TAG.search(text):
        text = html.unescape(text)  # the markup itself was packed
    if "<" in text and (_TAG.search(text) or "<!--" in text):
        text = _without_tags(text)
    for _ in range(2):  # «&amp;laquo;», as programs write it that pack what is packed
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def raised(mark: str) -> str:
    """What stands raised behind a word: a power or the mark of a note, so that it joins no number.

    >>> raised("3"), raised("[2]"), raised("th")
    ('³', '[2]', 'th')
    """
    return mark.translate(_RAISED_DIGITS) if mark.isdigit() else mark


def _without_tags(text: str) -> str:
    plain = _SILENT.sub(" ", text)
    plain = _RAISED.sub(lambda found: raised(found[1]), plain)
    plain = _TAG.sub(lambda found: _BETWEEN if found["block"] else "", plain)
    return _BLANK.sub("\n", plain).strip()
