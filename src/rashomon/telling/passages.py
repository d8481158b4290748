"""What a passage by itself names: who did something, and where; and whether it is a sentence at all."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

from rashomon.model import Topic
from rashomon.telling.citing import KINDS_OF_PLACE, MANY, count_marks, mark
from rashomon.wording.countries import country_called
from rashomon.wording.normal import fold, places_of
from rashomon.wording.sentences import CROSSHEAD


def names_one(name: str, words: str, topic: Topic, *, acting: bool) -> bool:
    """Say whether a passage names somebody, and not in brackets, where pictures are credited, nor in a dateline.

    Of violence, who only says it is not named for it, nor whom it hits as `acting`, nor who hits as hit.
    """
    if not count_marks(words, (mark(name),)):
        return False
    first = name.split()[0] if " " in name else ""
    if len(first) > SHORT and first.isupper() and words.startswith(name):
        return False
    return _in_own_part(name, BRACKETS.sub(" ", words), topic.type, acting=acting)


def each_once(names: Sequence[str]) -> Sequence[str]:
    """Return names, one in capitals, as a dateline has it, not beside itself, and none that only says whose it is.

    "PELL RIDGE" and "Pell Ridge" are one town; "its ambassador" is nobody's name.
    """
    small = {fold(name) for name in names if not name.isupper()}
    told = (name for name in names if not (name.isupper() and fold(name) in small))
    return [name for name in told if not WHOSE.match(name)]


WHOSE = re.compile(r"(?:her|his|its|my|our|their) ")


def _in_own_part(name: str, words: str, type: str, *, acting: bool) -> bool:
    """Say whether a passage names somebody but as who says it, or whom it hits, in something of a type."""
    if type == MEETING and acting and len(name.split()) >= MANY:
        words = _without(OF_A_MEETING, name, words)
    if type == VIOLENCE and acting:
        words = ALLEGED.sub(" ", _without(THERE, name, words))
        for people in _peoples(name):
            words = _without(BODIES, people, words) if people in words else words
    if type == VIOLENCE:
        words, small = _with_marked(mark(name), words), words.lower()
        for letters, pattern in ((SAYING, SAYS), (SAYING, SAID_BY), (ATTACKS, HIT if acting else HITS)):
            if any(map(small.__contains__, letters)):
                words = pattern.sub(" ", words)
    return NAMED in words or count_marks(words, (mark(name),)) > 0


def _with_marked(names: Collection[str], words: str) -> str:
    """Return words with the letter for it where any of some names stands, in whatever letters."""
    small = words.lower()
    found = sorted((at, at + len(one)) for one in names for at in places_of(one, small))
    if not found or len(small) != len(words):
        return words
    starts, ends = [0, *(end for _, end in found)], [*(at for at, _ in found), len(words)]
    return NAMED.join(words[start:end] for start, end in zip(starts, ends, strict=True))


# Words of three letters are small in headlines too, and short names are written in capitals.
SHORT = 3

BRACKETS = re.compile(r"\([^()]*\)")

# In words a name that is asked for stands as a letter that no report has: one pattern for all names of a story.
NAMED = "ᚠ"

# "A Bar Association meeting" is no meeting of the association.
OF_A_MEETING = re.compile(rf"{NAMED} (?:conference|congress|convention|meeting|summit)\b")
SAYING = ("said", "says", "reported", "according to")
ATTACKS = ("assault", "attack", "bomb", "hit ", "offensive", "raid", "shell", "strike", "struck", "target")

# The PLOVER types of violence and of meetings.
VIOLENCE = "ASSAULT"
MEETING = "CONSULT"

# A name of a place: "Deir ez-Zor", "New York".
NAME = r"(?:(?:[A-Z]\S+|(?:a[dlnrstz]|ash|e[lz])-\S+) ?)+"

# "an attack which France says came from rebels".
ALLEGED = re.compile(r"\b(?:which|that) (?:the )?(?:[A-Z][\w.]+ ){1,3}(?:says?|said|alleges?|claims?|believes?)\b.*")

# "the battle in northern Syria", "a corner of Syria": the country does not fight there.
THERE = re.compile(
    rf"\b(?:in|inside|across|into|over|throughout|(?:corner|part|parts|rest|most) of) (?:[a-z]+ )?{NAMED}\b(?!['’])"
)

# "the Sylvanian Observatory" is not Sylvania; its army is.
BODIES = re.compile(
    rf"\b{NAMED} (?!(?:Air|Arab|Armed|Army|Defen[cs]e|Force|Foreign|Government|Information|Interior|Military|Minist"
    r"|Navy|Pr)|State)[A-Z]\w+"
)


def _peoples(name: str) -> Sequence[str]:
    country = country_called(name)
    return country.peoples if country else ()


# "said the Syrian Observatory"; "the Observatory said", but not "the army said it".
SAID_BY = re.compile(
    rf"(?i:\b(?:said|according to|reported by)(?: the)?(?: \w+){{0,2}}? {NAMED}\b)(?: for(?: [A-Z]\w+)+)?"
)
ITSELF = r"(?! (?:that )?(?:its?|they|their|he|she|his|her)\b)"
SAYS = re.compile(rf"(?i:\b(?:{NAMED}\b ?(?:\w+ )?){{1,4}}(?:said|says|reported)\b{ITSELF})")

# "were attacking Daesh", "a counterattack on the regime".
HIT = re.compile(
    r"(?i:\b(?:attack(?:ed|ing|s)?|bomb(?:ed|ing)|struck|hit|shell(?:ed|ing)|target(?:ed|ing)) (?:the )?"
    rf"|\b(?:counter)?(?:attack|strike|raid|assault|offensive)s? (?:on|against) (?:the )?(?:\w+ )?){NAMED}\b"
)

# "a Daesh counterattack", "Daesh militants attacked".
HITS = re.compile(
    rf"(?i:\b{NAMED} (?:(?!was |were |been )\w+ ){{0,2}}?(?:(?:counter)?attack(?:ed|s)?|assault|offensive)\b)"
)


def names_place(place: str, words: str) -> bool:
    """Say whether a passage names a place, and not what lies outside it or has a longer name, nor who speaks."""
    if place.rstrip(".") in SHORT_MONTHS or (len(place) > SHORT and place.isupper()):
        return False
    words = _without(JOINED, place, words) if f"{place}-" in words else words
    if not count_marks(words, (mark(place),)):
        return False
    for letters, pattern in ELSEWHERE:
        if any(map(words.__contains__, letters)):
            words = pattern.sub(" ", words)
    if country := _country(fold(place)):
        return country.search(words) is not None
    if not AROUND.search(place):
        words = SUBURBS.sub(" ", words)
    return has_whole(place, _without(LONGER, place, words))


def has_whole(place: str, words: str) -> bool:
    """Say whether words have every word of a place's name: "Aleppo" is not New Aleppo."""
    if _country(fold(place)):
        return count_marks(words, (mark(place),)) > 0
    parts = [part for part in place.split() if fold(part) not in KINDS_OF_PLACE and not part.islower()] or [place]
    return all(count_marks(words, (mark(part),)) for part in parts)


