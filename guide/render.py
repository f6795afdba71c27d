"""Policies and decisions as plain data for JSON, with their wording filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from guide.carriers import sources_of
from guide.dated import StudyFact, sources
from guide.followup import FollowUp, steps
from guide.model import (
    Change,
    Condition,
    Decision,
    Note,
    PlatformFact,
    PlatformPolicy,
    Policy,
    Practice,
    Question,
    Reason,
    Rule,
)
from guide.platforms import PLATFORMS
from guide.prose import has, say, table
from guide.questionnaire import QUESTION_BY_ID, QUESTIONS
from guide.recommend import is_named, may_hold, standing
from guide.reply import reply
from guide.rules import RULE_BY_ID
from guide.tree import TREES
from guide.version import POLICY_VERSION
from guide.vocabulary import FACT_BY_ID, NOT_SURE, STANCES, TONES, UNKNOWN

Json = dict[str, Any]
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)


def question_data(question: Question) -> Json:
    """Return a question with its wording."""
    name = PLATFORMS[question.platform].name if question.platform else ""
    return {
        "id": question.id,
        "optional": question.optional,
        "text": say("questions", question.prose_id, "text", platform=name),
        "short": say("questions", question.prose_id, "short", platform=name),
        "why": say("questions", question.prose_id, "why", platform=name),
        "options": [
            {
                "id": option,
                "label": _option(question, option, "label"),
                "follows": _option(question, option, "follows"),
            }
            for option in question.options
        ],
    }


def _option(question: Question, option: str, field: str) -> str:
    name = PLATFORMS[question.platform].name if question.platform else ""
    return say("questions", question.prose_id, "options", option, field, platform=name)


def questions_data() -> Json:
    """Return the whole questionnaire with its wording."""
    return {
        "version": POLICY_VERSION,
        "questions": [question_data(question) for question in QUESTIONS],
    }


def fact_data(fact_id: str) -> Json:
    """Return a fact about a request with its wording, to be asked; `unknown` comes last."""
    return {
        "id": fact_id,
        "text": say("facts", fact_id, "text"),
        "short": say("facts", fact_id, "short"),
        "why": say("facts", fact_id, "why"),
        "values": [
            {"id": value, "label": say("facts", fact_id, "values", value)}
            for value in (*FACT_BY_ID[fact_id].values, UNKNOWN)
        ],
    }


def policy_data(policy: Policy) -> Json:
    """Return a policy as the command line and the page give it."""
    return {
        "version": POLICY_VERSION,
        "answers": dict(policy.answers),
        "summary": summary(policy),
        "platforms": {key: _platform_data(policy, mine) for key, mine in policy.platforms.items()},
    }


def _platform_data(policy: Policy, mine: PlatformPolicy) -> Json:
    name = mine.platform.name
    practices = {
        section: [_practice_data(item, name) for item in mine.practices if item.section == section]
        for section in ("send", "after", "prune")
    }
    return {
        "name": name,
        "named": is_named(policy.answers, mine.platform),
        "stance": mine.stance,
        "stance-label": say("vocabulary", "stances", mine.stance, "label"),
        "stance-means": say("vocabulary", "stances", mine.stance, "means"),
        "summary": platform_summary(policy, mine),
        "sections": [
            {"id": section, "title": say("vocabulary", "sections", section, "label")}
            for section in ("arrives", "after", "send", "prune")
        ],
        "rules": [rule_data(rule, mine) for rule in mine.rules],
        **practices,
        "settings": [_setting_data(fact) for fact in mine.settings],
    }


def rule_data(rule: Rule, mine: PlatformPolicy) -> Json:
    """Return a rule of a platform's policy; `when` holds only its tests of the request."""
    return {
        "id": rule.id,
        "section": rule.section,
        "stage": rule.stage,
        "action": rule.action,
        "label": headline(rule, mine.platform.tie),
        "when": {name: list(v) for name, v in rule.when.items() if name in FACT_BY_ID},
        "who": say("rules", rule.id, "who"),
        "text": say("rules", rule.id, "text", platform=mine.platform.name),
        "why": say("rules", rule.id, "why", platform=mine.platform.name),
        "sources": list(sources_of(rule)),
        "credits": credit(sources_of(rule)),
    }


