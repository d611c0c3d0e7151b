"""Ten whole rehearsals in virtual time: what both sides say, and what becomes of the constraints that change."""

from pathlib import Path

import pytest
from played import play_script

REHEARSALS = Path(__file__).parents[1] / "rehearsals"

SCRIPTS = sorted(REHEARSALS.glob("*.txt"))


def read(name: str) -> str:
    return (REHEARSALS / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_the_rehearsal_goes_as_written(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    said, _ = play_script(text)
    assert said == text


def test_there_are_ten_of_all_rounds() -> None:
    assert len(SCRIPTS) == 10
    assert {script.stem.partition("-")[0] for script in SCRIPTS} == {"tpm", "pm", "swe", "story"}


@pytest.mark.parametrize(
    ("name", "seconds", "fields"),
    [
        (
            "tpm-strong-neutral",
            (32.7, 8.4),
            ({"restated", "changes", "stays"}, {"restated", "changes", "stays", "repriced", "returned"}),
        ),
        (
            "tpm-draws-at-once-friendly",
            (16.1, 6.8),
            ({"restated", "changes", "stays", "repriced"}, {"restated", "changes", "stays", "repriced"}),
        ),
    ],
)
def test_the_recovery_from_each_shift_is_measured(
    name: str, seconds: tuple[float, ...], fields: tuple[set[str], ...]
) -> None:
    _, analysis = play_script(read(name))
    assert analysis is not None
    recoveries = analysis.recoveries
    assert [recovery.acknowledged for recovery in recoveries] == [pytest.approx(one, abs=0.1) for one in seconds]
    measured = ("restated", "changes", "stays", "repriced", "returned")
    assert tuple({field for field in measured if getattr(one, field)} for one in recoveries) == fields
