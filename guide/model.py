"""The nouns of the guide: frozen, typed records, and nothing that decides.

Ids are words in kebab-case and public: they stand in links, saved files and other people's courses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guide.shown import Shown

#: What must hold: variable id to the values that satisfy it.  All of them must hold.
Condition = Mapping[str, tuple[str, ...]]
#: Question id to option id.
Answers = Mapping[str, str]
#: Fact id to value.
Request = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about the person, and what may be chosen.

    A question with a `platform` is asked once for that platform.
    """

    id: str
    options: tuple[str, ...]
    #: The rules of the source articles that this question carries.
    carries: tuple[str, ...] = ()
    platform: str | None = None
    #: Whether it is left out until somebody asks for it.
    optional: bool = False

    @property
    def prose_id(self) -> str:
        """The id under which its wording is kept: all platforms share one wording of `use`."""
        return "use" if self.platform else self.id


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that may be known about a request; `unknown` is always allowed and the default."""

    id: str
    values: tuple[str, ...]
    #: Whether it can only be known once the two are connected or one follows the other.
    after_connecting: bool = False
    carries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Platform:
    """A place with its own kind of tie."""

    id: str
    name: str
    #: `connect` (mutual, needs approval), `follow` (one-way) or `group`.
    tie: str
    #: What its users expect of it: `professional`, `personal`, `public`, `broadcast` (public, and
    #: nobody can be kept out) or `circle` (chats and groups).
    venue: str
    #: What the account is taken to be for when the person has not said.
    default_use: str
    #: Whether the questionnaire asks about it without being asked to.
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Leaf:
    """An end of the tree: the stance that the answers on the way lead to."""

    stance: str


@dataclass(frozen=True, slots=True)
class Case:
    """Some options of a branch's question, and where they lead."""

    options: tuple[str, ...]
    then: Branch | Leaf


@dataclass(frozen=True, slots=True)
class Branch:
    """A question of the tree; each of its options stands in exactly one case.

    `asks` is a question id, or `account`: what this platform's account is for.
    """

    asks: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """When every test of `when` holds, do `action`; the first rule that matches wins."""

    id: str
    stage: str
    action: str
    when: Condition
    #: Rules of the source articles (R1 to R83) that it carries.
    carries: tuple[str, ...] = ()
    #: Further sources: studies, advisories, platform documents.
    cites: tuple[str, ...] = ()
    #: Where the rule belongs in a policy: what arrives, or what happens after connecting.
    section: str = "arrives"


@dataclass(frozen=True, slots=True)
class Practice:
    """A habit that goes with a policy: what I send, what I do after connecting, when I prune."""

    id: str
    section: str
    when: Condition
    carries: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlatformFact:
    """A dated statement about a platform: a setting to check or a limit to know."""

    id: str
    platform: str
    kind: str
    as_of: str
    source: str
    confidence: str
    recheck_by: str
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlatformPolicy(Shown):
    """The policy for one platform: a stance, and the rules and habits that these answers leave."""

    platform: Platform
    stance: str
    rules: tuple[Rule, ...]
    practices: tuple[Practice, ...]
    settings: tuple[PlatformFact, ...]


@dataclass(frozen=True, slots=True)
class Policy(Shown):
    """For each platform what to do, and the complete answers that it follows from."""

    answers: Answers
    platforms: Mapping[str, PlatformPolicy]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a decision fell: a rule, and the answers and facts (`id=value`) that bear on it.

    `role` is `decides` for the rule that won, and `passes` for an earlier rule
    that would have said something else and was ruled out by `because`.
    """

    rule: str
    because: tuple[str, ...]
    role: str


@dataclass(frozen=True, slots=True)
class Change:
    """A single answer or fact that, changed to `to`, would make the action another one."""

    kind: str
    subject: str
    to: str
    action: str


@dataclass(frozen=True, slots=True)
class Note(Shown):
    """A text to send, written for a purpose.

    `length` and `limit` are in characters; `limit` is None where none is known.
    """

    purpose: str
    text: str
    length: int
    limit: int | None


@dataclass(frozen=True, slots=True)
class Decision(Shown):
    """An action for one request, the reasons that made it and what would change it.

    `answers` are the person's own, complete: what they write must be true of them.
    """

    platform: str
    action: str
    rule: Rule
    answers: Answers
    request: Request
    reasons: tuple[Reason, ...]
    would_change: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """An invitation as one kind of account can send it.

    `note` is None where no reason was given, or where none of them fits; `left_out` names the
    slots that found no room, and `ask` for the sentence that asks.
    """

    account: str
    note: Note | None
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invitation:
    """The note that I send: the version for my account first, then those for other accounts.

    `without` names what to do instead of sending a note.
    """

    platform: str
    versions: tuple[Version, ...]
    without: str


@dataclass(frozen=True, slots=True)
class Standard:
    """Whether I would say yes to my own request, and the one thing that would change a no."""

    meets: bool
    decision: Decision
    change: Change | None


@dataclass(frozen=True, slots=True)
class Claim:
    """That every request with these values, whatever else is unknown, gets one of these actions."""

    requests: Condition
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a policy to publish, and what must be true for it to be said.

    Of the statements on one `topic`, the first that is true is said.
    """

    id: str
    topic: str
    when: Condition
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """A policy for others to read: its form, its text, and each statement with its platforms.

    A statement about the whole policy names no platform.
    """

    form: str
    text: str
    statements: tuple[tuple[str, tuple[str, ...]], ...]
