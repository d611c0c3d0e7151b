"""Both sides of an answer, at the times they were said."""

from voicecoach.coach.conversation import Silent
from voicecoach.coach.floor import Floor
from voicecoach.session.exchange import Exchange


def test_a_line_ends_when_it_is_known_how_long_it_took() -> None:
    exchange = Exchange(Floor(120), Silent())
    exchange.speaks("Go on, please.", 10)
    exchange.heard_out(12)
    exchange.speaks("One minute left.", 40)
    exchange.heard_out(12)  # where the line before was over
    exchange.heard_out(43)
    assert [turn.words[-1].end for turn in exchange.turns] == [12, 43]
