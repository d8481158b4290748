"""The lead: the affair in a few sentences, and in one."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.model import Facet, Finding
from rashomon.telling.brief import Line
from rashomon.telling.clauses import people
from rashomon.telling.desk import Desk, sentence, statements_of
from rashomon.wording.normal import stem, words

# The contested matters that a lead names by what they are about.
ABOUT = {
    Facet.WHO: "who takes part in the {subject}",
    Facet.WHERE: "where the {subject} was",
    Facet.WHEN: "the day of the {subject}",
    Facet.ASKED_BY: "who asked for the {subject}",
    Facet.WHOSE: "whose matter the {subject} was",
}


def find_lead(
    agreed: Sequence[Finding], single: Sequence[Finding], contested: Sequence[Finding], desk: Desk
) -> Iterator[Line]:
    """Yield what happened and how many it befell, as the titles have it, and what is most contested; each once."""
    titles = _stems(" ".join(report.article.title or "" for report in desk.case.reports))
    told = [f for f in (*agreed, *single) if f.span is None or desk.is_current(f.span)]
    first = [_first([f for f in told if f.facet is facet], titles, desk) for facet in LED_BY]
    for finding in sorted(filter(None, first), key=lambda f: -_worth(f, titles, desk)):
        yield _told(finding, desk)
    if contested:
        yield _differ(contested[0], desk)


LED_BY = (Facet.WHETHER, Facet.HOW_MANY)


def _first(findings: Sequence[Finding], titles: Counter[str], desk: Desk) -> Finding | None:
    return max(findings, key=lambda finding: _worth(finding, titles, desk), default=None)


# What two origins tell leads before what titles tell, unless they tell it far more; chosen by reading twelve leads.
AGREED = 0.5
OF_TITLES = 0.25


def _worth(finding: Finding, titles: Counter[str], desk: Desk) -> float:
    """Return how much a finding is what the affair is about: how many titles have its words, and how many tell it."""
    own = _stems(sentence(finding, desk)) | _stems(" ".join(s.evidence.quote for s in finding.backing[:1]))
    of_titles = sum(titles[word] for word in own) / len(desk.case.reports)
    statements = statements_of(finding)
    told = len({s.evidence.article for s in statements}) / len(desk.case.reports)
    return OF_TITLES * of_titles + told + (AGREED if len({s.origin for s in statements}) > 1 else 0.0)


def _stems(text: str) -> Counter[str]:
    return Counter(stem(form) for form, _ in words(text) if len(form) > SHORTEST)


SHORTEST = 3


def _told(finding: Finding, desk: Desk) -> Line:
    origins = {s.origin.name for s in statements_of(finding)}
    by = f", {desk.voices.of(finding.backing[0])} alone says" if len(origins) == 1 else ""
    references = desk.notes.cite((s.evidence for s in statements_of(finding)), desk.marks(finding))
    return Line(text=f"{sentence(finding, desk)}{by}.", references=references)


def _differ(finding: Finding, desk: Desk) -> Line:
    """Say what the accounts of a contested matter are."""
    toll = desk.toll(finding)
    if finding.facet is Facet.WHETHER:
        text = f"Contested: {finding.subject} — {_sides(finding, desk)}."
    elif toll:
        told = dict.fromkeys(tally.words for tally in sorted(toll.tallies, key=lambda tally: tally.value))
        text = f"Accounts differ on {people('how many', toll)}: {' or '.join(told)}."
    else:
        about = ABOUT.get(finding.facet, "{subject}").format(subject=finding.subject)
        text = f"Accounts differ on {about}: {' or '.join(account.value for account in finding.accounts)}."
    evidences = (account.statements[0].evidence for account in finding.accounts)
    return Line(text=text, references=desk.notes.cite(evidences))


def _sides(finding: Finding, desk: Desk) -> str:
    """Say who says what of whether something is so: "denied by Russia, alleged by France and 2 more"."""
    sides = []
    for account in finding.accounts:
        names = list(dict.fromkeys(s.origin.name for s in account.statements))
        rest = f" and {len(names) - 1} more" if len(names) > 1 else ""
        sides.append(f"{SAID.get(account.value, account.value)} by {desk.voices.called(names[0])}{rest}")
    return ", ".join(sides)


SAID = {"happened": "told as done", "ongoing": "told as going on"}
