"""Whose account a statement is: a quoted source, an agency, or the outlet itself. Copies share one origin."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rashomon.model import (
    Article,
    Case,
    CreditKind,
    Evidence,
    Link,
    Names,
    Origin,
    OriginKind,
    Participant,
    Role,
    Span,
    Verdict,
)
from rashomon.wording.copies import added, is_added, is_copy
from rashomon.wording.normal import fold, forms, places_of
from rashomon.wording.speakers import body_called, body_headed, body_spoken_for

# A link that scores at least this shares most of its words with the other report: a reprint. Below it, a report that
# takes a passage from another stays a voice of its own for the rest, and only the passages count as the other's.
WHOLE_COPY = 0.5


@dataclass(frozen=True)
class Origins:
    """Who stands behind each statement of a case.

    A statement attributed to a named source has that source for its origin, however many outlets print it, and a
    spokesman's words are those of the body that he speaks for. What a report says in its own voice has the report's
    origin: the agency whose text it is, else the origin of the report that it copies, else its outlet; what an outlet
    adds to such a text, which the original is there to show, is the outlet's. An unnamed source ("officials") hides
    behind the report that quotes it. `own` is the outlet or agency of each report by itself, `texts` its text, `added`
    what its outlet has added.
    """

    by_article: Mapping[str, Origin]
    own: Mapping[str, Origin]
    borrowed: Mapping[str, tuple[tuple[Span, Origin], ...]]
    agencies: Mapping[str, str]
    speaks_for: Mapping[str, str]
    spelled: Mapping[str, str]
    full: Mapping[str, str]
    names: Names
    texts: Mapping[str, str]
    added: Mapping[str, tuple[Origin, Sequence[tuple[int, int]]]]
    _small: dict[str, bool] = field(default_factory=dict)

    def of(self, words: Evidence, speaker: Participant | None) -> Origin:
        """Return the origin of a statement made with these words by `speaker` (None: by the report itself)."""
        body = self._bodies.get(body_called(speaker.name).casefold()) if speaker and not speaker.named else None
        if body:  # "the army", for which a spokesman speaks elsewhere
            return _origin(self.spelled.get(body.casefold(), body), OriginKind.PRIMARY)
        if speaker is None or not speaker.named:
            for passage, origin in self.borrowed.get(words.article, ()):
                if passage.overlaps(words.span):
                    return origin
            outlet, added = self.added.get(words.article, (self.by_article[words.article], ()))
            return outlet if is_added(words.span.start, words.span.end, added) else self.by_article[words.article]
        name = self.names.of(speaker.name)
        name = self.speaks_for.get(name, name)
        name = self.spelled.get(name.casefold(), name)
        name = self.full.get(fold(name), name)
        if agency := self.agencies.get(name.casefold()):
            return _origin(agency, OriginKind.AGENCY)
        return self._outlets.get(_bare(name)) or _origin(name, OriginKind.PRIMARY)

    def speaker(self, source: Participant | None) -> str | None:
        """Return what to call who is quoted: a name, or a nameless source without the capital of its sentence."""
        if source is None:
            return None
        name, start = self.names.of(source.name), source.evidence.span.start
        first = name.split()[0] if name.split() else ""
        if (
            source.named
            or not first.istitle()
            or not BEGINNING.search(self.texts[source.evidence.article], max(0, start - FAR), start)
        ):
            return name
        plain = MANY.match(name) or self._is_small(first.lower())
        return name[:1].lower() + name[1:] if plain else name

    @cached_property
    def _outlets(self) -> Mapping[str, Origin]:
        """The outlets of the reports by what they are called: what "KXYZ" is quoted for is kxyz.com's own."""
        return {_bare(one.name): one for one in self.own.values() if one.kind is OriginKind.OUTLET}

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        """The bodies without a name of their own that somebody speaks for: "army"."""
        return {body.casefold(): body for body in self.speaks_for.values() if body.islower()}

    def _is_small(self, word: str) -> bool:
        """Say whether some report has a word in small letters: it is no name."""
        if word not in self._small:
            having = (text for text in self.texts.values() if word in text)
            self._small[word] = SMALL.fullmatch(word) is not None and any(
                next(places_of(word, text), None) is not None for text in having
            )
        return self._small[word]

    def independent(self) -> tuple[Origin, ...]:
        """Return the distinct origins of the reports themselves, by name."""
        return tuple(sorted(set(self.by_article.values()), key=lambda origin: (origin.name, origin.id)))