def action_label(action: str, tie: str) -> str:
    """Return an action's name, as it is said of this kind of tie."""
    return say("vocabulary", "actions", action, "label" if tie == "connect" else tie)


def headline(rule: Rule, tie: str) -> str:
    """Return a rule's action in words; some rules have words of their own."""
    if has("rules", rule.id, "headline"):
        return say("rules", rule.id, "headline")
    return action_label(rule.action, tie)


def _practice_data(item: Practice, platform: str) -> Json:
    return {
        "id": item.id,
        "text": say("practices", item.id, "text", platform=platform),
        "sources": list(sources_of(item)),
        "credits": credit(sources_of(item)),
    }


def _setting_data(fact: PlatformFact) -> Json:
    return {
        "id": fact.id,
        "kind": fact.kind,
        "text": say("platform-facts", fact.id, "text"),
        "as-of": fact.as_of,
        "source": fact.source,
        "credit": credit([fact.source])[0],
        "confidence": fact.confidence,
        "confidence-label": say("vocabulary", "confidence", fact.confidence, "label"),
    }


def dated_data(fact: PlatformFact | StudyFact) -> Json:
    """Return a dated fact with its wording, whatever it is about."""
    about: Json = {}
    if isinstance(fact, PlatformFact):
        about = {"platform": fact.platform, "kind": fact.kind}
    of = (fact.source,) if isinstance(fact, PlatformFact) else fact.sources
    return {
        "id": fact.id,
        **about,
        "text": say("platform-facts" if about else "study-facts", fact.id, "text"),
        "as-of": fact.as_of,
        "re-check-by": fact.recheck_by,
        "sources": list(of),
        "credits": credit(of),
        "confidence": fact.confidence,
        "confidence-label": say(
            "vocabulary", "confidence" if about else "evidence", fact.confidence, "label"
        ),
    }


def credit(ids: Sequence[str]) -> list[str]:
    """Return sources as a reader sees them: author, title, year."""
    rows = [sources()[source] for source in ids]
    return [f"{row.author}, {row.title}, {day(row.year)}" for row in rows]


def day(text: str) -> str:
    """Write a date as it is read: `2026-11-22` as 22 November 2026, `2021-10` as October 2021.

    What is no such date stays as it is.
    """
    if not _DATE.fullmatch(text):
        return text
    year, month, *rest = text.split("-")
    named = table("text")["dates"]["months"].split()[int(month) - 1]
    return " ".join([*(str(int(one)) for one in rest), named, year])


def summary(policy: Policy) -> str:
    """Return the policy in one or two sentences, platforms with the same stance together.

    It speaks of the platforms that everybody is asked about, and of others that were named.
    """
    every = list(policy.platforms.values())
    mine = [one for one in every if is_named(policy.answers, one.platform)] or every
    alike = f"all-{mine[0].stance}"
    if len({one.stance for one in mine}) == 1 and has("summary", "whole", alike):
        return say("summary", "whole", alike, where=join_names([one.platform.name for one in mine]))
    groups: dict[tuple[str, str], list[str]] = {}
    for one in sorted(mine, key=lambda one: STANCES.index(one.stance)):
        if one.stance != "absent":
            groups.setdefault((_clause(policy, one), one.stance), []).append(one.platform.name)
    clauses = [say("summary", *key, where=join_names(names)) for key, names in groups.items()]
    said = _sentence("; ".join(clauses))
    gone = join_names([one.platform.name for one in mine if one.stance == "absent"], "or")
    return f"{said} {say('summary', 'whole', 'absent', where=gone)}" if gone else said


def platform_summary(policy: Policy, mine: PlatformPolicy) -> str:
    """Return the policy for one platform in a sentence."""
    if mine.stance == "absent":
        return say("summary", "whole", "absent", where=mine.platform.name)
    return _sentence(say("summary", _clause(policy, mine), mine.stance, where=mine.platform.name))


#: Which table of the summary describes an account: the first whose tests hold.
CLAUSES: tuple[tuple[Condition, str], ...] = (
    ({"venue": ("public",), "account": ("private",)}, "public-private"),
    *(({"venue": (venue,)}, venue) for venue in TREES),
)


