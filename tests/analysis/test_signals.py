"""Signals and their fields, on spoken sentences."""

import pytest
from spoken import answer, judged, unpunctuated

from voicecoach.analysis.signals.proposals import gerund
from voicecoach.analysis.types import Signal
from voicecoach.transcript.types import OtherTurn


def signals(kind: str, text: str) -> list[Signal]:
    return [signal for signal in judged(text).signals if signal.kind == kind]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Who are the users of this?", "users"),
        ("How many requests per second do we get?", "scale"),
        ("How fresh does it have to be?", "freshness"),
        ("Is there a budget for this?", "budget"),
        ("Do we have a deadline?", "deadline"),
        ("What happens if an update is wrong?", "failure tolerance"),
        ("What about consistency?", "consistency"),
    ],
)
@pytest.mark.parametrize("form", [str, unpunctuated])
def test_scoping_questions_name_their_topic(question: str, topic: str, form: type[str]) -> None:
    found = signals("scoping-question", form(question))
    assert [signal.fields["topic"] for signal in found] == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "Can you see my screen?",
        "Does that make sense?",
        "So how do we store that? We write it to a log.",
        "Shall I go on?",
    ],
)
def test_other_questions_are_no_scoping(text: str) -> None:
    assert signals("scoping-question", text) == []


def test_a_question_that_somebody_answers_is_not_rhetorical() -> None:
    from voicecoach.analysis.signals.scoping import find_scoping_questions
    from voicecoach.language.talk import read_talk

    text = "How do we handle users who are offline? Okay then."
    asked = OtherTurn("Interviewer", "They retry.", None, None, before_word=8)
    assert len(list(find_scoping_questions(read_talk(answer(text, others=(asked,)))))) == 1
    assert list(find_scoping_questions(read_talk(answer(text)))) == []


def test_a_choice_says_what_it_is_and_how_it_is_justified() -> None:
    (choice,) = signals(
        "choice",
        "I'd use a managed queue instead of Kafka, because it is simpler. The downside is that we lose replay.",
    )
    assert choice.fields == {
        "element": "managed queue",
        "named": False,
        "reason": True,
        "alternative": True,
        "cost": True,
        "metric": False,
    }


def test_only_the_first_proposal_of_an_element_is_a_choice() -> None:
    text = "We'd use Kafka for the events. Then we'd use Kafka for the logs as well. And I'd add Redis."
    assert [signal.fields["element"] for signal in signals("choice", text)] == ["Kafka", "Redis"]


def test_two_technologies_in_one_breath_are_two_choices() -> None:
    found = signals("choice", "We'd use Kafka for the events and Cassandra for the state.")
    assert [signal.fields["element"] for signal in found] == ["Kafka", "Cassandra"]


@pytest.mark.parametrize(
    "text", ["the cost function has two terms", "false positives are more expensive", "I spend more time on the model"]
)
def test_words_that_only_sound_like_costs(text: str) -> None:
    assert signals("cost", text) == []


@pytest.mark.parametrize(
    "text",
    ["that costs us two thousand dollars a month", "someone has to operate it", "storage is the cost driver here"],
)
def test_costs(text: str) -> None:
    assert len(signals("cost", text)) == 1


def test_an_assumption_reaches_to_the_end_of_its_sentence() -> None:
    (found,) = signals("assumption", "I'll assume two hundred million members. Then we go on.")
    assert (found.first, found.last) == (0, 6)


def test_an_estimate_works_a_figure_out_of_others() -> None:
    (found,) = signals(
        "estimate", "Five thousand updates a day at twenty kilobytes, that is one hundred megabytes a day."
    )
    assert found.fields["holds"] is True
    assert signals("estimate", "We have two hundred million members.") == []


