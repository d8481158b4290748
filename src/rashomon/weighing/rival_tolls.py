"""Rival tolls: what one report says that another authority counts. "The civil defence gave a higher toll of 23 dead."

What a report counts twice is mostly two things; these words say that it is one. So do two who are heard for it side by
side: "Police said 7 people were hurt. Organisers said 40 people were hurt."
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from rashomon.model import Article, Case, Entity, Measure, Participant, Span, evidence
from rashomon.weighing.contests import has_means, may_contest
from rashomon.weighing.counts import Count, sentence_of, vague_words
from rashomon.wording.normal import forms
from rashomon.wording.numbers import NUMBER
from rashomon.wording.tables import read_table

# "put the death toll at", "gave a lower toll of", "puts the figure at".
GIVING = re.compile(
    r"\b(?:ga?ve[sn]?|giving|puts?|putt?ing|placed?|places|reported|reports)\s+(?:the |a |an |its |their )?"
    r"(?P<how>(?:(?:much|lower|higher|smaller|larger|different|total|overall|death|casualty) )*)(?:toll|figure|count)\b"
)
GIVEN = ("toll", "figure", "count")  # most sentences have none of them, and are asked no more
# What the same authority said before is superseded.
EARLIER = re.compile(r"\b(?:earlier|initial(?:ly)?|previous(?:ly)?|preliminary|had)\b")
# Where the clause of who gives a toll begins, and what is added behind their name.
CLAUSE = re.compile(r"(?:[,;:–—]|\.(?=\s+[A-Z]))\s+|\b(?:and|but|while|whereas|although|though)\s+")
ADDED = re.compile(r"\s+(?:also|however|meanwhile|which|who|that|(?!monitoring)\w+ing)\b.*", re.DOTALL)

# Two tolls of one thing differ by less than this; a lower one is of a part: as of the tolls of one war.
SPREAD = 4

# So many, told some sentences behind the whole, are mostly some of it: "two men, 25 and 30, were shot".
FEW = 9

# So far before it the toll stands that another authority rivals.
NEAR = 700

BODIES = frozenset({"ORG", "PERSON"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


def with_rivals(scopes: Sequence[list[Count]], case: Case) -> list[list[Count]]:
    """Return the scopes with each toll that somebody "gave" as theirs, in the scope of the toll that it rivals."""
    articles = {report.article.id: report.article for report in case.reports}
    entities = {report.article.id: report.annotations.entities for report in case.reports}
    merged = [list(scope) for scope in scopes]
    for place, count in [(place, count) for place, scope in enumerate(scopes) for count in scope]:
        article = articles[count.words.article]
        giver = _giver(count, article, entities)
        elsewhere = giver and _is_elsewhere(count, giver, entities[count.words.article])
        home = _rivalled(count, giver, article, merged) if giver and not elsewhere else None
        if giver:
            merged[place].remove(count)
            to = place if home is None else home
            merged[to].append(replace(count, source=giver, rival=to != place))
    for count, other in _side_by_side(merged):
        home, away = _home(count, merged), _home(other, merged)
        if home is not None and away is not None and home != away and not _are_of_two_days(merged[home], merged[away]):
            merged[home] = [_as_rival(one, count, other) for one in (*merged[home], *merged[away])]
            merged[away] = []
    return [scope for scope in merged if scope]


def _home(count: Count, scopes: Sequence[list[Count]]) -> int | None:
    """Return which scope holds a count, where it has not been put beside another already."""
    return next((place for place, scope in enumerate(scopes) if any(one is count for one in scope)), None)


def _are_of_two_days(left: Sequence[Count], right: Sequence[Count]) -> bool:
    """Say whether both of two scopes have days, and not the same."""
    days = [{count.span for count in scope if count.span} for scope in (left, right)]
    return bool(days[0] and days[1]) and days[0] != days[1]


def _side_by_side(scopes: Sequence[list[Count]]) -> Iterator[tuple[Count, Count]]:
    """Yield the counts of one measure that a report has from two sources, one behind the other."""
    told: dict[tuple[str, Measure], list[Count]] = {}
    for scope in scopes:
        for count in scope:
            told.setdefault((count.words.article, count.figure.measure), []).append(count)
    for counts in told.values():
        inorder = sorted(counts, key=lambda count: count.words.span.start)
        yield from (pair for pair in pairwise(inorder) if are_two_voices(*pair))


def are_two_voices(left: Count, right: Count) -> bool:
    """Say whether two who are heard for two counts, one behind the other, count the same.

    They do in one sentence, in two of one paragraph, and farther behind where no place or day of its own is named.
    """
    if not (left.source and right.source) or left.figure.value == right.figure.value or right.rival:
        return False
    one, other = (frozenset(forms(source.name)) for source in (left.source, right.source))
    if one <= other or other <= one or _may_be_one(left.source, right.source):
        return False
    if left.span and right.span and left.span != right.span:
        return False
    if not may_contest(left, right, is_tied=True) or vague_words(left.figure) or vague_words(right.figure):
        return False
    start, stop = _sentence(left), _sentence(right)
    if start != stop and _begins_anew(left, right):
        return False
    between = right.before if start == stop else right.sentence
    if any(OF_OTHERS.search(words) for words in (between, left.words.quote)) or any(map(_are_own, (left, right))):
        return False
    return start == stop or 0 <= stop.start - start.end <= GAP or _takes_up(left, right)


def _begins_anew(left: Count, right: Count) -> bool:
    """Say whether a count behind another is of something else: its place, or its day and means, is not told before.

    "Seven people were killed, police said. In Goma two were killed by lightning, officials said."
    """
    placed = right.place is not None and _sentence(right).contains(right.place.evidence.span)
    if placed and (left.place is None or left.place.evidence.span.start > _sentence(left).end):
        return True
    return bool(right.span and not left.span and has_means(right) and not has_means(left))


def _takes_up(left: Count, right: Count) -> bool:
    """Say whether a count some sentences behind another is of the same: it has no place or day of its own words."""
    apart, sentence = right.words.span.start - left.words.span.end, _sentence(right)
    low, high = sorted((left.figure.value, right.figure.value))
    if not 0 <= apart <= NEAR or not FEW < low <= high <= SPREAD * low or right.towns:
        return False
    placed = right.place is not None and sentence.contains(right.place.evidence.span)
    if right.span or placed or right.is_war_toll or right.of_war:
        return False
    return not OF_SOME.search(f"{right.before}{right.words.quote}")


# "The next two", "those five", "of the 12": some of those told of before.
OF_SOME = re.compile(
    rf"\b(?:first|last|next|second|the|these|third|those)(?: [a-z]+)? (?:{NUMBER.pattern})", re.IGNORECASE
)


def _may_be_one(left: Participant, right: Participant) -> bool:
    """Say whether one has no name and may be the other: "a monitoring group" and the Observatory."""
    return any(BODY.search(each.name) for each in (left, right) if not each.named)


BODY = re.compile(r"\b(?:agency|group|monitor\w*|network|organi[sz]ation|sources?|watchdog)\b", re.IGNORECASE)

# Two sentences of one paragraph have this much white space between them.
GAP = 2


def _are_own(count: Count) -> bool:
    """Say whether a count is of some who belong to somebody: "12 of its soldiers", "our 12 drivers"."""
    return OWN.search(count.words.quote) is not None or OWN.search(count.before[-OWN_BEFORE:]) is not None


OWN = re.compile(r"\b(?:her|his|its|our|own|their)\b")
OWN_BEFORE = 8

# "Three others", "20 more".
OF_OTHERS = re.compile(rf"\b(?:{'|'.join(read_table('weighing', 'rivals')['of_others'])})\b", re.IGNORECASE)


def _sentence(count: Count) -> Span:
    start = count.words.span.start - len(count.before)
    return Span(start, start + len(count.sentence))


def _as_rival(one: Count, *rivals: Count) -> Count:
    """Return a count as that of whoever is heard for it, where it is one of two rivals or a copy tells it again.

    They count as named though they have no name: the other one has none either.
    """
    said = {(count.source.name, count.figure.value) for count in rivals if count.source}
    if one.source is None or (one.source.name, one.figure.value) not in said:
        return one
    name, begins = one.source.name, one.source.evidence.span.start == _sentence(one).start
    is_plain = begins and not one.source.named and " " not in name and name.istitle()
    source = replace(one.source, named=True, name=name.lower() if is_plain else name)
    return replace(one, source=source, rival=True)


def _is_elsewhere(count: Count, giver: Participant, entities: Sequence[Entity]) -> bool:
    """Say whether the sentence of a toll says where those it counts died, and so may count others."""
    sentence = _sentence(count)
    return any(
        entity.label in PLACES
        and sentence.contains(entity.evidence.span)
        and not giver.evidence.span.contains(entity.evidence.span)
        for entity in entities
    )


def _giver(count: Count, article: Article, entities: Mapping[str, Sequence[Entity]]) -> Participant | None:
    """Return who gives a toll beside another: who is named in the clause before the giving, or what stands there."""
    if not any(map(count.sentence.__contains__, GIVEN)):
        return None
    sentence = sentence_of(count.words, article.text)
    giving = GIVING.search(article.text, sentence.start, count.words.span.end)
    if giving is None:
        return None
    begins = [match.end() for match in CLAUSE.finditer(article.text, sentence.start, giving.start())]
    clause = Span(max(begins, default=sentence.start), giving.start())
    if EARLIER.search(article.text, clause.start, count.words.span.end):
        return None
    there = [e for e in entities[article.id] if clause.contains(e.evidence.span)]
    bodies = [e for e in there if e.label in BODIES] or [e for e in there if _is_alone(e, clause, article.text)]
    if bodies:
        last = bodies[-1]
        return Participant(evidence=last.evidence, name=last.name, label=last.label, named=True)
    words = ADDED.sub("", clause.of(article.text).rstrip())
    if not words.strip():
        return count.source
    told = evidence(article.id, article.text, clause.start, clause.start + len(words))
    begins_so = clause.start == sentence.start and all(e.evidence.span.start != clause.start for e in there)
    name = words[:1].lower() + words[1:] if begins_so and not words.split()[0].isupper() else words
    return Participant(evidence=told, name=name.removeprefix("the "), named=True)


def _is_alone(entity: Entity, clause: Span, text: str) -> bool:
    """Say whether nothing follows a name in its clause, as in "Syrian state television", "the Britain-based group"."""
    return not ADDED.sub("", text[entity.evidence.span.end : clause.end]).strip()


def _rivalled(count: Count, giver: Participant, article: Article, scopes: Sequence[list[Count]]) -> int | None:
    """Return the scope of the toll that a count rivals: the highest of the few before it, by another authority."""
    sentence = sentence_of(count.words, article.text)
    how = GIVING.search(article.text, sentence.start, count.words.span.end)
    said = how["how"] if how else ""
    before = [
        (other, place)
        for place, scope in enumerate(scopes)
        for other in scope
        if _may_rival(count, other) and (other.source is None or other.source.name != giver.name)
    ]
    fitting = [(o, p) for o, p in before if _fits(said, count.figure.value, o.figure.value)]
    return max(fitting, key=lambda pair: (pair[0].figure.value, -pair[1]), default=(None, None))[1]


def _may_rival(count: Count, other: Count) -> bool:
    """Say whether another count of the report, a little before, may be of the same: of like size and no other day."""
    if other.words.article != count.words.article or other.figure.measure is not count.figure.measure:
        return False
    if _is_of_part(count, other):
        return False
    low, high = sorted((count.figure.value, other.figure.value))
    distance = count.words.span.start - other.words.span.end
    days = not (count.span and other.span and count.span != other.span)
    return 0 <= distance <= NEAR and low != high and high <= SPREAD * low and days and not vague_words(other.figure)


def _is_of_part(count: Count, other: Count) -> bool:
    """Say whether the sentence of a toll is on a road, market or house that the other's does not name."""
    return any(there["part"] not in other.sentence for there in PART_OF_TOWN.finditer(count.sentence))


# "Strikes on the road", "at the market".
PART_OF_TOWN = re.compile(
    rf"\b(?:along|at|in|near|on) the (?:[\w-]+ )?(?P<part>{'|'.join(read_table('weighing', 'towns')['parts'])})\b"
)


def _fits(said: str, value: float, other: float) -> bool:
    if "lower" in said or "smaller" in said:
        return value < other
    return value > other if "higher" in said or "larger" in said else True
