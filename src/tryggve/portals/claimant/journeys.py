"""Walking through an application as its data says: which questions are asked, what comes after, what is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tryggve.casework.contract.records import Journey, Question

Answers = Mapping[str, Any]


def asked(journey: Journey, answers: Answers) -> list[Question]:
    """The questions that the answers so far lead to, in order. A question under one that is not asked is not asked."""
    found: list[Question] = []
    open_ids: set[str] = set()
    for question in journey.questions:
        if question.show_if is None or (
            question.show_if[0] in open_ids and answers.get(question.show_if[0]) in question.show_if[1]
        ):
            found.append(question)
            open_ids.add(question.id)
    return found


def kept(journey: Journey, answers: Answers) -> dict[str, Any]:
    """The answers to questions that are asked; an answer under a gate that has closed is let go."""
    current = dict(answers)
    while True:
        ids = {question.id for question in asked(journey, current)}
        remaining = {key: value for key, value in current.items() if key in ids}
        if remaining == current:
            return remaining
        current = remaining


def answered(question: Question, answers: Answers) -> bool:
    """Whether the question has an answer, or needs none and has been passed."""
    return answers.get(question.id) not in (None, "", []) or (not question.required and question.id in answers)


def next_after(journey: Journey, answers: Answers, question: Question) -> Question | None:
    """The question after this one; None after the last."""
    questions = asked(journey, answers)
    ids = [one.id for one in questions]
    place = ids.index(question.id) + 1
    return questions[place] if place < len(questions) else None


def first_left(journey: Journey, answers: Answers) -> Question | None:
    """The first question without an answer; None when all have one."""
    return next((question for question in asked(journey, answers) if not answered(question, answers)), None)


def section_state(journey: Journey, answers: Answers, section: str) -> str:
    """How far a section has come, as one of the house's states."""
    mine = [question for question in asked(journey, answers) if question.section == section]
    done = sum(answered(question, answers) for question in mine)
    return "done" if done == len(mine) else "started" if done else "todo"
