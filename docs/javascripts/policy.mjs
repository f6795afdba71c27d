// Lays a policy out: the engine's reply in, the result view's contents out.
import { because, part, say } from "./page.mjs";

const entries = (platforms) => Object.entries(platforms).map(([id, one]) => ({ id, ...one }));

const isNamed = ({ named }) => named;
const isOther = ({ named }) => !named;

/** The list beside the questions. */
export const live = ({ policy }) =>
  part("live", { summary: policy.summary, platforms: entries(policy.platforms).filter(isNamed) });

/** The whole policy, its answers and what can be done with it. */
export function whole({ policy, answered, open }) {
  return part("policy", {
    summary: policy.summary,
    left: open.length ? say("answer-rest", { number: open.length }) : "",
    platforms: entries(policy.platforms).filter(isNamed).map(onePlatform),
    others: entries(policy.platforms).filter(isOther).map(onePlatform),
    answers: answered.map(withChange),
  });
}

function onePlatform(platform) {
  const sections = platform.sections.map((section) => oneSection(section, platform));
  const settings = { id: "settings", title: say("settings"), rules: [], practices: [], settings: platform.settings.map(dated) };
  const ask = { use: `use-${platform.id}`, "say-use": say("say-use", { platform: platform.name }) };
  return { ...platform, ...ask, sections: [...sections, settings].filter(hasAny) };
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
