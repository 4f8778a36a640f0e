"""Of whom each figure of an article speaks, who says so, how both are known, and how far the claim may be trusted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from analytics.claims.arguments import DEIXIS, Argument
from analytics.claims.attribution import Attribution, Attributions
from analytics.claims.confidence import confidence
from analytics.claims.countries import Countries
from analytics.claims.discourse import Discourse, home_of
from analytics.claims.lexicon import speakers
from analytics.claims.parties import Chooser, Speech
from analytics.claims.sentences import Sentences
from analytics.claims.shipped import shipped
from analytics.language import annotate
from analytics.outlets import find_outlet
from analytics.records import Article, Document, Figure, Mention

Finder = Callable[[Document], tuple[Mention, ...]]
_NEAR = 90  # characters between a country and the person who speaks for it


def tell(
    document: Document, mentions: tuple[Mention, ...], figures: tuple[Figure, ...], find: Finder
) -> tuple[Figure, ...]:
    """The figures with parties, claimant, `how` of both, confidence and whether a medium quotes another.

    `find` finds the mentions of a title that stands outside the text.
    """
    if not figures:
        return figures
    teller = _Teller(document, mentions, find)
    return tuple(map(teller.tell, figures))


class _Teller:
    def __init__(self, document: Document, mentions: tuple[Mention, ...], find: Finder) -> None:
        outlet = find_outlet(document.source, document.article.own) if document.source else None
        self.sentences = Sentences(document)
        self.countries = Countries(self.sentences, mentions)
        self.attributions = Attributions(self.sentences, mentions, outlet.entity if outlet else None)
        readers = home_of(document.language)
        home = readers or (outlet.country if outlet else None)
        self.home, self.find = home, find
        title = _Title(document, self.countries, find)
        self.chooser = Chooser(self.countries, Discourse(self.countries, title, home, readers is not None))
        self._speaks_for: dict[str, str | None] = {}

    def tell(self, figure: Figure) -> Figure:
        """A figure with all that is told of it."""
        index = self.sentences.at(figure.start)
        if figure.measure == "other":
            figure = shipped(figure, self.sentences[index], self.countries.of(index))
        said = self.attributions.at(index, figure.start)
        speech = Speech(self._speaker(said), said is not None, self._reporting(said))
        parties = self.chooser.choose(figure, index, speech)
        how = figure.how | {"parties": parties.how, "claimant": _how(said)}
        told = replace(
            figure,
            parties=parties.codes,
            claimant=said.claimant if said else None,
            how=how,
            second_hand=bool(said and said.second_hand),
        )
        return replace(told, confidence=confidence(told, parties, self.sentences[index], self.sentences.document.date))

    def _speaker(self, said: Attribution | None) -> str | None:
        """The country that "we" means: the speaker's, else that of the readers or of the outlet."""
        if said is None:
            return self.home
        if said.claimant is None:
            return next(iter(self._reporting(said)), self.home)
        if said.claimant not in self._speaks_for:
            self._speaks_for[said.claimant] = self._state_of(said.claimant) or self._of_source() or self.home
        return self._speaks_for[said.claimant]

    def _reporting(self, said: Attribution | None) -> tuple[str, ...]:
        """The countries whose people a report names: who speaks and before whom."""
        if said is None or said.at is None:
            return ()
        index = self.sentences.at(said.at.start)
        kinds = self.sentences[index].segments
        rows = (one for one in self.countries.of(index) if one.role == "person" and one.code not in DEIXIS)
        return tuple(dict.fromkeys(one.code for one in rows if kinds[one.segment].kind == "report"))

    def _of_source(self) -> str | None:
        """The country that the name of the source tells: "Embassy of Japan"."""
        source = self.sentences.document.source
        codes = _countries_in(source, self.find) if source else ()
        return codes[0] if len(codes) == 1 else None

    def _state_of(self, entity: str) -> str | None:
        """The country of a speaker: known, or told beside the name or the office."""
        known = speakers().get(entity)
        if known is not None:
            return known
        for mention in self.attributions.people:
            if mention.entity == entity and (found := self._beside(mention)):
                return found
        return None

    def _beside(self, mention: Mention) -> str | None:
        """The country whose office or institution stands beside a name."""
        index = self.sentences.at(mention.start)
        clauses = self.sentences[index]
        near = [
            one
            for one in self.countries.of(index)
            if one.role == "person" and _apart(clauses.tokens[one.first].start, mention) <= _NEAR
        ]
        inside = next((n.code for n in self.countries.named(index) if _holds(mention, n.mention)), None)
        return inside or (
            min(near, key=lambda one: _distance(one, clauses.token(mention.start))).code if near else None
        )


def _apart(at: int, mention: Mention) -> int:
    return abs(mention.start - at)


def _distance(one: Argument, token: int) -> int:
    return abs(one.first - token)


def _holds(mention: Mention, other: Mention) -> bool:
    return mention.start <= other.start and other.end <= mention.end


def _how(said: Attribution | None) -> str:
    return said.how if said and said.claimant else "none"


def _countries_in(text: str, find: Finder, language: str | None = None) -> tuple[str, ...]:
    """The countries that a short text names: a title, the name of a source."""
    document = annotate(Article(id="", text=text, language=language))
    countries = Countries(Sentences(document), find(document))
    rows = (named for index in range(len(document.sentences)) for named in countries.named(index))
    return tuple(dict.fromkeys(named.code for named in rows if not named.town))


class _Title:
    """The countries of an article's title, inside the text or beside it; looked for when first asked for."""

    def __init__(self, document: Document, countries: Countries, find: Finder) -> None:
        self.document, self.countries, self.find = document, countries, find
        self._codes: tuple[str, ...] | None = None

    def __call__(self) -> tuple[str, ...]:
        if self._codes is None:
            self._codes = self._read()
        return self._codes

    def _read(self) -> tuple[str, ...]:
        rows = [index for index, row in enumerate(self.document.sentences) if row.kind == "headline"]
        inside = [code for index in rows for code in self.countries.codes(index)]
        if inside or not self.document.title:
            return tuple(dict.fromkeys(inside))
        return _countries_in(self.document.title, self.find, self.document.language)
