"""Thresholds and severities: as they ship, by round, and as the user sets them."""

import pytest
from spoken import SOURCE, answer

from voicecoach.analysis.rules import RULES
from voicecoach.analysis.runner import OFF, analyse
from voicecoach.analysis.settings import SHIPPED, Settings
from voicecoach.analysis.thresholds import limits, severity, shipped
from voicecoach.analysis.types import Analysis, Severity

TEXT = "We'd use Kafka for the events. Then we'd use Cassandra for the state. And I'd add a cache in front."

RULE = {rule.code: rule for rule in RULES}


def with_settings(settings: Settings, round_name: str = "tpm") -> Analysis:
    return analyse(answer(TEXT), SOURCE, None, round_name=round_name, settings=settings)


def severities(analysis: Analysis, code: str) -> list[Severity]:
    return [finding.severity for finding in analysis.findings if finding.code == code]


def test_a_rule_that_is_switched_off_is_listed_as_such() -> None:
    analysis = with_settings(Settings(off=frozenset({"COST001"})))
    assert severities(analysis, "COST001") == []
    assert [skipped.needs for skipped in analysis.skipped if skipped.code == "COST001"] == [OFF]


def test_a_threshold_of_the_users_replaces_the_shipped_one() -> None:
    assert len(severities(with_settings(SHIPPED), "COST001")) > 1
    assert len(severities(with_settings(Settings(limits={"COST001": {"most": 1}})), "COST001")) == 1


def test_the_length_an_answer_must_have_is_the_users_to_set() -> None:
    assert with_settings(SHIPPED).not_enough != ""
    lower = Settings(limits={"all": {"minimum_words": 10}})
    assert with_settings(lower).not_enough == ""
    assert "SCOPE001" in {finding.code for finding in with_settings(lower).findings}


def test_a_severity_of_the_users_holds_in_its_rounds() -> None:
    mild = Settings(severities={"COST001": {"swe": Severity.LOW}})
    assert set(severities(with_settings(mild, "swe"), "COST001")) == {Severity.LOW}
    assert set(severities(with_settings(mild, "tpm"), "COST001")) == {Severity.HIGH}
    everywhere = Settings(severities={"COST001": Severity.MEDIUM})
    assert set(severities(with_settings(everywhere), "COST001")) == {Severity.MEDIUM}


@pytest.mark.parametrize(("round_name", "expected"), [("tpm", "high"), ("swe", "low"), ("pm", "medium")])
def test_rounds_weigh_differently(round_name: str, expected: str) -> None:
    assert severity(RULE["STAKE001"], None, round_name).value == expected


def test_what_a_rule_says_of_a_place_goes_before_the_round() -> None:
    assert severity(RULE["STAKE001"], Severity.MEDIUM, "tpm") is Severity.MEDIUM
    users = Settings(severities={"STAKE001": Severity.LOW})
    assert severity(RULE["STAKE001"], Severity.MEDIUM, "tpm", users) is Severity.LOW


def test_values_by_round_stand_only_in_their_round() -> None:
    late = Settings(limits={"FAIL001": {"due": {"swe": 0.9}}})
    assert limits("FAIL001", "swe", late)["due"] == 0.9
    assert limits("FAIL001", "tpm", late)["due"] == limits("FAIL001", "tpm")["due"]


def test_shipped_severities_are_severities_and_limits_are_numbers() -> None:
    for code in shipped():
        for round_name in ("tpm", "pm", "swe", "behavioral"):
            assert all(isinstance(value, int | float) for value in limits(code, round_name).values()), code
            if code in RULE:
                assert isinstance(severity(RULE[code], None, round_name), Severity)
