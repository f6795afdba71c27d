// Lays a policy out: the engine's reply in, the result view's contents out.
import { wanted } from "./frame.mjs";
import { because, item, part, say } from "./page.mjs";

/** A record with more in it; what the tables work out only when asked is not asked for. */
const extended = (one, more) => Object.assign(Object.create(one), more);

const entries = (platforms) => Object.entries(platforms).map(([id, one]) => extended(one, { id }));

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

/** The whole policy with its answers and what can be done with it, but for its platforms. */
export function outline({ policy, answered, open }) {
  const { first, rest } = parted(policy);
  return part("policy", {
    summary: inShort(policy, first),
    left: open.length ? say("answer-rest", { number: open.length }) : "",
    "has-others": rest.length > 0,
    answers: answered.map(withChange),
  });
}

/** Which platforms go where in it, in their order: [name of the list, platform]. */
export function places({ policy }) {
  const { first, rest } = parted(policy);
  return [...first.map((one) => ["platforms", one]), ...rest.map((one) => ["others", one])];
}

/** One platform's policy, as it stands in one of those lists. */
export const onePlatform = (list, platform) => item("policy", list, platformData(platform));

function platformData(platform) {
  const sections = platform.sections.map((section) => oneSection(section, platform));
  const settings = { id: "settings", title: say("settings"), rules: [], practices: [], settings: platform.settings.map(dated) };
  const ask = { use: `use-${platform.id}`, "say-use": say("say-use", { platform: platform.name }) };
  const lead = wanted.platform ? { summary: "" } : {}; // it stands above already
  return extended(platform, { ...lead, ...ask, sections: [...sections, settings].filter(hasAny) });
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
