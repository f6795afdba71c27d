// Lays a policy out: the engine's reply in, the result view's contents out.
import { because, item, part, say } from "./page.mjs";

/** A record with more in it; what the tables work out only when asked is not asked for. */
const extended = (one, more) => Object.assign(Object.create(one), more);

const entries = (platforms) => Object.entries(platforms).map(([id, one]) => extended(one, { id }));

const isNamed = ({ named }) => named;
const isOther = ({ named }) => !named;

/** The list beside the questions. */
export const live = ({ policy }) =>
  part("live", { summary: policy.summary, platforms: entries(policy.platforms).filter(isNamed) });

/** The whole policy with its answers and what can be done with it, but for its platforms. */
export const frame = ({ policy, answered, open }) =>
  part("policy", {
    summary: policy.summary,
    left: open.length ? say("answer-rest", { number: open.length }) : "",
    "has-others": entries(policy.platforms).some(isOther),
    answers: answered.map(withChange),
  });

/** Which platforms go where in the frame, in their order: [name of the list, platform]. */
export const places = ({ policy }) => [
  ...entries(policy.platforms).filter(isNamed).map((one) => ["platforms", one]),
  ...entries(policy.platforms).filter(isOther).map((one) => ["others", one]),
];

/** One platform's policy, as it stands in one of those lists. */
export const onePlatform = (list, platform) => item("policy", list, platformData(platform));

function platformData(platform) {
  const sections = platform.sections.map((section) => oneSection(section, platform));
  const settings = { id: "settings", title: say("settings"), rules: [], practices: [], settings: platform.settings.map(dated) };
  const ask = { use: `use-${platform.id}`, "say-use": say("say-use", { platform: platform.name }) };
  return extended(platform, { ...ask, sections: [...sections, settings].filter(hasAny) });
}

function oneSection({ id, title }, platform) {
  const rules = platform.rules
    .filter((rule) => rule.section === id)
    .map((rule) => ({ ...rule, href: because(rule.id), "why-label": `${say("why-short")}: ${rule.who}` }));
  return { id, title, rules, practices: platform[id] ?? [], settings: [], open: id === "arrives" };
}

const hasAny = ({ rules, practices, settings }) => rules.length + practices.length + settings.length > 0;

function dated(setting) {
  const { "as-of": date, credit: source, "confidence-label": confidence } = setting;
  return { ...setting, dated: say("as-of", { date, source, confidence }) };
}

/** What was asked and said, with a button that names what it changes. */
export const withChange = (one) => ({ ...one, "change-label": `${say("change")}: ${one.question}` });
