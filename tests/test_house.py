"""The house rules on imports: which room may know which, and which library may be touched where."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import voicecoach

PACKAGE = Path(voicecoach.__file__).parent

ANYTHING = frozenset({"*"})

MAY_IMPORT: dict[str, frozenset[str]] = {
    "errors": frozenset(),
    "resources": frozenset(),
    "locks": frozenset(),
    "transcript": frozenset({"errors"}),
    "audio": frozenset({"errors", "locks"}),
    "endpointing": frozenset({"audio.types", "errors"}),
    "engines": frozenset({"audio", "transcript", "errors", "resources"}),
    "language": frozenset({"transcript"}),
    "analysis": frozenset({"transcript", "language", "engines.types"}),
    "rubric": frozenset({"analysis.types", "errors"}),
    "coach": frozenset(
        {"analysis.types", "rubric", "errors", "language.amounts", "language.quantities", "language.saying"}
    ),
    "speech": frozenset({"errors"}),
    "storage": frozenset({"transcript", "analysis.types", "audio.spool", "rubric", "errors", "locks", "resources"}),
    "reports": frozenset({"transcript", "analysis.types", "rubric"}),
    "pipeline": frozenset({"analysis.types", "audio", "endpointing", "engines", "transcript", "errors"}),
    "session": frozenset(
        {
            "analysis",
            "audio",
            "coach",
            "endpointing",
            "engines",
            "errors",
            "language",
            "resources",
            "rubric",
            "speech",
            "transcript",
        }
    ),
    "cli": ANYTHING,
    "samples": frozenset(),
    "__init__": frozenset(),
    "__main__": frozenset({"cli"}),
}
"""Room, and the rooms (or single files of them) it may import. The types of engines are a type room of their own."""

FENCES = {
    "sounddevice": {"audio"},
    "soundfile": {"audio"},
    "av": {"audio"},
    "soxr": {"audio"},
    "faster_whisper": {"engines"},
    "ctranslate2": {"engines"},
    "huggingface_hub": {"engines"},
    "pocketsphinx": {"engines"},
    "onnxruntime": {"endpointing"},
    "pyttsx3": {"speech"},
    "spacy": {"language"},
    "text_to_num": {"language"},
    "pint": {"language"},
    "sqlite3": {"storage"},
    "typer": {"cli"},
    "rich": {"cli", "reports"},
}
"""Library, and the rooms that may import it."""

HEAVY = {
    "spacy",
    "pint",
    "faster_whisper",
    "ctranslate2",
    "onnxruntime",
    "pocketsphinx",
    "sounddevice",
    "av",
    "pyttsx3",
}
"""Libraries that are imported inside functions, when they are first needed."""

FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def at_import_time(tree: ast.Module) -> Iterator[str]:
    """Imports outside functions and outside `if TYPE_CHECKING`."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(node)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_imports_only_what_its_room_may(path: Path) -> None:
    room, allowed = room_of(path), MAY_IMPORT[room_of(path)]
    for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        top, *inner = name.split(".")
        if top == "voicecoach" and inner and allowed is not ANYTHING and inner[0] not in {room, "__version__"}:
            assert any(".".join(inner).startswith(other) for other in allowed), name
        if top in FENCES:
            assert room in FENCES[top], f"{name} belongs in {FENCES[top]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_libraries_are_imported_when_first_needed(path: Path) -> None:
    names = {name.split(".")[0] for name in at_import_time(ast.parse(path.read_text(encoding="utf-8")))}
    assert not names & HEAVY


def test_rules_never_import_each_other() -> None:
    for path in (PACKAGE / "analysis" / "rules").glob("*[0-9].py"):
        others = [name for name in imports(ast.parse(path.read_text(encoding="utf-8"))) if ".rules" in name]
        assert others == [], path.name


def test_every_file_says_what_it_is_for() -> None:
    silent = [path.name for path in FILES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, voicecoach.cli.app; print(*{name.split('.')[0] for name in sys.modules})"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(ended.stdout.split()) & (HEAVY | {"numpy", "rich", "platformdirs", "soundfile"})
