"""The published JSON Schemas: every document the program writes keeps to them, and they let nothing else through."""

import json
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from commands import Voicecoach
from fabricated import weeks
from jsonschema import Draft202012Validator
from kept_sessions import session
from referencing import Registry, Resource
from spoken import SOURCE, VERBATIM, answer, judged
from virtual_sound import VirtualSound

from voicecoach.analysis.filler_report import filler_report
from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Source
from voicecoach.cli.history_file import opened_history
from voicecoach.reports.document import document
from voicecoach.reports.filler_document import filler_document
from voicecoach.resources import schema_dir
from voicecoach.rubric.rounds import rounds
from voicecoach.storage.about import About, write
from voicecoach.storage.record_json import record_text
from voicecoach.transcript.own_json import dumps
from voicecoach.transcript.read import read_transcript
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Hesitation, OtherTurn, Timing

SCHEMAS: dict[str, Any] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(schema_dir().glob("*.json"))
}

REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)

ANSWERS = sorted((Path(__file__).parents[1] / "answers").glob("*.txt"))

TEXT = (
    "How many um users do we have? I'd use Kafka for it. It is highly scalable. The files are written by workers. "
    "I'll assume ten million members. "
) + "And so it goes on and on for a while. " * 6


def faults(found: Any) -> list[str]:  # noqa: ANN401 - any JSON
    """What the schema that a document names has against it."""
    schema = SCHEMAS[found["schema"].removeprefix("voicecoach.").removesuffix("/1")]
    plain = json.loads(json.dumps(found, allow_nan=False))
    return [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(schema, registry=REGISTRY).iter_errors(plain)
    ]


def whole() -> Analysis:
    """An analysis in which no part is empty."""
    coach = OtherTurn("Coach", "Where would you start?", None, None, before_word=0)
    spoken = replace(answer(TEXT, others=(coach,), timing=Timing.WORD), hesitations=(Hesitation(2.35, 2.6),))
    return analyse(spoken, SOURCE, VERBATIM, prompt="subtitle-updates")


def written(home: Path) -> Iterator[dict[str, Any]]:
    """A document of every kind that is written without a sound card."""
    parts = document(whole()) | {"skipped": document(judged("I'd use Kafka."))["skipped"]}
    yield parts
    spoken = answer(f"um so like um Kafka um {TEXT}", timing=Timing.WORD)
    yield filler_document(filler_report(replace(spoken, hesitations=(Hesitation(40.0, 40.2),)), SOURCE, VERBATIM))
    kept = session()
    yield json.loads(dumps(kept.answers[0].transcript))
    yield json.loads(record_text(kept))
    home.mkdir(exist_ok=True)
    about = About(datetime(2026, 11, 20, tzinfo=UTC), "tpm", "subtitle-updates", "What?", "replay", "script", 30.0)
    yield json.loads(write(home, about).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"] == f"urn:voicecoach:{name}:1"
    assert SCHEMAS[name]["properties"]["schema"] == {"const": f"voicecoach.{name}/1"}


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: str(path.stem))
def test_analyses_and_filler_reports_keep_to_them(path: Path) -> None:
    spoken = select(read_transcript(path), None)
    source = Source(path.name, "transcript", spoken.words[-1].end, "0" * 64)
    for entry in rounds() if path == ANSWERS[0] else rounds()[:1]:
        assert faults(document(analyse(spoken, source, None, round_name=entry.name))) == []
    assert faults(filler_document(filler_report(spoken, source, None))) == []


@pytest.mark.parametrize("text", ["um", "Hello.", "one. two? three!", "<script> 日本語 مرحبا " + "w" * 200])
@pytest.mark.parametrize("timing", [Timing.NONE, Timing.WORD])
def test_little_and_strange_answers_keep_to_them(text: str, timing: Timing) -> None:
    spoken = answer(text, timing=timing)
    assert faults(document(analyse(spoken, SOURCE, VERBATIM))) == []
    assert faults(filler_document(filler_report(spoken, SOURCE, None))) == []


def test_what_is_kept_keeps_to_them(tmp_path: Path) -> None:
    kinds = set()
    for found in written(tmp_path):
        assert faults(found) == []
        kinds.add(found["schema"])
    assert len(kinds) == 5


def test_lists_keep_to_them(voicecoach: Voicecoach) -> None:
    with opened_history() as history:
        history.add(session())
    for command in (("history", "--json"), ("history", "--json", "--search", "kafka"), ("prompts", "list", "--json")):
        found = json.loads(voicecoach(*command).out)
        assert faults(found) == []
        assert found[found["schema"].removeprefix("voicecoach.").removesuffix("/1").replace("history", "sessions")]


def test_trends_keep_to_them(voicecoach: Voicecoach) -> None:
    assert faults(json.loads(voicecoach("trends", "--json").out)) == []
    with opened_history() as history:
        for kept in weeks(date(2026, 10, 1)):
            history.add(kept)
    found = json.loads(voicecoach("trends", "--json").out)
    assert faults(found) == []
    assert found["rounds"][0]["series"]
    assert faults({**found, "unheard_of": 1})


@pytest.mark.parametrize("sound", [{}, {"PULSE_SERVER": "unix:/nowhere"}], ids=["a sound card", "none"])
def test_what_doctor_says_keeps_to_them(virtual_sound: VirtualSound, home: Path, sound: dict[str, str]) -> None:
    command = [sys.executable, "-m", "voicecoach", "doctor", "--json", "--engine", "pocketsphinx"]
    own = {**virtual_sound.env, **sound, "VOICECOACH_HOME": str(home)}
    ended = subprocess.run(command, env=own, capture_output=True, text=True, timeout=120, check=False)
    found = json.loads(ended.stdout)
    assert faults(found) == []
    assert ("peak_dbfs" in found["checks"][0]) == (not sound)
    assert faults({**found, "checks": [{**check, "unheard_of": 1} for check in found["checks"]]})


def test_a_key_too_many_or_too_few_is_refused_everywhere(tmp_path: Path) -> None:
    for found in written(tmp_path):
        for path in places(found):
            with_more, with_less = deepcopy(found), deepcopy(found)
            at(with_more, path)["unheard_of"] = 1
            assert faults(with_more), path
            missing = next(key for key in at(with_less, path) if key not in {"hesitations", "move"})
            del at(with_less, path)[missing]
            if path or missing != "schema":
                assert faults(with_less), (path, missing)


def places(found: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401
    """Every object of a document, of lists the first few; an older analysis in a record is free."""
    if isinstance(found, dict):
        yield path
        for key, value in found.items():
            if key != "document":
                yield from places(value, (*path, key))
    elif isinstance(found, list):
        for index, value in enumerate(found[:3]):
            yield from places(value, (*path, index))


def at(found: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401
    for key in path:
        found = found[key]
    return found


def test_the_command_names_and_prints_them(voicecoach: Voicecoach) -> None:
    assert voicecoach("schema").out.split() == list(SCHEMAS)
    assert json.loads(voicecoach("schema", "analysis").out) == SCHEMAS["analysis"]
    refused = voicecoach("schema", "analyses")
    assert refused.status == 2
    assert "choose one of analysis" in refused.err
