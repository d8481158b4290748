"""One name for each member of the cast: the fullest form in the report, without titles."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rashomon.annotating.cast.lexicon import countries, offices
from rashomon.annotating.cast.mentions import Mention
from rashomon.annotating.cast.syntax import rank
from rashomon.wording.names import given_names
from rashomon.wording.sounds import sound

_PARTICLES = ("al-", "el-", "as-", "ad-", "an-", "ar-", "at-")


# A place of so many letters is printed in capitals ("BOSTON —"); less are its first letters ("N.Y.", "NYC").
SHORTEST_IN_CAPITALS = 5

# Tokens of the longest names of states ("the Democratic Republic of the Congo").
LONGEST_STATE = 6


@dataclass
class _Figure:
    """A full name met in the report, and where it was met last."""

    words: tuple[str, ...]
    label: str
    name: str
    sex: str = ""
    last: tuple[int, int] = (-1, -1)
    told: tuple[int, int] = (-1, -1)  # where the full name was a subject last
    count: int = 0
    in_office: bool = False  # is told with an office of state
    is_kin: bool = False  # is told as somebody's child, wife, brother ...


@dataclass
class _Register:
    """The full names of a report."""

    figures: list[_Figure] = field(default_factory=list)

    def add(self, mention: Mention, words: tuple[str, ...]) -> None:
        """Take up a full name, or count it once more."""
        for figure in self.figures:
            if figure.words == words and figure.label == mention.label:
                break
        else:
            figure = _Figure(words, mention.label, _plain(mention))
            self.figures.append(figure)
        figure.count += 1
        figure.sex = figure.sex or _sex(mention, words)
        if mention.label == "PERSON":
            figure.in_office = figure.in_office or _in_office(mention)
            figure.is_kin = figure.is_kin or _is_kin(mention)

    def add_surname(self, mention: Mention, words: tuple[str, ...]) -> None:
        """Take up a titled surname of somebody whom no full name of the report is ("Mr. Roth" beside "Ana Roth")."""
        family = [one for one in self.figures if one.label == "PERSON" and len(one.words) > 1 and words[0] in one.words]
        if family and not self._fitting(mention, words):
            self.add(mention, words)

    def drop_run_together(self, alone: Counter[str]) -> None:
        """Drop what begins with a surname ("Kerry Lavrov", "Obama Willing") or ends with letters ("Glenn Beck CPAC").

        So tags and headlines run on; a surname is the last word of another name or stands `alone` more than once.
        """
        surnames = {figure.words[-1] for figure in self.figures if figure.label == "PERSON"}
        surnames |= {word for word, count in alone.items() if count > 1}
        self.figures = [
            figure
            for figure in self.figures
            if figure.label != "PERSON"
            or figure.count > 1
            or not ((len(figure.words) == 2 and figure.words[0] in surnames) or _ends_in_letters(figure.name))
        ]

    def find(self, mention: Mention, words: tuple[str, ...]) -> _Figure | None:
        """Return the full name that the words stand for: the one met last, else the first of the report."""
        fitting = self._fitting(mention, words)
        if not fitting:
            return None
        met = [figure for figure in fitting if figure.last >= (0, 0)]
        if len(words) > 1 and mention.label == "ORG":
            return max(fitting, key=lambda figure: (len(figure.words), figure.last))
        if len(words) > 1:
            return max(fitting, key=lambda figure: (len(figure.words), figure.count))
        return max(met, key=lambda figure: figure.last) if met else fitting[0]

    def _fitting(self, mention: Mention, words: tuple[str, ...]) -> list[_Figure]:
        """Return whom words may stand for: nobody of the other sex, and who holds an office before the family."""
        fitting = [
            figure
            for figure in self.figures
            if figure.label == mention.label and _stands_for(words, figure, mention.label)
        ]
        if mention.label != "PERSON" or len(words) > 1:
            return fitting
        if sex := _title_sex(mention):
            fitting = [figure for figure in fitting if figure.sex in ("", sex)]
        rulers = [figure for figure in fitting if figure.in_office]
        told = max(fitting, key=lambda figure: figure.told, default=None)
        if told and not _in_office(mention) and told.told[0] >= mention.order - 1 >= 0 and not _met_since(told, rulers):
            return [told]
        if rulers or not _in_office(mention):
            return rulers or fitting
        # "President Roth" is none of the children.
        return [figure for figure in fitting if not figure.is_kin]


def name_mentions(mentions: Sequence[Mention]) -> list[Mention]:
    """Give every mention its canonical name and, to persons, what is known of their sex."""
    register = _Register()
    for mention in mentions:
        words = key(mention)
        if (mention.label == "PERSON" and len(words) > 1) or mention.label in ("ORG", "LOC", "FAC"):
            register.add(mention, words)
    register.drop_run_together(
        Counter(
            key(mention)[0]
            for mention in mentions
            if mention.label == "PERSON" and len(mention.tokens) == 1 and mention.tokens.text not in given_names()
        )
    )
    for mention in mentions:
        words = key(mention)
        if mention.label == "PERSON" and len(words) == 1 and (_title_sex(mention) or _in_office(mention)):
            register.add_surname(mention, words)
    return list(_named(mentions, register))


def _named(mentions: Sequence[Mention], register: _Register) -> Iterator[Mention]:
    for mention in mentions:
        if mention.label in ("GPE", "NORP"):
            yield replace(mention, name=_place_name(mention))
            continue
        figure = register.find(mention, key(mention))
        if figure is None:
            yield replace(mention, name=_plain(mention), sex=_sex(mention, key(mention)))
            continue
        figure.last = (mention.order, mention.start)
        if len(key(mention)) > 1 and rank(mention.root) == 0:
            figure.told = figure.last
        yield replace(mention, name=figure.name, sex=figure.sex or _title_sex(mention))


def key(mention: Mention) -> tuple[str, ...]:
    """Return the words of a name as they are compared: lower case, without Arabic articles, a person's as they sound.

    A body begins with its state, so that "Russia's Defense Ministry" is the Russian one and never Ukraine's.
    """
    words = _words(mention)
    if mention.label == "PERSON":
        return tuple(map(sound, words))
    if mention.label != "ORG":
        return words
    if state := _owner(mention):
        return (state, *words)
    state = countries().people.get(mention.tokens[0].text)
    return (state, *words[1:]) if state and len(words) > 1 else words


def _words(mention: Mention) -> tuple[str, ...]:
    words = [token.lower_ for token in mention.tokens if not token.is_punct or token.text == "."]
    if mention.owns:
        words[-1] = words[-1].removesuffix("s")
    joined = " ".join(words).replace(" - ", "-").replace("- ", "-").replace("defence", "defense")
    return tuple(_bare(word) for word in joined.split() if word not in ("al", "el")) or tuple(words)


def _owner(mention: Mention) -> str | None:
    """Return the state in the possessive before a name: "South Korea's Defense Ministry"."""
    doc, mark = mention.paragraph.doc, mention.start - 1
    lost = doc[mark].text[:-1] if mark >= 0 and doc[mark].text.endswith("s") else ""
    if lost in countries().named:
        return countries().named[lost]  # "Norways Defense Ministry", where the apostrophe is lost
    if mark < 1 or doc[mark].text not in ("'s", "’s", "'", "’"):
        return None
    names = (doc[start:mark].text for start in range(max(0, mark - LONGEST_STATE), mark))
    return next((countries().named[name] for name in names if name in countries().named), None)


def _bare(word: str) -> str:
    return word[3:] if word.startswith(_PARTICLES) and len(word) > 4 else word


def _plain(mention: Mention) -> str:
    """Return the words as a name; a royal given name keeps its title, a state's body its country."""
    doc, name = mention.paragraph.doc, _as_written(mention)
    before = doc[mention.start - 1] if mention.start else None
    if before is None:
        return name
    if (
        mention.label == "PERSON"
        and before.lower_ in offices().royal
        and len(key(mention)) == 1
        and before.text[:1].isupper()
    ):
        return f"{before.text} {name}"
    if mention.label == "ORG" and (state := _owner(mention)):
        return f"{countries().adjective[state]} {name}"
    return name


