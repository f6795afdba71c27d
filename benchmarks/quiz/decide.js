// The guide's decisions written by hand, as somebody would who needs no Python: the floor.
// It leaves lists untidied, and knows nothing of requests, links or saved answers.

const STANCES = ["open", "selective", "guarded", "closed", "absent"];
const PLATFORMS = [
  { id: "linkedin", name: "LinkedIn", tie: "connect", venue: "professional", use: "work" },
  { id: "x", name: "X", tie: "follow", venue: "public", use: "both" },
  { id: "facebook", name: "Facebook", tie: "connect", venue: "personal", use: "private" },
  { id: "instagram", name: "Instagram", tie: "follow", venue: "public", use: "private" },
];

// Rule id, where it belongs, what to do, and what must be true of the reader.
const RULES = [
  ["get-help-first", "after", "block-report", { exposure: "personal-safety" }],
  ["harassment", "after", "block-report", {}],
  ["false-profile-behaving-badly", "after", "block-report", {}],
  ["offended-by-someone-you-know", "after", "accept-limited", {}],
  ["offensive", "after", "remove", {}],
  ["pitch-from-someone-you-know", "after", "accept-limited", {}],
  ["pitch-from-a-client", "after", "accept-limited", { venue: "professional public", duty: "none not-sure" }],
  ["promotional-follower", "after", "remove", { tie: "follow" }],
  ["pitched-after-connecting", "after", "remove", {}],
  ["barred-and-false", "arrives", "block-report", { duty: "clients regulated" }],
  ["protected-already-connected", "after", "remove", { duty: "regulated" }],
  ["protected", "arrives", "decline", { duty: "regulated" }],
  ["client-under-rule", "arrives", "redirect", { duty: "clients regulated" }],
  ["copied-profile", "arrives", "block-report", {}],
  ["approach-to-sensitive-work", "arrives", "block-report", { exposure: "sensitive-work" }],
  ["false-profile", "arrives", "block-report", {}],
  ["new-account-of-someone-close", "arrives", "ask-why", { stance: "open selective guarded closed" }],
  ["no-account-but-someone-known", "arrives", "redirect", { stance: "absent" }],
  ["no-account", "arrives", "ignore", { stance: "absent" }],
  ["business-not-on-linkedin", "arrives", "redirect", { venue: "personal" }],
  ["business-belongs-elsewhere", "arrives", "redirect", { venue: "personal" }],
  ["close-colleague-kept-apart", "arrives", "redirect", { venue: "personal public", account: "private", mixing: "apart" }],
  ["close-colleague-welcome", "arrives", "accept", { venue: "personal public", account: "private", stance: "guarded", mixing: "blend" }],
  ["close-colleague-with-limits", "arrives", "accept-limited", { venue: "personal public", account: "private", stance: "guarded closed", mixing: "blend not-sure" }],
  ["power-on-a-private-account", "arrives", "redirect", { venue: "personal public", account: "private" }],
  ["work-on-a-private-account", "arrives", "redirect", { venue: "personal public", account: "private" }],
  ["close-colleague-on-a-shared-account", "arrives", "accept", { venue: "personal", account: "work both", mixing: "blend" }],
  ["close-colleague-in-a-separate-circle", "arrives", "accept-limited", { venue: "personal", account: "work both", mixing: "apart not-sure" }],
  ["power-on-a-shared-account", "arrives", "redirect", { venue: "personal" }],
  ["colleague-on-a-shared-account", "arrives", "accept-limited", { venue: "personal", account: "work both", stance: "selective guarded", mixing: "blend" }],
  ["colleague-elsewhere", "arrives", "redirect", { venue: "personal" }],
  ["kin-you-feel-safe-with", "arrives", "accept", { exposure: "personal-safety" }],
  ["kin", "arrives", "accept", { exposure: "ordinary sensitive-work not-sure" }],
  ["protected-check-your-rule", "arrives", "redirect", { duty: "not-sure" }],
  ["protected-without-a-rule", "arrives", "redirect", {}],
  ["colleagues", "arrives", "accept", { venue: "professional" }],
  ["power-at-work", "arrives", "accept", { venue: "professional" }],
  ["pitch-in-the-invitation", "arrives", "leave-pending", { venue: "professional" }],
  ["clients", "arrives", "accept", { venue: "professional" }],
  ["business-by-email", "arrives", "redirect", { venue: "professional", stance: "closed" }],
  ["thin-profile-of-someone-met", "arrives", "ask-why", { venue: "professional", stance: "open selective guarded" }],
  ["prospects", "arrives", "accept", { venue: "professional", stance: "open selective" }],
  ["prospect-who-introduces-themselves", "arrives", "accept", { venue: "professional", stance: "guarded" }],
  ["prospect-without-introduction", "arrives", "ask-why", { venue: "professional", stance: "guarded" }],
  ["acquaintances", "arrives", "accept", { venue: "professional", stance: "open selective guarded" }],
  ["a-kind-no", "arrives", "decline", { venue: "professional", stance: "closed" }],
  ["acquaintance-left-waiting", "arrives", "leave-pending", { venue: "professional", stance: "closed" }],
  ["thin-profile-of-an-acquaintance", "arrives", "ask-why", { venue: "personal", stance: "selective" }],
  ["acquaintance-with-limits", "arrives", "accept-limited", { venue: "personal", stance: "selective" }],
  ["acquaintance-to-linkedin", "arrives", "redirect", { venue: "personal" }],
  ["acquaintance-on-a-personal-profile", "arrives", "leave-pending", { venue: "personal" }],
  ["thin-profile-asking-to-follow", "arrives", "ask-why", { venue: "public", account: "private", stance: "guarded" }],
  ["acquaintance-follows-a-private-account", "arrives", "accept-limited", { venue: "public", account: "private", stance: "guarded" }],
  ["acquaintance-kept-waiting", "arrives", "leave-pending", { venue: "public", account: "private" }],
  ["recruiter-not-wanted", "arrives", "ignore", { venue: "professional", stance: "closed" }],
  ["recruiter-thin-and-silent", "arrives", "ignore", { venue: "professional" }],
  ["recruiter-vouched-for", "arrives", "accept-limited", { venue: "professional", exposure: "sensitive-work personal-safety" }],
  ["recruiter-to-verify", "arrives", "leave-pending", { venue: "professional", exposure: "sensitive-work personal-safety" }],
  ["recruiter-who-introduces-themselves", "arrives", "accept", { venue: "professional", stance: "open selective guarded", exposure: "ordinary not-sure" }],
  ["recruiter-recommended", "arrives", "accept", { venue: "professional", stance: "open selective guarded", exposure: "ordinary not-sure" }],
  ["recruiter-to-an-open-network", "arrives", "accept", { venue: "professional", stance: "open", exposure: "ordinary not-sure" }],
  ["recruiter-with-questions", "arrives", "ask-why", { venue: "professional" }],
  ["close-colleague-follows", "arrives", "accept", { venue: "public", account: "work both" }],
  ["business-follows-a-closed-account", "arrives", "redirect", { venue: "public", account: "work both", stance: "closed" }],
  ["acquaintance-follows-a-closed-account", "arrives", "ignore", { venue: "public", account: "work both", stance: "closed" }],
  ["people-you-know-follow", "arrives", "let-follow", { venue: "public", account: "work both" }],
  ["pitch-from-a-stranger", "arrives", "ignore", { tie: "connect" }],
  ["thin-and-silent", "arrives", "ignore", { tie: "connect" }],
  ["only-people-you-know", "arrives", "ignore", { venue: "professional", stance: "closed" }],
  ["vouched-for-sensitive-work", "arrives", "accept-limited", { venue: "professional", stance: "open selective guarded", exposure: "sensitive-work personal-safety" }],
  ["verify-before-anything", "arrives", "leave-pending", { venue: "professional", exposure: "sensitive-work personal-safety" }],
  ["introduced-themselves", "arrives", "accept", { venue: "professional", stance: "open selective guarded" }],
  ["vouched-for", "arrives", "accept", { venue: "professional", stance: "open selective guarded" }],
  ["worthwhile", "arrives", "accept", { venue: "professional", stance: "open selective" }],
  ["well-behaved-so-far", "after", "accept", { venue: "professional", stance: "open selective guarded" }],
  ["no-benefit", "arrives", "leave-pending", { venue: "professional", stance: "selective guarded" }],
  ["shared-contact", "arrives", "accept", { venue: "professional", stance: "selective", attention: "some none not-sure" }],
  ["same-field", "arrives", "accept", { venue: "professional", stance: "selective", attention: "some none not-sure" }],
  ["open-door", "arrives", "accept", { venue: "professional", stance: "open", attention: "some none not-sure" }],
  ["thin-but-they-wrote", "arrives", "ask-why", { venue: "professional", attention: "each some not-sure" }],
  ["thin-profile", "arrives", "leave-pending", { venue: "professional" }],
  ["stranger-at-a-closed-door", "arrives", "ignore", { venue: "personal", stance: "closed" }],
  ["friend-of-a-friend", "arrives", "ask-why", { venue: "personal", exposure: "ordinary not-sure" }],
  ["stranger-may-follow", "arrives", "let-follow", { venue: "personal", stance: "selective", exposure: "ordinary not-sure" }],
  ["stranger-on-a-personal-profile", "arrives", "ignore", { venue: "personal" }],
  ["anyone-may-follow", "arrives", "let-follow", { venue: "public", stance: "open" }],
  ["thin-follower", "arrives", "ignore", { venue: "public", stance: "selective guarded" }],
  ["strangers-may-follow", "arrives", "let-follow", { venue: "public", stance: "selective" }],
  ["genuine-follower", "arrives", "let-follow", { venue: "public", account: "work both", stance: "guarded" }],
  ["vouched-follower", "arrives", "ask-why", { venue: "public", account: "private", stance: "guarded", exposure: "ordinary not-sure" }],
  ["stranger-at-a-private-account", "arrives", "ignore", { venue: "public", account: "private" }],
  ["follower-to-look-at", "arrives", "leave-pending", { venue: "public", stance: "guarded" }],
  ["stranger-at-a-protected-account", "arrives", "ignore", { venue: "public" }],
  ["time-to-ask", "arrives", "ask-why", { venue: "professional", attention: "each" }],
  ["no-time-to-look", "arrives", "leave-pending", { venue: "professional", attention: "none" }],
  ["wait-for-a-reason", "arrives", "leave-pending", { venue: "professional" }],
  ["public-by-default", "arrives", "let-follow", { venue: "public", account: "work both", stance: "open selective" }],
  ["find-out-who", "arrives", "leave-pending", {}],
];

