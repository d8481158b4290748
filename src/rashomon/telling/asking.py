"""What a dispute asks, without the words for who said it, so that it can be read alone; and what its sides answer."""

import re
from collections.abc import Iterable
from datetime import timedelta

from rashomon.model import Facet, Finding, Modality, Time, Toll, Topic
from rashomon.telling.anchors import shared_report
from rashomon.telling.clauses import asks_whether, capitalised, people, the, when
from rashomon.telling.desk import LONGEST, Desk
from rashomon.telling.naming import heard_once
from rashomon.wording.countries import country_names
from rashomon.wording.days import days_in_words, listed
from rashomon.wording.means import Means, find_means, means
from rashomon.wording.normal import fold
from rashomon.wording.numbers import number
from rashomon.wording.phrases import article
from rashomon.wording.tables import read_table
from rashomon.wording.wars import WAR, WAR_NOUN

QUESTIONS = {
    Facet.WHETHER: "Whether it is so",
    Facet.WHO: "Who takes part",
    Facet.WHERE: "Where",
    Facet.WHEN: "When",
    Facet.HOW_MANY: "How many",
    Facet.ASKED_BY: "Who asked for it",
    Facet.WHOSE: "Whose it is",
}

# "The opposition has accused the army of killing ...".
ACCUSED = re.compile(r"\baccus(?:e[sd]?|ing) (?P<who>(?:[\w’'.,-]+ ){1,8}?)of (?P<deed>[a-z]+ing\b.+)$", re.DOTALL)

# "He blamed the rebels for the attack".
BLAMED = re.compile(r"\bblam(?:e[sd]?|ing) (?P<who>.+?)(?: for (?P<deed>.+))?$", re.DOTALL)

# "Six guards were held on suspicion of having helped", "Roth, whom the government accuses of having paid".
CHARGED = re.compile(
    r"^(?P<who>[A-Z][^,.;]{1,60}?),? (?:(?:was|were|is|are|has been|have been) [^.;]{0,80}?"
    r"(?:accused|charged|suspected|suspicion|charges) (?:of|with)|whom [^.;,]{1,60}? accuses? of) "
    r"(?P<deed>[a-z]+ing\b.+)$",
    re.DOTALL,
)

# "A claim by an aide that ...", "do not trust it because they say it ...", "He said that ...".
_WORDS = read_table("telling", "asking")
CLAIM = rf"(?:{'|'.join(_WORDS['claims'])})s?\b[^.;]{{0,80}}?"
SAYING = rf"(?:{'|'.join(_WORDS['saying'])})"
FRAMED = re.compile(
    rf"^.*?\b(?:(?:{CLAIM}|told [^,.;]{{1,60}}?) that|{SAYING}(?: that)?) (?!(?:by|during|in|on|to) |at (?!least|most))"
    r"(?P<matter>(?:\S+ ){3}.+)$",
    re.DOTALL,
)

# "The pumps stopped, its head, Ann Roth, told a news conference in Lisbon."
SAID_LAST = re.compile(
    rf"^(?P<matter>.{{20,}}?),[”\"]? (?:[^,]{{2,60}}, ){{0,2}}[^,]{{0,60}}?\b(?:{SAYING}|told)\b[^,;“\"]{{0,80}}$",
    re.DOTALL,
)

# What the matter begins with where it only points to who denies it.
POINTING = re.compile(r"(?:(?P<whose>his|her|its|their)|he|it|she|they)\b", re.IGNORECASE)

# A deed by its noun, and no sentence: "a bombing of the market".
DEED = re.compile(r"(?:an? )?[a-z]+(?:ing|ion|ment) of (?!.*\b(?:is|are|was|were|had|has|have)\b)", re.DOTALL)

# "It was the rain alone that broke the dam": that points to nobody.
IT_WAS = re.compile(r"it (?:was|is|had been|were) [^,.;]+ (?:that|which|who)\b", re.IGNORECASE)


