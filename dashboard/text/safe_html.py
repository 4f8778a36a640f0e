"""Text from outside as safe HTML with marked spans: the one place where HTML is made from articles.

Everything that comes from an article is escaped here, character by character, before a tag of ours stands beside it;
the tests feed it hostile text. Streamlit's own sanitiser is a second wall, never the first.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text to mark: its layer gives the colour, its tip is told on hover."""

    start: int
    end: int
    layer: str = "hit"
    tip: str = ""


def marked(text: str, marks: Iterable[Mark] = ()) -> str:
    """HTML of the text with the marks around their spans; where two overlap the earlier, longer one wins.

    >>> marked("a < b & c", [Mark(4, 5)])
    'a &lt; <mark class="elchi-hit">b</mark> &amp; c'
    """
    return "".join(_pieces(text, sorted(marks, key=lambda m: (m.start, -m.end))))


def _pieces(text: str, marks: list[Mark]) -> Iterator[str]:
    position = 0
    for mark in marks:
        start, end = max(0, mark.start), min(len(text), mark.end)
        if start < position or start >= end:
            continue
        yield html.escape(text[position:start])
        yield _element(text[start:end], mark)
        position = end
    yield html.escape(text[position:])


def _element(surface: str, mark: Mark) -> str:
    layer = "".join(c for c in mark.layer if c.isascii() and (c.isalnum() or c == "-"))
    title = f' title="{html.escape(mark.tip)}"' if mark.tip else ""
    return f'<mark class="elchi-{layer}"{title}>{html.escape(surface)}</mark>'


def paragraphs(text: str, marks: Iterable[Mark] = ()) -> str:
    """HTML of a whole text, a <p> a paragraph; a mark that crosses a line break is left out.

    >>> paragraphs("one\\n\\ntwo", [Mark(5, 8)])
    '<p>one</p><p><mark class="elchi-hit">two</mark></p>'
    """
    waiting = sorted(marks, key=lambda m: m.start)
    output, offset = [], 0
    for line in text.split("\n"):
        inside = [
            Mark(m.start - offset, m.end - offset, m.layer, m.tip) for m in _take(waiting, offset, offset + len(line))
        ]
        if line.strip():
            output.append(f"<p>{marked(line, inside)}</p>")
        offset += len(line) + 1
    return "".join(output)


def _take(waiting: list[Mark], start: int, end: int) -> list[Mark]:
    """Remove from the front of the sorted list the marks that begin before `end`; return those that lie in the line."""
    count = 0
    while count < len(waiting) and waiting[count].start < end:
        count += 1
    taken, waiting[:count] = waiting[:count], []
    return [mark for mark in taken if mark.start >= start and mark.end <= end]


def plain(text: str) -> str:
    """Text from outside inside Streamlit's Markdown: every character that could mean something is escaped.

    Streamlit makes links of addresses after it has taken the escapes away: an unseen word joiner parts them.

    >>> plain("*a* [b](c) :red[x] $y$")
    '\\\\*a\\\\* \\\\[b\\\\]\\\\(c\\\\) \\\\:red\\\\[x\\\\] \\\\$y\\\\$'
    """
    parted = _ADDRESS.sub(f"\\g<0>{_JOINER}", " ".join(text.split()))
    return "".join("\\" + c if c in _MARKDOWN else c for c in parted)


_JOINER = "\u2060"
_ADDRESS = re.compile(r"www(?=\.)|(?:https?|mailto|xmpp)(?=:)|@", re.IGNORECASE)  # of GitHub's Markdown
_MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~$:&^=")


def listed(items: Iterable[tuple[str, str]], limit: int = 90) -> str:
    """HTML of a list of names, each with what is told of it; one longer than `limit` is cut, whole on hover.

    >>> listed([("a < b", "in 2 articles"), ("A very long name", "")], 7)
    '<ul class="elchi-list"><li>a &lt; b (in 2 articles)</li><li title="A very long name">A very…</li></ul>'
    """
    return f'<ul class="elchi-list">{"".join(_item(name, told, limit) for name, told in items)}</ul>'


def _item(name: str, told: str, limit: int) -> str:
    long = len(name) > limit
    title = f' title="{html.escape(name)}"' if long else ""
    text = name[: limit - 1].rstrip() + "…" if long else name
    return f"<li{title}>{html.escape(text)}{html.escape(f' ({told})') if told else ''}</li>"


def quotation(text: str, marks: Iterable[Mark], where: str, note: str = "", language: str = "") -> str:
    """HTML of a sentence with its origin above it; `language` is told to screen readers."""
    told = f'<span class="elchi-note">{html.escape(note)}</span>' if note else ""
    lang = f' lang="{html.escape(language)}"' if language else ""
    head = f'<div class="elchi-where">{html.escape(where)}{told}</div>'
    return f"{head}<blockquote{lang}>{marked(text, marks)}</blockquote>"