def test_a_success_metric_is_a_goal_not_data() -> None:
    (found,) = signals(
        "success-metric", "The primary metric is the play start rate, so we optimize for playback failures."
    )
    assert found.fields["primary"] is True
    assert signals("success-metric", "The table also has the watch time of each member.") == []


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("So um we could down sample the views.", "down sampling"),
        ("You could treat that as a multi-class classification task.", "multi-class classification task"),
        ("You would want to have some sort of a feature store.", "feature store"),
        ("And then we basically put a load balancer in front of these.", "load balancer"),
        ("There's probably going to be a ranking service.", "ranking service"),
        ("What we need is a model registry.", "model registry"),
        ("The scores can be pre-computed at night.", "pre-computing"),
        ("So maybe just use log transform here.", "log transform"),
    ],
)
@pytest.mark.parametrize("form", [str, unpunctuated])
def test_choices_are_seldom_products(text: str, element: str, form: type[str]) -> None:
    assert [signal.fields["element"] for signal in signals("choice", form(text))] == [element]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("shard", "sharding"),
        ("cached", "caching"),
        ("bin", "binning"),
        ("binned", "binning"),
        ("pre-compute", "pre-computing"),
        ("one hot encode", "one hot encoding"),
        ("sort it by", "sorting it by"),
        ("embed", "embedding"),
        ("weigh", "weighing"),
        ("queueing", "queueing"),
        ("load balance", "load balancing"),
    ],
)
def test_a_technique_is_named_as_a_noun(said: str, name: str) -> None:
    assert gerund(said) == name


@pytest.mark.parametrize(
    "text",
    [
        "Then we can talk about serving and about metrics.",
        "At my last company we used a feature store.",
        "Should we use a cache here, or a queue?",
        "If we had a cache we would not need this.",
        "For each user we have the age and the country.",
        "We have a lot of users in our database.",
        "It could be a queue or something else.",
        "Users can share a post with their friends.",
    ],
)
def test_what_is_not_proposed_is_no_choice(text: str) -> None:
    assert signals("choice", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "okay so um my first one is like how fresh does the catalogue have to be",
        "and then are there any other teams that read from this",
        "and I guess can we assume that every title has a language",
        "what fraction of the members watches on a phone",
        "Okay. So this is only for the studio, right?",
    ],
)
def test_scoping_needs_neither_question_mark_nor_question_order(text: str) -> None:
    assert len(signals("scoping-question", text)) == 1


DESIGN = "We'd use Kafka for the events. Then we'd use Redis for the titles. And we'd shard the table by title. "


def test_once_the_design_is_under_way_a_question_needs_somebody_to_answer_it() -> None:
    from voicecoach.analysis.signals.scoping import find_scoping_questions
    from voicecoach.language.talk import read_talk

    text = DESIGN + "How many titles do we have?"
    asked = OtherTurn("Interviewer", "Five thousand.", None, None, before_word=len(text.split()))
    assert len(list(find_scoping_questions(read_talk(answer(text, others=(asked,)))))) == 1
    assert list(find_scoping_questions(read_talk(answer(text + " So each of them is small.")))) == []


def test_clarifying_the_interviewers_words_is_no_scoping() -> None:
    from voicecoach.analysis.signals.scoping import find_scoping_questions
    from voicecoach.language.talk import read_talk

    text = DESIGN + "Do you mean the users or the titles?"
    asked = OtherTurn("Interviewer", "The titles.", None, None, before_word=len(text.split()))
    assert list(find_scoping_questions(read_talk(answer(text, others=(asked,))))) == []