def find_origins(case: Case) -> Origins:
    """Find the origin of every report of a case along its credits and the lineage of copies."""
    articles = {report.article.id: report.article for report in case.reports}
    agencies = {credit.agency.casefold(): credit.agency for article in articles.values() for credit in article.credits}
    roots = _roots(articles, case.copies)
    own = {article.id: _own_origin(article, agencies, number) for number, article in enumerate(articles.values(), 1)}
    by_article = {id: own[roots[id]] for id in articles}
    borrowed = _borrowed(case.copies, by_article)
    texts = {id: article.text for id, article in articles.items()}
    organisations = _organisations(case)
    heads, spelled, full = _speaks_for(case, organisations), _spelled(case), _full(organisations)
    extra = _added(articles, by_article)
    return Origins(by_article, own, borrowed, agencies, heads, spelled, full, case.names, texts, extra)


def _bare(name: str) -> str:
    """Return the letters of an outlet's name or address: "kxyz" of "kxyz.com" and of "KXYZ"."""
    return LETTERS.sub("", name.casefold().removeprefix("www.").partition(".")[0].removeprefix("the "))


LETTERS = re.compile(r"[\W_]+")


# What stands before the first word of a sentence.
BEGINNING = re.compile(r"(?:^|[.!?:\n\"“”])\s*(?:The )?$")
FAR = 40
# "Monitors", "Sources in the party": several without a name.
MANY = re.compile(r"[A-Z][a-z]+s(?: (?:and|at|close|from|in|near|of|on|with)\b|$)")
SMALL = re.compile(r"[a-z]+")


def together(name: str) -> list[str]:
    """Return the names of those who go by one: "France, Italy and Spain"."""
    return [part.removeprefix("the ") for part in AND.split(name)]


AND = re.compile(r", (?:and )?| and (?=[A-Z]|the [A-Z])")


