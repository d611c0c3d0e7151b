"""Prompts: what a file becomes, what is refused and where, and which prompt is due."""

import tomllib
from pathlib import Path

import pytest

from voicecoach.coach.prompts import (
    EVIDENCE,
    STORY_PARTS,
    TOPICS,
    Fact,
    Probe,
    Prompt,
    Shift,
    Want,
    choose_prompt,
    next_prompt,
)
from voicecoach.coach.prompts_read import load_prompt, prompt_paths, read_prompt, read_prompts
from voicecoach.coach.prompts_table import Place
from voicecoach.errors import UsageError
from voicecoach.language.phrases import lexicons
from voicecoach.rubric.rounds import rounds

WHOLE = """
round = "tpm"
title = "Trailers"
opening = "Forty-five minutes."
text = '''
Design how a trailer
waits for its licence.
'''
closing = "Thank you."
context = "A list, by hand."
[[facts]]
topic = "scale"
asked = ["how big  file", "kilobytes"]
says = "Small."
[[facts]]
topic = "priority"
decide = true
[[shifts]]
at = 18
says = "The team is cut to two. What changes?"
[shifts.wants]
"what stays" = ["stays", "leave  out"]
[[probes]]
missing = "cost"
at = 20.5
says = "What does it cost?"
"""


def test_a_file_becomes_a_prompt() -> None:
    prompt, problems = read_prompt("trailers", tomllib.loads(WHOLE))
    assert problems == ()
    assert prompt == Prompt(
        id="trailers",
        round="tpm",
        text="Design how a trailer waits for its licence.",
        kind="design",
        title="Trailers",
        opening="Forty-five minutes.",
        closing="Thank you.",
        context="A list, by hand.",
        facts=(
            Fact("scale", (("how", "big", "file"), ("kilobytes",)), "Small."),
            Fact("priority", decide=True),
        ),
        shifts=(Shift(18.0, "The team is cut to two. What changes?", (Want("what stays", ("stays", "leave out")),)),),
        probes=(Probe("cost", 20.5, "What does it cost?"),),
    )


def test_a_round_and_a_question_are_enough() -> None:
    prompt, problems = read_prompt("story", {"round": "behavioral", "text": "Tell me about a failure."})
    assert (prompt, problems) == (Prompt("story", "behavioral", "Tell me about a failure.", kind="story"), ())


BEGUN = "round = 'tpm'\ntext = 'x'\n"
FACT, SHIFT, PROBE = (f"{BEGUN}[[{table}]]\n" for table in ("facts", "shifts", "probes"))


