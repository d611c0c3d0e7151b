"""`voicecoach prompts`: the list, one prompt, one of one's own, and the check of every prompt that ships."""

import json
import re
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from commands import Voicecoach

from voicecoach.cli.prompt_files import due_prompt, prompt_after
from voicecoach.cli.prompts_check import check_text
from voicecoach.cli.toml_places import Places
from voicecoach.coach.prompts import DESIGN_KINDS, TOPICS, Prompt
from voicecoach.coach.prompts_read import load_prompt, prompt_paths, read_prompts
from voicecoach.errors import UsageError
from voicecoach.resources import prompts_dir
from voicecoach.rubric.rounds import find_round
from voicecoach.storage.about import About, write
from voicecoach.storage.practised import last_practised

SHIPPED = prompt_paths(prompts_dir())
PROMPTS = read_prompts(prompts_dir())
DESIGNS = [prompt for prompt in PROMPTS if prompt.kind in DESIGN_KINDS]

PAGE = (Path(__file__).parents[2] / "docs" / "prompts.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("```toml\n")[2].partition("```")[0]

STARTED = datetime(2026, 11, 20, 18, 4, tzinfo=UTC)


def own(home: Path, name: str, text: str = EXAMPLE) -> Path:
    path = home / "prompts" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def practise(home: Path, *names: str) -> None:
    for number, name in enumerate(names):
        folder = home / "sessions" / f"{len(names) - number}"  # the folders' names prove nothing
        folder.mkdir(parents=True)
        write(folder, About(STARTED + timedelta(days=number), "tpm", name, "What?", "replay", "x", 45.0))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_prompt_that_ships_passes(path: Path) -> None:
    assert [f"{fault.line}: {fault.whole}" for fault in check_text(path.stem, path.read_text("utf-8"))] == []


@pytest.mark.parametrize("prompt", DESIGNS, ids=lambda prompt: prompt.id)
def test_every_design_that_ships_can_be_scoped_shifted_and_probed(prompt: Prompt) -> None:
    answered = {fact.topic for fact in prompt.facts if not fact.asked}
    assert len(prompt.facts) >= 10
    assert len({fact.topic for fact in prompt.facts}) >= 8
    assert len(answered) < len(TOPICS), "the sheet is silent somewhere, so that something must be assumed"
    assert len(prompt.shifts) >= 2
    assert all(len(shift.wants) >= 2 for shift in prompt.shifts)
    assert 0.35 <= min(shift.at for shift in prompt.shifts) / find_round(prompt.round).minutes <= 0.5
    assert len(prompt.probes) >= 3
    assert prompt.context


@pytest.mark.parametrize("prompt", [one for one in PROMPTS if one not in DESIGNS], ids=lambda prompt: prompt.id)
def test_every_story_that_ships_is_asked_for_its_parts(prompt: Prompt) -> None:
    assert len(prompt.probes) >= 3
    assert any(probe.missing.startswith("story.") for probe in prompt.probes)


def test_forty_prompts_ship_and_no_two_are_alike() -> None:
    assert len(PROMPTS) >= 40
    assert {prompt.round for prompt in PROMPTS} == {"behavioral", "pm", "swe", "tpm"}
    for texts in ([one.text for one in PROMPTS], [one.title for one in PROMPTS]):
        assert len(set(texts)) == len(texts)


def test_all_are_checked_when_none_is_named(voicecoach: Voicecoach, home: Path) -> None:
    path = own(home, "trailers", EXAMPLE.replace('"tpm"', '"tmp"'))
    stands_in = own(home, SHIPPED[0].stem)
    ended = voicecoach("prompts", "check")
    assert (ended.status, ended.out) == (3, f"{path}:1: round cannot be 'tmp'; did you mean tpm?\n")
    assert f"{stands_in} stands in for the prompt {SHIPPED[0].stem} that ships" in ended.err


def test_the_example_in_the_documentation_holds(voicecoach: Voicecoach, home: Path) -> None:
    own(home, "trailers")
    ended = voicecoach("prompts", "check", "trailers")
    assert (ended.status, ended.out, ended.err) == (0, "", "Nothing to mend in 1 prompt.\n")


def test_the_faults_in_the_documentation_are_told_so(
    voicecoach: Voicecoach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = EXAMPLE.replace("and sometimes", "and 40% of the time").replace('"scale"\nasked', '"scal"\nasked')
    (tmp_path / "trailers.toml").write_text(text.replace("at = 24", "at = 50"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = PAGE.partition("$ voicecoach prompts check trailers.toml\n")[2].partition("```")[0]
    assert voicecoach("prompts", "check", "trailers.toml").out == told


def test_a_file_that_is_none_is_told_and_the_others_checked(voicecoach: Voicecoach, tmp_path: Path) -> None:
    binary, broken = tmp_path / "binary.toml", tmp_path / "broken.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    broken.write_text("round = 'tpm'\ntext =\n", encoding="utf-8")
    ended = voicecoach("prompts", "check", str(tmp_path / "none.toml"), str(binary), str(broken))
    assert (ended.status, len(ended.err.splitlines())) == (3, 2)
    assert ended.out.startswith(f"{broken}:2: this is not valid TOML")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("What changes?", "Well?", 27, "does not recognise"),
        ('"stays", "keep"', '"stays", 7', 30, "quotation marks"),
        ('"keep"', '"Keep"', 30, '"Keep"'),
        ('says = "About', 'say = "About', 14, "did you mean says?"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, line: int, words: str) -> None:
    told = {fault.line: fault.whole for fault in check_text("trailers", EXAMPLE.replace(old, new))}
    assert words in told[line]


def test_tables_below_a_list_of_tables_have_their_own_lines() -> None:
    text = "[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2\n[[a.d]]\n[[a.d]]\ne = 3\n"
    places = Places(text)
    paths = [("a", 0, "b", "c"), ("a", 1, "b"), ("a", 1, "b", "c"), ("a", 1, "d", 1), ("a", 1, "d", 1, "e")]
    assert [places.line(*path) for path in paths] == [3, 5, 6, 8, 9]


@pytest.mark.parametrize("round_name", ["tpm", "pm", "swe", "behavioral"])
def test_a_new_prompt_passes_once_it_is_filled_in(voicecoach: Voicecoach, home: Path, round_name: str) -> None:
    ended = voicecoach("prompts", "new", "trailers", "--round", round_name)
    path = home / "prompts" / "trailers.toml"
    assert (ended.status, ended.out) == (0, f"{path}\n")
    blank = path.read_text(encoding="utf-8")
    blanks = [number for number, line in enumerate(blank.splitlines(), 1) if re.match(r'\w+ = ""', line)]
    told = {fault.line for fault in check_text("trailers", blank)}
    assert told == {line for line in blanks if not blank.splitlines()[line - 1].startswith("context")}
    path.write_text(blank.replace('= ""', '= "The team is cut to three. What changes?"'), encoding="utf-8")
    assert voicecoach("prompts", "check", "trailers").status == 0
    assert load_prompt(path).round == round_name


@pytest.mark.parametrize(("name", "words"), [("My prompt", "small letters"), ("../x", "small letters")])
def test_a_name_that_is_none_is_refused(voicecoach: Voicecoach, home: Path, name: str, words: str) -> None:
    ended = voicecoach("prompts", "new", name)
    assert (ended.status, words in ended.err, (home / "prompts").exists()) == (2, True, False)


def test_a_new_prompt_overwrites_nothing(voicecoach: Voicecoach, home: Path) -> None:
    path = own(home, "trailers")
    assert voicecoach("prompts", "new", "trailers").status == 2
    assert path.read_text(encoding="utf-8") == EXAMPLE
    assert voicecoach("prompts", "new", "other", "--round", "cto").status == 2


def test_the_list_tells_what_was_practised_and_what_is_yours(voicecoach: Voicecoach, home: Path) -> None:
    own(home, "trailers")
    practise(home, "trailers")
    document = json.loads(voicecoach("prompts", "list", "--round", "tpm", "--json").out)
    assert document["schema"] == "voicecoach.prompts/1"
    rows = {row["id"]: row for row in document["prompts"]}
    assert {row["round"] for row in rows.values()} == {"tpm"}
    assert rows["trailers"] == {
        "id": "trailers",
        "round": "tpm",
        "kind": "design",
        "title": tomllib.loads(EXAMPLE)["title"],
        "own": True,
        "practised": rows["trailers"]["practised"],
    }
    assert datetime.fromisoformat(rows["trailers"]["practised"]) == STARTED
    assert rows["subtitle-updates"] | {"own": False, "practised": None} == rows["subtitle-updates"]
    table = voicecoach("prompts", "list")
    assert "(yours)" in table.out
    assert all(prompt.id in table.out for prompt in PROMPTS)
    assert voicecoach("prompts", "list", "--round", "cto").status == 2


def test_a_prompt_is_shown_without_its_answers(voicecoach: Voicecoach, home: Path) -> None:
    own(home, "trailers")
    front, whole = voicecoach("prompts", "show", "trailers"), voicecoach("prompts", "show", "trailers", "--sheet")
    known = ("by hand", "four hundred", "two engineers", "what stays", "premiere", "decide")
    assert "waits for its licence" in " ".join(front.out.split())
    assert [words in front.out for words in known] == [False] * len(known)
    assert [words in whole.out for words in known] == [True] * len(known)
    assert whole.out.startswith(front.out)
    assert voicecoach("prompts", "show", "nope").status == 2


def test_a_broken_prompt_is_left_out_and_refused_by_name(
    voicecoach: Voicecoach, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = own(home, "trailers", "round = 'tpm'\n")
    assert f"Left out: {path} is no prompt yet" in voicecoach("prompts", "list").err
    assert voicecoach("prompts", "show", "trailers").status == 2
    assert due_prompt(None, "tpm").id != "trailers"
    assert "Left out" in capsys.readouterr().err
    with pytest.raises(UsageError, match="text is missing"):
        due_prompt("trailers", None)


def test_practice_takes_the_prompt_that_was_practised_longest_ago(home: Path) -> None:
    tpm = [prompt.id for prompt in PROMPTS if prompt.round == "tpm"]
    assert due_prompt(None, None).id == tpm[0]
    practise(home, tpm[0], "gone", *tpm[1:], tpm[0])
    (home / "sessions" / "damaged").mkdir()
    assert list(last_practised()) == ["gone", *tpm[1:], tpm[0]]
    assert due_prompt(None, "tpm").id == tpm[1]
    assert prompt_after(due_prompt(tpm[-1], None)).id == tpm[0]


def test_a_prompt_of_one_s_own_stands_in_for_one_that_ships(home: Path) -> None:
    own(home, "subtitle-updates")
    assert due_prompt("subtitle-updates", None).title == tomllib.loads(EXAMPLE)["title"]