def question(finding: Finding, desk: Desk) -> str:
    """Ask what a contested finding is about, so that its accounts are the answers."""
    toll, topic = desk.toll(finding), finding.topic
    if toll:
        passages = desk.passages(finding)
        counted = _in_war(with_means(people("how many", toll), shared_means(passages)), toll, passages)
        return f"{capitalised(counted)}?{_told_on(toll, desk)}"
    if finding.facet is Facet.WHETHER and topic and (asked := _asked_whether(topic, finding, desk)):
        on = f" {when(finding.span)}?" if finding.span and finding.span[1] - finding.span[0] <= LONGEST else "?"
        return capitalised(with_means(asked, shared_means(desk.passages(finding))).removesuffix("?") + on)
    if is_in_words(finding):
        is_claim = any(account.value in (Modality.ALLEGED, Modality.DENIED) for account in finding.accounts)
        return f"{ask_so(finding)}{_in_past(finding, desk)}" if is_claim else f"Who did it? {finding.subject}"
    if finding.facet is Facet.HOW_MANY and finding.subject.startswith("“the number of "):
        return f"What was {finding.subject.strip('“”')}?"
    if finding.facet is Facet.HOW_MANY and finding.subject.startswith("“"):
        return f"Which number is right? {finding.subject}"
    if finding.facet in ASKED:
        return ASKED[finding.facet].format(subject=finding.subject)
    return f"{QUESTIONS[finding.facet]}: {finding.subject}"


def is_in_words(finding: Finding) -> bool:
    """Say whether what is disputed to be so is given in the words of a report."""
    return finding.facet is Facet.WHETHER and finding.subject.startswith("“")


def find_past(finding: Finding, desk: Desk) -> Time | None:
    """Return the time of a dispute in a report's words, where that tells it of the past: the time stands before it."""
    if not is_in_words(finding):
        return None
    words = finding.accounts[0].statements[0].evidence
    report = desk.reports[words.article]
    told_on, text = report.article.published.value, report.article.text
    times = report.annotations.times
    near = (t for t in times if t.begin and t.end and 0 <= words.span.start - t.evidence.span.end <= NEAR)
    last = max(near, key=lambda time: time.evidence.span.start, default=None)
    if last is None or "\n" in text[last.evidence.span.end : words.span.start]:
        return None
    return last if told_on and last.end and told_on - last.end > LONG_PAST else None


def _in_past(finding: Finding, desk: Desk) -> str:
    """Return when it was, of what is long past: " (In December 2006.)"."""
    past = find_past(finding, desk)
    return f" ({capitalised(when((past.begin, past.end)))}.)" if past and past.begin and past.end else ""


# So many letters before a dispute a paragraph gives its time; what is longer ago is none of an affair's. By judgement.
NEAR = 300
LONG_PAST = timedelta(days=300)


def _asked_whether(topic: Topic, finding: Finding, desk: Desk) -> str | None:
    """Ask whether a happening was so; of a killing that somebody is only said to be part of, whether they were."""
    accused, dead = topic.actors, topic.targets
    told = (words for side in desk.passages(finding) for words in side)
    if topic.sense == KILLING and accused and any(map(A_PART.search, told)):
        of = f" of {listed(list(dead))}" if dead else ""
        return f"did {listed(list(accused))} have a part in the killing{of}?"
    return asks_whether(topic)


KILLING = "kill"
A_PART = re.compile(rf"\b(?:{'|'.join(_WORDS['part'])})\b", re.IGNORECASE)


def _in_war(question: str, toll: Toll, passages: Iterable[Iterable[str]]) -> str:
    """Ask of the dead of a whole war as of those "in the war", where each side has a passage that tells of one."""
    of_war = toll.place and fold(toll.place) in country_names() and all(tally.value >= WAR for tally in toll.tallies)
    if not (of_war and toll.place and all(any(map(A_WAR.search, side)) for side in passages)):
        return question
    return question.replace(f" in {the(toll.place)}", f" in the war in {the(toll.place)}", 1)


A_WAR = re.compile(rf"\b{WAR_NOUN}\b")


def _told_on(toll: Toll, desk: Desk) -> str:
    """Return the days of the reports of a count that gives none of its own, or the report of one without a place.

    A sentence of its own: the day is that of telling, and not of what is told.
    """
    if toll.place is None and (id := shared_report(toll)):
        return f" (Report {desk.notes.report_numbers[id]}: “{desk.notes.articles[id].title or 'untitled'}”.)"
    days = [tally.as_of for tally in toll.tallies if tally.as_of]
    if toll.span or len(days) < len(toll.tallies) or max(days) - min(days) > FEW_DAYS:
        return ""
    since = "As of reports" if all(tally.value >= WAR for tally in toll.tallies) else "Reports"
    return f" ({since} of {days_in_words(min(days), max(days))}.)"


# Reports of so many days tell of one happening.
FEW_DAYS = timedelta(days=3)

ASKED = {
    Facet.WHO: "Who takes part in the {subject}?",
    Facet.WHERE: "Which place is given for the {subject}?",
    Facet.WHEN: "Which day is given for the {subject}?",
    Facet.ASKED_BY: "Who asked for the {subject}?",
    Facet.WHOSE: "Who put forward what the {subject} was about?",
}


