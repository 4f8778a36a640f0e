"""Who says what: turns of a transcript, quotations, indirect speech, pronouns, pointing back; once an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.claims.sentences import Clauses, Sentences
from analytics.records import Mention, Sentence, Span

_SPEAKERS = frozenset({"person", "organisation", "company", "media"})
_INSTITUTIONS = ("organisation", "company", "media")
_OPENING, _CLOSING, _STRAIGHT = frozenset("«“„"), frozenset("»”"), frozenset('"')
_SAID = 4  # words from which on a quotation is speech and no name
_LONGEST = 60  # sentences of a quotation
_LOOSE = 3  # words between the name and the colon of a turn that quotes: «X нутқидан: «...»»
_TURN = 12  # tokens before the colon of a turn
_SHORT = 14  # tokens of a sentence that does no more than point back
_POINTED = 3  # sentences before one that points back
_WIDE = 60  # characters between an office and the person who holds it
_REPORTING = frozenset({"speech", "speech_bare", "according", "according_after", "say_end", "speech_final"})
_OFFICE, _BACK = frozenset({"office"}), frozenset({"back"})
_HEAD = 12  # words at the start of a sentence among which its speaker stands


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what stands in a span, and how that is known: stated, or carried from elsewhere."""

    span: Span
    claimant: str | None  # None: somebody speaks whose name nobody knows
    how: str  # stated, carried
    kind: str  # turn, quote, report, back
    at: Span | None = None  # where the speaker is named
    second_hand: bool = False


class Attributions:
    """The attributions of an article; the innermost span around an offset has the word."""

    def __init__(self, sentences: Sentences, mentions: Sequence[Mention], outlet: str | None) -> None:
        reader = _Reader(sentences, mentions, outlet)
        self._reports, self._wide = reader.read()
        self.people = reader.people

    def at(self, index: int, offset: int) -> Attribution | None:
        """Who says what stands at an offset in a sentence."""
        inside = [one for one in self._wide.get(index, ()) if one.span.start <= offset < one.span.end]
        quote = min((one for one in inside if one.kind == "quote"), key=_size, default=None)
        reports = [one for one in self._reports.get(index, ()) if one.span.start <= offset < one.span.end]
        if reports:
            return min(reports, key=lambda one: (abs(_place(one) - offset), _size(one)))
        return quote or min(inside, key=lambda one: (one.kind != "turn", _size(one)), default=None)


def _size(one: Attribution) -> int:
    return one.span.end - one.span.start


def _place(one: Attribution) -> int:
    return one.at.start if one.at else one.span.start