@pytest.mark.parametrize(
    "text",
    [
        "does that make sense so far",
        "would you like me to talk about serving next",
        "is this enough detail for you",
        "shall I go deeper here or move on",
        "is that what you had in mind",
        "any questions about the structure so far",
    ],
)
def test_check_ins_hand_the_floor_over(text: str) -> None:
    assert len(signals("check-in", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We write it to the log, right?",
        "That makes sense to me.",
        "It would make sense to put a cache there.",
        "Do you know how many users there are?",
    ],
)
def test_other_words_to_the_interviewer_are_no_check_ins(text: str) -> None:
    assert signals("check-in", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We catch more broken files at the expense of some healthy ones.",
        "I'm willing to trade recall for precision here.",
        "Batch is simple to run, but it is slower when a fix comes in at night.",
        "If the cache lives longer the files get old, and if it lives shorter the origin feels every start.",
        "The downside of that is a cold start for each new title.",
    ],
)
@pytest.mark.parametrize("form", [str, unpunctuated])
def test_tradeoffs_say_what_is_given_up(text: str, form: type[str]) -> None:
    assert len(signals("tradeoff", form(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Then we can discuss the trade-offs.",
        "I'll go through the trade-off section later.",
        "We load balance between the nodes.",
        "The clicks are common, and the shares are common as well.",
    ],
)
def test_nothing_weighed_is_no_tradeoff(text: str) -> None:
    assert signals("tradeoff", text) == []


@pytest.mark.parametrize(
    "text",
    ["Only show cheap places to them.", "We look at the cost imbalance.", "If we had more time or more resources."],
)
def test_prices_of_the_world_are_no_costs(text: str) -> None:
    assert signals("cost", text) == []


def test_let_us_say_assumes_only_with_a_figure() -> None:
    assert len(signals("assumption", "Let's say there are two hundred million members.")) == 1
    assert signals("assumption", "Let's say we have a model there.") == []


STRONG = """
um so before I design anything uh how many members do we have and um how fresh must the subtitles be okay so um I'll
assume five thousand updates a day uh that is nothing so um we could keep one relational database um because every
read is by title and uh it costs us nothing new since the team already runs it um we could use Kafka instead but uh
someone would have to run the cluster and uh that is two engineers so I would rather start without it and um the
downside is that a burst waits up to a minute uh which is fine against the ten minutes you gave me and um we could
put a cache at the edge uh so a start stays under two hundred milliseconds the price is that a fix can be stale for
sixty seconds um does that make sense so far
"""

EMPTY = """
The platform will be highly scalable and robust. We'd use Kafka, which is the industry standard. We'd use Cassandra
for the storage layer. We'd split everything into microservices behind some kind of gateway. The services will
communicate efficiently and handle failures gracefully. We'd put a neural network on top, and it will figure
everything out. It was decided to deploy it on Kubernetes. Everything will be highly available with low latency, and
any technology that scales will do for the rest.
"""


def test_substance_outweighs_smoothness() -> None:
    strong, empty = ([finding for finding in judged(text).findings if not finding.delivery] for text in (STRONG, EMPTY))
    assert len(strong) * 2 < len(empty), (strong, empty)


@pytest.mark.parametrize(
    "text",
    [
        "If we were a hundred times bigger I'd use Flink.",
        "I'd use Flink if we had a stream of that size.",
        "Had we known that, I'd use Flink.",
        "It grows with the views as we'd use Flink.",
        "The part that could use Flink is somewhere else.",
        "We could use Flink here. Actually no, scratch that.",
        "We could use polling, but I think a better option is to wait.",
        "So Flink or Spark.",
        "At the bank we used something like Flink.",
    ],
)
@pytest.mark.parametrize("form", [str, unpunctuated])
def test_what_is_only_supposed_or_taken_back_is_no_choice(text: str, form: type[str]) -> None:
    assert signals("choice", form(text)) == []


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("So the profiles live in MySQL.", "MySQL"),
        ("My pick for the events is Pulsar.", "Pulsar"),
        ("The database would be Spanner.", "Spanner"),
        ("Those go through a rate limiter.", "rate limiter"),
        ("There's a device registry behind it.", "device registry"),
        ("A background job counts them.", "background job"),
        ("We're probably going to want some sort of review queue.", "review queue"),
        ("There's going to be a store of trained models.", "store of trained models"),
        ("For the orchestration something like Airflow.", "Airflow"),
        ("In this case using a bloom filter will do.", "bloom filter"),
    ],
)
@pytest.mark.parametrize("form", [str, unpunctuated])
def test_a_design_told_as_it_runs_is_chosen_too(text: str, element: str, form: type[str]) -> None:
    found = [str(signal.fields["element"]) for signal in signals("choice", form(text))]
    assert [name.lower() for name in found] == [element.lower()]


def test_products_named_along_the_way_are_choices() -> None:
    found = signals("choice", "The uploads go into Kafka and from there into Flink and then to Cassandra.")
    assert [signal.fields["element"] for signal in found] == ["Kafka", "Flink", "Cassandra"]


def test_what_holds_the_data_is_the_choice() -> None:
    found = signals("choice", "We'd store the manifests in DynamoDB.")
    assert found[-1].fields["element"] == "DynamoDB"


