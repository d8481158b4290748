"""How many people a phrase stands for: its number, one for "a man", two for "a woman and her son"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.annotating.figures.amounts import Amount, amount_of
from rashomon.annotating.figures.lexicon import lexicon
from rashomon.annotating.figures.predicates import DASHES, is_headline
from rashomon.annotating.figures.things import is_number_word
from rashomon.model import Bound, Measure
from rashomon.wording.numbers import ordinal
from rashomon.wording.people import kind_of_people

SINGULAR = ("a", "an", "another", "one", "his", "her", "their", "its", "my", "our")
NONE = ("no", "not", "every", "any", "each")
# How far apart in tokens the members of one list can stand; beyond it the parse of a broken text joins all to all.
LONGEST_LIST = 80
NAMES = ("ORG", "NORP", "FAC", "PRODUCT", "LAW", "PERSON", "GPE", "EVENT", "WORK_OF_ART")


@dataclass(frozen=True)
class Count:
    """How many a phrase counts: first and last token of its words, the head noun, the number, its bounds.

    `mixed` says that it joins people of several nouns: "12 hostages and 18 militants" are 30, and no 30 hostages.
    """

    start: int
    end: int
    head: Token
    value: float
    low: float | None
    high: float | None
    bound: Bound
    mixed: bool = False

    @property
    def is_part(self) -> bool:
        """Say whether the phrase counts some of those told of before: "15 of them", "two of the victims"."""
        of = (child for child in self.head.children if child.lower_ == "of")
        return any(_is_told_of(whole) for preposition in of for whole in preposition.children)


def _is_told_of(whole: Token) -> bool:
    words = lexicon()
    definite = any(child.lower_ in ("the", "those", "these") for child in whole.children)
    hurt = (
        whole.lemma_.lower() in words.count or whole.lower_ in words.state or words.has("victims", whole.lemma_.lower())
    )
    return whole.lower_ in ("them", "those", "these", "whom") or (definite and hurt)


def count(head: Token, numbers: Sequence[Amount]) -> Count | None:
    """Return how many people a phrase stands for, with what is joined to it; None where its words do not say."""
    head = _whole_before(head)
    members = _series(head) if is_headline(head.doc) else []
    if len(members) < 2 or not all(is_person(member) and _one(member, numbers) for member in members):
        near = (token for token in _joined(head) if 0 < token.i - head.i < LONGEST_LIST)
        members = [head, *(token for token in near if _is_joined(head, token) and not _is_of_others(head, token))]
    members = [member for member in members if not is_creature(member)] or members  # "30 camels and 12 herders"
    counts = [counted for member in members if (counted := _one(member, numbers))]
    if not counts or counts[0].head != members[0]:
        return None
    total = counts[0]
    if len(counts) == len(members):
        for other in counts[1:]:
            if other.start >= total.end:  # of "between 12 and 14" both stand in one number
                total = together(total, other)
    return total


def _whole_before(head: Token) -> Token:
    """Return the number that brackets take a part of: the ten of "ten killed (seven children)"."""
    first = head.left_edge.i
    if first < 2 or head.doc[first - 1].text != "(":
        return head
    return next((token for token in reversed(head.doc[max(0, first - 3) : first - 1]) if token.like_num), head)


def is_person(head: Token) -> bool:
    """Say whether a word is one for a person, or an age: "the pupils", "a 12-year-old"."""
    return lexicon().has("person", head.lower_) or lexicon().has("person", head.lemma_.lower()) or _is_aged(head)


def _series(head: Token) -> list[Token]:
    """Return the people whom a headline lists by commas: "Mother, boy fatally shot", "kills wife, two sons, self"."""
    while head.dep_ == "appos" and head.i > head.head.i:
        head = head.head
    listed = [head]
    for token in head.doc[head.i + 1 : head.sent.end]:
        beside = token.head == head.head and token.dep_ == head.dep_ and head.dep_ in ("nsubj", "nsubjpass", "dobj")
        if (token.dep_ in ("appos", "conj") and token.head in listed) or beside:
            before = token.left_edge.nbor(-1) if token.left_edge.i else token
            if before.lower_ in (",", "and", "&"):
                listed.append(token)
    return listed


def _joined(head: Token) -> list[Token]:
    """Return what is joined to a head by the parse, or stands beside it under one verb with "and" before."""
    beside = [
        token
        for token in head.head.children
        if token.dep_ == head.dep_
        and token.i > head.i
        and token.left_edge.i
        and token.left_edge.nbor(-1).lower_ == "and"
    ]
    return [*head.conjuncts, *(beside if head.dep_.startswith("nsubj") else [])]


def _is_joined(head: Token, other: Token) -> bool:
    """Say whether two members of a coordination are joined by "and" rather than "or" or "but"."""
    between = head.doc[head.i : other.i]
    told_of = _introduced(head) or any(lexicon().has("apart", token.lower_) for token in between)
    return not (told_of or _another_state(head, other) or _is_of_them(other)) and other.pos_ in (
        "NOUN",
        "NUM",
        "PROPN",
        "PRON",
        "ADJ",
    )


def others_of(head: Token) -> Iterator[tuple[Token, Token]]:
    """Yield numbers beside bodies that are of others, and who these are: "22 bodies of soldiers and two of rebels"."""
    for other in head.conjuncts if head.lower_ == "bodies" else ():
        if other.i > head.i and _is_of_others(head, other):
            yield other, _counted_of(other)[0]


def _is_of_others(head: Token, other: Token) -> bool:
    """Say whether a bare number beside bodies is of those of others, who may be another side's."""
    own, theirs = _counted_of(head), _counted_of(other)
    return (
        bool(own and theirs) and head.lower_ == "bodies" and is_number_word(other) and own[0].lemma_ != theirs[0].lemma_
    )


