"""Events: who does it to whom, where and when, in the sentences that reports are made of."""

import time

import pytest

import rashomon.reading
from rashomon.annotating import annotate
from rashomon.model import Event, Modality
from tests.annotating.found import events_of


def event(text: str, trigger: str) -> Event:
    """Return the first event of which the trigger ends in a word."""
    return next(event for event in events_of(text) if event.evidence.quote.split()[-1] == trigger)


@pytest.mark.parametrize(
    ("sentence", "trigger", "acting", "acted_on"),
    [
        ("The rebels were captured or wounded in the raid.", "wounded", [], ["rebels"]),
        ("Another girl was found at the gate, hit in the arm.", "hit", [], ["girl"]),
        ("A man shot and killed by guards had a knife.", "killed", ["guards"], ["man"]),
        ("Paul Lind shot and killed Anna Berg in Oslo.", "shot", ["Paul Lind"], ["Anna Berg"]),
        ("The army killed dozens of fighters near Oslo.", "killed", ["army"], ["dozens of fighters near Oslo"]),
        ("Around 600 Syrians were killed by the shelling.", "killed", [], ["Around 600 Syrians"]),
        ("A 12-year-old injured in the crash spoke.", "injured", [], ["12-year-old"]),
        ("Shells fired by militants at Oslo hit a school.", "fired", ["militants at Oslo"], []),
        ("Norway deployed warplanes to Chad to support the army.", "deployed", ["Norway"], []),
        ("The town was bombed by the Norwegian air force.", "bombed", ["Norwegian air force"], ["town"]),
        ("A government crackdown followed.", "crackdown", ["government"], []),
        ("They got a request from the committee.", "request", ["committee"], []),
        ("Mr. Lind resigned during the investigation.", "investigation", [], []),
        ("Friends of Paul Lind, who visited Oslo on Monday, waited.", "visited", ["Paul Lind"], ["Oslo"]),
        ("Anna Berg telephoned Paul Lind and urged him to leave Oslo.", "urged", ["Anna Berg"], ["Paul Lind"]),
        ("Deputies tried to talk to the father.", "to", ["Deputies", "father"], []),
        ("Ten men were killed in coalition strikes.", "killed", ["coalition"], ["Ten men"]),
        ("Ten men died in regime barrel bomb attacks on a town.", "attacks", ["regime"], ["town"]),
        ("Ten men were killed in two towns of Chad by army units.", "killed", ["army units"], ["Ten men"]),
        ("Ten men were killed in clashes between Norway and Sweden.", "clashes", ["Norway", "Sweden"], []),
        ("Nine were killed and hundreds wounded when a ferry sank.", "wounded", [], ["hundreds"]),
        ("One suicide attacker carried out both of the bombings.", "bombings", ["suicide attacker"], []),
        ("The mortar attack which hit Oslo killed one.", "attack", [], ["Oslo"]),
        ("Rebels shelled a rally for a vote in June killing ten men.", "killing", ["Rebels"], ["ten men"]),
        ("A guard opened fire on a group of boys.", "opened", ["guard"], ["group of boys"]),
    ],
)
def test_who_does_it_to_whom(sentence: str, trigger: str, acting: list[str], acted_on: list[str]) -> None:
    found = event(sentence, trigger)
    assert [actor.name for actor in found.actors] == acting
    assert [target.name for target in found.targets] == acted_on


@pytest.mark.parametrize(
    ("sentence", "trigger", "modality"),
    [
        ("Deputies demanded the resignation of Anna Berg.", "resignation", Modality.CONDITIONAL),
        ("Crowds gathered to demand that Anna Berg step down.", "down", Modality.CONDITIONAL),
        ("There are talks with Norway.", "talks", Modality.ONGOING),
        ("Tomorrow Anna Berg is going to Oslo.", "to", Modality.PLANNED),
        ("Strikes since 21 May have killed 30 civilians.", "killed", Modality.HAPPENED),
        ("The mayor went on to praise Anna Berg for it.", "praise", Modality.HAPPENED),
        ("The fire is under investigation.", "investigation", Modality.ONGOING),
        ("He called to report that he had shot and killed his wife.", "killed", Modality.HAPPENED),
        ("Paul Lind was booked for felony assault.", "assault", Modality.ALLEGED),
    ],
)
def test_whether_it_is_so(sentence: str, trigger: str, modality: Modality) -> None:
    assert event(sentence, trigger).modality is modality