def _as_written(mention: Mention) -> str:
    words = " ".join(mention.tokens.text.split())
    return words.removesuffix("s") if mention.owns else words


def _place_name(mention: Mention) -> str:
    name = _as_written(mention)
    if mention.label == "NORP":
        return name
    if name.isupper() and len(name) >= SHORTEST_IN_CAPITALS and name not in countries().named:
        name = name.title()
    return countries().named.get(name, name)


def _stands_for(words: tuple[str, ...], figure: _Figure, label: str) -> bool:
    full = figure.words
    if words == full:
        return True
    if label == "PERSON":
        return _is_short_person(words, full)
    if len(words) >= len(full):
        return False
    if len(words) == 1:
        (word,) = words
        if word == "".join(w[0] for w in full if w not in ("of", "the", "for", "and", "in", "to")):
            return True
        return word not in offices().many_bear and word in full and word in offices().organisation
    if full[: len(words)] == words:
        return (full[-1] in offices().organisation and len(words) == len(full) - 1) or full[len(words)] in ("for", "of")
    return full[-len(words) :] == words


def _met_since(told: _Figure, others: Sequence[_Figure]) -> bool:
    """Say whether one of some others was met after somebody's full name was a subject."""
    return any(other.last > told.told for other in others if other is not told)


def _ends_in_letters(name: str) -> bool:
    """Say whether a name ends with an acronym, and not with a number of a king or a generation ("III")."""
    last = name.split()[-1]
    return len(last) > 2 and last.isalpha() and last.isupper() and not name.isupper() and not set(last) <= set("IVX")