def called(place: str, passages: Iterable[str]) -> str:
    """Return a place as passages call it that all speak of a province: "the province of Aleppo" is not the town.

    Where all put it in one town there ("in Jassem in the province of Daraa"), it is told of the town.
    """
    told = [words.replace(place, NAMED) for words in passages]
    if not all(map(PROVINCE.search, told)):
        return place
    towns = {town["town"].strip() if (town := TOWN_IN.search(words)) else "" for words in told}
    return towns.pop() or f"{place} province" if len(towns) == 1 else f"{place} province"


# "A source at Aleppo Police Command" says where the source is.
OF_A_BODY = (
    r"(?:[A-Z][\w’'-]+ ){0,2}(?:Army|Bureau|Centre|Center|Command|Council|Court|Department|Directorate|Media|Ministry"
    r"|Office|Observatory|Police|Sheriff|[Hh]otel|[Mm]otel)\b"
)

# The longer names that a place's begins, joined ("Al-Maghayer" is not in Al) and apart, and where the place speaks.
JOINED = re.compile(rf"\b{NAMED}-\w+")
LONGER = re.compile(
    rf"\b{NAMED} (?:(?:a[dlnrstz]|ash|e[lz])-\w+|(?:Al|El) [A-Z]|(?:says|said|has|believes)\b|{OF_A_BODY})"
    rf"|\b{NAMED} and [A-Z]\w+ (?:say|said|have|believe)\b"
    rf"|\b{NAMED}(?:[’']?s)? (?:air force|army|forces|government|militia|regime|troops)\b"
    rf"|\b{NAMED}(?:[’']?s)? (?:\w+ )?(?:countryside|outskirts|suburbs?)\b"
    rf"|\bin and around (?:[\w-]+ ){{0,5}}?{NAMED}\b"
)


PROVINCE = re.compile(rf"\b(?:governorate|province) of {NAMED}(?!\w)|\b{NAMED} (?:governorate|province)\b")
# How a town is named before its province.
TOWN_IN = re.compile(rf"\b(?:[Ii]n|[Aa]t) (?P<town>{NAME})in the (?:[\w-]+ )?(?:governorate|province) of {NAMED}(?!\w)")


def _without(pattern: re.Pattern[str], name: str, words: str) -> str:
    """Return words without those that a pattern finds around a name."""
    return pattern.sub(" ", words.replace(name, NAMED)).replace(NAMED, name)


# "on a village southeast of Aleppo city".
DIRECTION = re.compile(rf"\b(?:north|south|east|west)(?:east|west|ward)?s? of (?:the )?(?:(?:city|town) of )?{NAME}")

# What a gazetteer takes for a place.
SHORT_MONTHS = frozenset({"Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"})


@cache
def _country(name: str) -> re.Pattern[str] | None:
    """Return what places something in a country: "in Syria", "Syria's war", "the Syrian conflict"."""
    country = country_called(name)
    if country is None:
        return None
    names = "|".join(map(re.escape, (country.name, *country.others)))
    people = "|".join(map(re.escape, country.peoples)) or names
    return re.compile(
        rf"\b(?:{LOCATIVE}) (?:(?!{CLAUSES})[\w-]+ ){{0,3}}?(?:{names})(?!\w)|\b(?:{names})[’']?s\b"
        rf"|\b(?:{names}|{people}) (?:\w+ )?(?:war|conflict|crisis|uprising)\b"
    )


