"""`voicecoach rules --check`: mistakes in the user's lexicons and settings, and how a broken one stops the judging."""

import tomllib
from pathlib import Path

import pytest
from commands import Voicecoach

from voicecoach.analysis.rules import RULES
from voicecoach.cli.faults import Fault
from voicecoach.cli.settings import user_settings
from voicecoach.cli.toml_places import Places
from voicecoach.language.lexicon_check import unreadable, useless
from voicecoach.language.open_tables import OPEN
from voicecoach.language.phrases import Lexicon, lexicons

SOUND = '[technology]\nphrases = ["octopus"]\nremove = ["rust"]\n'

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")


def own(home: Path, text: str, name: str = "company.toml") -> Path:
    path = home / "lexicons" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_lexicons_that_ship_pass() -> None:
    tables = lexicons()
    assert [f"{tables[p.table].label}: {p.sentence}" for p in (*unreadable(tables), *useless(tables))] == []


def test_without_files_of_ones_own_there_is_nothing_to_check(voicecoach: Voicecoach) -> None:
    ended = voicecoach("rules", "--check")
    assert (ended.status, ended.out) == (0, "")
    assert "nothing of your own" in ended.err


def test_what_is_sound_ends_with_nothing(voicecoach: Voicecoach, home: Path) -> None:
    own(home, SOUND)
    (home / "settings.toml").write_text("[COST001]\nmost = 2\n", encoding="utf-8")
    ended = voicecoach("rules", "--check")
    assert (ended.status, ended.out) == (0, "")
    assert "2 files" in ended.err


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[team]\nphrases = [\n", 2, "not valid TOML"),
        ("[team]\nphrases = ['a' 'b']\n", 2, "not valid TOML"),
        ("\n[technologies]\nphrases = ['x']\n", 2, "did you mean technology?"),
        ("[asking]\nphrases = ['would you kindly']\n", 1, "is grammar"),
        ("[nonsense]\n", 1, "those that take words of your own are technology"),
        ("team = 'blue'\n", 1, "takes a table"),
        ("[team]\n\nphrase = ['blue crew']\n", 3, "did you mean phrases?"),
        ("[filler]\nexcept = ['x']\n", 2, "takes phrases, remove"),
        ("[team]\nphrases = 'blue crew'\n", 2, "takes a list"),
        ("[team]\nphrases = [\n 'blue crew',\n 7]\n", 4, "quotation marks"),
        ("[team]\nphrases = [\n # ours\n 'blue crew',\n '(red crew',\n]\n", 5, "opened and never closed"),
        ("[team]\nphrases = [\n '',\n]\n", 3, "it is empty"),
        ("[team]\nphrases = ['a|(b c)? a|(b c)? a|(b c)? a|(b c)? a|(b c)? d']\n", 2, "too wide"),
        ("[team]\nphrases = ['Blue crew']\n", 2, 'write "blue"'),
        ("[team]\nphrases = ['blue crew.']\n", 2, 'write "crew"'),
        ("[team]\nphrases = ['blue um crew']\n", 2, 'do without "um"'),
        ("[team]\nphrases = ['blue blue crew']\n", 2, "stutter"),
        ("[technology]\nphrases = [\n'octopus',\n'kafka']\n", 4, "ships already"),
        ("[needs-no-word]\nphrases = ['kpi']\n", 2, "ships already"),
        ("[filler]\nphrases = ['you know']\n", 2, "ships already"),
        (
            "[technology]\nphrases = ['octopus']\n[team]\nphrases = [\n'blue|red crew',\n'red crew']\n",
            6,
            "stands already",
        ),
        ("[technology]\nexcept = ['a zebra']\n", 2, "touches no phrase"),
        ("[team]\nphrases = ['no blue crew']\nexcept = ['no blue']\n", 2, "contains the exception"),
        ("[technology]\nremove = ['fortran']\n", 2, "nothing to remove"),
        ("[technology]\nphrases = ['rust never sleeps']\nremove = ['rust', 'octopus']\n", 3, '"octopus" is no shipped'),
        ('team.phrases = [\n\'blue\',\n"""Red"""]\n', 3, 'write "red"'),
        ("\ufeff[team]\nphrases = ['Red']\n", 2, 'write "red"'),
        ("[team]\nphrases = [\n'''a\nRed''']\n", 3, '"Red" in "a Red" never'),
        ("team = { remove = ['x'], phrases = ['Red'] }\n", 1, 'write "red"'),
    ],
)
def test_a_problem_is_told_on_a_line_of_its_own(
    voicecoach: Voicecoach, tmp_path: Path, text: str, line: int, words: str
) -> None:
    path = tmp_path / "company.toml"
    path.write_text(text, encoding="utf-8")
    ended = voicecoach("rules", "--check", str(path))
    assert ended.status == 1
    told = [one for one in ended.out.splitlines() if words in one]
    assert [one.startswith(f"{path}:{line}: ") for one in told] == [True]


