// The quiz on its page: a question at a time, the stances so far, and the policy at the end.
import words from "quiz-words";
import { grouped, PLATFORMS, policy, stances } from "./decide.mjs";

const root = document.querySelector("#questionnaire");
const form = root.querySelector("form");
const fields = [...form.querySelectorAll(".con-question")];
const back = root.querySelector('[data-do="back"]');
const answers = {};
let current = 0;

const fit = (text, slots) => text.replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);
const named = (text, id) => fit(text, { platform: PLATFORMS[id].name });
const list = (names, word = "and") =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
const where = (platforms, word) => list(platforms.map(({ id }) => PLATFORMS[id].name), word);
const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

function show(index) {
  current = index;
  fields.forEach((field, each) => (field.hidden = each !== index));
  back.hidden = index === 0;
  root.querySelector(".con-progress-text").textContent = fit(words.page["question-of"], { number: index + 1, total: fields.length });
  root.querySelector(".con-progress-bar").value = index + 1;
}

/* The policy */

const clause = ({ clause: kind, stance }, platforms) => fit(words.summary[kind][stance], { where: where(platforms) });

function summary(platforms) {
  const here = platforms.filter(({ stance }) => stance !== "absent");
  const gone = platforms.filter(({ stance }) => stance === "absent");
  if (!here.length) return words.summary.whole["all-absent"];
  if (platforms.every(({ stance }) => stance === "closed")) {
    return fit(words.summary.whole["all-closed"], { where: where(platforms) });
  }
  const said = sentence(grouped(here).map((group) => clause(group[0], group)).join("; "));
  return gone.length ? `${said} ${fit(words.summary.whole.absent, { where: where(gone, "or") })}` : said;
}

const onOne = (one) =>
  one.stance === "absent" ? fit(words.summary.whole.absent, { where: PLATFORMS[one.id].name }) : sentence(clause(one, [one]));

function ruleHtml({ rule, action }, id) {
  const { who, text, why, credits, headline } = words.rules[rule];
  const label = headline ?? words.actions[action][PLATFORMS[id].follow ? "follow" : "label"];
  const sources = credits.length ? `<p class="con-sources">${words.page.sources} ${credits.map((source) => words.sources[source]).join("; ")}</p>` : "";
  return `<li class="con-rule" data-rule="${rule}" data-action="${action}"><span class="con-action" data-action="${action}">${label}</span><div class="con-rule-body"><p class="con-rule-text">${who}</p><details class="con-reason"><summary><span aria-hidden="true">${words.page["why-short"]}</span><span class="con-hidden">${words.page["why-short"]}: ${who}</span></summary><p>${named(text, id)} ${named(why, id)}</p>${sources}</details></div></li>`;
}

const habitHtml = ({ habit }, id) => `<li data-practice="${habit}">${named(words.habits[habit], id)}</li>`;

function settingHtml(setting) {
  const { text, date, source, confidence } = words.settings[setting];
  const dated = fit(words.page["as-of"], { date, source: words.sources[source], confidence });
  return `<li data-setting="${setting}"><p>${text}</p><p class="con-dated">${dated}</p></li>`;
}

const sectionHtml = (section, title, body) =>
  body && `<details class="con-section" data-section="${section}"${section === "arrives" ? " open" : ""}><summary><h4>${title}</h4></summary>${body}</details>`;

const listHtml = (tag, kind, items) => (items.length ? `<${tag} class="${kind}">${items.join("")}</${tag}>` : "");

function bodyHtml(section, { id, rules, habits }) {
  const ofRules = rules.filter((one) => one.section === section).map((one) => ruleHtml(one, id));
  const ofHabits = habits.filter((one) => one.section === section).map((one) => habitHtml(one, id));
  return listHtml("ol", "con-rules", ofRules) + listHtml("ul", "con-practices", ofHabits);
}

function platformHtml(one) {
  const { id, stance } = one;
  const { label, means } = words.stances[stance];
  const sections = Object.entries(words.sections).map(([section, title]) => sectionHtml(section, title, bodyHtml(section, one)));
  const settings = listHtml("ul", "con-settings", one.settings.map(settingHtml));
  return `<section class="con-platform" data-platform="${id}" data-stance="${stance}"><h3>${PLATFORMS[id].name} <span class="con-stance" data-stance="${stance}">${label}</span></h3><div class="con-spectrum" role="img" data-stance="${stance}" aria-label="${means}"></div><p class="con-summary">${onOne(one)}</p><div>${sections.join("")}${sectionHtml("settings", words.page.settings, settings)}</div></section>`;
}

function answersHtml() {
  const rows = fields.map((field, index) => {
    const question = field.querySelector("legend").textContent;
    const chosen = field.querySelector(":checked").closest("label").querySelector(".con-option-label").textContent;
    return `<div class="con-answer"><dt>${question}</dt><dd><span>${chosen}</span> <button type="button" class="con-link" data-do="change" data-index="${index}" aria-label="${words.page.change}: ${question}">${words.page.change}</button></dd></div>`;
  });
  return `<section class="con-answers"><h3>${words.page["your-answers"]}</h3><dl>${rows.join("")}</dl></section>`;
}

function finish() {
  const platforms = policy(answers);
  const result = root.querySelector('[data-view="result"]');
  result.innerHTML = `<h2 tabindex="-1">${words.page["in-short"]}</h2><p class="con-lead">${summary(platforms)}</p><div class="con-platforms">${platforms.map(platformHtml).join("")}</div>${answersHtml()}`;
  view("result");
  result.querySelector("h2").focus({ preventScroll: true });
  root.scrollIntoView({ block: "start" });
}

function view(name) {
  for (const one of root.querySelectorAll(".con-view")) one.hidden = one.dataset.view !== name;
  root.querySelector(".con-live").hidden = name === "result";
}

function soFar() {
  const rows = Object.entries(stances(answers)).map(
    ([id, stance]) =>
      `<li class="con-live-item"><span class="con-live-platform">${PLATFORMS[id].name}</span> <span class="con-spectrum con-spectrum-small" data-stance="${stance}"></span> <span class="con-stance" data-stance="${stance}">${words.stances[stance].label}</span></li>`,
  );
  root.querySelector(".con-live-body").innerHTML = `<ul class="con-live-list">${rows.join("")}</ul>`;
}

/* Moving about */

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = fields[current].querySelector(":checked");
  const message = root.querySelector(".con-messages");
  message.textContent = chosen ? "" : words.page["pick-first"];
  if (!chosen) return;
  answers[chosen.name] = chosen.value;
  const left = fields.findIndex((field) => !(field.dataset.question in answers));
  if (left < 0) return finish();
  soFar();
  show(left);
  fields[left].querySelector("legend").focus({ preventScroll: true });
});

root.addEventListener("click", ({ target }) => {
  const pressed = target.closest("[data-do]");
  if (!pressed) return;
  view("questions");
  show(pressed.dataset.do === "back" ? current - 1 : Number(pressed.dataset.index));
});

soFar();
