"""From words to a member of the cast: names, pronouns, titles and descriptions."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.annotating.cast.lexicon import countries, offices
from rashomon.annotating.cast.mentions import Mention
from rashomon.annotating.cast.roles import adjective_of, phrase
from rashomon.annotating.cast.syntax import (
    country_of,
    is_inside_what_is_said,
    last_noun,
    modifiers,
    places_of,
    rank,
    subject_of,
)
from rashomon.annotating.marks import quotations
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.model import Entity, Participant, Span

_PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_NEUTER = frozenset({"it", "its", "itself"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
# How many paragraphs back a pronoun or a description looks: news names people anew every few paragraphs.
HORIZON = 6

# A headline or standfirst is among the first paragraphs, under what furniture is left.
HEADLINES = 3

# How sure a resolution is, by its way: an order set by judgement, not a measured share of right ones.
SURE_OF_PRONOUN = 0.8
SURE_OF_TITLE = 0.85
SURE_OF_DESCRIPTION = 0.7
SURE_OF_UNNAMED = 0.6

# How many sentences before its own "they", and "he" for someone unnamed, look back.
FAR_PLURAL = 2
FAR_UNNAMED = 2


@dataclass(frozen=True)
class Cast:
    """The named entities of one report, in text order, and the way from words to one of them."""

    entities: tuple[Entity, ...]
    parsed: Parsed
    mentions: tuple[Mention, ...]

    @classmethod
    def of(cls, parsed: Parsed, mentions: Sequence[Mention]) -> "Cast":
        """Make the cast of a report from its named mentions."""
        entities = tuple(
            Entity(evidence=m.paragraph.evidence(m.tokens), label=m.label, name=m.name, role=m.role) for m in mentions
        )
        return cls(entities, parsed, tuple(mentions))

    def participant(self, paragraph: Paragraph, head: Token) -> Participant:
        """Return whom the noun phrase with this head token stands for.

        A pronoun, a surname or a title is resolved to the canonical name where the report allows it; else the words
        of the phrase themselves, without its article, are the name.
        """
        if head.pos_ == "ADP":
            head = next((child for child in head.children if child.dep_ == "pobj"), head)
        mention = self.mention(paragraph, head) or self._apposed(paragraph, head)
        if mention:
            return _named(mention)
        order = self._orders[paragraph.start]
        if head.pos_ == "PRON" or head.lower_ in _PERSONAL:
            return self._pronoun(paragraph, order, head)
        return self._described(paragraph, order, head)

    def participants(self, paragraph: Paragraph, head: Token) -> Sequence[Participant]:
        """Return every member of the coordination with this head ("Kerry and Lavrov"), first to last."""
        heads = sorted([head, *head.conjuncts], key=lambda token: token.i)
        return [self.participant(paragraph, token) for token in heads if token.pos_ not in ("VERB", "AUX")]

    def mention(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """Return the name that this token belongs to, if any."""
        return self._at.get((paragraph.start, token.i))

    def antecedent(self, paragraph: Paragraph, head: Token) -> Mention | None:
        """Return the name that "he", "she" or "it" stands for, if any."""
        order, word = self._orders[paragraph.start], head.lower_
        if word in _PERSONAL:
            return self._antecedent(order, head, ("PERSON",), _PERSONAL[word])
        if word in _NEUTER:
            return self._antecedent(order, head, ("ORG", "GPE"), "") or self._said_of_itself(paragraph, head)
        return None

    def agrees(self, head: Token, label: str | None, name: str) -> bool:
        """Say whether a personal pronoun may stand for someone, by what is known of them."""
        word = head.lower_
        if word in _PERSONAL:
            if label is None:
                return name.lower().startswith("one of ") or offices().is_person(last_noun(name), _PERSONAL[word])
            known = next((m.sex for m in self.mentions if m.name == name and m.sex), "")
            return label == "PERSON" and known in ("", _PERSONAL[word])
        if word in _NEUTER:
            return label in ("ORG", "GPE") or (label is None and not name.endswith("s"))
        return word in _PLURAL and (
            label in ("NORP", "ORG") or " and " in name or (label is None and name.endswith("s"))
        )

    def is_subject_after(self, mention: Mention, at: int) -> bool:
        """Say whether a name is the subject of a main clause and stands after an offset of the article."""
        return mention.paragraph.span(mention.tokens).start > at and rank(mention.root) == 0

    def _said_of_itself(self, paragraph: Paragraph, head: Token) -> Mention | None:
        """Return the subject of what is said, where nothing before fits: "Russia will hold talks, it said"."""
        here = self._by_paragraph[self._orders[paragraph.start]]
        said = [m for m in here if m.end <= head.i and m.root.sent == head.sent and rank(m.root) < 2]
        return next((m for m in said if m.label in ("ORG", "GPE")), None)

    @cached_property
    def _at(self) -> dict[tuple[int, int], Mention]:
        return {(m.paragraph.start, i): m for m in self.mentions for i in range(m.start, m.end)}

    @cached_property
    def _orders(self) -> dict[int, int]:
        return {paragraph.start: order for order, paragraph in enumerate(self.parsed.paragraphs)}

    @cached_property
    def _by_paragraph(self) -> list[list[Mention]]:
        found: list[list[Mention]] = [[] for _ in self.parsed.paragraphs]
        for mention in self.mentions:
            found[mention.order].append(mention)
        return found

    @cached_property
    def quotations(self) -> list[list[Span]]:
        """What stands between quotation marks, paragraph by paragraph."""
        return [quotations(paragraph) for paragraph in self.parsed.paragraphs]

    def _apposed(self, paragraph: Paragraph, head: Token) -> Mention | None:
        """Return the person named beside an office: "his spokesman, John Kirby", "the group's head, Rami Saleh"."""
        if head.pos_ not in ("NOUN", "PROPN"):
            return None
        if owner := self._described_person(paragraph, head) or self._called(paragraph, head):
            return owner
        for child in head.children:
            if child.dep_ == "appos" or (child.dep_ == "compound" and head.lower_ in offices().titles):
                mention = self.mention(paragraph, child)
                if mention and mention.label == "PERSON" and head.lemma_.lower() in offices().office:
                    return mention
        return None

    def _described_person(self, paragraph: Paragraph, head: Token) -> Mention | None:
        """Return the person whom a noun describes: "Ana Roth, a judge", "actress Ana Roth", "Roth is a judge"."""
        first = head
        while first.dep_ == "conj" and first.head.pos_ == "NOUN":
            first = first.head
        if first.dep_ in ("appos", "compound", "nmod"):
            named = self.mention(paragraph, first.head)
        elif first.dep_ == "attr" and first.head.lemma_ in ("be", "become"):
            subject = next((t for t in first.head.lefts if t.dep_ == "nsubj"), None)
            named = self.mention(paragraph, subject) or self.antecedent(paragraph, subject) if subject else None
        else:
            return None
        fits = named and named.label == "PERSON" and head.tag_ == "NN" and offices().is_person(head.lower_)
        return named if fits else None

    def _called(self, paragraph: Paragraph, head: Token) -> Mention | None:
        """Return the name in "an organisation known as the White Helmets"."""
        for verb in head.rights:
            if verb.dep_ == "acl" and verb.lemma_ in ("know", "call", "name", "dub"):
                below = [child for part in verb.rights for child in (part, *part.children)]
                return next((m for child in below if (m := self.mention(paragraph, child))), None)
        return None

    def _pronoun(self, paragraph: Paragraph, order: int, head: Token) -> Participant:
        word = head.lower_
        if word in _REFLEXIVE and (subject := subject_of(head)) is not None:
            return self.participant(paragraph, subject)
        if word in ("who", "which", "that") and head.dep_ in ("nsubj", "nsubjpass") and head.head.dep_ == "relcl":
            return self.participant(paragraph, head.head.head)
        if word in _PLURAL:
            return self._plural(paragraph, order, head)
        antecedent = self.antecedent(paragraph, head)
        if antecedent is None and (unnamed := self._unnamed(order, head)):
            return Participant(evidence=paragraph.evidence(head), name=unnamed, confidence=SURE_OF_UNNAMED)
        if antecedent is None:
            return Participant(
                evidence=paragraph.evidence(head), name=head.text.lower() if word != "i" else "I", confidence=0.3
            )
        return Participant(
            evidence=paragraph.evidence(head),
            name=antecedent.name,
            label=antecedent.label,
            named=True,
            confidence=SURE_OF_PRONOUN,
        )

    def _plural(self, paragraph: Paragraph, order: int, head: Token) -> Participant:
        """Return the plural subject before "they", in its sentence or the two before it, where there is one."""
        name = "they"
        for sentence in islice(self._earlier_sentences(order, head), 1 + FAR_PLURAL):
            fitting = [
                token
                for token in sentence
                if token.dep_ in ("nsubj", "nsubjpass")
                and (token.tag_ in ("NNS", "NNPS") or token.lower_ == "police" or token.ent_type_ == "ORG")
                and not (token.doc is head.doc and (token.i >= head.i or is_inside_what_is_said(token, head)))
                and not self._is_quoted(order if token.doc is head.doc else order - 1, token)
            ]
            if fitting:
                begin, end = phrase(min(fitting, key=rank))
                name = " ".join(sentence.doc[begin:end].text.split())
                break
        return Participant(evidence=paragraph.evidence(head), name=name, confidence=0.3 if name == "they" else 0.6)

    def _unnamed(self, order: int, head: Token) -> str | None:
        """Return who without a name "he" or "she" stands for: the nearest man, suspect or official that agrees."""
        sex = _PERSONAL.get(head.lower_)
        if sex is None:
            return None
        for sentence in islice(self._earlier_sentences(order, head), 1 + FAR_UNNAMED):
            fitting = [
                token
                for token in sentence
                if token.tag_ == "NN"
                and offices().is_person(token.lower_, sex)
                and not (token.doc is head.doc and (token.i >= head.i or token.is_ancestor(head)))
                and token.dep_ not in ("compound", "attr", "appos")
            ]
            if fitting:
                begin, end = phrase(min(fitting, key=rank))
                return " ".join(sentence.doc[begin:end].text.split())
        return None

    def _earlier_sentences(self, order: int, head: Token) -> Iterator[Tokens]:
        """Yield the sentence of a token, those before it, and those of the paragraph before, nearest first."""
        yield from reversed([s for s in head.doc.sents if s.start <= head.i])
        if order:
            yield from reversed(list(self.parsed.paragraphs[order - 1].doc.sents))

    def _antecedent(self, order: int, head: Token, labels: tuple[str, ...], sex: str) -> Mention | None:
        """Return the nearest fitting name before a pronoun: sentence by sentence back, subjects first."""
        quoted = self._is_quoted(order, head)
        for sentence in self._sentences_before(order, head):
            fitting = [
                m
                for m in sentence
                if m.label in labels
                and not (sex and m.sex and m.sex != sex)
                and (quoted or not self._is_quoted(m.order, m.root))
                and (m.label == "PERSON" or rank(m.root) < 2)
                and not (m.order == order and m.root.sent == head.sent and is_inside_what_is_said(m.root, head))
            ]
            if fitting:
                return min(fitting, key=lambda m: (rank(m.root), m.start))
        return None

    def _sentences_before(self, order: int, head: Token) -> Iterator[list[Mention]]:
        """Yield the mentions of each sentence before a token, nearest sentence first, the title last of all."""
        for back in range(order, max(-1, order - HORIZON), -1):
            mentions = [m for m in self._by_paragraph[back] if back < order or m.end <= head.i]
            ends = sorted({m.root.sent.start for m in mentions}, reverse=True)
            for start in ends:
                yield [m for m in mentions if m.root.sent.start == start]

    def _is_quoted(self, order: int, token: Token) -> bool:
        at = self.parsed.paragraphs[order].start + token.idx
        return any(span.start <= at < span.end for span in self.quotations[order])

    def _described(self, paragraph: Paragraph, order: int, head: Token) -> Participant:
        begin, end = phrase(head)
        tokens = paragraph.doc[begin:end]
        evidence = paragraph.evidence(
            paragraph.doc[head.left_edge.i : end] if head.left_edge.pos_ in ("DET", "PRON") else tokens
        )
        name = " ".join(tokens.text.split())
        first = paragraph.doc[head.left_edge.i]
        definite = (
            first.lower_ in ("the", "this", "that", "these", "those") or first.dep_ == "poss" or first.tag_ == "PRP$"
        )
        titled = head.lemma_.lower() in offices().office
        if (
            titled
            and (definite or (first.i == begin and end - begin > 1 and head.tag_ == "NN" and first.pos_ != "DET"))
            and (person := self._titled(order, head, definite))
        ):
            return Participant(
                evidence=evidence, name=person.name, label="PERSON", named=True, confidence=SURE_OF_TITLE
            )
        if body := self._state_body(paragraph, head) or (
            self._organisation(order, head) if definite and not titled else None
        ):
            return Participant(evidence=evidence, name=body, label="ORG", named=True, confidence=SURE_OF_DESCRIPTION)
        known = " ".join([*modifiers(head), head.lower_])
        if definite and known in offices().generic and (last := self._last_subject(order, head)):
            return Participant(
                evidence=evidence, name=last.name, label=last.label, named=True, confidence=SURE_OF_DESCRIPTION
            )
        if definite and len(name.split()) == 1 and (fuller := self._fuller(order, head)):
            return Participant(evidence=evidence, name=fuller, confidence=SURE_OF_DESCRIPTION)
        return Participant(evidence=evidence, name=self._completed(order, head, name))

    def _titled(self, order: int, head: Token, definite: bool) -> Mention | None:
        """Return the last person whose office is the one of "the French president", "his spokesman", "the pope".

        A headline's bare "Russian foreign minister" comes before the name: the first such person of the report.
        """
        wanted = {head.lemma_.lower()} | {
            t.lower_ for t in head.lefts if t.dep_ in ("amod", "compound") and t.lower_ not in ("former", "late")
        }
        wanted = {country_of(word) for word in wanted}
        if head.tag_ in ("NNS", "NNPS"):
            return None
        if not definite and order > HEADLINES:
            return None
        for mention in self._back(order, head) if definite else self.mentions:
            if mention.label != "PERSON":
                continue
            role = {
                country_of(word)
                for word in self._roles.get(mention.name, "").lower().replace("’s", "").replace("'s", "").split()
            }
            if wanted <= role:
                return mention
        return None

    @cached_property
    def _roles(self) -> dict[str, str]:
        roles: dict[str, str] = {}
        for mention in self.mentions:
            if mention.label != "PERSON":
                continue
            more = mention.role or (mention.name if mention.name.split()[0].lower() in offices().royal else "")
            if more:
                roles[mention.name] = f"{roles.get(mention.name, '')} {more}".strip()
        return roles

    def _back(self, order: int, head: Token) -> Iterator[Mention]:
        for back in range(order, -1, -1):
            for mention in reversed(self._by_paragraph[back]):
                if back < order or mention.end <= head.i:
                    yield mention

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
        mention = self.mention(
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
            paragraph = self.parsed.paragraphs[back]
            last = head.i if back == order else len(paragraph.doc)
            for mention in reversed(self._by_paragraph[back]):
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
            paragraph = self.parsed.paragraphs[order]
            named = ((at, self._state_body(paragraph, paragraph.doc[at])) for at in places_of(head, paragraph))
            self._known_bodies[key] = [(at, body) for at, body in named if body]
        return self._known_bodies[key]

    @cached_property
    def _known_bodies(self) -> dict[tuple[int, int], Sequence[tuple[int, str]]]:
        return {}

    def _last_subject(self, order: int, head: Token) -> Mention | None:
        """Return the organisation that was the last subject, for "the group"; rather one that was called a group."""
        for mention in self._back(order, head):
            if mention.order < order - HORIZON:
                break
            before = mention.paragraph.doc[mention.start - 1] if mention.start else None
            if mention.label == "ORG" and before is not None and before.lower_ == head.lower_:
                return mention
        for mention in self._back(order, head):
            if mention.order < order - 2:
                return None
            if mention.label == "ORG" and rank(mention.root) < 2 and not self._is_quoted(mention.order, mention.root):
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
            paragraph, found = self.parsed.paragraphs[order], []
            doc = paragraph.doc
            for at in places_of(head, paragraph):
                if doc[at].dep_ in ("nsubj", "nsubjpass", "pobj"):
                    begin, end = phrase(doc[at])
                    begin += sum(token.ent_type_ == "DATE" for token in doc[begin:at])
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
            if organisation := self._organisation(order, child):
                return name.replace(child.text, organisation, 1)
        return name


def _named(mention: Mention) -> Participant:
    full = mention.tokens.text == mention.name or len(mention.tokens) > 1
    return Participant(
        evidence=mention.paragraph.evidence(mention.tokens),
        name=mention.name,
        label=mention.label,
        named=True,
        confidence=1.0 if full else 0.95,
    )