const PRACTICES = [
  ["say-why", "send", { venue: "professional", stance: "open selective guarded closed" }],
  ["do-your-homework", "send", { venue: "professional", stance: "open selective guarded closed" }],
  ["ask-before-naming", "send", { venue: "professional", stance: "open selective guarded closed" }],
  ["one-chance", "send", { venue: "professional", stance: "open selective guarded closed", networking: "essential helpful" }],
  ["no-pitch", "send", { venue: "professional", stance: "open selective guarded closed" }],
  ["what-to-expect", "send", { venue: "professional", stance: "open selective" }],
  ["useful-link-later", "send", { venue: "professional", stance: "open selective" }],
  ["seldom-send", "send", { stance: "guarded closed", tie: "connect" }],
  ["no-clients-here", "send", { venue: "personal", stance: "open selective guarded closed" }],
  ["one-network-at-a-time", "send", { venue: "personal", stance: "open selective guarded closed" }],
  ["what-you-saw-there", "send", { venue: "personal", stance: "open selective guarded closed" }],
  ["managers-do-not-send-first", "send", { tie: "connect", stance: "open selective guarded closed" }],
  ["follow-freely", "send", { venue: "public", stance: "open selective guarded closed" }],
  ["never-to-protected", "send", { duty: "clients regulated", stance: "open selective guarded closed" }],
  ["thank-them", "after", { venue: "professional", stance: "open selective" }],
  ["call-with-a-reason", "after", { venue: "professional", stance: "open selective" }],
  ["show-up", "after", { activity: "weekly monthly", stance: "open selective" }],
  ["quiet-account", "after", { activity: "rarely not-sure", stance: "open selective guarded" }],
  ["settings-second", "after", { venue: "personal", stance: "open selective guarded closed" }],
  ["mind-the-audience", "after", { account: "both", stance: "open selective guarded closed" }],
  ["your-feed", "after", { venue: "professional", stance: "open selective guarded closed" }],
  ["when-the-purpose-changes", "prune", { stance: "open selective guarded closed" }],
  ["commercial-friends", "prune", { venue: "personal", stance: "open selective guarded closed" }],
  ["withdraw-old-invitations", "prune", { venue: "professional", stance: "open selective guarded closed" }],
  ["strangers-who-follow", "prune", { venue: "public", stance: "guarded closed" }],
  ["a-word-first", "prune", { tie: "connect", stance: "open selective guarded closed", exposure: "ordinary sensitive-work not-sure" }],
  ["leave-in-good-order", "prune", { stance: "absent" }],
];

