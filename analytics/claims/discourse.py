"""What the sentences before a figure, the speaker and the title tell of its parties."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analytics.claims.countries import Countries
from analytics.claims.lexicon import blocs, families, homes, unions
from analytics.domain import having
from analytics.records import Figure

_NEAR = 2  # sentences that a figure's parties reach
_FAR = 4  # sentences back in which a pair or a bloc is looked for
_LEAD = 3  # sentences

_INWARD = frozenset({"state"})  # the family of what one state has: two named before are not its parties

Told = tuple[tuple[str, ...], str]  # parties, how


class Discourse:
    """What an article has told so far: the figures before, the countries of the sentences, its title and readers."""

    def __init__(
        self, countries: Countries, title: Callable[[], tuple[str, ...]], home: str | None, readers: bool
    ) -> None:
        """`readers`: whether the language of the article is that of `home`."""
        self.countries, self._title, self._home = countries, title, home
        self._last: dict[str, tuple[int, tuple[str, ...]]] = {}
        self._latest: tuple[int, tuple[str, ...]] = (-9, ())
        self._readers = readers
        self._foreign, self._read = False, 0
        self._blocs = frozenset(blocs().values())

    def remember(self, index: int, figure: Figure, view: tuple[str, ...]) -> None:
        """Keep the parties of a figure for those of its families behind it."""
        if not view:
            return
        self._latest = (index, view)
        for family in families().get(figure.measure, ()):
            at, before = self._last.get(family, (-9, ()))
            listed = at == index and before[:1] == view[:1] and before != view  # partner after partner
            self._last[family] = (index, view[:1] if listed else view)

    def carried(self, index: int, figure: Figure) -> Told | None:
        """The parties of the figure of the same family just before, else the countries of the sentence before."""
        if view := self.view(index, figure):
            return view, "carried"
        between = families().get(figure.measure) != _INWARD
        for back in range(1, _NEAR + 1):
            codes = self._before(index - back, index)
            if codes:
                return (codes, "carried") if between or len(codes) == 1 else None
        at, view = self._latest
        near = index - at <= _NEAR and self._together(at, index)
        return (view, "carried") if near and (between or len(view) == 1) else None

    def _before(self, at: int, index: int) -> tuple[str, ...]:
        """The countries of an earlier sentence of the same text."""
        return self.countries.codes(at) if at >= 0 and self._together(at, index) else ()

    def _together(self, first: int, last: int) -> bool:
        """Whether two sentences stand in one paragraph or in neighbours."""
        rows = self.countries.document.sentences
        return first >= 0 and rows[last].paragraph - rows[first].paragraph <= 1

    def us(self, index: int, speaker: str | None) -> str | None:
        """Whom "we" means: the speaker's country, or the bloc just named of which it is a member."""
        if speaker is None:
            return None
        for back in range(1, _NEAR + 1):
            named = self._before(index - back, index)
            if len(named) == 1 and speaker in unions().get(named[0], ()):
                return named[0]
            if named:
                break
        return speaker

    def view(self, index: int, figure: Figure) -> tuple[str, ...]:
        """The parties of the figure of the same family just before."""
        for family in sorted(families().get(figure.measure, ())):
            at, view = self._last.get(family, (-9, ()))
            if index - at <= _NEAR and self._together(at, index):
                return view
        return ()

    def other(self, index: int, figure: Figure, code: str, speaker: str | None, mutual: bool) -> tuple[str | None, str]:
        """Who the other side is, and how that is known; what is mutual in an article on two lies between these."""
        view = self.view(index, figure)
        if code in view and len(view) == 2:
            return view[view[0] == code], "carried"
        if mutual and len(self._title()) == 2 and code in self._title():
            return self.titled(code), "title"
        if view and code not in view:
            return view[0], "carried"
        for back in range(1, _NEAR + 1):
            codes = [one for one in self._before(index - back, index) if one != code]
            if len(codes) == 1:
                return codes[0], "carried"
        if speaker and speaker != code:
            return speaker, "speaker"
        if titled := self.titled(code):
            return titled, "title"
        return (self._home, "default") if self._home and self._home != code else (None, "none")

    def companion(self, index: int, figure: Figure, code: str) -> str | None:
        """The other country of what was told just before between two."""
        view = self.view(index, figure)
        if len(view) == 2 and code in view:
            return view[view[0] == code]
        joint = having("between_two") - having("directed") - having("flow") - having("never_drawn")
        if figure.measure not in joint and "people" not in families().get(figure.measure, ()):
            return None
        if len(view) == 1 and code not in view:
            return view[0]
        before = self._before(index - 1, index)
        return before[before[0] == code] if len(before) == 2 and code in before else None

    def visitor(self, index: int, code: str) -> str | None:
        """Who goes to a country: the only other one that the sentences before name."""
        for back in range(1, _NEAR + 1):
            codes = [one for one in self._before(index - back, index) if one != code]
            if codes:
                return codes[0] if len(codes) == 1 else None
        return None

    def domestic(self, index: int, figure: Figure) -> str | None:
        """The readers' country, in an article that has named no other, for a figure of a state's economy or people."""
        while self._read <= index and not self._foreign:
            self._foreign = not set(self.countries.codes(self._read)) <= {self._home}
            self._read += 1
        economy = families().get(figure.measure, frozenset()) & {"trade", "state"}
        return self._home if economy and self._readers and not self._foreign else None

    def titled(self, code: str) -> str | None:
        """The one country beside another that the title names."""
        title = [one for one in self._title() if one != code]
        return title[0] if len(title) == 1 else None

    def pair(self, index: int, speaker: str | None, hosts: tuple[str, ...] = ()) -> Told | None:
        """The two that "the two countries" means: named last, else the title's, else the speaker's and one named."""
        at, view = self._latest
        if len(view) == 2 and index - at <= _NEAR and self._together(at, index):
            return view, "carried"
        if len(self._title()) == 2 and speaker in self._title():
            return self._title(), "title"
        if len(hosts) == 2:
            return hosts, "speaker"
        for back in range(_FAR + 1):
            codes = self._before(index - back, index) if index >= back else ()
            if len(codes) == 2:
                return codes, "carried"
            if len(codes) == 1 and speaker and codes[0] != speaker:
                return (speaker, codes[0]), "speaker"
        title = self._title()
        if len(title) == 2:
            return title, "title"
        if len(title) == 1 and speaker and title[0] != speaker:
            return (speaker, title[0]), "title"
        return self._lead()

    def _lead(self) -> Told | None:
        """The pair that the first sentences name."""
        for index in range(min(_LEAD, len(self.countries.sentences))):
            codes = self.countries.codes(index)
            if len(codes) == 2:
                return codes, "title"
        return None

    def readers(self) -> str | None:
        """The country of those who read the article's language."""
        return self._home if self._readers else None

    def country(self, index: int, named: Sequence[str] = (), guests: frozenset[str] = frozenset()) -> str | None:
        """The country that "this country" means: the one named alone before, else whom the text begins with, or home.

        `named`: what the sentence itself names, which is another; `guests`: whose envoys are only received there.
        """
        named = (*named, *guests)
        for back in range(1, _FAR + 1):
            codes = [code for code in self._before(index - back, index) if code not in named] if index >= back else []
            if len(codes) == 1:
                return codes[0]
            if codes:
                break
        lead = self.countries.lead()
        return next((code for code in (lead, self._home) if code is not None and code not in named), None)

    def bloc(self, index: int, codes: Sequence[str]) -> str | None:
        """The bloc whose members are meant: the last one named, else the title's; none where the sentence names one."""
        if any(code in self._blocs for code in codes):
            return None
        for back in range(1, _FAR + 1):
            named = self.countries.codes(index - back) if index >= back else ()
            found = next((code for code in reversed(named) if code in self._blocs), None)
            if found:
                return found
        return next((code for code in self._title() if code in self._blocs), None)


def home_of(language: str) -> str | None:
    """The country of those who write in a language."""
    return homes().get(language.partition("-")[0])
