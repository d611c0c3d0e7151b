"""Short, empty, foreign and garbled input gets a reason and no verdict."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from spoken import SOURCE, VERBATIM, answer, judged

from voicecoach.analysis.enough import enough, function_share, unintelligible
from voicecoach.analysis.runner import analyse
from voicecoach.language.talk import read_talk
from voicecoach.transcript.types import Answer, Timing

PASSAGES = sorted((Path(__file__).parents[1] / "cases" / "passages").glob("*.txt"))

ENGLISH = PASSAGES[0].read_text(encoding="utf-8")

GERMAN = """
Also zuerst würde ich gerne wissen, wie viele Nutzer wir haben und wie frisch die Daten sein müssen. Dann nehme ich an,
dass wir etwa zehntausend Aktualisierungen am Tag bekommen, und die meisten davon kommen aus dem Studio. Ich würde Kafka
davor setzen, damit die Spitzen kein Problem sind, und die Arbeiter holen sich die Dateien ab, so schnell sie können. Um
das zu überwachen, brauchen wir Alarme, und jemand muss in der Nacht wach sein.
"""

SPANISH = """
Bueno, primero me gustaría saber cuántos usuarios tenemos y qué tan frescos tienen que ser los datos. Después voy a
suponer que llegan diez mil actualizaciones al día y que la mayoría viene del estudio. Pondría Kafka delante para que
los picos no sean un problema, y los trabajadores toman los archivos tan rápido como pueden. No me parece caro, pero he
visto que a veces se pierde un mensaje y que nadie se da cuenta de eso.
"""

FRENCH = """
Alors d'abord j'aimerais savoir combien d'utilisateurs on a et à quel point les données doivent être fraîches. Ensuite
je suppose qu'on reçoit dix mille mises à jour par jour et que la plupart viennent du studio. Je mettrais Kafka devant
pour que les pics ne soient pas un problème, et les travailleurs prennent les fichiers aussi vite que possible. Il faut
aussi des alarmes, et quelqu'un doit être debout la nuit pour les entendre.
"""


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda path: path.stem)
def test_english_is_judged(passage: Path) -> None:
    talk = read_talk(answer(passage.read_text(encoding="utf-8")))
    assert enough(talk) == ""
    assert 0.4 < function_share(talk) < 0.75


@pytest.mark.parametrize("text", [GERMAN, SPANISH, FRENCH], ids=["German", "Spanish", "French"])
def test_another_language_is_not(text: str) -> None:
    analysis = judged(text)
    assert "English" in analysis.not_enough
    assert analysis.findings == ()
    assert {skipped.needs for skipped in analysis.skipped} == {analysis.not_enough}


def test_a_heap_of_words_is_not() -> None:
    nouns = "kafka cluster shard latency replica manifest bucket player encoder region budget queue".split()
    heap = " ".join(random.Random(1).choices(nouns, k=120))
    assert "English" in judged(heap).not_enough
    small = "of the and to in a it that is was for on with as by at from or".split()
    heap = " ".join(random.Random(1).choices(small, k=120))
    assert "little but the small words" in judged(heap).not_enough


LOOPS = (
    "thanks for watching this one and subscribe " * 15,
    "and then we go to the next one " * 15,
    "the queue is full of them uh " * 20,
)


@pytest.mark.parametrize("text", LOOPS, ids=["thanks", "sentence", "with um"])
def test_a_recogniser_that_loops_over_noise_is_not(text: str) -> None:
    analysis = judged(text)
    assert "again and again" in analysis.not_enough
    assert analysis.findings == ()


def test_program_code_is_not_whatever_its_comments_say() -> None:
    line = "def spoken(value: int) -> str:  # what we say of it, and how we say it"
    code = f'{line}\n    """It is a number."""\n    return words[value] if value in words else "a few"\n'
    assert "code" in judged(code * 8).not_enough
    assert "code" not in judged(f"{ENGLISH} The path is user_id=7 or so; it isn't much.").not_enough


@pytest.mark.parametrize(
    "text", ["um uh " * 60, "Um, uh... um. Hmm. " * 30, "queue " * 90], ids=["um", "dots", "stutter"]
)
def test_um_and_stutters_are_no_words_of_an_answer(text: str) -> None:
    analysis = judged(text)
    assert analysis.not_enough == "an answer of at least 60 words beside um, uh and stutters"
    assert {"SCOPE001", "SCOPE003"} <= {skipped.code for skipped in analysis.skipped}


LYRIC = """
Twinkle, twinkle, little star, how I wonder what you are! Up above the world so high, like a diamond in the sky. When
the blazing sun is gone, when he nothing shines upon, then you show your little light, twinkle, twinkle, all the night.
Then the traveller in the dark thanks you for your tiny spark; he could not see which way to go, if you did not twinkle.
"""

SHOPPING = """
a pound of potatoes and a pint of milk and six eggs and a loaf of bread and some butter and a bag of flour and two
pounds of sugar and a box of tea and a jar of coffee and a bottle of oil and a tin of beans and a bunch of carrots and
a bag of rice and a pack of candles and a bar of soap and a roll of paper
"""


@pytest.mark.parametrize("text", [LYRIC, SHOPPING], ids=["lyric", "shopping"])
def test_english_in_which_nothing_is_shown_is_not(text: str) -> None:
    assert judged(text).not_enough.startswith("more to go by")
    asked = judged(f"{text} How many users do we have? How fresh must it be?")
    assert asked.not_enough == ""


def test_words_the_recogniser_did_not_believe_are_not() -> None:
    sure = answer(ENGLISH)
    garbled = Answer(tuple(replace(word, probability=0.28) for word in sure.words), (), Timing.WORD, (0,))
    analysis = analyse(garbled, SOURCE, VERBATIM)
    assert "unsure" in analysis.not_enough
    assert analysis.findings == ()
    clear = Answer(tuple(replace(word, probability=0.6) for word in sure.words), (), Timing.WORD, (0,))
    assert analyse(clear, SOURCE, VERBATIM).not_enough == ""


@pytest.mark.parametrize("text", ["", "um", "We'd use Kafka for it.", "Kafka Cassandra Redis Flink"])
def test_a_short_answer_is_not_and_its_words_still_count(text: str) -> None:
    talk = read_talk(answer(text))
    assert enough(talk) == "an answer of at least 60 words"
    assert unintelligible(talk) == ""
    assert judged(text).not_enough == enough(talk)
