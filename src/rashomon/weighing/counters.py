"""Counters: who is heard for a count, as its own sentence says it."""

import re
from collections.abc import Sequence

from rashomon.model import Article, Entity, Evidence, Figure, Participant, Span, evidence
from rashomon.wording.speech import SAID

BODIES = frozenset({"ORG", "PERSON"})


def find_counter(figure: Figure, sentence: Span, article: Article, entities: Sequence[Entity]) -> Participant | None:
    """Return who is heard for a figure in its own sentence, or in words in quotation marks; None for the report itself.

    Who "said" it behind the number is heard rather than who stands before it: texts run a heading and a sentence
    together. What a clause adds to their words ("they hit only rebels in the city, where 2,000 people live") is the
    report's own.
    """
    said_before = article.text.find(" that", sentence.start, figure.evidence.span.start) >= 0
    if said_before and (claimed := CLAIM_BY.search(article.text, sentence.start, figure.evidence.span.start)):
        who = evidence(article.id, article.text, *claimed.span("who"))
        return Participant(evidence=who, name=who.quote)
    if labelled := _label(figure.evidence, sentence, article, entities):
        return labelled
    if counting := _counting(figure.evidence, sentence, article, entities):
        return counting
    quoted = QUOTED.search(sentence.of(article.text)) is not None
    source = figure.source
    if source and _is_dateline(source, article.text):
        source = None
    if source and PUTS.match(article.text, source.evidence.span.end, figure.evidence.span.end):
        return source
    if source and not source.named and sentence.contains(source.evidence.span) and not _says(source, article.text):
        source = None
    after = source is not None and source.evidence.span.start >= figure.evidence.span.end
    if source and after and source.named:
        return source if quoted or sentence.contains(source.evidence.span) else None
    if not quoted and (behind := _behind(figure.evidence, sentence, article, entities)):
        return behind
    if source is None or quoted:
        return source
    told, speaker = figure.evidence.span, source.evidence.span
    adding = ADDING.search(article.text, speaker.end, max(speaker.end, told.start))
    says_behind = adding and SAID_THAT.search(article.text, adding.end(), told.start)
    return source if sentence.contains(speaker) and (says_behind or not adding) else None


def _label(words: Evidence, sentence: Span, article: Article, entities: Sequence[Entity]) -> Participant | None:
    """Return the body that stands with a colon before a count, as in headlines: "Red Cross: 80 dead"."""
    for entity in (one for one in entities if one.label in BODIES and one.evidence.span.start == sentence.start):
        end = entity.evidence.span.end
        if end <= words.span.start and article.text.startswith(": ", end):
            return Participant(evidence=entity.evidence, name=entity.name, label=entity.label, named=True)
    return None


def _counting(words: Evidence, sentence: Span, article: Article, entities: Sequence[Entity]) -> Participant | None:
    """Return the body that counts, by its verb right before the number: "the Observatory has counted more than 40"."""
    before = COUNTS.search(article.text, sentence.start, words.span.start)
    bodies = (one for one in entities if before and one.label == "ORG" and one.evidence.span.end == before.start())
    body = next(bodies, None)
    return Participant(evidence=body.evidence, name=body.name, label=body.label, named=True) if body else None


COUNTS = re.compile(
    r" (?:(?:had|has|have) )?(?:counted|documented|listed|recorded|registered|tallied|verified) (?:[a-z]+ ){0,3}$"
)


# "World leaders responded to the claim by activists in the town that 640 people were killed": the activists count.
CLAIM_BY = re.compile(r"\b(?:allegation|claim|report|statement)s? (?:by|from) (?:the )?(?P<who>[^,.;:]{3,80}?) that\b")

# "Police estimated the crowd at 8,000", "raised the toll to eleven", "..., the union at 20,000".
PUTTING = r"(?:br(?:ing|ought)|cut|estimat|increas|lower|plac|put|rais|reckon|reduc|revis|set|updat)\w*"
PUTS = re.compile(rf" (?:ha(?:d|s|ve) )?(?:{PUTTING} [^,.;:]{{1,60}}?|spoke of|at) [\w ]{{0,20}}(?:\d|[a-z]$)")

