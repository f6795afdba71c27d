"""Practice in a terminal: case by case, what a choice is worth and why, and the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import fill
from typing import BinaryIO, TextIO

from guide.model import Answers
from guide.platforms import PLATFORMS
from guide.practice.judging import near
from guide.practice.model import START, Choice, Scenario, Step
from guide.practice.render import verdicts_data
from guide.practice.scoring import course_score
from guide.prose import say
from guide.render import Json, action_label, join_names, spell
from guide.rules import RULE_BY_ID
from guide.terminal import interview, next_line

_WIDTH = 78


def play(course: Json, scenarios: Sequence[Scenario], stdin: BinaryIO, stdout: TextIO) -> int:
    """Play the scenarios of a course; return the exit status.

    When the input ends, so does the course, with the score so far.
    """
    stdout.write(f"{_headed(course['title'])}\n\n")
    stdout.write(f"{_filled(_word('lead', mark=str(course['pass-mark'])))}\n\n")
    answers: Answers | None = course["answers"]
    if answers is None:
        stdout.write(f"{_filled(_word('about-you'))}\n")
        answers = interview(stdin, stdout, {one.platform for one in scenarios})
        stdout.write("\n")
    game = _Game(course, scenarios, answers or {}, stdin, stdout)
    if answers is None or not game.goes_through(scenarios):
        return game.stops()
    while game.tells_result():
        stdout.write(f"\n{say('practice', 'terminal', 'retry')}\n")
        if _reply("r", stdin, stdout) is None or not game.goes_through(game.not_best()):
            return game.stops()
    return 0


@dataclass(slots=True)
class _Game:
    """One learner's way through a course; `taken` holds what became of each finished scenario."""

    course: Json
    scenarios: Sequence[Scenario]
    answers: Answers
    stdin: BinaryIO
    stdout: TextIO
    taken: dict[str, list[Json]] = field(default_factory=dict)

    def goes_through(self, scenarios: Sequence[Scenario]) -> bool:
        """Play some scenarios; return whether the learner came to the end of them."""
        for number, scenario in enumerate(scenarios, 1):
            self._say(_begins(scenario, number, len(scenarios)))
            steps = self._steps(scenario)
            if steps is None:
                return False
            self.taken[scenario.id] = steps
        return True

    def not_best(self) -> list[Scenario]:
        """Return the scenarios in which not every choice was the best."""
        return [
            one
            for one in self.scenarios
            if any(step["grade"] != "best" for step in self.taken[one.id])
        ]

    def score(self) -> int:
        """Return the score so far, from 0 to 100."""
        rows = [self.taken.get(one.id, []) for one in self.scenarios]
        return course_score([[step["points"] for step in row] for row in rows])

    def tells_result(self) -> bool:
        """Say the score and what to read again; return whether there is anything."""
        mark, score = self.course["pass-mark"], self.score()
        told = _word("passed" if score >= mark else "not-passed", mark=str(mark))
        self._say(f"{_headed(_word('your-result'))}\n\n{_word('score', score=str(score))}. {told}")
        missed = self._missed()
        if not missed:
            self._say(_word("nothing-to-revise"))
            return False
        self._say("\n".join([f"{_word('to-revise')}:", *missed]))
        return True

    def stops(self) -> int:
        """Say goodbye with the score so far, and return the exit status."""
        done, total = len(self.taken), len(self.scenarios)
        slots = {"score": self.score(), "number": done, "total": total}
        words = {name: str(value) for name, value in slots.items()}
        so_far = say("practice", "terminal", "so-far", **words) if done else ""
        goodbye = say("practice", "terminal", "stopped")
        self.stdout.write(f"\n{_filled(f'{so_far} {goodbye}'.strip())}\n")
        return 0

    def _steps(self, scenario: Scenario) -> list[Json] | None:
        """Go through one scenario; return what became of each step, or None if the learner left."""
        taken: list[Json] = []
        here: str | None = START
        while here is not None:
            step = scenario.steps[here]
            self._say(_asked(step))
            letter = _reply("".join(one.id for one in step.choices), self.stdin, self.stdout)
            if letter is None:
                return None
            chosen = next(one for one in step.choices if one.id == letter)
            judged = verdicts_data(scenario, here, self.answers)
            verdict = next(one for one in judged["verdicts"] if one["id"] == letter)
            taken.append({**verdict, "reasons": judged["reasons"]})
            self._say(self._told(scenario, step, chosen, judged, verdict))
            here = chosen.next
        return taken

    def _told(
        self, scenario: Scenario, step: Step, chosen: Choice, judged: Json, verdict: Json
    ) -> str:
        parts = [f"\n{_filled(' '.join(chosen.then))}", _filled(_graded(chosen, judged, verdict))]
        best = next(one for one in step.choices if one.id == judged["best"])
        if chosen is not best:
            parts.append(_better(best, PLATFORMS[scenario.platform].tie))
        if step.purpose is None:
            parts.append(self._why(judged["reasons"][0]))
        else:
            parts += _found(verdict["findings"])
        return "\n\n".join(parts)

    def _why(self, reason: Json) -> str:
        lines = [
            f"{_word('why')}: {reason['why']}",
            f"{_word('rests-on')} {'; '.join(reason['because-text'])}.",
            say("practice", "terminal", "because", rule=reason["rule"]),
            *_credited(reason["credits"]),
            f"{_word('read-why')}: {self.course['site']}{reason['link']}",
        ]
        return "\n".join(_filled(line) for line in lines)

    def _missed(self) -> list[str]:
        """Return what decided where a choice was not the best, each once with its cases."""
        missed: dict[str, list[str]] = {}
        for scenario in self.scenarios:
            for step in self.taken[scenario.id]:
                if step["grade"] != "best":
                    titles = missed.setdefault(self._to_read(step["reasons"]), [])
                    titles += [scenario.title] if scenario.title not in titles else []
        return [
            fill(
                f"{what} ({'; '.join(titles)})", _WIDTH, initial_indent="- ", subsequent_indent="  "
            )
            for what, titles in missed.items()
        ]

    def _to_read(self, reasons: Sequence[Json]) -> str:
        if not reasons:
            return _word("writing")
        place = f"{self.course['site']}{reasons[0]['link']}"
        return f"{reasons[0]['text'].rstrip('.')}: {place}"

    def _say(self, text: str) -> None:
        self.stdout.write(f"{text}\n\n")


