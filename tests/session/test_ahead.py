"""Judging ahead: the verdict at hand is the one on the final answer, made once, and never on anything older."""

import threading

import pytest

from voicecoach.session.ahead import Ahead
from voicecoach.transcript.types import Turn, Word


def turns(*texts: str) -> tuple[Turn, ...]:
    return tuple(Turn((Word(text),)) for text in texts)


class Judge:
    """Judges an answer by its words, when it is let."""

    def __init__(self) -> None:
        self.judged: list[str] = []
        self.go = threading.Event()
        self.busy = threading.Event()

    def __call__(self, said: tuple[Turn, ...]) -> str:
        self.busy.set()
        assert self.go.wait(10)
        self.judged.append(" ".join(turn.words[0].text for turn in said))
        return self.judged[-1].upper()


@pytest.fixture
def judge() -> Judge:
    return Judge()


def test_the_final_state_is_judged_once_however_early_it_came(judge: Judge) -> None:
    judge.go.set()
    with Ahead(judge) as ahead:
        ahead.grown(turns("one", "two"))
        assert [ahead.verdict(turns("one", "two")) for _ in range(3)] == ["ONE TWO"] * 3
    assert judge.judged == ["one two"]


def test_states_that_come_meanwhile_replace_each_other(judge: Judge) -> None:
    with Ahead(judge) as ahead:
        ahead.grown(turns("one"))
        assert judge.busy.wait(10)
        for last in ("two", "three", "four"):
            ahead.grown(turns("one", last))
        judge.go.set()
        assert ahead.verdict(turns("one", "four")) == "ONE FOUR"
    assert judge.judged == ["one", "one four"]


def test_an_older_verdict_is_never_given(judge: Judge) -> None:
    judge.go.set()
    with Ahead(judge) as ahead:
        ahead.grown(turns("one"))
        assert ahead.verdict(turns("one", "two")) == "ONE TWO"


def test_a_fault_comes_out_where_the_verdict_is_asked_for() -> None:
    def broken(said: tuple[Turn, ...]) -> str:
        raise ArithmeticError(len(said))

    with Ahead(broken) as ahead:
        ahead.grown(turns("one"))
        with pytest.raises(ArithmeticError, match="1"):
            ahead.verdict(turns("one"))


def test_closing_does_not_wait_for_what_was_not_begun(judge: Judge) -> None:
    ahead = Ahead(judge)
    judge.go.set()
    ahead.close()
    ahead.grown(turns("one"))
    ahead.close()
    assert judge.judged == []
