"""Links and saved answers: what comes back is what was sent, or one sentence of refusal."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.errors import GuideError
from guide.version import POLICY_VERSION, from_fragment, from_saved, to_fragment, to_saved
from tests.support.bad_input import NO_OBJECT, brief
from tests.support.made_up import answers

MAJOR, MINOR = map(int, POLICY_VERSION.split("."))
LATER = [f"{MAJOR}.{MINOR + 1}", f"{MAJOR + 1}.0", "99.0", "9999.9999"]
OLDER = f"{MAJOR - 1}.9"
NOW = f"v={POLICY_VERSION}"


def check_refusal(error: GuideError) -> None:
    """Check that a refusal is one short sentence of visible characters that ends in the remedy."""
    said = str(error)
    assert said.endswith(f"; {error.remedy}.")
    assert said.isprintable()
    assert len(said) < 400
    assert not re.search(r"[.!?] ", said.replace(POLICY_VERSION, ""))


# Links


@given(answers)
def test_link_brings_back_the_answers(given_answers: dict[str, str]) -> None:
    """A link's fragment gives back the answers it was made from, in their order, without a word."""
    back, notice = from_fragment(to_fragment(given_answers))
    assert list(back.items()) == list(given_answers.items())
    assert notice == ""


@given(answers)
def test_link_may_begin_with_its_hash(given_answers: dict[str, str]) -> None:
    """The sign before a fragment does no harm."""
    assert from_fragment(f"#{to_fragment(given_answers)}") == (given_answers, "")


@given(answers)
def test_link_needs_no_escaping(given_answers: dict[str, str]) -> None:
    """A fragment is made of characters that stay as they are in a link."""
    assert re.fullmatch(r"[a-z0-9=&.-]+", to_fragment(given_answers))


@given(answers, st.sampled_from(LATER))
def test_later_edition_is_refused(given_answers: dict[str, str], version: str) -> None:
    """A link or file of a later edition is refused, with both editions named."""
    for read, text in (
        (from_fragment, to_fragment(given_answers).replace(NOW, f"v={version}")),
        (from_saved, json.dumps({"version": version, "answers": given_answers})),
    ):
        with pytest.raises(GuideError, match=re.escape(version)) as caught:
            read(text)
        assert POLICY_VERSION in str(caught.value)
        check_refusal(caught.value)


@pytest.mark.parametrize("version", LATER)
def test_later_edition_is_named_before_its_damage(version: str) -> None:
    """A later edition may write its answers otherwise, so it is not called damaged."""
    with pytest.raises(GuideError, match="later edition"):
        from_fragment(f"v={version}&persona~limited")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#",
        "persona=limited",
        "v=",
        "v=1",
        "v=1.0.0",
        "v=-1.0",
        "v=one.two",
        "v=1.0 ",
        "v=\u0661.\u0660",  # digits, but not ours
        "v=01.00",
        "v=11111.0",
        f"{NOW}&&persona=limited",
        f"{NOW}&persona",
        f"{NOW}&persona=",
        f"{NOW}&=limited",
        f"{NOW}&persona=limited=private",
        f"{NOW}&persona=limited&persona=private",
        f"{NOW}&persona=limited&persona=limited",
        f"{NOW}&persona%3Dlimited",
        f"{NOW}&persona=limite%64",
        f"{NOW}&persona=<b>limited</b>",
        f"{NOW}&persona=limited\n",
        f"{NOW}&persona=\u202elimited",
        f"{NOW}&PERSONA=limited",
        f"{NOW}&persona=loud",
        f"{NOW}&mood=good",
        f"{NOW}&{'a' * 200}=b",
        f"{NOW}&" + "&".join(["persona=limited"] * 20_000),
        f" {NOW}",
        f"V={POLICY_VERSION}",
    ],
    ids=brief,
)
def test_damaged_link_is_refused(text: str) -> None:
    """A link that is cut, doubled, over-long or tampered with is refused in one sentence."""
    with pytest.raises(GuideError) as caught:
        from_fragment(text)
    check_refusal(caught.value)


@given(answers)
def test_older_answers_are_carried_over(given_answers: dict[str, str]) -> None:
    """An older edition's answers come along, and a sentence says so."""
    text = to_fragment(given_answers).replace(NOW, f"v={OLDER}")
    back, notice = from_fragment(text)
    assert back == given_answers
    assert OLDER in notice
    assert notice.endswith(".")