def test_an_exception_that_meets_a_phrase_at_its_edge_is_no_problem(voicecoach: Voicecoach, tmp_path: Path) -> None:
    path = tmp_path / "company.toml"
    path.write_text("[technology]\nphrases = ['blue octopus']\nexcept = ['octopus garden', 'some kafka']\n", "utf-8")
    assert voicecoach("rules", "--check", str(path)).out == ""


def test_files_are_held_against_each_other(voicecoach: Voicecoach, home: Path) -> None:
    own(home, SOUND, "a.toml")
    second = own(home, "\n" + SOUND.replace("octopus", "octopus|squid"), "b.toml")
    third = own(home, "[technology]\nphrases = ['squid']\n", "c.toml")
    ended = voicecoach("rules", "--check")
    assert [line.partition(": ")[0] for line in ended.out.splitlines()] == [f"{second}:4", f"{third}:2"]


def test_settings_are_checked_to_the_end(voicecoach: Voicecoach, home: Path) -> None:
    path = home / "settings.toml"
    path.write_text("[COST001]\nmost = -1\nsevrity = 'low'\n\n[COST01]\noff = true\n", encoding="utf-8")
    ended = voicecoach("rules", "--check")
    assert [line.partition(": ")[0] for line in ended.out.splitlines()] == [f"{path}:{n}" for n in (2, 3, 5)]
    assert "did you mean severity?" in ended.out


def test_a_file_that_cannot_be_read_ends_with_3(voicecoach: Voicecoach, tmp_path: Path) -> None:
    binary, bad = tmp_path / "binary.toml", tmp_path / "bad.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    bad.write_text("[nonsense]\n", encoding="utf-8")
    ended = voicecoach("rules", "--check", str(tmp_path / "none.toml"), str(binary), str(tmp_path), str(bad))
    assert ended.status == 3
    assert ended.out.startswith(f"{bad}:1: ")
    assert len(ended.err.splitlines()) == 3


@pytest.mark.parametrize("command", [["analyze"], ["fillers"], ["practice", "--input"]])
def test_a_broken_lexicon_stops_the_judging(voicecoach: Voicecoach, home: Path, command: list[str]) -> None:
    path = own(home, "[team]\nphrases = [\n'(blue crew']\n")
    said = home / "said.txt"
    said.write_text("We use a queue.", encoding="utf-8")
    ended = voicecoach(*command, str(said))
    assert ended.status == 2
    assert ended.err.startswith(f"{path}, line 3: ")
    assert len(ended.err.splitlines()) == 1


def test_what_only_does_nothing_stops_no_judging(home: Path) -> None:
    own(home, "[technology]\nphrases = ['kafka', 'Octopus']\n")
    assert user_settings().own == (Lexicon("technology", ("kafka", "Octopus")),)


def test_a_lexicon_reaches_the_report(voicecoach: Voicecoach, home: Path) -> None:
    own(home, '[filler]\nphrases = ["innit"]\n')
    own(home, "not TOML at all", ".#company.toml")
    said = home / "said.txt"
    said.write_text("So it is a queue innit.", encoding="utf-8")
    assert "innit" in voicecoach("fillers", str(said)).out


def test_one_rule_at_a_time_has_its_page_shown(voicecoach: Voicecoach) -> None:
    assert voicecoach("rules", "COST001", "COST002").status == 2
    assert len(voicecoach("rules").out.splitlines()) > len(RULES)
    assert voicecoach("rules", "cost001").out.startswith("COST001")


def test_everything_in_a_file_has_its_line() -> None:
    text = """\
# comment [not] = 'a table'
"a.b" = '''
two
lines'''
x.y = [1, [
  2.5], { z = 'a, ] = b' }]   # ]
[[many]]
at = 2020-01-01 10:00:00
[[many]]
at = "\\"#"
"""
    places = Places(text)
    assert tomllib.loads(text)["many"][1]["at"] == '"#'
    lines = {path: places.line(*path) for path in places.offsets}
    assert lines == {
        ("a.b",): 2, ("x",): 5, ("x", "y"): 5, ("x", "y", 0): 5, ("x", "y", 1): 5, ("x", "y", 1, 0): 6,
        ("x", "y", 2): 6, ("x", "y", 2, "z"): 6, ("many",): 7, ("many", 0): 7, ("many", 0, "at"): 8,
        ("many", 1): 9, ("many", 1, "at"): 10,
    }  # fmt: skip
    assert places.line("many", 1, "nowhere") == 9


def test_the_tables_that_take_words_stand_in_the_documentation() -> None:
    assert [label for label in OPEN if f"| `{label}` |" not in PAGE] == []


def test_the_example_in_the_documentation_holds(voicecoach: Voicecoach, home: Path) -> None:
    example = PAGE.partition("## Words of your own")[2].partition("```toml\n")[2].partition("```")[0]
    own(home, example)
    assert (voicecoach("rules", "--check").out, len(user_settings().own)) == ("", 5)


def test_a_question_is_a_whole_sentence() -> None:
    assert [Fault(1, one).whole for one in ("take it out", "did you mean team?")] == [
        "take it out.",
        "did you mean team?",
    ]