class _Reader:
    def __init__(self, sentences: Sentences, mentions: Sequence[Mention], outlet: str | None) -> None:
        self.sentences, self.document = sentences, sentences.document
        self.outlet = outlet
        self.people = [m for m in mentions if m.kind in _SPEAKERS and not m.nested]
        self.starts = [m.start for m in self.people]
        self.last: Mention | None = None  # who spoke last
        self.reports: dict[int, list[Attribution]] = {}
        self.wide: dict[int, list[Attribution]] = {}
        self.offices: dict[str, Mention] = {}
        self.turn: Mention | None = None  # whose turn the sentence is part of

    def read(self) -> tuple[dict[int, list[Attribution]], dict[int, list[Attribution]]]:
        """The reports by sentence, and the turns, quotations and back-pointed sentences."""
        quotes = list(self._quotes())
        turn: tuple[int, Mention | None] | None = None
        whole = self._address()
        turns = {index: opened for index in range(len(self.sentences)) if (opened := self._turn(index)) is not None}
        for index in range(len(self.sentences)):
            self._offices(index)
            turn = turns.get(index, turn if self._goes_on(index, turns) else None)
            if index in turns and turn is not None:
                self.last = turn[1] or self.last
            spoken = turn or whole
            if spoken is not None:
                self._add_turn(index, spoken)
            self.turn = spoken[1] if spoken else None
            self._report(index)
            self._point_back(index)
        for first, last, start, end in quotes:
            self._quote(first, last, start, end)
        return self.reports, self.wide

    # turns

    def _turn(self, index: int) -> tuple[int, Mention | None] | None:
        """«Name, office: ...»: where the turn that a sentence opens starts, and whose it is; None of a question."""
        sentence = self.document.sentences[index]
        tokens = self.document.tokens[sentence.first : min(sentence.last, sentence.first + _TURN)]
        colon = next((i for i, token in enumerate(tokens) if token.form == ":"), None)
        if colon is None or colon == 0:
            return None
        end = tokens[colon].start
        near = tokens[max(0, colon - _LOOSE)].start if self._quotes_behind(sentence, colon) else end - 1
        named = [m for m in self._between(sentence.start, end) if m.kind != "media"]
        named = [m for m in named if m.end >= near or (m.kind == "person" and m.start == sentence.start)]
        if named and all(token.morph.pos != "VERB" for token in tokens[:colon]):
            return tokens[colon].end, named[-1]
        cues = self.sentences.reading(index).cues
        asked = [cue for cue in cues if cue.category == "question" and cue.first == 0 and cue.last == colon]
        return (tokens[colon].end, None) if asked else None

    def _quotes_behind(self, sentence: Sentence, colon: int) -> bool:
        at = sentence.first + colon + 1
        return at < sentence.last and self.document.tokens[at].form in _OPENING | _STRAIGHT

    def _goes_on(self, index: int, turns: Mapping[int, object]) -> bool:
        """Whether a turn reaches a sentence: to the next one in a transcript, else to the end of its paragraph."""
        if index == 0 or self.document.sentences[index - 1].kind == "headline":
            return False
        same = self.document.sentences[index].paragraph == self.document.sentences[index - 1].paragraph
        return same or len(turns) > 1 or 0 in turns

    def _address(self) -> tuple[int, Mention | None] | None:
        """«Statement by X» above a text: all of it is his."""
        sentence = self.document.sentences[0]
        if self.document.tokens[sentence.last - 1].form in ".!?" or len(self.sentences) < 2:
            return None
        people = [m for m in self._between(sentence.start, sentence.end) if m.kind == "person"]
        cues = self.sentences.reading(0).cues
        if len(people) != 1 or not any(cue.category == "address" for cue in cues):
            return None
        self.last = people[0]
        return sentence.end, people[0]

    def _add_turn(self, index: int, turn: tuple[int, Mention | None]) -> None:
        sentence = self.document.sentences[index]
        start, speaker = max(turn[0], sentence.start), turn[1]
        place = Span(speaker.start, speaker.end) if speaker else None
        entity = speaker.entity if speaker else None
        one = Attribution(Span(start, sentence.end), entity, "carried", "turn", place)
        self.wide.setdefault(index, []).append(one)

    # quotations

    def _quotes(self) -> Iterator[tuple[int, int, int, int]]:
        """The outermost quotations: first and last sentence, and the offsets between the marks."""
        depth, opened = 0, (0, 0)
        for index, sentence in enumerate(self.document.sentences):
            if depth and index - opened[0] > _LONGEST:
                depth = 0
            for token in self.document.tokens[sentence.first : sentence.last]:
                form = token.form
                opens = form in _OPENING or (form in _STRAIGHT and depth == 0)
                if opens:
                    depth += 1
                    if depth == 1:
                        opened = (index, token.end)
                elif depth and (form in _CLOSING or form in _STRAIGHT):
                    depth -= 1
                    if depth == 0:
                        yield opened[0], index, opened[1], token.start

    def _quote(self, first: int, last: int, start: int, end: int) -> None:
        """Who says a quotation: told behind it, before it, or by who spoke last."""
        low = bisect_left(self.document.tokens, start, key=_start)
        high = bisect_left(self.document.tokens, end, low, key=_start)
        words = [token for token in self.document.tokens[low:high] if token.kind != "punct"]
        verb = any(token.morph.pos == "VERB" for token in words)
        if len(words) < _SAID or not (verb or first < last or len(words) > 2 * _SAID):
            return
        told = self._teller(last, end, behind=True) or self._teller(first, start, behind=False)
        if told is None:
            return
        claimant, how, place, second = told
        for index in range(first, last + 1):
            sentence = self.document.sentences[index]
            span = Span(max(start, sentence.start), min(end, sentence.end))
            self.wide.setdefault(index, []).append(Attribution(span, claimant, how, "quote", place, second))

    def _teller(self, index: int, at: int, behind: bool) -> tuple[str | None, str, Span | None, bool] | None:
        """The speaker of a report behind or before an offset of a sentence, else of the neighbouring sentence."""
        for one in self.reports.get(index, ()):
            place = one.at.start if one.at else one.span.start
            if one.kind == "report" and (place >= at) == behind:
                return one.claimant, one.how, one.at, one.second_hand
        return None

    # indirect speech

    def _report(self, index: int) -> None:
        """The reports of a sentence, each with its speaker."""
        if not self.sentences.may_hold(index, _REPORTING):
            return
        if _REPORTING.isdisjoint(self.sentences.reading(index).kinds):
            return
        clauses = self.sentences[index]
        for number, segment in enumerate(clauses.segments):
            if segment.kind != "report":
                continue
            first = clauses.owner.index(number)
            last = len(clauses.owner) - clauses.owner[::-1].index(number)
            told = self._speaker(clauses, first, last, index)
            if told is None and any(first <= cue.first < last for cue in clauses.all("office")):
                told = None, "stated", False  # «заявил оманский министр»: nobody knows his name
            if told is None:
                continue
            mention, how, second = told
            named = mention is not None and how == "stated"
            place = Span(mention.start, mention.end) if mention and named else Span(segment.start, segment.end)
            span = Span(clauses.sentence.start, clauses.sentence.end)
            entity = mention.entity if mention else None
            self.reports.setdefault(index, []).append(Attribution(span, entity, how, "report", place, second))
            if mention is not None:
                self.last = mention
        self._quoted(index)

    def _quoted(self, index: int) -> None:
        """Where a medium tells what somebody says, it is no claimant: "Reuters reported, citing Minister X"."""
        rows = self.reports.get(index, [])
        media = {m.entity for m in self.people if m.kind == "media"} if len(rows) > 1 else set()
        others = [replace(row, second_hand=True) for row in rows if row.claimant not in media]
        if others and len(others) < len(rows):
            self.reports[index] = others

    def _speaker(self, clauses: Clauses, first: int, last: int, index: int) -> tuple[Mention | None, str, bool] | None:
        """Who speaks in a report: the one named in it, who a pronoun or an office means, or who begins the sentence."""
        tokens = clauses.tokens
        named = self._between(tokens[first].start, tokens[last - 1].end)
        media = [m for m in named if m.kind == "media" or m.entity == self.outlet]
        chosen = self._best([m for m in named if m.entity != self.outlet])
        second = any(m.entity != self.outlet for m in media)
        if chosen is not None and (chosen.kind != "media" or not self._refers(clauses, first, last)):
            return chosen, "stated", second
        if self._refers(clauses, first, last):
            return (self.last, "carried", second) if self.last else None
        if self.turn is not None and any(first <= cue.first < last for cue in clauses.all("we")):
            return self.turn, "carried", second
        office = self._office(clauses, first, last)
        if office is not None:
            return office, "carried", second
        if chosen is not None:
            return chosen, "stated", second
        begins = self._beginner(clauses, first)
        return (begins, "stated", False) if begins is not None else None

    def _best(self, named: Sequence[Mention]) -> Mention | None:
        """A person before an institution, an institution before a medium; the first of each."""
        for kind in ("person", *_INSTITUTIONS):
            found = next((m for m in named if m.kind == kind), None)
            if found is not None:
                return found
        return None

    def _refers(self, clauses: Clauses, first: int, last: int) -> bool:
        return any(first - 2 <= cue.first and cue.last <= last + 2 for cue in clauses.all("he"))

    def _beginner(self, clauses: Clauses, first: int) -> Mention | None:
        """The person or institution that begins the sentence whose end reports: «Министр X ... деп хабарлады»."""
        ends = (cue for kind in ("say_end", "speech_final") for cue in clauses.all(kind))
        if not any(cue.first == first for cue in ends):
            return None
        if any(cue.first == 0 for cue in clauses.all("he")):
            return self.last
        head = clauses.tokens[: min(first, _HEAD)]
        if not head:
            return None
        named = self._between(head[0].start, head[-1].end)
        bare = [m for m in named if not _CASED.intersection(clauses.tokens[clauses.token(m.end - 1)].morph.tags)]
        return self._best([m for m in bare if m.entity != self.outlet])

    # offices

    def _offices(self, index: int) -> None:
        """Remember who holds the office that a sentence names beside a person."""
        sentence = self.document.sentences[index]
        people = [m for m in self._between(sentence.start, sentence.end) if m.kind == "person"]
        if not people or not self.sentences.may_hold(index, _OFFICE):
            return
        reading = self.sentences.reading(index)
        for cue in reading.cues:
            if cue.category == "office":
                token = reading.tokens[cue.first]
                near = min(people, key=lambda m: abs(m.start - token.start))
                low, high = sorted((token.start, near.start))
                between = self.document.text[low:high]
                if high - low <= _WIDE and "," not in between:
                    self.offices[token.lemma] = near

    def _office(self, clauses: Clauses, first: int, last: int) -> Mention | None:
        """The person of the article whose office a report names without the name."""
        for cue in clauses.all("office"):
            if first <= cue.first < last:
                found = self.offices.get(clauses.tokens[cue.first].lemma)
                if found is not None:
                    return found
        return None

    # pointing back

    def _point_back(self, index: int) -> None:
        """«Об этом сообщил X»: the sentences before that have no report of their own are his."""
        if not (self.sentences.may_hold(index, _REPORTING) and self.sentences.may_hold(index, _BACK)):
            return
        cues = self.sentences.reading(index).cues
        short = len(self.sentences.reading(index).tokens) <= _SHORT
        if not any(cue.category == "back" and (cue.first <= 2 or short) for cue in cues):
            return
        told = next(iter(self.reports.get(index, ())), None)
        speaker = told.claimant if told else None
        place = told.at if told else None
        if speaker is None:
            sentence = self.document.sentences[index]
            named = self._best([m for m in self._between(sentence.start, sentence.end) if m.entity != self.outlet])
            if named is None:
                return
            speaker, place = named.entity, Span(named.start, named.end)
        for back in range(max(0, index - _POINTED), index):
            sentence = self.document.sentences[back]
            if not self.reports.get(back):
                one = Attribution(Span(sentence.start, sentence.end), speaker, "carried", "back", place)
                self.wide.setdefault(back, []).append(one)

    def _between(self, start: int, end: int) -> list[Mention]:
        """The people and institutions named between two offsets."""
        return self.people[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


_CASED = frozenset({"gen", "dat", "acc", "loc", "abl", "ins", "attr"})


def _start(token: object) -> int:
    return token.start  # type: ignore[attr-defined, no-any-return]
