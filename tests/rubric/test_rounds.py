"""Rounds are data that add up, and evidence is sorted into their areas."""

import pytest
from spoken import judged

from voicecoach.analysis.rules import RULES
from voicecoach.errors import UsageError
from voicecoach.rubric.rounds import Round, find_round, rounds
from voicecoach.rubric.score import score


def test_the_four_rounds() -> None:
    assert [entry.name for entry in rounds()] == ["behavioral", "pm", "swe", "tpm"]


@pytest.mark.parametrize("entry", rounds(), ids=lambda entry: entry.name)
def test_weights_are_percent_and_rules_exist(entry: Round) -> None:
    assert sum(area.weight for area in entry.areas) == 100
    assert {code for area in entry.areas for code in area.rules} <= {rule.code for rule in RULES}


def test_an_unknown_round_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="behavioral, pm, swe, tpm"):
        find_round("cto")


def test_evidence_for_and_against_lands_in_its_area() -> None:
    result = score(judged("I'd use Kafka because it is fast. That costs us two servers. " + "And so it goes on. " * 12))
    framing, _, tradeoffs, _ = result.areas
    assert "SCOPE001" in [reason.code for reason in framing.because]
    assert "cost" in [reason.signal for reason in tradeoffs.because]
    assert "cost" not in [reason.signal for reason in framing.because]
    assert framing.points is None


WALK = """
We walked down to the river after lunch, because the rain had stopped and my sister wanted to see the boats. There were
three of them, painted red, and an old man sat in the last one and mended a net. He told us that his father had built it
before the war. Then the sun came out, the children ran along the bank, and nobody wanted to go home until the bells
began to ring from the village behind the hill.
"""


def test_an_answer_too_thin_to_judge_says_so_in_its_level() -> None:
    assert score(judged("Hello there.")).level.startswith("not enough to judge: needs ")
    assert score(judged(WALK)).level.startswith("not enough to judge: needs ")
