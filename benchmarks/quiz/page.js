// The page of every variant but the site's own: questions first, then the policy.
// `startPage(questions, words, reply)` takes what to ask, the page's words and who replies.

function make(tag, { text, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name.replace(/^class_$/, "class"), value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

const box = (name, ...children) => make("div", { class_: name }, ...children);

function startPage(questions, words, reply) {
  const root = document.querySelector("#questionnaire");
  const say = (name, slots = {}) => words[name].replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);
  const answers = {};
  let current = questions[0].id;

  const progress = make("span", { class_: "con-progress-text" });
  const bar = make("progress", { class_: "con-progress-bar", max: questions.length, value: 1 });
  const back = make("button", { type: "button", class_: "con-button", "data-do": "back", hidden: true, text: say("back") });
  const skip = make("p", { class_: "con-skip", hidden: true }, make("button", { type: "button", class_: "con-link", "data-do": "see-policy", text: say("see-policy") }));
  const form = make("form", { class_: "con-form", method: "dialog", novalidate: true },
    ...questions.map(question),
    box("con-buttons", back, make("button", { type: "submit", class_: "con-button con-button-primary", text: say("next") })),
    skip,
  );
  const asking = make("section", { class_: "con-view", "data-view": "questions" }, make("p", { class_: "con-progress" }, progress, bar), form);
  const result = make("section", { class_: "con-view con-result", "data-view": "result", hidden: true });
  const live = box("con-live-body");
  const aside = make("aside", { class_: "con-live" }, make("h2", { text: say("so-far") }), live);
  root.replaceChildren(box("con-layout", box("con-main", asking, result), aside));
  layQuestion();

  function question({ id, text, why, options }) {
    return make("fieldset", { class_: "con-question", "data-question": id, hidden: true },
      make("legend", { class_: "con-legend", tabindex: "-1", text }),
      make("p", { class_: "con-why", text: `${say("why")} ${why}` }),
      box("con-options", ...options.map((one) => make("label", { class_: "con-option" },
        make("input", { type: "radio", name: id, value: one.id }),
        make("span", { class_: "con-option-text" },
          make("span", { class_: "con-option-label", text: one.label }),
          make("span", { class_: "con-option-follows", text: one.follows }),
        ),
      ))),
    );
  }

  function layQuestion() {
    for (const field of form.querySelectorAll(".con-question")) field.hidden = field.dataset.question !== current;
    const number = Object.keys(answers).filter((id) => id !== current).length + 1;
    progress.textContent = say("question-of", { number, total: questions.length });
    bar.value = number;
    back.hidden = questions[0].id === current;
    skip.hidden = !Object.keys(answers).length;
    asking.hidden = aside.hidden = false;
    result.hidden = true;
  }

  function layResult({ policy, answered, open }) {
    const left = open.length ? [make("button", { type: "button", class_: "con-button", "data-do": "answer-now", text: say("answer-rest", { number: open.length }) })] : [];
    result.replaceChildren(
      make("h2", { tabindex: "-1", text: say("in-short") }),
      make("p", { class_: "con-lead", text: policy.summary }),
      box("con-buttons", ...left),
      box("con-platforms", ...Object.entries(policy.platforms).map(platform)),
      make("section", { class_: "con-answers" }, make("h3", { text: say("your-answers") }), make("dl", {}, ...answered.map((one) => box("con-answer",
        make("dt", { text: one.question }),
        make("dd", { text: `${one.answer} ` }, make("button", { type: "button", class_: "con-link", "data-do": "change", "data-question": one.id, "aria-label": `${say("change")}: ${one.question}`, text: say("change") })),
      )))),
    );
    asking.hidden = aside.hidden = true;
    result.hidden = false;
  }

  function platform([id, one]) {
    const sections = [...one.sections, { id: "settings", title: say("settings") }];
    return make("section", { class_: "con-platform", "data-platform": id, "data-stance": one.stance },
      make("h3", { text: `${one.name} ` }, make("span", { class_: "con-stance", "data-stance": one.stance, text: one["stance-label"] })),
      make("div", { class_: "con-spectrum", role: "img", "data-stance": one.stance, "aria-label": one["stance-means"] }),
      make("p", { class_: "con-summary", text: one.summary }),
      ...sections.flatMap((section) => part(section, one)),
    );
  }

  function part({ id, title }, one) {
    const lists = [
      ["ol", "con-rules", one.rules.filter((rule) => rule.section === id).map(rule)],
      ["ul", "con-practices", (id === "settings" ? [] : one[id] ?? []).map((item) => make("li", { "data-practice": item.id, text: item.text }))],
      ["ul", "con-settings", id === "settings" ? one.settings.map(setting) : []],
    ].filter(([, , items]) => items.length);
    if (!lists.length) return [];
    return [make("details", { class_: "con-section", "data-section": id, open: id === "arrives" },
      make("summary", {}, make("h4", { text: title })),
      ...lists.map(([tag, name, items]) => make(tag, { class_: name }, ...items)),
    )];
  }

  function rule({ id, action, label, who, text, why, credits }) {
    const reason = make("details", { class_: "con-reason" },
      make("summary", {}, make("span", { "aria-hidden": "true", text: say("why-short") }), make("span", { class_: "con-hidden", text: `${say("why-short")}: ${who}` })),
      make("p", { text: `${text} ${why}` }),
    );
    if (credits.length) reason.append(make("p", { class_: "con-sources", text: `${say("sources")} ${credits.join("; ")}` }));
    return make("li", { class_: "con-rule", "data-rule": id, "data-action": action },
      make("span", { class_: "con-action", "data-action": action, text: label }),
      box("con-rule-body", make("p", { class_: "con-rule-text", text: who }), reason),
    );
  }

  function setting(one) {
    const slots = { date: one["as-of"], source: one.credit, confidence: one["confidence-label"] };
    return make("li", { "data-setting": one.id }, make("p", { text: one.text }), make("p", { class_: "con-dated", text: say("as-of", slots) }));
  }

  function layLive({ policy }) {
    live.replaceChildren(make("p", { class_: "con-live-summary", text: policy.summary }), make("ul", { class_: "con-live-list" },
      ...Object.values(policy.platforms).map((one) => make("li", { class_: "con-live-item" },
        make("span", { class_: "con-live-platform", text: one.name }),
        make("span", { class_: "con-spectrum con-spectrum-small", "data-stance": one.stance }),
        make("span", { class_: "con-stance", "data-stance": one.stance, text: one["stance-label"] }),
      ))));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.querySelector(`[data-question="${current}"] :checked`);
    if (!chosen) return;
    answers[chosen.name] = chosen.value;
    const said = reply(answers);
    layLive(said);
    if (!said.open.length) return layResult(said);
    [current] = said.open;
    layQuestion();
  });

  const buttons = {
    back: () => ([current] = [questions[questions.findIndex(({ id }) => id === current) - 1].id]) && layQuestion(),
    "see-policy": () => layResult(reply(answers)),
    "answer-now": () => ([current] = reply(answers).open) && layQuestion(),
    change: ({ question: id }) => (current = id) && layQuestion(),
  };
  root.addEventListener("click", ({ target }) => {
    const pressed = target.closest("[data-do]");
    if (pressed) buttons[pressed.dataset.do](pressed.dataset);
  });
}
