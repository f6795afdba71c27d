// Policies and decisions as the engine gives them to a page, with their wording filled in.
import { isNamed, mayHold } from "./recommend.mjs";
import { lazily, model, NOT_SURE, UNKNOWN } from "./model.mjs";

const fill = (text, slots) => text.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
const credits = (sources) => sources.map((source) => model.credits[source]);

export const policyData = (policy) => ({
  version: model.version,
  answers: policy.answers,
  summary: summary(policy),
  platforms: Object.fromEntries(policy.platforms.map((mine) => [mine.platform.id, platformData(mine, policy.answers)])),
});

function platformData(mine, answers) {
  const { name } = mine.platform;
  const habits = (section) =>
    mine.practices
      .filter((one) => one.section === section)
      .map(({ id, text, sources }) => ({ id, text: fill(text, { platform: name }), sources, credits: credits(sources) }));
  const head = {
    name,
    named: isNamed(mine.platform, answers),
    stance: mine.stance,
    "stance-label": model.stances[mine.stance].label,
    "stance-means": model.stances[mine.stance].means,
    summary: platformSummary(mine),
    sections: Object.entries(model.sections).map(([id, title]) => ({ id, title })),
  };
  return lazily(head, { // while questions are asked, only the head of a policy is shown
    rules: () => mine.rules.map((rule) => ruleData(rule, mine)),
    send: () => habits("send"),
    after: () => habits("after"),
    prune: () => habits("prune"),
    settings: () => mine.settings.map(settingData),
  });
}

function ruleData(rule, { platform }) {
  const { id, section, stage, action, when, who, text, why, sources } = rule;
  const slots = { platform: platform.name };
  return {
    id,
    section,
    stage,
    action,
    label: headline(rule, platform.tie),
    when: Object.fromEntries(Object.entries(when).filter(([name]) => name in model.factById)),
    who,
    text: fill(text, slots),
    why: fill(why, slots),
    sources,
    credits: credits(sources),
  };
}

export const actionLabel = (action, tie) => model.actions[action][tie === "connect" ? "label" : tie];
const headline = (rule, tie) => rule.headline ?? actionLabel(rule.action, tie);

const settingData = (fact) => ({
  id: fact.id,
  kind: fact.kind,
  text: fact.text,
  "as-of": fact["as-of"],
  source: fact.source,
  credit: model.credits[fact.source],
  confidence: fact.confidence,
  "confidence-label": model.confidence[fact.confidence],
});

/* The policy in a sentence or two */

function summary({ answers, platforms: every }) {
  const platforms = every.filter(({ platform }) => isNamed(platform, answers));
  const { whole } = model.summary;
  const names = (some) => some.map(({ platform }) => platform.name);
  const alike = whole[`all-${platforms[0].stance}`];
  if (alike && new Set(platforms.map(({ stance }) => stance)).size === 1) return fill(alike, { where: join(names(platforms)) });
  const order = Object.keys(model.stances);
  const groups = new Map();
  for (const stance of order)
    for (const mine of platforms.filter((one) => one.stance === stance)) {
      const text = clause(mine);
      if (text) groups.set(text, [...(groups.get(text) ?? []), mine]);
    }
  const clauses = [...groups].map(([text, some]) => fill(text, { where: join(names(some)) }));
  const gone = platforms.filter((mine) => !clause(mine));
  const said = sentence(clauses.join("; "));
  return gone.length ? `${said} ${fill(whole.absent, { where: join(names(gone), "or") })}` : said;
}

function platformSummary(mine) {
  const where = mine.platform.name;
  const text = clause(mine);
  return text ? sentence(fill(text, { where })) : fill(model.summary.whole.absent, { where });
}

/** What is said of this kind of account; nothing where somebody is absent. */
function clause({ values, stance }) {
  const [, table] = model.clauses.find(([when]) => mayHold(when, values));
  return model.summary[table][stance];
}

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

function join(names, word = "and") {
  const { between, [word]: last } = model.summary.list;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(between)} ${last} ${names.at(-1)}`;
}

/* Decisions */

export function decisionData({ mine, rule, facts, reasons, changes }) {
  const { id, name, tie } = mine.platform;
  return {
    platform: id,
    "platform-name": name,
    action: rule.action,
    label: headline(rule, tie),
    text: fill(rule.why, { platform: name }),
    reasons: reasons.map((one) => reasonData(one, name)),
    "would-change": changes.map((one) => changeData(one, tie)),
    reply: note(rule, id, { ...mine.values, ...facts }),
    "follow-up": rule.steps.map((step) => model.steps[step]),
  };
}

/** What stands beside the first condition that holds. */
const firstOf = (rows, values) =>
  rows.find(([when]) => Object.entries(when).every(([name, allowed]) => allowed.includes(values[name])))?.[1];

function note(rule, platform, values) {
  const purpose = firstOf(rule.notes, values);
  if (!purpose) return null;
  const text = firstOf(model.notes[purpose], values);
  return { purpose, text, length: [...text].length, limit: model.limits[platform]?.[purpose] ?? null };
}

function reasonData({ rule, names, role }, platform) {
  return {
    rule: rule.id,
    role,
    because: names.map(([name, value]) => `${name}=${value}`),
    "because-text": names.map(spell),
    text: fill(role === "decides" ? rule.why : rule.text, { platform }),
    sources: rule.sources,
    credits: credits(rule.sources),
  };
}

const option = (question, id) => question.options.find((one) => one.id === id);
const value = (fact, id) => fact.values.find((one) => one.id === id);

function spell([name, id]) {
  const fact = model.factById[name];
  const question = model.questionById[name];
  return fact ? `${fact.short}: ${value(fact, id).brief}` : `${question.short}: ${option(question, id).short}`;
}

function changeData({ kind, subject, to, action }, tie) {
  const found = kind === "fact" ? value(model.factById[subject], to) : option(model.questionById[subject], to);
  return {
    [kind]: subject,
    to,
    action,
    text: found.if,
    known: to !== UNKNOWN && to !== NOT_SURE,
    label: actionLabel(action, tie),
  };
}

export function answerData(name, id) {
  const fact = model.factById[name];
  const question = model.questionById[name];
  if (fact) return { id: name, question: fact.text, answer: value(fact, id).label };
  return { id: name, question: question.text, answer: option(question, id).label };
}

export function factData(id) {
  const { text, short, why, values } = model.factById[id];
  return { id, text, short, why, values: values.map((one) => ({ id: one.id, label: one.label })) };
}
