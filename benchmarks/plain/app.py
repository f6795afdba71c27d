"""The questionnaire as a plain page of Python has it: drawn, and answered, by Python itself.

It runs in the browser's main thread, under stock Pyodide and under PyScript alike.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from js import document  # type: ignore[import-not-found]
from pyodide.ffi import create_proxy  # type: ignore[import-not-found]

from guide.browser import step
from guide.prose import table
from guide.render import questions_data

WORDS: dict[str, str] = table("page")["words"]
QUESTIONS = [one for one in questions_data()["questions"] if not one["optional"]]
ANSWERS: dict[str, str] = {}
PLACE = {"current": 0}


def find(selector: str) -> Any:  # noqa: ANN401 - an element of the page
    """Find an element of the questionnaire."""
    return document.querySelector(f"#questionnaire {selector}")


def option_html(question: str, option: dict[str, str]) -> str:
    """Draw one option."""
    return (
        f'<label class="con-option"><input type="radio" name="{question}" value="{option["id"]}">'
        '<span class="con-option-text">'
        f'<span class="con-option-label">{escape(option["label"])}</span>'
        f'<span class="con-option-follows">{escape(option["follows"])}</span></span></label>'
    )


def question_html(question: dict[str, Any], *, hidden: bool) -> str:
    """Draw one question."""
    options = "".join(option_html(question["id"], option) for option in question["options"])
    return (
        f'<fieldset class="con-question" data-question="{question["id"]}"{" hidden" * hidden}>'
        f'<legend class="con-legend" tabindex="-1">{escape(question["text"])}</legend>'
        f'<p class="con-why">{escape(WORDS["why"])} {escape(question["why"])}</p>'
        f'<div class="con-options">{options}</div></fieldset>'
    )


def show_question(index: int) -> None:
    """Show one question and hide the others."""
    PLACE["current"] = index
    for each, field in enumerate(document.querySelectorAll("#questionnaire .con-question")):
        field.hidden = each != index
    find('[data-do="back"]').hidden = index == 0
    text = WORDS["question-of"].format(number=index + 1, total=len(QUESTIONS))
    find(".con-progress-text").textContent = text
    find(".con-progress-bar").value = index + 1


def rule_html(rule: dict[str, Any]) -> str:
    """Draw one rule with its reason."""
    sources = escape("; ".join(rule["credits"]))
    credit = f'<p class="con-sources">{escape(WORDS["sources"])} {sources}</p>' if sources else ""
    why, who = escape(WORDS["why-short"]), escape(rule["who"])
    return (
        f'<li class="con-rule" data-rule="{rule["id"]}" data-action="{rule["action"]}">'
        f'<span class="con-action" data-action="{rule["action"]}">{escape(rule["label"])}</span>'
        f'<div class="con-rule-body"><p class="con-rule-text">{who}</p>'
        f'<details class="con-reason"><summary><span aria-hidden="true">{why}</span>'
        f'<span class="con-hidden">{why}: {who}</span></summary>'
        f"<p>{escape(rule['text'])} {escape(rule['why'])}</p>{credit}</details></div></li>"
    )


def setting_html(setting: dict[str, str]) -> str:
    """Draw one setting to check."""
    dated = WORDS["as-of"].format(
        date=setting["as-of"], source=setting["credit"], confidence=setting["confidence-label"]
    )
    text = f'<p>{escape(setting["text"])}</p><p class="con-dated">{escape(dated)}</p>'
    return f'<li data-setting="{setting["id"]}">{text}</li>'


def section_html(name: str, title: str, body: str) -> str:
    """Draw one section, if there is anything in it."""
    opened = " open" if name == "arrives" else ""
    return body and (
        f'<details class="con-section" data-section="{name}"{opened}>'
        f"<summary><h4>{escape(title)}</h4></summary>{body}</details>"
    )


def list_html(tag: str, kind: str, items: list[str]) -> str:
    """Draw a list, if there is anything in it."""
    return f'<{tag} class="{kind}">{"".join(items)}</{tag}>' if items else ""


def body_html(platform: dict[str, Any], section: str) -> str:
    """Draw the rules and the habits of one section."""
    rules = [rule_html(rule) for rule in platform["rules"] if rule["section"] == section]
    habits = [
        f'<li data-practice="{one["id"]}">{escape(one["text"])}</li>'
        for one in platform.get(section, [])
    ]
    return list_html("ol", "con-rules", rules) + list_html("ul", "con-practices", habits)


def platform_html(name: str, platform: dict[str, Any]) -> str:
    """Draw the policy for one platform."""
    stance = platform["stance"]
    sections = "".join(
        section_html(one["id"], one["title"], body_html(platform, one["id"]))
        for one in platform["sections"]
    )
    settings = list_html("ul", "con-settings", [setting_html(one) for one in platform["settings"]])
    return (
        f'<section class="con-platform" data-platform="{name}" data-stance="{stance}">'
        f'<h3>{escape(platform["name"])} <span class="con-stance" data-stance="{stance}">'
        f"{escape(platform['stance-label'])}</span></h3>"
        f'<div class="con-spectrum" role="img" data-stance="{stance}"'
        f' aria-label="{escape(platform["stance-means"])}"></div>'
        f'<p class="con-summary">{escape(platform["summary"])}</p>'
        f"<div>{sections}{section_html('settings', WORDS['settings'], settings)}</div></section>"
    )


def answers_html(answered: list[dict[str, str]]) -> str:
    """Draw what was asked and answered."""
    rows = "".join(
        f'<div class="con-answer"><dt>{escape(one["question"])}</dt><dd>'
        f'<span>{escape(one["answer"])}</span> <button type="button" class="con-link"'
        f' data-do="change" data-question="{one["id"]}">{escape(WORDS["change"])}</button>'
        "</dd></div>"
        for one in answered
    )
    title = escape(WORDS["your-answers"])
    return f'<section class="con-answers"><h3>{title}</h3><dl>{rows}</dl></section>'


def show_view(name: str) -> None:
    """Show the questions or the result."""
    for view in document.querySelectorAll("#questionnaire .con-view"):
        view.hidden = view.dataset.view != name
    find(".con-live").hidden = name == "result"


def finish() -> None:
    """Ask the engine, and show the policy."""
    reply = json.loads(step(json.dumps({"do": "policy", "answers": ANSWERS})))
    policy = reply["policy"]
    platforms = "".join(
        platform_html(name, one) for name, one in policy["platforms"].items() if one["named"]
    )
    find('[data-view="result"]').innerHTML = (
        f'<h2 tabindex="-1">{escape(WORDS["in-short"])}</h2>'
        f'<p class="con-lead">{escape(policy["summary"])}</p>'
        f'<div class="con-platforms">{platforms}</div>{answers_html(reply["answered"])}'
    )
    show_view("result")


def on_submit(event: Any) -> None:  # noqa: ANN401 - the browser's
    """Take in an answer, and go on."""
    event.preventDefault()
    chosen = find(".con-question:not([hidden]) :checked")
    if not chosen:  # null of JavaScript is not None of Python
        find(".con-messages").textContent = WORDS["pick-first"]
        return
    ANSWERS[chosen.name] = chosen.value
    left = [index for index, one in enumerate(QUESTIONS) if one["id"] not in ANSWERS]
    if left:
        show_question(left[0])
    else:
        finish()


def on_click(event: Any) -> None:  # noqa: ANN401 - the browser's
    """Go back, or to an answer that is to be changed."""
    pressed = event.target.closest("[data-do]")
    if not pressed:
        return
    show_view("questions")
    ids = [one["id"] for one in QUESTIONS]
    back = pressed.dataset.do == "back"
    show_question(PLACE["current"] - 1 if back else ids.index(pressed.dataset.question))


find(".con-questions").innerHTML = "".join(
    question_html(question, hidden=bool(index)) for index, question in enumerate(QUESTIONS)
)
show_question(0)
find("form").addEventListener("submit", create_proxy(on_submit))
document.querySelector("#questionnaire").addEventListener("click", create_proxy(on_click))
find(".con-waiting").hidden = True
find("form").hidden = False