@given(answers)
def test_older_answers_that_are_gone_are_counted(given_answers: dict[str, str]) -> None:
    """What no longer exists is left out and counted, and the rest comes along."""
    text = to_fragment(given_answers).replace(NOW, f"v={OLDER}") + "&mood=good&star-sign=leo"
    back, notice = from_fragment(text)
    assert back == given_answers
    assert re.search(rf"\b{len(given_answers)}\b", notice)
    assert re.search(r"\b2\b", notice)


def test_one_answer_is_not_several() -> None:
    """The sentence about answers carried over minds its grammar when it is about one."""
    _, notice = from_fragment(f"v={OLDER}&persona=limited&mood=good")
    assert "1 answers" not in notice


@given(st.text())
def test_any_text_as_a_link_is_read_or_refused(text: str) -> None:
    """Whatever stands behind the sign of a link, nothing but a refusal is raised."""
    for link in (text, f"{NOW}&{text}", f"v={text}"):
        try:
            back, _ = from_fragment(link)
        except GuideError as error:
            check_refusal(error)
        else:
            assert set(back) <= set(link.replace("=", "&").split("&"))


# Saved answers


@given(answers)
def test_saved_answers_come_back(given_answers: dict[str, str]) -> None:
    """What was saved is what is read, without a word."""
    assert from_saved(to_saved(given_answers)) == (given_answers, "")


@given(answers)
def test_older_saved_answers_are_carried_over(given_answers: dict[str, str]) -> None:
    """Answers saved with an older edition come along, and a sentence says so."""
    back, notice = from_saved(json.dumps({"version": OLDER, "answers": given_answers}))
    assert back == given_answers
    assert OLDER in notice


GOOD = f'"version": "{POLICY_VERSION}"'


@pytest.mark.parametrize(
    "text",
    [
        *NO_OBJECT,
        "{}",
        '{"version": ' + "1" * 5_000 + "}",
        f"{{{GOOD}}}",
        '{"answers": {}}',
        f'{{{GOOD}, "answers": null}}',
        f'{{{GOOD}, "answers": []}}',
        f'{{{GOOD}, "answers": "persona"}}',
        f'{{{GOOD}, "answers": {{"persona": 1}}}}',
        f'{{{GOOD}, "answers": {{"persona": NaN}}}}',
        f'{{{GOOD}, "answers": {{"persona": null}}}}',
        f'{{{GOOD}, "answers": {{"persona": ["limited"]}}}}',
        f'{{{GOOD}, "answers": {{"persona": {{}}}}}}',
        f'{{{GOOD}, "answers": {{"persona": "loud"}}}}',
        f'{{{GOOD}, "answers": {{"<b>": "loud"}}}}',
        f'{{{GOOD}, "answers": {{"\\u0000\\u202e\\ud800": "loud"}}}}',
        f'{{{GOOD}, "answers": {{"persona": "limited", "persona": "private"}}}}',
        '{"version": 1.0, "answers": {}}',
        '{"version": null, "answers": {}}',
        '{"version": "", "answers": {}}',
        '{"version": "1", "answers": {}}',
        '{"version": "1.0\\n", "answers": {}}',
        '{"version": "<b>1.0</b>", "answers": {}}',
    ],
    ids=brief,
)
def test_damaged_save_is_refused(text: str) -> None:
    """Saved JSON of any wrong shape is refused in one sentence."""
    with pytest.raises(GuideError) as caught:
        from_saved(text)
    check_refusal(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(JSON | st.fixed_dictionaries({"version": st.just(POLICY_VERSION) | JSON, "answers": JSON}))
def test_any_json_as_a_save_is_read_or_refused(value: object) -> None:
    """Whatever JSON was saved, nothing but a refusal is raised."""
    try:
        from_saved(json.dumps(value))
    except GuideError as error:
        check_refusal(error)


@given(st.text())
def test_any_text_as_a_save_is_read_or_refused(text: str) -> None:
    """Whatever text was saved, nothing but a refusal is raised."""
    with pytest.raises(GuideError) as caught:
        from_saved(text)
    check_refusal(caught.value)