@pytest.mark.parametrize(
    ("sentence", "sense"),
    [
        ("Anna Berg spoke to Paul Lind on Monday.", "speak"),
        ("Anna Berg spoke to Paul Lind by telephone on Monday.", "telephone call"),
        ("A man was stabbed in Oslo.", "wound"),
        ("A man was stabbed to death in Oslo.", "kill"),
        ("Police held ten men in a raid in Oslo.", "attack"),
        ("Warplanes carried out a raid on Oslo.", "air strike"),
    ],
)
def test_which_sense_a_word_has(sentence: str, sense: str) -> None:
    assert sense in [event.sense for event in events_of(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A film crew shot a video in Oslo.",
        "Paul Lind was hanging out with friends.",
        "Paul Lind shot himself in the leg.",
        "Paul Lind killed himself in Oslo.",
    ],
)
def test_everyday_words_are_no_violence(sentence: str) -> None:
    assert not [event for event in events_of(sentence) if event.type == "ASSAULT"]


def test_who_calls_somebody_a_thing_does_not_telephone() -> None:
    assert not [
        event for event in events_of("Paul Lind used his speech to call Anna Berg a student of war.") if event.mode
    ]
    assert event("Paul Lind called Anna Berg on Friday.", "called").mode == "phone"


def test_what_is_only_alleged_has_the_voice_of_who_accuses() -> None:
    crimes = event("Norway accused Sweden of war crimes.", "crimes")
    assert crimes.source is not None
    assert crimes.source.name == "Norway"


@pytest.mark.parametrize(
    ("sentence", "trigger", "place"),
    [
        ("Arms came from Chad, where last month the group took a town.", "took", "Chad"),
        ("A tribe that lives in Oslo said bombings went on.", "bombings", None),
    ],
)
def test_where_it_happened(sentence: str, trigger: str, place: str | None) -> None:
    where = event(sentence, trigger).where
    assert (where.name if where else None) == place


def test_the_day_of_what_a_man_is_arrested_for_is_not_that_of_the_arrest() -> None:
    arrest = event("Police arrested a man over Sunday's shooting in Oslo.", "arrested")
    assert arrest.when is None or arrest.when.time.value == "2016-10-12"


def test_a_year_told_before_dates_nothing_that_is_told_after_it() -> None:
    told = event("Rebels took the town in 2012. Eight civilians were killed, a monitor said.", "killed")
    assert told.when is not None
    assert told.when.time.value == "2016-10-12"


@pytest.mark.parametrize("words", ["A. killed ", "Ten killed in Homs raid. ", "killed 12 and wounded 30 and "])
def test_time_grows_with_the_length_of_a_hostile_paragraph(words: str) -> None:
    def taken(length: int) -> float:
        article = rashomon.reading.read_text((words * length)[:length], published="2016-10-12")
        before = time.process_time()
        list(annotate([article]))
        return time.process_time() - before

    taken(500)
    assert taken(5_000) < 3 * taken(2_500) + 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "Army spokeswoman Ana Roth dismissed reports that a market was bombed.",
        "Army spokeswoman Ana Roth rejected claims that a market was bombed.",
        "Army spokeswoman Ana Roth denied that a market was bombed.",
    ],
)
def test_who_denies_that_something_was_done_has_not_done_it(sentence: str) -> None:
    bombed = event(sentence, "bombed")
    assert (bombed.modality, bombed.actors) == (Modality.DENIED, ())
