// Lays a policy out: the engine's reply in, the result view's contents out.
import { wanted } from "./frame.mjs";
import { because, part, say } from "./page.mjs";

const entries = (platforms) => Object.entries(platforms).map(([id, one]) => ({ id, ...one }));

/** The platforms that are shown first, and the rest; where only one is wanted, there is no rest. */
function parted({ platforms }) {
  const all = entries(platforms);
  const { platform } = wanted;
  if (platform) return { first: all.filter(({ id }) => id === platform), rest: [] };
  return { first: all.filter(({ named }) => named), rest: all.filter(({ named }) => !named) };
}

/** The policy in a sentence: that of the one platform, where only one is wanted. */
const inShort = (policy, [only]) => (wanted.platform ? only.summary : policy.summary);

/** The list beside the questions. */
export function live({ policy }) {
  const { first } = parted(policy);
  return part("live", { summary: inShort(policy, first), platforms: first });
}

/** The whole policy, its answers and what can be done with it. */
export function whole({ policy, answered, open }) {
  const { first, rest } = parted(policy);
  return part("policy", {
    summary: inShort(policy, first),
    left: open.length ? say("answer-rest", { number: open.length }) : "",
    platforms: first.map((one) => onePlatform(wanted.platform ? { ...one, summary: "" } : one)), // not twice
    others: rest.map(onePlatform),
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