QUOTED = re.compile(r"[\"“”]")
# "Ann Roth, who runs the hospital, said on Sunday that 41 had died": what is added is of her, and she counts.
SAID_THAT = re.compile(rf", (?:also |later )?{SAID}\b")
ADDING = re.compile(r", (?:[\w-]+ ){0,5}?(?:where|which|who|whose|whom)\b")


def _is_dateline(speaker: Participant, text: str) -> bool:
    """Say whether who is credited with a figure is the place that a report begins with: "MOSCOW (Agency) -"."""
    words, start = speaker.evidence.quote, speaker.evidence.span.start
    capitals = words.isupper() and speaker.label in ("GPE", "LOC")
    return capitals and DATELINE.match(text, start + len(words)) is not None


DATELINE = re.compile(r"[^.\n]{0,40}?(?:\([^()\n]{1,30}\)| [–—-] )")

# "say", "told the agency", "reporting".
SAYING = (
    r"(?:accus|acknowledg|add|admit|alleg|announc|assert|believ|blam|cit|claim|conced|conclud|confirm|count|declar|deni"
    r"|deny|document|estimat|g[ai]v|indicat|insist|list|not|plac|post|predict|publish|put|quot|record|releas|report"
    r"|maintain|reveal|sa(?:id|y)|show|speak|spoke|stat|suggest|tall|tell|testif|told|warn|writ|wrote)\w*"
)

# Behind a source without a name: "in the town said"; before it: "according to".
SPEAKS = re.compile(
    r"(?: [a-z]+(?:ed|en|ing) (?:at|by|from|in|near|on) (?:the )?[A-Z][\w’'-]*)?"  # "parents of pupils held in Oran"
    rf"(?:[,–—-]? ?[a-z][\w'’-]*(?: [A-Z][\w.-]+)*)?(?:[,–—-]? (?!was |were )[a-z][\w'’-]*){{0,5}}?,? {SAYING}\b"
)
SPOKEN = re.compile(
    rf"(?:\b[Aa]ccording to|\b{SAYING}|\bby)(?: (?:a|an|by|its|some|the|to|unnamed))*(?: [a-z-]+){{0,2}} ?$"
)


def _says(source: Participant, text: str) -> bool:
    """Say whether a verb of saying stands beside a source without a name."""
    start, end = source.evidence.span.start, source.evidence.span.end
    before = SPOKEN.search(text, max(0, start - FAR), start)
    return before is not None or SPEAKS.match(text, end) is not None


FAR = 40

# "..., said the Observatory for", "... the civil defence said on Friday": whoever is named, or "the" with small words.
SAID_BY = re.compile(rf"\b(?:{SAID}|according to)(?: by)? (?:the )?")
SAYS_SO = re.compile(rf" {SAID}\b(?! to\b)")
NAMELESS = re.compile(r"\b(?:an?|the) (?P<who>(?:[a-z][a-z-]+ ){1,3})(?:said|says)\b")

# "... according to local reports."
ACCORDING = re.compile(r"\baccording to (?:an? |the )?(?P<who>[a-z][a-z-]+(?: [a-z-]+){0,2}?)(?=[.,;]|$)")


def _behind(words: Evidence, sentence: Span, article: Article, entities: Sequence[Entity]) -> Participant | None:
    """Return who is said behind a count to tell it, if anyone."""
    text, end = article.text, words.span.end
    for entity in entities:
        span = entity.evidence.span
        if span.start < end or span.end > sentence.end or entity.label not in BODIES:
            continue
        before = SAID_BY.search(text, max(end, span.start - FAR), span.start)
        if (before and before.end() == span.start) or SAYS_SO.match(text, span.end):
            return Participant(evidence=entity.evidence, name=entity.name, label=entity.label, named=True)
    has_said = text.find(" sa", end, sentence.end) >= 0
    told = NAMELESS.search(text, end, sentence.end) if has_said else None
    if told is None and text.find("according to ", end, sentence.end) >= 0:
        told = ACCORDING.search(text, end, sentence.end)
    if told is None:
        return None
    who = evidence(article.id, text, *told.span("who"))
    stop = who.span.start + len(who.quote.rstrip())
    return Participant(evidence=evidence(article.id, text, who.span.start, stop), name=who.quote.rstrip())