def _speaks_for(case: Case, organisations: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Find whom each spokesman and each head of a body speaks for, by the office beside the name."""
    bodies: dict[str, str] = {}
    for report in case.reports:
        for entity in report.annotations.entities:
            if body := entity.role and (
                body_spoken_for(entity.role) or _headed(entity.role, case.names, organisations)
            ):
                bodies.setdefault(case.names.of(entity.name), body_called(case.names.of(body)))
    return bodies


def _organisations(case: Case) -> dict[str, frozenset[str]]:
    """Return the words of each body that the reports name."""
    entities = (e for report in case.reports for e in report.annotations.entities if e.label == "ORG")
    return {name: _words(name) for name in sorted({case.names.of(entity.name) for entity in entities})}


def _headed(office: str, names: Names, organisations: Mapping[str, frozenset[str]]) -> str | None:
    """Return the body that the holder of an office heads: the only one of the reports with these words in its name."""
    body = body_headed(office)
    if not body:
        return None
    own = _words(names.of(body))
    fitting = [name for name, theirs in organisations.items() if own and own <= theirs]
    return names.of(body) if names.of(body) in organisations else fitting[0] if len(fitting) == 1 else None


def _words(name: str) -> frozenset[str]:
    """Return the words of a name, also where a text lost its apostrophes ("Observatorys director")."""
    return frozenset(form.removesuffix("'s").removesuffix("s") for form in forms(name))


def _spelled(case: Case) -> dict[str, str]:
    """Find one spelling for names that differ only in capitals: the one that stands first."""
    spelled: dict[str, str] = {}
    for report in case.reports:
        for entity in report.annotations.entities:
            name = case.names.of(entity.name)
            spelled.setdefault(name.casefold(), name)
    return spelled


def _full(organisations: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Find the full name of each body by its short ones: "Observatory" is the only "Ruritanian Observatory for Health".

    A short name is the beginning of a full one up to its "for" or "of", or the end of that. Where the reports have
    another body that ends so ("Security Council", "Supreme Council of Elders"), it stays itself.
    """
    called: defaultdict[str, set[str]] = defaultdict(set)
    for name in (one for one in organisations if len(together(one)) == 1):
        forms = TAIL.split(fold(name).removeprefix("the "), maxsplit=1)[0].split()
        for start in range(len(forms)):
            called[" ".join(forms[start:])].add(name)
    full: dict[str, str] = {}
    for short, names in called.items():
        whole = min(filter(TAILED.match, names), key=lambda name: (len(name), name), default=None)
        if whole and all(
            organisations[whole] <= organisations[name] or organisations[name] <= organisations[whole] for name in names
        ):
            full |= {fold(name): whole for name in names} | {short: whole, f"the {short}": whole}
    return full


TAIL = re.compile(r" (?:for|of) ")
# "Ruritanian Observatory for Health", but not "Army of Conquest": any army may be called the army, and a state has many
# ministries.
TAILED = re.compile(
    r"(?:[Tt]he )?(?:\w[\w-]* )+(?!(?:Army|Department|Ministry|Office|State|Union)\b)\w[\w-]* (?:for|of) "
)


def _borrowed(copies: Iterable[Link], by_article: Mapping[str, Origin]) -> dict[str, tuple[tuple[Span, Origin], ...]]:
    """Find the passages that a report takes from another, with the origin of that other."""
    borrowed: dict[str, tuple[tuple[Span, Origin], ...]] = {}
    for link in copies:
        if link.verdict is Verdict.SAME and link.directed and link.left in by_article:
            passages = tuple((right.span, by_article[link.left]) for _, right in link.passages)
            borrowed[link.right] = borrowed.get(link.right, ()) + passages
    return borrowed


def _added(
    articles: Mapping[str, Article], by_article: Mapping[str, Origin]
) -> dict[str, tuple[Origin, Sequence[tuple[int, int]]]]:
    """Find what outlets add to another's text, where its own printing of that is among the reports."""
    alike: defaultdict[Origin, list[Article]] = defaultdict(list)
    for id, origin in by_article.items():
        alike[origin].append(articles[id])
    found: dict[str, tuple[Origin, Sequence[tuple[int, int]]]] = {}
    for origin, group in alike.items():
        printed = [article.text for article in group if _is_printed_by(article, origin)]
        for article in group if printed else ():
            if article.source.label and not _is_printed_by(article, origin):
                copied = tuple(other.text for other in group if other is not article)
                if any(is_copy(article.text, text) for text in printed):
                    found[article.id] = (_origin(article.source.label, OriginKind.OUTLET), added(article.text, copied))
    return found


def _is_printed_by(article: Article, origin: Origin) -> bool:
    """Say whether a report is published by an origin itself, or by nobody else that it names."""
    return fold(article.source.label or origin.name) == fold(origin.name)


def _own_origin(article: Article, agencies: Mapping[str, str], number: int) -> Origin:
    """Return the agency whose text a report is, or that published it itself, else its outlet."""
    own = [credit for credit in article.credits if credit.kind is CreditKind.OWN]
    if own:  # of several, who stands in the text itself and not beside a picture
        first = next((c for c in own if c.evidence and _is_in_body(c.evidence.span, article)), own[0])
        return _origin(first.agency, OriginKind.AGENCY)
    if agency := article.source.name and agencies.get(article.source.name.casefold()):
        return _origin(agency, OriginKind.AGENCY)
    if article.source.label:
        return _origin(article.source.label, OriginKind.OUTLET)
    return Origin(id=f"outlet:{article.id}", name=f"unnamed outlet of report {number}", kind=OriginKind.OUTLET)


def _is_in_body(words: Span, article: Article) -> bool:
    return any(block.role is Role.BODY and block.span.contains(words) for block in article.blocks)


@lru_cache(maxsize=8192)
def _origin(name: str, kind: OriginKind) -> Origin:
    return Origin(id=f"{kind.name.lower()}:{name.casefold()}", name=name, kind=kind)


def _roots(articles: Mapping[str, Article], copies: Iterable[Link]) -> dict[str, str]:
    """Follow copies to the report that each goes back to; where no direction is known the older report counts."""
    copied_from = {id: id for id in articles}

    def root(id: str) -> str:
        while copied_from[id] != id:
            id = copied_from[id]
        return id

    order = {id: position for position, id in enumerate(articles)}
    for link in copies:
        if (
            link.verdict is not Verdict.SAME
            or link.score < WHOLE_COPY
            or not {link.left, link.right} <= articles.keys()
        ):
            continue
        left, right = root(link.left), root(link.right)
        if not link.directed and order[right] < order[left]:
            left, right = right, left
        if left != right:
            copied_from[right] = left
    return {id: root(id) for id in articles}