def in_words_of(value: str, finding: Finding) -> str:
    """Return the value of a side of a dispute as an answer to what it is about."""
    if finding.facet is Facet.WHETHER:
        return STANDS.get(value, value)
    if finding.facet is Facet.ASKED_BY:
        return f"{article(value)} {value}"
    if finding.facet is Facet.WHO and finding.topic:
        return f"names {value}" if value == listed(list(finding.topic.actors)) else f"names also {value}"
    return value


STANDS = {"happened": "told as done", "ongoing": "told as going on", "planned": "told as planned"}


def sides_of(finding: Finding, desk: Desk) -> str:
    """Say who says what of whether something is so: "denied by Russia, alleged by France and 2 more"."""
    sides = []
    for account in finding.accounts:
        names = heard_once(map(desk.voice, account.statements))
        rest = f" and {len(names) - 1} more" if len(names) > 1 else ""
        sides.append(f"{in_words_of(account.value, finding)} by {names[0]}{rest}")
    return ", ".join(sides)


def rule_of(finding: Finding, desk: Desk) -> str:
    """Return the rule of a contested finding: the values that it sets apart, each by a voice that its side shows.

    What has no two sides in the rule ("X and Y accuse each other") is told as it is.
    """
    rule = finding.rule
    at = sorted((rule.find(f"“{account.value}” ("), account.value) for account in finding.accounts)
    sides = [(place, value) for place, value in at if place >= 0]
    if len(sides) < SIDES:
        return rule
    verdict = rule[rule.index(") ", sides[-1][0]) + len(") ") :]
    voices = {account.value: desk.tellers(account.statements)[0][0] for account in finding.accounts}
    return f"{' and '.join(f'“{value}” ({voices[value]})' for _, value in sides)} {verdict}"


# A rule sets one value apart from another.
SIDES = 2


def ask_so(finding: Finding) -> str:
    """Ask whether what is quoted is so: what one says, or is accused of, and another denies."""
    told = finding.subject.strip("“”. ")
    if accused := ACCUSED.search(told):
        return f"Is it right to accuse {accused['who'].strip()} of “{accused['deed']}”?"
    if charged := CHARGED.match(told):
        return f"Is it right to accuse {_plain(charged['who'])} of “{charged['deed']}”?"
    if blamed := BLAMED.search(told):
        deed = f" for {blamed['deed']}" if blamed["deed"] else ""
        return f"Is it right to blame {blamed['who'].strip(' ,')}{deed}?"
    framed = SAID_LAST.match(told) or FRAMED.match(told)
    matter = framed["matter"] if framed else told
    if DEED.match(matter):
        return f"Was there “{matter}”?"
    denier = _denier(finding) if not IT_WAS.match(matter) else None
    return f"Is it so? “{_naming(matter, denier) if denier else matter}”"


def _naming(matter: str, who: str) -> str:
    """Return a matter that begins with a word that points to somebody with the name in its place, in brackets."""
    found = POINTING.match(matter)
    if not found:
        return matter
    genitive = "’s" if found["whose"] else ""
    return f"[{the(who)}{genitive}]{matter[found.end() :]}"


def _plain(who: str) -> str:
    """Return who is accused as within a sentence: "six guards"."""
    first = who.split()[0]
    counts = number(first) is not None or first in ("A", "An", "The")
    return f"{who[0].lower()}{who[1:]}" if counts else who


def _denier(finding: Finding) -> str | None:
    denied = (account for account in finding.accounts if account.value == Modality.DENIED)
    return next((s.speaker or s.origin.name for account in denied for s in account.statements), None)


def shared_means(sides: Iterable[Iterable[str]]) -> Means | None:
    """Return by what it was done, where some passage of each side names one means, and the same."""
    named = [frozenset[str]().union(*map(find_means, passages)) for passages in sides]
    shared = frozenset.intersection(*named)
    return means(next(iter(shared))) if len(shared) == 1 else None


def with_means(question: str, by: Means | None) -> str:
    """Return a question on an attack, or on how many were killed or hurt, with by what: "a chemical attack"."""
    if by and by.attack:
        question = ATTACK.sub(by.attack, question, count=1)
    return HARMED.sub(rf"\g<0> {by.harmed}", question, count=1) if by and by.harmed else question


ATTACK = re.compile(r"(?<=^was there )an attack\b")
HARMED = re.compile(r"(?<=^how many )[a-z]+ were (?:killed|injured)\b")