@pytest.mark.parametrize(
    ("written", "place", "words"),
    [
        ("round = 'tpm'", ("text",), "text is missing"),
        ("text = 'x'", ("round",), "one of behavioral, pm, swe, tpm"),
        ("round = 'tmp'\ntext = 'x'", ("round",), "did you mean tpm?"),
        ("round = 7\ntext = 'x'", ("round",), "cannot be 7"),
        ("round = 'tpm'\nkind = 'story'\ntext = 'x'", ("kind",), "it takes design"),
        ("round = 'tpm'\ntext = '  '", ("text",), "text is empty"),
        ("round = 'tpm'\ntext = ['x']", ("text",), "takes a text"),
        (BEGUN + "titel = 'y'", ("titel",), "did you mean title?"),
        (BEGUN + "facts = 'y'", ("facts",), "[[facts]]"),
        (BEGUN + "facts = ['y']", ("facts",), "[[facts]]"),
        (FACT + "topic = 'users'", ("facts", 0, "says"), "says is missing"),
        (FACT + "says = 'y'", ("facts", 0, "topic"), "one of users, scale"),
        (FACT + "topic = 'team'\nsays='y'\ndecide = 1", ("facts", 0, "decide"), "true or false"),
        (FACT + "topic = 'team'\nsays='y'\nasked='z'", ("facts", 0, "asked"), "a list"),
        (FACT + "topic = 'team'\nsays='y'\nasked=[]", ("facts", 0, "asked"), "a list"),
        (
            FACT + "topic = 'team'\nsays='y'\nasked=['a', '']",
            ("facts", 0, "asked", 1),
            "quotation",
        ),
        (SHIFT + "says = 'y'", ("shifts", 0, "at"), "a minute"),
        (SHIFT + "at = true\nsays = 'y'", ("shifts", 0, "at"), "a minute"),
        (SHIFT + "at = nan\nsays = 'y'", ("shifts", 0, "at"), "a minute"),
        (SHIFT + "at = 3\nsays = 'y'\nwants = ['z']", ("shifts", 0, "wants"), "a table"),
        (
            SHIFT + "at = 3\nsays = 'y'\nwants = {z = 'a'}",
            ("shifts", 0, "wants", "z"),
            "a list",
        ),
        (
            PROBE + "at = 3\nsays = 'y'\nmissing = 'story.role'",
            ("probes", 0, "missing"),
            "one of assumption",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(written: str, place: Place, words: str) -> None:
    _, problems = read_prompt("x", tomllib.loads(written))
    assert [(problem.place, words in problem.sentence) for problem in problems] == [(place, True)]


def test_a_story_may_be_asked_for_its_parts() -> None:
    written = "round = 'behavioral'\ntext = 'x'\n[[probes]]\nat = 3\nsays = 'y'\nmissing = 'story.role'"
    assert read_prompt("x", tomllib.loads(written))[0].probes == (Probe("story.role", 3.0, "y"),)


def test_topics_and_evidence_are_those_of_the_analysis() -> None:
    labels = {lexicon.label for lexicon in lexicons()}
    assert {f"topic.{topic}" for topic in TOPICS} == {label for label in labels if label.startswith("topic.")}
    assert set(STORY_PARTS) == {label for label in labels if label.startswith("story.")}
    assert set(EVIDENCE) <= {kind for entry in rounds() for area in entry.areas for kind in area.signals}


def test_of_two_with_the_same_name_the_later_directory_s_is_read(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, name in ((shipped, "b"), (shipped, "a"), (own, "b"), (own, ".#b")):
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.toml").write_text(f"\ufeffround = 'pm'\ntext = '{folder.name} {name}'\n", encoding="utf-8")
    assert [prompt.text for prompt in read_prompts(shipped, own)] == ["shipped a", "own b"]
    assert prompt_paths(tmp_path / "nowhere") == ()


@pytest.mark.parametrize("data", [b"\xff\xfe", b"round = ", b"round = 'pm'\n", None])
def test_a_file_that_is_no_prompt_is_refused_in_one_sentence(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "x.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UsageError, match=r"`voicecoach prompts check` shows .*\.$") as refused:
        load_prompt(path)
    assert str(refused.value).startswith(str(path))


SHELF = tuple(Prompt(name, kind, "What?") for name, kind in (("a", "tpm"), ("b", "pm"), ("c", "tpm"), ("d", "tpm")))


@pytest.mark.parametrize(
    ("round_name", "practised", "due"),
    [
        (None, (), "a"),
        ("pm", ("b",), "b"),
        ("tpm", ("a",), "c"),
        ("tpm", ("c", "b"), "a"),
        ("tpm", ("a", "d", "c"), "a"),
        ("tpm", ("c", "a", "d"), "c"),
    ],
)
def test_the_prompt_that_is_due_was_never_practised_or_longest_ago(
    round_name: str | None, practised: tuple[str, ...], due: str
) -> None:
    assert choose_prompt(SHELF, None, round_name, practised).id == due


def test_a_prompt_is_chosen_by_name_whatever_was_practised() -> None:
    assert choose_prompt(SHELF, "c", None, ("c",)).id == "c"
    assert choose_prompt(SHELF, "c", "tpm").id == "c"


@pytest.mark.parametrize(("name", "round_name"), [("e", None), ("a", "pm"), (None, "swe")])
def test_what_there_is_not_cannot_be_chosen(name: str | None, round_name: str | None) -> None:
    with pytest.raises(UsageError):
        choose_prompt(SHELF, name, round_name)


def test_the_next_prompt_is_of_the_same_round() -> None:
    assert [next_prompt(SHELF, prompt).id for prompt in SHELF] == ["c", "b", "d", "a"]