# What begins a clause of its own: "near Lisbon which Sylvania says was ..." is not in Sylvania.
CLAUSES = r"(?:as|that|when|where|which|while|who)\b"

LOCATIVE = "across|around|at|from|in|inside|into|near|of|on|over|throughout|to|within"

# "in a village outside Aleppo city", "an area outside the capital Lisbon", "areas around Lisbon".
OUTSIDE = re.compile(
    rf"\b(?<!and )(?:around|outside|just beyond) (?:the )?(?:(?:capital|city|town|village) (?:of )?)?{NAME}"
)

# "the eastern suburbs of the capital Lisbon" are not the town; but a place may be told as the "countryside of Lisbon".
SUBURBS = re.compile(
    rf"\b(?:countryside|edges?|outskirts|suburbs?) of (?:the )?(?:(?:capital|city|town) (?:of )?)?{NAME}"
)
AROUND = re.compile(r"\b(?:countryside|rural|outskirts|suburbs?)\b", re.IGNORECASE)


# "Al-Qaeda's affiliate in Sylvania", "arms made in Sylvania" tell who and what it is, not where it struck.
BRANCH = re.compile(rf"\b(?:affiliate|arm|based|born|branch|made|offshoot|wing) in {NAME}")

# "a raid on the only road leading to rebel areas in divided Lisbon", "the route out of Lisbon".
WAY = re.compile(
    r"\b(?:highway|road|route|way)s? (?:that )?"
    r"(?:between|connecting|from|linking|to|towards?|(?:in|lead|leading|leads|out) (?:from|into|of|to)) "
    rf"(?:[a-z][\w-]* ){{0,5}}?{NAME}"
)

# "attacks carried out by Lisbon and its allies".
AGENT = re.compile(rf"\bby (?:the )?{NAME}")

# "three people elsewhere, one in Aleppo province".
ONE_OF = re.compile(rf"\bone (?:of them )?in {NAME}")


# "60 kilometres (35 miles) from the city of Aleppo" is not in Aleppo.
DISTANCE = re.compile(
    rf"\b(?:kilometers|kilometres|km|miles)\b(?: \([^()]*\))?(?: \w+)? (?:from|of) (?:the \w+ of )?{NAME}"
)


# What tells of another place, or of none, each with letters of which it has some: most passages have them not.
ELSEWHERE = (
    (("kilomet", "km", "miles"), DISTANCE),
    (("th of ", "ths of ", "st of ", "sts of ", "ard of ", "ards of "), DIRECTION),
    (("one ",), ONE_OF),
    (("around ", "outside ", "beyond "), OUTSIDE),
    (("ate in ", "arm in ", "based in ", "born in ", "branch in ", "made in ", "shoot in ", "wing in "), BRANCH),
    (("way ", "ways ", "road ", "roads ", "route ", "routes "), WAY),
    (("by ",), AGENT),
    (("(",), BRACKETS),
)


def is_one_of_two(name: str, words: str) -> bool:
    """Say whether a passage has somebody only as one who may have done it: "Syrian or Russian warplanes"."""
    either = {word.lower() for pair in (EITHER.findall(words) if " or " in words else ()) for word in pair}
    return not either.isdisjoint(mark(name))


# "Syrian or Russian", "the Syrian army or Russian jets".
EITHER = re.compile(r"\b([A-Z]\w+)(?: [a-z]+){0,2} or (?:by )?(?:the )?([A-Z]\w+)\b")


def is_government(place: str, words: str) -> bool:
    """Say whether a place that a passage names stands for its government: "the Damascus regime"."""
    ends = [at + len(place) for at in places_of(place, words)]
    return bool(ends) and all(GOVERNING.match(words, end) for end in ends)


GOVERNING = re.compile(r" (?:regime|government)\b")


@lru_cache(maxsize=8192)
def is_headline(words: str) -> bool:
    """Say whether a passage is set in capitals, as headlines are ("Child killed 9 Injured in Aleppo").

    So are crossheads, what a machine wrote down of a broadcast, menus and several posts that run together no sentences.
    """
    if words.isupper() or words.count(" | ") > 1 or len(ADDRESS.findall(words)) > 1 or HEAD.match(words):
        return True
    long = [word for word in words.split() if len(word) > SHORT and word[0].isalpha()]
    small = sum(word[0].islower() for word in long)
    return (small <= 1 and len(long) >= HEADLINE) or (not small and len(long) >= OPEN and words[-1:] not in STOPS)


HEAD = re.compile(CROSSHEAD)

# A sentence as long as this has a verb and another small word, and one without its stop a small word.
HEADLINE = 8
OPEN = 5
STOPS = '.!?"”’'

# What posts end with, also where an address lost its marks: "pic.twitter.comabc", "httpst.coabc".
ADDRESS = re.compile(r"https?\S|pic\.twitter")
