"""The verdict: substance before fluency, the graded answers in their order, and an answer to each question or none."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from graded_answers import LEVELS, GradedAnswer, read_answers
from spoken import judged

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis
from voicecoach.rubric.evidence import find_evidence
from voicecoach.rubric.foremost import strongest
from voicecoach.rubric.rounds import find_round
from voicecoach.rubric.score import mark, score
from voicecoach.rubric.verdict import judge
from voicecoach.transcript.types import Answer, Word

ALL = {graded.name: graded for graded in read_answers()}

PROMPTS = sorted({graded.prompt for graded in ALL.values()})

MARGIN = 10
"""Points between two answers that nobody would give the same level: half a level."""

each_answer = pytest.mark.parametrize("graded", ALL.values(), ids=lambda graded: graded.name)

EMPTY = """
For this I would absolutely leverage a modern event-driven microservices architecture. Kafka is the gold standard, so
Kafka is the backbone, with Flink for stream processing, Kubernetes for orchestration, Istio for the service mesh and
Envoy at the edge. The write path follows CQRS with event sourcing, and the read path goes through GraphQL into
Elasticsearch. Everything is highly scalable, highly available and fault tolerant by design, deployed multi-region
active-active from day one, which is what every serious company does today. On top of that there is an intelligent
layer that takes care of the rest. Terraform provisions it, Argo rolls it out, and Grafana visualises it beautifully.
The data lake is built on Iceberg with Spark and dbt, so that analytics come naturally. Machine learning optimises the
experience end to end through embeddings in a vector database. From a people perspective, I drive alignment, I bring
everyone along on the journey, and a change advisory board guarantees quality at every gate. The result is seamless,
robust and elegant, a world-class platform that simply works, that grows with the business, and that delights people
everywhere. Clients integrate through a unified gateway using gRPC and protobuf contracts. Identity is federated over
OIDC, secrets live in Vault, and the whole estate follows zero trust. It is a future-proof, cloud-native reference
architecture, and I have every confidence in it. The teams then consume it as a self-service platform, through a
portal, with golden paths, and the organisation becomes truly data driven. That is how excellence is done at scale,
consistently and elegantly. It has been proven again and again in the industry, it is elegant from end to end, and I
would present it to any audience with a smile.
"""

HALTING = """
Um, so, okay. How many, uh, how many titles a day are we, um, are we talking about? And, uh, how fresh does it, does
it have to be? And what's, um, what's the budget? I'd, uh, I'd assume, um, two thousand files a day. So, um, success
is, uh, the share of files that are, um, live within ten minutes, I want that at ninety nine percent. Two thousand
times, uh, fifty megabytes, that's, um, that's a hundred gigabytes a day. So, um, so that's small. I'd, I'd put the
jobs in, uh, in Postgres and, um, not in Kafka, because, uh, at one job a minute I can, um, I can look at a table, and
the, uh, the price is that we, um, we poll it, and at, uh, a hundred times the load I'd, um, I'd have to move it. We,
uh, we start with one region, um, the second one waits until, uh, until somebody needs it. If the, um, the checker
dies, uh, the job is retried, and, um, after three times it goes to a, uh, dead letter table, and whoever is on call
gets paged. I'd, um, I'd ask the localization team before, because, uh, they get the complaints. And, um, legal has to
know, uh, where the files are kept, 'cause, um, Germany is, is different. We, uh, we roll it out to one percent first,
and, um, if errors go over, uh, one in a thousand it rolls back. When I, um, when I did this at my last job we, uh, we
forgot the old players, and, um, they showed nothing at all for, uh, for two days, so, um, so the old format stays
beside the new one for a month, and that, uh, that doubles the storage, and I'd, um, I'd pay for it. And, um, with
two, with two engineers I'd, uh, I'd not write a checker of our own, I'd, um, I'd buy one, that's, uh, that's four
hundred dollars a month, and, um, if they go away we, uh, we have the raw files and, um, can start over with another.
Um, do you want me to, uh, to go into the, the checker?
"""


@cache
def analysis_of(name: str) -> Analysis:
    return ALL[name].judged()


def total(analysis: Analysis) -> float:
    """Points; an answer that earned none because there was too little in it stands below all others."""
    points = judge(analysis).score.total
    return -MARGIN if points is None else points


@pytest.mark.parametrize("prompt", PROMPTS)
def test_strong_beats_middling_beats_weak_by_half_a_level(prompt: str) -> None:
    weak, middling, strong = (total(analysis_of(f"{prompt}-{level}")) for level in LEVELS)
    assert strong >= middling + MARGIN
    assert middling >= weak + MARGIN


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_strong_answer_of_a_few_minutes_is_a_yes_and_a_weak_one_is_none(prompt: str) -> None:
    assert judge(analysis_of(f"{prompt}-strong")).score.level in {"yes", "strong yes"}
    weak = judge(analysis_of(f"{prompt}-weak")).score.level
    assert weak in {"no", "strong no"} or weak.startswith("not enough to judge: needs ")


@pytest.mark.parametrize("round_name", ["tpm", "pm", "swe"])
def test_fluent_and_empty_is_far_below_halting_and_substantive(round_name: str) -> None:
    empty, halting = judge(judged(EMPTY, round_name)), judge(judged(HALTING, round_name))
    assert empty.score.total is not None
    assert halting.score.total is not None
    assert "FILL001" in {finding.code for finding in judged(HALTING, round_name).findings}
    assert empty.score.total + 40 < halting.score.total
    assert empty.score.level == "strong no"


@each_answer
def test_the_same_answer_gets_the_same_verdict(graded: GradedAnswer) -> None:
    assert judge(graded.judged()) == judge(analysis_of(graded.name))


@each_answer
def test_taking_evidence_away_never_adds_a_point(graded: GradedAnswer) -> None:
    analysis, entry = analysis_of(graded.name), find_round(graded.round)
    evidence = find_evidence(analysis)
    whole = mark(entry, evidence, analysis.findings)
    for left_out in range(len(evidence)):
        less = mark(entry, (*evidence[:left_out], *evidence[left_out + 1 :]), analysis.findings)
        assert all((few.points or 0) <= (many.points or 0) for few, many in zip(less.areas, whole.areas, strict=True))


@each_answer
def test_points_are_their_reasons_and_stay_within_the_weight(graded: GradedAnswer) -> None:
    for area in score(analysis_of(graded.name)).areas:
        if area.points is not None:
            assert 0 <= area.points <= area.weight
            assert area.points == pytest.approx(sum(reason.points or 0 for reason in area.because))
            assert all(reason.at is not None and (reason.signal or reason.code) for reason in area.because)


def with_um(answer: Answer) -> Answer:
    """The same answer with an um after every twelve words; nobody speaks longer for it."""
    words: list[Word] = []
    at: dict[int, int] = {}
    for index, word in enumerate(answer.words):
        at[index] = len(words)
        words.append(word)
        if index % 12 == 11:
            words.append(Word("um", word.end, word.end))
    at[len(answer.words)] = len(words)
    others = tuple(replace(other, before_word=at[other.before_word]) for other in answer.others)
    return replace(answer, words=tuple(words), others=others, breaks=tuple(at[one] for one in answer.breaks))


@each_answer
def test_um_costs_nothing(graded: GradedAnswer) -> None:
    plain = analysis_of(graded.name)
    hesitant = analyse(with_um(plain.answer), plain.source, None, round_name=graded.round)
    assert judge(hesitant).score.total == judge(plain).score.total


@each_answer
def test_delivery_is_never_a_reason_nor_first_to_mend_beside_substance(graded: GradedAnswer) -> None:
    analysis = analysis_of(graded.name)
    verdict, delivery = judge(analysis), {finding.code for finding in analysis.findings if finding.delivery}
    assert not delivery & {reason.code for area in verdict.score.areas for reason in area.because}
    if len(delivery) < len({finding.code for finding in analysis.findings}):
        assert not delivery & {finding.code for finding in verdict.fixes}


@each_answer
def test_fixes_are_three_at_most_dearest_first_and_of_different_areas_where_they_can_be(graded: GradedAnswer) -> None:
    analysis = analysis_of(graded.name)
    area_of: Mapping[str, str] = {code: area.name for area in find_round(graded.round).areas for code in area.rules}
    fixes = [finding.code for finding in judge(analysis).fixes]
    assert len(fixes) == len(set(fixes)) <= 3
    there_are = {area_of[finding.code] for finding in analysis.findings if not finding.delivery}
    if there_are:
        assert len({area_of[code] for code in fixes}) >= min(2, len(fixes), len(there_are))


def test_the_drill_mends_what_lost_most() -> None:
    assert judge(analysis_of("encoding-rollout-weak")).drill == "scoping"
    assert judge(analysis_of("corrupted-streams-middling")).drill == "cost"
    assert judge(analysis_of("less-process-middling")).drill == "story"
    assert judge(analysis_of("creator-captions-strong")).drill == "pitch"  # nothing to mend: the poorest area


def test_the_committee_is_answered_with_quote_and_time_or_not_at_all() -> None:
    strong, middling = (judge(analysis_of(f"encoding-rollout-{level}")).committee for level in ("strong", "middling"))
    assert [answer.answer for answer in strong] == ["yes", "yes", "yes"]
    for answer in (*strong, *middling):
        assert all(heard.quote and heard.at is not None for heard in (*answer.favour, *answer.against))
    _, permission, _ = middling
    assert [heard.code for heard in permission.against] == ["PROC001", "OWN001"]
    hollow = "I drive alignment, I bring everyone along on the journey, and"
    better, *_ = judge(judged(" ".join(EMPTY.split()).replace(hollow, ""))).committee
    assert (better.answer, better.favour, better.against) == ("no evidence heard", (), ())


def test_who_is_merely_named_is_nobody_made_better() -> None:
    text = "The legal team signs the licence. " + HALTING.replace("I'd ask", "they ask").replace("legal has", "it has")
    named = judge(judged(text)).committee[0]
    asked = judge(judged(HALTING)).committee[0]
    assert "localization team" in " ".join(heard.quote for heard in asked.favour)
    assert "signs the licence" not in " ".join(heard.quote for heard in named.favour)


def test_too_little_to_judge_has_no_committee_and_no_points() -> None:
    verdict = judge(judged("So it goes."))
    assert (verdict.score.total, verdict.committee, verdict.drill, verdict.strength) == (None, (), None, None)


def test_a_change_waved_through_is_no_strength() -> None:
    analysis = analysis_of("next-episode-middling")
    assert "adaptation" in {signal.kind for signal in analysis.signals}
    best = strongest(analysis, ())
    assert best is not None
    assert best.kind != "adaptation"