@pytest.mark.parametrize(
    "text",
    [
        "We shard the table. Then we'd have a sharding layer for it.",
        "We'd normalize the scores. After that we'd use normalization for the views.",
    ],
)
def test_the_forms_of_one_word_are_one_element(text: str) -> None:
    assert len(signals("choice", text)) == 1


@pytest.mark.parametrize(
    "text",
    ["We're going to have a bunch of different databases.", "We'd load the new model.", "You know, batch sizes."],
)
def test_what_is_there_anyway_is_no_choice(text: str) -> None:
    assert signals("choice", text) == []


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        ("I'd use Postgres because it's cheaper.", "cost", False),
        ("I'd use Postgres because it's cheaper.", "reason", True),
        ("I'd use Postgres, so we don't have to operate anything.", "cost", False),
        ("I'd use Postgres. The downside is one more machine to patch.", "cost", True),
        ("I'd use a ring buffer to smooth the peaks.", "reason", True),
        ("I'd use Cassandra. It handles many writes well.", "reason", True),
        ("I'd use Cassandra for the views.", "reason", False),
        ("I'd put it on Kinesis and not on our own Kafka.", "alternative", True),
        ("We could do long polling. I think a better option is to use webhooks.", "alternative", True),
        ("I'd use Redis. Another option is a local cache.", "alternative", False),
        ("I'd use Redis. Another option is a local cache, which is simpler to run.", "alternative", True),
    ],
)
@pytest.mark.parametrize("form", [str, unpunctuated])
def test_the_parts_of_a_justification(text: str, field: str, said: bool, form: type[str]) -> None:
    assert signals("choice", form(text))[-1].fields[field] is said


@pytest.mark.parametrize(
    "text",
    [
        "nobody has to run it",
        "that is three weeks of one engineer",
        "I don't want to carry a pager for that",
        "that isn't free",
        "we'd need a few hundred cores",
        "then we have to re-encode the whole library",
        "we pay for double the storage",
    ],
)
def test_people_and_machines_are_costs(text: str) -> None:
    assert len(signals("cost", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We favor freshness over throughput.",
        "What I'm giving up is ordering across titles.",
        "One advantage is that each part is trained alone. It is also quick. The drawback is that we keep four models.",
        "The bad part is that they get killed in the middle.",
        "It's a minute behind and I can live with that because nobody looks sooner.",
    ],
)
@pytest.mark.parametrize("form", [str, unpunctuated])
def test_what_is_won_and_what_is_given_up(text: str, form: type[str]) -> None:
    assert len(signals("tradeoff", form(text))) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I'd keep the pointer in Redis so that the player can look it up.", 1),
        ("I'd keep the pointer in Redis.", 0),
        ("We'd keep the pointer in Redis so that the player can look it up.", 0),
        ("I'd like to know more about the players, because there are many.", 0),
    ],
)
def test_an_own_choice_with_its_justification_is_a_decision(text: str, count: int) -> None:
    assert len(signals("decision", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It has to be there within ten seconds.", 1),
        ("Within ten seconds the player asks again.", 0),
        ("That is well inside the five minutes you gave us.", 1),
        ("With three people I don't want a cluster.", 1),
        ("With three shards we have room.", 0),
        ("The launch can't move.", 1),
        ("The contract runs out in March.", 1),
    ],
)
def test_a_limit_is_a_constraint_and_what_the_design_does_is_none(text: str, count: int) -> None:
    assert len(signals("constraint", text)) == count


@pytest.mark.parametrize("text", ["No second cluster to start with.", "The rest waits until somebody pays for it."])
def test_what_is_put_off_is_minimal_first(text: str) -> None:
    assert len(signals("minimal-first", text)) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I'd use Redis because the reads are all by key.", True),
        ("I'd use Redis because you know everybody uses it.", False),
        ("We'd have a Redis, which gives us a robust foundation.", False),
    ],
)
def test_custom_and_bare_quality_are_no_reasons(text: str, reason: bool) -> None:
    assert [one.fields["reason"] for one in signals("choice", text)] == [reason]
