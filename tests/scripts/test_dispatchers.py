"""`scripts/bench NAME` and `scripts/eval NAME`: every name they offer has its script, and every script is offered."""

import re
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parent.parent.parent / "scripts"


@pytest.mark.parametrize("dispatcher", ["bench", "eval"])
def test_names_and_scripts_agree(dispatcher: str) -> None:
    text = (SCRIPTS / dispatcher).read_text(encoding="utf-8")
    match = re.search(r"^    ([a-z |]+)\) ;;$", text, re.MULTILINE)
    assert match is not None
    offered = set(match[1].split(" | "))
    assert offered == {path.stem.removeprefix(f"{dispatcher}_") for path in SCRIPTS.glob(f"{dispatcher}_*.py")}
    assert all(f"#   {name} " in text for name in offered)