const SETTINGS = [
  ["linkedin-who-may-invite", "linkedin", { stance: "guarded closed" }],
  ["linkedin-hide-connections", "linkedin", { stance: "open selective guarded closed" }],
  ["linkedin-follow-first", "linkedin", { stance: "selective guarded" }],
  ["linkedin-about-this-profile", "linkedin", { stance: "open selective guarded closed" }],
  ["linkedin-few-notes", "linkedin", { stance: "open selective guarded" }],
  ["linkedin-no-clause", "linkedin", { stance: "open selective" }],
  ["facebook-who-may-ask", "facebook", { stance: "guarded closed" }],
  ["facebook-friends-list", "facebook", { stance: "selective guarded closed" }],
  ["facebook-restricted", "facebook", { stance: "selective guarded closed" }],
  ["facebook-ignored-may-follow", "facebook", { stance: "selective guarded closed" }],
  ["facebook-personal-purposes", "facebook", { account: "work both" }],
  ["x-protect-posts", "x", { stance: "guarded closed" }],
  ["x-remove-follower", "x", { stance: "open selective guarded closed" }],
  ["x-block-still-reads", "x", { stance: "open selective guarded closed" }],
  ["instagram-private-account", "instagram", { stance: "guarded closed" }],
  ["instagram-message-requests", "instagram", { stance: "open selective guarded closed" }],
  ["instagram-close-friends", "instagram", { account: "private both" }],
];