def _clause(policy: Policy, mine: PlatformPolicy) -> str:
    """Return the table that describes this kind of account."""
    values = standing(policy.answers, mine.platform)
    return next(clause for when, clause in CLAUSES if may_hold(when, values))


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def join_names(names: Sequence[str], word: str = "and") -> str:
    """Return names as they stand in a sentence: “LinkedIn, X and Facebook”."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no joining
        return "".join(names)
    first = table("summary")["list"]["between"].join(names[:-1])
    return f"{first} {say('summary', 'list', word)} {names[-1]}"


def decision_data(
    decision: Decision, mine: PlatformPolicy, /, *, tone: str = TONES[0], **slots: str
) -> Json:
    """Return a decision as the command line and the page give it.

    `tone` and `slots` are for the note, as in `reply.reply`.
    """
    note = reply(decision, tone=tone, **slots)
    return {
        "platform": decision.platform,
        "platform-name": mine.platform.name,
        "action": decision.action,
        "label": headline(decision.rule, mine.platform.tie),
        "text": say("rules", decision.rule.id, "why", platform=mine.platform.name),
        "reasons": [_reason_data(reason, mine) for reason in decision.reasons],
        "would-change": [_change_data(change, mine) for change in decision.would_change],
        "reply": note_data(note),
        "follow-up": [follow_up_data(step) for step in steps(decision.rule)],
    }


def follow_up_data(step: FollowUp) -> Json:
    """Return what to do after a decision, and in how many days; without sources, by our custom.

    `page` is where the written guide says more, or None.
    """
    return {
        "id": step.id,
        "text": say("follow-up", step.id, "text"),
        "after-days": step.after_days,
        "sources": list(step.sources),
        "page": step.page,
    }


def note_data(note: Note | None) -> Json | None:
    """Return a note, or nothing where nothing needs to be said."""
    if note is None:
        return None
    return {
        "purpose": note.purpose,
        "text": note.text,
        "length": note.length,
        "limit": note.limit,
    }


def _reason_data(reason: Reason, mine: PlatformPolicy) -> Json:
    rule = RULE_BY_ID[reason.rule]
    field = "why" if reason.role == "decides" else "text"
    return {
        "rule": reason.rule,
        "role": reason.role,
        "because": list(reason.because),
        "because-text": [spell(word) for word in reason.because],
        "text": say("rules", rule.id, field, platform=mine.platform.name),
        "sources": list(sources_of(rule)),
        "credits": credit(sources_of(rule)),
    }


def answer_data(name: str, value: str) -> Json:
    """Return an answer or a given fact as a reader sees it: what was asked, what was said."""
    if name in FACT_BY_ID:
        asked = say("facts", name, "text")
        return {"id": name, "question": asked, "answer": say("facts", name, "values", value)}
    data = question_data(QUESTION_BY_ID[name])
    label = next(option["label"] for option in data["options"] if option["id"] == value)
    return {"id": name, "question": data["text"], "answer": label}


def spell(pair: str) -> str:
    """Return `persona=limited` as a reader sees it: `Public persona: limited`."""
    name, value = pair.split("=")
    if name in FACT_BY_ID:
        return f"{say('facts', name, 'short')}: {say('facts', name, 'brief', value)}"
    question = QUESTION_BY_ID[name]
    platform = PLATFORMS[question.platform].name if question.platform else ""
    title = say("questions", question.prose_id, "short", platform=platform)
    return f"{title}: {_option(question, value, 'short')}"


def _change_data(change: Change, mine: PlatformPolicy) -> Json:
    return {
        change.kind: change.subject,
        "to": change.to,
        "action": change.action,
        "text": change_text(change),
        "known": change.to not in (UNKNOWN, NOT_SURE),
        "label": action_label(change.action, mine.platform.tie),
    }


def change_text(change: Change) -> str:
    """Return a change as the end of a sentence that begins with “if”."""
    if change.kind == "fact":
        return say("facts", change.subject, "if", change.to)
    return _option(QUESTION_BY_ID[change.subject], change.to, "if")