def _is_short_person(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(words) == 1:
        (word,) = words
        return word in full or (word.endswith("s") and word[:-1] == full[-1])
    if len(words) >= len(full):
        return words[-1] == full[-1] + "s" and words[:-1] == full[:-1]
    if words[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(word in rest for word in words)


def _title_sex(mention: Mention) -> str:
    before = mention.paragraph.doc[mention.start - 1].lower_ if mention.start else ""
    first = mention.tokens[0].lower_ if len(mention.tokens) > 1 else ""  # "Female Witness"
    lexicon = offices()
    for words in ({before}, {first}, set((mention.role or "").lower().split())):  # "Mrs. Roth's spokesman, Mr. Lind"
        if words & lexicon.feminine:
            return "f"
        if words & lexicon.masculine:
            return "m"
    return ""


def _in_office(mention: Mention) -> bool:
    """Say whether a person is told with an office of state: "President Roth", "Ana Roth, the governor"."""
    return not offices().state.isdisjoint((mention.role or "").lower().split())


def _is_kin(mention: Mention) -> bool:
    """Say whether a name is told as somebody's kin: "his daughters Ana and Eva Roth", "Ana Roth, a sister of ..."."""
    root, kin = mention.root, offices().kin
    near = [child for child in root.children if child.dep_ in ("appos", "compound", "nmod")]
    near += [one.head for one in (root, *root.conjuncts) if one.dep_ == "appos"]
    near += [child for one in root.conjuncts for child in one.children if child.dep_ in ("appos", "compound")]
    joined = any(one.text == root.text for one in root.conjuncts)  # "Ana Roth and Eva Roth"
    return joined or any(token.lemma_.lower() in kin for token in near)


def _sex(mention: Mention, words: tuple[str, ...]) -> str:
    if mention.label != "PERSON":
        return ""
    first = mention.tokens[0].text
    return _title_sex(mention) or (given_names().get(first, "") if len(words) > 1 else "")
