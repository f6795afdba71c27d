"""Notes, invitations and published policies as plain data for JSON, with their wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.dated import EVERY_PLATFORM_FACT
from guide.invite import invite
from guide.letter import left_out, note, read_purpose, slots_of
from guide.model import Decision, Invitation, Note, PlatformFact, Policy, Published, Version
from guide.platforms import PLATFORMS
from guide.prose import has, say, table
from guide.reading import read_platform, read_request
from guide.render import Json, credit, dated_data, join_names, note_data
from guide.reply import check_link, fitting_purpose, reply, ways
from guide.standard import standard
from guide.vocabulary import TONES

#: The fact that makes a version without a note worth having, and how long a note may be.
_FEW_NOTES = {"linkedin": "linkedin-few-notes"}
_LENGTH = {"linkedin": "linkedin-note-length"}
#: What the advice for doing without a note rests on, by kind of place.
_SOURCES = {
    "professional": ("bass",),
    "personal": ("lott",),
    "public": ("unsigned",),
    "broadcast": ("unsigned",),
    "circle": ("bass",),
}


def purposes_data() -> list[Json]:
    """Return what notes can be for, with a name for each and the slots that it has."""
    return [purpose_data(purpose) for purpose in table("notes")]


def purpose_data(purpose: str) -> Json:
    """Return a purpose with its name and its slots."""
    slots = [{"id": slot, "text": slot_text(slot, purpose)} for slot in slots_of(purpose)]
    return {"id": purpose, "label": say("notes", purpose, "label"), "slots": slots}


def slot_text(slot: str, purpose: str) -> str:
    """Return what is asked for a slot, as it is meant in a note for this purpose."""
    own = has("letters", "slots-for", purpose, slot)
    return say("letters", *(("slots-for", purpose) if own else ("slots",)), slot)


def reply_data(
    decision: Decision, *, purpose: str | None = None, tone: str = TONES[0], **slots: str
) -> Json:
    """Return what to write after a decision, and what else may be written."""
    written = reply(decision, purpose=purpose, tone=tone, **slots)
    return {
        "platform": decision.platform,
        "action": decision.action,
        "tone": tone,
        "ways": [purpose_data(way) for way in ways(decision)],
        "reply": note_data(written),
        **_left_out(written, slots),
    }


def _left_out(written: Note | None, slots: Mapping[str, str]) -> Json:
    """Return the slots that found no room in a note, and a sentence that names them."""
    left = left_out(written, slots) if written else ()
    what = join_names([say("letters", "slot-names", one) for one in left])
    hint = say("text", "invitation", "left-out", what=what) if left else ""
    return {"left-out": list(left), "hint": hint}


def written_data(purpose: object, platform: object, *, tone: str = TONES[0], **slots: str) -> Json:
    """Return a note for a purpose that needs no decision, in the shape of `reply_data`."""
    where = read_platform(platform)
    wanted = fitting_purpose(read_purpose(purpose), where)
    check_link(wanted, slots)
    written = note(wanted, where, tone=tone, **slots)
    return {
        "platform": where,
        "action": None,
        "tone": tone,
        "ways": [purpose_data(wanted)],
        "reply": note_data(written),
        **_left_out(written, slots),
    }


def invitation_data(
    platform: object, *, tone: str = TONES[0], premium: bool = False, **slots: str
) -> Json:
    """Return the note that I send, in each version, and what to do without one."""
    made = invite(read_platform(platform), tone=tone, premium=premium, **slots)
    return {
        "platform": made.platform,
        "platform-name": PLATFORMS[made.platform].name,
        "tone": tone,
        "about": _about(made.platform),
        "versions": [_version_data(version) for version in made.versions],
        "facts": [dated_data(fact) for fact in _facts(made.platform)],
        "without": _without_data(made),
    }


def _about(platform: str) -> str:
    """Return what an invitation there is about; empty where it is about the two people."""
    tie, name = PLATFORMS[platform].tie, PLATFORMS[platform].name
    said = has("text", "invitation", "about", tie)
    return say("text", "invitation", "about", tie, platform=name) if said else ""


def _facts(platform: str) -> list[PlatformFact]:
    """Return the dated facts that an invitation on a platform rests on."""
    named = (_LENGTH.get(platform), _FEW_NOTES.get(platform))
    return [fact for fact in EVERY_PLATFORM_FACT if fact.id in named]


def _version_data(version: Version) -> Json:
    left = [{"id": one, "text": say("invite", "parts", one)} for one in version.left_out]
    return {
        "account": version.account,
        "label": say("invite", "accounts", version.account),
        "note": note_data(version.note),
        "left-out": left,
        "hint": _hint(version),
    }


def _hint(version: Version) -> str:
    """Return what a reader should know about a version; empty if all is said."""
    if version.note is None:
        return say("text", "invitation", "no-room" if version.left_out else "missing")
    if not version.left_out:
        return ""
    what = join_names([say("invite", "parts", one) for one in version.left_out])
    return say("text", "invitation", "left-out", what=what)


def _without_data(made: Invitation) -> Json:
    """Return what to do without a note, with the reason why that is worth knowing."""
    few = _FEW_NOTES.get(made.platform)
    own = [fact.source for fact in EVERY_PLATFORM_FACT if fact.id == few]
    rests_on = [*own, *_SOURCES[made.without]]
    steps: Sequence[str] = table("invite")["without"][made.without]
    return {
        "text": say("platform-facts", few, "text") if few else "",
        "steps": list(steps),
        "sources": rests_on,
        "credits": credit(rests_on),
    }


def standard_data(policy: Policy, platform: object, about_me: object) -> Json:
    """Return whether my own request meets my own standard, and what would change it."""
    found = standard(policy, read_platform(platform), read_request(about_me))
    change = found.change
    if change is None:
        told = None
    else:
        words = say("standard", "change", change.subject, change.to)
        told = {"fact": change.subject, "to": change.to, "text": words}
    action = found.decision.action
    said = [say("standard", "result", action)]
    if not found.meets:
        said.append(told["text"] if told else say("standard", "none", "text"))
    return {
        "platform": found.decision.platform,
        "action": action,
        "meets": found.meets,
        "text": " ".join(said),
        "change": told,
    }


def published_data(published: Published) -> Json:
    """Return a policy to publish, with the statements that it makes."""
    return {
        "form": published.form,
        "text": published.text,
        "statements": [
            {"id": name, "platforms": list(where)} for name, where in published.statements
        ],
    }
