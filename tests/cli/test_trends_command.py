"""`voicecoach trends`: thirty sessions as a user sees them."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from commands import Voicecoach
from fabricated import document_of, fill, mock, weeks

from voicecoach.rubric.preparation import Goal
from voicecoach.storage.history import history_path
from voicecoach.storage.plan import keep_goal

TODAY = date.today()

FIRST = TODAY - timedelta(days=40)


@pytest.fixture
def thirty(home: Path) -> Path:
    fill(history_path(), *weeks(FIRST), mock("slipped-dependency-strong", FIRST))
    return home


def test_no_session_is_one_friendly_line(voicecoach: Voicecoach) -> None:
    ended = voicecoach("trends")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "No rehearsal was marked yet: voicecoach practice holds one.\n"


def test_thirty_sessions_get_better(voicecoach: Voicecoach, thirty: Path) -> None:
    text = voicecoach("trends").out
    assert re.search(r"^  points +▁{10}.{20}  .* of 100, rising$", text, re.MULTILINE)
    assert re.search(r"^  findings +█{10}.{20}  .* in 10 minutes, falling$", text, re.MULTILINE)
    assert "Programme stories: 1 rehearsal\n  Too few sessions to tell" in text
    assert "So far: 31 rehearsals, 23.2 hours aloud" in text
    assert thirty


def test_one_round_as_json_against_the_plan(voicecoach: Voicecoach, thirty: Path) -> None:
    keep_goal(Goal(TODAY + timedelta(days=9), "tpm", TODAY))
    told = json.loads(voicecoach("trends", "--round", "tpm", "--json").out)
    assert [row["round"] for row in told["rounds"]] == ["tpm"]
    values = [point["value"] for point in told["rounds"][0]["series"][0]["points"]]
    ends = [document_of(f"subtitle-updates-{level}")["rubric"]["total"] for level in ("weak", "strong")]
    assert (values[0], values[-1], len(values)) == (*ends, 30)
    stand = told["preparation"]
    assert (stand["rehearsals"], stand["rehearsals_wanted"], stand["interview"]) == (
        30,
        15,
        (TODAY + timedelta(days=9)).isoformat(),
    )
    assert thirty


def test_the_page_is_written_to_a_file(voicecoach: Voicecoach, thirty: Path, tmp_path: Path) -> None:
    path = tmp_path / "trends.html"
    ended = voicecoach("trends", "--html", "-o", str(path))
    assert (ended.status, ended.out) == (0, "")
    page = path.read_text(encoding="utf-8")
    assert "Technical programme manager, system design: 30 rehearsals" in page
    assert page.count("<svg") >= 9
    assert thirty


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(("--round", "chess"), "no round called 'chess'"), (("--json", "--html"), "Choose one")],
)
def test_a_command_put_wrongly_is_one_sentence(
    voicecoach: Voicecoach, arguments: tuple[str, ...], sentence: str
) -> None:
    ended = voicecoach("trends", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert sentence in ended.err