def _is_of_them(other: Token) -> bool:
    """Say whether a number is some of those before it: the three of "nine people, three of them children"."""
    return any(token.lower_ in ("them", "whom") and token.head.lower_ == "of" for token in other.subtree)


def _introduced(head: Token) -> bool:
    """Say whether a count is a part of another one: "20 killed including 13 children and ..."."""
    return head.dep_ in ("pobj", "dobj") and lexicon().has("apart", head.head.lower_)


def _another_state(head: Token, other: Token) -> bool:
    """Say whether what is joined is in a state of its own: "6 killed, 12 wounded", "13 dead & 30 people wounded"."""
    states = lexicon().state
    if not head.like_num:  # "a man who was shot and a boy" may both have been
        states = {word: measures for word, measures in states.items() if Measure.AFFECTED not in measures}
    behind = other.doc[other.i + 1 : other.i + 2] if other.like_num else ()  # "27 bodies and 62 wounded"
    own = {token.lower_ for token in (other, *other.children, *behind)} & states.keys()
    before = {token.lower_ for token in head.doc[head.i : other.left_edge.i]} & states.keys()
    return bool(before) or bool(own - {token.lower_ for token in (head, *head.children)})


def _one(head: Token, numbers: Sequence[Amount]) -> Count | None:
    words = lexicon()
    amount = amount_of(head, numbers)
    if amount:
        alone = amount.first <= head.i < amount.end
        not_one = amount.value == 1 and head.doc[amount.start - 1 : amount.start].text.lower() == "not"
        if amount.value < 1 or not_one or _is_named(amount, head):
            return None
        of = _counted_of(head)
        if alone and any(map(_is_thing, of)):  # "hundreds of missiles"
            return None
        if not of and (alone or head.lower_ in ("other", "others")) and _is_of_creatures(head):
            return None
        if not alone and _is_thing(head) and not (head.lower_ in words.state and amount.value > 1):
            return None
        end = max(amount.end, head.i + 1, *(who.i + 1 for who in of if head.lower_ == "bodies"))
        return Count(amount.start, end, head, amount.value, amount.low, amount.high, amount.bound)
    value = _single(head)
    if value is None:
        return None
    start = head.left_edge.i if any(child.i < head.i for child in head.children) else head.i
    return Count(start, head.i + 1, head, value, value, value, Bound.EXACTLY)


def count_of_things(head: Token, numbers: Sequence[Amount]) -> Count | None:
    """Return how many houses, cases or the like a noun stands for; None where its words do not say."""
    amount = amount_of(head, numbers)
    if amount is None or amount.value < 1 or _is_named(amount, head):
        return None
    return Count(amount.start, max(amount.end, head.i + 1), head, amount.value, amount.low, amount.high, amount.bound)


def _counted_of(head: Token) -> list[Token]:
    return [noun for prep in head.children if prep.lower_ == "of" for noun in prep.children if noun.dep_ == "pobj"]


def _is_thing(head: Token) -> bool:
    named = any(lexicon().has("not_people", word) for word in (head.lower_, head.lemma_.lower()))
    return named or is_creature(head)


def is_creature(head: Token) -> bool:
    """Say whether a noun is a beast or a plant, and no name: "40 sheep", not "the Tigers"."""
    lower = head.lower_
    forms = (lower, head.lemma_.lower(), lower.removesuffix("s"), lower.removesuffix("es"))
    named = head.text != lower and head.ent_type_ in NAMES
    return not named and any(lexicon().has("creatures", form) for form in forms)


def _is_of_creatures(head: Token) -> bool:
    """Say whether a bare number is of the beasts counted before it: "4,000 ducks were culled and 900 died"."""
    for token in reversed(head.doc[: head.left_edge.i]):
        if token.pos_ in ("NOUN", "PROPN") and (is_creature(token) or _is_of_people(token)):
            return is_creature(token) and (_has_number(token) or _has_number(token.head.head))
    return False


