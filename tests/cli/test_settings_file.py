"""The user's settings file: what it may say, and how its faults are told."""

from pathlib import Path

import pytest

from voicecoach.analysis.rules import RULES
from voicecoach.analysis.settings import SHIPPED
from voicecoach.analysis.thresholds import shipped
from voicecoach.analysis.types import Severity
from voicecoach.cli.settings import parse_settings, settings_path, user_settings
from voicecoach.errors import UsageError


def test_without_a_file_everything_stays_as_it_ships() -> None:
    assert user_settings() == SHIPPED


def test_the_file_is_read_from_the_home_directory(home: Path) -> None:
    assert settings_path() == home / "settings.toml"
    settings_path().write_text("[FILL001]\noff = true\n", encoding="utf-8")
    assert user_settings().off == {"FILL001"}


def test_rules_are_switched_off_and_retuned() -> None:
    text = """
        [FILL001]
        off = true
        [COST001]
        off = false
        most = 2
        severity = "medium"
        [STAKE001]
        severity = { swe = "high" }
        due = { tpm = 0.25 }
        [all]
        minimum_words = 100
    """
    settings = parse_settings(text, "settings.toml")
    assert settings.off == {"FILL001"}
    assert settings.limits == {
        "COST001": {"most": 2},
        "STAKE001": {"due": {"tpm": 0.25}},
        "all": {"minimum_words": 100},
    }
    assert settings.severities == {"COST001": Severity.MEDIUM, "STAKE001": {"swe": Severity.HIGH}}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[COST001]\nmost = 2\n\n[COST01]\nmost = 3\n", 4, "did you mean COST001?"),
        ("[NONSENSE]\n", 1, "`voicecoach rules` lists them"),
        ("[COST001]\nmost = 2\nmuch = 3\n", 3, "no key 'much'"),
        ("[COST001]\n\nmost = 'two'\n", 3, "a number from zero up"),
        ("[COST001]\nmost = -1\n", 2, "a number from zero up"),
        ("[COST001]\nmost = nan\n", 2, "a number from zero up"),
        ("[COST001]\nmost = true\n", 2, "a number from zero up"),
        ("[COST001]\noff = 'yes'\n", 2, "true or false"),
        ("[COST001]\nseverity = 'fatal'\n", 2, "one of high, medium, low"),
        ("[COST001]\nmost = { sales = 2 }\n", 2, "no round 'sales'"),
        ("[all]\noff = true\n", 2, "no key 'off'"),
        ("[VAGUE001]\nmost = 1\n\nCOST001.much = 1\n", 4, "no key 'COST001'"),
        ("COST001.much = 1\n", 1, "no key 'much'"),
        ("COST001 = 3\n", 1, "takes a table"),
        ("[COST001]\nmost =\n", 2, "not valid TOML"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_settings(text, "settings.toml")
    assert f"line {line}" in str(caught.value)
    assert words in str(caught.value)


def test_a_file_in_another_encoding_is_told_so(home: Path) -> None:
    (home / "settings.toml").write_bytes(b"# \xff\xfe\n")
    with pytest.raises(UsageError, match="UTF-8"):
        user_settings()


def test_the_example_in_the_documentation_holds() -> None:
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    assert parse_settings(example, "settings.md").off == {"FILL001"}


def test_every_table_of_thresholds_belongs_to_a_rule() -> None:
    assert set(shipped()) <= {rule.code for rule in RULES} | {"all", "enough"}
