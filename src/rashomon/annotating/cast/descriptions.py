"""Whom a noun phrase stands for: offices ("his spokesman"), bodies ("the ministry"), what is said of a name."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from rashomon.annotating.cast.bodies import body_beside
from rashomon.annotating.cast.lexicon import countries, offices
from rashomon.annotating.cast.mentions import Mention
from rashomon.annotating.cast.pronouns import Pronouns
from rashomon.annotating.cast.roles import adjective_of, phrase
from rashomon.annotating.cast.roll import HORIZON, Roll
from rashomon.annotating.cast.syntax import country_of, modifiers, places_of, rank
from rashomon.annotating.parsing import Paragraph
from rashomon.model import Participant

# A headline or standfirst is among the first paragraphs, under what furniture is left. By judgement.
HEADLINES = 3

# How sure a resolution is, by its way: an order set by judgement, not a measured share of right ones.
SURE_OF_TITLE = 0.85
SURE_OF_DESCRIPTION = 0.7

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True)
class Descriptions:
    """The way from a noun phrase to who it describes."""

    roll: Roll
    pronouns: Pronouns

    def participant(self, paragraph: Paragraph, head: Token) -> Participant:
        """Return whom the noun phrase of a head stands for; its own words where that is nobody named."""
        order, doc = self.roll.order_of(paragraph), paragraph.doc
        begin, end = phrase(head)
        first = next((t for t in head.lefts if t.tag_ in ("DT", "PRP$") or t.dep_ == "poss"), doc[head.left_edge.i])
        first = doc[first.left_edge.i]
        evidence = paragraph.evidence(doc[first.i if first.pos_ in ("DET", "PRON") else begin : end])
        definite = first.lower_ in _DEFINITE or first.dep_ == "poss" or first.tag_ == "PRP$"
        titled = head.lemma_.lower() in offices().office
        bare = first.i == begin and end - begin > 1 and head.tag_ == "NN" and first.pos_ != "DET"
        if titled and (definite or bare) and (person := self._titled(order, head, definite)):
            return Participant(
                evidence=evidence, name=person.name, label="PERSON", named=True, confidence=SURE_OF_TITLE
            )
        body = self._state_body(paragraph, head)
        if body is None and definite and not titled:
            body = self._organisation(order, head)
        if body is None and definite and " ".join([*modifiers(head), head.lower_]) in offices().generic:
            last = self._last_subject(order, head)
            body = last.name if last else None
        if body:
            return Participant(evidence=evidence, name=body, label="ORG", named=True, confidence=SURE_OF_DESCRIPTION)
        name = " ".join(doc[begin:end].text.split())
        if definite and len(name.split()) == 1 and (fuller := self._fuller(order, head)):
            return Participant(evidence=evidence, name=fuller, confidence=SURE_OF_DESCRIPTION)
        return Participant(evidence=evidence, name=self._completed(order, head, name))

    def beside(self, paragraph: Paragraph, head: Token) -> Mention | None:
        """Return the person named beside an office: "his spokesman, John Kirby", "the group's head, Rami Saleh"."""
        if head.pos_ not in ("NOUN", "PROPN"):
            return None
        named = self._described_person(paragraph, head) or self._called(paragraph, head) or self._body(paragraph, head)
        if named:
            return named
        for child in head.children:
            if child.dep_ == "appos" or (child.dep_ == "compound" and head.lower_ in offices().titles):
                mention = self.roll.mention(paragraph, child)
                known = head.lemma_.lower() in offices().office or offices().is_person(head.lower_)
                if mention and mention.label == "PERSON" and known:
                    return mention
        return None

    def _described_person(self, paragraph: Paragraph, head: Token) -> Mention | None:
        """Return the person whom a noun describes: "Ana Roth, a judge", "actress Ana Roth", "Roth is a judge"."""
        first = head
        while first.dep_ == "conj" and first.head.pos_ == "NOUN":
            first = first.head
        if first.dep_ in ("appos", "compound", "nmod"):
            named = self.roll.mention(paragraph, first.head)
        elif first.dep_ == "attr" and first.head.lemma_ in ("be", "become"):
            subject = next((t for t in first.head.lefts if t.dep_ == "nsubj"), None)
            named = (
                self.roll.mention(paragraph, subject) or self.pronouns.antecedent(paragraph, subject)
                if subject
                else None
            )
        else:
            return None
        fits = named and named.label == "PERSON" and head.tag_ == "NN" and offices().is_person(head.lower_)
        return named if fits else None

    def _body(self, paragraph: Paragraph, head: Token) -> Mention | None:
        """Return the body named around what it is: "the rebel group Northern Front", "the Northern Front group"."""
        if head.lower_ not in offices().generic or head.i + 1 == len(head.doc):
            return None
        after = self.roll.mention(paragraph, head.nbor())
        if after and after.label == "ORG":
            return after
        before = head.i - 1
        while before > 0 and head.doc[before].lower_ in offices().kind:
            before -= 1
        mention = self.roll.mention(paragraph, head.doc[before]) if before >= 0 else None
        telling = head.lower_ in offices().behind or (head.lower_ == "agency" and head.nbor(-1).lower_ == "news")
        return mention if mention and mention.label == "ORG" and telling else None

    def _called(self, paragraph: Paragraph, head: Token) -> Mention | None:
        """Return the name in "an organisation known as the White Helmets"."""
        for verb in head.rights:
            if verb.dep_ == "acl" and verb.lemma_ in ("know", "call", "name", "dub"):
                below = [child for part in verb.rights for child in (part, *part.children)]
                return next((m for child in below if (m := self.roll.mention(paragraph, child))), None)
        return None

    def _titled(self, order: int, head: Token, definite: bool) -> Mention | None:
        """Return the last person whose office is the one of "the French president", "his spokesman", "the pope".

        A headline's bare "Russian foreign minister" comes before the name: the first such person of the report.
        """
        said = {head.lemma_.lower(), *(t.lower_ for t in head.lefts if t.dep_ in ("amod", "compound"))}
        wanted = {country_of(_office(word)) for word in said - {"former", "late"}}
        if head.tag_ in ("NNS", "NNPS"):
            return None
        if not definite and order > HEADLINES:
            return None
        for mention in self.roll.back(order, head) if definite else self.roll.mentions:
            if mention.label != "PERSON":
                continue
            held = (role for role in self._roles.get(mention.name, ()) if not (role & offices().not_in_office) - said)
            if wanted <= frozenset[str]().union(*held):
                return mention
        return None

    @cached_property
    def _roles(self) -> dict[str, list[frozenset[str]]]:
        """The offices of each person, each as its words."""
        roles: dict[str, list[frozenset[str]]] = {}
        for mention in self.roll.mentions:
            if mention.label != "PERSON":
                continue
            more = mention.role or (mention.name if mention.name.split()[0].lower() in offices().royal else "")
            if more:
                words = more.lower().replace("’s", "").replace("'s", "").split()
                roles.setdefault(mention.name, []).append(frozenset(country_of(_office(word)) for word in words))
        return roles

    def _state_body(self, paragraph: Paragraph, head: Token) -> str | None:
        """Return "Russian Foreign Ministry" for "Russia's foreign ministry" and "the Russian foreign ministry"."""
        doc = paragraph.doc
        begin = head.i
        while (
            begin
            and doc[begin - 1].dep_ in ("compound", "amod", "nmod")
            and doc[begin - 1].head.i == head.i
            and not adjective_of(doc[begin - 1].text)
        ):
            begin -= 1
        body = doc[begin : head.i + 1].text
        if body.lower() not in offices().body or begin == 0:
            return None
        words = body.title() if head.lower_ in ("ministry", "office", "department") else body.lower()
        if owner := next((c for p in head.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"), None):
            adjective = adjective_of(owner.text)
            return f"{adjective} {words}" if adjective else None
        seat = next((c for p in head.rights if p.lower_ == "in" for c in p.children if c.dep_ == "pobj"), None)
        if seat is not None and (state := countries().governed_from(seat.text)):
            return f"{countries().adjective[state]} {words}"
        country = doc[begin - 2].text if doc[begin - 1].text in ("'s", "’s") and begin > 1 else doc[begin - 1].text
        mention = self.roll.mention(
            paragraph, doc[begin - 2] if doc[begin - 1].text in ("'s", "’s") and begin > 1 else doc[begin - 1]
        )
        adjective = adjective_of(mention.name if mention else country) or adjective_of(country)
        if adjective is None:
            return None
        return f"{adjective} {words}"

    def _organisation(self, order: int, head: Token) -> str | None:
        """Return the last body whose name has the head noun in it: "the ministry", "the observatory"."""
        if head.tag_ in ("NNS", "NNPS") or any(child.lower_ == "of" for child in head.rights):
            return None
        wanted = set(modifiers(head))
        is_body = head.lower_ in offices().body
        for back in range(order, -1, -1):
            paragraph = self.roll.parsed.paragraphs[back]
            last = head.i if back == order else len(paragraph.doc)
            for mention in reversed(self.roll.by_paragraph[back]):
                words = mention.name.lower().split()
                if mention.label == "ORG" and mention.end <= last and head.lower_ in words and wanted <= set(words):
                    return mention.name
            for at, body in reversed(self._state_bodies(back, head)) if is_body and order - back < HORIZON else ():
                if at < last and wanted <= set(body.lower().split()):
                    return body
        return None

    def _state_bodies(self, order: int, head: Token) -> Sequence[tuple[int, str]]:
        """Return where a paragraph names a state's ministry, army ... by the head noun, found once for each noun."""
        key = (order, head.lower)
        if key not in self._known_bodies:
            paragraph = self.roll.parsed.paragraphs[order]
            named = ((at, self._state_body(paragraph, paragraph.doc[at])) for at in places_of(head, paragraph))
            self._known_bodies[key] = [(at, body) for at, body in named if body]
        return self._known_bodies[key]

    @cached_property
    def _known_bodies(self) -> dict[tuple[int, int], Sequence[tuple[int, str]]]:
        return {}

    def _last_subject(self, order: int, head: Token) -> Mention | None:
        """Return the organisation that was the last subject, for "the group"; rather one that was called a group."""
        for mention in self.roll.back(order, head):
            if mention.order < order - HORIZON:
                break
            before = mention.paragraph.doc[mention.start - 1].lower_ if mention.start else ""
            if mention.label == "ORG" and head.lower_ in (before, body_beside(mention.paragraph.doc, mention.end)):
                return mention
        for mention in self.roll.back(order, head):
            if mention.order < order - 2:
                return None
            if (
                mention.label == "ORG"
                and rank(mention.root) < 2
                and not self.roll.is_quoted(mention.order, mention.root)
            ):
                return mention
        return None

    def _fuller(self, order: int, head: Token) -> str | None:
        """Return the longer description met before: "sources in the French presidency" for "the sources"."""
        for back in range(order, max(-1, order - HORIZON), -1):
            fuller = self._descriptions(back, head)
            last = bisect_left(fuller, (head.i, "")) if back == order else len(fuller)
            if last:
                return fuller[last - 1][1]
        return None

    def _descriptions(self, order: int, head: Token) -> Sequence[tuple[int, str]]:
        """Return where a paragraph has more to say with the head noun than the noun, found once for each noun."""
        key = (order, head.lower)
        if key not in self._known_descriptions:
            paragraph, found = self.roll.parsed.paragraphs[order], []
            doc = paragraph.doc
            for at in places_of(head, paragraph):
                if doc[at].dep_ in ("nsubj", "nsubjpass", "pobj"):
                    begin, end = phrase(doc[at])
                    begin += sum(token.ent_type_ in ("DATE", "TIME") for token in doc[begin:at])
                    if end - begin > 1:
                        found.append((at, " ".join(doc[begin:end].text.split())))
            self._known_descriptions[key] = found
        return self._known_descriptions[key]

    @cached_property
    def _known_descriptions(self) -> dict[tuple[int, int], Sequence[tuple[int, str]]]:
        return {}

    def _completed(self, order: int, head: Token, name: str) -> str:
        """Complete "ministry official" by the ministry named before it."""
        for child in head.lefts:
            if child.dep_ != "compound" or child.lower_ not in offices().body:
                continue
            if any(adjective_of(t.text) for t in child.lefts) or any(adjective_of(t.text) for t in head.lefts):
                continue
            organisation = self._organisation(order, child)
            if organisation and organisation.lower() not in name.lower():
                return name.replace(child.text, organisation, 1)
        return name


def _office(word: str) -> str:
    """Return the one word for an office of several names: a congressman is a representative."""
    return offices().spelled.get(word, word)