def _begins(scenario: Scenario, number: int, total: int) -> str:
    place = say(
        "practice",
        "terminal",
        "case",
        number=str(number),
        total=str(total),
        platform=PLATFORMS[scenario.platform].name,
    )
    lines = [place, _headed(scenario.title)]
    if scenario.answers:
        what = join_names([spell(f"{name}={one}") for name, one in scenario.answers.items()])
        lines += ["", _filled(_word("in-this-case", what=what))]
    return "\n".join(lines)


def _asked(step: Step) -> str:
    ask = _word("ask-what" if step.purpose is None else "ask-write")
    lines = [_filled(" ".join(step.situation)), "", ask, ""]
    lines += [_filled(f"{one.id}  {one.text}", others="   ") for one in step.choices]
    return "\n".join([*lines, "", say("practice", "terminal", "help")])


def _graded(chosen: Choice, judged: Json, verdict: Json) -> str:
    """Return the grade in words, and why a choice that is not the best is defensible."""
    said = f"{_word('grade-' + verdict['grade'])}."
    if verdict["grade"] != "defensible" or chosen.action is None:
        return said
    if chosen.action in near(RULE_BY_ID[judged["reasons"][0]["rule"]].action):
        return f"{said} {_word('nearly-the-same')}"
    return f"{said} {_word('right-if', what=verdict['right-if'][0]['text'])}"


def _better(best: Choice, tie: str) -> str:
    if best.action is None:
        return _filled(f"{_word('better-note')}: “{best.text}”")
    return _filled(f"{_word('better')}: {action_label(best.action, tie)}. “{best.text}”")


def _found(findings: Sequence[Json]) -> list[str]:
    if not findings:
        return [_word("nothing-found")]
    lines = [
        say(
            "practice",
            "terminal",
            "finding",
            label=one["label"],
            why=one["why"],
            better=one["suggestion"],
        )
        for one in findings
    ]
    told = [_bullet(line) for line in dict.fromkeys(lines)]
    return ["\n".join([f"{_word('found-in-note')}:", *told])]


def _credited(named: Sequence[str]) -> list[str]:
    return [f"{_word('sources')} {'; '.join(named)}."] if named else []


def _reply(letters: str, stdin: BinaryIO, stdout: TextIO) -> str | None:
    """Return one of the letters, or None when the learner stops or the input ends."""
    while True:
        stdout.write("> ")
        stdout.flush()
        line = next_line(stdin)
        word = line.decode("utf-8", "replace").strip().lower()
        if not line or word == "q":
            return None
        if len(word) == 1 and word in letters:
            return word
        named = join_names(list(letters), "or")
        stdout.write(f"{say('practice', 'terminal', 'again', letters=named)}\n")


def _headed(title: str) -> str:
    return f"{title}\n{'=' * min(len(title), _WIDTH)}"


def _filled(text: str, first: str = "", others: str = "") -> str:
    """Return a text in lines, in which no address is broken."""
    return fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _bullet(text: str) -> str:
    return _filled(text, "- ", "  ")


def _word(name: str, **slots: str) -> str:
    return say("practice", "words", name, **slots)