def _is_of_people(noun: Token) -> bool:
    return is_person(noun) or noun.lower_ == "people" or kind_of_people(noun.lower_) is not None


def _has_number(noun: Token) -> bool:
    return is_number_word(noun) or any(child.dep_ == "nummod" for child in noun.children)


def _single(head: Token) -> float | None:
    """Return how many a phrase without a number stands for: "a man" is one, "a couple" two, "the men" nobody knows."""
    words = lexicon()
    before = [child for child in head.children if child.i < head.i]
    if any(child.lower_ in NONE for child in before) or _follows_no(head):
        return None
    many = next((words.multiples[child.lower_] for child in before if child.lower_ in words.multiples), None)
    if many is not None:
        return many
    if any(child.lower_ == "both" for child in before) and words.has("person", head.lemma_.lower()):
        return None if head.conjuncts else 2.0  # "both soldiers", but not "both soldiers and civilians"
    if _is_aged(head):
        return None if _before_age(head) == "the" else 1.0
    singular = any(child.lower_ in SINGULAR or child.dep_ == "poss" for child in before)
    bare = not any(child.dep_ in ("det", "poss") for child in before) and is_headline(head.doc)
    if any(ordinal(child.lower_) for child in before) and words.has("person", head.lower_):
        return 1.0  # "the sixth person killed"
    if head.lower_ in words.groups_of and (singular or bare):
        return words.groups_of[head.lower_]
    if words.has("person", head.lower_):
        alone = head.lower_ in ("one", "another", "himself", "herself", "self")
        return (
            1.0
            if alone
            or (head.tag_ in ("NN", "NNP", "JJ") and (singular or (bare and not words.has("victims", head.lower_))))
            else None
        )
    return 1.0 if head.ent_type_ == "PERSON" and _has_age(head) else None


def reference(head: Token) -> Count | None:
    """Return one person whom words only refer to: a name, "the boy", "she"; who it is, the report said before."""
    definite = any(child.lower_ in ("the", "that", "this") for child in head.children) and head.tag_ == "NN"
    known = definite and (lexicon().has("person", head.lower_) or _is_aged(head))
    if known or head.lower_ in ("he", "she", "him", "her") or head.ent_type_ == "PERSON":
        start = head.left_edge.i if known else head.i
        return Count(start, head.i + 1, head, 1.0, 1.0, 1.0, Bound.EXACTLY)
    return None


def _has_age(head: Token) -> bool:
    """Say whether a name is told with an age, as whoever is told of first is: "17-year-old Ann Lee", "Ann Lee, 17,"."""
    doc = head.doc
    if any(_is_aged(child) for child in head.children):
        return True
    after = doc[head.i + 1 : head.i + 4]
    return len(after) == 3 and after[0].text == "," and after[1].text.isdigit() and after[2].text in (",", ".")


def _is_named(amount: Amount, head: Token) -> bool:
    """Say whether a number is a part of a name: "an Eight Trey member", "the Group of Seven"."""
    first = head.doc[amount.first]
    if first.i and first.nbor(-1).text in DASHES:  # "ORAN, Oct 4 - Two workers"
        return False
    return first.ent_type_ in NAMES and first.ent_iob_ == "I" and first.text[0].isupper()


def _follows_no(head: Token) -> bool:
    return head.i > 0 and head.nbor(-1).lower_ == "no"


def _is_aged(head: Token) -> bool:
    """Say whether a word ends "19-year-old": one person by age alone."""
    return head.lower_.endswith("year-old") or (head.lower_ == "old" and _age_start(head) is not None)


def _age_start(old: Token) -> int | None:
    """Return the place of the number of "19-year-old" or "19 year old", which ends with this "old"."""
    for length in (5, 3):
        first = old.i - length + 1
        if first >= 0 and old.doc[first].like_num and old.doc[first + length // 2].lower_ in ("year", "month", "week"):
            return first
    return None


def _before_age(head: Token) -> str:
    """Return the word before "19-year-old", small."""
    first = _age_start(head) if head.lower_ == "old" else head.i
    return head.doc[first - 1].lower_ if first else ""


def together(one: Count, other: Count) -> Count:
    """Add two counts: the bound is exact only where both are."""
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    bound = one.bound if one.bound is not Bound.EXACTLY else other.bound
    start, end, mixed = min(one.start, other.start), max(one.end, other.end), one.mixed or _differ(one.head, other.head)
    return Count(start, end, one.head, one.value + other.value, low, high, bound, mixed)


def _differ(one: Token, other: Token) -> bool:
    """Say whether two counts are of different nouns; a number without a noun is of the same."""
    return one.lemma_ != other.lemma_ and not (is_number_word(one) or is_number_word(other))
