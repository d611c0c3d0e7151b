"""Running `voicecoach` as a user does, in this process: what it prints and the status it ends with."""

import sys
from dataclasses import dataclass

import pytest

from voicecoach.cli import main


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


class Voicecoach:
    """`run("analyze", "file.txt")`; everything it keeps goes to a directory of the test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Ended:
        self._monkeypatch.setattr(sys, "argv", ["voicecoach", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        printed = self._capsys.readouterr()
        status = end.value.code
        return Ended(status if isinstance(status, int) else 0 if status is None else 1, printed.out, printed.err)
