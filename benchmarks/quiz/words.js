// Puts the wording to what decide.js found, in the shape in which the engine replies.

const put = (text, slots) => text.replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);
const capital = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

function joined(names, word = "and") {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(WORDING.summary.list.between)} ${WORDING.summary.list[word]} ${names.at(-1)}`;
}

function summary(platforms) {
  const { whole } = WORDING.summary;
  const alike = whole[`all-${platforms[0].stance}`];
  if (alike && new Set(platforms.map((one) => one.stance)).size === 1) return put(alike, { where: joined(platforms.map((one) => one.name)) });
  const groups = {};
  for (const one of platforms.toSorted((a, b) => STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance))) {
    if (one.stance !== "absent") (groups[`${one.clause} ${one.stance}`] ??= []).push(one.name);
  }
  const clauses = Object.entries(groups).map(([key, names]) => {
    const [clause, at] = key.split(" ");
    return put(WORDING.summary[clause][at], { where: joined(names) });
  });
  const gone = platforms.filter((one) => one.stance === "absent").map((one) => one.name);
  return capital(clauses.join("; ")) + (gone.length ? ` ${put(whole.absent, { where: joined(gone, "or") })}` : "");
}

function worded(platform) {
  const { name, tie, stance: at } = platform;
  const said = at === "absent" ? WORDING.summary.whole.absent : capital(WORDING.summary[platform.clause][at]);
  const actions = WORDING.actions[tie === "follow" ? "follow" : "label"];
  const of = (section) => platform.practices
    .filter((one) => one.section === section)
    .map(({ id }) => ({ id, text: put(WORDING.practices[id], { platform: name }) }));
  return {
    name,
    stance: at,
    "stance-label": WORDING.stances[at].label,
    "stance-means": WORDING.stances[at].means,
    summary: put(said, { where: name }),
    sections: WORDING.sections,
    rules: platform.rules.map(({ id, section, action }) => {
      const { who, text, why, credits, headline } = WORDING.rules[id];
      return { id, section, action, label: headline ?? actions[action], who, text: put(text, { platform: name }), why: put(why, { platform: name }), credits };
    }),
    send: of("send"),
    after: of("after"),
    prune: of("prune"),
    settings: platform.settings.map(({ id }) => ({ id, ...WORDING.settings[id] })),
  };
}

function answered(answers) {
  return Object.entries(answers).map(([id, value]) => {
    const { text, options } = WORDING.questions.find((one) => one.id === id);
    return { id, question: text, answer: options.find((one) => one.id === value).label };
  });
}

function reply(answers) {
  const platforms = decide(answers);
  return {
    policy: { summary: summary(platforms), platforms: Object.fromEntries(platforms.map((one) => [one.id, worded(one)])) },
    answered: answered(answers),
    open: WORDING.questions.map(({ id }) => id).filter((id) => !(id in answers)),
  };
}