const isIn = (value, words) => words.split(" ").includes(value);

function careful({ persona }) {
  return persona === "private" ? "closed" : "guarded";
}

function welcome({ networking }) {
  return networking === "unneeded" ? "guarded" : "selective";
}

function stance(me) {
  if (me.account === "none") return "absent";
  if (me.account === "private") return me.exposure === "personal-safety" ? "closed" : careful(me);
  if (me.venue === "professional") return professional(me);
  return me.venue === "personal" ? personal(me) : publicly(me);
}

function professional(me) {
  const { exposure, networking, persona, reputation } = me;
  if (exposure === "personal-safety") return networking === "essential" ? "guarded" : "closed";
  if (exposure === "sensitive-work") {
    if (networking === "essential") return persona === "comfortable" && reputation === "content" ? "selective" : "guarded";
    if (networking === "unneeded") return persona === "comfortable" ? "guarded" : "closed";
    return careful(me);
  }
  if (networking === "essential") return essential(me);
  return networking === "unneeded" ? unneeded(me) : helpful(me);
}

function essential({ persona, reputation, activity }) {
  if (persona === "private") return "guarded";
  if (persona === "comfortable") {
    if (reputation !== "content") return "selective";
    return isIn(activity, "weekly monthly") ? "open" : "selective";
  }
  return reputation === "content" ? "selective" : "guarded";
}

function helpful({ persona, reputation, activity }) {
  if (persona === "private") return "closed";
  if (reputation !== "content") return "guarded";
  if (persona === "comfortable") return activity === "rarely" ? "guarded" : "selective";
  return activity === "weekly" ? "selective" : "guarded";
}

function unneeded({ persona, activity }) {
  if (persona === "private") return "closed";
  return persona !== "comfortable" && activity === "rarely" ? "closed" : "guarded";
}

function personal(me) {
  if (me.exposure === "personal-safety") return "closed";
  if (me.exposure === "sensitive-work" || me.persona === "private") return careful(me);
  return me.persona === "comfortable" ? welcome(me) : "guarded";
}

function publicly(me) {
  if (me.exposure === "personal-safety") return "closed";
  if (me.exposure === "sensitive-work") return careful(me);
  if (me.persona === "comfortable") return isIn(me.activity, "weekly monthly") ? "open" : "selective";
  if (me.persona === "private") return isIn(me.networking, "essential helpful") ? "guarded" : "closed";
  return welcome(me);
}

const holds = (when, me) => Object.entries(when).every(([name, words]) => isIn(me[name], words));

function onePlatform(platform, answers) {
  const { id, name, tie, venue, use } = platform;
  const said = answers[`use-${id}`] ?? "not-sure";
  const given = (question) => answers[question] ?? "not-sure";
  const me = { tie, venue, account: said === "not-sure" ? use : said };
  for (const one of ["exposure", "persona", "networking", "activity", "reputation", "duty", "mixing", "attention"]) me[one] = given(one);
  me.stance = stance(me);
  return {
    id,
    name,
    tie,
    stance: me.stance,
    clause: venue === "public" && me.account === "private" ? "public-private" : venue,
    rules: RULES.filter(([, , , when]) => holds(when, me)).map(([rule, section, action]) => ({ id: rule, section, action })),
    practices: PRACTICES.filter(([, , when]) => holds(when, me)).map(([practice, section]) => ({ id: practice, section })),
    settings: SETTINGS.filter(([, where, when]) => where === id && holds(when, me)).map(([setting]) => ({ id: setting })),
  };
}

const decide = (answers) => PLATFORMS.map((platform) => onePlatform(platform, answers));
